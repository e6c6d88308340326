package selectors

import (
	"fmt"
	"slices"
	"strings"
)

// Ask is what a plan is made from.
type Ask struct {
	Set     *Set
	Page    Recognition
	Snap    Snapshot
	Has     func(key string) bool           // whether the profile has a fact
	Allowed func(origin string) bool        // whether values may be typed there
	Again   bool                            // fill boxes again that hold something else
	Learnt  func(page, key string) []string // selectors the person accepted; may be nil
}

// Make decides which control of the page gets which field, and why. It is a
// pure function: the same snapshot gives the same plan.
func Make(ask Ask) Plan {
	p := &planner{Ask: ask, def: ask.Page.Definition, lex: ask.Set.Lexicon}
	p.scene = newScene(p.lex, ask.Snap)
	p.plan = Plan{Page: ask.Page.Page(), Recognised: ask.Page.Signs}
	p.scope()
	p.humanSteps()
	p.collect()
	p.assign()
	p.confirmations()
	p.leftovers()
	return p.plan
}

type planner struct {
	Ask
	def   *Definition
	lex   *Lexicon
	scene scene
	plan  Plan

	frames  []int              // frames the page lives in
	fields  []*wanted          // one row per field or part
	columns []place            // one column per control that can be filled
	score   [][]float64        // fields × columns
	verdict map[[2]int]verdict // by field and column
	taken   map[place]bool     // assigned, or the person's
	why     map[place]string   // why a control is nobody's
	forced  map[place][]member // members of groups
	human   map[place]Kind
	named   map[place]string // controls that the definition's own words name
}

// wanted is one thing to place on the page: a field, or one part of it.
type wanted struct {
	key, part string
	value     string // key of the fact that is typed; differs from key with `or`
	def       *Field // nil for a field the definition does not name
	css       []string
	path      []any
	labels    []string
	optional  bool   // whether the page may lack it
	hit       *place // what its selectors found
	hitAt     int    // which of its selectors
	tried     []Tried
	drift     string // what the selector's control plainly is
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
	p.wholeOrParts()
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
	p.verdict = map[[2]int]verdict{}
	p.score = make([][]float64, len(p.fields))
	for i, w := range p.fields {
		p.score[i] = make([]float64, len(p.columns))
		for j, pl := range p.columns {
			v := p.pair(w, pl)
			p.verdict[[2]int{i, j}] = v
			if v.veto == "" && v.score >= p.threshold(w) {
				p.score[i][j] = v.score
				if p.confirms(pl) {
					p.score[i][j] *= 0.9 // the first of the two boxes is the field's
				}
				if p.scene.self(p.at(pl)) {
					p.score[i][j] += 0.02
				}
			}
		}
	}
}

// nameColumns notes the controls whose words are the definition's own: there no
// other field competes.
func (p *planner) nameColumns() {
	p.named = map[place]string{}
	for _, w := range p.fields {
		if w.def == nil {
			continue
		}
		for _, pl := range p.columns {
			if p.expectedLabel(w, p.at(pl)) {
				p.named[pl] = w.key
			}
		}
	}
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
						key: item.Key, part: part.Key, value: value, def: &item.Value, css: part.Value.CSS,
						path: []any{"fields", item.Key, "parts", part.Key, "css"}, optional: part.Value.Optional, labels: foldAll(append(part.Value.Label, item.Value.Label...)),
					})
				}
			}
			css := item.Value.CSS
			if item.Value.Frame != "" {
				css = append(slices.Clone(css), framePrefix+item.Value.Frame)
			}
			if p.Learnt != nil {
				css = append(slices.Clone(p.Learnt(p.def.Page, item.Key)), css...)
			}
			out = append(out, &wanted{
				key: item.Key, value: value, def: &item.Value, css: css,
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
	case c.ReadOnly && c.Role != RoleDropdown && c.Role != RoleDate:
		return Disabled
	case c.Covered != "":
		return Covered
	}
	return ""
}

// chained lists are often shut until the list before them is chosen.
func chained(c *Control) bool { return c.Role == RoleSelect || c.Role == RoleDropdown }

func (p *planner) threshold(w *wanted) float64 {
	if e := p.lex.Entry(w.key); e != nil && e.Sensitive {
		return minScoreSensitive
	}
	return minScore
}

