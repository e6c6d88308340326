package automation

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/rs/zerolog"

	"example.com/autofill/automation/report"
	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// rounds is how often one page may show new boxes after others were filled.
const rounds = 4

// run is one run over a journey.
type run struct {
	*session
	log    zerolog.Logger
	rep    *report.Report
	prev   string // the page before
	others []*link
	refill bool // write over what stands there, once, because the person asked
	count  int
	// amountTyped: the amount of the deposit that is under way was typed by this run
	// or one before it.
	amountTyped bool
	shown       string // what was last logged as recognised

	pointed []selectors.Pointed // boxes the person showed
}

// visit is one look at a page: what was seen, planned, filled and handed over.
type visit struct {
	view  view
	page  selectors.Recognition
	plan  selectors.Plan
	ok    []bool // by field: read back as meant
	times report.Milliseconds
	hands []report.Handoff
	hint  string
	wrong []selectors.Trouble // what the page says went wrong
	met   []selectors.Trouble // the same, at any look
	told  int                 // how many of met the person has heard
}

// Run walks a journey from opts.URL until it ends. The report is complete in
// every case, also beside an error. The error is nil when the journey ended or
// waits for the site, ErrQuit or the context's cause when the person ended it,
// ErrBrowserLost when the browser went away.
func Run(ctx context.Context, opts Options, rep *report.Report) (err error) {
	defer func() {
		if err != nil && ctx.Err() != nil {
			err = context.Cause(ctx) // whatever was under way then
		}
	}()
	s, err := openSession(ctx, &opts)
	if err != nil {
		return err
	}
	r := &run{session: s, log: opts.Log, rep: rep, count: len(rep.Pages), amountTyped: opts.AmountTyped}
	defer r.close()
	if err := s.open(ctx, opts.URL); err != nil {
		return err
	}
	for {
		more, err := r.visit(ctx)
		if errors.Is(err, errNoWorld) {
			continue // the page was replaced under our hands: look again
		}
		if err != nil {
			if s.closed() && ctx.Err() == nil {
				return ErrBrowserLost
			}
			return err
		}
		if !more {
			return nil
		}
	}
}

// visit reads the page, fills it, and goes through its hand-offs.
func (r *run) visit(ctx context.Context) (more bool, err error) {
	v := &visit{}
	if err := r.look(ctx, v); err != nil {
		return false, err
	}
	defer func() { r.rep.Add(r.entry(v)) }()
	r.announce(v)
	if d := v.page.Definition; d != nil && d.Deposit {
		r.amountTyped = false
	}
	if err := r.fillAll(ctx, v); err != nil {
		return false, err
	}
	r.logFields(v)
	r.picture(ctx, v)
	r.tellPage(v)
	def := v.page.Definition
	if r.opts.Unattended {
		return false, nil
	}
	if def != nil && def.End != selectors.EndNone {
		return false, nil
	}
	more, err = r.handoffs(ctx, v)
	r.prev = v.page.Page()
	return more, err
}

