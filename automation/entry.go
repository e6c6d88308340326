package automation

import (
	"fmt"

	"github.com/rs/zerolog"

	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// logFields writes one line per field that is not as expected.
func (r *run) logFields(v *visit) {
	for _, b := range report.Clean(r.entry(v)).Fields {
		if !b.Outcome.Broken() || b.ByMeaning {
			continue
		}
		tried := zerolog.Arr()
		for _, t := range b.Tried {
			tried.Dict(zerolog.Dict().Str("selector", t.Selector).Int("matches", t.Matches).Str("why", t.Why))
		}
		candidates := zerolog.Arr()
		for _, c := range b.Candidates {
			candidates.Str(c.Label + " " + c.Selector)
		}
		first := ""
		if len(b.Tried) > 0 {
			first = b.Tried[0].Selector
		}
		r.log.Warn().Str("page", v.page.Page()).Str("field", b.Key).Str("part", b.Part).Str("selector", first).Str("outcome", string(b.Outcome)).
			Array("tried", tried).Str("used", b.Selector).Array("candidates", candidates).Str("pos", b.Pos).Strs("reasons", b.Reasons).
			Msg("selector broke")
	}
}

// entry is the visit for the report.
func (r *run) entry(v *visit) report.Page {
	p := entryOf(v.page, v.plan, v.ok)
	p.URL, p.Handoffs, p.Milliseconds, p.Picture = v.url(), v.hands, v.times, v.picture(r)
	for _, t := range v.met {
		p.Troubles = append(p.Troubles, report.Trouble{Name: t.Name, Say: t.Say, Do: t.Do})
	}
	return p
}

// entryOf is what a plan says of a page; ok tells which fields were read back.
func entryOf(page selectors.Recognition, plan selectors.Plan, ok []bool) report.Page {
	p := report.Page{Page: page.Page(), RecognisedBy: page.Signs}
	if page.Definition != nil {
		p.Title = page.Definition.Title
	}
	for i, a := range plan.Fields {
		f := report.Field{
			Key: a.Key, Part: a.Part, Confirm: a.Confirm, Label: a.Label, Outcome: a.Outcome, Selector: a.Selector,
			Score: a.Score, Margin: a.Margin, Check: a.Check, Reasons: a.Reasons,
			Verified: i < len(ok) && ok[i], ByMeaning: !a.Expected, Proposal: a.Proposal, Pointed: a.Pointed,
		}
		if page.Definition != nil && a.Expected {
			f.Pos = fmt.Sprintf("%s:%s", page.Definition.File, a.Pos)
		}
		for _, t := range a.Tried {
			pos := selectors.LocalFile
			if !t.Learnt {
				pos = fmt.Sprintf("%s:%s", page.Definition.File, t.Pos)
			}
			f.Tried = append(f.Tried, report.Tried{Selector: t.Selector, Matches: t.Matches, Why: t.Why, Pos: pos})
		}
		for _, c := range a.Candidates {
			f.Candidates = append(f.Candidates, report.Candidate{Label: c.Label, Selector: c.Selector, Score: c.Score})
		}
		p.Fields = append(p.Fields, f)
	}
	for _, l := range plan.LeftAlone {
		p.LeftAlone = append(p.LeftAlone, report.Left{Label: l.Label, Why: l.Why})
	}
	return p
}

// Examine says what a run would make of a page, from its snapshot alone and for
// a profile that has everything. Nothing is filled.
func Examine(set *selectors.Set, snap selectors.Snapshot) report.Page {
	yes := func(string) bool { return true }
	page := set.Recognise(snap, "")
	plan := selectors.Make(selectors.Ask{Set: set, Page: page, Snap: snap, Has: yes, Allowed: yes})
	p := entryOf(page, plan, nil)
	top := snap.Top()
	p.URL = top.Origin + top.Path
	for _, h := range plan.Human {
		p.Handoffs = append(p.Handoffs, report.Handoff{Kind: h.Kind, Label: h.Label})
	}
	return report.Clean(p)
}
