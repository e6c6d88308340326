package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"example.com/autofill/automation"
)

// drawn is what a terminal shows after everything was written to it. It knows the
// sequences the program uses; colours and titles change no text.
func drawn(t *testing.T, written string) []string {
	t.Helper()
	lines, at := []string{""}, 0
	for rest := written; rest != ""; {
		here := &lines[len(lines)-1]
		switch {
		case strings.HasPrefix(rest, "\x1b[K"):
			*here, rest = (*here)[:at], rest[len("\x1b[K"):]
			continue
		case strings.HasPrefix(rest, "\x1b["):
			end := strings.IndexFunc(rest[2:], func(r rune) bool { return r >= '@' })
			if end < 0 || rest[2+end] != 'm' {
				t.Fatalf("a sequence the program ought not to use: %q", rest[:min(len(rest), 12)])
			}
			rest = rest[2+end+1:]
			continue
		case strings.HasPrefix(rest, "\x1b]"):
			_, after, found := strings.Cut(rest, "\x1b\\")
			if !found {
				t.Fatalf("a title without an end: %q", rest)
			}
			rest = after
			continue
		}
		switch rest[0] {
		case '\a':
		case '\r':
			at = 0
		case '\n':
			lines, at = append(lines, ""), 0
		default:
			*here = (*here)[:at] + rest[:1] + (*here)[min(at+1, len(*here)):]
			at++
		}
		rest = rest[1:]
	}
	return lines
}

// busyScreen draws on a buffer.
func busyScreen() (*screen, *bytes.Buffer, *pane) {
	var out bytes.Buffer
	s := &screen{lines: &out}
	return s, &out, &pane{s, &out}
}

func TestTheLineAppearsWhenSomethingTakesLong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, out, print := busyScreen()
		shows := func(after time.Duration, want ...string) {
			t.Helper()
			<-time.After(after)
			synctest.Wait()
			s.mu.Lock()
			defer s.mu.Unlock()
			if got := drawn(t, out.String()); !slices.Equal(got, want) {
				t.Errorf("it shows %q, want %q", got, want)
			}
		}
		s.busy("Opening the page")
		shows(shownAfter-time.Millisecond, "")
		s.busy("Waiting for the page")
		shows(2*time.Millisecond, "/ Waiting for the page…")
		shows(turnsEvery, "- Waiting for the page…")
		shows(time.Second, "| Waiting for the page… 1s")
		fmt.Fprintln(print, "a line")
		shows(0, "a line", "")
		shows(turnsEvery, "a line", "/ Waiting for the page… 1s")
		s.busy("Filling the page")
		shows(0, "a line", "/ Filling the page…")
		s.doing(automation.Held)
		shows(0, "a line", "/ Waiting for your answer in the browser…")
		s.doing(automation.Freed)
		shows(0, "a line", "/ Filling the page…")
		s.busy("")
		s.doing(automation.Held) // it is the person's turn: there is no line
		s.doing(automation.Freed)
		shows(0, "a line", "")
		written := out.Len()
		shows(time.Hour, "a line", "")
		if out.Len() != written {
			t.Errorf("it goes on: %q", out.String()[written:])
		}
		s.busy("Closing the browser")
		shows(shownAfter+time.Millisecond, "a line", "- Closing the browser… 1s")
		s.leave()
		shows(time.Minute, "a line", "")
	})
}

func TestWhatIsOverSoonShowsNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, out, _ := busyScreen()
		for range 20 {
			s.busy("Opening the page")
			<-time.After(shownAfter / 2)
			s.busy("")
		}
		if <-time.After(time.Hour); out.Len() > 0 {
			t.Errorf("wrote %q", out.String())
		}
	})
}

// Both streams and the line go to one terminal at the same time.
func TestNoLineIsTorn(t *testing.T) {
	t.Parallel()
	s, out, words := busyScreen()
	log := &pane{s, out}
	s.busy("Waiting for the page")
	s.mu.Lock()
	s.since = s.since.Add(-shownAfter)
	s.mu.Unlock()
	const each = 300
	var all sync.WaitGroup
	for name, to := range map[string]io.Writer{"words": words, "log": log} {
		all.Go(func() {
			for n := range each {
				fmt.Fprintf(to, "%s %d says one whole line\n", name, n)
			}
		})
	}
	all.Go(func() {
		for range each {
			s.tick()
		}
	})
	all.Wait()
	s.busy("")
	var want []string
	for n := range each {
		want = append(want, fmt.Sprintf("words %d says one whole line", n), fmt.Sprintf("log %d says one whole line", n))
	}
	slices.Sort(want)
	got := drawn(t, out.String())
	slices.Sort(got)
	if got[0] != "" || !slices.Equal(got[1:], want) {
		t.Errorf("%d lines, want %d and nothing else", len(got)-1, len(want))
	}
}

// A terminal that takes nothing, as after Ctrl-S, does not keep the program.
func TestLeavingAStuckTerminal(t *testing.T) {
	t.Parallel()
	s, _, _ := busyScreen()
	from, to := io.Pipe()
	defer func() { _ = from.Close() }()
	stuck := make(chan struct{})
	go func() {
		defer close(stuck)
		fmt.Fprintln(&pane{s, to}, "nobody reads this")
	}()
	if _, err := from.Read(make([]byte, 1)); err != nil { // the rest stays, and so does the lock
		t.Fatal(err)
	}
	s.leave()
	_ = from.Close()
	<-stuck
}

func TestNothingMovesWithoutATerminal(t *testing.T) {
	t.Parallel()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	term := func(string) string { return "xterm" }
	for _, to := range []io.Writer{file, &bytes.Buffer{}} {
		if moves(to, term) {
			t.Errorf("it moves on a %T", to)
		}
	}
	var none *screen // as with --json
	none.busy("Opening the page")
	none.leave()
}
