package automation

import (
	"context"
	"errors"

	"example.com/autofill/selectors"
)

// Capture opens a page and returns what a snapshot of it has: structure, labels
// and lengths, no value.
func Capture(ctx context.Context, opts Options) (selectors.Snapshot, error) {
	s, err := openSession(ctx, &opts)
	if err != nil {
		return selectors.Snapshot{}, err
	}
	defer s.close()
	if err := s.open(ctx, opts.URL); err != nil {
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
