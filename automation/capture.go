package automation

import (
	"context"
	"errors"
	"fmt"

	"example.com/autofill/selectors"
)

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
