package automation

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/cdp"

	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// write is one value on its way into one control. It never leaves this process
// except into the page.
type write struct {
	Ref        int    `json:"ref"`
	Role       string `json:"role"`
	Text       string `json:"text"`
	Option     int    `json:"option"`
	OptionText string `json:"optionText"`
	Checked    bool   `json:"checked"`
	Overwrite  bool   `json:"overwrite"`
	// Labels are the words that named the control when it was planned.
	Labels []string `json:"labels,omitempty"`

	field int // index of the field in the plan
}

// written says what became of a write, without the value.
type written struct {
	Ref     int                `json:"ref"`
	State   string             `json:"state"`
	Detail  string             `json:"detail"`
	Length  int                `json:"length"`
	Options []selectors.Option `json:"options,omitempty"`
}

// redrawn says of a field that its box went away, or got another name, while
// the page was filled. The box that has the name then is still to be filled.
const redrawn = "the page drew the box anew"

// notYet says of a field that its list had nothing to choose from. What is
// chosen elsewhere may still bring its choices.
const notYet = "its choices are not there yet"

// filler fills one plan into one view of the page.
type filler struct {
	*session
	view      view
	plan      *selectors.Plan
	facts     profiles.Facts
	overwrite bool
	verified  []bool // by field
}

// fill writes every field the plan fills, reads back what the page shows, and
// puts the outcome into the plan. ok has, by field, which read back as meant;
// fields that did before are not touched again.
func (s *session) fill(ctx context.Context, v view, plan *selectors.Plan, ok []bool, overwrite bool) error {
	f := &filler{session: s, view: v, plan: plan, facts: s.opts.Facts, overwrite: overwrite, verified: ok}
	var order []string
	batches := map[string][]write{}
	var later []int
	for i := range plan.Fields {
		a := &plan.Fields[i]
		if !a.Outcome.Fills() || ok[i] {
			continue
		}
		if !s.allowed(f.frame(a).Origin) {
			a.Outcome = selectors.Forbidden
			continue
		}
		w, now := f.prepare(i)
		switch {
		case !a.Outcome.Fills():
		case !now:
			later = append(later, i)
		default:
			if batches[a.Frame] == nil {
				order = append(order, a.Frame)
			}
			batches[a.Frame] = append(batches[a.Frame], w)
		}
	}
	for _, frame := range order {
		if err := f.batch(ctx, frame, batches[frame]); err != nil {
			return err
		}
	}
	for _, i := range later {
		w, err := f.slow(ctx, i)
		if err != nil {
			return err
		}
		if frame := plan.Fields[i].Frame; w != nil {
			if batches[frame] == nil {
				order = append(order, frame)
			}
			batches[frame] = append(batches[frame], *w)
		}
	}
	for n, frame := range order {
		ms := settleMS
		if n > 0 {
			ms = 0 // the first frame's quiet time was theirs too
		}
		if err := f.readBack(ctx, frame, batches[frame], ms); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) frame(a *selectors.Assignment) selectors.Frame {
	for _, fr := range f.view.Frames {
		if fr.ID == a.Frame {
			return fr
		}
	}
	return selectors.Frame{}
}

// factKey is the fact a field's box is given.
func factKey(a *selectors.Assignment) string {
	key := a.Value
	if key == "" {
		key = a.Key
	}
	if a.Part != "" {
		key += "." + a.Part
	}
	return key
}

// reveal is a field's value in plain text, for the page alone.
func (f *filler) reveal(a *selectors.Assignment) string { return f.facts.Value(factKey(a)).Reveal() }

// prepare makes the write of a field; now is false when it needs more than one
// step: a list that is drawn by the page or not loaded yet, a file.
func (f *filler) prepare(i int) (w write, now bool) {
	a := &f.plan.Fields[i]
	key := factKey(a)
	w = write{Ref: a.Ref, Role: string(a.Control.Role), Overwrite: f.overwrite, field: i, Option: -1, Labels: words(&a.Control)}
	if f.facts.Value(key).IsZero() {
		a.Outcome = selectors.Missing
		a.Reasons = append(a.Reasons, "your profile has no "+key)
		return w, false
	}
	switch a.Control.Role {
	case selectors.RoleSelect, selectors.RoleRadio:
		n, text, why := f.pick(a.Control.Options, key)
		if n < 0 {
			if a.Control.Role == selectors.RoleSelect && selectors.Loading(&a.Control) {
				return w, false
			}
			a.Outcome = selectors.Missing
			a.Reasons = append(a.Reasons, why)
			return w, false
		}
		if a.Control.Disabled {
			return w, false
		}
		w.Option, w.OptionText = n, text
		return w, true
	case selectors.RoleDropdown, selectors.RoleFile:
		return w, false
	case selectors.RoleDate:
		w.Text = f.reveal(a)
		return w, !a.Control.Picked()
	default:
		w.Text = shape(&a.Control, a.Key, f.reveal(a))
		if a.Control.MaxLength > 0 && utf8.RuneCountInString(w.Text) > a.Control.MaxLength {
			a.Outcome = selectors.Refused
			a.Reasons = append(a.Reasons, fmt.Sprintf("your value is longer than the %d characters the box takes", a.Control.MaxLength))
			return w, false
		}
		return w, true
	}
}

// regionPart is the part of the world that a country lies in: some lists ask for
// it first, some for the country at once.
const regionPart = ".region"

// words are the texts that name a control.
func words(c *selectors.Control) []string {
	out := make([]string, len(c.Labels))
	for i, l := range c.Labels {
		out[i] = l.Text
	}
	return out
}

// pick chooses an option for a fact. A list that only has the parts of the world
// gets the country's part; where the part was expected, the country will do.
func (f *filler) pick(options []selectors.Option, key string) (n int, text, why string) {
	n, text, why = choose(options, f.facts.Choices(key))
	other := key + regionPart
	if whole, ok := strings.CutSuffix(key, regionPart); ok {
		other = whole
	}
	if n < 0 && f.facts.Has(other) {
		if m, t, _ := choose(options, f.facts.Choices(other)); m >= 0 {
			return m, t, ""
		}
	}
	return n, text, why
}

// batch writes one frame's values in one call, which checks origin, document
// and every control once more.
func (f *filler) batch(ctx context.Context, frame string, writes []write) error {
	at := f.view.at[frame]
	if !f.frameShows(ctx, frame) {
		for _, w := range writes {
			refuse(&f.plan.Fields[w.field], "hidden")
		}
		return nil
	}
	res, err := call[struct {
		Refused string    `json:"refused"`
		Written []written `json:"written"`
	}](ctx, at.link, at.frame, "write", map[string]any{
		"origins": f.origins(), "document": f.document(frame), "writes": writes,
	})
	if err != nil {
		return fmt.Errorf("filling the page: %w", err)
	}
	for n, w := range writes {
		a := &f.plan.Fields[w.field]
		if res.Refused != "" {
			refuse(a, res.Refused)
			continue
		}
		f.record(a, res.Written[n])
	}
	return nil
}

// frameShows asks once more whether a person can see the frame itself.
func (f *filler) frameShows(ctx context.Context, frame string) bool {
	for _, fr := range f.view.Frames {
		if fr.ID == frame && fr.Parent != "" {
			o := f.owner(ctx, cdp.FrameID(frame), f.view.at[fr.Parent])
			return o.seen && o.Hidden == ""
		}
	}
	return true
}

func (f *filler) document(frame string) string {
	for _, fr := range f.view.Frames {
		if fr.ID == frame {
			return fr.Document
		}
	}
	return ""
}

// record turns what the page answered into the field's outcome.
func (f *filler) record(a *selectors.Assignment, w written) {
	switch w.State {
	case "written", "same":
	case "kept":
		a.Outcome = selectors.Kept
		a.Reasons = append(a.Reasons, "something else stands there already")
	case "covered":
		a.Outcome = selectors.Covered
		a.Reasons = append(a.Reasons, "covered by "+w.Detail)
	case "hidden":
		a.Outcome = selectors.Hidden
	case "disabled":
		a.Outcome = selectors.Disabled
	case "gone", "renamed":
		a.Outcome = selectors.Refused
		a.Reasons = append(a.Reasons, redrawn)
	case "moved":
		a.Outcome = selectors.Refused
		a.Reasons = append(a.Reasons, "the box moved when it got the focus")
	default:
		refuse(a, w.State)
	}
}

func refuse(a *selectors.Assignment, why string) {
	switch {
	case strings.Contains(why, "origin"):
		a.Outcome = selectors.Forbidden
	case why == "kept":
		a.Outcome = selectors.Kept
	case why == "hidden":
		a.Outcome = selectors.Hidden
	case why == "covered":
		a.Outcome = selectors.Covered
	case why == "disabled":
		a.Outcome = selectors.Disabled
	case why == "gone":
		a.Outcome, why = selectors.Refused, redrawn
	default:
		a.Outcome = selectors.Refused
	}
	a.Reasons = append(a.Reasons, why)
}

// readBack compares what the page shows with what was written.
func (f *filler) readBack(ctx context.Context, frame string, writes []write, quiet int) error {
	at := f.view.at[frame]
	if _, err := call[bool](ctx, at.link, at.frame, "settle", map[string]int{"ms": quiet}); err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	res, err := call[[]written](ctx, at.link, at.frame, "verify", map[string]any{"writes": writes})
	if err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	for n, w := range writes {
		a := &f.plan.Fields[w.field]
		if !a.Outcome.Fills() {
			continue
		}
		f.verified[w.field] = res[n].State == "same"
		if !f.verified[w.field] {
			a.Outcome = selectors.Refused
			why := "the page shows something else than was filled"
			if res[n].State == "gone" {
				why = redrawn
			}
			a.Reasons = append(a.Reasons, why)
		}
	}
	return nil
}

// settleMS is how long a page must be quiet before it is read back: frameworks
// and validators write after the event they hear, milliseconds.
const settleMS = 250
