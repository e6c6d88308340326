package profiles

import (
	"cmp"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// country is a nationality with the names by which lists call it.
type country struct {
	iso2, iso3 string
	chinese    []string // best first
	english    []string
}

// otherNames are names that the Unicode tables do not have: what Chinese lists
// use, formal names, and the words people write for their nationality.
var otherNames = map[string]struct{ chinese, english string }{
	"GB": {"大不列颠及北爱尔兰联合王国 大不列颠 英格兰", "Great Britain/Britain/UK/U.K./United Kingdom of Great Britain and Northern Ireland/British/England/Scotland/Wales"},
	"US": {"美利坚合众国", "USA/U.S.A./U.S./United States of America/America/American"},
	"KR": {"大韩民国 南韩", "Korea/Republic of Korea/Korea, Republic of/South Korean/Korean"},
	"KP": {"朝鲜民主主义人民共和国", "DPRK/Democratic People's Republic of Korea/North Korean"},
	"RU": {"俄罗斯联邦 俄国", "Russian Federation/Russian"},
	"FR": {"法兰西共和国", "French"},
	"DE": {"德意志联邦共和国", "German/Federal Republic of Germany"},
	"JP": {"日本国", "Japanese"},
	"CA": {"", "Canadian"},
	"AU": {"澳洲", "Australian"},
	"NZ": {"纽西兰", "New Zealander"},
	"IE": {"爱尔兰共和国", "Irish/Republic of Ireland"},
	"IT": {"意大利共和国", "Italian"},
	"ES": {"", "Spanish"},
	"PT": {"", "Portuguese"},
	"NL": {"", "Dutch/The Netherlands/Holland"},
	"BE": {"", "Belgian"},
	"CH": {"瑞士联邦", "Swiss"},
	"AT": {"", "Austrian"},
	"SE": {"", "Swedish"},
	"NO": {"", "Norwegian"},
	"DK": {"", "Danish"},
	"FI": {"", "Finnish"},
	"PL": {"", "Polish"},
	"CZ": {"捷克共和国", "Czech Republic/Czech"},
	"UA": {"", "Ukrainian"},
	"GR": {"", "Greek"},
	"TR": {"", "Turkey/Turkish"},
	"IN": {"", "Indian"},
	"PK": {"", "Pakistani"},
	"SG": {"", "Singaporean"},
	"MY": {"", "Malaysian"},
	"TH": {"", "Thai"},
	"VN": {"", "Viet Nam/Vietnamese"},
	"PH": {"", "The Philippines/Filipino/Philippine"},
	"ID": {"印尼", "Indonesian"},
	"MM": {"", "Burma/Myanmar"},
	"LA": {"", "Lao/Lao People's Democratic Republic"},
	"MN": {"蒙古国", "Mongolian"},
	"KZ": {"", "Kazakh"},
	"IR": {"", "Iranian/Islamic Republic of Iran"},
	"SY": {"", "Syrian"},
	"AE": {"阿联酋", "UAE/U.A.E."},
	"SA": {"", "Saudi"},
	"IL": {"", "Israeli"},
	"EG": {"", "Egyptian"},
	"ZA": {"", "South African"},
	"NG": {"", "Nigerian"},
	"KE": {"", "Kenyan"},
	"BR": {"", "Brazilian"},
	"MX": {"", "Mexican"},
	"AR": {"", "Argentine/Argentinian"},
	"CL": {"", "Chilean"},
	"CO": {"", "Colombian"},
	"CI": {"", "Ivory Coast"},
	"CD": {"", "DR Congo/DRC"},
	"MK": {"马其顿", "Macedonia"},
	"SZ": {"", "Swaziland"},
	"VA": {"", "Vatican/Holy See"},
	"MD": {"", "Republic of Moldova"},
	"TZ": {"", "United Republic of Tanzania"},
	"BO": {"", "Plurinational State of Bolivia"},
	"VE": {"", "Bolivarian Republic of Venezuela"},
	"BN": {"", "Brunei Darussalam"},
	"CN": {"中国大陆 中华人民共和国", "PRC/People's Republic of China/Mainland China/Chinese"},
	"HK": {"香港 中国香港", "Hong Kong/Hongkong"},
	"MO": {"澳门 中国澳门", "Macao/Macau"},
	"TW": {"中国台湾", "Taiwan, China"},
}

// countries lists all countries and territories with an ISO 3166 code.
var countries = sync.OnceValue(func() []country {
	inChinese, inEnglish := display.Regions(language.Chinese), display.Regions(language.English)
	var all []country
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
				continue
			}
			// Former codes and groups of countries have no code of three
			// letters that leads back to them.
			if back, err := language.ParseRegion(region.ISO3()); err != nil || back != region {
				continue
			}
			other := otherNames[code]
			name := inEnglish.Name(region)
			all = append(all, country{
				iso2:    code,
				iso3:    region.ISO3(),
				chinese: unique(append([]string{inChinese.Name(region)}, strings.Fields(other.chinese)...)...),
				english: unique(append([]string{name, strings.ReplaceAll(name, "&", "and")}, strings.Split(other.english, "/")...)...),
			})
		}
	}
	return all
})

// findCountry looks a nationality up by code, English or Chinese name.
func findCountry(text string) (country, bool) {
	c, ok := countryByName()[fold(text)]
	return c, ok
}

// countryByName has every folded name; the first country that claims it.
var countryByName = sync.OnceValue(func() map[string]country {
	by := map[string]country{}
	for _, c := range countries() {
		for _, name := range c.choices() {
			if form := fold(name); by[form].iso2 == "" && form != "" {
				by[form] = c
			}
		}
	}
	return by
})

// choices lists the texts by which an option may name the country.
func (c country) choices() []string {
	all := append([]string{}, c.chinese...)
	all = append(all, c.english...)
	return unique(append(all, c.iso2, c.iso3)...)
}

// countryNames lists the English names, for the nearest of them.
func countryNames() []string {
	var names []string
	for _, c := range countries() {
		names = append(names, c.english...)
	}
	return names
}

// CountryName gives the English name of a country or region that a Chinese
// list names: 英国 is United Kingdom.
func CountryName(chinese string) (english string, ok bool) {
	return CountryNameIn("en", chinese)
}

// CountryNameIn gives the name in a language: 英国 is Royaume-Uni in fr. It is
// English where the language is not known.
func CountryNameIn(code, chinese string) (name string, ok bool) {
	if !hasHan(chinese) {
		return "", false
	}
	c, ok := findCountry(chinese)
	if !ok {
		return "", false
	}
	if tag, err := language.Parse(code); err == nil && code != "en" {
		if names := display.Regions(tag); names != nil {
			name = names.Name(language.MustParseRegion(c.iso2))
		}
	}
	return cmp.Or(name, c.english[0]), true
}
