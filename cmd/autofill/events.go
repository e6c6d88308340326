package main

import (
	"encoding/json"
	"io"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

// events tells other programs what happens: one JSON object a line, on standard
// output alone. They have names of pages, words of pages and counts, and nothing
// of the profile.
type events struct{ enc *json.Encoder }

// newEvents writes to w.
func newEvents(w io.Writer) *events {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &events{enc}
}

// event is one line. Which members it has depends on its name.
type event struct {
	Event    string         `json:"event"` // page, turn, amount, message, captured or end
	Page     string         `json:"page,omitempty"`
	Title    string         `json:"title,omitempty"`
	Journey  string         `json:"journey,omitempty"`
	Filled   int            `json:"filled,omitempty"`
	Check    int            `json:"check,omitempty"`
	Yours    int            `json:"yours,omitempty"`
	Advice   string         `json:"advice,omitempty"`
	Stage    string         `json:"stage,omitempty"` // of a page that ends a journey: done or wait
	Turn     *eventTurn     `json:"turn,omitempty"`
	Troubles []eventTrouble `json:"troubles,omitempty"`
	Say      string         `json:"say,omitempty"`    // what a message of the page says
	Closed   bool           `json:"closed,omitempty"` // nobody could see it
	File     string         `json:"file,omitempty"`
	Status   *int           `json:"status,omitempty"` // exit status
}

// eventTurn is what the person is asked to do.
type eventTurn struct {
	Kind   string `json:"kind"`
	Say    string `json:"say"`
	Label  string `json:"label,omitempty"`
	Hint   string `json:"hint,omitempty"`
	Number int    `json:"number"`
	Of     int    `json:"of"`
}

// eventTrouble is what went wrong on the page, and what to do about it.
type eventTrouble struct {
	Name string `json:"name"`
	Say  string `json:"say"`
	Do   string `json:"do"`
}

// step writes what a step of the run is.
func (e *events) step(s automation.Step) error {
	out := event{Event: "page", Page: s.Page, Title: s.Title, Journey: s.Journey, Filled: s.Filled, Check: s.Check, Yours: s.Yours, Advice: s.Advice}
	list := s.Troubles
	switch {
	case s.Pause != nil:
		p := s.Pause
		out = event{Event: "turn", Page: s.Page, Turn: &eventTurn{string(p.Kind), p.Say, p.Label, p.Hint, p.Number, p.Of}}
		list = p.Troubles
	case s.Message != nil:
		out = event{Event: "message", Say: s.Message.Say, Closed: s.Message.Closed}
	case s.Amount:
		out = event{Event: "amount", Page: s.Page}
	case s.Captured != "":
		out = event{Event: "captured", Page: s.Page, File: s.Captured}
	case s.End != selectors.EndNone:
		out.Stage = string(s.End)
	}
	for _, t := range list {
		out.Troubles = append(out.Troubles, eventTrouble{t.Name, t.Say, t.Do})
	}
	return e.enc.Encode(out) //nolint:wrapcheck // whoever calls logs it
}

// end writes the last line.
func (e *events) end(status int) error {
	return e.enc.Encode(event{Event: "end", Status: &status}) //nolint:wrapcheck // whoever calls logs it
}
