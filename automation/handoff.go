package automation

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// ended says how a hand-off was over.
type ended string

// The ways a hand-off ends. They stand in report.json.
const (
	byAlready  ended = "already"  // it was done before the run got there
	byLength   ended = "length"   // the code was typed in full
	byChecked  ended = "checked"  // the box was ticked
	byGone     ended = "gone"     // the control left the page
	byText     ended = "text"     // a text appeared
	byNavigate ended = "navigate" // the page went on
	byDialog   ended = "dialog"   // a dialog opened or closed
	byNewTab   ended = "new_tab"  // the journey went on in another tab
	byEnter    ended = "enter"    // the person said so in the terminal
	byButton   ended = "button"   // the person said so in the page
	bySkip     ended = "skip"
	byRefill   ended = "refill"
	byPoint    ended = "point" // the person showed boxes: the page is looked at again
	byQuit     ended = "quit"
)

// handoffs goes through what the person does on the page. more is false only
// with an error; the next look decides what comes then.
func (r *run) handoffs(ctx context.Context, v *visit) (more bool, err error) {
	steps := slices.Clone(v.plan.Human)
	if len(steps) == 0 {
		steps = []selectors.HumanStep{{Human: selectors.Human{Kind: selectors.KindPage}, Ref: -1}}
	}
	for n := range steps {
		how, err := r.handoff(ctx, v, steps, n)
		if err != nil {
			return false, err
		}
		switch how {
		case byNavigate, byDialog, byNewTab, byPoint:
			return true, nil
		case byAlready, byLength, byChecked, byGone, byText, byEnter, byButton, bySkip:
		case byRefill:
			r.refill = true
			return true, nil
		case byQuit:
			return false, ErrQuit
		}
	}
	return true, nil
}

// handoff stops for one step until the page shows that it is done, or the
// person says so. It never ends by time.
func (r *run) handoff(ctx context.Context, v *visit, steps []selectors.HumanStep, n int) (ended, error) {
	if n < len(v.plan.Human) {
		if how := satisfied(v.plan.Human[n], v.view, v.plan.Human[n].Ref >= 0); how != "" {
			r.hand(v, steps[n], byAlready, 0)
			return byAlready, nil
		}
	}
	p := Pause{
		Page: v.page.Page(), Kind: steps[n].Kind, Say: sentence(steps[n]), Label: steps[n].Label, Number: n + 1, Of: len(steps), Hint: v.hint,
		Troubles: v.wrong, News: v.news(), Pointable: len(pointable(&v.plan)),
	}
	if p.Kind == selectors.KindAmount && r.amountTyped {
		p.Say += onceTyped
	} else if p.Kind == selectors.KindAmount {
		if err := r.amount(ctx, v, n, p); err != nil {
			return "", err
		}
	}
	r.progress(v, func(s *Step) { s.Pause = &p })
	r.show(ctx, v, p, n)
	start := r.opts.now()
	how, err := r.race(ctx, v, p, n)
	if err != nil {
		how = "lost"
		if ctx.Err() != nil {
			how = byQuit
		}
	}
	r.hand(v, steps[n], how, r.opts.now().Sub(start))
	return how, err
}

func (r *run) hand(v *visit, h selectors.HumanStep, how ended, took time.Duration) {
	v.hands = append(v.hands, report.Handoff{Kind: h.Kind, Label: h.Label, EndedBy: string(how), Seconds: took.Seconds()})
	r.log.Info().Str("page", v.page.Page()).Str("kind", string(h.Kind)).Str("ended_by", string(how)).Msg("hand-off")
}

// show puts the step into the page's panel and marks its control.
func (r *run) show(ctx context.Context, v *visit, p Pause, n int) {
	s := r.step(v)
	title := s.Title
	if title == "" {
		title = "A page nobody described"
	}
	lines := []string{fmt.Sprintf("Filled %d · check %d · yours %d", s.Filled, s.Check, s.Yours)}
	if s.Advice != "" {
		lines = append(lines, s.Advice)
	}
	if n < len(v.plan.Human) && v.plan.Human[n].Ref < 0 && v.plan.Human[n].Note != "" {
		lines = append(lines, v.plan.Human[n].Note) // it has no box to stand at
	}
	if p.Hint != "" {
		lines = append(lines, "The page says: "+p.Hint)
	}
	for _, t := range p.Troubles {
		lines = append(lines, t.Say, "Next: "+t.Do)
	}
	// Quit has no key: nobody ends a run by a letter meant for the page.
	buttons := []button{{"continue", "Continue", ""}, {"refill", "Fill again", "f"}, {"skip", "Skip", "s"}, {"quit", "Quit", ""}}
	if p.Pointable > 0 {
		lines = append(lines, fmt.Sprintf("%d not found: press p and show where", p.Pointable))
		buttons = slices.Insert(buttons, 2, button{"point", "Show a box", "p"})
	}
	if err := r.panel(ctx, v.view, title, fmt.Sprintf("step %d of %d", p.Number, p.Of), p.Say, "turn", lines, buttons); err != nil {
		r.log.Debug().Err(err).Msg("panel")
	}
	if err := r.marks(ctx, v, n); err != nil {
		r.log.Debug().Err(err).Msg("marks")
	}
}

