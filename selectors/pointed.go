package selectors

import "slices"

// Pointed is a box the person showed for a field. It holds as long as the
// document does.
type Pointed struct {
	Key, Part string
	Document  string // Frame.Document
	Shown     int    // Control.Shown
}

// takePointed lets what the person showed win over selectors and words. What
// cannot be filled, or is the person's own, stays so.
func (p *planner) takePointed() {
	p.shown = map[place]bool{}
	for _, shown := range p.Pointed {
		pl, ok := p.find(shown)
		if !ok || p.human[pl] != "" || p.fit(pl) != "" {
			continue
		}
		i := slices.IndexFunc(p.fields, func(w *wanted) bool { return w.key == shown.Key && w.part == shown.Part })
		if i < 0 {
			continue
		}
		w := p.fields[i]
		w.hit, w.hitAt, w.pointed, w.drift = &pl, 0, true, ""
		p.shown[pl] = true
		delete(p.forced, pl) // the person knows better than the row it stands in
	}
}

// find is the place of a box that was shown, if its document is still there.
func (p *planner) find(shown Pointed) (place, bool) {
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		if f.Document != shown.Document {
			continue
		}
		if i := slices.IndexFunc(f.Controls, func(c Control) bool { return c.Shown == shown.Shown }); i >= 0 {
			return place{fi, i}, true
		}
	}
	return place{}, false
}
