package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

func TestThePersonIsCalledOncePerPage(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	var notes []string
	a := &attention{terminal: &out, desktop: func(title, text string) error {
		notes = append(notes, title+": "+text)
		return nil
	}}
	turn := func(page, say string) automation.Step {
		return automation.Step{Page: page, Pause: &automation.Pause{Page: page, Say: say}}
	}
	steps := []automation.Step{
		{Page: "one", Filled: 3},
		turn("one", "Type the code."), turn("one", "Press the button."),
		{Page: "two"},
		turn("two", "Read the agreement."),
		{Page: "two", Pause: &automation.Pause{}, Again: true},
		{Page: "three", End: selectors.EndWait},
	}
	for _, s := range steps {
		if err := a.step(s); err != nil {
			t.Fatal(err)
		}
	}
	a.end()
	want := []string{"autofill: your turn: Type the code.", "autofill: your turn: Read the agreement.", "autofill: The site needs time now; come back later."}
	if !slices.Equal(notes, want) {
		t.Errorf("notes %q, want %q", notes, want)
	}
	if bells := strings.Count(out.String(), "\a"); bells != 4 {
		t.Errorf("%d bells in %q, want one for each turn and one at the end", bells, out.String())
	}
	if !strings.HasSuffix(out.String(), "\x1b]0;\x1b\\") {
		t.Errorf("the window keeps the title: %q", out.String())
	}
}

func TestNobodyIsCalledWithoutATerminal(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	for _, how := range []string{notifyAuto, notifyBell, notifyOff} {
		a := newAttention(how, streams{out: &out}, false)
		if err := a.step(automation.Step{Pause: &automation.Pause{Say: "Press."}}); err != nil {
			t.Fatal(err)
		}
		a.end()
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}

func TestEventsAreJSONLines(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	e := newEvents(&out)
	pause := &automation.Pause{Kind: selectors.KindSMS, Say: "Type the code.", Label: "校验码", Number: 1, Of: 2, Troubles: []selectors.Trouble{{Name: "busy", Say: "Busy.", Do: "Wait."}}}
	for _, s := range []automation.Step{{Page: "a", Title: "A", Filled: 2}, {Page: "a", Pause: pause}, {Page: "a", Captured: "f.json"}, {Page: "b", End: selectors.EndDone}} {
		if err := e.step(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.end(0); err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		got = append(got, m["event"].(string))
	}
	if want := []string{"page", "turn", "captured", "page", "end"}; !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
	for _, part := range []string{`"kind":"sms_code"`, `"label":"校验码"`, `"troubles":[{"name":"busy","say":"Busy.","do":"Wait."}]`, `"stage":"done"`, `"status":0`} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%s is missing in %s", part, out.String())
		}
	}
}
