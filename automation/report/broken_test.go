package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/autofill/selectors"
)

// at is a position as a definition has it.
const at = "pages/a.yaml:23:12"

// brokenField is a field with all that repair may use.
func brokenField(o selectors.Outcome, change func(*Field)) Field {
	f := Field{
		Key: "email", Label: "账户名", Outcome: o,
		Tried: []Tried{{Selector: "#one", Pos: at}, {Selector: "#two", Matches: 1, Pos: "pages/a.yaml:24:12"}},
	}
	if change != nil {
		change(&f)
	}
	return f
}

func TestBrokenOfEachOutcome(t *testing.T) {
	for _, test := range []struct {
		name   string
		field  Field
		want   Broken // Page, Key and Outcome are filled in
		intact bool
	}{
		{name: "exact", field: brokenField(selectors.Exact, nil), intact: true},
		{name: "alternate", field: brokenField(selectors.Alternate, nil), intact: true},
		{name: "kept", field: brokenField(selectors.Kept, nil), intact: true},
		{name: "forbidden", field: brokenField(selectors.Forbidden, nil), intact: true},
		{
			name: "healed",
			field: brokenField(selectors.Healed, func(f *Field) {
				f.Selector, f.Proposal = "label=账户名", "input[name=accName]"
			}),
			want: Broken{
				Selector: "#one", Pos: at, Used: "label=账户名",
				Repair: "edit pages/a.yaml:23: add `input[name=accName]` before `#one`.",
			},
		},
		{
			name:  "healed by a selector, without a proposal",
			field: brokenField(selectors.Healed, func(f *Field) { f.Selector = "#new" }),
			want: Broken{
				Selector: "#one", Pos: at, Used: "#new",
				Repair: "edit pages/a.yaml:23: add `#new` before `#one`.",
			},
		},
		{
			name:  "healed by words, without a proposal",
			field: brokenField(selectors.Healed, func(f *Field) { f.Selector = "label=账户名" }),
			want: Broken{
				Selector: "#one", Pos: at, Used: "label=账户名",
				Repair: "edit pages/a.yaml:23: add a selector that finds the box “账户名” before `#one`.",
			},
		},
		{
			name: "healed, position unknown",
			field: brokenField(selectors.Healed, func(f *Field) {
				f.Proposal, f.Tried = "#new", []Tried{{Selector: "#one"}}
			}),
			want: Broken{
				Selector: "#one",
				Repair:   "edit email in the definition of signup.email: add `#new` before `#one`.",
			},
		},
		{
			name: "ambiguous",
			field: brokenField(selectors.Ambiguous, func(f *Field) {
				f.Candidates = []Candidate{{Selector: "#a"}, {Label: "x"}, {Selector: "#b"}, {Selector: "#c"}, {Selector: "#d"}}
			}),
			want: Broken{
				Selector: "#one", Pos: at,
				Repair: "edit pages/a.yaml:23: add the right one of `#a`, `#b`, `#c` before `#one`.",
			},
		},
		{
			name:  "ambiguous without candidates",
			field: brokenField(selectors.Ambiguous, nil),
			want: Broken{
				Selector: "#one", Pos: at,
				Repair: "edit pages/a.yaml:23: add a selector that hits the right box only before `#one`.",
			},
		},
		{
			name:  "drifted",
			field: brokenField(selectors.Drifted, nil),
			want: Broken{
				Selector: "#one", Pos: at,
				Repair: "edit pages/a.yaml:23: replace `#one`, which now hits another field, with a selector of the box “账户名”.",
			},
		},
		{
			name:  "drifted with a proposal",
			field: brokenField(selectors.Drifted, func(f *Field) { f.Proposal = "#new" }),
			want: Broken{
				Selector: "#one", Pos: at,
				Repair: "edit pages/a.yaml:23: replace `#one`, which now hits another field, with `#new`.",
			},
		},
		{
			name:  "missing",
			field: brokenField(selectors.Missing, func(f *Field) { f.Label, f.Part = "", "local" }),
			want: Broken{
				Selector: "#one", Pos: at, Part: "local",
				Repair: "edit pages/a.yaml:23: put a selector of the box for email (local) before `#one`, or mark the field optional if the page no longer asks for it.",
			},
		},
		{
			name:  "missing, nothing tried",
			field: brokenField(selectors.Missing, func(f *Field) { f.Tried, f.Pos = nil, at }),
			want: Broken{
				Pos:    at,
				Repair: "edit pages/a.yaml:23: put a selector of the box “账户名” before what is there, or mark the field optional if the page no longer asks for it.",
			},
		},
		{
			name:  "covered, by the selector that hit",
			field: brokenField(selectors.Covered, func(f *Field) { f.Selector = "#two" }),
			want: Broken{
				Selector: "#two", Pos: "pages/a.yaml:24:12",
				Repair: "close what lies over the box and run again; if `#two` is no longer the box a person uses, edit pages/a.yaml:24.",
			},
		},
		{
			name:  "hidden, by a selector that was not listed",
			field: brokenField(selectors.Hidden, func(f *Field) { f.Selector, f.Pos = "#three", at }),
			want: Broken{
				Selector: "#three", Pos: at,
				Repair: "open the part of the page that holds the box and run again; if `#three` is no longer the box a person uses, edit pages/a.yaml:23.",
			},
		},
		{
			name:  "disabled, selector unknown",
			field: brokenField(selectors.Disabled, nil),
			want: Broken{
				Selector: "#one", Pos: at,
				Repair: "do first what the page wants before this box and run again; if `#one` is no longer the box a person uses, edit pages/a.yaml:23.",
			},
		},
		{
			name:  "refused",
			field: brokenField(selectors.Refused, func(f *Field) { f.Selector, f.Confirm = "#two", true }),
			want: Broken{
				Selector: "#two", Pos: "pages/a.yaml:24:12", Confirm: true,
				Repair: "compare the box with your profile; if the page changes every value put there, edit pages/a.yaml:24: type, widget or maxlength no longer fits.",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := New("", "", false, started)
			r.Add(Page{Page: "signup.email", Fields: []Field{test.field}})
			want := []Broken{}
			if !test.intact {
				test.want.Page, test.want.Key, test.want.Outcome = "signup.email", "email", test.field.Outcome
				want = append(want, test.want)
			}
			if diff := cmp.Diff(want, r.Broken); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestPageWithoutADefinitionHasNothingToBreak(t *testing.T) {
	r := New("", "", false, started)
	r.Add(Page{Fields: []Field{brokenField(selectors.Healed, nil)}})
	if len(r.Broken) != 0 {
		t.Errorf("got %v, want nothing", r.Broken)
	}
}

func TestTwoBoxesOfOneNameAreTwoBreakages(t *testing.T) {
	r := New("", "", false, started)
	r.Add(Page{Page: "a", Fields: []Field{brokenField(selectors.Missing, nil), brokenField(selectors.Missing, nil)}})
	if len(r.Broken) != 2 {
		t.Errorf("got %d, want 2", len(r.Broken))
	}
}

func TestFileLine(t *testing.T) {
	for pos, want := range map[string]string{
		"a.yaml:23:12":            "a.yaml:23",
		"a.yaml:23":               "a.yaml:23",
		`C:\pages\a.yaml:23:12`:   `C:\pages\a.yaml:23`,
		"a.yaml":                  "a.yaml",
		"selectors/a:b.yaml:2:1x": "selectors/a:b.yaml:2:1x",
	} {
		if got := fileLine(pos); got != want {
			t.Errorf("fileLine(%q) = %q, want %q", pos, got, want)
		}
	}
}
