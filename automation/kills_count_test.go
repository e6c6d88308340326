package automation_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/autofill/automation"
)

// journey is the one that a new run goes on with.
func (f *fragile) journey() string {
	if f.has {
		return "verify"
	}
	saved := automation.ReadStanding(f.file)
	return saved.Next(f.opts.Set)
}

// lookBack notes what the saved progress does not have when a run has ended: the
// page where the person was, and pages that arrived.
func (f *fragile) lookBack() {
	saved := automation.ReadStanding(f.file)
	if f.at != "" && saved.Page != f.at {
		f.gone["was on "+f.at+", saved "+saved.Page] = true
	}
	for _, e := range f.site.Record() {
		known := slices.ContainsFunc(saved.Visits, func(v automation.PageVisit) bool { return v.Page == e.Page })
		if e.Event == "submitted" && e.Accepted && e.Page != "captcha.slider" && !known {
			f.gone[e.Page] = true
		}
	}
}

// doubled are the fields into which more was typed, at any time, than belongs
// there, or by the tool once more what stood there already.
func (f *fragile) doubled() (fields []string) {
	type box struct {
		document      float64
		page, control string
	}
	holds := map[box]string{}
	for _, e := range f.site.Record() {
		if e.Event != "typed" || e.Field == "" || e.Value == "" {
			continue
		}
		at, text := box{e.Document, e.Page, e.Control}, want(e.Field)
		longer := text != "" && len(e.Value) > len(text) && strings.Contains(e.Value, text)
		if longer || !e.Trusted && e.Value == holds[at] {
			fields = append(fields, e.Page+" "+e.Field)
		}
		holds[at] = e.Value
	}
	return fields
}

// toll is what all the blows did.
type toll struct {
	count         map[string]int // by way
	back          []time.Duration
	lost, doubled int
}

func (l *toll) String() string {
	slices.Sort(l.back)
	n := len(l.back)
	if n == 0 {
		return "nothing was killed"
	}
	return fmt.Sprintf("%v; lost progress %d, typed twice %d; until a page was filled again: median %v, at most %v (%d times)",
		l.count, l.lost, l.doubled, l.back[n/2].Round(time.Millisecond), l.back[n-1].Round(time.Millisecond), n)
}
