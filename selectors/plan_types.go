package selectors

import "example.com/autofill/profiles/yamlfile"

// Plan is what is to happen on one page: one entry per field, and why.
type Plan struct {
	Page       string   // the definition's name; empty when no definition fits
	Recognised []string // the signs by which it was recognised
	Fields     []Assignment
	LeftAlone  []Left
	Human      []HumanStep
}

// Assignment is the control one field was given, or why it got none.
type Assignment struct {
	Key     string // field key of the profile
	Part    string // which part of it, when it is spread over several boxes
	Value   string // the fact that is typed; differs from Key when the profile lacks that
	Frame   string // frame id; empty without a control
	Ref     int    // control's number in that frame; -1 without a control
	Control Control
	Label   string // the words the page uses for it
	Outcome Outcome
	// Selector is what found the control: a CSS selector, or "label=…".
	Selector string
	Pos      yamlfile.Pos // where the definition's first selector stands
	Tried    []Tried
	Score    float64 // 0 to 1
	Margin   float64 // how far the next best control was behind
	Reasons  []string
	// Candidates are the controls that came next, best first.
	Candidates []Candidate
	Check      bool // whether the person should look at it
	Confirm    bool // the box wants the same value a second time
	Expected   bool // whether the definition names the field; else it was found by meaning alone
	// Proposal is a selector that would have found the control; empty when none
	// was needed, or when nothing finds it alone.
	Proposal string
	Pointed  bool // whether the person showed the control
}

// Tried is one locator that was tried.
type Tried struct {
	Selector string
	Matches  int
	Why      string // why a hit was not used; empty when it was, or when it hit nothing
	Pos      yamlfile.Pos
	Learnt   bool // whether it stands in LocalFile, not in the definition
}

// Candidate is a control that could be meant.
type Candidate struct {
	Ref      int
	Frame    string
	Label    string
	Selector string // a selector that finds it
	Score    float64
}

// Left is a control that was left alone.
type Left struct {
	Ref   int
	Frame string
	Label string
	Why   string
}

// HumanStep is one hand-off of a page with the control it is about.
type HumanStep struct {
	Human
	Frame string // empty when the control was not found
	Ref   int    // -1 when the control was not found
	Label string
}
