package automation_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// sure is a person who always gives an amount when asked for one, reloads the
// page once the program has typed it, and quits after some more pauses.
type sure struct {
	asked  int
	said   []string
	reload bool
}

func (h *sure) Amount(context.Context, automation.Pause) (string, error) {
	h.asked++
	return "0.11", nil
}

func (h *sure) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	h.said = append(h.said, p.Say)
	if p.Kind == selectors.KindSubmit && h.reload {
		h.reload = false
		if err := chromedp.Do(ctx, chromedp.Reload()); err != nil && ctx.Err() == nil {
			return "", err
		}
		<-ctx.Done()
		return "", ctx.Err()
	}
	return automation.Quit, nil
}

// The amount of a deposit is typed once. Whether the page was sent then, was
// loaded anew, or an earlier run did it: the program does not offer it again.
func TestTheAmountIsTypedOnce(t *testing.T) {
	t.Parallel()
	s := edition(t, practice.Options{})
	file := filepath.Join(t.TempDir(), "progress.json")
	visit := func(h *sure) {
		t.Helper()
		standing := automation.ReadStanding(file)
		o := options(t, s)
		o.Journey, o.URL, o.Human, o.AmountTyped = "verify", s.Start("verify.amount"), h, !standing.Amount.IsZero()
		o.Progress = func(st automation.Step) {
			if _, err := standing.Save(file, st); err != nil {
				t.Error(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		defer cancel()
		if err := automation.Run(ctx, o, report.New("test", "verify", true, time.Now())); err != automation.ErrQuit { //nolint:errorlint // returned as it is
			t.Fatal(err)
		}
	}
	typed := func() (values []string) {
		for _, e := range s.Record() {
			if e.Field == "deposit.amount" && e.Event == "typed" && e.Value != "" {
				values = append(values, e.Value)
			}
		}
		return values
	}
	twice := func(said []string) bool {
		return slices.ContainsFunc(said, func(say string) bool { return strings.Contains(say, "never does so twice") })
	}
	first := &sure{reload: true}
	visit(first)
	if first.asked != 1 || len(typed()) != 1 || !twice(first.said) {
		t.Errorf("asked %d times, typed %q, said %q", first.asked, typed(), first.said)
	}
	second := &sure{}
	visit(second)
	if second.asked != 0 || len(typed()) != 1 || !twice(second.said) {
		t.Errorf("the next run: asked %d times, typed %q, said %q", second.asked, typed(), second.said)
	}
	// Another deposit is another amount.
	standing := automation.ReadStanding(file)
	standing.Note(automation.Step{Page: "verify.applied", Journey: "verify", Deposit: true}, time.Now())
	if _, err := standing.Save(file, automation.Step{Page: "verify.deposit", Journey: "verify"}); err != nil {
		t.Fatal(err)
	}
	third := &sure{}
	visit(third)
	if third.asked != 1 || len(typed()) != 2 || twice(third.said) {
		t.Errorf("another deposit: asked %d times, typed %q, said %q", third.asked, typed(), third.said)
	}
}
