package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"example.com/autofill/automation"
)

// progress is where a person stands, and the file that says so.
type progress struct {
	path   string
	State  automation.Standing
	failed error // why the file does not have this state
}

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

func readProgress(path string) *progress {
	return &progress{path: path, State: automation.ReadStanding(path)}
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

// save keeps where the run stands, and returns whether the file says so now.
func (p *progress) save(s automation.Step) error {
	if kept, err := p.State.Save(p.path, s); kept {
		p.failed = unsaved("the progress", "--state", err)
	}
	return p.failed
}
