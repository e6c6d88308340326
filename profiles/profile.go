package profiles

import (
	"fmt"
	"io"
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

// Format prints [hidden] for every verb: the sections hide their values, and
// this hides which of them are given.
func (p *Profile) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hidden) }

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

// pathOf turns a key into the path that yamlfile wants.
func pathOf(key string) []any {
	var path []any
	for part := range strings.SplitSeq(key, ".") {
		path = append(path, part)
	}
	return path
}
