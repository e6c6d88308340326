package selectors

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// planFor recognises and plans with a profile that has everything.
func planFor(set *Set, snap Snapshot) Plan {
	return Make(Ask{
		Set: set, Page: set.Recognise(snap, ""), Snap: snap, Has: func(string) bool { return true },
		Allowed: func(origin string) bool { return !strings.Contains(origin, "evil") },
	})
}

// TestPlans compares the plans for testdata/snapshots/*.json with the .plan
// beside them.
func TestPlans(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files(t, "snapshots/*.json") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var snap Snapshot
			if err := json.Unmarshal(data, &snap); err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ".json")+".plan", describe(planFor(set, snap)))
		})
	}
}

// describe is a plan as a reader wants it: no scores, which change with every
// word of the lexicon.
func describe(p Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "page %q by %s\n", p.Page, strings.Join(p.Recognised, ", "))
	for _, a := range p.Fields {
		fmt.Fprintf(&b, "%-9s %s", a.Outcome, strings.TrimSuffix(a.Key+"."+a.Part, "."))
		if a.Ref >= 0 {
			fmt.Fprintf(&b, " in %s/%d by %s", a.Frame, a.Ref, a.Selector)
		}
		if a.Check {
			b.WriteString(", check")
		}
		if a.Confirm {
			b.WriteString(", again")
		}
		b.WriteString("\n")
		for _, t := range a.Tried {
			if t.Why != "" || t.Matches != 0 {
				fmt.Fprintf(&b, "          tried %s: %d %s\n", t.Selector, t.Matches, t.Why)
			}
		}
	}
	for _, h := range p.Human {
		fmt.Fprintf(&b, "human     %s at %d %s\n", h.Kind, h.Ref, h.Label)
	}
	for _, l := range p.LeftAlone {
		fmt.Fprintf(&b, "left      %d %s: %s\n", l.Ref, l.Label, l.Why)
	}
	return b.String()
}

func TestPlanIsPure(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/snapshots/unknown.json")
	if err != nil {
		t.Fatal(err)
	}
	var snap Snapshot
	if err := json.Unmarshal(data, &snap); err != nil {
		t.Fatal(err)
	}
	first := describe(planFor(set, snap))
	for range 5 {
		if again := describe(planFor(set, snap)); again != first {
			t.Fatalf("the same snapshot gives another plan:\n%s\n%s", first, again)
		}
	}
}
