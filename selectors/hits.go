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
			t := Tried{Selector: css, Pos: p.def.pos(append(w.path, n)...)}
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
	e := p.lex.Entry(w.key)
	if why := unsuited(c, e); why != "" && w.part == "" && w.def.Widget == "" {
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
	list := func(r Role) bool { return r == RoleSelect || r == RoleDropdown || r == RoleRadio }
	text := func(r Role) bool { return r == RoleText || r == RoleTextArea || r == RoleDate }
	return list(a) && list(b) || text(a) && text(b) || list(a) && text(b) || text(a) && list(b)
}

// pos is where a part of the definition stands.
func (d *Definition) pos(path ...any) yamlfile.Pos {
	if d == nil || d.file == nil {
		return yamlfile.Pos{}
	}
	return d.file.Pos(path...)
}

// Propose is a selector that finds a control, the stablest that is unique among
// the frame's controls: id, name, placeholder, then its place in the form.
func Propose(c *Control, f *Frame) string {
	count := func(same func(*Control) bool) int {
		n := 0
		for i := range f.Controls {
			if same(&f.Controls[i]) {
				n++
			}
		}
		return n
	}
	if c.ID != "" && stable(c.ID) && count(func(o *Control) bool { return o.ID == c.ID }) == 1 {
		return "#" + escapeID(c.ID)
	}
	tag := c.Tag
	if c.Name != "" && stable(c.Name) && tag != "" && count(func(o *Control) bool { return o.Name == c.Name && o.Tag == tag }) == 1 {
		return fmt.Sprintf("%s[name=%q]", tag, c.Name)
	}
	if c.Placeholder != "" && count(func(o *Control) bool { return o.Placeholder == c.Placeholder }) == 1 {
		return fmt.Sprintf("%s[placeholder=%q]", tag, c.Placeholder)
	}
	if l := firstLabel(c); l != "" {
		return labelPrefix + l
	}
	return ""
}

// stable reports whether an id was written by a person: ids made by machines
// change with the next build.
func stable(id string) bool {
	digits := 0
	for _, r := range id {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits <= 3 && len(id) <= 40 && !strings.HasPrefix(id, "rc_") && !strings.HasPrefix(id, "el-id") && !strings.Contains(id, ":")
}

// escapeID writes an id so that CSS reads it.
func escapeID(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 || (r >= '0' && r <= '9' && i > 0):
			b.WriteRune(r)
		case r >= '0' && r <= '9':
			fmt.Fprintf(&b, "\\%x ", r)
		default:
			b.WriteString("\\" + string(r))
		}
	}
	return b.String()
}
