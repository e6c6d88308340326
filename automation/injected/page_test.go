package injected_test

import (
	"context"
	"embed"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation/injected"
)

//go:embed testdata/*.html
var pages embed.FS

const world = "autofill"

// browser is shared by the tests of this package; each has its own tab.
var browser context.Context

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], //nolint:gocritic // a copy of an array
		chromedp.WindowSize(1280, 1000), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("no-proxy-server", true))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	ctx, cancel := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {}))
	defer cancel()
	if err := chromedp.Do(ctx); err != nil {
		println("no browser:", err.Error())
		return 1
	}
	browser = ctx
	code := m.Run()
	_ = chromedp.Cancel(ctx)
	return code
}

// tab is one page with our scripts in their world.
type tab struct {
	t      testing.TB
	ctx    context.Context
	close  context.CancelFunc
	mu     sync.Mutex
	world  runtime.ExecutionContextID
	events chan map[string]any
}

// open shows testdata/name with our scripts; policy is its content policy.
func open(t testing.TB, name, policy string) *tab {
	t.Helper()
	return openWith(t, name, policy, func(source string) string { return source })
}

// openBare is open with the layer's root open to the page, so that a checker of
// the page sees into it.
func openBare(t testing.TB, name string) *tab {
	t.Helper()
	return openWith(t, name, "", func(source string) string { return strings.Replace(source, `mode: "closed"`, `mode: "open"`, 1) })
}

func openWith(t testing.TB, name, policy string, change func(string) string) *tab {
	t.Helper()
	p := openSources(t, name, policy, change)
	p.call("overlay.start", map[string]string{"css": injected.OverlayCSS()})
	return p
}

// openUnstarted has the scripts on the page, and nothing drawn yet; globalThis.sheet
// is the sheet to begin with.
func openUnstarted(t testing.TB, name string) *tab {
	t.Helper()
	p := openSources(t, name, "", func(source string) string { return source })
	sheet, err := json.Marshal(injected.OverlayCSS())
	p.must(err)
	p.in(true, "globalThis.sheet = "+string(sheet), nil)
	return p
}

func openSources(t testing.TB, name, policy string, change func(string) string) *tab {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := pages.ReadFile("testdata" + r.URL.Path)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		_, _ = w.Write(text)
	}))
	t.Cleanup(site.Close)
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &tab{t: t, ctx: ctx, close: cancel, events: make(chan map[string]any, 1000)}
	p.must(chromedp.Do(ctx))
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExecutionContextCreated:
			if ev.Context.Name == world {
				p.mu.Lock()
				p.world = ev.Context.ID
				p.mu.Unlock()
			}
		case *runtime.EventBindingCalled:
			var e map[string]any
			if json.Unmarshal([]byte(ev.Payload), &e) == nil {
				p.events <- e
			}
		}
	})
	p.must(err)
	now := true
	_, err = chromedp.Call(ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "autofillNotify", ExecutionContextName: world})
	p.must(err)
	for _, s := range injected.Sources() {
		_, err = chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: change(s.Text), WorldName: world, RunImmediately: &now})
		p.must(err)
	}
	p.must(chromedp.Do(ctx, chromedp.Navigate(site.URL+"/"+name)))
	// A tab that closes late may bring another to the front: this one would draw no frames.
	_, err = chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	p.must(err)
	_, err = chromedp.Call(ctx, page.BringToFront, cdp.Empty{})
	p.must(err)
	return p
}

func (p *tab) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// in evaluates in our world (ours) or in the page's.
func (p *tab) in(ours bool, expression string, out any) {
	p.t.Helper()
	yes := true
	params := runtime.EvaluateParams{Expression: expression, ReturnByValue: &yes, AwaitPromise: &yes}
	if ours {
		p.mu.Lock()
		params.ContextID = p.world
		p.mu.Unlock()
	}
	res, err := chromedp.Call(p.ctx, runtime.Evaluate, params)
	p.must(err)
	if res.ExceptionDetails != nil {
		p.t.Fatalf("%s: %s %s", expression, res.ExceptionDetails.Text, res.ExceptionDetails.Exception.Description)
	}
	if out != nil {
		p.must(json.Unmarshal([]byte(res.Result.Value), out))
	}
}

// number is what an expression is.
func (p *tab) number(ours bool, expression string) (n float64) {
	p.t.Helper()
	p.in(ours, expression, &n)
	return n
}

// call runs one of our functions and returns its answer.
func (p *tab) call(name string, arg any) json.RawMessage {
	p.t.Helper()
	data, err := json.Marshal(arg)
	p.must(err)
	var out json.RawMessage
	p.in(true, "autofill."+name+"("+string(data)+") ?? null", &out)
	return out
}

func (p *tab) page(expression string) { p.t.Helper(); p.in(false, expression, nil) }

func (p *tab) texts() []string {
	p.t.Helper()
	var out []string
	p.must(json.Unmarshal(p.call("overlay.texts", nil), &out))
	return out
}

type entry struct {
	En   string `json:"en"`
	Note string `json:"note"`
	Full bool   `json:"full"`
	Py   string `json:"py,omitempty"`
}

type box struct{ X, Y, W, H float64 }

func (a box) overlaps(b box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

type chip struct {
	Text, En, Side string
	Box            box
}

type drawn struct {
	Chips []chip
	Marks []struct {
		State, Text string
		Box         box
		Badge       *box
		Advice      string
		Card        *box
	}
	List *struct {
		Box  box
		Rows [][]string
	}
	Reading *struct {
		Box   box
		Lines []string
	}
	Said []string
}

// explain gives every text in view a chip: the known ones theirs, the others a
// word of about the length a translation has.
func (p *tab) explain() drawn {
	p.t.Helper()
	entries := map[string]entry{}
	for _, text := range p.texts() {
		entries[text] = english(text)
	}
	p.call("overlay.explain", map[string]any{"entries": entries})
	return p.drawn()
}

func english(text string) entry {
	if e, ok := glossary[text]; ok {
		return e
	}
	return entry{En: strings.Repeat("word ", 1+len([]rune(text))/3), Full: true}
}

// drawn waits until what was asked for has been drawn.
func (p *tab) drawn() drawn {
	p.t.Helper()
	p.frames()
	p.in(true, "(async () => { while (autofill.overlay.stats().more || autofill.overlay.stats().reading) await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); })()", nil)
	var d drawn
	p.must(json.Unmarshal(p.call("overlay.boxes", nil), &d))
	return d
}

// frames lets the page draw twice.
func (p *tab) frames() {
	p.t.Helper()
	p.page("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(1), 0))))")
}

// until waits for an event of our scripts.
func (p *tab) until(kind string) map[string]any {
	p.t.Helper()
	for deadline := time.After(5 * time.Second); ; {
		select {
		case e := <-p.events:
			if e["kind"] == kind {
				return e
			}
		case <-deadline:
			p.t.Fatalf("no event %q", kind)
		}
	}
}

// shot writes a picture when pictures are asked for.
func (p *tab) shot(name string) {
	p.t.Helper()
	dir := os.Getenv("AUTOFILL_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	p.must(err)
	p.must(os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600))
}

func (p *tab) window(w, h int64, scale float64) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: w, Height: h, DeviceScaleFactor: scale})
	p.must(err)
}

func unmarshal(data json.RawMessage, out any) error { return json.Unmarshal(data, out) }
