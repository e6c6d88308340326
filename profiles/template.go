package profiles

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"example.com/autofill/profiles/yamlfile"
)

// Question asks for one key of the profile.
type Question struct {
	Key    string // passport.number
	Prompt string // "Passport number"
	Hint   string // what to write
	// Optional questions may be answered with nothing.
	Optional bool
	// Section is set for keys that belong together: when one of a section's
	// questions is answered, those of its questions that are not Optional must
	// be. Offer to skip a section as a whole. It is "" for keys that stand
	// alone.
	Section string
	// Check says what is wrong with an answer, nil when nothing is; its text
	// never contains the answer. References such as prompt: are fine.
	Check func(answer string) error
}

// sectionTitles are the sections that can be left out, and the comment over
// each in the file.
var sectionTitles = map[string]string{
	"":         "",
	"passport": "scans of the passport, for the verification",
	"address":  "address in China",
	"bank":     "the bank account that verifies you",
	"security": "the question asked when you forget a password",
}

// SectionTitle describes a section of [Question] to the user.
func SectionTitle(section string) string { return sectionTitles[section] }

// Questions lists what to ask for a new profile, in the order of the file.
// Dates are judged against now; zero means today.
func Questions(now time.Time) []Question {
	var all []Question
	for _, e := range entries() {
		if e.prompt == "" {
			continue
		}
		section, _, _ := strings.Cut(e.key, ".")
		if !e.whole && !e.begins {
			section = ""
		}
		all = append(all, Question{
			Key: e.key, Prompt: e.prompt, Hint: strings.Join(e.hint, "; "),
			Optional: !e.required && !e.whole,
			Section:  section,
			Check:    func(answer string) error { return e.judge(answer, today(now)) },
		})
	}
	return all
}

var reference = regexp.MustCompile(`^(env|file|keyring|prompt):`)

// judge is the check of one answer alone.
func (e entry) judge(answer string, now time.Time) error {
	answer = strings.TrimSpace(answer)
	var c *complaint
	switch {
	case reference.MatchString(answer):
	case answer == "":
		if e.required || e.whole {
			c = wrong("is needed", e.hint...)
		}
	case e.path:
		_, c = scanSize(absolute(answer, "."))
	case e.key == "address.city", e.key == "bank.city":
		c = somewhere(answer, "city")
	case e.key == "address.district":
		c = somewhere(answer, "district")
	case e.check != nil:
		c = e.check(answer, now)
	}
	if c != nil {
		return c
	}
	return nil
}

// somewhere checks that a city or district exists at all: whether it fits the
// province is seen when the profile is loaded.
func somewhere(text, level string) *complaint {
	var known []string
	for _, p := range provinces() {
		among := p.parts
		if level == "district" {
			among = nil
			for _, city := range p.parts {
				among = append(among, city.parts...)
			}
		}
		if len(findDivision(among, text)) > 0 {
			return nil
		}
		for _, d := range among {
			known = append(known, d.english...)
			known = append(known, d.name)
		}
	}
	return wrong("is not a "+level+" of China that is known", didYouMean(text, known)...)
}

// fileHead opens every profile that is written here.
const fileHead = `# The data that autofill types into Alipay's pages. Keep this file private:
# only you may read it (chmod 600). autofill check finds mistakes in it.
# Every value may also be a reference: env:NAME, file:PATH (relative to this
# file), keyring:SERVICE/KEY, or prompt: (asked for in the terminal).
`

// fileTail says what is not in the file by default.
const fileTail = `
# The site asks for passwords and you type them. If you must, as references:
# login:
#   password: keyring:autofill/login
# payment:
#   password: "prompt:"
`

// Template returns a commented profile without values, for filling in with an
// editor. Optional keys are commented out.
func Template() []byte { return layout(nil) }

// Compose writes a commented profile from answers by key; keys without an
// answer are commented out. Paths of scans are made absolute, because the
// profile may lie elsewhere than the user stands. It checks that the keys are
// known and nothing else: [Load] does.
func Compose(answers map[string]string) ([]byte, error) {
	keys := Keys()
	for key := range answers {
		if !slices.Contains(keys, key) {
			return nil, fmt.Errorf("composing a profile: unknown key%s", nearKey(key, keys))
		}
	}
	for _, e := range entries() {
		answer := strings.TrimSpace(answers[e.key])
		if e.secret && answer != "" && !reference.MatchString(answer) {
			return nil, errors.New("composing a profile: " + e.key + " may only be a reference")
		}
	}
	return layout(answers), nil
}

// nearKey names the key that was probably meant, never the unknown one, which
// may be an answer.
func nearKey(key string, keys []string) string {
	if near := yamlfile.Nearest(key, keys); near != "" {
		return ", did you mean " + near + "?"
	}
	return ""
}

// layout writes the file; nil answers leave the required keys empty and the
// others commented out.
func layout(answers map[string]string) []byte {
	var b strings.Builder
	b.WriteString(fileHead)
	current := ""
	all := entries()
	for _, e := range all {
		answer := strings.TrimSpace(answers[e.key])
		if e.prompt == "" && answer == "" {
			continue
		}
		section, name, nested := strings.Cut(e.key, ".")
		indent := ""
		if nested {
			indent = "  "
			if section != current {
				b.WriteString(sectionLine(section, sectionUsed(all, section, answers)))
			}
		} else {
			name, section = e.key, ""
			if current != "" || b.Len() == len(fileHead) {
				b.WriteByte('\n')
			}
		}
		current = section
		line := name + ":"
		if answer != "" {
			if e.path && !reference.MatchString(answer) {
				answer = filepath.ToSlash(absolute(answer, "."))
			}
			line += " " + scalar(answer)
		} else if !e.required || answers != nil {
			line = "# " + line
		}
		line = indent + line
		if note := strings.Join(e.hint, "; "); note != "" {
			line = withNote(line, note+optional(e))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	if answers["login.password"] == "" && answers["payment.password"] == "" {
		b.WriteString(fileTail)
	}
	return []byte(b.String())
}

// withNote puts a comment beside a line; Chinese characters are two columns
// wide.
func withNote(line, note string) string {
	width := len([]rune(line))
	for _, r := range line {
		if r >= 0x2e80 {
			width++
		}
	}
	return line + strings.Repeat(" ", max(1, 32-width)) + "# " + note
}

func optional(e entry) string {
	if e.required || e.whole {
		return ""
	}
	return " (optional)"
}

// sectionUsed reports whether a section has a line that is not commented out.
func sectionUsed(all []entry, section string, answers map[string]string) bool {
	return slices.ContainsFunc(all, func(e entry) bool {
		return strings.HasPrefix(e.key, section+".") && (strings.TrimSpace(answers[e.key]) != "" || answers == nil && e.required)
	})
}

// sectionLine opens a section; one without values is commented out, since a
// key alone means nothing.
func sectionLine(section string, used bool) string {
	line := section + ":"
	if !used {
		line = "# " + line
	}
	if title := sectionTitles[section]; title != "" && section != "passport" {
		line = withNote(line, title)
	}
	return "\n" + line + "\n"
}

var plainScalar = regexp.MustCompile(`^[\p{L}][\p{L}\p{N}_/@.-]*( [\p{L}\p{N}_/@.-]+)*$`)

// scalar writes a value so that YAML reads the same text. JSON's strings are
// also YAML's.
func scalar(text string) string {
	if plainScalar.MatchString(text) {
		return text
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return `""` // cannot happen: strings always encode
	}
	return strings.TrimSpace(b.String())
}