// race waits for whichever comes first: the page shows it is done, a button of
// the panel, or an answer in the terminal.
func (r *run) race(ctx context.Context, v *visit, p Pause, n int) (ended, error) {
	answers := r.terminal(ctx, p)
	defer func() { answers.stop() }()
	for {
		how, err := r.check(ctx, v, n)
		if err != nil || how != "" {
			return how, err
		}
		r.heed(ctx, v, &p, n)
		select {
		case <-r.mail.bell:
		case a := <-answers.said:
			if how, err := r.answered(ctx, v, a, byEnter); how != "" || err != nil {
				return how, err
			}
			answers.stop()
			r.show(ctx, v, p, n)
			answers = r.terminal(ctx, p)
		case err := <-answers.failed:
			return "", err
		case <-ctx.Done():
			return "", context.Cause(ctx)
		case <-r.lost:
			return "", ErrBrowserLost
		}
		for _, e := range r.mail.take() {
			if e.Kind == "button" {
				if how, err := r.answered(ctx, v, Answer(e.ID), byButton); how != "" || err != nil {
					return how, err
				}
				r.show(ctx, v, p, n)
			}
		}
	}
}

// news are the troubles that the person has not heard of yet.
func (v *visit) news() []selectors.Trouble {
	fresh := slices.Clone(v.met[v.told:])
	v.told = len(v.met)
	return fresh
}

// heed tells the person what the page says has gone wrong while it waits for
// them: no code was sent, a box refused what they typed.
func (r *run) heed(ctx context.Context, v *visit, p *Pause, n int) {
	if v.hint == p.Hint && len(v.wrong) == len(p.Troubles) {
		return
	}
	p.Hint, p.Troubles, p.News = v.hint, v.wrong, v.news()
	r.show(ctx, v, *p, n)
	if p.Hint != "" || len(p.Troubles) > 0 {
		told := *p
		r.progress(v, func(s *Step) { s.Pause, s.Again = &told, true })
	}
}

// answered is how an answer ends the hand-off; empty when it goes on waiting.
func (r *run) answered(ctx context.Context, v *visit, a Answer, how ended) (ended, error) {
	if a.Link() {
		return "", r.pasted(ctx, string(a))
	}
	switch a {
	case Skip:
		return bySkip, nil
	case Refill:
		return byRefill, nil
	case Quit:
		return byQuit, nil
	case KeepPage:
		r.capturePage(ctx, v)
		return "", nil
	case Point:
		if len(pointable(&v.plan)) == 0 {
			return "", nil
		}
		taught, err := r.teach(ctx, v)
		if err != nil || taught {
			return byPoint, err
		}
		return "", nil
	case Continue:
	}
	return how, nil
}

// pasted opens the link of an e-mail. Only one of the sites that may receive
// values: others may be opened by whoever trusts them, in the browser.
func (r *run) pasted(ctx context.Context, link string) error {
	u, err := url.Parse(link)
	if err != nil || !r.allowed(u.Scheme+"://"+u.Host) {
		r.log.Warn().Msg("that link leads to another site, so it was not opened; open it in the browser if you trust it")
		return nil
	}
	err = r.open(ctx, link)
	if errors.Is(err, ErrUnreachable) {
		r.log.Warn().Err(err).Msg("the link could not be opened")
		return nil
	}
	return err
}

// answers are what the person says in the terminal.
type answers struct {
	said   chan Answer
	failed chan error
	stop   func()
}

// terminal asks in the terminal, if there is one, until stop is called.
func (r *run) terminal(ctx context.Context, p Pause) answers {
	a := answers{said: make(chan Answer, 1), failed: make(chan error, 1), stop: func() {}}
	if r.opts.Human == nil {
		return a
	}
	// The terminal's context carries the tab, as the scripted person needs it.
	hctx, cancel := r.tab.join(ctx)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		said, err := r.opts.Human.Wait(hctx, p)
		switch {
		case err == nil:
			a.said <- said
		case hctx.Err() == nil:
			a.failed <- err
		}
	}()
	a.stop = func() { cancel(); <-stopped }
	return a
}

