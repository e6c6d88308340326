package automation

import (
	"context"
	"slices"
	"time"

	"example.com/autofill/selectors"
)

// calendarSteps is how many presses a calendar gets: enough to go back a life
// month by month.
const calendarSteps = 1000

// calendarLooks is how many frames a calendar gets to say which month it shows.
const calendarLooks = 20

// date fills a box that takes no typing from the calendar, or the sheet, that
// its press brings up, and says what is to be read back.
func (f *filler) date(ctx context.Context, i int) (*write, error) {
	a := &f.plan.Fields[i]
	at := f.view.at[a.Frame]
	text := f.reveal(a)
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		a.Outcome = selectors.Missing
		a.Reasons = append(a.Reasons, "your profile's "+factKey(a)+" is no whole date")
		return nil, nil
	}
	days := []time.Time{day}
	order := map[string]any{
		"origins": f.origins(), "document": f.document(a.Frame), "ref": a.Ref, "overwrite": f.overwrite,
		"dates": []map[string]any{{"ref": a.Ref, "date": text}},
	}
	open, err := call[calendar](ctx, at.link, at.frame, "calendar.open", order)
	if err == nil && len(open.Range) > 0 {
		both, pair := f.pair(a.Frame, open.Range)
		if pair == nil {
			refuse(a, "asks for a first and a last day at once, and only one of them is yours")
			return nil, nil
		}
		days, order["dates"], order["ref"] = pair, both, open.Range[0]
		open, err = call[calendar](ctx, at.link, at.frame, "calendar.open", order)
	}
	w := &write{Ref: a.Ref, Role: string(selectors.RoleDate), Text: text, Option: -1, field: i}
	switch {
	case err != nil:
		return nil, err
	case open.Same:
		return w, nil
	case len(open.Columns) > 0:
		return f.columns(ctx, i, open.Columns, order)
	}
	why := open.Refused
	if why == "" {
		why, err = f.pickDays(ctx, at, order, open, days)
	}
	if err != nil {
		return nil, err
	}
	order["filled"] = why == ""
	closed, err := call[bool](ctx, at.link, at.frame, "calendar.close", order)
	if err != nil {
		return nil, err
	}
	if why == "" && !closed {
		why = "its calendar did not close"
	}
	if why != "" {
		refuse(a, why)
		return nil, nil
	}
	return w, nil
}

// pair are the dates of the two boxes of one calendar, if both are fields.
func (f *filler) pair(frame string, refs []int) (dates []map[string]any, days []time.Time) {
	for _, ref := range refs {
		n := slices.IndexFunc(f.plan.Fields, func(o selectors.Assignment) bool {
			return o.Frame == frame && o.Ref == ref && o.Outcome.Fills() && isDateKey(factKey(&o))
		})
		if n < 0 {
			return nil, nil
		}
		text := f.reveal(&f.plan.Fields[n])
		day, err := time.Parse(time.DateOnly, text)
		if err != nil || len(days) > 0 && day.Before(days[0]) {
			return nil, nil
		}
		dates, days = append(dates, map[string]any{"ref": ref, "date": text}), append(days, day)
	}
	return dates, days
}

// pickDays turns an open calendar to each day and presses it, then the
// calendar's own button if it is still there. It returns why
// it stopped, or nothing.
func (f *filler) pickDays(ctx context.Context, at place, order map[string]any, c calendar, days []time.Time) (why string, err error) {
	w := &walk{learnt: map[string]int{}, dead: map[string]bool{}}
	do := func(m move) (calendar, error) {
		order["how"], order["n"], order["text"], order["option"] = m.How, m.N, m.Text, m.Option
		return call[calendar](ctx, at.link, at.frame, "calendar.step", order)
	}
	looks := 0
	for n := 0; len(days) > 0; n++ {
		if n >= calendarSteps {
			return "the calendar took too many presses", nil
		}
		m, why := w.next(&c, days[0])
		if why != unread {
			looks = 0
		} else if looks++; looks < calendarLooks {
			m, why = move{How: "look"}, ""
		}
		if why != "" {
			return why, nil
		}
		after, err := do(m)
		if err != nil {
			return "", err
		}
		if after.Refused != "" {
			return after.Refused, nil
		}
		switch m.How {
		case "day":
			days = days[1:]
		case "look":
		default:
			w.saw(m, &c, &after, days[0])
		}
		c = after
	}
	if c.Open && c.Take >= 0 {
		after, err := do(move{How: "take", N: c.Take})
		if err != nil {
			return "", err
		}
		return after.Refused, nil
	}
	return "", nil
}
