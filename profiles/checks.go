package profiles

import (
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"

	"example.com/autofill/profiles/yamlfile"
)

// complaint is what is wrong with one value; it never contains the value.
type complaint struct {
	text  string
	hints []string
}

// Error gives the sentence and its hints, for questions asked in a terminal.
func (c *complaint) Error() string {
	return strings.Join(append([]string{c.text}, c.hints...), "; ")
}

func wrong(text string, hints ...string) *complaint { return &complaint{text, hints} }

// A check says what is wrong with a value, nil when nothing is. Now is the day
// against which dates are judged.
type check func(text string, now time.Time) *complaint

// didYouMean makes the hint for the known name that is most like text.
func didYouMean(text string, known []string) []string {
	if near := yamlfile.Nearest(text, known); near != "" {
		return []string{"did you mean " + near + "?"}
	}
	return nil
}

func checkNationality(text string, _ time.Time) *complaint {
	if _, ok := findCountry(text); ok {
		return nil
	}
	hints := didYouMean(text, countryNames())
	return wrong("is not a country that is known", append(hints, "write its ISO 3166 code (GB), its English name or its Chinese name")...)
}

func checkName(text string, _ time.Time) *complaint {
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', strings.ContainsRune(" .·-'’", r), unicode.Is(unicode.Han, r):
		case unicode.IsLetter(r):
			return wrong("has a letter that Alipay and the banks do not take",
				"copy the name from the two lines of capitals at the foot of the passport's photo page, where É is E and Ü is UE")
		default:
			return wrong("may only have letters, spaces, Chinese characters and . · - '")
		}
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return wrong("has no letters")
	}
	return nil
}

func checkChineseName(text string, _ time.Time) *complaint {
	if !isHan(strings.ReplaceAll(text, " ", "")) {
		return wrong("may only have Chinese characters and ·", "leave the key out if you have no Chinese name")
	}
	return nil
}

// sexOf reads a sex in English or Chinese: "female", "male" or "".
func sexOf(text string) string {
	switch fold(text) {
	case "female", "f", "woman", "女", "女性", "女士":
		return "female"
	case "male", "m", "man", "男", "男性", "先生":
		return "male"
	}
	return ""
}

func checkSex(text string, _ time.Time) *complaint {
	if sexOf(text) == "" {
		return wrong("must be female or male, the two that Alipay's list has")
	}
	return nil
}

const isoDate = "2006-01-02"

var dateShape = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func parseDate(text string) (time.Time, *complaint) {
	text = strings.TrimSpace(text)
	if !dateShape.MatchString(text) {
		return time.Time{}, wrong("must be a date as year-month-day", "for example 1990-12-10")
	}
	day, err := time.Parse(isoDate, text)
	if err != nil {
		return time.Time{}, wrong("is a day that no calendar has", "the order is year-month-day")
	}
	return day, nil
}

func checkBirthDate(text string, now time.Time) *complaint {
	born, c := parseDate(text)
	switch {
	case c != nil:
		return c
	case born.After(now):
		return wrong("is in the future")
	case born.AddDate(18, 0, 0).After(now):
		return wrong("makes you younger than 18", "Alipay verifies people of 18 years or more")
	case born.AddDate(120, 0, 0).Before(now):
		return wrong("is more than 120 years ago")
	}
	return nil
}

func checkIssued(text string, now time.Time) *complaint {
	day, c := parseDate(text)
	if c == nil && day.After(now) {
		return wrong("is in the future")
	}
	return c
}

func checkExpires(text string, now time.Time) *complaint {
	day, c := parseDate(text)
	switch {
	case c != nil:
		return c
	case day.AddDate(0, 0, 1).Before(now):
		return wrong("is in the past", "Alipay and the banks only accept a valid passport: renew it first")
	case day.After(now.AddDate(30, 0, 0)):
		return wrong("is more than 30 years away")
	}
	return nil
}