// check looks at the page again after something happened.
func (r *run) check(ctx context.Context, v *visit, n int) (ended, error) {
	if r.blocked() {
		return "", nil // a message of the page waits for the person
	}
	if moved, err := r.newTabs(ctx, v); err != nil || moved {
		return byNewTab, err
	}
	if r.closed() {
		return "", ErrBrowserLost
	}
	view, err := r.snapshot(ctx)
	switch {
	case errors.Is(err, errNoWorld):
		return "", nil // the next document rings again
	case err != nil:
		return "", err
	}
	now := &visit{times: v.times, hands: v.hands, met: slices.Clip(v.met), told: v.told}
	r.decide(now, view)
	now.times = v.times
	if how := changed(v, now); how != "" {
		return how, nil
	}
	had := n < len(v.plan.Human) && v.plan.Human[n].Ref >= 0
	fresh := keepOutcomes(now, v)
	*v = *now
	if fresh {
		return byDialog, nil // new boxes to fill: look at the page from the start
	}
	if err := r.explain(ctx, v.view); err != nil && ctx.Err() == nil {
		r.log.Debug().Err(err).Msg("overlay")
	}
	if n < len(v.plan.Human) {
		return satisfied(v.plan.Human[n], v.view, had), nil
	}
	return "", nil
}

// changed says how the page went on since the last look.
func changed(old, now *visit) ended {
	a, b := pageFrame(old), pageFrame(now)
	switch {
	case old.page.Page() != now.page.Page() && (isDialog(old) || isDialog(now)):
		return byDialog
	case old.page.Page() != now.page.Page(), a.Document != b.Document, a.Path != b.Path, a.Origin != b.Origin:
		return byNavigate
	}
	return ""
}

func isDialog(v *visit) bool { return v.page.Definition != nil && v.page.Definition.Match.Dialog }

func pageFrame(v *visit) selectors.Frame {
	if v.page.Frame < len(v.view.Frames) {
		return v.view.Frames[v.page.Frame]
	}
	return selectors.Frame{}
}

// satisfied says how the page shows that a step is done; empty when it does not.
func satisfied(h selectors.HumanStep, v view, had bool) ended {
	d := done(h)
	if d.Text != "" {
		want := selectors.Fold(d.Text)
		for _, f := range v.Frames {
			if f.Visible && slices.ContainsFunc(f.Texts, func(t selectors.Text) bool { return strings.Contains(selectors.Fold(t.Text), want) }) {
				return byText
			}
		}
	}
	if h.Ref < 0 {
		if d.Gone && had {
			return byGone
		}
		return ""
	}
	for _, f := range v.Frames {
		if f.ID != h.Frame {
			continue
		}
		i := slices.IndexFunc(f.Controls, func(c selectors.Control) bool { return c.Ref == h.Ref })
		if i < 0 {
			return ""
		}
		c := f.Controls[i]
		switch {
		case d.Length > 0 && (c.Length >= d.Length || c.MaxLength > 0 && c.Length >= c.MaxLength):
			return byLength
		case d.Checked && c.Checked:
			return byChecked
		}
	}
	return ""
}

// newTabs looks at tabs that opened meanwhile and follows the one that shows
// what comes next in the journey. The others are left alone.
func (r *run) newTabs(ctx context.Context, v *visit) (bool, error) {
	for _, id := range r.freshTabs() {
		l, err := r.follow(ctx, id)
		if err != nil {
			if ctx.Err() != nil {
				return false, context.Cause(ctx)
			}
			continue // it closed again
		}
		r.others = append(r.others, l)
	}
	r.mu.Lock()
	r.others = slices.DeleteFunc(r.others, func(l *link) bool { return r.gone[l.id] })
	r.mu.Unlock()
	def := v.page.Definition
	if def == nil {
		return false, nil
	}
	for i, l := range r.others {
		old, frames := r.tab, r.frames
		r.tab, r.frames = l, nil
		view, err := r.snapshot(ctx)
		if err == nil && slices.Contains(def.Next, r.opts.Set.Recognise(view.Snapshot, v.page.Page()).Page()) {
			r.others = slices.Delete(r.others, i, i+1)
			// The tab we leave is not watched any more: the journey has moved on.
			for _, f := range append(frames, old) {
				if f.id != r.first {
					go f.cancel()
				}
			}
			return true, nil
		}
		r.tab, r.frames = old, frames
		if ctx.Err() != nil {
			return false, context.Cause(ctx)
		}
	}
	return false, nil
}

// onceTyped is said where the page asks for an amount again.
const onceTyped = " The program typed an amount for this deposit before, and never does so twice: if the page still wants it, type it yourself."

// amount asks for the deposit's amount and types it after an explicit yes.
func (r *run) amount(ctx context.Context, v *visit, n int, p Pause) error {
	step := v.plan.Human[n]
	if r.opts.Human == nil || step.Ref < 0 {
		return nil
	}
	hctx, cancel := r.tab.join(ctx)
	defer cancel()
	text, err := r.opts.Human.Amount(hctx, p)
	if err != nil || text == "" {
		return err
	}
	// Before it is typed: whatever happens then, it is not typed a second time.
	r.amountTyped = true
	r.progress(v, func(s *Step) { s.Amount = true })
	return r.typeAmount(ctx, v, step, text)
}
