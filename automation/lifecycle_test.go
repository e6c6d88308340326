package automation_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
)

// promptly is how long a run may take to end once it has a reason to.
const promptly = 5 * time.Second

var errStop = errors.New("stopped by the test")

// processes are the ids of all processes that were started with a folder: the
// first is the browser's own, the others are its children.
func processes(t testing.TB, dir string) []int {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("looks at processes through /proc")
	}
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, name := range files {
		line, err := os.ReadFile(name)
		if err != nil || !bytes.Contains(line, []byte("--user-data-dir="+dir)) {
			continue
		}
		id, err := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(line, []byte("--type=")) {
			out = append(out, id)
		} else {
			out = slices.Insert(out, 0, id)
		}
	}
	return out
}

// eventually waits until ok holds, for what nothing tells of.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	ctx := soon(t)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal(what)
		}
	}
}

func TestARunThatIsStoppedEndsAtOnceWithItsCause(t *testing.T) {
	t.Parallel()
	for _, when := range []struct {
		name string
		page string
		path string // the run is stopped when the page asks for it
	}{
		{"while the page loads", "endless.html", "/never"},
		{"while it is filled", "chained.html", "/never"},
	} {
		t.Run(when.name, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			o := f.options(t, when.page+"?never")
			o.DataDir = t.TempDir()
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			ended := make(chan error, 1)
			go func() { ended <- automation.Run(ctx, o, report.New("test", "", false, time.Now())) }()
			if err := f.until(soon(t), func() bool { return slices.Contains(f.asked, when.path) }); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			cancel(errStop)
			select {
			case err := <-ended:
				if !errors.Is(err, errStop) {
					t.Errorf("ended with %v, want %v", err, errStop)
				}
			case <-time.After(promptly):
				t.Fatalf("goes on after %v", promptly)
			}
			t.Logf("ended after %v", time.Since(start))
			if left := processes(t, o.DataDir); len(left) > 0 {
				t.Errorf("browser processes left: %v", left)
			}
		})
	}
}

// ending runs with a human who does act at the first pause and then waits, and
// returns how the run ended.
func (f *fixture) ending(t *testing.T, o automation.Options, act func(context.Context) error) error {
	t.Helper()
	o.Unattended, o.Human = false, &sleeper{act: act}
	ended := make(chan error, 1)
	go func() { ended <- automation.Run(t.Context(), o, report.New("test", "", false, time.Now())) }()
	select {
	case err := <-ended:
		return err
	case <-time.After(4 * promptly):
		t.Fatal("the run goes on")
		return nil
	}
}

// sleeper does one thing and then never answers.
type sleeper struct{ act func(context.Context) error }

func (h *sleeper) Wait(ctx context.Context, _ automation.Pause) (automation.Answer, error) {
	if err := h.act(ctx); err != nil && ctx.Err() == nil {
		return "", err
	}
	<-ctx.Done()
	return "", ctx.Err()
}

func (h *sleeper) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

func TestABrowserThatIsKilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	o := f.options(t, "plain.html")
	o.DataDir = filepath.Join(t.TempDir(), "chrome")
	err := f.ending(t, o, func(context.Context) error { return syscall.Kill(processes(t, o.DataDir)[0], syscall.SIGKILL) })
	if !errors.Is(err, automation.ErrBrowserLost) {
		t.Errorf("ended with %v, want %v", err, automation.ErrBrowserLost)
	}
	if info, err := os.Stat(o.DataDir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the browser's folder: %v (%v), want it for its owner alone", info, err)
	}
	eventually(t, "browser processes left", func() bool { return len(processes(t, o.DataDir)) == 0 })
}

func TestATabThatIsClosed(t *testing.T) {
	t.Parallel()
	ways := map[string]func(context.Context) error{
		"by the page": func(ctx context.Context) error {
			_, err := chromedp.Call(ctx, page.Close, cdp.Empty{})
			return err
		},
		"by the browser": func(ctx context.Context) error {
			_, err := chromedp.CallBrowser(ctx, target.CloseTarget, target.CloseTargetParams{TargetID: chromedp.FromContext(ctx).Target.TargetID})
			return err
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := serve(t)
			o := f.options(t, "plain.html")
			o.DataDir = t.TempDir()
			if err := f.ending(t, o, way); !errors.Is(err, automation.ErrBrowserLost) {
				t.Errorf("ended with %v, want %v", err, automation.ErrBrowserLost)
			}
			if left := processes(t, o.DataDir); len(left) > 0 {
				t.Errorf("browser processes left: %v", left)
			}
		})
	}
}

func TestAPageNobodyServes(t *testing.T) {
	t.Parallel()
	f := serve(t)
	o := f.options(t, "plain.html?secret=1")
	f.Close()
	_, err := run(t, o)
	if !errors.Is(err, automation.ErrUnreachable) {
		t.Fatalf("ended with %v, want %v", err, automation.ErrUnreachable)
	}
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("%v shows the query of the address", err)
	}
}

// Not parallel: it counts what others leave behind, too.
func TestARunLeavesNoGoroutines(t *testing.T) {
	f := serve(t)
	f.fill(t, "plain.html")
	err := f.ending(t, f.options(t, "plain.html"), func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.Close, cdp.Empty{})
		return err
	})
	if !errors.Is(err, automation.ErrBrowserLost) {
		t.Fatal(err)
	}
	var left string
	ours := func() bool {
		var b bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&b, 1); err != nil {
			t.Fatal(err)
		}
		left = b.String()
		return strings.Contains(left, "example.com/autofill/automation.") || strings.Contains(left, "github.com/chromedp/")
	}
	defer func() {
		if t.Failed() {
			t.Log(left)
		}
	}()
	eventually(t, "goroutines of the run are left", func() bool { return !ours() })
}
