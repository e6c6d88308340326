package selectors

import (
	"fmt"
	"slices"
	"strings"
)

// assign takes the best total and turns every row into an outcome.
func (p *planner) assign() {
	cols := best(p.score)
	p.taken = map[place]bool{}
	owner := map[int]int{}
	for i, j := range cols {
		if j >= 0 {
			owner[j] = i
		}
	}
	for i, w := range p.fields {
		if j := cols[i]; j >= 0 {
			p.placed(w, i, j, owner)
		}
	}
	p.sortByPage()
	for i, w := range p.fields {
		if cols[i] < 0 {
			p.unplaced(w, i)
		}
	}
}

// placed records a field that got a control.
func (p *planner) placed(w *wanted, i, j int, owner map[int]int) {
	pl := p.columns[j]
	c := p.at(pl)
	v := p.verdict[i][j]
	a := p.assignment(w, pl, v)
	rival, margin := p.rival(i, j, owner)
	a.Margin = margin
	byHit := w.hit != nil && *w.hit == pl
	switch {
	case byHit && w.pointed:
		a.Outcome, a.Pointed = Exact, true
		a.Selector, a.Proposal = p.names.call(c), p.names.propose(c)
	case byHit && w.hitAt == 0:
		a.Outcome = Exact
	case byHit:
		a.Outcome = Alternate
	case margin < p.lead(w):
		a.Outcome = Ambiguous
		a.Reasons = append(a.Reasons, fmt.Sprintf("%s fits as well", rival))
	case w.def != nil && len(w.css) == w.learnt && p.listedLabel(w, c):
		a.Outcome = Exact
		a.Selector = labelPrefix + v.label
	case p.led[w.key] && w.part != "" && len(w.css) == 0:
		a.Outcome = Exact // comes with the box that the selectors hit
	default:
		a.Outcome = Healed
		if w.def != nil {
			a.Proposal = p.names.propose(c)
		}
	}
	p.settle(w, a, pl)
}

// settle adds a decided field to the plan, unless the profile has no value.
func (p *planner) settle(w *wanted, a Assignment, pl place) {
	if !p.Has(w.fact()) {
		p.taken[pl] = true
		p.left(pl, fmt.Sprintf("looks like %s, which your profile does not have", p.lex.Title(w.key)))
		return
	}
	if !p.Allowed(p.Snap.Frames[pl.frame].Origin) {
		a.Outcome = Forbidden
		a.Reasons = append(a.Reasons, "typing is not allowed on "+p.Snap.Frames[pl.frame].Origin)
	}
	if to := formOrigin(a.Control.Form); to != "" && !p.Allowed(to) {
		a.Outcome = Forbidden
		a.Reasons = append(a.Reasons, "its form sends to "+to)
	}
	p.taken[pl] = true
	if e := p.lex.Entry(w.key); (e != nil && e.Sensitive && a.Outcome != Exact) || (w.def != nil && w.def.Check) {
		a.Check = true
	}
	p.plan.Fields = append(p.plan.Fields, a)
}

