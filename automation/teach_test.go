package automation_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// pointer is a human who asks to point, clicks on an element of the page for
// every box asked for, and ends the run.
type pointer struct {
	at      []string // ids of what is clicked, one for each box asked for; "" says it is not there
	asked   []automation.Pause
	pointed bool
}

func (h *pointer) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	switch {
	case p.Kind == selectors.KindPoint:
		h.asked = append(h.asked, p)
		id := h.at[min(len(h.asked), len(h.at))-1]
		if id == "" {
			return automation.Skip, nil
		}
		act, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := click(act, id); err != nil {
			return "", err
		}
		<-ctx.Done() // the click is the answer
		return "", ctx.Err()
	case !h.pointed:
		h.pointed = true
		return automation.Point, nil
	default:
		return automation.Quit, nil
	}
}

func (h *pointer) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

// click presses the mouse in the middle of an element, as a person does.
func click(ctx context.Context, id string) error {
	at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64]("(() => { const b = document.getElementById('"+id+"').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()"))
	if err != nil {
		return err
	}
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		if _, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1}); err != nil {
			return err
		}
	}
	return nil
}

// point runs on pointing.html with a definition of fields.
func point(t *testing.T, f *fixture, fields string, h *pointer) *report.Report {
	t.Helper()
	o := f.options(t, "pointing.html")
	f.defined(t, "pointing.html", "A form that calls nothing by its name", fields)(&o)
	o.Unattended, o.Human = false, h
	rep, _ := run(t, o) // ends because the human quits
	return rep
}

func TestAClickTeachesABox(t *testing.T) {
	t.Parallel()
	f := serve(t)
	h := &pointer{at: []string{"two"}}
	rep := point(t, f, fields, h)
	f.is(t, "pointing.html", map[string]string{"two": want("email"), "cell": want("mobile")})
	f.never(t, "pointing.html", "one")
	if len(h.asked) != 1 {
		t.Errorf("asked for %d boxes, want the e-mail's alone: %+v", len(h.asked), h.asked)
	}
	for _, n := range f.told() {
		if n != "loaded" {
			t.Errorf("the page noticed %q while the person pointed", n)
		}
	}
	got := rep.Repairs(time.Now())
	if len(got) != 1 || got[0].Selector != "#two" || got[0].State != selectors.Accepted || got[0].From != selectors.FromPointing || got[0].Old != "#mail" {
		t.Errorf("learnt %+v, want #two for #mail, accepted", got)
	}
}

func TestAClickOnAListOpensAndChoosesNothing(t *testing.T) {
	t.Parallel()
	f := serve(t)
	h := &pointer{at: []string{"where"}}
	rep := point(t, f, `
  mobile: {css: ['#cell'], label: [手机号码]}
  address.province: {css: ['#prov'], label: [省份]}`, h)
	f.is(t, "pointing.html", map[string]string{"where": "1"})
	if o := outcome(rep, "address.province"); o != selectors.Exact {
		t.Errorf("outcome %q, want %q", o, selectors.Exact)
	}
	if slices.Contains(f.told(), "mousedown") || slices.Contains(f.told(), "click") {
		t.Errorf("the click reached the page: %q", f.told())
	}
}

// A box for a password or a code, one that is disabled, a button: none of them
// is a field's, whoever says so.
func TestOnlyBoxesThatTakeInputCanBeShown(t *testing.T) {
	t.Parallel()
	f := serve(t)
	h := &pointer{at: []string{"send", ""}}
	o := f.options(t, "pointing.html")
	f.defined(t, "pointing.html", "A form that calls nothing by its name", fields)(&o)
	o.Unattended, o.Human = false, &stubborn{h}
	rep, _ := run(t, o)
	f.never(t, "pointing.html", "one", "two")
	if slices.Contains(f.told(), "submit") || slices.Contains(f.told(), "click") {
		t.Errorf("the page noticed %q", f.told())
	}
	if got := rep.Repairs(time.Now()); len(got) > 0 {
		t.Errorf("learnt %+v from a click on a button", got)
	}
}

// stubborn clicks on what cannot be shown and then gives up.
type stubborn struct{ *pointer }

func (h *stubborn) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	if p.Kind != selectors.KindPoint {
		return h.pointer.Wait(ctx, p)
	}
	if err := click(ctx, h.at[0]); err != nil {
		return "", err
	}
	return automation.Skip, nil
}
