package selectors

import (
	"fmt"
	"slices"
	"strings"

	"example.com/autofill/profiles/yamlfile"
)

// framePrefix marks a selector of the frame around a field's only control.
const framePrefix = "frame="

// trySelectors follows every field's selectors in order and keeps the first
// whose control fits its fingerprint.
func (p *planner) trySelectors() {
	for _, w := range p.fields {
		for n, css := range w.css {
			t := Tried{Selector: css, Learnt: n < w.learnt}
			if !t.Learnt {
				t.Pos = p.def.pos(append(w.path, n-w.learnt)...)
			}
			hits, count := p.hitsOf(css)
			t.Matches = count
			if w.hit == nil {
				t.Why = p.judge(w, hits, count, n)
			}
			w.tried = append(w.tried, t)
		}
		if w.hit != nil {
			w.drift = ""
		}
	}
}

// hitsOf are the controls a selector finds in the page's frames, and how many
// elements it finds in all.
func (p *planner) hitsOf(css string) (hits []place, count int) {
	if words, ok := strings.CutPrefix(css, labelPrefix); ok {
		hits = p.labelled(words)
		return hits, len(hits)
	}
	frame, inFrame := strings.CutPrefix(css, framePrefix)
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		if inFrame && slices.Contains(f.Hits, frame) {
			count++
			for i := range f.Controls {
				if f.Controls[i].Role.Takes() {
					hits = append(hits, place{fi, i})
				}
			}
		}
		for _, ref := range f.Matches[css] {
			count++
			i := slices.IndexFunc(f.Controls, func(c Control) bool { return c.Ref == ref })
			if pl := (place{fi, i}); i >= 0 && f.Controls[i].Role.Takes() && !slices.Contains(hits, pl) {
				hits = append(hits, pl)
			}
		}
	}
	return hits, count
}

// labelled are the visible controls that go by these words.
func (p *planner) labelled(words string) (hits []place) {
	words = Fold(words)
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for i := range f.Controls {
			if c := &f.Controls[i]; f.Visible && c.asks() && goesBy(c, words) {
				hits = append(hits, place{fi, i})
			}
		}
	}
	return hits
}

// goesBy reports whether a page calls a control by these folded words.
func goesBy(c *Control, words string) bool {
	return slices.ContainsFunc(c.Labels, func(l Label) bool { return sourceWeight(l.From) > 0.8 && Fold(l.Text) == words })
}

// judge keeps a selector's control, or says why not.
func (p *planner) judge(w *wanted, hits []place, count, n int) string {
	if count == 0 {
		return ""
	}
	if len(hits) == 0 {
		return "hits nothing that takes input"
	}
	if len(hits) > 1 {
		visible := slices.DeleteFunc(slices.Clone(hits), func(pl place) bool { return p.fit(pl) != "" })
		if len(visible) != 1 {
			return fmt.Sprintf("hits %d controls", len(hits))
		}
		hits = visible
	}
	pl := hits[0]
	c := p.at(pl)
	if other := p.plainly(w, c); other != "" {
		w.drift = fmt.Sprintf("%s now hits %s", w.css[n], other)
		return other
	}
	if p.human[pl] != "" {
		w.drift = fmt.Sprintf("%s now hits what you fill yourself", w.css[n])
		return "is yours to fill"
	}
	w.hit, w.hitAt = &pl, n
	return ""
}

// plainly says what else a control is, when its words or kind rule the field
// out: the fingerprint of a selector.
func (p *planner) plainly(w *wanted, c *Control) string {
	if w.def.Type != "" && string(c.Role) != w.def.Type && !similar(c.Role, Role(w.def.Type)) {
		return "it is a " + string(c.Role)
	}
	if p.expectedLabel(w, c) {
		return ""
	}
	if why := p.scene.unsuited(c, p.lex.at[w.key]); why != "" && w.part == "" && w.def.Widget == "" {
		return "it " + strings.TrimPrefix(why, "it ")
	}
	if why := p.scene.excluded(c); why != "" {
		return "it is " + why
	}
	own := p.scene.fits(c, w.key, w.labels)
	if own.veto != "" && !strings.Contains(own.veto, "belongs") {
		return "its label says " + own.veto
	}
	for _, key := range p.lex.Keys() {
		if key == w.key || key == w.def.Or {
			continue
		}
		if v := p.scene.fits(c, key, nil); v.veto == "" && v.score >= 0.7 && v.score > own.score+0.2 && v.label != "" {
			return fmt.Sprintf("it is labelled %s (%s)", v.label, p.lex.Title(key))
		}
	}
	return ""
}

// similar roles stand in for one another: a page may draw its own list.
func similar(a, b Role) bool {
	list := isList
	text := func(r Role) bool { return r == RoleText || r == RoleTextArea || r == RoleDate }
	return list(a) && list(b) || text(a) && text(b) || list(a) && text(b) || text(a) && list(b)
}

// isList reports whether a control offers choices.
func isList(r Role) bool { return r == RoleSelect || r == RoleDropdown || r == RoleRadio }

// pos is where a part of the definition stands.
func (d *Definition) pos(path ...any) yamlfile.Pos {
	if d == nil || d.file == nil {
		return yamlfile.Pos{}
	}
	return d.file.Pos(path...)
}