// formOrigin is the origin a form sends to; empty when it sends nowhere by itself.
func formOrigin(form string) string {
	scheme, rest, ok := strings.Cut(form, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}

// assignment fills in what an outcome needs to be understood.
func (p *planner) assignment(w *wanted, pl place, v verdict) Assignment {
	c := p.at(pl)
	f := &p.Snap.Frames[pl.frame]
	a := Assignment{
		Key: w.key, Part: w.part, Value: w.value, Frame: f.ID, Ref: c.Ref, Control: *c, Score: v.score, Reasons: v.reasons,
		Label: firstNonEmpty(v.label, firstLabel(c)), Tried: p.triedFor(w), Expected: w.def != nil,
		Selector: p.names.call(c),
	}
	if w.def != nil && len(w.css) > w.learnt {
		a.Pos = p.def.pos(append(w.path, 0)...)
	} else if w.def != nil {
		a.Pos = p.def.pos("fields", w.key, "label")
	}
	if w.hit != nil && *w.hit == pl && !w.pointed {
		a.Selector = w.css[w.hitAt]
	}
	return a
}

// rival is the closest other reading: another free control for this field, or
// another field for this control.
func (p *planner) rival(i, j int, owner map[int]int) (string, float64) {
	score := p.verdict[i][j].score
	name, second := "nothing else", 0.0
	for k := range p.columns {
		v := p.verdict[i][k]
		if k == j || v.veto != "" || v.score <= second {
			continue
		}
		if o, has := owner[k]; has && p.verdict[o][k].score >= v.score {
			continue
		}
		if p.closed(p.columns[k]) && !p.closed(p.columns[j]) {
			continue
		}
		if p.others(p.columns[j], p.columns[k]) {
			continue
		}
		if p.onceMore(p.fields[i].key, p.columns[j], p.columns[k]) {
			continue // it gets the same: which of them is the first makes no difference
		}
		if p.confirms(p.columns[k]) || p.again(p.fields[i].key, p.columns[k]) || p.scene.self(p.at(p.columns[j])) && !p.scene.self(p.at(p.columns[k])) {
			continue
		}
		name, second = "the box "+firstLabel(p.at(p.columns[k])), v.score
	}
	for k, w := range p.fields {
		v := p.verdict[k][j]
		if k == i || v.veto != "" || v.score <= second || w.key == p.fields[i].key || p.Same != nil && p.Same(w.fact(), p.fields[i].fact()) {
			continue
		}
		name, second = p.lex.Title(w.key), v.score
	}
	return name, score - second
}

// unplaced records why a field of the definition got no control.
func (p *planner) unplaced(w *wanted, i int) {
	if w.def == nil || !p.Has(w.fact()) || w.part == "" && len(w.def.Parts) > 0 && p.placedAs(w.key, true) {
		return
	}
	if w.part != "" && w.hit == nil && (p.placedAs(w.key, false) || !p.placedAs(w.key, true)) {
		return // the field as a whole is placed, or reported, already
	}
	a := Assignment{Key: w.key, Part: w.part, Value: w.value, Ref: -1, Tried: p.triedFor(w), Outcome: Missing, Expected: true}
	if len(w.css) > w.learnt {
		a.Pos = p.def.pos(append(w.path, 0)...)
	} else {
		a.Pos = p.def.pos("fields", w.key, "label")
	}
	switch {
	case w.drift != "":
		a.Outcome = Drifted
		a.Reasons = append(a.Reasons, w.drift)
	case w.hit != nil:
		a.Outcome = p.fit(*w.hit)
		a.Label = firstLabel(p.at(*w.hit))
		a.Reasons = append(a.Reasons, reasonOf(p.at(*w.hit)))
	default:
		if pl, v, ok := p.unfitMatch(w); ok {
			a.Outcome = p.fit(pl)
			a.Label = v.label
			a.Reasons = append(v.reasons, reasonOf(p.at(pl)))
		}
	}
	if a.Outcome == "" {
		a.Outcome = Missing
	}
	if a.Outcome == Missing && w.optional {
		return
	}
	a.Candidates = p.candidates(i)
	p.plan.Fields = append(p.plan.Fields, a)
}

// placedAs reports whether a field got controls: its parts, or itself as a whole.
func (p *planner) placedAs(key string, parts bool) bool {
	return slices.ContainsFunc(p.plan.Fields, func(a Assignment) bool {
		return a.Key == key && a.Ref >= 0 && !a.Confirm && (a.Part != "") == parts
	})
}

func reasonOf(c *Control) string {
	switch {
	case c.Hidden != "":
		return "it is " + c.Hidden
	case c.Covered != "":
		return "covered by " + c.Covered
	case c.Disabled:
		return "it is disabled"
	case c.ReadOnly:
		return "it is read-only"
	}
	return "a person could not fill it"
}

// unfitMatch is a control that is clearly the field but cannot be filled.
func (p *planner) unfitMatch(w *wanted) (place, verdict, bool) {
	bestAt, bestV := place{}, verdict{}
	for _, fi := range p.frames {
		for ci := range p.Snap.Frames[fi].Controls {
			pl := place{fi, ci}
			c := p.at(pl)
			if !c.Role.Takes() || p.fit(pl) == "" {
				continue
			}
			if v := p.scene.fits(c, w.key, w.labels); v.veto == "" && v.score > bestV.score {
				bestAt, bestV = pl, v
			}
		}
	}
	return bestAt, bestV, bestV.score >= 0.8
}

// candidates are the nearest controls for a field nothing was good enough for.
func (p *planner) candidates(i int) []Candidate {
	var out []Candidate
	for j, pl := range p.columns {
		v := p.verdict[i][j]
		if v.veto != "" || v.score < 0.25 || p.taken[pl] {
			continue
		}
		c, f := p.at(pl), &p.Snap.Frames[pl.frame]
		out = append(out, Candidate{Ref: c.Ref, Frame: f.ID, Label: firstLabel(c), Selector: p.names.call(c), Score: v.score})
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(a.Selector, b.Selector)
	})
	return out[:min(len(out), 5)]
}

// sortByPage puts the fields into the order in which a person meets them.
func (p *planner) sortByPage() {
	order := map[string]int{}
	for n, f := range p.Snap.Frames {
		order[f.ID] = n * 10000
	}
	slices.SortStableFunc(p.plan.Fields, func(a, b Assignment) int {
		if a.Ref < 0 || b.Ref < 0 {
			return 0
		}
		return (order[a.Frame] + a.Ref) - (order[b.Frame] + b.Ref)
	})
}
