// Package report keeps what happened on each page of a run and says it three
// ways: report.json for tools, report.html to read at leisure and keep, and
// the summary that ends a run in the terminal.
//
// The order of calls is New, Add once per look at a page, Finish, then Write
// and Summary. Add works out Broken anew each time, so a caller may log the
// broken selectors of a page as soon as it is left.
//
// A report is meant to be shown to others when a page has changed. The package
// therefore cannot reach the profile, and Add masks what a page may repeat of
// it: addresses and long numbers, though not names, see clean.go. Only pictures
// show what was filled in.
package report

import (
	"time"

	"example.com/autofill/selectors"
)

// Version is the version of the layout of report.json.
const Version = 1

// Report is what happened in one run. Its JSON names are a contract with tools
// outside this repository: names may be added, none renamed.
type Report struct {
	Version  int       `json:"version"`
	Tool     string    `json:"tool"` // name and version of the program
	Started  time.Time `json:"started"`
	Ended    time.Time `json:"ended,omitzero"`
	Journey  string    `json:"journey"`
	Practice bool      `json:"practice"`
	Exit     int       `json:"exit"`
	Stopped  string    `json:"stopped"` // why the run ended, one sentence
	Pages    []Page    `json:"pages"`   // in the order of the visits
	Broken   []Broken  `json:"broken"`  // derived from Pages by Add
}

// Page is one page of the run. Looks at the same page that follow each other
// are one Page: see Add.
type Page struct {
	Page         string       `json:"page"` // the definition's name; empty when none fits
	Title        string       `json:"title,omitempty"`
	URL          string       `json:"url"`
	RecognisedBy []string     `json:"recognised_by"`
	Visits       int          `json:"visits"` // how often it was looked at in a row
	Fields       []Field      `json:"fields"`
	LeftAlone    []Left       `json:"left_alone"`
	Handoffs     []Handoff    `json:"handoffs"`
	Milliseconds Milliseconds `json:"milliseconds"`
	Troubles     []Trouble    `json:"troubles"` // what the page said went wrong
	// Picture is the name of a picture of the page beside report.json. It may
	// show what was filled in, so a report with pictures is not to be passed on.
	Picture string `json:"picture,omitempty"`
}

// Field is what became of one field of the page.
type Field struct {
	Key     string `json:"key"`
	Part    string `json:"part,omitempty"`
	Confirm bool   `json:"confirm,omitempty"` // the box that asks for the same a second time
	// ByMeaning is set for a field the definition does not name: no selector of
	// it could break.
	ByMeaning bool              `json:"by_meaning,omitempty"`
	Label     string            `json:"label,omitempty"` // the page's own words for it
	Outcome   selectors.Outcome `json:"outcome"`
	// Selector is what found the control; empty when nothing did.
	Selector string   `json:"selector"`
	Pos      string   `json:"pos,omitempty"` // file:line:column of the definition's first selector
	Tried    []Tried  `json:"tried"`
	Score    float64  `json:"score"`  // 0 to 1
	Margin   float64  `json:"margin"` // how far the next best control was behind
	Verified bool     `json:"verified"`
	Check    bool     `json:"check,omitempty"` // whether the person should look at it
	Reasons  []string `json:"reasons"`
	// Proposal is a selector that would have found the control.
	Proposal   string      `json:"proposal,omitempty"`
	Pointed    bool        `json:"pointed,omitempty"` // whether the person showed the control
	Candidates []Candidate `json:"candidates,omitempty"`
}

// Tried is one selector that was tried, in the order of trying.
type Tried struct {
	Selector string `json:"selector"`
	Matches  int    `json:"matches"`
	Why      string `json:"why,omitempty"` // why a hit was not used
	Pos      string `json:"pos,omitempty"` // file:line:column
}

// Candidate is a control that could have been meant.
type Candidate struct {
	Label    string  `json:"label"`
	Selector string  `json:"selector"`
	Score    float64 `json:"score"`
}

// Left is a control of the page that was left alone.
type Left struct {
	Label string `json:"label"`
	Why   string `json:"why"`
}

// Handoff is one thing the person was asked to do.
type Handoff struct {
	Kind    selectors.Kind `json:"kind"`
	Label   string         `json:"label,omitempty"`
	EndedBy string         `json:"ended_by"` // what showed that it was done
	Seconds float64        `json:"seconds"`
}

// Trouble is something that the page said went wrong, in words of ours.
type Trouble struct {
	Name string `json:"name"` // in troubles.yaml
	Say  string `json:"say"`  // what happened
	Do   string `json:"do"`   // the next step
}

// Milliseconds is how long the program itself worked on a page.
type Milliseconds struct {
	Snapshot float64 `json:"snapshot"`
	Plan     float64 `json:"plan"`
	Fill     float64 `json:"fill"`
	Overlay  float64 `json:"overlay"`
}

// Broken is a field whose own selector did not serve.
type Broken struct {
	Page     string            `json:"page"`
	Key      string            `json:"key"`
	Part     string            `json:"part,omitempty"`
	Confirm  bool              `json:"confirm,omitempty"`
	Selector string            `json:"selector"` // the one that broke
	Outcome  selectors.Outcome `json:"outcome"`
	Used     string            `json:"used,omitempty"` // what found the control instead
	Pos      string            `json:"pos,omitempty"`  // file:line:column of the selector
	Repair   string            `json:"repair,omitempty"`
}

// New starts the report of a run.
func New(tool, journey string, practice bool, started time.Time) *Report {
	return &Report{
		Version:  Version,
		Tool:     name(tool),
		Started:  moment(started),
		Journey:  name(journey),
		Practice: practice,
		Pages:    []Page{},
		Broken:   []Broken{},
	}
}

// Add adds a look at a page. It keeps its own copy.
//
// A page with the name and address of the one before it is the same page,
// reloaded or filled again after an error, and becomes one entry with it: a
// wrong captcha must not list a broken selector twice. A page that comes back
// after another one is an entry of its own, since that is a step of the
// journey.
func (r *Report) Add(p Page) {
	p = Clean(p)
	if last := len(r.Pages) - 1; last >= 0 && samePage(r.Pages[last], p) {
		r.Pages[last] = merge(r.Pages[last], p)
	} else {
		r.Pages = append(r.Pages, p)
	}
	r.Broken = broken(r.Pages)
}

// Finish says how the run ended. Its last call counts.
func (r *Report) Finish(exit int, stopped string, ended time.Time) {
	r.Exit = exit
	r.Stopped = sentence(stopped)
	r.Ended = moment(ended)
}

// moment is t as a report keeps it: no finer than anybody reads it.
func moment(t time.Time) time.Time {
	return t.Round(0).Truncate(time.Millisecond)
}
