package profiles

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Facts are the values that pages can be given, by field key. They hold
// personal data and print nothing of it. Make them with [Profile.Facts].
//
// Besides the keys of the profile there are document.type, address.full,
// address.country (the address is one in China),
// name.full (surname first, as in the passport's machine lines and at Chinese
// banks), name.full.western (given names first), and parts: .year .month .day
// of dates, .country_code .national .international of mobiles, .area .local
// .international of phone, .1 to .5 of bank.card_number (groups of four), and
// .region and .country of nationality, for pages that ask in two lists.
type Facts struct{ data *factData }

// factData is behind a pointer for the reason given at [Value].
type factData struct {
	values  map[string]Value
	choices map[string][]string
}

// Format prints [hidden] for every verb.
func (f Facts) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hidden) }

// Has reports whether the profile gives the fact.
func (f Facts) Has(key string) bool { return !f.Value(key).IsZero() }

// Value returns the fact in the form a Chinese page wants typed; the zero
// Value when the profile does not give it.
func (f Facts) Value(key string) Value {
	if f.data == nil {
		return Value{}
	}
	return f.data.values[key]
}

// Choices returns the texts by which an option of a list could name the fact,
// best first; nil when the profile does not give it. They are personal data in
// the clear: for comparing with whole options, not with parts of them, and not
// for printing.
func (f Facts) Choices(key string) []string {
	if f.data == nil {
		return nil
	}
	if all := f.data.choices[key]; len(all) > 0 {
		return slices.Clone(all)
	}
	if v := f.Value(key); !v.IsZero() {
		return []string{v.Reveal()}
	}
	return nil
}

// Same reports whether two facts are given and have the same value.
func (f Facts) Same(key, other string) bool {
	return f.Has(key) && f.Value(key).Reveal() == f.Value(other).Reveal()
}

