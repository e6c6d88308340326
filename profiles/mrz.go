package profiles

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// MRZ is what the two machine-readable lines of a passport say (TD3 of ICAO
// 9303). Dates are as the lines have them: yymmdd. It prints nothing of itself.
type MRZ struct {
	Issuer      string // three letters: GBR
	Surname     string
	Given       string
	Number      string
	Nationality string // three letters
	BirthDate   string
	Sex         string // F, M or < for not given
	Expires     string
	Optional    string
}

const mrzLine = 44

// Format prints [hidden] for every verb.
func (m MRZ) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hidden) }

// Lines composes the two lines of 44 characters.
func (m MRZ) Lines() [2]string {
	names := mrzText(m.Surname) + "<<" + mrzText(m.Given)
	first := pad("P<"+pad(m.Issuer, 3)+names, mrzLine)
	number, optional := pad(mrzText(m.Number), 9), pad(mrzText(m.Optional), 14)
	number += checkDigit(number)
	born := pad(m.BirthDate, 6)
	born += checkDigit(born)
	expires := pad(m.Expires, 6)
	expires += checkDigit(expires)
	optionalDigit := "<" // a blank field may have no digit
	if strings.Trim(optional, "<") != "" {
		optionalDigit = checkDigit(optional)
	}
	optional += optionalDigit
	second := number + pad(m.Nationality, 3) + born + pad(m.Sex, 1) + expires + optional
	return [2]string{first, second + checkDigit(number+born+expires+optional)}
}

// ParseMRZ reads the two lines and checks their digits. Its errors name the
// field but not its content.
func ParseMRZ(first, second string) (MRZ, error) {
	first, second = strings.TrimSpace(first), strings.TrimSpace(second)
	if len(first) != mrzLine || len(second) != mrzLine {
		return MRZ{}, fmt.Errorf("machine-readable lines: want two of %d characters, got %d and %d", mrzLine, len(first), len(second))
	}
	for _, r := range first + second {
		if r != '<' && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return MRZ{}, errors.New("machine-readable lines: only capitals, digits and < are allowed")
		}
	}
	if first[0] != 'P' {
		return MRZ{}, errors.New("machine-readable lines: not of a passport")
	}
	whole := second[:10] + second[13:20] + second[21:43]
	for _, field := range []struct{ name, text, digit string }{
		{"passport number", second[:9], second[9:10]},
		{"date of birth", second[13:19], second[19:20]},
		{"date of expiry", second[21:27], second[27:28]},
		{"optional data", second[28:42], second[42:43]},
		{"second line", whole, second[43:]},
	} {
		blank := strings.Trim(field.text, "<") == "" && field.digit == "<"
		if checkDigit(field.text) != field.digit && !blank {
			return MRZ{}, fmt.Errorf("machine-readable lines: the check digit of the %s does not fit", field.name)
		}
	}
	surname, given, _ := strings.Cut(first[5:], "<<")
	plain := func(text string) string { return squeeze(strings.ReplaceAll(text, "<", " ")) }
	return MRZ{
		Issuer: plain(first[2:5]), Surname: plain(surname), Given: plain(given),
		Number: plain(second[:9]), Nationality: plain(second[10:13]), BirthDate: second[13:19],
		Sex: second[20:21], Expires: second[21:27], Optional: plain(second[28:42]),
	}, nil
}

// Answers gives what the lines say as answers to [Questions]: typing two lines
// with check digits is surer than typing seven values. Now tells the century
// of the birth; zero means today. Names in the lines may be cut short, and
// stand without the hyphens and apostrophes printed above them.
func (m MRZ) Answers(now time.Time) map[string]string {
	answers := map[string]string{
		"name.surname": m.Surname, "name.given": m.Given, "passport.number": m.Number,
		"sex":              map[string]string{"F": "female", "M": "male"}[m.Sex],
		"birth_date":       isoFromMRZ(m.BirthDate, today(now)),
		"passport.expires": isoFromMRZ(m.Expires, today(now).AddDate(50, 0, 0)),
	}
	// Some countries have letters of their own here: D is Germany.
	code := map[string]string{"D": "DE"}[m.Nationality]
	if code == "" {
		code = m.Nationality
	}
	if c, ok := findCountry(code); ok {
		answers["nationality"] = c.iso2
	}
	for key, answer := range answers {
		if answer == "" {
			delete(answers, key)
		}
	}
	return answers
}

// isoFromMRZ writes yymmdd as the latest such day that is not after last.
func isoFromMRZ(text string, last time.Time) string {
	for century := last.Year() / 100; century > 18; century-- {
		day, err := time.Parse("20060102", strconv.Itoa(century)+text)
		if err == nil && !day.After(last) {
			return day.Format(isoDate)
		}
	}
	return ""
}

// mrzText writes text with the letters the lines have: apostrophes go, other
// marks and spaces become <.
func mrzText(text string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(squeeze(text)) {
		switch {
		case r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r != '\'' && r != '’' && r != '.':
			b.WriteByte('<')
		}
	}
	return b.String()
}

func pad(text string, n int) string {
	if len(text) > n {
		return text[:n]
	}
	return text + strings.Repeat("<", n-len(text))
}

// checkDigit sums the characters with the weights 7, 3, 1; letters count from
// A = 10, < is nothing.
func checkDigit(text string) string {
	sum := 0
	for i := range len(text) {
		value := 0
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			value = int(c - '0')
		case c >= 'A' && c <= 'Z':
			value = int(c-'A') + 10
		}
		sum += value * []int{7, 3, 1}[i%3]
	}
	return string(rune('0' + sum%10))
}
