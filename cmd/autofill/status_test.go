package main

import (
	"strings"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

// TestStatusAtFivePoints follows one person through both journeys.
func TestStatusAtFivePoints(t *testing.T) {
	set, err := selectors.Load("")
	if err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local)
	p := &progress{}
	for _, point := range []struct {
		step  automation.Step
		after time.Duration // that passed before somebody asks
		want  []string
		not   string
	}{
		{
			automation.Step{Page: "signup.email", Journey: "signup", Filled: 3, Check: 2},
			time.Hour,
			[]string{"Sign-up, last on Monday 23 November 2026, 10:00", "page: Register by e-mail (signup.email)", "next: ", "signup.check_mail", "filled 3, to check 2"},
			"waiting",
		},
		{
			automation.Step{Page: "signup.success", Journey: "signup", End: selectors.EndDone},
			time.Hour,
			[]string{"This journey is complete. Next: the real-name verification"},
			"waiting",
		},
		{
			automation.Step{Page: "verify.applied", Journey: "verify", End: selectors.EndWait},
			time.Hour,
			[]string{"Real-name verification", "waiting for: a deposit of less than RMB 1", "expected by Wednesday 25 November", "then: look for the exact amount"},
			"complete",
		},
		{
			automation.Step{Page: "verify.review", Journey: "verify", End: selectors.EndWait},
			80 * time.Hour,
			[]string{"waiting for: the review of your papers", "expected by Wednesday 25 November, which has passed: look now"},
			"complete",
		},
		{
			automation.Step{Page: "verify.approved", Journey: "verify", End: selectors.EndDone},
			time.Hour,
			[]string{"Both journeys are complete.", "Register by e-mail (signup.email)"},
			"waiting",
		},
	} {
		p.State.Note(point.step, monday)
		var b strings.Builder
		standing(&b, "Your progress", p.State, set, monday.Add(point.after))
		for _, want := range point.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s: %q is missing in\n%s", point.step.Page, want, b.String())
			}
		}
		if strings.Contains(b.String(), point.not) {
			t.Errorf("%s: %q stands in\n%s", point.step.Page, point.not, b.String())
		}
	}
	if n := len(p.State.Visits); n != 5 {
		t.Errorf("%d pages kept, want 5", n)
	}
	p.State.Note(automation.Step{Page: "verify.approved", Journey: "verify", Filled: 1}, monday)
	if n := len(p.State.Visits); n != 5 || p.State.Visits[4].Filled != 1 {
		t.Errorf("a page that is told of twice: %d pages, the last %+v", n, p.State.Visits[n-1])
	}
}

// Whoever was asked for a card has an account: signing up again would only be refused.
func TestTheNextRunOfWhoHasAnAccount(t *testing.T) {
	set, err := selectors.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{"signup.complete": "signup", "signup.card": "verify", "a page of another set": "signup"} {
		p := &progress{}
		p.State.Note(automation.Step{Page: page, Journey: "signup"}, time.Now())
		if got := p.State.Next(set); got != want {
			t.Errorf("after %s the next run is %s, want %s", page, got, want)
		}
		var b strings.Builder
		standing(&b, "Your progress", p.State, set, time.Now())
		if said := strings.Contains(b.String(), "begins by logging in"); said != (want == "verify") {
			t.Errorf("after %s status says: %s", page, b.String())
		}
	}
}
