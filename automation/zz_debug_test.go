package automation_test

import (
	"example.com/autofill/selectors"
	"os"
	"strconv"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	v := strings.Split(os.Getenv("V"), "|")
	d := newDrift(t)
	seed, _ := strconv.Atoi(v[2])
	snap := d.capture([]variant{{v[0], v[1], seed}}, nil)[0]
	for _, f := range snap.Frames {
		t.Logf("FRAME %s %s visible %v", f.Path, f.Title, f.Visible)
		for _, c := range f.Controls {
			if c.Role.Takes() {
				t.Logf("%s id=%s name=%s ph=%s hidden=%s labels=%v section=%v unit=%s", c.Role, c.ID, c.Name, c.Placeholder, c.Hidden, c.Labels, c.Section, c.Unit)
			}
		}
	}
	page := d.set.Recognise(snap, "")
	t.Log(page.Page(), page.Signs, page.Score)
	plan := selectors.Make(selectors.Ask{Set: d.set, Page: page, Snap: snap, Has: d.facts.Has, Same: d.facts.Same, Allowed: func(string) bool { return true }})
	for _, a := range plan.Fields {
		t.Logf("%s.%s %s %.2f %.2f %s %v", a.Key, a.Part, a.Outcome, a.Score, a.Margin, a.Selector, a.Reasons)
	}
	for _, l := range plan.LeftAlone {
		t.Logf("left %s: %s", l.Label, l.Why)
	}
}
