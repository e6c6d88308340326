package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"

	"golang.org/x/term"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// How the line moves that says what the program is busy with.
const (
	shownAfter = time.Second // what is over sooner needs no line
	turnsEvery = 150 * time.Millisecond
)

// turns are what stands before the text, one after the other. They are ASCII:
// some consoles have no glyphs for the prettier ones.
const turns = `|/-\`

// erase takes away the line the cursor is in (ECMA-48: CR, EL).
const erase = "\r\x1b[K"

// screen is the one way to the terminal: standard output and standard error are
// panes of it. So no line is torn by another, and the line that says what the
// program is busy with is gone before anything else is printed. The cursor stays
// visible, so that nothing can leave it hidden; the input is not touched.
type screen struct {
	mu    sync.Mutex
	lines io.Writer // what the line is drawn on; nil where nothing may move
	what  string    // what the program is busy with; empty when it is not
	since time.Time // when it began to be busy
	began time.Time // when it began with this
	timer *time.Timer
	turn  int
	drawn bool
	held  string // what the program was busy with before the page opened a message
}

// pane is one stream of the screen.
type pane struct {
	screen *screen
	to     io.Writer
}

// newStreams joins the two streams. The line is drawn where the person follows
// the run, if that is a terminal on which something may move.
func newStreams(out, err io.Writer) streams {
	s := &screen{}
	if moves(out, os.Getenv) {
		s.lines = out
	}
	return streams{out: &pane{s, out}, err: &pane{s, err}, screen: s}
}

// moves reports whether a line may move on a stream: not for programs, not where
// the sequences are unknown or the line would not fit, and not for who asked for
// plain text or listens to a screen reader, which would read every turn aloud.
func moves(to io.Writer, env func(string) string) bool {
	f, ok := to.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false
	}
	if width, _, err := term.GetSize(int(f.Fd())); err != nil || width < 40 {
		return false
	}
	kind := env("TERM")
	known := kind != "" && kind != "dumb" || kind == "" && runtime.GOOS == "windows"
	return known && env("NO_COLOR") == "" && env("ACCESSIBLE") == ""
}

// Write prints, and takes the moving line away first.
func (p *pane) Write(text []byte) (int, error) {
	s := p.screen
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear()
	return p.to.Write(text) //nolint:wrapcheck // a writer passes on what the one below says
}

// busy says what the program does now, until it is called again; with nothing,
// it waits for the person or has ended. The line appears when that takes long.
func (s *screen) busy(what string) {
	if s == nil || s.lines == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held = ""
	s.begin(what)
}

// hold says that the program waits for an answer to a message of the page, if it
// is busy; free goes on with what it was busy with.
func (s *screen) hold() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.what != "" && s.held == "" {
		s.held = s.what
		s.begin("Waiting for your answer in the browser")
	}
}

func (s *screen) free() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held != "" {
		s.begin(s.held)
		s.held = ""
	}
}

// begin changes the line. The lock must be held.
func (s *screen) begin(what string) {
	was := s.what
	s.what, s.began = what, time.Now()
	switch {
	case what == "":
		if s.timer != nil {
			s.timer.Stop()
		}
		s.clear()
	case was == "":
		s.since = s.began
		if s.timer == nil {
			s.timer = time.AfterFunc(shownAfter, s.tick)
		} else {
			s.timer.Reset(shownAfter)
		}
	case s.drawn:
		s.draw()
	}
}

// tick draws the line once more.
func (s *screen) tick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.what == "" || time.Since(s.since) < shownAfter {
		return // something else began while this waited for the lock
	}
	s.turn++
	s.draw()
	s.timer.Reset(turnsEvery)
}

// draw writes the line over itself. The lock must be held.
func (s *screen) draw() {
	line := fmt.Sprintf("%c %s…", turns[s.turn%len(turns)], s.what)
	if took := time.Since(s.began).Truncate(time.Second); took > 0 {
		line += " " + took.String()
	}
	_, _ = io.WriteString(s.lines, erase+line) // nobody watches a terminal that is gone
	s.drawn = true
}

// clear takes the line away. The lock must be held.
func (s *screen) clear() {
	if s.drawn {
		_, _ = io.WriteString(s.lines, erase)
		s.drawn = false
	}
}

// leave takes the line away before the program ends in the middle of something,
// unless whoever holds the lock is stuck.
func (s *screen) leave() {
	if s != nil && s.mu.TryLock() {
		s.clear()
		s.lines = io.Discard
		s.mu.Unlock()
	}
}

// sentence is what the line says.
func sentence(what automation.Doing) string {
	switch what {
	case automation.Starting:
		return "Starting the browser"
	case automation.Opening:
		return "Opening the page"
	case automation.Reading:
		return "Waiting for the page"
	case automation.Filling:
		return "Filling the page"
	case automation.Closing:
		return "Closing the browser"
	case automation.Held, automation.Freed: // see doing
	}
	return ""
}

// doing says what a run is busy with.
func (s *screen) doing(what automation.Doing) {
	switch {
	case s == nil || s.lines == nil:
	case what == automation.Held:
		s.hold()
	case what == automation.Freed:
		s.free()
	default:
		s.busy(sentence(what))
	}
}

// run is automation.Run, with a line that says what it is busy with.
func (s *screen) run(ctx context.Context, auto automation.Options, rep *report.Report) error {
	tell := auto.Progress
	auto.Doing = s.doing
	auto.Progress = func(step automation.Step) {
		if step.Message == nil { // with one, the run goes on waiting for the page
			s.busy("")
		}
		tell(step)
	}
	defer s.busy("")
	return automation.Run(ctx, auto, rep) //nolint:wrapcheck // as the one below returns it
}

// capture is automation.Capture, with the same line.
func (s *screen) capture(ctx context.Context, auto automation.Options) (selectors.Snapshot, error) {
	auto.Doing = s.doing
	defer s.busy("")
	return automation.Capture(ctx, auto) //nolint:wrapcheck // as the one below returns it
}
