package selectors

import (
	"slices"
)

// Ask is what a plan is made from.
type Ask struct {
	Set     *Set
	Page    Recognition
	Snap    Snapshot
	Has     func(key string) bool    // whether the profile has a fact
	Allowed func(origin string) bool // whether values may be typed there
	Again   bool                     // fill boxes again that hold something else
	Pointed []Pointed                // boxes the person showed
	// Same reports whether two facts have the same value: which of them a box
	// asks for then makes no difference. Nil when that is not known.
	Same func(key, other string) bool
}

// Make decides which control of the page gets which field, and why. It is a
// pure function: the same snapshot gives the same plan.
func Make(ask Ask) Plan {
	p := &planner{Ask: ask, def: ask.Page.Definition, lex: ask.Set.Lexicon, second: map[place]bool{}}
	p.scene = newScene(p.lex, ask.Snap)
	p.names = countNames(&p.Snap)
	p.plan = Plan{Page: ask.Page.Page(), Recognised: ask.Page.Signs}
	p.scope()
	p.humanSteps()
	p.collect()
	p.assign()
	p.confirmations()
	p.repeats()
	p.leftovers()
	p.rest()
	return p.plan
}

type planner struct {
	Ask
	def   *Definition
	lex   *Lexicon
	scene scene
	names names
	plan  Plan

	frames  []int              // frames the page lives in
	fields  []*wanted          // one row per field or part
	columns []place            // one column per control that can be filled
	score   [][]float64        // fields × columns
	verdict [][]verdict        // by field and column
	taken   map[place]bool     // assigned, or the person's
	why     map[place]string   // why a control is nobody's
	forced  map[place][]member // members of groups
	led     map[string]bool    // fields of which a group holds the box that their selectors hit
	human   map[place]Kind
	named   map[place]string // controls that the definition's own words name
	shared  map[place]bool   // those that they name several fields by
	shown   map[place]bool   // controls the person said the field of
	halved  map[string]bool  // fields that two boxes take, the code of a country and the rest
	second  map[place]bool   // whether a control asks for a value a second time, once it was looked at
}

// scope chooses the frames: the dialog alone when one is open, else all that show.
func (p *planner) scope() {
	if p.def != nil && p.def.Match.Dialog {
		root := p.Snap.Frames[p.Page.Frame].ID
		for i, f := range p.Snap.Frames {
			if i == p.Page.Frame || f.Parent == root {
				p.frames = append(p.frames, i)
			}
		}
		return
	}
	for i := range p.Snap.Frames {
		p.frames = append(p.frames, i)
	}
}

// at is the control of a place.
func (p *planner) at(pl place) *Control { return &p.Snap.Frames[pl.frame].Controls[pl.control] }

// collect lists the fields and the controls and scores every pair.
func (p *planner) collect() {
	p.forced = map[place][]member{}
	p.why = map[place]string{}
	p.fields = p.wantedFields()
	expected := func(key string) []string {
		for _, w := range p.fields {
			if w.key == key {
				return w.labels
			}
		}
		return nil
	}
	keys := p.lex.Keys()
	for _, fi := range p.frames {
		for _, m := range p.scene.groupsOf(p.Snap, fi, keys, expected) {
			p.forced[m.at] = append(p.forced[m.at], m)
			p.addPart(m)
		}
	}
	p.trySelectors()
	p.takePointed()
	p.chainInOneBox()
	p.wholeOrParts()
	p.wholeInGroup()
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for ci := range f.Controls {
			pl := place{fi, ci}
			if p.fit(pl) == "" && p.human[pl] == "" {
				p.columns = append(p.columns, pl)
			}
		}
	}
	p.nameColumns()
	p.halved = map[string]bool{}
	for _, w := range p.fields {
		p.halved[w.key] = p.halved[w.key] || w.part == "national"
	}
	p.verdict = make([][]verdict, len(p.fields))
	p.score = make([][]float64, len(p.fields))
	for i, w := range p.fields {
		p.score[i], p.verdict[i] = make([]float64, len(p.columns)), make([]verdict, len(p.columns))
		for j, pl := range p.columns {
			v := p.pair(w, pl)
			p.verdict[i][j] = v
			if v.veto == "" && v.score >= p.threshold(w) {
				p.score[i][j] = v.score
				if p.def != nil && w.def == nil {
					p.score[i][j] *= 0.94 // the page is known to ask for others
				}
				if p.confirms(pl) || p.again(w.key, pl) {
					p.score[i][j] *= 0.75 // the first of the two boxes is the field's
				}
				if p.scene.self(p.at(pl)) {
					p.score[i][j] += 0.02
				}
				if e := p.lex.Entry(w.key); e != nil && e.Reach && p.scene.asksOnceMore(p.at(pl)) {
					p.score[i][j] -= 0.05 // the account's own box comes first
				}
				if p.closed(pl) {
					p.score[i][j] *= 0.75 // a frame of somebody else may look the same
				}
			}
		}
		p.firstComesFirst(p.score[i])
	}
}

