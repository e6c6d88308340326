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

// Two boxes that one calendar answers are filled if both dates are the
// person's, and left alone if one of them is not.
func TestDatesOfTwoBoxesFromOneCalendar(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "calendar_range.html")
	want := map[string]string{"from": "2021-05-02", "to": "2031-05-01"}
	if got := f.models(t); !maps.Equal(got, want) {
		t.Errorf("the page holds %v, want %v", got, want)
	}
	outcomes(t, rep, map[string]selectors.Outcome{"passport.issued": selectors.Healed, "passport.expires": selectors.Healed, "birth_date": selectors.Refused})
	f.never(t, "calendar_range.html", "out", "back", "born", "visa")
	f.sentNothing(t)
}

// A calendar that cannot be read, does not turn, or could send the form leaves
// its box empty; one that writes another day than was pressed is told.
func TestCalendarsThatGoWrong(t *testing.T) {
	for way, why := range map[string]string{
		"nothing":  "no calendar opened",
		"nameless": "month could not be read",
		"lies":     "month could not be read",
		"stuck":    "could not be turned",
		"shut":     "does not offer that day",
		"sends":    "a press could send the form",
		"shifts":   "shows something else",
	} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			rep := f.fill(t, "calendar_left.html?"+way)
			for _, fd := range rep.Pages[0].Fields {
				if fd.Key == "name.full" {
					continue
				}
				if fd.Outcome != selectors.Refused || !strings.Contains(strings.Join(fd.Reasons, "\n"), why) {
					t.Errorf("%s: %s %q, want it refused: %s", fd.Key, fd.Outcome, fd.Reasons, why)
				}
			}
			outcomes(t, rep, map[string]selectors.Outcome{"birth_date": selectors.Refused, "passport.expires": selectors.Refused, "name.full": selectors.Healed, "passport.number": ""})
			f.never(t, "calendar_left.html", "no")
			if way != "shifts" {
				f.never(t, "calendar_left.html", "born", "issued", "until")
			}
			f.sentNothing(t)
		})
	}
}
