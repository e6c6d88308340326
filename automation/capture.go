package automation

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// Redact takes out of a snapshot what may be somebody's, for a bug report.
func Redact(set *selectors.Set, snap selectors.Snapshot) selectors.Snapshot {
	return set.Redact(snap, func(option string) bool {
		for _, name := range []func(string) (string, bool){profiles.PlaceName, profiles.CountryName, profiles.BankName} {
			if _, ok := name(option); ok {
				return true
			}
		}
		return false
	})
}

// capturePage keeps the structure of the page that is open, redacted.
func (r *run) capturePage(ctx context.Context, v *visit) {
	if r.opts.Captures == "" {
		return
	}
	view, err := r.snapshot(ctx)
	if err == nil {
		var data []byte
		if data, err = json.MarshalIndent(Redact(r.opts.Set, view.Snapshot), "", " "); err == nil {
			if err = os.MkdirAll(r.opts.Captures, 0o700); err == nil {
				name := filepath.Join(r.opts.Captures, fmt.Sprintf("capture-%s-%s.json", pageName(v), r.opts.now().Format("20060102-150405")))
				if err = os.WriteFile(name, data, 0o600); err == nil {
					r.progress(v, func(s *Step) { s.Captured = name })
				}
			}
		}
	}
	if err != nil {
		r.log.Warn().Err(err).Msg("the page could not be captured")
	}
}

// pageName is the page's name for a file.
func pageName(v *visit) string {
	if name := v.page.Page(); name != "" {
		return name
	}
	return "unknown"
}

// Capture opens a page and returns what a snapshot of it has: structure, labels
// and lengths, no value.
func Capture(ctx context.Context, opts Options) (selectors.Snapshot, error) {
	snaps, err := CaptureAll(ctx, opts, []string{opts.URL})
	if err != nil {
		return selectors.Snapshot{}, err
	}
	return snaps[0], nil
}

// CaptureAll opens one page after the other in one browser and returns a
// snapshot of each.
func CaptureAll(ctx context.Context, opts Options, urls []string) ([]selectors.Snapshot, error) {
	s, err := openSession(ctx, &opts)
	if err != nil {
		return nil, err
	}
	defer s.close()
	out := make([]selectors.Snapshot, 0, len(urls))
	for _, url := range urls {
		snap, err := s.capture(ctx, url)
		if err != nil {
			if len(urls) > 1 {
				err = fmt.Errorf("%s: %w", plainURL(url), err)
			}
			return nil, err
		}
		out = append(out, snap)
	}
	return out, nil
}

// capture opens a page and reads it when it has become quiet.
func (s *session) capture(ctx context.Context, url string) (selectors.Snapshot, error) {
	if err := s.open(ctx, url); err != nil {
		return selectors.Snapshot{}, err
	}
	for {
		if err := s.ready(ctx); err != nil {
			return selectors.Snapshot{}, err
		}
		v, err := s.snapshot(ctx)
		if errors.Is(err, errNoWorld) {
			continue
		}
		return v.Snapshot, err
	}
}
