package selectors

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"

	"example.com/autofill/profiles/yamlfile"
)

//go:embed alipay/pages/*.yaml alipay/*.yaml
var builtin embed.FS

// Set is everything that is known about pages: definitions, lexicon, glossaries.
type Set struct {
	Definitions []*Definition
	Lexicon     *Lexicon
	Glossary    *Glossary // in English, which has every word
	Troubles    []Trouble

	others map[string]*Glossary // in other languages
	byPage map[string]*Definition
	words  *finder[[]string] // by which the definitions know their pages
}

// Languages are those that the pages can be explained in, English first.
func (s *Set) Languages() []string {
	return append([]string{English}, slices.Sorted(maps.Keys(s.others))...)
}

// In is the glossary of a language, or nil.
func (s *Set) In(language string) *Glossary {
	if language == English {
		return s.Glossary
	}
	return s.others[language]
}

// Definition has the definition of a page, or nil.
func (s *Set) Definition(page string) *Definition { return s.byPage[page] }

// Load reads the built-in pages, lexicon and glossary, and then every *.yaml of
// dir, if one is given: a file with a page of the same name replaces the
// built-in page, lexicon.yaml, glossary.yaml and troubles.yaml replace theirs,
// glossary.fr.yaml is for French. All mistakes are
// returned at once, each with file and line.
func Load(dir string) (*Set, error) {
	set := &Set{byPage: map[string]*Definition{}}
	sub, err := fs.Sub(builtin, "alipay")
	if err != nil {
		return nil, fmt.Errorf("built-in pages: %w", err)
	}
	var problems yamlfile.Problems
	set.read(sub, "selectors/alipay", &problems)
	if dir != "" {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("--selectors %s: no such folder", dir)
		}
		set.read(os.DirFS(dir), dir, &problems)
	}
	set.words = set.pageWords()
	problems = append(problems, set.lint()...)
	if len(problems) > 0 {
		problems.Sort()
		return nil, problems
	}
	return set, nil
}

// read adds the files of one tree to the set.
func (s *Set) read(tree fs.FS, root string, problems *yamlfile.Problems) {
	var names []string
	for _, pattern := range []string{"*.yaml", "*.yml", "pages/*.yaml", "pages/*.yml"} {
		found, err := fs.Glob(tree, pattern)
		if err == nil {
			names = append(names, found...)
		}
	}
	sort.Strings(names)
	seen := map[string]string{}
	for _, name := range names {
		shown := filepath.ToSlash(path.Join(root, name))
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			*problems = append(*problems, yamlfile.Problem{File: shown, Text: "cannot be read"})
			continue
		}
		base := path.Base(name)
		if language, ok := glossaryOf(base); ok {
			g, err := LoadGlossary(shown, language, data)
			collect(problems, shown, err)
			if g != nil {
				s.speak(g)
			}
			continue
		}
		switch base {
		case "lexicon.yaml":
			lex, err := LoadLexicon(shown, data)
			collect(problems, shown, err)
			if lex != nil {
				s.Lexicon = lex
			}
		case "troubles.yaml":
			troubles, err := LoadTroubles(shown, data)
			collect(problems, shown, err)
			if troubles != nil {
				s.Troubles = troubles
			}
		case LocalFile: // read by whoever keeps it, see ReadRepairs
		default:
			def, file, err := loadDefinition(shown, data)
			if err != nil {
				collect(problems, shown, err)
				continue
			}
			if other := seen[def.Page]; other != "" {
				*problems = append(*problems, file.Problem([]any{"page"}, fmt.Sprintf("%s is already defined in %s", def.Page, other)))
				continue
			}
			seen[def.Page] = shown
			s.add(def)
		}
	}
}

// English is the language of what the program itself says.
const English = "en"

// glossaryFile is glossary.yaml, or glossary.fr.yaml with the code of another
// language.
var glossaryFile = regexp.MustCompile(`^glossary(?:\.([a-z]{2,3}))?\.ya?ml$`)

func glossaryOf(file string) (language string, ok bool) {
	m := glossaryFile.FindStringSubmatch(file)
	if m == nil {
		return "", false
	}
	return cmp.Or(m[1], English), true
}

func (s *Set) speak(g *Glossary) {
	if g.Language == English {
		s.Glossary = g
		return
	}
	if s.others == nil {
		s.others = map[string]*Glossary{}
	}
	s.others[g.Language] = g
}

func (s *Set) add(def *Definition) {
	if old := s.byPage[def.Page]; old != nil {
		s.Definitions[slices.Index(s.Definitions, old)] = def
	} else {
		s.Definitions = append(s.Definitions, def)
	}
	s.byPage[def.Page] = def
}

func loadDefinition(name string, data []byte) (*Definition, *yamlfile.File, error) {
	def := &Definition{File: name}
	file, err := yamlfile.Load(name, data, def)
	if err != nil {
		return nil, nil, err
	}
	def.file = file
	return def, file, nil
}

func collect(problems *yamlfile.Problems, name string, err error) {
	var list yamlfile.Problems
	switch {
	case err == nil:
	case errors.As(err, &list):
		*problems = append(*problems, list...)
	default:
		*problems = append(*problems, yamlfile.Problem{File: name, Text: err.Error()})
	}
}

// Selectors are all CSS selectors of all definitions, each once: what one
// snapshot has to try.
func (s *Set) Selectors() []string {
	seen := map[string]bool{}
	var out []string
	add := func(list []string) {
		for _, css := range list {
			if !seen[css] && !strings.HasPrefix(css, labelPrefix) {
				seen[css] = true
				out = append(out, css)
			}
		}
	}
	for _, d := range s.Definitions {
		for _, f := range d.Fields {
			add(f.Value.Learnt)
			add(f.Value.CSS)
			for _, p := range f.Value.Parts {
				add(p.Value.Learnt)
				add(p.Value.CSS)
			}
		}
		for _, h := range d.Human {
			add(h.CSS)
		}
	}
	return out
}

// FrameSelectors are the selectors of frames that fields sit in.
func (s *Set) FrameSelectors() []string {
	out := []string{}
	for _, d := range s.Definitions {
		for _, f := range d.Fields {
			if f.Value.Frame != "" && !slices.Contains(out, f.Value.Frame) {
				out = append(out, f.Value.Frame)
			}
		}
	}
	return out
}

// First is the page a journey begins with.
func (s *Set) First(journey string) *Definition {
	for _, d := range s.Definitions {
		if d.Journey == journey && !slices.ContainsFunc(s.Definitions, func(o *Definition) bool {
			return o.Journey == journey && o != d && slices.Contains(o.Next, d.Page)
		}) {
			return d
		}
	}
	return nil
}

// Start is the address a journey begins at; empty when no page of it has one.
func (s *Set) Start(journey string) string {
	d := s.First(journey)
	if d == nil || len(d.Hosts) == 0 || len(d.Match.Path) == 0 {
		return ""
	}
	return "https://" + d.Hosts[0] + d.Match.Path[0]
}
