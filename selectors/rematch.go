package selectors

import (
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Rematch tries selectors on a saved snapshot that were not asked for when it
// was taken, as after an edit of a page definition. It returns those that only
// a browser can try, because they name more than one element.
func (s *Snapshot) Rematch(list []string) (untried []string) {
	for _, css := range list {
		compiled, ok := compound(css)
		for i := range s.Frames {
			f := &s.Frames[i]
			if _, asked := f.Matches[css]; asked || slices.Contains(f.Invalid, css) {
				continue
			}
			if !ok {
				if !slices.Contains(untried, css) {
					untried = append(untried, css)
				}
				continue
			}
			if f.Matches == nil {
				f.Matches = map[string][]int{}
			}
			f.Matches[css] = []int{}
			for j := range f.Controls {
				if compiled.Match(element(&f.Controls[j])) {
					f.Matches[css] = append(f.Matches[css], f.Controls[j].Ref)
				}
			}
		}
	}
	return untried
}

// compound compiles a selector of one element: no other element, no state.
func compound(css string) (cascadia.SelectorGroup, bool) {
	quote := rune(0)
	inside := 0
	for _, r := range strings.TrimSpace(css) {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '[':
			inside++
		case r == ']':
			inside--
		case inside == 0 && strings.ContainsRune(" >+~:", r):
			return nil, false
		}
	}
	group, err := cascadia.ParseGroup(css)
	return group, err == nil
}

// element is a control as CSS sees it.
func element(c *Control) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: c.Tag}
	add := func(name, value string) {
		if value != "" {
			n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
		}
	}
	add("id", c.ID)
	add("name", c.Name)
	add("class", c.Class)
	add("type", c.Type)
	add("placeholder", c.Placeholder)
	add("autocomplete", c.Autocomplete)
	add("title", c.Title)
	return n
}
