package automation_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

var (
	updateFigures = flag.Bool("update-figures", false, "rewrite testdata/forms/figures.json; look at the difference before you commit it")
	formsDir      = flag.String("forms", forms, "folder of the forms to judge; others than the project's own are judged without being held to figures")
)

const forms = "testdata/forms"

// form says what belongs into the boxes of one page of the corpus. Its boxes
// are named by CSS selectors that match one control each.
type form struct {
	Layout string `json:"layout"`
	// Fill has the field keys that are right in a box, with "|" between them;
	// where the last one is empty, leaving the box alone is right as well.
	Fill map[string]string `json:"fill"`
	// Leave has the boxes nothing may be written into, and whose they are;
	// "hidden" are those that nobody sees.
	Leave map[string]string `json:"leave"`
	// Free are boxes where anything goes.
	Free []string `json:"free,omitempty"`

	name string
}

// figures are what the corpus is held to.
type figures struct {
	Forms  int     `json:"forms"`
	Fields int     `json:"fields"` // boxes that are to be filled
	Leave  int     `json:"leave"`  // boxes that are to be left alone
	Recall float64 `json:"recall"` // share of the fields that got the right fact
	Wrong  int     `json:"wrong"`  // boxes that got a fact that is not theirs
	Hidden int     `json:"hidden"` // of these, boxes nobody sees
}

// tally counts what became of boxes.
type tally struct{ fields, right, wrong, leave int }

// TestAccuracyOfForms plans for pages nobody described and compares which box
// gets which fact. make accuracy takes all of them, prints every miss and the
// tables, and is held to the figures; make test takes every eighth, and is held to
// the list of the boxes that are known to be missed.
func TestAccuracyOfForms(t *testing.T) {
	t.Parallel()
	list := loadForms(t, *formsDir)
	if !long && !*updateFigures {
		list = oneOf(8, list)
	}
	snaps := captureForms(t, *formsDir, list)
	set, facts := load(t)
	var got figures
	byKey, byLayout := map[string]*tally{}, map[string]*tally{}
	count := func(f form, key string, add func(*tally)) {
		for _, m := range []struct {
			table map[string]*tally
			name  string
		}{{byKey, key}, {byLayout, f.Layout}} {
			if m.table[m.name] == nil {
				m.table[m.name] = &tally{}
			}
			add(m.table[m.name])
		}
	}
	right := 0
	missed := []string{}
	for i, f := range list {
		snap := snaps[i]
		plan := selectors.Make(selectors.Ask{
			Set: set, Page: set.Recognise(snap, ""), Snap: snap, Has: facts.Has, Same: facts.Same,
			Allowed: func(string) bool { return true },
		})
		filled := map[int]string{}
		for _, a := range plan.Fields {
			if a.Outcome.Fills() {
				filled[a.Ref] = strings.TrimSuffix(a.Key+"."+a.Part, ".")
			}
		}
		known := map[int]string{}
		for _, css := range slices.Sorted(maps.Keys(f.Fill)) {
			ref := refOf(t, f, snap, css, known)
			wants := strings.Split(f.Fill[css], "|")
			key := wants[0]
			switch have := filled[ref]; {
			case have == "" && slices.Contains(wants, ""):
			case slices.Contains(wants, have):
				right++
				count(f, key, func(c *tally) { c.fields++; c.right++ })
			case have == "":
				count(f, key, func(c *tally) { c.fields++ })
				missed = append(missed, f.name+" "+css)
				t.Logf("MISS  %s %s is %s: %s", f.name, css, key, whyNot(plan, ref))
			default:
				got.Wrong++
				count(f, key, func(c *tally) { c.fields++; c.wrong++ })
				t.Logf("WRONG %s %s is %s, got %s: %s", f.name, css, key, have, whyNot(plan, ref))
			}
		}
		for _, css := range slices.Sorted(maps.Keys(f.Leave)) {
			ref := refOf(t, f, snap, css, known)
			got.Leave++
			count(f, "(nobody's)", func(c *tally) { c.leave++ })
			if have := filled[ref]; have != "" {
				got.Wrong++
				if f.Leave[css] == "hidden" {
					got.Hidden++
				}
				count(f, have, func(c *tally) { c.wrong++ })
				t.Logf("WRONG %s %s (%s) got %s: %s", f.name, css, f.Leave[css], have, whyNot(plan, ref))
			}
		}
		for _, css := range f.Free {
			refOf(t, f, snap, css, known)
		}
		if plan.Page != "" {
			t.Logf("KNOWN %s was taken for %s by %v", f.name, plan.Page, plan.Recognised)
		}
		unnamed(t, f, snap, known)
	}
	for _, c := range byLayout {
		got.Fields += c.fields
	}
	got.Forms = len(list)
	got.Recall = share(right, got.Fields)
	t.Log("\n" + table("field", byKey) + "\n" + table("layout", byLayout))
	t.Logf("%d forms: recall %.2f %% (%d of %d), wrong %d of %d boxes (%.2f %%), hidden %d", got.Forms, 100*got.Recall, right, got.Fields,
		got.Wrong, got.Fields+got.Leave, 100*float64(got.Wrong)/float64(got.Fields+got.Leave), got.Hidden)
	if *formsDir != forms {
		return
	}
	holdMissed(t, missed)
	if !long && !*updateFigures {
		if got.Wrong > 0 {
			t.Error("boxes are filled wrong")
		}
		return
	}
	holdTo(t, "figures.json", got, func(want figures) string {
		switch {
		case got.Recall < want.Recall:
			return "fewer fields are found"
		case got.Wrong > want.Wrong || got.Hidden > want.Hidden:
			return "more boxes are filled wrong"
		}
		return ""
	})
}

