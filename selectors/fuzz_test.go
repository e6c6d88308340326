package selectors

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// FuzzPlan gives the way from a snapshot to a plan whatever a page could make of
// it. It must end, twice the same, and whatever is to be filled must be one
// visible box of an allowed frame that takes that kind of input, once.
func FuzzPlan(f *testing.F) {
	set, err := Load("")
	if err != nil {
		f.Fatal(err)
	}
	for _, dir := range []string{"testdata/snapshots", "testdata/fuzz-seeds"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".json") {
				data, err := os.ReadFile(dir + "/" + e.Name())
				if err != nil {
					f.Fatal(err)
				}
				f.Add(data, uint8(0))
			}
		}
	}
	for n := range 8 {
		data, err := json.Marshal(crowd(6 + n))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(n*40))
	}
	redact := set.redactor()
	f.Fuzz(func(t *testing.T, data []byte, page uint8) {
		var snap Snapshot
		if json.Unmarshal(data, &snap) != nil {
			snap = Snapshot{Frames: []Frame{wild(data)}}
		}
		ask := Ask{
			Set: set, Page: set.Recognise(snap, ""), Snap: snap,
			Has: func(string) bool { return true }, Allowed: func(o string) bool { return !strings.Contains(o, "evil") },
		}
		if int(page) < len(set.Definitions) && len(snap.Frames) > 0 {
			ask.Page = Recognition{Definition: set.Definitions[page]} // also where it does not fit at all
		}
		plan := Make(ask)
		checkPlan(t, snap, plan)
		if again := Make(ask); !reflect.DeepEqual(plan, again) {
			t.Errorf("the same snapshot gave two plans")
		}
		checkPlan(t, redact.snapshot(snap, func(string) bool { return false }), plan)
	})
}

// wild makes controls of bytes: words of forms and of nobody, in any order.
func wild(data []byte) Frame {
	words := []string{"护照号码", "姓名", "手机号码", "推荐人", "密码", "验证码", "银行卡号", "有效期", "年", "月", "日", "(", "*", "\u202e", "+86", "省", "市", "区", "请选择", "", "\x00", "国籍/地区", "邮箱"}
	roles := []Role{RoleText, RoleSelect, RoleDropdown, RoleRadio, RoleCheckbox, RoleFile, RolePassword, RoleButton, RoleLink, RoleDate, RoleTextArea, "odd"}
	sources := []LabelFrom{FromFor, FromCell, FromRow, FromNear, FromPlaceholder, FromTitle, "odd"}
	f := Frame{ID: "f", Origin: "https://form.example", Visible: true, Matches: map[string][]int{}}
	at := func(i int) int { return int(data[i%len(data)]) }
	for i := 0; i+4 < len(data) && len(f.Controls) < 60; i += 5 {
		c := Control{
			Ref: len(f.Controls), Role: roles[at(i)%len(roles)], Tag: "input", ID: words[at(i+3)%len(words)], Name: string(data[i : i+2]), MaxLength: at(i+1)%20 - 2,
			Labels: []Label{{words[at(i+1)%len(words)] + words[at(i+2)%len(words)], sources[at(i+3)%len(sources)]}},
			Group:  fmt.Sprint("g", at(i+4)%4), GroupSize: at(i+2) % 6, GroupPos: at(i+3) % 6, Unit: words[at(i+4)%len(words)],
		}
		if at(i+4)%3 == 0 {
			c.Hidden = "not displayed"
		}
		for o := range at(i) % 14 {
			c.Options = append(c.Options, Option{Text: words[(at(i+1)+o)%len(words)], Value: fmt.Sprint(o), Selected: o == 2})
		}
		f.Controls = append(f.Controls, c)
	}
	return f
}

// checkPlan holds a plan to what must be true of every plan.
func checkPlan(t *testing.T, snap Snapshot, plan Plan) {
	t.Helper()
	type id struct{ frame, what string }
	seen := map[id]string{}
	once := func(frame, what, key string) {
		if other, twice := seen[id{frame, what}]; twice {
			t.Errorf("%s is given to %s and to %s", what, other, key)
		}
		seen[id{frame, what}] = key
	}
	for _, a := range plan.Fields {
		if !a.Outcome.Fills() {
			continue
		}
		once("", fmt.Sprint(a.Key, a.Part, a.Confirm), a.Key)
		i := slices.IndexFunc(snap.Frames, func(f Frame) bool { return f.ID == a.Frame })
		if i < 0 {
			t.Errorf("%s goes into the frame %q, which there is not", a.Key, a.Frame)
			continue
		}
		j := slices.IndexFunc(snap.Frames[i].Controls, func(c Control) bool { return c.Ref == a.Ref })
		if j < 0 {
			t.Errorf("%s goes into the control %d, which there is not", a.Key, a.Ref)
			continue
		}
		if unique(snap) {
			once(a.Frame, fmt.Sprint("#", a.Ref), a.Key)
		}
		c := a.Control
		if !c.Role.Takes() || c.Hidden != "" || c.Covered != "" || !snap.Frames[i].Visible && unique(snap) {
			t.Errorf("%s goes into %+v", a.Key, c)
		}
		if strings.Contains(snap.Frames[i].Origin, "evil") && unique(snap) {
			t.Errorf("%s goes to %s", a.Key, snap.Frames[i].Origin)
		}
	}
}

// unique reports whether frames and controls have numbers of their own, as those
// of a browser have.
func unique(snap Snapshot) bool {
	frames := map[string]bool{}
	for _, f := range snap.Frames {
		if frames[f.ID] {
			return false
		}
		frames[f.ID] = true
		refs := map[int]bool{}
		for _, c := range f.Controls {
			if refs[c.Ref] {
				return false
			}
			refs[c.Ref] = true
		}
	}
	return true
}
