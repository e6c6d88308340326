package practice

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// An edition is one state of Alipay's pages. Sign-up changed about five times
// between 2013 and 2019, so a second edition is another table of pages with
// its own templates over the same rules and the same world.
type edition struct {
	name     string
	pages    []*page
	dress    func()                   // gives all pages their looks, once they are known; nil where they have them
	disguise func(text string) string // names of the kits as this edition has them; nil keeps them
}

// A page is what a browser shows at one path.
type page struct {
	name     string // as in the page definitions
	path     string
	title    string
	template string // in the folder pages, without its ending
	look     string // folder in pages with the layout of the template; "" is arale's
	step     int    // of the step bar, from 1; 0 for none
	framed   bool   // is shown in a frame of another page
	remote   bool   // its frame comes from the second origin
	asks     bool   // the agreement opens over it until it is accepted
	parts
	controls []control
	drawn    *drawnForm // how its boxes are laid out, where no template says
}

// parts are what a person presses and looks at on a page, as CSS selectors. No
// break touches them.
type parts struct {
	frame   string // where a framed page is, in the page around it
	link    string // what leads on
	submit  string // what sends the form
	picture string // what the captcha shows
	handle  string // what is dragged
	sender  string // what has a code sent
	accept  string // what accepts the agreement
	scan    string // what shows that a scan has arrived, with the id of its control for %s
}

// editions makes each edition by its name; the seed is for those that are drawn.
var editions = map[string]func(seed uint64) *edition{
	DefaultEdition: func(uint64) *edition { return araleEdition() },
	"2016":         func(uint64) *edition { return edition2016() },
	"2020":         func(uint64) *edition { return edition2020() },
	"mixed":        mixedEdition,
	"mystery":      mysteryEdition,
	"react":        func(uint64) *edition { return editionReact() },
}

// DefaultEdition is the edition of a site whose options name none.
const DefaultEdition = "2013"

// Editions lists the names that Options.Edition may have.
func Editions() []string { return slices.Sorted(maps.Keys(editions)) }

// newEdition makes the edition of that name.
func newEdition(name string, seed uint64) (*edition, error) {
	if name == "" {
		name = DefaultEdition
	}
	draw := editions[name]
	if draw == nil {
		return nil, fmt.Errorf("%w: %q; the known ones are %s", ErrUnknownEdition, name, strings.Join(Editions(), ", "))
	}
	return draw(seed), nil
}

// A control is what takes one value, or one part of a value.
type control struct {
	key     string // of the profile; what the human types has a name of its own
	part    string // for values that are spread over several boxes
	id      string
	name    string
	label   string
	synonym string // the other usual word for the label
	seen    bool   // the real markup is known: a break leaves the label alone
	human   bool   // belongs to the human, so there is nothing to break
	free    bool   // may be left empty
	slider  bool   // the token of the captcha that is dragged
	secret  bool   // its value is never kept
	initial string // what the page offers at first
	must    string // the pattern that the page's own script asks for
	say     string // what the page says otherwise
	text    func(code string) string
}

// page returns the page of that name, or nil.
func (e *edition) page(name string) *page {
	i := slices.IndexFunc(e.pages, func(p *page) bool { return p.name == name })
	if i < 0 {
		return nil
	}
	return e.pages[i]
}

// at returns the page at a path, or nil.
func (e *edition) at(path string) *page {
	i := slices.IndexFunc(e.pages, func(p *page) bool { return p.path == path })
	if i < 0 {
		return nil
	}
	return e.pages[i]
}

// find returns the control of a key, or of key/part.
func (p *page) find(keyPart string) (control, bool) {
	key, part, _ := strings.Cut(keyPart, "/")
	for _, c := range p.controls {
		if c.key == key && c.part == part {
			return c, true
		}
	}
	return control{}, false
}

// Fields lists every PAGE.FIELD that Break can name.
func (s *Site) Fields() []string {
	var names []string
	for _, p := range s.edition.pages {
		for _, c := range p.controls {
			name := p.name + "." + c.key
			if !c.human && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// breakControls takes Options.Break to heart.
func (s *Site) breakControls(names []string) error {
	known := s.Fields()
	s.broken = map[string]bool{}
	var unknown []error
	for _, name := range names {
		if slices.Contains(known, name) {
			s.broken[name] = true
			continue
		}
		unknown = append(unknown, fmt.Errorf("%w: %q; the known ones are %s",
			ErrUnknownBreak, name, strings.Join(known, ", ")))
	}
	return errors.Join(unknown...)
}

// markup returns a control as it is in the page now: what is broken has lost
// its id and name, and its label too if nobody ever saw the real page.
func (s *Site) markup(p *page, c control) control {
	if !s.broken[p.name+"."+c.key] {
		return c
	}
	sum := fnv.New32a()
	// Writing to a hash never fails.
	_, _ = fmt.Fprint(sum, p.name, c.key, c.part)
	// The first letter keeps it a valid selector; the rest says nothing.
	c.id = fmt.Sprintf("w%07x", sum.Sum32()&0xfffffff)
	c.name = c.id
	if c.synonym != "" && !c.seen {
		c.label = c.synonym
	}
	return c
}

// control finds the control that a page calls by this name or id.
func (s *Site) control(p *page, name, id string) (control, bool) {
	for _, c := range p.controls {
		if m := s.markup(p, c); name != "" && m.name == name {
			return c, true
		}
	}
	for _, c := range p.controls {
		if m := s.markup(p, c); id != "" && m.id == id {
			return c, true
		}
	}
	return control{}, false
}

// join makes one value of the parts of a control, as a person would read it.
func join(key string, parts map[string]string) string {
	switch key {
	case "nationality":
		if parts["1"] == overseas {
			return parts["2"]
		}
		return parts["1"]
	case "passport.expires":
		if parts["long"] != "" {
			return "长期"
		}
		var date []string
		for _, part := range []string{"y", "m", "d"} {
			if v := parts[part]; v != "" {
				date = append(date, fmt.Sprintf("%02s", v))
			}
		}
		return strings.Join(date, "-")
	}
	return parts[""]
}

// Box says by which id and name a page knows a control now, for whoever judges
// what arrived.
type Box struct {
	Field    string // key, or key/part
	ID, Name string
	Label    string // what the page calls it
	Human    bool   // belongs to the person
}

// Boxes are the controls of a page.
func (s *Site) Boxes(name string) []Box {
	p := s.edition.page(name)
	if p == nil {
		return nil
	}
	var out []Box
	for _, c := range p.controls {
		m := s.markup(p, c)
		field := c.key
		if c.part != "" {
			field += "/" + c.part
		}
		out = append(out, Box{Field: field, ID: m.id, Name: m.name, Label: m.label, Human: c.human})
	}
	return out
}
