package profiles

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/nyaruka/phonenumbers"
)

// phone is a telephone number in the forms that pages ask for.
type phone struct {
	typed         string // for Chinese forms: 13812345678, 010-65320077, +447911123456
	code          string // country code: 86
	national      string // without country code: 13812345678, 1065320077
	area, local   string // of a landline in the mainland: 010, 65320077
	international string // +86 138 1234 5678
	mainland      bool
	mobile        bool // by Alipay's rule, in the mainland only
	valid         bool // as far as the tables of the world's numbers know
}

// Alipay's rule for mobiles of the mainland: 11 digits, these beginnings.
var mainlandMobile = regexp.MustCompile(`^1[3-9]\d{9}$`)

var phoneCharacters = regexp.MustCompile(`^\+?[0-9 ()\-.]{5,24}$`)

// parsePhone reads a number; without a country code it is one of the mainland.
func parsePhone(text string) (phone, bool) {
	text = squeeze(text)
	if !phoneCharacters.MatchString(text) {
		return phone{}, false
	}
	n, err := phonenumbers.Parse(text, "CN")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return phone{}, false
	}
	p := phone{
		code:          strconv.Itoa(int(n.GetCountryCode())),
		national:      phonenumbers.GetNationalSignificantNumber(n),
		international: phonenumbers.Format(n, phonenumbers.INTERNATIONAL),
		mainland:      n.GetCountryCode() == 86,
		valid:         phonenumbers.IsValidNumber(n),
	}
	p.typed = "+" + p.code + p.national
	if !p.mainland {
		return p, true
	}
	p.mobile = mainlandMobile.MatchString(p.national)
	p.typed = p.national
	if area := phonenumbers.GetLengthOfGeographicalAreaCode(n); !p.mobile && area > 0 && area < len(p.national) {
		p.area, p.local = "0"+p.national[:area], p.national[area:]
		p.typed = p.area + "-" + p.local
	}
	return p, true
}

// dialled lists the names of the country that a country code stands for, as
// lists of codes have them.
func dialled(code string) []string {
	if code == "86" {
		return []string{"中国大陆", "中国", "中国内地", "China", "Mainland China"}
	}
	n, err := strconv.Atoi(code)
	if err != nil {
		return nil
	}
	c, ok := findCountry(phonenumbers.GetRegionCodeForCountryCode(n))
	if !ok {
		return nil
	}
	return append(slices.Clone(c.chinese[:1]), c.english[0])
}