// oneOf takes one of so many forms, of all layouts.
func oneOf(n int, list []form) []form {
	var out []form
	for i := 0; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

// holdMissed compares the missed boxes to those that were known when the figures
// were committed.
func holdMissed(t *testing.T, missed []string) {
	t.Helper()
	path := filepath.Join(forms, "missed.txt")
	if *updateFigures {
		slices.Sort(missed)
		if err := os.WriteFile(path, []byte(strings.Join(missed, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(string(data), "\n")
	for _, box := range missed {
		if !slices.Contains(known, box) {
			t.Errorf("%s was found before", box)
		}
	}
}

// loadForms reads what belongs into every form of the corpus.
func loadForms(t *testing.T, dir string) []form {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no forms in %s: %v", dir, err)
	}
	list := make([]form, len(names))
	for i, name := range names {
		data, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &list[i]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list[i].name = strings.TrimSuffix(filepath.Base(name), ".html")
	}
	return list
}

// captureForms takes a snapshot of every form, which also says what the
// corpus's own selectors hit.
func captureForms(t *testing.T, dir string, list []form) []selectors.Snapshot {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	set, _ := load(t)
	boxes := &selectors.Definition{}
	urls := make([]string, len(list))
	for i, f := range list {
		urls[i] = server.URL + "/" + f.name + ".html"
		css := slices.Concat(slices.Collect(maps.Keys(f.Fill)), slices.Collect(maps.Keys(f.Leave)), f.Free)
		boxes.Human = append(boxes.Human, selectors.Human{CSS: css})
	}
	asked := &selectors.Set{Definitions: append(slices.Clone(set.Definitions), boxes), Lexicon: set.Lexicon, Glossary: set.Glossary}
	return captureAll(t, automation.Options{
		Set: asked, Offline: true, Headless: true, Trusted: []string{server.URL},
		Log: zerolog.New(zerolog.NewTestWriter(t)).Level(zerolog.WarnLevel),
	}, urls)
}

// refOf is the control a selector of the corpus names.
func refOf(t *testing.T, f form, snap selectors.Snapshot, css string, known map[int]string) int {
	t.Helper()
	refs := slices.Compact(slices.Clone(snap.Frames[0].Matches[css]))
	if len(refs) != 1 || refs[0] < 0 {
		t.Errorf("%s: %s names the controls %v, want one", f.name, css, refs)
		return -99
	}
	if other := known[refs[0]]; other != "" {
		t.Errorf("%s: %s and %s name the same control", f.name, css, other)
	}
	known[refs[0]] = css
	return refs[0]
}

// unnamed finds boxes the corpus says nothing of.
func unnamed(t *testing.T, f form, snap selectors.Snapshot, known map[int]string) {
	t.Helper()
	for _, c := range snap.Frames[0].Controls {
		if c.Role.Takes() && !c.Chips && c.Hidden == "" && known[c.Ref] == "" {
			t.Errorf("%s: nothing is said of the %s %s %s", f.name, c.Role, c.Name, c.ID)
		}
	}
}

// whyNot says in the plan's words why a box got nothing.
func whyNot(plan selectors.Plan, ref int) string {
	for _, a := range plan.Fields {
		if a.Ref == ref {
			return fmt.Sprintf("%s %s %.2f %.2f %v", a.Outcome, a.Key, a.Score, a.Margin, a.Reasons)
		}
	}
	for _, l := range plan.LeftAlone {
		if l.Ref == ref {
			return l.Label + ": " + l.Why
		}
	}
	for _, h := range plan.Human {
		if h.Ref == ref {
			return "taken for " + string(h.Kind)
		}
	}
	return "not even left alone"
}

// table prints what became of the boxes by field or by layout.
func table(head string, rows map[string]*tally) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s %6s %6s %6s %6s\n", head, "boxes", "right", "wrong", "leave")
	names := slices.SortedFunc(maps.Keys(rows), func(a, b string) int {
		return cmp.Or(cmp.Compare(rows[a].fields-rows[a].right, rows[b].fields-rows[b].right), cmp.Compare(a, b))
	})
	for _, name := range slices.Backward(names) {
		r := rows[name]
		fmt.Fprintf(&b, "%-24s %6d %6d %6d %6d\n", name, r.fields, r.right, r.wrong, r.leave)
	}
	return b.String()
}
