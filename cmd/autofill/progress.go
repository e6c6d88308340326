package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// progress is where a person stands: names of pages and times, nothing of the
// profile.
type progress struct {
	path   string
	State  progressState
	failed error // why the file does not have this state
}

// progressState is what the file holds.
type progressState struct {
	Journey string        `json:"journey"`
	Page    string        `json:"page"`
	End     selectors.End `json:"end,omitempty"`
	At      time.Time     `json:"at"`
	// Visits are the pages of this journey and of those before, the newest last.
	Visits []pageVisit `json:"visits,omitempty"`
}

// pageVisit is one page that was gone through.
type pageVisit struct {
	Page   string    `json:"page"`
	At     time.Time `json:"at"`
	Filled int       `json:"filled"`
	Check  int       `json:"check"`
	Yours  int       `json:"yours"`
}

// maxVisits bounds the file.
const maxVisits = 200

// progressName tells profiles apart without naming them.
func progressName(o *options) string {
	path := o.profile
	if abs, err := filepath.Abs(path); err == nil && path != "-" {
		path = abs
	}
	if o.example {
		path = "example"
	}
	if o.practice {
		path = "practice:" + path
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:6])
}

// progressPath is the file of a profile's progress, and browserDir the folder of
// its browser's own data.
func progressPath(dir, name string) string { return filepath.Join(dir, "progress-"+name+".json") }
func browserDir(dir, name string) string   { return filepath.Join(dir, "chrome-"+name) }

func openProgress(dir, name string) (*progress, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, stateError(err)
	}
	return readProgress(progressPath(dir, name)), nil
}

// stateError says that a run cannot begin: without the folder the browser would
// forget the login, and two runs could be in each other's way.
func stateError(err error) error {
	return fmt.Errorf("state folder: %w\nhint: nothing was begun; make the folder writable for you, or choose another one with --state FOLDER", err)
}

// readProgress reads a file; one that is missing or damaged is as good as none.
func readProgress(path string) *progress {
	p := &progress{path: path}
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &p.State) != nil {
		p.State = progressState{}
	}
	return p
}

// errTwice ends a second run with a profile whose first one goes on.
var errTwice = errors.New("another run with this profile goes on: end it first (Ctrl-C in its terminal), or answer there")

// lock keeps other runs with the same profile out until unlock. It ends with the
// process, however that ends.
func (p *progress) lock() (unlock func(), err error) {
	l := flock.New(strings.TrimSuffix(p.path, ".json") + ".lock")
	got, err := l.TryLock()
	switch {
	case err != nil:
		return nil, stateError(err)
	case !got:
		return nil, errTwice
	}
	return func() { _ = l.Unlock() }, nil // the file stays: removing it would let a third one in
}

// journey is the one to go on with.
func (p *progress) journey(pages *selectors.Set) string {
	def := pages.Definition(p.State.Page)
	switch {
	case p.State.Journey == "verify", p.State.Journey == "signup" && (p.State.End == selectors.EndDone || def != nil && def.Account):
		return "verify"
	default:
		return "signup"
	}
}

// save keeps where the run stands, and returns whether the file says so now.
func (p *progress) save(s automation.Step) error {
	if s.Page == "" || s.Pause != nil {
		return p.failed
	}
	p.note(s, time.Now().UTC())
	data, err := json.MarshalIndent(p.State, "", "  ")
	if err == nil {
		err = report.Replace(p.path, data)
	}
	p.failed = unsaved("the progress", "--state", err)
	return p.failed
}

// note adds a page; one that is told of again only gets its newest figures.
func (p *progress) note(s automation.Step, at time.Time) {
	st := &p.State
	visit := pageVisit{Page: s.Page, At: at, Filled: s.Filled, Check: s.Check, Yours: s.Yours}
	if n := len(st.Visits); n > 0 && st.Visits[n-1].Page == s.Page && st.Journey == s.Journey {
		st.Visits[n-1] = visit
	} else {
		st.Visits = append(st.Visits, visit)
	}
	st.Visits = st.Visits[max(0, len(st.Visits)-maxVisits):]
	st.Journey, st.Page, st.End, st.At = s.Journey, s.Page, s.End, at
}