// Keys lists the facts there are, sorted.
func (f Facts) Keys() []string {
	if f.data == nil {
		return nil
	}
	var keys []string
	for key := range f.data.values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// set adds a fact with the texts that options may have besides it.
func (d *factData) set(key, text string, choices ...string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	d.values[key] = NewValue(text)
	if len(choices) > 0 {
		d.choices[key] = unique(choices...)
	}
}

// Facts derives the facts from a profile that [Load] returned.
func (p *Profile) Facts() Facts {
	d := &factData{values: map[string]Value{}, choices: map[string][]string{}}
	for _, e := range entries() {
		switch text := e.value(p).Reveal(); e.key {
		case "security.answer", "bank.account_holder":
			d.set(e.key, text) // compared character by character
		case "login.password", "payment.password", "passport.photo_page", "passport.entry_stamp":
			if v := *e.value(p); !v.IsZero() {
				d.values[e.key] = v
			}
		default:
			d.set(e.key, squeeze(text))
		}
	}
	d.person(p)
	d.set("passport.number", passportNumber(p.Passport.Number.Reveal()))
	d.date("birth_date", p.BirthDate)
	d.date("passport.issued", p.Passport.Issued)
	d.date("passport.expires", p.Passport.Expires)
	d.mobile("mobile", p.Mobile)
	d.phone(p.Phone)
	d.bank(p)
	d.address(p)
	if q, ok := findQuestion(p.Security.Question.Reveal()); ok {
		own := squeeze(p.Security.Question.Reveal())
		if !hasHan(own) {
			own = "" // English is asked for last: few pages have it
		}
		all := append([]string{own}, q.chinese...)
		all = unique(append(all, q.english...)...)
		d.set("security.question", all[0], all...)
	}
	return Facts{d}
}

// region splits the nationality as pages do that ask in two lists: first China's
// parts or "overseas", then, for the latter, the country.
func (d *factData) region(c country) {
	switch c.iso2 {
	case "CN", "HK", "MO", "TW":
		d.set("nationality.region", c.chinese[0], c.choices()...)
	default:
		d.set("nationality.region", "海外", "海外", "海外地区", "其他国家", "其他国家/地区", "其他国家和地区", "其他国家或地区", "外国", "外籍", "境外", "国外", "Overseas", "Other countries")
		d.set("nationality.country", c.chinese[0], c.choices()...)
	}
}

func (d *factData) person(p *Profile) {
	if c, ok := findCountry(p.Nationality.Reveal()); ok {
		d.set("nationality", c.chinese[0], c.choices()...)
		d.region(c)
	}
	surname, given := squeeze(p.Name.Surname.Reveal()), squeeze(p.Name.Given.Reveal())
	if surname != "" && given != "" {
		d.set("name.full", surname+" "+given)
		d.set("name.full.western", given+" "+surname)
	}
	switch sexOf(p.Sex.Reveal()) {
	case "female":
		d.set("sex", "女", "女", "女性", "女士", "Female", "female", "F", "Woman")
	case "male":
		d.set("sex", "男", "男", "男性", "先生", "Male", "male", "M", "Man")
	}
	if !p.Passport.Number.IsZero() {
		d.set("document.type", "护照", "护照", "外国护照", "外籍护照", "普通护照", "外国人护照", "外国公民护照", "境外护照", "国外护照", "外籍人士护照", "Passport", "passport", "PASSPORT", "Foreign passport")
	}
	if o, ok := findOccupation(p.Occupation.Reveal()); ok {
		all := o.choices()
		if own := squeeze(p.Occupation.Reveal()); hasHan(own) {
			all = unique(append([]string{own}, all...)...)
		} else {
			all = unique(append(all, own)...)
		}
		d.set("occupation", all[0], all...)
	}
}

// date adds a date and its parts; months and days have two digits when typed.
func (d *factData) date(key string, v Value) {
	day, c := parseDate(v.Reveal())
	if c != nil {
		return
	}
	d.set(key, day.Format(isoDate), day.Format(isoDate), day.Format("2006年1月2日"), day.Format("2006年01月02日"),
		day.Format("2006/01/02"), day.Format("2006/1/2"), day.Format("2006.01.02"), day.Format("20060102"))
	year := strconv.Itoa(day.Year())
	d.set(key+".year", year, year, year+"年")
	d.set(key+".month", day.Format("01"), append(part(int(day.Month()), "月"), day.Format("January"), day.Format("Jan"))...)
	d.set(key+".day", day.Format("02"), append(part(day.Day(), "日"), strconv.Itoa(day.Day())+"号")...)
}

// part lists how a list may write a month or a day.
func part(n int, unit string) []string {
	plain := strconv.Itoa(n)
	return unique(plain, fmt.Sprintf("%02d", n), plain+unit, fmt.Sprintf("%02d%s", n, unit))
}

// mobile adds a mobile number under a key, with its parts.
func (d *factData) mobile(key string, v Value) {
	p, ok := parsePhone(v.Reveal())
	if !ok {
		return
	}
	d.set(key, p.typed)
	d.set(key+".national", p.national)
	d.set(key+".international", p.international)
	code := "+" + p.code
	choices := []string{code, p.code}
	for _, place := range dialled(p.code) {
		choices = append(choices, place+" "+code, place+code, place+"("+code+")", place+"（"+code+"）", code+" "+place, place)
	}
	d.set(key+".country_code", p.code, append(choices, "00"+p.code)...)
}

func (d *factData) phone(v Value) {
	p, ok := parsePhone(v.Reveal())
	if !ok {
		return
	}
	d.set("phone", p.typed)
	d.set("phone.area", p.area)
	d.set("phone.local", p.local)
	d.set("phone.international", p.international)
}

func (d *factData) bank(p *Profile) {
	if b, ok := findBank(p.Bank.Name.Reveal()); ok {
		d.set("bank.name", b.chinese[0], b.choices()...)
	}
	number := cardNumber(p.Bank.CardNumber.Reveal())
	d.set("bank.card_number", number)
	i := 0
	for group := range slices.Chunk([]byte(number), 4) {
		i++
		d.set("bank.card_number."+strconv.Itoa(i), string(group))
	}
	mobile := p.Bank.Mobile
	if mobile.IsZero() && !p.Bank.CardNumber.IsZero() {
		mobile = p.Mobile
	}
	d.mobile("bank.mobile", mobile)
	d.places("bank.", p.Bank.Province, p.Bank.City, Value{})
}

// path is the place for lists that are chosen in columns, one level after the
// other.
func (d *factData) path() {
	var names []string
	for n, key := range []string{"address.province", "address.city", "address.district"} {
		v := d.values[key]
		if v.IsZero() {
			return
		}
		d.set(fmt.Sprintf("address.region.%d", n+1), v.Reveal(), d.choices[key]...)
		names = append(names, v.Reveal())
	}
	d.set("address.region", strings.Join(names, " "))
}

func (d *factData) address(p *Profile) {
	a := p.Address
	d.places("address.", a.Province, a.City, a.District)
	d.path()
	if !d.values["address.province"].IsZero() {
		d.set("address.country", "中国", "中国", "中国大陆", "中国内地", "中华人民共和国", "中国(大陆)", "中国(内地)", "内地", "大陆", "China", "Mainland China", "China Mainland", "China (Mainland)", "People's Republic of China", "P.R.China", "PRC", "CN", "CHN")
	}
	street := squeeze(a.Street.Reveal())
	if street == "" {
		return
	}
	// Many people write the whole address as the street; the lists above it
	// have the beginning already.
	full := ""
	for _, key := range []string{"address.province", "address.city", "address.district"} {
		name := d.values[key].Reveal()
		street = strings.TrimSpace(strings.TrimPrefix(street, name))
		if !strings.HasSuffix(full, name) {
			full += name
		}
	}
	if street == "" {
		street = squeeze(a.Street.Reveal())
	}
	d.set("address.street", street)
	d.set("address.full", full+street)
}

// places adds province, city and district under a prefix.
func (d *factData) places(prefix string, province, city, district Value) {
	in, c := onePlace(provinces(), province.Reveal(), "province")
	if c != nil {
		return
	}
	d.set(prefix+"province", in.name, in.choices()...)
	at, c := onePlace(in.parts, city.Reveal(), "city")
	if c != nil {
		return
	}
	choices := at.choices()
	switch {
	case at.name == in.name:
		choices = append(choices, "市辖区", "市区")
	case at.direct:
		choices = append(choices, direct, directInXinjiang, "省直辖县", "省直辖县级行政单位")
	}
	d.set(prefix+"city", at.name, choices...)
	if part, c := onePlace(at.parts, district.Reveal(), "district"); c == nil {
		d.set(prefix+"district", part.name, part.choices()...)
	}
}
