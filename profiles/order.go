package profiles

import "strings"

// NameAtBank says how a bank writes the person's name, against the passport.
type NameAtBank int

// How a bank may write a name.
const (
	NameUnknown NameAtBank = iota // the profile does not say how
	NameSame                      // the surname, then the given names, as passports have it
	NameTurned                    // the given names, then the surname
	NameOther                     // other words: a Chinese name, a name more or less, other letters
)

// NameAtBank compares bank.account_holder with name.surname and name.given: by
// letters, whatever their case and accents, and in order.
func (f Facts) NameAtBank() NameAtBank {
	holder := fold(f.Value("bank.account_holder").Reveal())
	surname, given := fold(f.Value("name.surname").Reveal()), fold(f.Value("name.given").Reveal())
	switch strings.TrimSpace(holder) {
	case "":
		return NameUnknown
	case surname + given:
		return NameSame
	case given + surname:
		return NameTurned
	}
	return NameOther
}
