package selectors

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/autofill/profiles/yamlfile"
)

// Lexicon has, for every field key, the words by which pages call it and the
// words that rule it out. Healing, unknown pages and drift all read the same
// one. It is data: adding a word is editing YAML.
type Lexicon struct {
	// Filler are words around a label's core, such as 请输入.
	Filler []string `yaml:"filler"`
	// Neutral are words before a name that do not change what it names.
	Neutral []string `yaml:"neutral"`
	// Self are the words by which pages call whoever fills them in.
	Self []string `yaml:"self"`
	// Number are the names of a box that only says that it takes a number.
	Number []string `yaml:"number"`
	// Here are words for a place in China.
	Here []string `yaml:"here"`
	// Periods are names of two boxes in one row: from when a paper holds, and until when.
	Periods []string `yaml:"periods"`
	// Confirm are words of a box that wants the same value a second time.
	Confirm []string `yaml:"confirm"`
	// OwnWhen are words for others that mean the user on some pages.
	OwnWhen []OwnWhen `yaml:"own_when"`
	// Repeats are words by which a page asks once more how to reach the user.
	Repeats []string `yaml:"repeats"`
	// Guardians are words for whoever fills a page in for somebody under age, Wards
	// for these, and Grown words of a page where the latter speak for themselves.
	Guardians []string `yaml:"guardians"`
	Wards     []string `yaml:"wards"`
	Grown     []string `yaml:"grown"`
	// Papers are words for other numbered papers than the passport.
	Papers []string `yaml:"papers"`
	// Dialling are names of a list of dialling codes.
	Dialling []string `yaml:"dialling"`
	// Exclude are words that make a control somebody else's, or nobody's.
	Exclude []Exclusion `yaml:"exclude"`
	// Human are controls that only the person fills, on pages nobody described.
	Human []HumanWords `yaml:"human"`
	// Fields has one entry per field key.
	Fields yamlfile.Ordered[Entry] `yaml:"fields"`

	index map[string]*Entry
	words map[string]bool // names of fields
	latin finder[bool]    // those in Latin letters
	made  []bool          // by field: whether it has MadeOf
	own   []string        // words for others that mean the user on this page
	minor []string        // words of wards that mean somebody else on this page
	find  index
	at    map[string]int // number of a field by its key

	opens, closes map[rune]bool // runes that fillers begin and end with
}

// Exclusion is a family of words that keep every field away from a control.
type Exclusion struct {
	Words []string `yaml:"words"`
	IDs   []string `yaml:"ids"`
	Why   string   `yaml:"why"`
	// Unless are words that lift it where they stand in the same text: a box for
	// 身份证号/护照号 takes either.
	Unless []string `yaml:"unless"`
	// Section says that a heading with these words speaks for all below it.
	Section bool `yaml:"section"`
}

// HumanWords tells a control that only the person fills.
type HumanWords struct {
	Kind  Kind     `yaml:"kind"`
	Words []string `yaml:"words"`
	IDs   []string `yaml:"ids"`
	Roles []Role   `yaml:"roles"`
}

// OwnWhen are words that usually mean somebody else, but whoever fills the page
// in where its title or first heading has one of the words of Page, or on every
// page when there are none, unless one of those of Unless stands in it or at a box;
// a box must have one of the words of With, if there are any.
type OwnWhen struct {
	Page   []string `yaml:"page"`
	With   []string `yaml:"with"`
	Unless []string `yaml:"unless"`
	Words  []string `yaml:"words"`
}

