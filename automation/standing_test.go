package automation_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/autofill/automation"
)

// What is kept between the runs is its owner's alone, and says where, not who.
func TestStandingIsKeptForItsOwner(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "progress.json")
	var s automation.Standing
	for _, step := range []automation.Step{
		{Page: "signup.email", Journey: "signup", Filled: 3},
		{Page: "signup.email", Journey: "signup", Pause: &automation.Pause{Say: "a hand-off"}},
		{Journey: "signup", Message: &automation.Message{Say: "a message"}},
	} {
		if kept, err := s.Save(file, step); err != nil || kept != (step.Page != "" && step.Pause == nil) {
			t.Errorf("%+v: kept %v (%v)", step, kept, err)
		}
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v", info.Mode())
	}
	data, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(data), "hand-off") || strings.Contains(string(data), "message") {
		t.Errorf("it says %s (%v)", data, err)
	}
	if got := automation.ReadStanding(file); got.Page != "signup.email" || len(got.Visits) != 1 || got.Visits[0].Filled != 3 {
		t.Errorf("it is read as %+v", got)
	}
}
