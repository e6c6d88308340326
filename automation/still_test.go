package automation_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
)

// observer is a human who scrolls the filled page to its end and back, and asks
// it what was done to it.
type observer struct {
	got struct {
		Moved []string
		Shift float64
		Email string
	}
}

func (h *observer) Wait(ctx context.Context, _ automation.Pause) (automation.Answer, error) {
	const script = `(async () => {
		const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
		for (const y of [1e6, 600, 0]) { scrollTo({top: y, behavior: "instant"}); await frames(); }
		return {Moved: moved, Shift: shift, Email: email.value};
	})()`
	var err error
	h.got, err = chromedp.Run(ctx, chromedp.Evaluate[struct {
		Moved []string
		Shift float64
		Email string
	}](script, chromedp.EvalAwaitPromise))
	return automation.Quit, err
}

func (h *observer) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

// TestPageIsFilledAndExplainedWithoutAChange holds that filling, chips, marks and
// panel change no node of a page, and move nothing on it.
func TestPageIsFilledAndExplainedWithoutAChange(t *testing.T) {
	t.Parallel()
	f := serve(t)
	h := &observer{}
	o := f.options(t, "still.html")
	o.Unattended, o.Human = false, h
	_, _ = run(t, o) // ends because the human quits
	if h.got.Email != want("email") {
		t.Fatalf("the page was not filled: %+v", h.got)
	}
	if len(h.got.Moved) > 0 || h.got.Shift != 0 {
		t.Errorf("layout shift %v, mutations %q", h.got.Shift, h.got.Moved)
	}
}