// Entry is what is known of one field key.
type Entry struct {
	Words        []string `yaml:"words"`        // names of the field, surest first
	Tail         []string `yaml:"tail"`         // names that mean it whatever stands before them
	Weak         []string `yaml:"weak"`         // names that others share; they need a second sign
	Alone        []string `yaml:"alone"`        // names that mean it where no box bears one of its own
	Unless       []string `yaml:"unless"`       // fields; where one of them has a box, the names of alone do not mean it
	Then         []string `yaml:"then"`         // names that mean it only where when, among and with hold
	When         []string `yaml:"when"`         // words of the heading, of which one must be there
	Among        []string `yaml:"among"`        // or one of these in the labels below the same heading
	With         []string `yaml:"with"`         // fields, of which one must have a box below the same heading
	MadeOf       []string `yaml:"made_of"`      // words that make a name of it with nothing else between them
	Needs        []string `yaml:"needs"`        // fields, of which one must have a box on the page
	Sure         []string `yaml:"sure"`         // names that ask for none of needs
	Again        []string `yaml:"again"`        // names by which a page asks for it in a second box
	IDs          []string `yaml:"ids"`          // usual ids and names, lower case, without separators
	Autocomplete []string `yaml:"autocomplete"` // tokens of the HTML standard
	Input        []string `yaml:"input"`        // input types that speak for it
	Not          []string `yaml:"not"`          // words that rule it out
	Numbered     bool     `yaml:"numbered"`     // is the number of the paper of the words in of
	Of           []string `yaml:"of"`           // words that say which paper it is of; without one, the number before it tells
	After        []string `yaml:"after"`        // fields; the box before it of one of them says whose it is
	Split        []string `yaml:"split"`        // names of another box below the same heading, beside which this is but a part
	Roles        []Role   `yaml:"roles"`        // controls it can go into; all that take text when empty
	Min          int      `yaml:"min"`          // characters its value has at least
	Options      []string `yaml:"options"`      // of which a list must have one
	Within       []string `yaml:"within"`       // words of headings that make what is below somebody else's, but not this
	Reach        bool     `yaml:"reach"`        // says how to reach the user, and may be asked for more than once
	Sensitive    bool     `yaml:"sensitive"`    // asks for a higher score, and is always marked for checking
	Title        string   `yaml:"title"`        // in English, for messages
}