// look reads the page and recognises it.
func (r *run) look(ctx context.Context, v *visit) error {
	r.opts.doing(Reading)
	for {
		if err := r.ready(ctx); err != nil {
			return err
		}
		r.mail.take()
		start := time.Now()
		view, err := r.whole(ctx)
		if errors.Is(err, errNoWorld) {
			if err := r.wait(ctx); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		v.times.Snapshot = ms(start)
		r.decide(v, view)
		return nil
	}
}

// frameMS is how long the frames of a page may take to load before the page is
// read without them, milliseconds. A frame that comes later is noticed then.
const frameMS = 2500

// whole reads the page when its frames have loaded.
func (r *run) whole(ctx context.Context) (view, error) {
	limit, cancel := context.WithTimeout(ctx, frameMS*time.Millisecond)
	defer cancel()
	for {
		v, err := r.snapshot(ctx)
		if err != nil || v.Complete() {
			return v, err
		}
		if err := r.wait(limit); err != nil {
			if ctx.Err() == nil && limit.Err() != nil {
				return v, nil
			}
			return v, err
		}
		r.mail.take()
	}
}

// decide recognises and plans: pure work on what was read.
func (r *run) decide(v *visit, view view) {
	start := time.Now()
	v.view = view
	v.page = r.opts.Set.Recognise(view.Snapshot, r.prev)
	v.plan = selectors.Make(selectors.Ask{
		Set: r.opts.Set, Page: v.page, Snap: view.Snapshot, Has: r.opts.Facts.Has, Same: r.opts.Facts.Same, Allowed: r.allowed, Pointed: r.pointed,
	})
	v.times.Plan = ms(start)
	v.ok = make([]bool, len(v.plan.Fields))
	v.hint = r.pageError(view)
	v.wrong = r.opts.Set.Trouble(view.Snapshot)
	for _, t := range v.wrong {
		if !slices.ContainsFunc(v.met, func(m selectors.Trouble) bool { return m.Name == t.Name }) {
			v.met = append(v.met, t)
		}
	}
}

// pageError is what the page complains about, in English.
func (r *run) pageError(v view) string {
	for _, f := range v.Frames {
		if !f.Visible {
			continue
		}
		for _, t := range f.Texts {
			if t.Kind != selectors.TextError {
				continue
			}
			if c, ok := r.words.english().explain(t.Text); ok {
				return c.Text
			}
		}
	}
	return ""
}

// fillAll fills the page, and again when filling made new boxes appear.
func (r *run) fillAll(ctx context.Context, v *visit) error {
	r.opts.doing(Filling)
	for round := range rounds {
		start := time.Now()
		if err := r.fill(ctx, v.view, &v.plan, v.ok, r.refill); err != nil {
			return err
		}
		v.times.Fill += ms(start)
		if round == rounds-1 {
			break
		}
		view, err := r.snapshot(ctx)
		if err != nil {
			return err
		}
		next := &visit{times: v.times, hands: v.hands, met: v.met}
		r.decide(next, view)
		if next.page.Page() != v.page.Page() {
			return errNoWorld
		}
		if !keepOutcomes(next, v) {
			next.times.Plan = v.times.Plan
			*v = *next
			break
		}
		*v = *next
	}
	r.refill = false
	start := time.Now()
	if err := r.explain(ctx, v.view); err != nil {
		r.log.Warn().Err(err).Msg("the English could not be laid over the page")
	}
	if err := r.marks(ctx, v, 0); err != nil {
		r.log.Warn().Err(err).Msg("the marks could not be drawn")
	}
	v.times.Overlay = ms(start)
	return nil
}

// keepOutcomes carries what was decided before into a new plan of the same
// page, and reports whether the new plan fills anything more.
func keepOutcomes(next, old *visit) (more bool) {
	type id struct {
		key, part string
		confirm   bool
	}
	before := map[id]int{}
	for i, a := range old.plan.Fields {
		before[id{a.Key, a.Part, a.Confirm}] = i
	}
	for i := range next.plan.Fields {
		a := &next.plan.Fields[i]
		n, known := before[id{a.Key, a.Part, a.Confirm}]
		if !known {
			more = more || a.Outcome.Fills()
			continue
		}
		o := old.plan.Fields[n]
		// What hid the box has gone: another tab was chosen, a dialog closed.
		shown := o.Outcome == selectors.Hidden || o.Outcome == selectors.Covered
		if (o.Ref < 0 || shown) && a.Outcome.Fills() {
			more = true
			continue
		}
		if o.Outcome == selectors.Refused && (slices.Contains(o.Reasons, redrawn) || slices.Contains(o.Reasons, notYet)) && a.Outcome.Fills() {
			more = true
			continue
		}
		if o.Outcome.Fills() && !a.Outcome.Fills() && a.Outcome != selectors.Missing {
			continue
		}
		a.Outcome, a.Reasons, a.Selector, a.Tried, a.Score, a.Margin = o.Outcome, o.Reasons, o.Selector, o.Tried, o.Score, o.Margin
		a.Check, a.Label = o.Check, o.Label
		next.ok[i] = old.ok[n]
	}
	return more
}

// announce logs which page it is.
func (r *run) announce(v *visit) {
	r.count++
	name := pageName(v)
	if name == r.shown && name != "unknown" {
		return
	}
	r.shown = name
	r.log.Info().Str("page", name).Strs("recognised_by", v.page.Signs).Str("url", v.url()).Msg("page")
}

// url is where the page lives, without query and fragment.
func (v *visit) url() string {
	top := v.view.Top()
	return top.Origin + top.Path
}

func (v *visit) picture(r *run) string {
	if r.opts.Pictures == "" {
		return ""
	}
	return fmt.Sprintf("%02d-%s.png", r.count, pageName(v))
}

// picture saves what the person sees. Its name has the page's name only.
func (r *run) picture(ctx context.Context, v *visit) {
	if r.opts.Pictures == "" {
		return
	}
	joined, done := r.tab.join(ctx)
	defer done()
	png, err := chromedp.Run(joined, chromedp.CaptureScreenshot())
	if err == nil {
		if err = os.MkdirAll(r.opts.Pictures, 0o700); err == nil {
			err = os.WriteFile(filepath.Join(r.opts.Pictures, v.picture(r)), png, 0o600)
		}
	}
	if err != nil {
		r.log.Warn().Err(err).Msg("the picture could not be saved")
	}
}

// tellPage tells whoever shows progress what became of the page.
func (r *run) tellPage(v *visit) {
	r.progress(v, func(*Step) {})
}

// progress tells whoever shows or saves it of a step on a page.
func (r *run) progress(v *visit, what func(*Step)) {
	if r.opts.Progress == nil {
		return
	}
	s := r.step(v)
	what(&s)
	r.opts.Progress(s)
}

func (r *run) step(v *visit) Step {
	s := Step{Page: v.page.Page(), Journey: r.opts.Journey, Yours: len(v.plan.Human), Troubles: v.wrong}
	if d := v.page.Definition; d != nil {
		s.Title, s.End, s.Journey, s.Deposit = d.Title, d.End, d.Journey, d.Deposit
		s.Advice = strings.TrimSpace(d.Advice + " " + nameAdvice(d.Names, r.opts.Facts.NameAtBank()))
	}
	for i, a := range v.plan.Fields {
		switch {
		case a.Outcome.Fills() && i < len(v.ok) && v.ok[i] && !a.Check && a.Outcome != selectors.Healed:
			s.Filled++
		case a.Outcome.Fills():
			s.Filled++
			s.Check++
		case a.Outcome.Broken():
			s.Check++
		}
	}
	return s
}

func ms(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1000 }

// plainURL is an address without query and fragment, which may carry secrets.
func plainURL(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return strings.SplitN(s, "?", 2)[0]
	}
	u.RawQuery, u.Fragment, u.User = "", "", nil
	return u.String()
}

// Facts is what a profile offers to pages.
type Facts = profiles.Facts
