package automation_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// model is what a page of the fixture last said that it would send.
func (f *fixture) model(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, note := range f.told() {
		if text, ok := strings.CutPrefix(note, "model "); ok {
			clear(out)
			if err := json.Unmarshal([]byte(text), &out); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// holds checks a page's model, and that nothing was sent.
func (f *fixture) holds(t *testing.T, rep *report.Report, want map[string]string) {
	t.Helper()
	if got := f.model(t); !maps.Equal(got, want) {
		t.Errorf("the page would send %v, want %v", got, want)
		for _, fd := range rep.Pages[len(rep.Pages)-1].Fields {
			t.Logf("%s %s %s %s verified %v: %v", fd.Key, fd.Part, fd.Outcome, fd.Selector, fd.Verified, fd.Reasons)
		}
	}
	if slices.Contains(f.told(), "sent") || slices.Contains(f.asked, "/left") {
		t.Error("the form was sent, or the page left")
	}
}

func TestListsMadeByHand(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "drawn_pick.html")
	f.holds(t, rep, map[string]string{"sex": "女", "nation": "英国", "doc": "护照"})
	f.is(t, "drawn_pick.html", map[string]string{"sex": "女", "nation": "英国", "doc": "护照", "no": want("passport.number")})
	// Her bank is not among the choices: nothing is chosen, and the sheet is closed.
	f.is(t, "drawn_pick.html", map[string]string{"bank": "请选择"})
	outcomes(t, rep, map[string]selectors.Outcome{"bank.name": selectors.Missing})
	verified(t, rep, "sex", "nationality", "document.type")
}

func TestCellsThatOpenSheets(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "drawn_cells.html")
	f.holds(t, rep, map[string]string{"sex": "女", "nation": "英国", "doc": "外国护照"})
	f.is(t, "drawn_cells.html", map[string]string{"doc": "外国护照", "no": want("passport.number"), "cell": want("mobile")})
	verified(t, rep, "sex", "nationality", "document.type")
}

func TestAPlaceChosenStepByStep(t *testing.T) {
	for _, page := range []string{"drawn_region.html", "drawn_region.html?keep"} {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			rep := f.fill(t, page)
			f.holds(t, rep, map[string]string{"region": "北京市/北京市/朝阳区"})
			f.is(t, "drawn_region.html", map[string]string{"street": want("address.street")})
			verified(t, rep, "address.region")
		})
	}
}

// A press may bring up anything. What is no list is closed, nothing in it is
// pressed, and the report says so.
func TestPressesThatBringUpNoList(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "drawn_else.html")
	f.holds(t, rep, map[string]string{})
	f.is(t, "drawn_else.html", map[string]string{"nation": "请选择", "sex": "请选择", "doc": "请选择", "bank": "请选择", "job": "请选择", "no": want("passport.number")})
	if slices.Contains(f.told(), "pressed") {
		t.Error("something was pressed in what came up")
	}
	for _, key := range []string{"nationality", "document.type", "bank.name", "sex", "occupation"} {
		if o := outcome(rep, key); o != selectors.Refused && o != selectors.Missing {
			t.Errorf("%s: outcome %q", key, o)
		}
	}
}

// An advertisement that covers the page may be pressed nowhere.
func TestAnAdvertisementIsNotPressed(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "drawn_advert.html")
	f.is(t, "drawn_advert.html", map[string]string{"nation": "请选择", "no": want("passport.number")})
	if told := f.told(); !slices.Contains(told, "up") || slices.Contains(told, "pressed") {
		t.Errorf("the page tells %q", told)
	}
}

// verified checks that the report says of fields that they were read back.
func verified(t *testing.T, rep *report.Report, keys ...string) {
	t.Helper()
	for _, fd := range rep.Pages[len(rep.Pages)-1].Fields {
		if slices.Contains(keys, fd.Key) && !fd.Verified {
			t.Errorf("%s was not read back: %s %v", fd.Key, fd.Outcome, fd.Reasons)
		}
	}
}

func TestKindsOfSheetsMadeByHand(t *testing.T) {
	for _, page := range []string{"drawn_kinds.html", "drawn_kinds.html?first"} {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			rep := f.fill(t, page)
			f.holds(t, rep, map[string]string{"nation": "英国", "doc": "护照", "region": "北京市/北京市/朝阳区"})
			f.is(t, "drawn_kinds.html", map[string]string{"no": want("passport.number"), "cell": want("mobile")})
			verified(t, rep, "nationality", "document.type", "address.region")
		})
	}
}