// LoadLexicon reads a lexicon and refuses unknown keys, roles and kinds.
func LoadLexicon(name string, data []byte) (*Lexicon, error) {
	var lex Lexicon
	file, err := yamlfile.Load(name, data, &lex)
	if err != nil {
		return nil, err
	}
	var problems yamlfile.Problems
	lex.index = make(map[string]*Entry, len(lex.Fields))
	lex.words, lex.latin = map[string]bool{}, newFinder[bool]()
	for i := range lex.Fields {
		item := &lex.Fields[i]
		lex.index[item.Key] = &item.Value
		for _, list := range []*[]string{&item.Value.Words, &item.Value.Weak, &item.Value.Alone, &item.Value.Then, &item.Value.Again, &item.Value.Sure, &item.Value.Tail} {
			*list = spell(*list)
		}
		if len(item.Value.Words)+len(item.Value.Then) == 0 {
			problems = append(problems, file.Problem([]any{"fields", item.Key}, "has no words"))
		}
		for _, role := range item.Value.Roles {
			if !role.Takes() {
				problems = append(problems, file.Problem([]any{"fields", item.Key, "roles"}, fmt.Sprintf("%q is no role that takes input", role)))
			}
		}
		e := &item.Value
		fold(e.Words, e.Weak, e.Alone, e.Then, e.When, e.Among, e.Not, e.Of, e.Tail, e.Split, e.Within, e.Options, e.Sure, e.Again, e.MadeOf)
		for _, w := range append(slices.Clone(e.Words), e.Then...) {
			lex.words[w] = true
		}
		for _, w := range slices.Concat(e.Words, e.Then, e.Alone, e.Weak) {
			if !hasHan(w) && len(w) >= 3 {
				lex.latin.of(w)
			}
		}
	}
	for i, h := range lex.Human {
		if !slices.Contains(Kinds(), h.Kind) {
			problems = append(problems, file.Problem([]any{"human", i, "kind"}, fmt.Sprintf("%q is no kind of hand-off", h.Kind)))
		}
		fold(h.Words)
	}
	for _, e := range lex.Exclude {
		fold(e.Words, e.Unless)
	}
	for _, o := range lex.OwnWhen {
		fold(o.Page, o.With, o.Unless, o.Words)
	}
	for _, f := range lex.Fields {
		for _, key := range slices.Concat(f.Value.With, f.Value.Needs, f.Value.Unless, f.Value.After) {
			if lex.index[key] == nil {
				problems = append(problems, file.Problem([]any{"fields", f.Key}, fmt.Sprintf("with:, needs:, unless: and after: name fields, and %q is none", key)))
			}
		}
	}
	fold(lex.Filler, lex.Neutral, lex.Self, lex.Confirm, lex.Dialling, lex.Papers, lex.Repeats, lex.Periods, lex.Number, lex.Here, lex.Guardians, lex.Wards, lex.Grown)
	for _, list := range [][]string{lex.Confirm, lex.Self} {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	lex.Filler = slices.DeleteFunc(lex.Filler, func(w string) bool { return w == "" }) // folding drops the colon
	slices.SortFunc(lex.Filler, func(a, b string) int { return len(b) - len(a) })
	if len(problems) > 0 {
		return nil, problems
	}
	lex.prepare()
	return &lex, nil
}

// prepare readies a lexicon whose words are folded for being looked up.
func (l *Lexicon) prepare() {
	l.at = map[string]int{}
	for i, f := range l.Fields {
		l.at[f.Key] = i
		l.made = append(l.made, len(f.Value.MadeOf) > 0)
	}
	l.opens, l.closes = map[rune]bool{}, map[rune]bool{}
	for _, w := range l.Filler {
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(w)
		l.opens[first], l.closes[last] = true, true
	}
	l.find = newIndex(l)
}

// spell writes out the words of a list that stand for several: <护照|证件>号<|码>
// is 护照号, 护照号码, 证件号 and 证件号码.
func spell(list []string) []string {
	var out []string
	for _, w := range list {
		before, rest, found := strings.Cut(w, "<")
		choices, after, closed := strings.Cut(rest, ">")
		if !found || !closed {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
			continue
		}
		for _, choice := range strings.Split(choices, "|") {
			for _, word := range spell([]string{before + choice + after}) {
				if !slices.Contains(out, word) {
					out = append(out, word)
				}
			}
		}
	}
	return out
}

func fold(lists ...[]string) {
	for _, list := range lists {
		for i, s := range list {
			list[i] = plain(s)
		}
	}
}

// on is the lexicon for a page with that title and first heading, folded, whose
// own words for the user are those; boxes are the folded names of its boxes.
func (l *Lexicon) on(page, boxes string, own []string) *Lexicon {
	own = slices.Clone(own)
	for _, o := range l.OwnWhen {
		if (len(o.Page) == 0 || mentions(page, o.Page)) && (len(o.With) == 0 || mentions(boxes, o.With)) && !mentions(page+"\n"+boxes, o.Unless) {
			own = append(own, o.Words...)
		}
	}
	minor, guardian := l.family(page, boxes)
	own = append(own, guardian...)
	if len(own)+len(minor) == 0 {
		return l
	}
	out := *l
	out.own, out.minor = own, minor
	out.Self = slices.DeleteFunc(slices.Concat(l.Self, own), func(w string) bool { return slices.Contains(minor, w) })
	slices.SortStableFunc(out.Self, func(a, b string) int { return len(b) - len(a) })
	return &out
}

// Keys are the field keys in the order of the lexicon.
func (l *Lexicon) Keys() []string {
	keys := make([]string, len(l.Fields))
	for i, f := range l.Fields {
		keys[i] = f.Key
	}
	return keys
}

// Entry has what is known of a key, or nil.
func (l *Lexicon) Entry(key string) *Entry { return l.index[key] }

// Title is the English name of a key; the key itself when it has none.
func (l *Lexicon) Title(key string) string {
	if e := l.index[key]; e != nil && e.Title != "" {
		return e.Title
	}
	return key
}

// core is a label without the words around it, folded.
func (l *Lexicon) core(label string) string { return l.bare(plain(label)) }

// bare is core for a text that is folded.
func (l *Lexicon) bare(s string) string {
	if numbered(s) {
		if n := number.FindString(s); n != "" && hasHan(s[len(n):]) {
			s = s[len(n):]
		}
	}
	for {
		before := s
		s = strings.Trim(s, ".,?!;_-※·•●◆■▲▪★☆›»→")
		if rest := strings.TrimLeft(s, "+"); hasHan(rest) {
			s = rest // the sign of a button that adds something
		}
		if generic(s) || l.words[s] {
			return s
		}
		if l.mayFill(s) {
			for _, w := range l.Filler {
				if rest, ok := strings.CutPrefix(s, w); ok && rest != "" {
					s = rest
				}
				if rest, ok := strings.CutSuffix(s, w); ok && rest != "" {
					s = rest
				}
			}
		}
		if s == before {
			return s
		}
	}
}

// mayFill is a cheap look at whether a text may begin or end with a filler.
func (l *Lexicon) mayFill(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return l.opens[first] || l.closes[last]
}

// number is what stands before the questions of a long form: 1.6, 三、.
var number = regexp.MustCompile(`^\(?\d{1,2}(\.\d{1,2})*[).,:]*|^\(?[一二三四五六七八九十]{1,3}[).,:]+`)

// numbered is a cheap look at whether number may find anything.
func numbered(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '0' && r <= '9' || r == '(' || strings.ContainsRune("一二三四五六七八九十", r)
}
