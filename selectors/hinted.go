package selectors

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// said reports whether the page says something of a control, at it or as a hint
// behind it.
func (s scene) said(c *Control, is func(text string) bool) bool {
	return hints.MatchString(c.Note) && is(s.fold(c.Note)) || slices.ContainsFunc(c.Labels, func(l Label) bool { return l.From != FromNear && is(s.fold(l.Text)) })
}

// allow takes words back that rule a field out; all of them where none are given.
func (v *view) allow(field int, words ...string) {
	lifts := func(f int, word string) bool { return f == field && (len(words) == 0 || slices.Contains(words, word)) }
	if v.head != nil && lifts(field, v.head[field]) {
		v.head[field] = ""
	}
	for i, r := range v.rules {
		v.rules[i].against = lifted(r.against, lifts)
	}
}

// hand lets one field have the label of another.
func (v *view) hand(from, to int) {
	v.best[to], v.from[to], v.best[from] = v.best[from], v.from[from], 0
}

// forForeigners is what a page says that foreigners write into a box, whatever it
// is called: 在华住址 of 外籍人士请填写在华住址, at 证件地址; empty where it says nothing.
func (s scene) forForeigners(c *Control) string {
	for _, text := range []string{c.Placeholder, c.Note} {
		if m := foreigners.FindStringSubmatch(s.fold(text)); m != nil {
			return m[1]
		}
	}
	return ""
}

var foreigners = regexp.MustCompile(`^[(]?(?:外籍|外国|境外|非大陆|非中国|海外)\p{Han}{0,6}?(?:请|需|应|可)?(?:填写?|输入)([^,;。]+?)[)]?$`)

// askedOfForeigners lets the name that a page has for foreigners count above the
// box's own.
func (s scene) askedOfForeigners(c *Control, v *view) {
	n := s.naming(s.core(s.forForeigners(c)))
	if n == nil {
		return
	}
	for f, q := range n.names {
		if q < 1 || s.unsuited(c, f) != "" {
			continue
		}
		v.weigh(len(s.lex.Fields))
		v.best[f] = max(v.best[f], 0.9)
		v.allow(f)
	}
}

// landlineOf turns a telephone's box into one for a landline, where the hint has an
// area code: 联系电话, 格式：区号-电话号码.
func (s scene) landlineOf(c *Control, v *view) {
	mobile, phone := s.lex.at["mobile"], s.lex.at["phone"]
	if v.best == nil || v.best[mobile] <= v.best[phone] || v.best[phone] == 0 || s.unsuited(c, phone) != "" {
		return
	}
	if s.said(c, coded.MatchString) {
		v.hand(mobile, phone)
	}
}

// coded is how a landline is to be written.
var coded = regexp.MustCompile(`区号[-+]|\b0\d{2,3}-\d{7,8}\b`)

// branchOf turns a bank's box into one for its branch, where the hint has one:
// 开户行全称, XX银行XX支行.
func (s scene) branchOf(c *Control, v *view) {
	bank, branch := s.lex.at["bank.name"], s.lex.at["bank.branch"]
	if v.best == nil || v.best[bank] < 0.85 || v.best[bank] <= v.best[branch] || s.unsuited(c, branch) != "" || c.Role != RoleText {
		return
	}
	if s.said(c, func(text string) bool { return branchHint.MatchString(text) && !withoutPart.MatchString(text) }) {
		v.hand(bank, branch)
		v.allow(branch)
	}
}

// holderOf turns a name's box into one for the name at the bank, where it is to be
// the same: 领款人, 须与银行卡户名一致.
func (s scene) holderOf(c *Control, v *view) {
	full, holder := s.lex.at["name.full"], s.lex.at["bank.account_holder"]
	if s.unsuited(c, holder) != "" || !s.said(c, sameHolder.MatchString) {
		return
	}
	v.weigh(len(s.lex.Fields))
	for f, q := range v.best {
		if f != full && f != holder && q >= 0.85 {
			return // it bears another field's name
		}
	}
	v.best[holder], v.from[holder] = max(v.best[holder], v.best[full], 0.75), v.from[full]
	v.best[full] = 0
	v.allow(holder)
}

var (
	branchHint = regexp.MustCompile(`支行|分理处|分行`)
	hints      = regexp.MustCompile(`^[(（]?(?:请|须|需|应|必须|与|如|例|含|包|格|具体|精确)`)
	sameHolder = regexp.MustCompile(`(?:^|[^得能可要])[与和同](?:您|你)?的?(?:\p{Han}{0,4}银行\p{Han}{0,4}|储蓄卡|借记卡|开户|卡|)(?:户名|开户姓名|开户名|持卡人姓名|时\p{Han}{0,4}的?(?:姓名|户名))(?:保持|完全|须)?(?:一致|相同|相符)`)
)

// divisions are the fields of an address that are chosen apart from its street.
var divisions = []string{"address.province", "address.city", "address.district", "address.region"}

// dividesAddress reports whether a page asks for a division by a box of its own, or
// names one where it has something that was not recognised as a box.
func (s scene) dividesAddress(snap Snapshot) bool {
	if slices.ContainsFunc(divisions, func(k string) bool { return len(s.boxes[k]) > 0 }) {
		return true
	}
	for c := range snap.asking() {
		// A list takes no address: 联系地址 before it names a chain, whatever it shows.
		if chained(c) && s.names(c, "address.full", "address.street", "address.region") {
			return true
		}
	}
	for _, f := range snap.Frames {
		for _, t := range f.Texts {
			if utf8.RuneCountInString(t.Text) > 10 || !strings.ContainsAny(t.Text, "省市区县") {
				continue
			}
			if n := s.naming(s.core(t.Text)); n != nil && slices.ContainsFunc(divisions, func(k string) bool { return n.names[s.lex.at[k]] >= 0.9 }) {
				return true
			}
		}
	}
	return false
}

// wholeAddress turns a street's box into one for the whole address, where no other
// box of the page takes the province and nothing says that this one takes less:
// 详细地址, 如省市区、道路、门牌号.
func (s scene) wholeAddress(c *Control, v *view) {
	full, street := s.lex.at["address.full"], s.lex.at["address.street"]
	if s.divided || v.best == nil || max(v.best[street], v.best[full]) < minScore || s.unsuited(c, full) != "" {
		return
	}
	less := func(text string) bool { return onlyStreet.MatchString(text) || withoutPart.MatchString(text) }
	lists := func(text string) bool { return fromProvince.MatchString(text) && !withoutPart.MatchString(text) }
	if !s.said(c, lists) && (s.said(c, less) || less(s.fold(section(c)))) {
		return
	}
	if v.best[street] > v.best[full] {
		v.hand(street, full)
	}
	v.best[street] = 0
	v.allow(full, "详细", "街道", "收货") // the street's words
}

// fromProvince is a list of an address' parts from its province on; onlyStreet has
// those of a street, and withoutPart says what to leave out.
var (
	fromProvince = regexp.MustCompile(`(?:省|直辖市).*(?:街|路|门牌|小区|楼|号|村)|含\p{Han}{0,3}省市`)
	onlyStreet   = regexp.MustCompile(`街道|门牌|路|小区|楼|室|房间|street|building|room|unit|floor|apt|line|行\d`)
	withoutPart  = regexp.MustCompile(`不含|不必|不用|不需|无需|不要|勿|除|已选`)
)
