package main

import (
	"strings"
	"testing"

	"example.com/autofill/automation"
)

func TestAMessageOfThePageIsTold(t *testing.T) {
	for _, m := range []struct {
		automation.Message
		want []string
	}{
		{automation.Message{Say: "Welcome"}, []string{"The page shows a message: Welcome", "Answer it in the browser"}},
		{automation.Message{Say: "Welcome", Closed: true}, []string{"The page shows a message: Welcome", "so it was closed"}},
	} {
		var text, lines strings.Builder
		step := automation.Step{Message: &m.Message}
		(&stream{out: &text}).step(step)
		for _, want := range m.want {
			if !strings.Contains(text.String(), want) {
				t.Errorf("%q has no %q", text.String(), want)
			}
		}
		if err := newEvents(&lines).step(step); err != nil || !strings.Contains(lines.String(), `"event":"message","say":"Welcome"`) {
			t.Errorf("for programs: %q (%v)", lines.String(), err)
		}
	}
}
