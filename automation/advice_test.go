package automation_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
)

// TestAdviceIsThereWhereItIsNeeded holds that the boxes that need it have advice
// with a reason, on the practice site's pages.
func TestAdviceIsThereWhereItIsNeeded(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	s := edition(t, practice.Options{})
	o := options(t, s)
	o.URL = s.Start("signup.complete")
	b, err := automation.OpenBench(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, c := range []struct{ page, what string }{
		{"signup.complete", "letter for letter"}, // the order of names
		{"signup.complete", "no space"},          // the rules of a password
		{"verify.bank", "in its order"},          // the name at the bank
		{"verify.identity", "all four corners"},  // what a scan must show
		{"verify.amount", "One guess"},           // the deposit
	} {
		if err := b.Visit(ctx, s.Start(c.page)); err != nil {
			t.Fatalf("%s: %v", c.page, err)
		}
		if all, err := adviceOf(ctx, b, c.what); err != nil {
			t.Errorf("%s, which is %q: %q is not in %q: %v", c.page, b.Page(), c.what, all, err)
		}
	}
	// Boxes in frames of their own have a layer of their own.
	frames := edition(t, practice.Options{Edition: "2020"})
	if err := b.Visit(ctx, frames.Start("verify.documents")); err != nil {
		t.Fatal(err)
	}
	if b.Page() != "verify.documents" {
		t.Fatalf("the page is %q", b.Page())
	}
	if all, err := adviceOf(ctx, b, "latest entry stamp"); err != nil {
		t.Errorf("in frames: %q %v", all, err)
	}
	// A page that wants the app has no box: its advice stands in the panel.
	app := edition(t, practice.Options{Mishaps: []string{practice.MishapApp}})
	if err := b.Visit(ctx, app.Start("verify.app")); err != nil {
		t.Fatal(err)
	}
	human := b.Plan().Human
	if b.Page() != "verify.app" || len(human) == 0 || !strings.Contains(human[0].Note, "phone app") {
		t.Errorf("%q: %+v", b.Page(), human)
	}
}

// adviceOf waits a while for a piece of advice: every frame draws its own, when
// it comes to it.
func adviceOf(ctx context.Context, b *automation.Bench, want string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	return b.Advice(ctx, want)
}
