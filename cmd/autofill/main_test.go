package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.com/autofill/automation/practice"
	"example.com/autofill/profiles"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// patient is how long a script waits for something that is to happen.
const patient = 40 * time.Second

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"autofill": main})
}

// TestScripts holds the contract of the command: testdata/*.txtar run the
// binary against a real browser. Every script has a practice site at $PRACTICE,
// the example person in ada/, and a web server of its own folder at $PAGES.
func TestScripts(t *testing.T) {
	if runtimeBrowser() == "" {
		t.Fatal("found no Chrome: make test installs one")
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata", UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "exited": exited, "served": served, "seen": seen, "typed": typed, "mode": mode,
			"killbrowser": killBrowser, "clean": clean, "blocked": blocked,
		},
	})
}

// runtimeBrowser is what the scripts are going to find.
func runtimeBrowser() string {
	for _, name := range []string{os.Getenv("AUTOFILL_CHROME"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell", "headless_shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// world is what a script can look at besides files.
type world struct {
	site  *practice.Site
	pages *pages
	cmd   *exec.Cmd // the program in the background
}

type worldKey struct{}

func worldOf(ts *testscript.TestScript) *world { return ts.Value(worldKey{}).(*world) }

func setup(env *testscript.Env) error {
	ctx, stop := context.WithCancel(context.Background())
	env.Defer(stop)
	site, err := practice.Start(ctx, practice.Options{})
	if err != nil {
		return err
	}
	env.Defer(func() { _ = site.Close() })
	p := &pages{dir: env.WorkDir, changed: make(chan struct{}), asked: map[string]bool{}, typed: map[string]string{}}
	server := httptest.NewServer(p)
	env.Defer(server.Close)
	if _, err := profiles.WriteExample(filepath.Join(env.WorkDir, "ada")); err != nil {
		return err
	}
	more, err := filepath.Glob(filepath.Join(env.WorkDir, "ada", "*.yaml"))
	if err != nil {
		return err
	}
	for _, file := range more { // archives know no modes
		if err := os.Chmod(file, 0o600); err != nil {
			return err
		}
	}
	home := filepath.Join(env.WorkDir, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return err
	}
	env.Setenv("HOME", home)
	env.Setenv("PRACTICE", site.URL())
	env.Setenv("PAGES", server.URL)
	if path := os.Getenv("AUTOFILL_CHROME"); path != "" {
		env.Setenv("AUTOFILL_CHROME", path)
	}
	env.Values[worldKey{}] = &world{site: site, pages: p}
	return nil
}

// pages serves a script's own files, and keeps what their scripts report as
// typed. A request for /wait is answered when the client has gone.
type pages struct {
	dir string

	mu      sync.Mutex
	changed chan struct{}
	asked   map[string]bool
	typed   map[string]string
}

func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	if name := r.URL.Query().Get("typed"); name != "" {
		p.typed[name] = r.URL.Query().Get("value")
	}
	p.asked[r.URL.Path] = true
	close(p.changed)
	p.changed = make(chan struct{})
	p.mu.Unlock()
	switch r.URL.Path {
	case "/wait":
		<-r.Context().Done()
	case "/typed", "/favicon.ico":
		w.WriteHeader(http.StatusNoContent)
	default:
		http.ServeFile(w, r, filepath.Join(p.dir, filepath.Base(r.URL.Path)))
	}
}

// wait blocks until a path has been asked for.
func (p *pages) wait(ctx context.Context, path string) error {
	for {
		p.mu.Lock()
		ok, changed := p.asked[path], p.changed
		p.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// status N cmd… runs a command and wants this very exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N cmd…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		code = exit.ExitCode()
	}
	if got := strconv.Itoa(code); got != args[0] {
		ts.Fatalf("exit status %s, want %s\nstdout:\n%s\nstderr:\n%s", got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// background remembers the program that runs in the background, for exited.
func background(ts *testscript.TestScript) {
	w := worldOf(ts)
	for _, cmd := range ts.BackgroundCmds() {
		w.cmd = cmd
	}
	if w.cmd == nil {
		ts.Fatalf("no program runs in the background")
	}
}

// exited N wants an exit status of the program that a wait has waited for.
func exited(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts)
	if neg || len(args) != 1 || w.cmd == nil || w.cmd.ProcessState == nil {
		ts.Fatalf("usage: exited N, after served or seen, and wait")
	}
	if got := strconv.Itoa(w.cmd.ProcessState.ExitCode()); got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// served PATH blocks until the browser has asked $PAGES for a path.
func served(ts *testscript.TestScript, _ bool, args []string) {
	background(ts)
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	if err := worldOf(ts).pages.wait(ctx, args[0]); err != nil {
		ts.Fatalf("%s was not asked for: %v", args[0], err)
	}
}

// seen PAGE FIELD [VALUE] blocks until the practice site has recorded that a
// field was typed; "! seen" wants that it has not been.
func seen(ts *testscript.TestScript, neg bool, args []string) {
	is := func(record []practice.Entry) bool {
		return slices.ContainsFunc(record, func(e practice.Entry) bool {
			return e.Event == "typed" && e.Page == args[0] && e.Field == args[1] && (len(args) < 3 || e.Value == args[2])
		})
	}
	site := worldOf(ts).site
	if neg {
		if is(site.Record()) {
			ts.Fatalf("%s was typed", args[1])
		}
		return
	}
	if len(ts.BackgroundCmds()) > 0 {
		background(ts)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	if err := site.Await(ctx, is); err != nil {
		ts.Fatalf("%s was not typed: %v; recorded: %+v", args[1], err, site.Record())
	}
}

// typed NAME VALUE wants what a page of $PAGES reported last; "! typed" wants
// that nothing was typed at all.
func typed(ts *testscript.TestScript, neg bool, args []string) {
	p := worldOf(ts).pages
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case neg && len(p.typed) > 0:
		ts.Fatalf("typed: %v", slices.Sorted(maps.Keys(p.typed)))
	case !neg && p.typed[args[0]] != args[1]:
		ts.Fatalf("%s: typed %q, want %q", args[0], p.typed[args[0]], args[1])
	}
}

// mode 0600 FILE wants these permissions.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}

// killBrowser ends the script's browser as the system would when it runs out of
// memory.
func killBrowser(ts *testscript.TestScript, _ bool, _ []string) {
	for pid, line := range browsers(ts) {
		if strings.Contains(line, "--user-data-dir=") && !strings.Contains(line, "--type=") {
			ts.Check(syscall.Kill(pid, syscall.SIGKILL))
			return
		}
	}
	ts.Fatalf("no browser runs")
}

// browsers are the processes of the script's browser, by process id.
func browsers(ts *testscript.TestScript) map[int]string {
	all, err := processes()
	ts.Check(err)
	maps.DeleteFunc(all, func(pid int, text string) bool {
		environ, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
		mine := err == nil && strings.Contains(string(environ), "HOME="+ts.Getenv("HOME")+"\x00")
		program, _, _ := strings.Cut(text, " ")
		return !mine && !strings.Contains(text, ts.Getenv("WORK")+"/") || !strings.Contains(program, "chrom")
	})
	return all
}

// processes are the command lines of all that run, by process id; what has ended
// and waits to be collected has none.
func processes() (map[int]string, error) {
	found := map[int]string{}
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		line, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil {
			return nil, err
		}
		found[pid] = strings.ReplaceAll(string(line), "\x00", " ")
	}
	return found, nil
}

// secrets are values of the example person, as they stand in the profile and as
// pages are given them.
var secrets = []string{
	"LOVELACE", "ADA KING", "艾达", "1990-12-10", "ada@example.org", "138 1234 5678", "13812345678", "6532 0077", "65320077", "533380006",
	"2031-05-01", "工体北路", "6225880137061231", "6225 8801", "徐家汇", "13987654321", "139 8765 4321", "Annabella",
}

// example is a hint that shows the form of a value by the example's.
var example = regexp.MustCompile(`(?m)^hint: (for example|as|with country code:) .*$`)

// clean wants that a run left nothing: no browser, no temporary folder, and no
// value of the profile in its output, its log, its report or its state. More
// values may be given.
func clean(ts *testscript.TestScript, _ bool, args []string) {
	// The browser itself has been waited for; its children take a moment.
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(5 * time.Second); ; <-tick.C {
		left := browsers(ts)
		if len(left) == 0 {
			break
		}
		if time.Now().After(end) {
			ts.Fatalf("the browser still runs: %v", left)
		}
	}
	left, err := filepath.Glob(filepath.Join(ts.Getenv("TMPDIR"), "autofill-*"))
	ts.Check(err)
	if len(left) > 0 {
		ts.Fatalf("left behind: %v", left)
	}
	look := func(where, text string) {
		text = example.ReplaceAllString(text, "")
		for _, secret := range slices.Concat(secrets, args) {
			if strings.Contains(text, secret) {
				ts.Fatalf("%s has the value %q:\n%s", where, secret, text)
			}
		}
	}
	look("the output", ts.ReadFile("stdout"))
	look("the output of errors", ts.ReadFile("stderr"))
	for _, dir := range []string{ts.Getenv("HOME"), ts.MkAbs("out")} {
		ts.Check(walkFiles(dir, look))
	}
}

// walkFiles shows the name and the text of every file of the program below dir:
// all but the browser's own.
func walkFiles(dir string, look func(where, text string)) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), "chrome-") || d.Name() == ".cache" || d.Name() == "chromium"):
			return filepath.SkipDir
		case d.IsDir() || strings.HasSuffix(path, ".png"):
			return nil
		}
		data, err := os.ReadFile(path)
		look(path, filepath.Base(path)+"\n"+string(data))
		return err
	})
}

func TestTheSettingsAreTheFlags(t *testing.T) {
	root := newRoot(streams{})
	for key := range kinds {
		if root.PersistentFlags().Lookup(key) == nil {
			t.Errorf("there is no flag --%s", key)
		}
	}
	for line := range strings.SplitSeq(root.PersistentFlags().FlagUsages(), "\n") {
		_, name, ok := strings.Cut(line, "--")
		name, _, _ = strings.Cut(name, " ")
		if _, known := kinds[name]; ok && !known && name != "config" {
			t.Errorf("the flag --%s has no kind: a configuration file could not set it", name)
		}
	}
}
