package selectors

import (
	"iter"
	"slices"
)

// wanted is one thing to place on the page: a field, or one part of it.
type wanted struct {
	key, part string
	value     string // key of the fact that is typed; differs from key with `or`
	def       *Field // nil for a field the definition does not name
	css       []string
	learnt    int // how many of css the person accepted; they come first
	path      []any
	labels    []string // folded
	cores     []string // the same without the words around the name
	optional  bool     // whether the page may lack it
	hit       *place   // what its selectors found
	hitAt     int      // which of its selectors
	pointed   bool     // whether the person showed it
	tried     []Tried
	drift     string // what the selector's control plainly is
}

// wantedFields are the definition's fields first, then every other field the
// lexicon knows: they compete for the controls even when the profile has no
// value for them, so that a landline's box never gets a mobile number.
func (p *planner) wantedFields() []*wanted {
	var out []*wanted
	named := map[string]bool{}
	if p.def != nil {
		for i := range p.def.Fields {
			item := &p.def.Fields[i]
			named[item.Key] = true
			value := item.Key
			if !p.Has(value) && item.Value.Or != "" {
				value = item.Value.Or
			}
			if len(item.Value.Parts) > 0 {
				for _, part := range item.Value.Parts {
					out = append(out, &wanted{
						key: item.Key, part: part.Key, value: value, def: &item.Value, css: slices.Concat(part.Value.Learnt, part.Value.CSS),
						learnt: len(part.Value.Learnt),
						path:   []any{"fields", item.Key, "parts", part.Key, "css"}, optional: part.Value.Optional, labels: foldAll(append(part.Value.Label, item.Value.Label...)),
					})
				}
			}
			css := slices.Concat(item.Value.Learnt, item.Value.CSS)
			if item.Value.Frame != "" {
				css = append(css, framePrefix+item.Value.Frame)
			}
			out = append(out, &wanted{
				key: item.Key, value: value, def: &item.Value, css: css, learnt: len(item.Value.Learnt),
				path: []any{"fields", item.Key, "css"}, optional: item.Value.Optional, labels: foldAll(item.Value.Label),
			})
		}
	}
	for _, key := range p.lex.Keys() {
		if !named[key] && (p.def == nil || len(p.def.Fields) > 0) {
			out = append(out, &wanted{key: key, value: key})
		}
	}
	return out
}

// fact is the key of the value that is typed.
func (w *wanted) fact() string {
	if w.part == "" {
		return w.value
	}
	return w.value + "." + w.part
}

func foldAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = Fold(s)
	}
	return out
}

// wholeOrParts drops the one-box reading of a field whose parts were found.
func (p *planner) wholeOrParts() {
	p.fields = slices.DeleteFunc(p.fields, func(w *wanted) bool {
		return w.part == "" && w.def != nil && len(w.def.Parts) > 0 && w.hit == nil && slices.ContainsFunc(p.fields, func(o *wanted) bool {
			return o.key == w.key && o.part != "" && o.hit != nil
		})
	})
}

// chainInOneBox hands the three lists of a place that the definition knows to
// the one box that a page has instead of them: province, city and district are
// chosen in it one after the other.
func (p *planner) chainInOneBox() {
	var levels []*wanted
	for _, w := range p.fields {
		switch w.key {
		case "address.province", "address.city", "address.district":
			if w.def == nil || w.hit != nil {
				return
			}
			levels = append(levels, w)
		}
	}
	if len(levels) != 3 || !p.oneListFor(levels) {
		return
	}
	chain := &wanted{key: "address.region", value: "address.region", def: levels[0].def}
	for _, w := range levels {
		chain.labels = append(chain.labels, w.labels...)
	}
	p.fields = slices.DeleteFunc(p.fields, func(w *wanted) bool { return w.key == chain.key || slices.Contains(levels, w) })
	p.fields = append(p.fields, chain)
}

// oneListFor reports whether the definition's words for several fields name one
// drawn list of the page, and no other list.
func (p *planner) oneListFor(fields []*wanted) bool {
	found := 0
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for i := range f.Controls {
			c := &f.Controls[i]
			if !isList(c.Role) || c.Hidden != "" {
				continue
			}
			named := 0
			for _, w := range fields {
				if p.expectedLabel(w, c) {
					named++
				}
			}
			switch {
			case named == 0:
			case named < len(fields) || c.Role != RoleDropdown || len(p.forced[place{fi, i}]) > 0:
				return false
			default:
				found++
			}
		}
	}
	return found == 1
}

