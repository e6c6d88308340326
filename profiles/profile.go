package profiles

import (
	"slices"
	"strings"

	"example.com/autofill/profiles/yamlfile"
)

// Profile is one person's data as written in the file, references resolved.
// Every value is hidden; see [Profile.Facts] for what pages are given.
type Profile struct {
	Nationality Value    `yaml:"nationality"`
	Name        Name     `yaml:"name"`
	Sex         Value    `yaml:"sex"`
	BirthDate   Value    `yaml:"birth_date"`
	Occupation  Value    `yaml:"occupation"`
	Email       Value    `yaml:"email"`
	Mobile      Value    `yaml:"mobile"`
	Phone       Value    `yaml:"phone"`
	Passport    Passport `yaml:"passport"`
	Address     Address  `yaml:"address"`
	Bank        Bank     `yaml:"bank"`
	Security    Security `yaml:"security"`
	Login       Password `yaml:"login"`
	Payment     Password `yaml:"payment"`
	Deposit     Deposit  `yaml:"deposit"`

	// Warnings are things that are allowed but probably not meant.
	Warnings yamlfile.Problems `yaml:"-"`

	file *yamlfile.File
}

// Name is the name as in the passport.
type Name struct {
	Surname Value `yaml:"surname"`
	Given   Value `yaml:"given"`
	Chinese Value `yaml:"chinese"`
}

// Passport is the document and its scans, whose paths are absolute after
// loading.
type Passport struct {
	Number     Value `yaml:"number"`
	Issued     Value `yaml:"issued"`
	Expires    Value `yaml:"expires"`
	PhotoPage  Value `yaml:"photo_page"`
	EntryStamp Value `yaml:"entry_stamp"`
}

// Address is the address in China.
type Address struct {
	Province Value `yaml:"province"`
	City     Value `yaml:"city"`
	District Value `yaml:"district"`
	Street   Value `yaml:"street"`
	Postcode Value `yaml:"postcode"`
}

// Bank is the bank account that verifies the person.
type Bank struct {
	Name          Value `yaml:"name"`
	AccountHolder Value `yaml:"account_holder"`
	CardNumber    Value `yaml:"card_number"`
	Province      Value `yaml:"province"`
	City          Value `yaml:"city"`
	Branch        Value `yaml:"branch"`
	Mobile        Value `yaml:"mobile"`
}

// Security is the question asked when a password is forgotten.
type Security struct {
	Question Value `yaml:"question"`
	Answer   Value `yaml:"answer"`
}

// Password may be given as a reference only, never in the file itself.
type Password struct {
	Password Value `yaml:"password"`
}

// Deposit is the amount the bank received, known only days after the rest.
type Deposit struct {
	Amount Value `yaml:"amount"`
}

// entry is one key of the profile.
type entry struct {
	key      string
	value    func(*Profile) *Value
	required bool // always; sections that are complete when begun: see validate.go
	path     bool // names a file, relative to the profile's folder
	secret   bool // only as a reference
}

// entries lists every key of the profile in the order of the file.
func entries() []entry {
	return []entry{
		{key: "nationality", value: func(p *Profile) *Value { return &p.Nationality }, required: true},
		{key: "name.surname", value: func(p *Profile) *Value { return &p.Name.Surname }, required: true},
		{key: "name.given", value: func(p *Profile) *Value { return &p.Name.Given }, required: true},
		{key: "name.chinese", value: func(p *Profile) *Value { return &p.Name.Chinese }},
		{key: "sex", value: func(p *Profile) *Value { return &p.Sex }, required: true},
		{key: "birth_date", value: func(p *Profile) *Value { return &p.BirthDate }, required: true},
		{key: "occupation", value: func(p *Profile) *Value { return &p.Occupation }},
		{key: "email", value: func(p *Profile) *Value { return &p.Email }, required: true},
		{key: "mobile", value: func(p *Profile) *Value { return &p.Mobile }, required: true},
		{key: "phone", value: func(p *Profile) *Value { return &p.Phone }},
		{key: "passport.number", value: func(p *Profile) *Value { return &p.Passport.Number }, required: true},
		{key: "passport.issued", value: func(p *Profile) *Value { return &p.Passport.Issued }},
		{key: "passport.expires", value: func(p *Profile) *Value { return &p.Passport.Expires }, required: true},
		{key: "passport.photo_page", value: func(p *Profile) *Value { return &p.Passport.PhotoPage }, path: true},
		{key: "passport.entry_stamp", value: func(p *Profile) *Value { return &p.Passport.EntryStamp }, path: true},
		{key: "address.province", value: func(p *Profile) *Value { return &p.Address.Province }},
		{key: "address.city", value: func(p *Profile) *Value { return &p.Address.City }},
		{key: "address.district", value: func(p *Profile) *Value { return &p.Address.District }},
		{key: "address.street", value: func(p *Profile) *Value { return &p.Address.Street }},
		{key: "address.postcode", value: func(p *Profile) *Value { return &p.Address.Postcode }},
		{key: "bank.name", value: func(p *Profile) *Value { return &p.Bank.Name }},
		{key: "bank.account_holder", value: func(p *Profile) *Value { return &p.Bank.AccountHolder }},
		{key: "bank.card_number", value: func(p *Profile) *Value { return &p.Bank.CardNumber }},
		{key: "bank.province", value: func(p *Profile) *Value { return &p.Bank.Province }},
		{key: "bank.city", value: func(p *Profile) *Value { return &p.Bank.City }},
		{key: "bank.branch", value: func(p *Profile) *Value { return &p.Bank.Branch }},
		{key: "bank.mobile", value: func(p *Profile) *Value { return &p.Bank.Mobile }},
		{key: "security.question", value: func(p *Profile) *Value { return &p.Security.Question }},
		{key: "security.answer", value: func(p *Profile) *Value { return &p.Security.Answer }},
		{key: "login.password", value: func(p *Profile) *Value { return &p.Login.Password }, secret: true},
		{key: "payment.password", value: func(p *Profile) *Value { return &p.Payment.Password }, secret: true},
		{key: "deposit.amount", value: func(p *Profile) *Value { return &p.Deposit.Amount }},
	}
}

// Keys lists every key a profile may have, in the order of the file.
func Keys() []string {
	all := entries()
	keys := make([]string, len(all))
	for i, e := range all {
		keys[i] = e.key
	}
	return slices.Clip(keys)
}

// pathOf turns a key into the path that yamlfile wants.
func pathOf(key string) []any {
	var path []any
	for part := range strings.SplitSeq(key, ".") {
		path = append(path, part)
	}
	return path
}
