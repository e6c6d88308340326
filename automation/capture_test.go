package automation_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// A bug report is worth what can be done with it: what a run would make of the
// page can be told from its redacted capture.
func TestARedactedCaptureIsPlannedLikeThePage(t *testing.T) {
	t.Parallel()
	s := site(t)
	set, _ := load(t)
	pages := slices.Sorted(maps.Keys(fillable(s)))
	urls := make([]string, len(pages))
	for i, page := range pages {
		urls[i] = s.Start(page)
	}
	o := options(t, s)
	snaps, err := automation.CaptureAll(t.Context(), o, urls)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		data, err := json.Marshal(automation.Redact(set, snaps[i]))
		if err != nil {
			t.Fatal(err)
		}
		var read selectors.Snapshot
		if err := json.Unmarshal(data, &read); err != nil {
			t.Fatal(err)
		}
		if left := read.Rematch(set.Selectors()); len(left) == len(set.Selectors()) {
			t.Errorf("%s: no selector could be tried", page)
		}
		a, b := placed(automation.Examine(set, snaps[i])), placed(automation.Examine(set, read))
		if diff := cmp.Diff(a, b); diff != "" || len(a) < 2 {
			t.Errorf("%s (-page +capture):\n%s", page, diff)
		}
	}
}

// placed is what a page was taken for, and which field was found by what.
func placed(p report.Page) []string {
	out := []string{p.Page}
	for _, f := range p.Fields {
		out = append(out, f.Key+" "+f.Part+" "+string(f.Outcome)+" "+f.Selector)
	}
	return out
}

// Everything a page can show of the person is planted in every place a snapshot
// has, and must be gone.
func TestARedactedCaptureHasNobodysData(t *testing.T) {
	t.Parallel()
	f := serve(t)
	o := f.options(t, "personal.html")
	snap, err := automation.Capture(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(snap)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(automation.Redact(o.Set, snap))
	if err != nil {
		t.Fatal(err)
	}
	planted := 0
	for _, secret := range []string{"诸葛", "孔明", "LOVELACE", "Lovelace", "533380006", "1231", "13812345678", "138 1234", "1990", "工体北路", "example.org", "隆中"} {
		if strings.Contains(string(raw), secret) {
			planted++
		}
		if strings.Contains(string(data), secret) {
			t.Errorf("%s is still there: %s", secret, around(string(data), secret))
		}
	}
	if planted < 10 {
		t.Errorf("only %d of the planted values are in the snapshot: the test proves little", planted)
	}
	for _, word := range []string{"手机号码", "护照号码", "下一步", "英国", "Passport"} {
		if !strings.Contains(string(data), word) {
			t.Errorf("%s is gone, and forms are made of it", word)
		}
	}
}

func around(text, at string) string {
	i := strings.Index(text, at)
	return text[max(0, i-60):min(len(text), i+60)]
}