// wholeInGroup hands what a definition says of one box to the member of a group
// that its selectors hit: a number that got the list of its dialling codes
// beside it is still the box that the definition means.
func (p *planner) wholeInGroup() {
	p.led = map[string]bool{}
	for _, w := range p.fields {
		if w.part != "" || w.def == nil || len(w.def.Parts) > 0 || w.hit == nil || w.pointed {
			continue
		}
		for _, m := range p.forced[*w.hit] {
			i := slices.IndexFunc(p.fields, func(o *wanted) bool { return o.key == m.key && o.part == m.part })
			if m.key != w.key || m.part == "" || i < 0 {
				continue
			}
			part := p.fields[i]
			part.css, part.learnt, part.path, part.tried, part.hit, part.hitAt = w.css, w.learnt, w.path, w.tried, w.hit, w.hitAt
			p.led[w.key] = true
		}
	}
	p.fields = slices.DeleteFunc(p.fields, func(w *wanted) bool { return w.part == "" && p.led[w.key] })
}

// addPart makes sure there is a row for a member of a group.
func (p *planner) addPart(m member) {
	for _, w := range p.fields {
		if w.key == m.key && w.part == m.part {
			return
		}
	}
	for _, w := range p.fields {
		if w.key == m.key {
			p.fields = append(p.fields, &wanted{key: m.key, part: m.part, value: w.value, def: w.def, labels: w.labels})
			return
		}
	}
	p.fields = append(p.fields, &wanted{key: m.key, part: m.part, value: m.key})
}

// fit says why a control cannot be filled now; empty when it can.
func (p *planner) fit(pl place) Outcome {
	c := p.at(pl)
	f := &p.Snap.Frames[pl.frame]
	switch {
	case !c.Role.Takes():
		return Missing
	case !f.Visible || c.Hidden != "":
		return Hidden
	case c.Disabled && !chained(c):
		return Disabled
	case c.closed() && c.Length > 0:
		return Kept // the site filled it, and nobody can change it
	case c.closed():
		return Disabled
	case c.Covered != "":
		return Covered
	}
	return ""
}

// asks reports whether a control takes a value and a person can see it.
func (c *Control) asks() bool { return c.Role.Takes() && c.Hidden == "" }

// asking are the controls that ask for something, frame by frame.
func (s Snapshot) asking() iter.Seq[*Control] {
	return func(yield func(*Control) bool) {
		for i := range s.Frames {
			for j := range s.Frames[i].Controls {
				if c := &s.Frames[i].Controls[j]; c.asks() && !yield(c) {
					return
				}
			}
		}
	}
}

// closed reports whether a control takes no typing and opens nothing either.
func (c *Control) closed() bool { return c.ReadOnly && c.Role != RoleDropdown && !c.Picked() }

// Picked reports whether a date is chosen from a calendar that the page draws,
// as the box takes no typing.
func (c *Control) Picked() bool {
	return c.ReadOnly && c.Role == RoleDate && c.Type != "date" && c.Type != "month"
}

// chained lists are often shut until the list before them is chosen.
func chained(c *Control) bool { return c.Role == RoleSelect || c.Role == RoleDropdown }

// listedLabel reports whether a control goes by the definition's own words, letter
// for letter.
func (p *planner) listedLabel(w *wanted, c *Control) bool {
	return slices.ContainsFunc(c.Labels, func(l Label) bool {
		return sourceWeight(l.From) > 0.8 && slices.Contains(w.labels, p.scene.fold(l.Text))
	})
}

// expectedLabel reports whether a control is named by the definition's own
// words, whatever stands around them: 您的性别 is 性别.
func (p *planner) expectedLabel(w *wanted, c *Control) bool {
	return slices.ContainsFunc(c.Labels, func(l Label) bool { return p.expects(w, l) })
}

// expects reports whether one label is the definition's word for a field.
func (p *planner) expects(w *wanted, l Label) bool {
	if len(w.labels) == 0 || sourceWeight(l.From) <= 0.8 {
		return false
	}
	if w.cores == nil {
		for _, text := range w.labels {
			w.cores = append(w.cores, p.scene.core(text))
		}
	}
	return slices.Contains(w.labels, p.scene.fold(l.Text)) || slices.Contains(w.cores, p.scene.core(l.Text))
}

// triedFor is what was tried for a field: its selectors, or its words where the
// definition has no selector.
func (p *planner) triedFor(w *wanted) []Tried {
	if len(w.css) > w.learnt || w.def == nil || w.part != "" {
		return w.tried
	}
	out := slices.Clone(w.tried)
	for n, label := range w.def.Label {
		t := Tried{Selector: labelPrefix + label, Pos: p.def.pos("fields", w.key, "label", n)}
		for _, pl := range p.columns {
			if p.listedLabel(&wanted{labels: []string{Fold(label)}}, p.at(pl)) {
				t.Matches++
			}
		}
		out = append(out, t)
	}
	return out
}
