package report

import (
	"time"

	"example.com/autofill/selectors"
)

// Repairs are the selectors that would have found what the definitions' own
// did not: proposals where a field was found by its words and read back, and
// decided ones where the person showed the box. day is the date they bear.
func (r *Report) Repairs(day time.Time) []selectors.Repair {
	var out []selectors.Repair
	for _, p := range r.Pages {
		if p.Page == "" {
			continue // nobody described it, so there is nothing to repair
		}
		for _, f := range p.Fields {
			if f.Proposal == "" || f.ByMeaning || f.Confirm || !f.Pointed && !f.Verified {
				continue
			}
			one := selectors.Repair{
				Page: p.Page, Field: f.Key, Part: f.Part, State: selectors.Proposed, Selector: f.Proposal,
				From: selectors.FromHealing, Date: selectors.Day(day), Evidence: f.Reasons,
			}
			if f.Pointed {
				one.State, one.From = selectors.Accepted, selectors.FromPointing
			}
			if len(f.Tried) > 0 {
				one.Old, one.Pos = f.Tried[0].Selector, fileLine(f.Tried[0].Pos)
			}
			out = append(out, one)
		}
	}
	return out
}
