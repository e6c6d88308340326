package practice

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// mysteryEdition is a site that nobody has seen before: the ways and the rules
// are those of the years, mixed, but ids, names, classes, labels, the order of
// the rows and the markup around them are drawn from the seed. What was written
// down of any page is of no use here; only what the pages say is left.
func mysteryEdition(seed uint64) *edition {
	e := mixedEdition(seed)
	e.name = "mystery"
	e.dress = func() { e.redraw(seed) }
	return e
}

// redraw draws every page.
func (e *edition) redraw(seed uint64) {
	draw := rand.New(rand.NewPCG(seed, 1))
	kit := newKit(draw)
	e.disguise = kit.text
	for _, p := range e.pages {
		if len(p.controls) > 0 {
			p.draw(draw, kit)
		}
		if p.name == "account.home" {
			p.link = ".i-banner-main-hello a"
		}
		for _, css := range []*string{&p.frame, &p.link, &p.submit, &p.picture, &p.handle, &p.sender, &p.accept} {
			*css = e.disguised(*css)
		}
	}
}

// disguised is text of templates, scripts and style sheets as the edition has it.
func (e *edition) disguised(text string) string {
	if e.disguise == nil {
		return text
	}
	return e.disguise(text)
}

// A drawnForm is how a page with boxes looks.
type drawnForm struct {
	Layout string // of the rows: table, dl, rows, above or list
	Colon  string // behind labels
	Star   string // beside labels
	Bound  bool   // labels are bound to their boxes
	Asleep bool   // the button sleeps until the boxes are in order
	Notes  []string
	Groups []drawnGroup
	Submit string // the button's word
	Button string // what it is: input, button or div
	Switch string // the word of the link that leads elsewhere
	Leads  string // the page it leads to
	Aside  string // a link that leads nowhere
}

// A drawnGroup are rows below a heading.
type drawnGroup struct {
	Heading, Remark string
	Rows            []drawnRow
}

// A drawnRow is one row of a form.
type drawnRow struct {
	Kind  string   // what is drawn in it
	Parts []string // the controls, as key or key/part
	List  string   // the options of a list
	Ask   string   // its first, empty entry
	Hint  string   // in the box
	Max   int      // characters that the box takes
}

// draw gives a page names, words and rows of its own.
func (p *page) draw(draw *rand.Rand, kit *kit) {
	p.draws(draw, kit)
	f := &drawnForm{
		Layout: pick(draw, "table", "dl", "rows", "above", "list"), Colon: pick(draw, "", "：", ":", " ："),
		Star: pick(draw, "", "*", "* ", "＊"), Bound: draw.IntN(2) == 0, Button: pick(draw, "input", "button"),
	}
	p.template, p.look, p.drawn = "mystery/form", "mystery", f
	p.submit = "#J-submit"
	if p.sender != "" {
		p.sender = "#J-resend-mobile button"
	}
	p.say(draw, f)
	if p.link != "" {
		p.link = "#J-other"
	}
	f.Groups = p.groups(draw)
	for g := range f.Groups {
		for r := range f.Groups[g].Rows {
			f.Groups[g].Rows[r].dress(draw, p)
		}
	}
}

// draws gives the controls names and labels.
func (p *page) draws(draw *rand.Rand, kit *kit) {
	labels := map[string]string{}
	for i := range p.controls {
		c := &p.controls[i]
		c.id, c.name = kit.control()
		words := labelsOf(p.name, c.keyPart())
		if row := rowOf(c.keyPart()); row != "" {
			if labels[row] == "" {
				labels[row] = pick(draw, words...)
			}
			c.label = labels[row]
		} else if len(words) > 0 {
			c.label = pick(draw, words...)
		}
		// A control that is broken besides has another word again.
		c.synonym, c.seen = c.label, false
		if n := slices.Index(words, c.label); n >= 0 {
			c.synonym = words[(n+1)%len(words)]
		}
	}
	// Surname and given name are called in one manner.
	for i := range p.controls {
		if c := &p.controls[i]; c.key == "name.surname" {
			pair := pick(draw, namePairs...)
			c.label = pair[0]
			for j := range p.controls {
				if g := &p.controls[j]; g.key == "name.given" {
					g.label = pair[1]
				}
			}
		}
	}
}

// groups are the page's rows in an order of their own. What proves that somebody
// is no robot, and what is agreed to, stands at the end everywhere.
func (p *page) groups(draw *rand.Rand) []drawnGroup {
	blocks := map[string][][]drawnRow{}
	var last []drawnRow
	for _, block := range p.blocks(draw) {
		switch first := block[0].Parts[0]; first {
		case "captcha", "sms_code", "agreement", "pocket":
			last = append(last, block...)
		case "login.password", "payment.password":
			if p.name == "signup.complete" {
				blocks[first] = append(blocks[first], block)
				continue
			}
			fallthrough // at the login it stands below the name
		default:
			blocks[""] = append(blocks[""], block)
		}
	}
	mixed := blocks[""]
	if p.name != "login" {
		draw.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	}
	groups := []drawnGroup{{Rows: append(slices.Concat(mixed...), last...)}}
	if p.name != "signup.complete" {
		return groups
	}
	groups[0].Heading, groups[0].Remark = "设置身份信息", "请务必准确填写本人的身份信息，注册后不能更改，隐私信息未经本人许可严格保密"
	groups = append(groups,
		drawnGroup{"设置登录密码", "登录时需验证，保护账户信息", slices.Concat(blocks["login.password"]...)},
		drawnGroup{"设置支付密码", "交易付款或账户信息更改时需输入（不能与淘宝或支付宝登录密码相同）", slices.Concat(blocks["payment.password"]...)})
	draw.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
	return groups
}

// blocks are rows that stand together, each with what it consists of.
func (p *page) blocks(draw *rand.Rand) [][]drawnRow {
	together := map[string]string{
		"name.given": "name.surname", "login.password/again": "login.password", "payment.password/again": "payment.password",
		"address.street": "address.province", "security.answer": "security.question", "passport.number": "document.type",
	}
	var out [][]drawnRow
	at := map[string]int{} // where the block of a row is
	for _, row := range p.rowsOf(draw) {
		first := row.Parts[0]
		if n, ok := at[together[first]]; ok {
			out[n] = append(out[n], row)
			at[first] = n
			continue
		}
		at[first] = len(out)
		out = append(out, []drawnRow{row})
	}
	return out
}

// pick is one of the words.
func pick[T any](draw *rand.Rand, words ...T) T { return words[draw.IntN(len(words))] }

// dress gives a row's box a hint in it, or none.
func (r *drawnRow) dress(draw *rand.Rand, p *page) {
	c, _ := p.find(r.Parts[0])
	switch r.Kind {
	case "text", "area", "sms", "mobile":
		if r.Hint == "" && draw.IntN(2) == 0 {
			r.Hint = pick(draw, "请输入", "请填写") + strings.NewReplacer("您的", "", "输入", "").Replace(c.label)
		}
	}
}
