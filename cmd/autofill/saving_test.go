package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"example.com/autofill/automation"
)

// blocked DIR puts a folder in the place of every progress file, so that none can
// be written there, by root neither.
func blocked(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "progress-*.json"))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("there is no progress in %s", args[0])
	}
	for _, file := range files {
		ts.Check(os.Remove(file))
		ts.Check(os.MkdirAll(filepath.Join(file, "in the way"), 0o700))
	}
}

// fullDisk is set, to a folder, in the process whose disk is full.
const fullDisk = "AUTOFILL_TEST_FULL_DISK"

// A disk that is full takes the first bytes of a file and then no more; a limit
// on the size of files does the same. The limit is a process's, so it is another one.
func TestAFullDiskLeavesTheOldFileWhole(t *testing.T) {
	if dir := os.Getenv(fullDisk); dir != "" {
		onAFullDisk(t, dir)
		return
	}
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), fullDisk+"="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "the old file is whole") {
		t.Errorf("%v\n%s", err, out)
	}
}

func onAFullDisk(t *testing.T, dir string) {
	p, err := openProgress(dir, "x")
	if err != nil {
		t.Fatal(err)
	}
	step := automation.Step{Page: "signup.email", Journey: "signup", Filled: 3}
	if err := p.save(step); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	room := func(bytes uint64) {
		var limit syscall.Rlimit
		err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit)
		if limit.Cur = limit.Max; bytes > 0 {
			limit.Cur = bytes
		}
		if err := errors.Join(err, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)); err != nil {
			t.Fatal(err)
		}
	}
	room(100) // fewer than the file has
	step.Page = "signup.mobile"
	err = p.save(step)
	room(0)
	var want *unsavedError
	if !errors.As(err, &want) || !errors.Is(err, syscall.EFBIG) || p.failed == nil {
		t.Fatalf("saving on a full disk: %v", err)
	}
	after, err := os.ReadFile(p.path)
	if err != nil || string(after) != string(before) {
		t.Fatalf("the old file became %q (%v), was %q", after, err, before)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Fatalf("left beside it: %v %v", files, err)
	}
	if err := p.save(step); err != nil || p.failed != nil {
		t.Errorf("with room again: %v", err)
	}
	if got := readProgress(p.path).State; got.Page != "signup.mobile" || len(got.Visits) != 2 {
		t.Errorf("with room again the file says %+v", got)
	}
	t.Log("the old file is whole")
}
