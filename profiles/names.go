package profiles

import "unicode/utf8"

// ProperNames are the names that a sentence may hold beside its words, by what
// Chinese pages call them: countries in a language, banks as they call
// themselves abroad, provinces and cities in pinyin. Districts are left out, as
// are short names that are words as well.
func ProperNames(language string) map[string]string {
	names := map[string]string{}
	for _, p := range provinces() {
		for _, d := range append([]*division{p}, p.parts...) {
			names[d.name] = d.english[0]
			if short, _ := d.split(); d == p {
				names[short] = d.english[0]
			}
		}
	}
	for _, c := range countries() {
		for _, chinese := range c.chinese {
			if name, ok := CountryNameIn(language, chinese); ok {
				names[chinese] = name
			}
		}
	}
	for _, b := range banks {
		for _, chinese := range b.chinese {
			// 交行 is short for a bank, and the end of one word with the
			// beginning of the next.
			if utf8.RuneCountInString(chinese) > 2 {
				names[chinese] = b.english[0]
			}
		}
	}
	return names
}
