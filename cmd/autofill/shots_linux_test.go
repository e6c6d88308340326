package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// The terminal of the recording.
const (
	castWidth  = 100
	castHeight = 32
)

// longestPause is how long a recording stands still at most: a browser that is
// slow to start is nothing to look at.
const longestPause = 1500 * time.Millisecond

// TestShotsOfTheTerminal records the sign-up on the practice site, with the
// scripted person, in a terminal, as asciicast version 2.
func TestShotsOfTheTerminal(t *testing.T) {
	dir := os.Getenv("AUTOFILL_SHOTS")
	if dir == "" {
		t.Skip("make shots records the terminal")
	}
	master, slave := terminalPair(t)
	ctx, cancel := context.WithTimeout(t.Context(), 4*patient)
	defer cancel()
	cmd := exec.CommandContext(ctx, "autofill", "practice", "walk", "--journey", "signup", "--report", "out")
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = t.TempDir(), slave, slave, slave
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+t.TempDir())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := slave.Close(); err != nil {
		t.Fatal(err)
	}
	cast, err := record(master)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, cast)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{cmd.Dir, "/tmp", "/root", "/home"} {
		if bytes.Contains(cast, []byte(path)) {
			t.Errorf("the recording has the path %s", path)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "session.cast"), cast, 0o600); err != nil {
		t.Fatal(err)
	}
}

// terminalPair opens a terminal: what is written to the slave is read from the master.
func terminalPair(t *testing.T) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Close() })
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: castHeight, Col: castWidth}); err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return master, slave
}

// record reads a terminal to its end: a header, then a line for everything that
// was written at a time.
func record(from io.Reader) ([]byte, error) {
	var cast bytes.Buffer
	enc := json.NewEncoder(&cast)
	enc.SetEscapeHTML(false)
	header := struct {
		Version int    `json:"version"`
		Width   int    `json:"width"`
		Height  int    `json:"height"`
		Title   string `json:"title"`
	}{2, castWidth, castHeight, "autofill practice walk --journey signup"}
	if err := enc.Encode(header); err != nil {
		return nil, fmt.Errorf("recording: %w", err)
	}
	var held []byte // the beginning of a letter whose end has not come
	var at time.Duration
	last := time.Now()
	buf := make([]byte, 4096)
	for {
		n, err := from.Read(buf)
		now := time.Now()
		held = append(held, buf[:n]...)
		whole := len(held)
		for whole > 0 && len(held)-whole < utf8.UTFMax && !utf8.Valid(held[:whole]) {
			whole--
		}
		if whole > 0 {
			at += min(now.Sub(last), longestPause)
			last = now
			if err := enc.Encode([]any{float64(at.Milliseconds()) / 1000, "o", string(held[:whole])}); err != nil {
				return nil, fmt.Errorf("recording: %w", err)
			}
			held = bytes.Clone(held[whole:])
		}
		if err != nil { // EIO: nobody has the terminal open any more
			return cast.Bytes(), nil
		}
	}
}

// The kept recording is one that players read, and shows nobody's machine.
func TestTheRecordedSession(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("pictures/session.cast")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	var header struct{ Version, Width, Height int }
	if err := json.Unmarshal([]byte(lines[0]), &header); err != nil || header.Version != 2 {
		t.Errorf("%v %+v, want version 2", err, header)
	}
	var text strings.Builder
	before := 0.0
	for _, line := range lines[1:] {
		var event [3]any
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		at, ok := event[0].(float64)
		if !ok || at < before || event[1] != "o" {
			t.Errorf("%q comes after %v", line, before)
		}
		before = at
		text.WriteString(event[2].(string))
	}
	for _, want := range []string{"Register by e-mail", "This journey is complete.", "Exit status 0"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, not := range []string{"/tmp", "/root", "/home", "/work"} {
		if strings.Contains(text.String(), not) {
			t.Errorf("it has the path %s", not)
		}
	}
}
