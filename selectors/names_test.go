package selectors

import "testing"

// Two boxes in one row take the halves of a name in the order of the row's own
// words; where these do not say it, neither gets anything.
func TestTwoBoxesOfOneName(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string][2]string{
		"英文姓名（姓、名）":                       {"name.surname", "name.given"},
		"姓名（姓/名）":                         {"name.surname", "name.given"},
		"名/姓":                             {"name.given", "name.surname"},
		"Name: Family name / Given names": {"name.surname", "name.given"},
		"Given names and Surname":         {"name.given", "name.surname"},
		"姓名":                              {"", ""},
		"紧急联系人（姓/名）":                      {"", ""},
		"中文姓名（姓/名）":                       {"", ""},
	} {
		box := func(ref int) Control {
			return Control{Ref: ref, Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, Group: "g", GroupSize: 2, GroupPos: ref, Labels: []Label{{label, FromCell}}}
		}
		snap := Snapshot{Frames: []Frame{{ID: "f", Origin: "https://form.example", Visible: true, Controls: []Control{box(0), box(1)}}}}
		var got [2]string
		for _, a := range planFor(set, snap).Fields {
			if a.Outcome.Fills() {
				got[a.Ref] = a.Key
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}
