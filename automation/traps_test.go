package automation_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// trapped is what a run on a page with a trap must come to: the page is filled
// with these fields right, or the report says why not.
type trapped struct {
	fields []string // that are right by the server's record
	why    string   // what the report says of those that are not
	asks   bool     // a person closes what lies over the page
}

// TestTraps holds that pages which do odd things get nothing wrong typed and
// nothing into boxes that are not the person's to fill, by the server's record.
func TestTraps(t *testing.T) {
	t.Parallel()
	whole := []string{"nationality", "email"}
	for name, want := range map[string]trapped{
		practice.TrapHidden:   {fields: whole},
		practice.TrapForeign:  {fields: whole},
		practice.TrapSwap:     {fields: []string{"nationality"}, why: "the box moved when it got the focus"},
		practice.TrapOverlay:  {why: "covered by"},
		practice.TrapFocus:    {fields: whole},
		practice.TrapAlert:    {fields: whole},
		practice.TrapLeave:    {fields: whole},
		practice.TrapPrint:    {fields: whole},
		practice.TrapSlow:     {fields: whole},
		practice.TrapRestless: {fields: whole},
		"overlay, closed":     {fields: whole, asks: true},
	} {
		t.Run(name, func(t *testing.T) {
			if slices.Contains([]string{practice.TrapFocus, practice.TrapPrint, practice.TrapRestless, practice.TrapSlow}, name) {
				minutes(t, "make soak")
			}
			t.Parallel()
			s := edition(t, practice.Options{Traps: []string{strings.TrimSuffix(name, ", closed")}})
			o := options(t, s)
			o.URL, o.Unattended = s.Start("signup.email"), !want.asks
			if want.asks {
				o.Human = closer{}
			}
			rep, err := run(t, o)
			if err != nil && !want.asks {
				t.Fatal(err)
			}
			checkRecord(t, s, "signup.email", want.fields)
			if t.Failed() {
				t.Log(reasons(rep))
			}
			got := s.Arrivals()
			if len(got.Hidden)+len(got.Foreign)+len(got.Unasked) > 0 {
				t.Errorf("astray: hidden %+v, foreign %+v, unasked %+v", got.Hidden, got.Foreign, got.Unasked)
			}
			if n := sendsOf(got.Sent); len(n) > 0 {
				t.Errorf("sent without a person: %v", n)
			}
			if want.why != "" && !strings.Contains(reasons(rep), want.why) {
				t.Errorf("the report does not say %q: %s", want.why, reasons(rep))
			}
		})
	}
}

// reasons are all that a report says of its fields.
func reasons(rep *report.Report) string {
	var all []string
	for _, p := range rep.Pages {
		for _, f := range p.Fields {
			all = append(all, p.Page+" "+f.Key+": "+string(f.Outcome)+" "+fmt.Sprint(f.Verified)+" "+strings.Join(f.Reasons, ", "))
		}
	}
	return strings.Join(all, "; ")
}

// closer is a person who closes what lies over the page, and goes when it is
// filled.
type closer struct{}

func (closer) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	if p.Kind == selectors.KindCaptcha {
		open, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`!!document.getElementById('trap-close')`))
		if err != nil {
			return "", err
		}
		if open {
			if err := chromedp.Do(ctx, chromedp.Click(chromedp.CSS("#trap-close"))); err != nil {
				return "", err
			}
			return automation.Refill, nil
		}
	}
	return automation.Quit, nil
}

func (closer) Amount(context.Context, automation.Pause) (string, error) { return "", nil }
