package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

// progress is where a person stands: names of pages and times, nothing of the
// profile.
type progress struct {
	path  string
	State struct {
		Journey string        `json:"journey"`
		Page    string        `json:"page"`
		End     selectors.End `json:"end,omitempty"`
		At      time.Time     `json:"at"`
	}
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

func openProgress(dir, name string) (*progress, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	p := &progress{path: filepath.Join(dir, "progress-"+name+".json")}
	data, err := os.ReadFile(p.path)
	if err != nil {
		return p, nil //nolint:nilerr // no progress yet
	}
	if err := json.Unmarshal(data, &p.State); err != nil {
		return &progress{path: p.path}, nil //nolint:nilerr // a damaged file is as good as none
	}
	return p, nil
}

// journey is the one to go on with.
func (p *progress) journey() string {
	switch {
	case p.State.Journey == "verify", p.State.Journey == "signup" && p.State.End == selectors.EndDone:
		return "verify"
	default:
		return "signup"
	}
}

// save keeps where the run stands; write, then rename, so that it is never half.
func (p *progress) save(s automation.Step, log zerolog.Logger) {
	if s.Page == "" || s.Pause != nil {
		return
	}
	p.State.Journey, p.State.Page, p.State.End, p.State.At = s.Journey, s.Page, s.End, time.Now().UTC()
	data, err := json.MarshalIndent(p.State, "", "  ")
	if err == nil {
		temp := p.path + ".new"
		if err = os.WriteFile(temp, data, 0o600); err == nil {
			err = os.Rename(temp, p.path)
		}
	}
	if err != nil {
		log.Warn().Err(err).Msg("the progress could not be saved")
	}
}