func checkEmail(text string, _ time.Time) *complaint {
	text = strings.TrimSpace(text)
	address, err := mail.ParseAddress(text)
	_, host, _ := strings.Cut(text, "@")
	if err != nil || address.Address != text || !strings.Contains(strings.Trim(host, "."), ".") {
		return wrong("is not an e-mail address", "for example ada@example.org")
	}
	if len(text) > 100 {
		return wrong("is longer than the 100 characters Alipay takes")
	}
	return nil
}

func checkMobile(text string, _ time.Time) *complaint {
	p, ok := parsePhone(text)
	switch {
	case !ok:
		return wrong("is not a telephone number", "with country code: +86 138 1234 5678; without one it is taken for a number of mainland China")
	case p.mainland && !p.mobile:
		return wrong("is not a mobile number of mainland China: those have 11 digits and begin with 13 to 19",
			"give the country code if it is a number of another country: +44 7…")
	}
	return nil
}

func checkPhone(text string, _ time.Time) *complaint {
	if _, ok := parsePhone(text); !ok {
		return wrong("is not a telephone number", "with area code: +86 10 6532 0077 or 010-65320077")
	}
	return nil
}

var passportShape = regexp.MustCompile(`^[A-Z0-9]{6,12}$`)

// passportNumber gives the number as it is printed.
func passportNumber(text string) string {
	return strings.ToUpper(strings.ReplaceAll(squeeze(text), " ", ""))
}

func checkPassportNumber(text string, _ time.Time) *complaint {
	if !passportShape.MatchString(passportNumber(text)) {
		return wrong("is not a passport number: those have 6 to 12 letters and digits")
	}
	return nil
}

func checkPostcode(text string, _ time.Time) *complaint {
	if text = strings.TrimSpace(text); len(text) != 6 || digits(text) != text {
		return wrong("is not a Chinese postcode: those have 6 digits")
	}
	return nil
}

func checkStreet(text string, _ time.Time) *complaint {
	if n := len([]rune(squeeze(text))); n < 5 || n > 120 {
		return wrong("must have 5 to 120 characters: street, number, building, flat", "for example 工体北路8号院3号楼1502室")
	}
	return nil
}

func checkBank(text string, _ time.Time) *complaint {
	if _, ok := findBank(text); ok {
		return nil
	}
	return wrong("is not a bank that is known", append(didYouMean(text, bankNames()), "short forms: "+bankShort())...)
}

func cardNumber(text string) string { return strings.NewReplacer(" ", "", "-", "").Replace(text) }

func checkCard(text string, _ time.Time) *complaint {
	number := cardNumber(text)
	switch {
	case digits(number) != number:
		return wrong("may only have digits and spaces")
	case len(number) < 16 || len(number) > 19:
		return wrong(fmt.Sprintf("has %d digits; cards have 16 to 19", len(number)))
	}
	return nil
}

// luhn reports whether the last digit fits the others. It is no check but a
// reason to warn: some older cards of Chinese banks were numbered without it.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func checkProvince(text string, _ time.Time) *complaint {
	_, c := onePlace(provinces(), text, "province")
	return c
}

var depositShape = regexp.MustCompile(`^0\.\d{1,2}$`)

func checkDeposit(text string, _ time.Time) *complaint {
	if text = strings.TrimSpace(text); !depositShape.MatchString(text) || strings.Trim(text, "0.") == "" {
		return wrong("must be an amount below one yuan", "for example 0.23; the site lets you try once, so look at the bank's record")
	}
	return nil
}

// checkText is for values that only must fit on a line.
func checkText(text string, _ time.Time) *complaint {
	if len([]rune(text)) > 200 {
		return wrong("is longer than 200 characters")
	}
	return nil
}

// onePlace finds the one division that text means among those of one level.
func onePlace(among []*division, text, level string) (*division, *complaint) {
	found := findDivision(among, text)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, wrong("fits more than one "+level, "write which: "+strings.Join(divisionNames(found), ", "))
	}
	var known []string
	for _, d := range among {
		full, short := d.forms()
		known = append(append(known, short...), full...)
	}
	hints := didYouMean(text, known)
	if hints == nil && len(among) <= 45 {
		hints = []string{"there are: " + strings.Join(divisionNames(among), ", ")}
	}
	return nil, wrong("is not a "+level+" there", hints...)
}
