package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/*.golden; look at the difference before you commit it")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); go test -update rewrites it:\n%s", path, diff)
	}
}

func TestRenderings(t *testing.T) {
	asJSON, err := sample().JSON()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", asJSON)

	asHTML, err := sample().HTML()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.html", asHTML)
}

func TestRenderingsOfAnEmptyRun(t *testing.T) {
	r := New("", "", false, started)
	r.Finish(4, "", started)
	asJSON, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "empty.json", asJSON)
	asHTML, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "empty.html", asHTML)
	golden(t, "empty.txt", []byte(summaryOf(t, r, 80, false)))
}

func TestSummary(t *testing.T) {
	for _, test := range []struct {
		name   string
		width  int
		colour bool
	}{
		{"summary-80.txt", 80, false},
		{"summary-120.txt", 120, false},
		{"summary-80-colour.txt", 80, true},
		{"summary-120-colour.txt", 120, true},
		{"summary-40.txt", 40, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			golden(t, test.name, []byte(summaryOf(t, sample(), test.width, test.colour)))
		})
	}
}

// summaryOf is the summary as text.
func summaryOf(t *testing.T, r *Report, width int, colour bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := r.Summary(&out, width, colour); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSummaryFitsTheTerminal(t *testing.T) {
	for width := 40; width <= 200; width++ {
		for _, line := range strings.Split(summaryOf(t, sample(), width, false), "\n") {
			if n := columns(line); n > width {
				t.Errorf("at width %d a line has %d columns: %q", width, n, line)
			}
		}
	}
}

func TestSummaryOfUnknownWidthIsThatOf80(t *testing.T) {
	if got, want := summaryOf(t, sample(), 0, false), summaryOf(t, sample(), 80, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestColourSaysNothingMore(t *testing.T) {
	text := summaryOf(t, sample(), 80, true)
	for _, code := range []string{bold, red, green, yellow, plain} {
		text = strings.ReplaceAll(text, code, "")
	}
	if diff := cmp.Diff(summaryOf(t, sample(), 80, false), text); diff != "" {
		t.Errorf("without its colours the summary differs:\n%s", diff)
	}
}

func TestSummaryLinesStartWithAWord(t *testing.T) {
	for _, line := range strings.Split(summaryOf(t, sample(), 120, false), "\n") {
		line = strings.TrimLeft(line, " ")
		if line != "" && strings.ContainsAny(line[:1], "-*|+=#<>") {
			t.Errorf("a screen reader cannot read the start of %q", line)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestSummaryTellsThatNobodyCouldReadIt(t *testing.T) {
	if err := sample().Summary(full{}, 80, false); err == nil {
		t.Error("got no error from a closed stream")
	}
}
