package automation_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
)

// TestWordsStandWhereTheyHideNothing holds on pages with little room, that is with
// small frames, with dialogs and with rows of links, that of the layer's words none
// is cut off, lies over a control or another, or hides a text it does not explain.
func TestWordsStandWhereTheyHideNothing(t *testing.T) {
	for edition, pages := range map[string]map[string][]string{
		// What is to be read of it all the same.
		"2013":  {"signup.complete": {"My Alipay", "Security centre", "Help centre"}, "verify.identity": {"now: look at the scan", "check this", "Upload again", "JPG or PNG, at most 5 MB; sharp, with all four corners"}, "signup.agreement": {"Agree", "Disagree"}},
		"2016":  {"signup.complete": {"My Alipay", "Security centre", "Service hall", "More"}, "verify.deposit": {"China Merchants Bank (ending in 1231). You have one try only; look at your account statement first"}},
		"2020":  {"verify.documents": {"now: look at the scan", "check this", "Upload again", "JPG or PNG, at most 5 MB; sharp, with all four corners"}, "signup.agreement": {"Agree", "Disagree"}},
		"react": {"verify.identity": {"now: look at the scan"}, "signup.agreement": {"Agree", "Disagree"}},
	} {
		t.Run(edition, func(t *testing.T) {
			t.Parallel()
			wordsStand(t, edition, pages)
		})
	}
}

func wordsStand(t *testing.T, name string, pages map[string][]string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	s := edition(t, practice.Options{Edition: name})
	o := options(t, s)
	var b *automation.Bench
	for page, want := range pages {
		var err error
		if o.URL = s.Start(page); b == nil {
			if b, err = automation.OpenBench(ctx, o); err == nil {
				defer b.Close()
			}
		} else {
			err = b.Visit(ctx, o.URL)
		}
		if err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		frames, err := b.Placed(ctx)
		if err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		var all []string
		for i, f := range frames {
			all = append(all, f.Labels...)
			if len(f.Wrong) > 0 {
				t.Errorf("%s, frame %d:\n%s", page, i, strings.Join(f.Wrong, "\n"))
			}
		}
		for _, text := range want {
			if !slices.Contains(all, text) {
				t.Errorf("%s: %q is not in %q", page, text, all)
			}
		}
	}
}
