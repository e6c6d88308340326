package selectors

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"

	"example.com/autofill/profiles/yamlfile"
)

// journeys are the two ways a person goes.
var journeys = []string{"signup", "verify"}

// lint finds mistakes no single line shows: unknown field keys and kinds,
// invalid CSS, successors that do not exist, pages nothing leads to.
func (s *Set) lint() yamlfile.Problems {
	var out yamlfile.Problems
	if s.Lexicon == nil || s.Glossary == nil {
		return append(out, yamlfile.Problem{File: "selectors", Text: "lexicon.yaml or glossary.yaml is missing"})
	}
	for _, d := range s.Definitions {
		out = append(out, s.lintPage(d)...)
		out = append(out, s.lintFields(d)...)
		out = append(out, s.lintHuman(d)...)
	}
	return append(out, s.lintReach()...)
}

func (s *Set) lintPage(d *Definition) yamlfile.Problems {
	var out yamlfile.Problems
	bad := func(text string, path ...any) { out = append(out, d.file.Problem(path, text)) }
	if d.Page == "" {
		bad("has no page: name", "page")
	}
	if !slices.Contains(journeys, d.Journey) {
		bad("must be signup or verify", "journey")
	}
	if d.Title == "" {
		bad("has no title", "title")
	}
	if d.Source.Seen == "" || d.Source.Grade == "" {
		bad("needs seen: and grade:, so that a reader knows how old the knowledge is", "source")
	}
	if !slices.Contains([]End{EndNone, EndDone, EndWait}, d.End) {
		bad("must be done or wait", "end")
	}
	if waits := d.End == EndWait; waits != (d.Wait.Days > 0 && d.Wait.What != "" && d.Wait.Then != "") {
		bad("says for how many days:, what: and then:, where end is wait and only there", "wait")
	}
	if len(d.Hosts) == 0 {
		bad("names no host on which values may be typed", "hosts")
	}
	for i, h := range d.Hosts {
		if u, err := url.Parse("https://" + h); err != nil || u.Host != h || strings.Contains(h, "*") || h == "" {
			bad("must be an exact host name", "hosts", i)
		}
	}
	m := d.Match
	if len(m.Path)+len(m.AllText)+len(m.AnyText) == 0 {
		bad("needs a path or texts by which the page is known", "match")
	}
	for i, name := range m.Controls {
		_, field := d.Fields.Get(name)
		if !field && !slices.ContainsFunc(d.Human, func(h Human) bool { return string(h.Kind) == name }) {
			bad("names neither a field nor a human step of this page", "match", "controls", i)
		}
	}
	return out
}

func (s *Set) lintFields(d *Definition) yamlfile.Problems {
	var out yamlfile.Problems
	owner := map[string]string{}
	for _, f := range d.Fields {
		bad := func(text string, path ...any) {
			out = append(out, d.file.Problem(append([]any{"fields", f.Key}, path...), text))
		}
		if s.Lexicon.Entry(f.Key) == nil {
			bad("is no field of the profile; the keys stand in lexicon.yaml")
		}
		if f.Value.Or != "" && s.Lexicon.Entry(f.Value.Or) == nil {
			bad("is no field of the profile", "or")
		}
		if len(f.Value.CSS)+len(f.Value.Label)+len(f.Value.Parts) == 0 {
			bad("needs css: or label:")
		}
		for i, css := range f.Value.CSS {
			if why := invalidCSS(css); why != "" {
				bad(why, "css", i)
			}
			if other := owner[css]; other != "" {
				bad(fmt.Sprintf("is already a selector of %s", other), "css", i)
			}
			owner[css] = f.Key
		}
		if f.Value.Frame != "" {
			if why := invalidCSS(f.Value.Frame); why != "" {
				bad(why, "frame")
			}
		}
		for _, p := range f.Value.Parts {
			for i, css := range p.Value.CSS {
				if why := invalidCSS(css); why != "" {
					bad(why, "parts", p.Key, "css", i)
				}
			}
		}
		if f.Value.Type != "" && !Role(f.Value.Type).Takes() {
			bad("is no kind of control that takes input", "type")
		}
	}
	return out
}

func (s *Set) lintHuman(d *Definition) yamlfile.Problems {
	var out yamlfile.Problems
	for i, h := range d.Human {
		if !slices.Contains(Kinds(), h.Kind) {
			out = append(out, d.file.Problem([]any{"human", i, "kind"}, fmt.Sprintf("%q is no kind of hand-off", h.Kind)))
		}
		for j, css := range h.CSS {
			if why := invalidCSS(css); why != "" {
				out = append(out, d.file.Problem([]any{"human", i, "css", j}, why))
			}
		}
	}
	return out
}

// lintReach finds successors that do not exist and pages that nothing leads to.
func (s *Set) lintReach() yamlfile.Problems {
	var out yamlfile.Problems
	led := map[string]bool{}
	for _, d := range s.Definitions {
		for i, next := range d.Next {
			led[next] = true
			if s.byPage[next] == nil {
				out = append(out, d.file.Problem([]any{"next", i}, fmt.Sprintf("no page is called %s", next)))
			}
		}
	}
	first := map[string]bool{}
	for _, d := range s.Definitions {
		if led[d.Page] {
			continue
		}
		if first[d.Journey] {
			out = append(out, d.file.Problem([]any{"page"}, fmt.Sprintf("no page of the journey %s leads to %s; name it in some next:", d.Journey, d.Page)))
		}
		first[d.Journey] = true
	}
	return out
}

func invalidCSS(css string) string {
	words, byWords := strings.CutPrefix(css, labelPrefix)
	switch {
	case strings.TrimSpace(css) == "", byWords && Fold(words) == "":
		return "is empty"
	case byWords:
		return ""
	}
	if _, err := cascadia.ParseGroup(css); err != nil {
		return "is no valid CSS selector"
	}
	return ""
}