// pair scores one field for one control.
func (p *planner) pair(w *wanted, pl place) verdict {
	c := p.at(pl)
	if w.def == nil && p.named[pl] != "" {
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
		v.reasons = append(v.reasons, "selector "+w.css[w.hitAt])
		return v
	}
	if w.part != "" {
		return verdict{veto: "is no part of a group"}
	}
	if why := p.scene.excluded(c); why != "" && !p.expectedLabel(w, c) {
		return verdict{veto: why}
	}
	return p.scene.fits(c, w.key, w.labels)
}

// expectedLabel reports whether a control is named by the definition's own words.
func (p *planner) expectedLabel(w *wanted, c *Control) bool {
	for _, l := range c.Labels {
		if slices.Contains(w.labels, Fold(l.Text)) && sourceWeight(l.From) > 0.8 {
			return true
		}
	}
	return false
}

func (p *planner) hitScore(w *wanted) float64 { return max(0.9, 0.99-0.02*float64(w.hitAt)) }

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
	v := p.verdict[[2]int{i, j}]
	a := p.assignment(w, pl, v)
	rival, margin := p.rival(i, j, owner)
	a.Margin = margin
	need := minMargin
	if e := p.lex.Entry(w.key); e != nil && e.Sensitive {
		need = minMarginSens
	}
	byHit := w.hit != nil && *w.hit == pl
	switch {
	case byHit && w.hitAt == 0:
		a.Outcome = Exact
	case byHit:
		a.Outcome = Alternate
	case margin < need:
		a.Outcome = Ambiguous
		a.Reasons = append(a.Reasons, fmt.Sprintf("%s fits as well", rival))
	case w.def != nil && len(w.css) == 0 && p.expectedLabel(w, c):
		a.Outcome = Exact
		a.Selector = labelPrefix + v.label
	default:
		a.Outcome = Healed
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
		Selector: Propose(c, f),
	}
	if w.def != nil && len(w.css) > 0 {
		a.Pos = p.def.pos(append(w.path, 0)...)
	} else if w.def != nil {
		a.Pos = p.def.pos("fields", w.key, "label")
	}
	if w.hit != nil && *w.hit == pl {
		a.Selector = w.css[w.hitAt]
	}
	return a
}

// triedFor is what was tried for a field: its selectors, or its words where the
// definition has no selector.
func (p *planner) triedFor(w *wanted) []Tried {
	if len(w.css) > 0 || w.def == nil || w.part != "" {
		return w.tried
	}
	var out []Tried
	for n, label := range w.def.Label {
		t := Tried{Selector: labelPrefix + label, Pos: p.def.pos("fields", w.key, "label", n)}
		for _, pl := range p.columns {
			if p.expectedLabel(&wanted{labels: []string{Fold(label)}}, p.at(pl)) {
				t.Matches++
			}
		}
		out = append(out, t)
	}
	return out
}

// labelPrefix marks a locator that is the page's words, not a CSS selector.
const labelPrefix = "label="

// rival is the closest other reading: another free control for this field, or
// another field for this control.
func (p *planner) rival(i, j int, owner map[int]int) (string, float64) {
	score := p.verdict[[2]int{i, j}].score
	name, second := "nothing else", 0.0
	for k := range p.columns {
		v := p.verdict[[2]int{i, k}]
		if k == j || v.veto != "" || v.score <= second {
			continue
		}
		if o, has := owner[k]; has && p.verdict[[2]int{o, k}].score >= v.score {
			continue
		}
		if p.confirms(p.columns[k]) || p.scene.self(p.at(p.columns[j])) && !p.scene.self(p.at(p.columns[k])) {
			continue
		}
		name, second = "the box "+firstLabel(p.at(p.columns[k])), v.score
	}
	for k, w := range p.fields {
		v := p.verdict[[2]int{k, j}]
		if k == i || v.veto != "" || v.score <= second || w.key == p.fields[i].key {
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
	if len(w.css) > 0 {
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
		v := p.verdict[[2]int{i, j}]
		if v.veto != "" || v.score < 0.25 || p.taken[pl] {
			continue
		}
		c, f := p.at(pl), &p.Snap.Frames[pl.frame]
		out = append(out, Candidate{Ref: c.Ref, Frame: f.ID, Label: firstLabel(c), Selector: Propose(c, f), Score: v.score})
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
