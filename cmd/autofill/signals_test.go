package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// started is the program as somebody else runs it: events come from its standard
// output, words from its standard error.
type started struct {
	t     *testing.T
	cmd   *exec.Cmd
	temp  string
	turns *bufio.Scanner
	words *bufio.Scanner
	input io.Writer
}

// start runs the program headless on the practice site, without an end of its
// input, so that it waits at the first hand-off.
func start(t *testing.T, args ...string) *started {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("looks at processes through /proc")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patient)
	t.Cleanup(cancel)
	s := &started{t: t, temp: t.TempDir()}
	s.cmd = exec.CommandContext(ctx, "autofill", append([]string{"--practice", "--example", "--headless", "--json"}, args...)...)
	s.cmd.Env = append(os.Environ(), "TMPDIR="+s.temp, "HOME="+t.TempDir())
	input, err := s.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.input = input
	pipe := func(r io.ReadCloser, err error) *bufio.Scanner {
		if err != nil {
			t.Fatal(err)
		}
		return bufio.NewScanner(r)
	}
	s.turns, s.words = pipe(s.cmd.StdoutPipe()), pipe(s.cmd.StderrPipe())
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return s
}

// until reads lines until one is as wanted.
func until(t *testing.T, lines *bufio.Scanner, want func(line string) bool) {
	t.Helper()
	var seen []string
	for lines.Scan() {
		if want(lines.Text()) {
			return
		}
		seen = append(seen, lines.Text())
	}
	t.Fatalf("the program ended (%v) after\n%s", lines.Err(), strings.Join(seen, "\n"))
}

// event waits for one with this name.
func (s *started) event(name string) event {
	s.t.Helper()
	var e event
	until(s.t, s.turns, func(line string) bool { return json.Unmarshal([]byte(line), &e) == nil && e.Event == name })
	return e
}

// signal sends one to the program alone.
func (s *started) signal(sig os.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// chrome are the processes of its browser that have not ended.
func (s *started) chrome() (ids []int) {
	s.t.Helper()
	all, err := processes()
	if err != nil {
		s.t.Fatal(err)
	}
	for id, line := range all {
		if strings.Contains(line, s.temp+"/autofill-chrome-") {
			ids = append(ids, id)
		}
	}
	return ids
}

// all sends a signal to the browser's whole process group, which is not the
// program's.
func (s *started) all(sig syscall.Signal) {
	s.t.Helper()
	ids := s.chrome()
	if len(ids) == 0 {
		s.t.Fatal("no browser runs")
	}
	group, err := syscall.Getpgid(ids[0])
	if err != nil {
		s.t.Fatal(err)
	}
	if group == syscall.Getpgrp() {
		s.t.Fatal("the browser is in the program's process group")
	}
	if err := syscall.Kill(-group, sig); err != nil {
		s.t.Fatal(err)
	}
}

// The browser hangs, so it cannot be closed: the first Ctrl-C says what it waits
// for, the second one ends the program and every process of the browser.
func TestASecondCtrlCEndsAHangingBrowser(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.event("turn")
	s.all(syscall.SIGSTOP)
	s.signal(os.Interrupt)
	until(t, s.words, func(line string) bool { return strings.Contains(line, "Ctrl-C once more ends it at once") })
	second := time.Now()
	s.signal(os.Interrupt)
	if e := s.event("end"); *e.Status != exitQuit {
		t.Errorf("the last event says exit status %d, want %d", *e.Status, exitQuit)
	}
	until(t, s.words, func(line string) bool { return strings.HasPrefix(line, "autofill: ended by you") })
	err := s.cmd.Wait()
	took := time.Since(second)
	if code := s.cmd.ProcessState.ExitCode(); code != exitQuit {
		t.Errorf("exit status %d (%v), want %d", code, err, exitQuit)
	}
	t.Logf("ended %v after the second Ctrl-C", took)
	if took > lastEnd+lastWord {
		t.Errorf("ended %v after the second Ctrl-C", took)
	}
	s.nothingLeft()
}

// nothingLeft wants that neither processes nor temporary folders are left.
func (s *started) nothingLeft() {
	s.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(2 * time.Second); len(s.chrome()) > 0; <-tick.C { // what is killed takes a moment to go
		if time.Now().After(end) {
			s.t.Fatalf("processes of the browser are left: %v", s.chrome())
		}
	}
	if left, err := filepath.Glob(filepath.Join(s.temp, "autofill-*")); err != nil || len(left) > 0 {
		s.t.Errorf("left behind: %v (%v)", left, err)
	}
}

// say types a line.
func (s *started) say(line string) {
	s.t.Helper()
	if _, err := io.WriteString(s.input, line+"\n"); err != nil {
		s.t.Fatal(err)
	}
}

// The machine sleeps while the run waits for the person: program and browser
// stand still, and an hour has passed for the site when they go on.
func TestALaptopThatWasAsleep(t *testing.T) {
	t.Parallel()
	s := start(t)
	before := s.event("turn")
	s.signal(syscall.SIGSTOP)
	var now syscall.WaitStatus
	if _, err := syscall.Wait4(s.cmd.Process.Pid, &now, syscall.WUNTRACED, nil); err != nil || !now.Stopped() {
		t.Fatalf("the program does not stand still: %v %v", now, err)
	}
	s.all(syscall.SIGSTOP)
	s.say("+61m")
	s.say("r")
	s.all(syscall.SIGCONT)
	s.signal(syscall.SIGCONT)
	until(t, s.words, func(line string) bool { return strings.Contains(line, "[practice clock]") })
	if after := s.event("turn"); after.Page != before.Page || after.Turn.Say != before.Turn.Say {
		t.Errorf("it goes on with %+v, was at %+v", after, before)
	}
	s.say("q")
	if e := s.event("end"); *e.Status != exitQuit {
		t.Errorf("the last event says exit status %d, want %d", *e.Status, exitQuit)
	}
	until(t, s.words, func(line string) bool { return strings.HasPrefix(line, "autofill: ended by you") })
	if err := s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != exitQuit {
		t.Errorf("ended with %v", err)
	}
	s.nothingLeft()
}
