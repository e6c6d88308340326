package selectors

import (
	"slices"
	"strings"
)

// repeats fills boxes that ask once more for what another box of the page got:
// where a parcel goes to, after where somebody lives. Only how to reach the
// user is asked for like that; a second name or passport is another person's.
func (p *planner) repeats() {
	for j, pl := range p.columns {
		if p.taken[pl] || !p.scene.asksOnceMore(p.at(pl)) {
			continue
		}
		i, margin := p.topOf(j)
		if i < 0 || !p.mayRepeat(p.fields[i].key, p.at(pl)) || margin < p.lead(p.fields[i]) {
			continue
		}
		w, v := p.fields[i], p.verdict[i][j]
		if slices.ContainsFunc(p.plan.Fields, func(a Assignment) bool { return a.Key == w.key && a.Part == w.part && a.Outcome.Fills() }) {
			v.reasons = append(slices.Clone(v.reasons), "asks for it once more")
			p.fillAgain(w, pl, v, margin, true)
		}
	}
}

// mayRepeat reports whether a control may get what another one got, because the
// page wants to reach the user there as well.
func (p *planner) mayRepeat(key string, c *Control) bool {
	e := p.lex.Entry(key)
	return e != nil && e.Reach && p.scene.asksOnceMore(c) && (!e.Sensitive || p.scene.entitled(c, p.scene.sayOwn))
}

// onceMore reports whether a control asks once more for what another one gets: in
// another place of the page, or by another name.
func (p *planner) onceMore(key string, first, again place) bool {
	a, b := p.at(first), p.at(again)
	if !p.mayRepeat(key, b) {
		return false
	}
	return section(a) != section(b) || p.scene.core(firstLabel(a)) != p.scene.core(firstLabel(b))
}

// others reports whether of two boxes of one name the later is somebody else's, as
// only one of them says whose it is: 姓名 and then 业主姓名 of a tenant's page.
func (p *planner) others(first, later place) bool {
	if p.scene.asksOnceMore(p.at(first)) {
		return false // 收货人 says where the goods go to, whoever is called what below
	}
	return first.frame == later.frame && first.control < later.control && p.scene.prefixed(p.at(first)) != p.scene.prefixed(p.at(later))
}

// prefixed reports whether a control's own name begins with a word for whoever
// fills the page in.
func (s scene) prefixed(c *Control) bool {
	return once(s.memo.prefixed, c, func(*Control) bool {
		text := s.core(firstLabel(c))
		return slices.ContainsFunc(s.lex.Self, func(w string) bool { return len(text) > len(w) && strings.HasPrefix(text, w) })
	})
}

// firstComesFirst takes from the later of two boxes of one name what the words for
// whose it is gave or took.
func (p *planner) firstComesFirst(scores []float64) {
	first := slices.IndexFunc(scores, func(q float64) bool { return q > 0 })
	for j := first + 1; first >= 0 && j < len(scores); j++ {
		if scores[j] > 0 && p.others(p.columns[first], p.columns[j]) {
			scores[j] = min(scores[j], scores[first]-0.01)
		}
	}
}

// topOf is the field that fits a column best, surely enough, and its lead over
// every other fact.
func (p *planner) topOf(j int) (int, float64) {
	top := -1
	for i, w := range p.fields {
		if v := p.verdict[i][j]; v.veto == "" && v.score >= p.threshold(w) && p.Has(w.fact()) && (top < 0 || v.score > p.verdict[top][j].score) {
			top = i
		}
	}
	if top < 0 {
		return -1, 0
	}
	second := 0.0
	for i, w := range p.fields {
		if v := p.verdict[i][j]; v.veto == "" && w.key != p.fields[top].key && (p.Same == nil || !p.Same(w.fact(), p.fields[top].fact())) {
			second = max(second, v.score)
		}
	}
	return top, p.verdict[top][j].score - second
}

// asksOnceMore reports whether a control's names or heading say that the page
// wants to reach the user.
func (s scene) asksOnceMore(c *Control) bool {
	return once(s.memo.again, c, func(*Control) bool {
		return !s.behind[c] && s.entitled(c, func(text string) bool { return s.has(text, inRepeats) }) || s.entitled(c, s.sayOwn)
	})
}

// sayOwn reports whether a text has a word for others that means the user on
// this page.
func (s scene) sayOwn(text string) bool {
	return mentions(text, s.lex.own)
}
