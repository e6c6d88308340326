package automation

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/cdproto/runtime"

	"example.com/autofill/selectors"
)

// choose finds the one option that says one of the texts, best text first. It
// returns -1 and why when none does, or when two do equally: a wrong choice is
// worse than none.
func choose(options []selectors.Option, texts []string) (n int, text, why string) {
	if len(options) == 0 {
		return -1, "", "the list has no choices"
	}
	folded := make([]string, len(options))
	for i, o := range options {
		folded[i] = selectors.Fold(o.Text)
	}
	levels := []func(option int, text string) bool{
		func(i int, t string) bool { return folded[i] == t },
		func(i int, t string) bool {
			return selectors.Fold(options[i].Value) == t && utf8.RuneCountInString(t) >= 2
		},
		func(i int, t string) bool { return bare(folded[i]) == bare(t) },
		func(i int, t string) bool { return half(folded[i], t) },
		func(i int, t string) bool { return part(folded[i], t) },
	}
	for _, fits := range levels {
		for _, t := range texts {
			t = selectors.Fold(t)
			if t == "" {
				continue
			}
			found := -1
			for i := range options {
				if options[i].Disabled || !fits(i, t) {
					continue
				}
				if found >= 0 && folded[found] != folded[i] {
					found = -2
					break
				}
				if found < 0 {
					found = i
				}
			}
			if found >= 0 {
				return found, options[found].Text, ""
			}
		}
	}
	return -1, "", fmt.Sprintf("none of its %d choices is surely yours", len(options))
}

// bare drops what options add around a name: brackets, question marks, codes.
func bare(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("?!.,;:()[]{}/-_·+\"'？！。，；：（）【】《》、", r) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// half reports whether one text is the Chinese or the Latin half of an option
// that says the same in both: 女 F, 护照 Passport.
func half(option, text string) bool {
	var han, latin strings.Builder
	for _, r := range option {
		switch {
		case unicode.Is(unicode.Han, r):
			han.WriteRune(r)
		case unicode.IsLetter(r):
			latin.WriteRune(r)
		}
	}
	return han.Len() > 0 && latin.Len() > 0 && (han.String() == text || latin.String() == text)
}

// part reports whether one text is the main part of the other, as 英国 is of
// 英国(UnitedKingdom) and 招商银行 of 招商银行股份有限公司.
func part(option, text string) bool {
	n, m := utf8.RuneCountInString(option), utf8.RuneCountInString(text)
	if m < 2 || n < 2 {
		return false
	}
	latin := text[0] < utf8.RuneSelf
	if latin && m < 4 {
		return false
	}
	return strings.Contains(option, text) || (!latin && n >= 3 && strings.HasPrefix(text, option))
}

// shape gives a value the form a text box asks for by its hint or its length.
func shape(c *selectors.Control, key, value string) string {
	if !isDateKey(key) || len(value) != 10 {
		return value
	}
	y, m, d := value[:4], value[5:7], value[8:]
	hint := strings.ToLower(c.Placeholder)
	switch {
	case strings.Contains(hint, "yyyymmdd"), c.MaxLength == 8:
		return y + m + d
	case strings.Contains(hint, "yyyy/mm/dd"):
		return y + "/" + m + "/" + d
	case strings.Contains(hint, "yyyy.mm.dd"):
		return y + "." + m + "." + d
	case strings.Contains(hint, "dd/mm/yyyy"):
		return d + "/" + m + "/" + y
	case strings.Contains(hint, "mm/dd/yyyy"):
		return m + "/" + d + "/" + y
	case strings.Contains(hint, "年"):
		return y + "年" + m + "月" + d + "日"
	}
	for _, r := range hint {
		if strings.ContainsRune("/.", r) && strings.ContainsAny(hint, "0123456789") {
			return y + string(r) + m + string(r) + d
		}
	}
	return value
}

func isDateKey(key string) bool {
	return key == "birth_date" || strings.HasSuffix(key, ".issued") || strings.HasSuffix(key, ".expires")
}

// jsonArgs are the arguments of a call of one of our functions.
func jsonArgs(name string, arg any) ([]*runtime.CallArgument, error) {
	quoted, err := json.Marshal(name)
	if err != nil {
		return nil, fmt.Errorf("calling %s: %w", name, err)
	}
	raw, err := json.Marshal(arg)
	if err != nil {
		return nil, fmt.Errorf("calling %s: %w", name, err)
	}
	return []*runtime.CallArgument{{Value: quoted}, {Value: raw}}, nil
}
