package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// What README.md says of flags, commands, exit statuses, outcomes, files and make
// targets is what there is.

// find are the first groups of all matches of pattern in the text of a file.
func find(t *testing.T, name, pattern string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	if len(out) == 0 {
		t.Fatalf("%s has nothing like %s", name, pattern)
	}
	return out
}

// table is the first column of README.md's table with a heading, without
// backquotes.
func table(t *testing.T, heading string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n| "+heading+" | meaning |\n| --- | --- |\n")
	if !ok {
		_, rest, ok = strings.Cut(string(text), "\n| "+heading+" | what it does |\n| --- | --- |\n")
	}
	if !ok {
		t.Fatalf("README.md has no table of each %s", heading)
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	var out []string
	for line := range strings.SplitSeq(rest, "\n") {
		cell := strings.Split(strings.ReplaceAll(line, `\|`, "/"), "|")[1]
		if first, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(cell), "`"), "`"); ok {
			cell = first
		}
		out = append(out, strings.TrimSpace(cell))
	}
	return out
}

// same compares what README.md names with what there is.
func same(t *testing.T, what string, named, real []string) {
	t.Helper()
	slices.Sort(named)
	slices.Sort(real)
	if !slices.Equal(named, real) {
		t.Errorf("%s: README.md has %q, the program %q", what, named, real)
	}
}

func TestREADMEHasEveryFlag(t *testing.T) {
	var flags []string
	newRoot(streams{}).PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			flags = append(flags, f.Name)
		}
	})
	var named []string
	for _, cell := range table(t, "flag") {
		name, _, _ := strings.Cut(strings.TrimPrefix(cell, "--"), " ")
		named = append(named, name)
	}
	same(t, "flags", named, flags)
}

func TestREADMEHasEveryCommand(t *testing.T) {
	var commands []string
	var add func(prefix string, c *cobra.Command)
	add = func(prefix string, c *cobra.Command) {
		for _, sub := range c.Commands() {
			if sub.Name() == "help" || sub.Name() == "completion" {
				continue
			}
			if name := prefix + sub.Name(); sub.Runnable() && !sub.HasSubCommands() || name == "practice" {
				commands = append(commands, name)
			}
			add(prefix+sub.Name()+" ", sub)
		}
	}
	add("", newRoot(streams{}))
	same(t, "commands", table(t, "command"), commands)
}

func TestREADMEHasEveryStatusAndOutcome(t *testing.T) {
	var statuses []string
	for n := exitOK; n <= exitLost; n++ {
		statuses = append(statuses, strconv.Itoa(n))
	}
	same(t, "exit statuses", table(t, "exit status"), statuses)
	same(t, "outcomes", table(t, "outcome"), find(t, "selectors/outcome.go", `Outcome = "([a-z]+)"`))
}

func TestREADMENamesWhatExists(t *testing.T) {
	for _, file := range find(t, "README.md", `\]\(([^)#:]+)\)`) {
		if _, err := os.Stat(filepath.Join("..", "..", file)); err != nil {
			t.Errorf("README.md links to %s: %v", file, err)
		}
	}
	targets := map[string]bool{}
	for _, name := range find(t, "Makefile", `(?m)^([a-z-]+):`) {
		targets[name] = true
	}
	for _, file := range []string{"README.md", ".github/CONTRIBUTING.md", ".ci/run"} {
		for _, name := range find(t, file, `(?m)(?:^|[\x60\t])make ([a-z-]+)`) {
			if !targets[name] {
				t.Errorf("%s says make %s; there are %v", file, name, slices.Sorted(maps.Keys(targets)))
			}
		}
	}
}

func TestREADMECommandsRun(t *testing.T) {
	root := newRoot(streams{})
	for _, line := range find(t, "README.md", `bin/autofill([^\n\x60#]*)`) {
		cmd, rest, err := root.Find(strings.Fields(line))
		if err != nil {
			t.Errorf("bin/autofill%s: %v", line, err)
			continue
		}
		for _, word := range rest {
			if name, ok := strings.CutPrefix(word, "--"); ok && cmd.Flag(name) == nil && cmd.InheritedFlags().Lookup(name) == nil {
				t.Errorf("bin/autofill%s: no flag %s", line, word)
			}
		}
	}
}
