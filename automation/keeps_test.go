package automation_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

func TestWhatThePagePutIntoABoxIsKept(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "prefilled.html")
	f.is(t, "prefilled.html", map[string]string{
		"mail": "somebody@example.net", "street": "南京东路1号", "cell": want("mobile"), "post": "100027", // a hint is no value
	})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Kept, "address.full": selectors.Kept})
}

// typist is a human who presses real keys at the first pause and then gives
// answers, one at each pause.
type typist struct {
	act     func(context.Context) error
	answers []automation.Answer
	pauses  int
}

func (h *typist) Wait(ctx context.Context, _ automation.Pause) (automation.Answer, error) {
	h.pauses++
	if h.pauses == 1 {
		// The run may end the pause while the human is still at it.
		act, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := h.act(act); err != nil {
			return "", err
		}
	}
	return h.answers[min(h.pauses, len(h.answers))-1], nil
}

func (h *typist) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

// types presses keys until the box with the id, emptied first, holds text.
func types(id, text string) func(context.Context) error {
	return func(ctx context.Context) error {
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void]("document.getElementById('"+id+"').select()")); err != nil {
			return err
		}
		for _, r := range text {
			key := string(r)
			for _, p := range []input.DispatchKeyEventParams{{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key}, {Type: input.DispatchKeyEventTypeKeyUp, Key: key}} {
				if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, p); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// attended runs on a page with a human who ends the run, and returns the report.
func (f *fixture) attended(t *testing.T, page string, h automation.Human) *report.Report {
	t.Helper()
	o := f.options(t, page)
	o.Unattended, o.Human = false, h
	rep, err := run(t, o)
	if !errors.Is(err, automation.ErrQuit) {
		t.Fatalf("the run ended with %v, want %v", err, automation.ErrQuit)
	}
	return rep
}

func TestWhatThePersonTypedIsKept(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.attended(t, "plain.html", &typist{
		act: types("mail", "mine@example.net"), answers: []automation.Answer{automation.Continue, automation.Continue, automation.Quit},
	})
	f.is(t, "plain.html", map[string]string{"mail": "mine@example.net", "cell": want("mobile")})
	held := f.wrote(t, "plain.html", "mail")
	if at := slices.Index(held, want("email")); at != 0 || slices.Index(held, "mine@example.net") < 0 {
		t.Errorf("the box held %q; it was to be filled first, then typed over", held)
	}
}

func TestFillAgainWritesOverWhatThePersonTyped(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.attended(t, "plain.html", &typist{
		act: types("mail", "mine@example.net"), answers: []automation.Answer{automation.Refill, automation.Quit},
	})
	f.is(t, "plain.html", map[string]string{"mail": want("email"), "cell": want("mobile")})
	if held := f.wrote(t, "plain.html", "mail"); !slices.Contains(held, "mine@example.net") {
		t.Errorf("the box held %q: the keys did not arrive", held)
	}
}
