package main

import (
	"os"
	"testing"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
)

func TestPanelsPlaceIsKept(t *testing.T) {
	dir := t.TempDir()
	if got := readLayout(dir); got != (automation.Layout{}) {
		t.Errorf("from nothing: %+v", got)
	}
	want := automation.Layout{Moved: true, Left: 0.5, Top: 0.25, Folded: true}
	keepLayout(dir, zerolog.New(zerolog.NewTestWriter(t)))(want)
	if got := readLayout(dir); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	info, err := os.Stat(layoutPath(dir))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v, want a file that only the person can read", info, err)
	}
	if err := os.WriteFile(layoutPath(dir), []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := readLayout(dir); got != (automation.Layout{}) {
		t.Errorf("from a damaged file: %+v", got)
	}
}
