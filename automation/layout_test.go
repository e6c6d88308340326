package automation_test

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"example.com/autofill/automation"
)

// folder is a human who folds the panel by keys and ends the run when that was told.
type folder struct{ told chan automation.Layout }

func (h *folder) Wait(ctx context.Context, _ automation.Pause) (automation.Answer, error) {
	act, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	// From the panel's first button back to the one that folds.
	if err := chromedp.Do(act, chromedp.KeyEvent(kb.F8), chromedp.KeyEvent("\t", chromedp.KeyModifiers(chromedp.ModifierShift)), chromedp.KeyEvent("\r")); err != nil {
		return "", err
	}
	select {
	case l := <-h.told:
		h.told <- l
		return automation.Quit, nil
	case <-act.Done():
		return "", act.Err()
	}
}

func (h *folder) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

func TestPanelAsItWasLeftIsTold(t *testing.T) {
	t.Parallel()
	f := serve(t)
	h := &folder{told: make(chan automation.Layout, 2)}
	o := f.options(t, "pointing.html")
	o.Unattended, o.Human = false, h
	o.Layout = automation.Layout{Moved: true, Left: 0.25, Top: 7}
	o.Arranged = func(l automation.Layout) { h.told <- l }
	_, _ = run(t, o) // ends because the human quits
	select {
	case got := <-h.told:
		if want := (automation.Layout{Moved: true, Left: 0.25, Top: 1, Folded: true}); got != want {
			t.Errorf("told %+v, want %+v", got, want)
		}
	default:
		t.Error("nothing was told")
	}
}
