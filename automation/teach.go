package automation

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/autofill/selectors"
)

// pointable are the fields of a plan that found no box of their own: the person
// may show it.
func pointable(plan *selectors.Plan) []selectors.Assignment {
	var out []selectors.Assignment
	for _, a := range plan.Fields {
		switch a.Outcome {
		case selectors.Missing, selectors.Ambiguous, selectors.Drifted:
			if !a.Confirm {
				out = append(out, a)
			}
		case selectors.Exact, selectors.Alternate, selectors.Healed, selectors.Covered, selectors.Hidden, selectors.Disabled,
			selectors.Kept, selectors.Refused, selectors.Forbidden:
		}
	}
	return out
}

// teach asks the person to show the boxes of the fields that found none. It
// reports whether one was shown; filling it is the next look's business, with
// all of its checks. The click itself types nothing and never reaches the page.
func (r *run) teach(ctx context.Context, v *visit) (taught bool, err error) {
	fields := pointable(&v.plan)
	defer func() {
		if perr := r.pointing(ctx, v, nil); perr != nil && err == nil && ctx.Err() == nil {
			r.log.Debug().Err(perr).Msg("pointing")
		}
	}()
	for n, a := range fields {
		shown, goOn, err := r.point(ctx, v, a, n, len(fields))
		if err != nil {
			return taught, err
		}
		if shown != nil {
			r.pointed = slices.DeleteFunc(r.pointed, func(p selectors.Pointed) bool {
				return p.Key == shown.Key && p.Part == shown.Part || p.Document == shown.Document && p.Shown == shown.Shown
			})
			r.pointed = append(r.pointed, *shown)
			r.log.Info().Str("page", v.page.Page()).Str("field", a.Key).Str("part", a.Part).Msg("the person showed the box")
			taught = true
		}
		if !goOn {
			break
		}
	}
	return taught, nil
}

// point asks for one field's box. goOn is false when the person has had enough
// or the page went away.
func (r *run) point(ctx context.Context, v *visit, a selectors.Assignment, n, of int) (shown *selectors.Pointed, goOn bool, err error) {
	name := r.opts.Set.Lexicon.Title(a.Key)
	if a.Part != "" {
		name += " (" + a.Part + ")"
	}
	p := Pause{Page: v.page.Page(), Kind: selectors.KindPoint, Number: n + 1, Of: of, Label: a.Label, Say: fmt.Sprintf("Click the box for: %s. The click types nothing.", name)}
	if err := r.pointing(ctx, v, free(v)); err != nil && ctx.Err() != nil {
		return nil, false, context.Cause(ctx)
	}
	buttons := []button{{"skip", "Not on this page", ""}, {"continue", "Stop pointing", ""}}
	if err := r.panel(ctx, v.view, "Show me the box", fmt.Sprintf("%d of %d", n+1, of), p.Say, "turn", nil, buttons); err != nil {
		r.log.Debug().Err(err).Msg("panel")
	}
	r.progress(v, func(s *Step) { s.Pause = &p })
	answers := r.terminal(ctx, p)
	defer answers.stop()
	for {
		select {
		case <-r.mail.bell:
		case a := <-answers.said:
			return nil, a == Skip, quitting(a)
		case err := <-answers.failed:
			return nil, false, err
		case <-ctx.Done():
			return nil, false, context.Cause(ctx)
		case <-r.lost:
			return nil, false, ErrBrowserLost
		}
		for _, e := range r.mail.take() {
			switch e.Kind {
			case "button":
				return nil, Answer(e.ID) == Skip, quitting(Answer(e.ID))
			case "pointed":
				if box, ok := boxOf(v, e.ID); ok {
					box.Key, box.Part = a.Key, a.Part
					return &box, true, nil
				}
			}
		}
		if r.closed() {
			return nil, false, ErrBrowserLost
		}
		if gone, err := r.left(ctx, v); err != nil || gone {
			return nil, false, err
		}
	}
}

func quitting(a Answer) error {
	if a == Quit {
		return ErrQuit
	}
	return nil
}

// left reports whether the page went on while the person was pointing.
func (r *run) left(ctx context.Context, v *visit) (bool, error) {
	now, err := r.snapshot(ctx)
	if errors.Is(err, errNoWorld) {
		return true, nil
	}
	return err == nil && now.Top().Document != v.view.Top().Document, err
}

// boxOf is the box that was clicked, as the page tells it.
func boxOf(v *visit, id string) (selectors.Pointed, bool) {
	document, number, _ := strings.Cut(id, " ")
	n, err := strconv.Atoi(number)
	known := slices.ContainsFunc(v.view.Frames, func(f selectors.Frame) bool { return f.Document == document })
	return selectors.Pointed{Document: document, Shown: n}, err == nil && n > 0 && known
}

// free are the refs, by frame, of the boxes that a field could go into: visible
// ones that are neither filled nor the person's own.
func free(v *visit) map[string][]int {
	taken := map[string]map[int]bool{}
	take := func(frame string, ref int) {
		if taken[frame] == nil {
			taken[frame] = map[int]bool{}
		}
		taken[frame][ref] = true
	}
	for _, a := range v.plan.Fields {
		if a.Ref >= 0 && a.Outcome.Fills() {
			take(a.Frame, a.Ref)
		}
	}
	for _, h := range v.plan.Human {
		take(h.Frame, h.Ref)
	}
	out := map[string][]int{}
	for _, f := range v.view.Frames {
		for _, c := range f.Controls {
			if f.Visible && c.Role.Takes() && c.Hidden == "" && !c.Disabled && !taken[f.ID][c.Ref] {
				out[f.ID] = append(out[f.ID], c.Ref)
			}
		}
	}
	return out
}

// pointing outlines the boxes in every frame and lets clicks show one; nil ends it.
func (r *run) pointing(ctx context.Context, v *visit, boxes map[string][]int) error {
	for _, f := range v.view.Frames {
		if !f.Visible {
			continue
		}
		at := v.view.at[f.ID]
		list, refs := []mark{}, []int{}
		for _, ref := range boxes[f.ID] {
			refs = append(refs, ref)
			list = append(list, mark{Ref: ref, State: "candidate", Text: ""})
		}
		call1, arg := "point.start", any(map[string]any{"refs": refs})
		if boxes == nil {
			call1, arg = "point.stop", nil
		}
		if _, err := call[any](ctx, at.link, at.frame, call1, arg); err != nil && !errors.Is(err, errNoWorld) {
			return fmt.Errorf("pointing: %w", err)
		}
		if boxes == nil {
			continue // the marks of the plan come back with the next step
		}
		if _, err := call[any](ctx, at.link, at.frame, "overlay.marks", map[string]any{"marks": list}); err != nil && !errors.Is(err, errNoWorld) {
			return fmt.Errorf("pointing: %w", err)
		}
	}
	return nil
}
