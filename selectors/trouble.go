package selectors

import (
	"slices"
	"strings"

	"example.com/autofill/profiles/yamlfile"
)

// Trouble is something that goes wrong on Alipay's pages and is known from
// people it happened to: how a page says it, what it means, what to do. It is
// data, in troubles.yaml.
type Trouble struct {
	Texts []string `yaml:"texts"` // of which one is on the page, whatever is around it
	Also  []string `yaml:"also"`  // of which one must be there too, if there are any
	Say   string   `yaml:"say"`   // in English: what happened
	Do    string   `yaml:"do"`    // in English: the next step
	From  string   `yaml:"from"`  // who met it, when
	Name  string   `yaml:"-"`
}

// LoadTroubles reads the list; it refuses entries that explain nothing.
func LoadTroubles(name string, data []byte) ([]Trouble, error) {
	var content struct {
		Troubles yamlfile.Ordered[Trouble] `yaml:"troubles"`
	}
	file, err := yamlfile.Load(name, data, &content)
	if err != nil {
		return nil, err
	}
	var problems yamlfile.Problems
	var out []Trouble
	for _, item := range content.Troubles {
		t := item.Value
		t.Name = item.Key
		if len(t.Texts) == 0 || t.Say == "" || t.Do == "" {
			problems = append(problems, file.Problem([]any{"troubles", item.Key}, "needs texts:, say: and do:"))
		}
		out = append(out, t)
	}
	return out, problems.Err()
}

// Trouble has the troubles that the visible frames of a page speak of, in the
// order of the list.
func (s *Set) Trouble(snap Snapshot) []Trouble {
	if len(s.Troubles) == 0 {
		return nil
	}
	var all strings.Builder
	for _, f := range snap.Frames {
		if !f.Visible && f.Parent != "" {
			continue
		}
		for _, t := range f.Texts {
			all.WriteString(Fold(t.Text) + "\n")
		}
	}
	said := func(text string) bool { return strings.Contains(all.String(), Fold(text)) }
	var out []Trouble
	for _, t := range s.Troubles {
		if slices.ContainsFunc(t.Texts, said) && (len(t.Also) == 0 || slices.ContainsFunc(t.Also, said)) {
			out = append(out, t)
		}
	}
	return out
}
