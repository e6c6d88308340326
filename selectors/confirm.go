package selectors

import (
	"slices"
	"strings"
)

// confirms reports whether a control asks for a value a second time.
func (p *planner) confirms(pl place) bool {
	return once(p.second, pl, p.asksAgain)
}

func (p *planner) asksAgain(pl place) bool {
	for i, l := range p.at(pl).Labels {
		if l.From == FromNear && i > 0 {
			continue
		}
		if p.scene.has(p.scene.fold(l.Text), inConfirm) {
			return true
		}
	}
	return false
}

// again reports whether a control asks for a field in other words than its
// first box: 姓名拼音 beside 姓名.
func (p *planner) again(key string, pl place) bool {
	e := p.lex.Entry(key)
	if e == nil || len(e.Again) == 0 {
		return false
	}
	for _, l := range p.at(pl).Labels {
		if !l.own() {
			continue
		}
		for _, v := range p.scene.read(l.Text) {
			if v.weight > 0.9 && slices.Contains(e.Again, v.text) {
				return true
			}
		}
	}
	return false
}

// confirmations give a second box the value of the first.
func (p *planner) confirmations() {
	for j, pl := range p.columns {
		if p.taken[pl] {
			continue
		}
		for _, a := range p.plan.Fields {
			if !a.Outcome.Fills() || a.Part != "" && a.Part != "national" || a.Frame != p.Snap.Frames[pl.frame].ID || a.Control.Form != p.at(pl).Form {
				continue
			}
			i := slices.IndexFunc(p.fields, func(w *wanted) bool { return w.key == a.Key && w.part == a.Part })
			if i < 0 || !p.confirms(pl) && !p.again(a.Key, pl) {
				continue
			}
			v := p.verdict[i][j]
			if p.sameName(pl, a) {
				v.veto, v.score, v.reasons = "", max(v.score, a.Score), append(slices.Clone(v.reasons), "goes by the name of the first box")
			} else if v.veto != "" || v.score < 0.5 || !p.topFor(i, j) {
				continue
			}
			v.reasons = append(slices.Clone(v.reasons), "asks for it a second time")
			p.fillAgain(p.fields[i], pl, v, v.score, a.Check)
			break
		}
	}
}

// fillAgain gives a further box the value of a field that has one.
func (p *planner) fillAgain(w *wanted, pl place, v verdict, margin float64, check bool) {
	a := p.assignment(&wanted{key: w.key, part: w.part, value: w.value}, pl, v)
	a.Outcome, a.Confirm, a.Expected, a.Check, a.Margin = Healed, true, false, check, margin
	p.taken[pl] = true
	p.plan.Fields = append(p.plan.Fields, a)
}

// sameName reports whether a box that asks for something again calls it what an
// assigned box is called: 确认账户名 after 账户名.
func (p *planner) sameName(pl place, a Assignment) bool {
	for _, l := range p.at(pl).Labels {
		if !l.own() {
			continue
		}
		if f := &p.Snap.Frames[pl.frame]; slices.Contains(p.lex.Confirm, strings.TrimPrefix(p.scene.core(l.Text), "请")) && previousBox(f, pl.control) == a.Ref {
			return true // 再输入一遍 alone, right behind it
		}
		for _, v := range p.scene.read(l.Text) {
			if v.weight < 0.98 || v.text == p.scene.core(l.Text) {
				continue
			}
			for _, first := range a.Control.Labels {
				if first.own() && p.scene.core(first.Text) == v.text {
					return true
				}
			}
		}
	}
	return false
}

// previousBox is the ref of the visible box before a control that takes a value, or -1.
func previousBox(f *Frame, i int) int {
	for i--; i >= 0; i-- {
		if c := &f.Controls[i]; c.asks() {
			return c.Ref
		}
	}
	return -1
}

// topFor reports whether no other field fits the control better.
func (p *planner) topFor(i, j int) bool {
	for k := range p.fields {
		v := p.verdict[k][j]
		if k != i && v.veto == "" && v.score > p.verdict[i][j].score && p.fields[k].key != p.fields[i].key {
			return false
		}
	}
	return true
}
