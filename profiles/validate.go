package profiles

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"example.com/autofill/profiles/yamlfile"
)

// validator collects what is wrong with one profile.
type validator struct {
	profile  *Profile
	now      time.Time
	problems yamlfile.Problems
	warnings yamlfile.Problems
	bad      map[string]bool // keys that have a problem already
}

// isBad reports whether a key, or the section it is in, has a problem already.
func (v *validator) isBad(key string) bool {
	section, _, _ := strings.Cut(key, ".")
	return v.bad[key] || v.bad[section]
}

func (v *validator) problem(key, text string, hints ...string) {
	v.bad[key] = true
	v.problems = append(v.problems, v.profile.file.Problem(pathOf(key), text, hints...))
}

func (v *validator) warn(key, text string, hints ...string) {
	v.warnings = append(v.warnings, v.profile.file.Problem(pathOf(key), text, hints...))
}

// text returns a value that is given and has no problem yet.
func (v *validator) text(key string) (string, bool) {
	for _, e := range entries() {
		if e.key == key {
			text := e.value(v.profile).Reveal()
			return text, strings.TrimSpace(text) != "" && !v.isBad(key)
		}
	}
	return "", false
}

// validate checks every value alone and then those that must fit together.
func (v *validator) validate() {
	begun := v.begun()
	for _, e := range entries() {
		text := e.value(v.profile).Reveal()
		section, _, _ := strings.Cut(e.key, ".")
		switch {
		case v.isBad(e.key):
		case strings.TrimSpace(text) == "":
			if e.required || e.whole && begun[section] {
				v.problem(e.key, "is missing", e.hint...)
			}
		case strings.ContainsFunc(text, unicode.IsControl):
			v.problem(e.key, "has a line break, a tab or another control character")
		case e.check != nil:
			if c := e.check(text, v.now); c != nil {
				v.problem(e.key, c.text, c.hints...)
			}
		}
	}
	v.dates()
	v.address()
	v.bankPlace()
	v.names()
	v.phones()
	v.card()
	v.words()
}

// begun tells the optional sections of which something is given: they must be
// complete.
func (v *validator) begun() map[string]bool {
	begun := map[string]bool{}
	for _, e := range entries() {
		section, _, _ := strings.Cut(e.key, ".")
		if e.whole && !e.value(v.profile).IsZero() || e.begins && !e.value(v.profile).IsZero() {
			begun[section] = true
		}
	}
	return begun
}

func (v *validator) dates() {
	issuedText, ok1 := v.text("passport.issued")
	expiresText, ok2 := v.text("passport.expires")
	if !ok1 {
		return
	}
	issued, _ := parseDate(issuedText)
	if expires, _ := parseDate(expiresText); ok2 && !issued.Before(expires) {
		v.problem("passport.issued", "is not before the day it expires")
	}
	if bornText, ok := v.text("birth_date"); ok {
		if born, _ := parseDate(bornText); issued.Before(born) {
			v.problem("passport.issued", "is before the day you were born")
		}
	}
}

func (v *validator) address() {
	city := v.city("address.province", "address.city")
	if text, ok := v.text("address.district"); ok && city != nil {
		if _, c := onePlace(city.parts, text, "district"); c != nil {
			v.problem("address.district", c.text, c.hints...)
		}
	}
}

func (v *validator) bankPlace() { v.city("bank.province", "bank.city") }

// city checks a city against its province and returns it if both are right.
func (v *validator) city(provinceKey, cityKey string) *division {
	provinceText, ok1 := v.text(provinceKey)
	cityText, ok2 := v.text(cityKey)
	if !ok1 || !ok2 {
		return nil
	}
	province, c := onePlace(provinces(), provinceText, "province")
	if c != nil {
		return nil // reported where the province is checked alone
	}
	city, c := onePlace(province.parts, cityText, "city")
	if c != nil {
		v.problem(cityKey, c.text, c.hints...)
	}
	return city
}

// names compares what the bank has with the passport: the bank checks letters
// and order, and only the user can know which order it has.
func (v *validator) names() {
	surname, ok1 := v.text("name.surname")
	given, ok2 := v.text("name.given")
	if !ok1 || !ok2 {
		return
	}
	name, key := squeeze(surname+" "+given), "name.given"
	holder, hasHolder := v.text("bank.account_holder")
	if hasHolder {
		name, key = squeeze(holder), "bank.account_holder"
		v.holder(holder, surname, given)
	}
	bankText, ok := v.text("bank.name")
	b, known := findBank(bankText)
	if len([]rune(name)) > 20 && (!ok || known && b.chinese[0] != merchantsBank) {
		v.warn(key, "the name has more than 20 characters: only China Merchants Bank can check such names by a deposit",
			"with another bank the site says 抱歉暂时无法操作; then verify by another way or with a card of that bank")
	}
}

func (v *validator) holder(holder, surname, given string) {
	if chinese, ok := v.text("name.chinese"); ok && fold(chinese) == fold(holder) {
		return
	}
	if hasHan(holder) {
		v.warn("bank.account_holder", "is not the Chinese name given as name.chinese",
			"leave it if the bank has it so; Alipay will compare it letter for letter")
		return
	}
	words := func(text string) string {
		all := strings.Fields(strings.ToLower(text))
		slices.Sort(all)
		return fold(strings.Join(all, ""))
	}
	passport := surname + " " + given
	joined := fold(holder)
	if words(holder) != words(passport) && joined != fold(passport) && joined != fold(given+surname) {
		v.warn("bank.account_holder", "has not the same letters as name.surname and name.given",
			"leave it if the bank has it so; Alipay will compare it with the bank's record letter for letter")
	}
}

func (v *validator) phones() {
	for _, key := range []string{"mobile", "phone", "bank.mobile"} {
		if text, ok := v.text(key); ok {
			if p, _ := parsePhone(text); !p.valid {
				v.warn(key, "is a number that the tables of telephone numbers do not know", "check the digits and the country code")
			}
		}
	}
}

func (v *validator) card() {
	if text, ok := v.text("bank.card_number"); ok && !luhn(cardNumber(text)) {
		v.warn("bank.card_number", "probably has a wrong digit: its check digit does not fit", "compare it with the card, four digits at a time")
	}
}

// words warns of texts that no list is likely to have.
func (v *validator) words() {
	if text, ok := v.text("occupation"); ok {
		if _, known := findOccupation(text); !known {
			v.warn("occupation", "is not an occupation that is known, so no list can be searched for it",
				"write a common word such as teacher, engineer, student, or the Chinese one")
		}
	}
	if text, ok := v.text("security.question"); ok {
		if _, known := findQuestion(text); !known {
			v.warn("security.question", "is not a question that is known, so it must stand in the page's list word for word",
				"for example 您母亲的姓名是？ or its meaning, What is your mother's name?")
		}
	}
}
