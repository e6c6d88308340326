package automation_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"example.com/autofill/selectors"
)

// models is what the pages' own models held last.
func (f *fixture) models(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, note := range f.told() {
		if text, ok := strings.CutPrefix(note, "model "); ok {
			out = map[string]string{}
			if err := json.Unmarshal([]byte(text), &out); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// Boxes that take no typing get their date from the calendar their press brings
// up, in the manner of four libraries; other dates beside them are left alone.
func TestDatesFromACalendar(t *testing.T) {
	for _, style := range []string{"jqui", "bootstrap", "flat", "framed"} {
		t.Run(style, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			page := "calendar_" + style + ".html"
			rep := f.fill(t, page)
			want := map[string]string{"born": "1990-12-10", "until": "2031-05-01"}
			if got := f.models(t); !maps.Equal(got, want) {
				t.Errorf("the page holds %v, want %v", got, want)
			}
			outcomes(t, rep, map[string]selectors.Outcome{"birth_date": selectors.Healed, "passport.expires": selectors.Healed})
			for _, field := range rep.Pages[0].Fields {
				if !field.Verified {
					t.Errorf("%s was not read back: %+v", field.Key, field)
				}
			}
			f.never(t, page, "visa", "friend")
			f.sentNothing(t)
		})
	}
}

// sentNothing checks that no form was sent.
func (f *fixture) sentNothing(t testing.TB) {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range f.asked {
		if path == "/sent" {
			t.Error("the form was sent")
		}
	}
}
