package automation_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// lost are the pages that arrived and that the run had not told of: a run that
// is killed then would not know that it was there.
func (f *fragile) lost() (pages []string) {
	for _, e := range f.site.Record() {
		if e.Event == "submitted" && e.Accepted && e.Page != "captcha.slider" && !f.told[e.Page] {
			pages = append(pages, e.Page)
		}
	}
	return pages
}

// doubled are the fields into which more was typed, at any time, than belongs there.
func (f *fragile) doubled() (fields []string) {
	for _, e := range f.site.Record() {
		if text := want(e.Field); e.Event == "typed" && text != "" && len(e.Value) > len(text) && strings.Contains(e.Value, text) {
			fields = append(fields, e.Page+" "+e.Field)
		}
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
