package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"example.com/autofill/profiles"
)

// onTerminal is the program in a terminal of its own, and a page that is held
// back until it is let go.
type onTerminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	master *os.File
	asked  chan struct{}
	let    chan struct{}

	mu      sync.Mutex
	written bytes.Buffer
	changed chan struct{}
	ended   bool
}

// onATerminal starts the program on the held page.
func onATerminal(t *testing.T, args ...string) *onTerminal {
	t.Helper()
	o := &onTerminal{t: t, asked: make(chan struct{}, 9), let: make(chan struct{}), changed: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.asked <- struct{}{}
		select {
		case <-o.let:
		case <-r.Context().Done():
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><html lang="zh-CN"><title>注册</title><label>电子邮箱 <input name="mail"></label>`))
	}))
	t.Cleanup(server.Close)
	profile, err := profiles.WriteExample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	master, slave := terminalPair(t)
	o.master = master
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	t.Cleanup(cancel)
	o.cmd = exec.CommandContext(ctx, "autofill", append([]string{"--profile", profile, "--headless", "--unattended", "--url", server.URL, "--trust-origin", server.URL}, args...)...)
	o.cmd.Dir, o.cmd.Stdin, o.cmd.Stdout, o.cmd.Stderr = t.TempDir(), slave, slave, slave
	o.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "ACCESSIBLE=", "HOME="+t.TempDir())
	o.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // for Ctrl-C by its key
	if err := o.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := slave.Close(); err != nil {
		t.Fatal(err)
	}
	go o.read()
	return o
}

// read keeps what is written, to the end.
func (o *onTerminal) read() {
	buf := make([]byte, 4096)
	for {
		n, err := o.master.Read(buf)
		o.mu.Lock()
		o.written.Write(buf[:n])
		o.ended = err != nil // EIO: nobody has the terminal open any more
		close(o.changed)
		o.changed = make(chan struct{})
		o.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// until waits until the terminal was written a text, or until the end if that is empty.
func (o *onTerminal) until(text string) string {
	o.t.Helper()
	for {
		o.mu.Lock()
		written, changed, ended := o.written.String(), o.changed, o.ended
		o.mu.Unlock()
		switch {
		case text != "" && strings.Contains(written, text), text == "" && ended:
			return written
		case ended:
			o.t.Fatalf("the program ended without %q: %q", text, written)
		}
		select {
		case <-changed:
		case <-o.t.Context().Done():
			o.t.Fatal("the test ended")
		}
	}
}

// end waits until the program has ended; it returns all that was written, and
// wants this exit status, and that nothing of the moving line is left.
func (o *onTerminal) end(status int) string {
	o.t.Helper()
	written := o.until("")
	var exit *exec.ExitError
	if err := o.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		o.t.Fatal(err)
	}
	if got := o.cmd.ProcessState.ExitCode(); got != status {
		o.t.Errorf("exit status %d, want %d: %q", got, status, written)
	}
	lines := drawn(o.t, written)
	if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "…") }) || lines[len(lines)-1] != "" {
		o.t.Errorf("the moving line is left: %q", lines)
	}
	return written
}

func TestATerminalSaysThatAPageIsOpened(t *testing.T) {
	t.Parallel()
	o := onATerminal(t)
	o.until("/ Opening the page… 1s")
	close(o.let)
	written := o.end(exitOK)
	if lines := drawn(t, written); !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  filled 1") }) {
		t.Errorf("the page was not filled: %q", lines)
	}
}

func TestCtrlCWhileAPageIsOpened(t *testing.T) {
	t.Parallel()
	o := onATerminal(t)
	o.until("Opening the page…")
	if _, err := o.master.WriteString("\x03"); err != nil {
		t.Fatal(err)
	}
	if lines := drawn(t, o.end(exitQuit)); !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "autofill: ended by you") }) {
		t.Errorf("it does not say how it ended: %q", lines)
	}
}

// That nothing comes can only be waited for.
func TestNothingMovesBesideLinesForPrograms(t *testing.T) {
	t.Parallel()
	o := onATerminal(t, "--json")
	<-o.asked
	<-time.After(shownAfter + 2*turnsEvery)
	close(o.let)
	if written := o.end(exitOK); strings.Contains(written, "…") || !strings.Contains(written, `{"event":"end"`) {
		t.Errorf("wrote %q", written)
	}
}

func TestWhereTheLineMayMove(t *testing.T) {
	t.Parallel()
	master, slave := terminalPair(t)
	defer func() { _ = slave.Close() }()
	for _, c := range []struct {
		env   map[string]string
		width uint16
		want  bool
	}{
		{map[string]string{"TERM": "xterm"}, 80, true},
		{map[string]string{"TERM": "xterm"}, 30, false},
		{map[string]string{"TERM": "dumb"}, 80, false},
		{map[string]string{}, 80, false},
		{map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, 80, false},
		{map[string]string{"TERM": "xterm", "ACCESSIBLE": "1"}, 80, false},
	} {
		if err := unix.IoctlSetWinsize(int(master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: c.width}); err != nil {
			t.Fatal(err)
		}
		if got := moves(slave, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("with %v in %d columns it moves: %v, want %v", c.env, c.width, got, c.want)
		}
	}
}
