package report

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/autofill/selectors"
)

// The names of the contract in profile.md, which tools outside read. Those
// marked + were added since; none may go.
const contract = `
version +tool started +ended journey +practice exit +stopped
pages: page +title url recognised_by +visits +picture
pages.fields: key +part +confirm +by_meaning +label outcome selector +pos score margin verified +check reasons +pointed proposal
pages.fields.tried: selector matches +why +pos
pages.fields.candidates: +label +selector +score
pages.left_alone: label why
pages.handoffs: kind +label ended_by seconds
pages.troubles: name say do
pages.milliseconds: snapshot plan fill overlay
broken: page key +part +confirm selector outcome +used +pos +repair
`

func TestJSONNamesAreThoseOfTheContract(t *testing.T) {
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(contract), "\n") {
		prefix, names, ok := strings.Cut(line, ": ")
		if !ok {
			prefix, names = "", line
		} else {
			want = append(want, prefix)
			prefix += "."
		}
		for _, name := range strings.Fields(names) {
			want = append(want, prefix+strings.TrimPrefix(name, "+"))
		}
	}
	got := jsonNames(reflect.TypeFor[Report](), "")
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names of report.json (-contract +types):\n%s", diff)
	}
}

// jsonNames lists the JSON names of a struct with their paths.
func jsonNames(typ reflect.Type, prefix string) []string {
	for typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || typ == reflect.TypeFor[time.Time]() {
		return nil
	}
	var names []string
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		names = append(names, prefix+name)
		names = append(names, jsonNames(typ.Field(i).Type, prefix+name+".")...)
	}
	return names
}

func TestNoListOfTheJSONIsNull(t *testing.T) {
	r := New("", "", false, started)
	r.Add(Page{Fields: []Field{{Key: "email", Outcome: selectors.Exact}}})
	r.Add(Page{Page: "signup.email"})
	for _, report := range []*Report{r, New("", "", false, started)} {
		data, err := report.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "null") {
			t.Errorf("got a null in\n%s", data)
		}
	}
}

func TestJSONReadsBack(t *testing.T) {
	data, err := sample().JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got Report
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	want := sample()
	for i := range want.Pages { // an empty list of candidates is left out
		for j, f := range want.Pages[i].Fields {
			if len(f.Candidates) == 0 {
				want.Pages[i].Fields[j].Candidates = nil
			}
		}
	}
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNumbersJSONCannotHold(t *testing.T) {
	r := New("", "", false, started)
	r.Add(Page{Fields: []Field{{Key: "email", Score: math.NaN(), Margin: math.Inf(1)}}})
	if _, err := r.JSON(); err != nil {
		t.Error(err)
	}
	if f := r.Pages[0].Fields[0]; f.Score != 0 || f.Margin != 1 {
		t.Errorf("got score %v and margin %v, want 0 and 1", f.Score, f.Margin)
	}
}

func TestAddKeepsItsOwnCopy(t *testing.T) {
	r, p := New("", "", false, started), emailPage()
	r.Add(p)
	p.Fields[1].Outcome = selectors.Missing
	p.Fields[1].Tried[0].Selector = "#other"
	p.RecognisedBy[0] = "other"
	want := New("", "", false, started)
	want.Add(emailPage())
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPageSeenAgainAtOnceIsOnePage(t *testing.T) {
	look := func(ms float64, fields ...Field) Page {
		return Page{
			Page: "signup.email", URL: "https://a.example/b?try=" + decimal(ms), Fields: fields,
			Handoffs:     []Handoff{{Kind: selectors.KindCaptcha}},
			Milliseconds: Milliseconds{Snapshot: ms, Plan: 10 - ms},
		}
	}
	field := func(key string, o selectors.Outcome) Field { return Field{Key: key, Outcome: o, Verified: true} }
	again := field("email", selectors.Kept)
	again.Confirm = true

	r := New("", "", false, started)
	r.Add(look(3, field("email", selectors.Healed), again, field("mobile", selectors.Missing), field("sex", selectors.Exact)))
	r.Add(look(5, field("mobile", selectors.Exact), field("email", selectors.Kept), field("phone", selectors.Alternate)))

	if len(r.Pages) != 1 {
		t.Fatalf("got %d pages, want 1", len(r.Pages))
	}
	p := r.Pages[0]
	var got []string
	for _, f := range p.Fields {
		got = append(got, fieldName(f.Key, f.Part, f.Confirm)+" "+string(f.Outcome))
	}
	// Healed stays although the box is kept now; missing gives way to exact.
	want := []string{"email healed", "email (again) kept", "mobile exact", "sex exact", "phone alternate"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if p.Visits != 2 || len(p.Handoffs) != 2 {
		t.Errorf("got %d visits and %d hand-offs, want 2 and 2", p.Visits, len(p.Handoffs))
	}
	if want := (Milliseconds{Snapshot: 5, Plan: 7}); p.Milliseconds != want {
		t.Errorf("got times %v, want the slowest %v", p.Milliseconds, want)
	}
	if len(r.Broken) != 1 || r.Broken[0].Key != "email" {
		t.Errorf("got broken %v, want email alone", r.Broken)
	}
}

func TestPageThatComesBackIsAnotherEntry(t *testing.T) {
	r := New("", "", false, started)
	r.Add(emailPage())
	r.Add(identityPage())
	r.Add(emailPage())
	if len(r.Pages) != 3 {
		t.Errorf("got %d pages, want 3", len(r.Pages))
	}
	if len(r.Broken) != 6 {
		t.Errorf("got %d broken selectors, want each once: 6", len(r.Broken))
	}
}

func TestPageAtAnotherAddressIsAnotherEntry(t *testing.T) {
	r, moved := New("", "", false, started), emailPage()
	moved.URL = "https://memberprod.alipay.com/account/reg/new.htm"
	r.Add(emailPage())
	r.Add(moved)
	if len(r.Pages) != 2 {
		t.Errorf("got %d pages, want 2", len(r.Pages))
	}
}

func TestMergeKeepsTitleAndPicture(t *testing.T) {
	r, bare := New("", "", false, started), emailPage()
	bare.Title, bare.Picture = "", ""
	r.Add(emailPage())
	r.Add(bare)
	if p := r.Pages[0]; p.Title != "Register by e-mail" || p.Picture != "signup.email.png" {
		t.Errorf("got title %q and picture %q", p.Title, p.Picture)
	}
}

func TestCounts(t *testing.T) {
	want := Counts{Filled: 4, Check: 3, Left: 6, Kept: 1, Handoffs: 4}
	if got := sample().Counts(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, test := range []struct {
		field             Field
		look, left, filed bool
	}{
		{Field{Outcome: selectors.Exact, Verified: true}, false, false, true},
		{Field{Outcome: selectors.Exact}, true, false, true}, // not read back
		{Field{Outcome: selectors.Healed, Verified: true, Check: true}, true, false, true},
		{Field{Outcome: selectors.Kept, Check: true}, true, false, false},
		{Field{Outcome: selectors.Refused}, true, false, false},
		{Field{Outcome: selectors.Missing, Check: true}, false, true, false}, // nothing there to look at
		{Field{Outcome: selectors.Forbidden}, false, true, false},
	} {
		c := Page{Fields: []Field{test.field}}.Counts()
		if (c.Check == 1) != test.look || (c.Left == 1) != test.left || (c.Filled == 1) != test.filed {
			t.Errorf("%s: got %+v, want look %v, left %v, filled %v", test.field.Outcome, c, test.look, test.left, test.filed)
		}
	}
}
