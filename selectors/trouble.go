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
	// Instead of texts, for a page that is none: Status has the HTTP statuses with
	// which it came, a single digit for all of a hundred; Unloaded is true when the
	// browser shows an error in its place.
	Status   []int  `yaml:"status"`
	Unloaded bool   `yaml:"unloaded"`
	Say      string `yaml:"say"`  // in English: what happened
	Do       string `yaml:"do"`   // in English: the next step
	From     string `yaml:"from"` // who met it, when
	Name     string `yaml:"-"`
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
		if len(t.Texts) == 0 && len(t.Status) == 0 && !t.Unloaded || t.Say == "" || t.Do == "" {
			problems = append(problems, file.Problem([]any{"troubles", item.Key}, "needs say:, do: and one of texts:, status: and unloaded:"))
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
	top := snap.Top()
	came := func(status int) bool { return status == top.Status || status == top.Status/100 }
	var out []Trouble
	for _, t := range s.Troubles {
		if top.Unloaded || t.Unloaded {
			if top.Unloaded && t.Unloaded {
				out = append(out, t)
			}
			continue
		}
		if top.Status != 0 && slices.ContainsFunc(t.Status, came) || slices.ContainsFunc(t.Texts, said) && (len(t.Also) == 0 || slices.ContainsFunc(t.Also, said)) {
			out = append(out, t)
		}
	}
	return out
}