// closed reports whether a control is in a frame that may not receive anything,
// within a page that may.
func (p *planner) closed(pl place) bool {
	at := func(frame int) bool { return p.Allowed(p.Snap.Frames[frame].Origin) }
	return pl.frame != p.Page.Frame && !at(pl.frame) && at(p.Page.Frame)
}

// nameColumns notes the controls whose words are the definition's own: there no
// other field competes.
func (p *planner) nameColumns() {
	p.named = map[place]string{}
	p.shared = map[place]bool{}
	for _, w := range p.fields {
		if w.def == nil {
			continue
		}
		for _, pl := range p.columns {
			if !p.expectedLabel(w, p.at(pl)) {
				continue
			}
			if have := p.named[pl]; have != "" && have != w.key {
				p.shared[pl] = true
			}
			p.named[pl] = w.key
		}
	}
}

func (p *planner) threshold(w *wanted) float64 {
	if e := p.lex.Entry(w.key); e != nil && e.Sensitive {
		return minScoreSensitive
	}
	return minScore
}

// lead is how far a field's control must be ahead of whatever else fits.
func (p *planner) lead(w *wanted) float64 {
	if e := p.lex.Entry(w.key); e != nil && e.Sensitive {
		return minMarginSens
	}
	return minMargin
}

// pair scores one field for one control.
func (p *planner) pair(w *wanted, pl place) verdict {
	c := p.at(pl)
	if p.shown[pl] && !w.pointed {
		return verdict{veto: "you said whose it is"}
	}
	if w.def == nil && !w.pointed && p.named[pl] != "" && (!p.shared[pl] || isList(c.Role)) {
		return verdict{veto: "the page's definition says " + p.named[pl]}
	}
	if members := p.forced[pl]; len(members) > 0 {
		for _, m := range members {
			if m.key == w.key && m.part == w.part {
				v := m.score
				v.reasons = append(slices.Clone(v.reasons), "one of a group")
				if w.hit != nil && *w.hit == pl {
					v.score = p.hitScore(w)
				}
				return v
			}
		}
		return verdict{veto: "belongs to a group"}
	}
	if w.hit != nil && *w.hit == pl {
		v := p.scene.fits(c, w.key, w.labels)
		v.score = max(v.score, p.hitScore(w))
		v.veto = ""
		v.reasons = append(v.reasons, p.hitReason(w))
		return v
	}
	if w.part != "" {
		return verdict{veto: "is no part of a group"}
	}
	if p.halved[w.key] && p.confirms(pl) {
		return verdict{veto: "asks again for what stands in two boxes"}
	}
	if x := p.scene.exclusion(c); x.why != "" && !p.lifts(w, c, x) {
		return verdict{veto: x.why}
	}
	v := p.scene.fits(c, w.key, w.labels)
	if w.def != nil && p.shared[pl] && !isList(c.Role) {
		v.score *= 0.9 // one box where the definition knows a chain of lists by these words
	}
	return v
}

// lifts reports whether the definition's own words outweigh an exclusion: where
// they are the label that it comes from, or it comes from an id.
func (p *planner) lifts(w *wanted, c *Control, x exclusion) bool {
	if x.label > 0 {
		return p.expects(w, c.Labels[x.label-1])
	}
	return !x.section && p.expectedLabel(w, c)
}

func (p *planner) hitReason(w *wanted) string {
	if w.pointed {
		return "you showed it"
	}
	return "selector " + w.css[w.hitAt]
}

func (p *planner) hitScore(w *wanted) float64 { return max(0.9, 0.99-0.02*float64(w.hitAt)) }
