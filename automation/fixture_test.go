package automation_test

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

//go:embed testdata/*.html testdata/probe.js testdata/calendars.js testdata/held.js
var fixtures embed.FS

// fixture serves the pages of testdata, which show one behaviour each, and
// knows what stands in their controls: probe.js tells it.
type fixture struct {
	*httptest.Server
	stranger *httptest.Server // the same pages on an origin of its own

	mu    sync.Mutex
	bell  chan struct{}                // closed and replaced at every report
	now   map[string]map[string]string // by address of the page and name of the control
	ever  map[string][]string          // by address and name: all that stood there
	notes []string
	asked []string // paths of all requests
}

// serve starts the fixture pages for one test.
func serve(t testing.TB) *fixture {
	t.Helper()
	f := &fixture{bell: make(chan struct{}), now: map[string]map[string]string{}, ever: map[string][]string{}}
	f.Server = httptest.NewServer(http.HandlerFunc(f.answer))
	f.stranger = httptest.NewServer(http.HandlerFunc(f.answer))
	t.Cleanup(f.Close)
	t.Cleanup(f.stranger.Close)
	return f
}

// localhost is the origin of a server by its other name: another site to a browser.
func localhost(s *httptest.Server) string {
	return strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
}

func (f *fixture) answer(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	f.asked = append(f.asked, r.URL.Path)
	f.ring()
	f.mu.Unlock()
	switch r.URL.Path {
	case "/values":
		f.take(r.Body)
	case "/never":
		<-r.Context().Done() // the browser gives up, or the test ends
	case "/divisions":
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, divisions[r.URL.Query().Get("of")])
	case path.Join("/held", path.Base(r.URL.Path)):
		serveHeld(w, path.Base(r.URL.Path))
	default:
		text, err := fixtures.ReadFile(path.Join("testdata", r.URL.Path))
		if err != nil && strings.HasPrefix(r.URL.Path, "/kits/") {
			text, err = os.ReadFile(filepath.Join("testdata", filepath.FromSlash(path.Clean(r.URL.Path)))) // built, not embedded
		}
		if err != nil {
			http.NotFound(w, r)
			return
		}
		kind := cmp.Or(mime.TypeByExtension(path.Ext(r.URL.Path)), "text/html; charset=utf-8")
		w.Header().Set("Content-Type", kind)
		page := strings.NewReplacer("{{TRUSTED}}", localhost(f.Server), "{{STRANGER}}", localhost(f.stranger)).Replace(string(text))
		_, _ = io.WriteString(w, page)
	}
}

// divisions answers the lists of chained.html.
var divisions = map[string]string{
	"11":   `[["3101","上海市"],["1101","北京市"]]`,
	"1101": `[["110101","东城区"],["110105","朝阳区"]]`,
}

func (f *fixture) take(body io.Reader) {
	var m struct {
		Page   string
		Values map[string]string
		Note   string
	}
	if json.NewDecoder(body).Decode(&m) != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if m.Note != "" {
		f.notes = append(f.notes, m.Note)
	}
	if f.now[m.Page] == nil {
		f.now[m.Page] = map[string]string{}
	}
	for id, v := range m.Values {
		f.now[m.Page][id] = v
		if key := m.Page + " " + id; v != "" && !slices.Contains(f.ever[key], v) {
			f.ever[key] = append(f.ever[key], v)
		}
	}
	f.ring()
}

// ring wakes who waits; the caller holds the lock.
func (f *fixture) ring() {
	close(f.bell)
	f.bell = make(chan struct{})
}

// until waits until ok holds. ok is called with the lock held.
func (f *fixture) until(ctx context.Context, ok func() bool) error {
	for {
		f.mu.Lock()
		done, bell := ok(), f.bell
		f.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-bell:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// told is what the pages noted.
func (f *fixture) told() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.notes)
}

// value is what stands in a control; the page is a file of testdata on the
// server itself, or a whole address.
func (f *fixture) value(t testing.TB, page, id string) string {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	values := f.now[f.address(page)]
	v, ok := values[id]
	if !ok {
		t.Fatalf("%s told nothing of %s; it has %v", page, id, values)
	}
	return v
}

// wrote is everything that ever stood in a control that exists.
func (f *fixture) wrote(t testing.TB, page, id string) []string {
	t.Helper()
	f.value(t, page, id)
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.ever[f.address(page)+" "+id])
}

func (f *fixture) address(page string) string {
	if strings.HasPrefix(page, "http") {
		return page
	}
	return f.URL + "/" + page
}

// is checks what stands in controls of a page, by their ids.
func (f *fixture) is(t testing.TB, page string, want map[string]string) {
	t.Helper()
	for id, v := range want {
		if got := f.value(t, page, id); got != v {
			t.Errorf("%s: %s holds %q, want %q", page, id, got, v)
		}
	}
}

// never checks that nothing was ever written into controls of a page.
func (f *fixture) never(t testing.TB, page string, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if got := f.wrote(t, page, id); len(got) > 0 {
			t.Errorf("%s: %s held %q, want nothing ever", page, id, got)
		}
	}
}

// options are those of an unattended run on a page of the fixture.
func (f *fixture) options(t testing.TB, page string) automation.Options {
	t.Helper()
	set, facts := load(t)
	return automation.Options{
		Set: set, Facts: facts, Trusted: []string{f.URL}, URL: f.address(page), Offline: true, Headless: true, Unattended: true,
		Log: zerolog.New(zerolog.NewTestWriter(t)).Level(level()),
	}
}

func level() zerolog.Level {
	if os.Getenv("AUTOFILL_TEST_DEBUG") != "" {
		return zerolog.DebugLevel
	}
	return zerolog.ErrorLevel
}

// fill runs on a page and returns the report; an error of the run fails the test.
func (f *fixture) fill(t testing.TB, page string, change ...func(*automation.Options)) *report.Report {
	t.Helper()
	o := f.options(t, page)
	for _, c := range change {
		c(&o)
	}
	rep, err := run(t, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(rep.Pages) == 0 {
		t.Fatal("the report has no page")
	}
	return rep
}

// defined makes the run use a definition, made of the fields' YAML, whose path
// and title are those of a fixture page.
func (f *fixture) defined(t testing.TB, page, title, fields string) func(*automation.Options) {
	t.Helper()
	dir := t.TempDir()
	text := fmt.Sprintf(`page: signup.success
title: A page of a test
journey: signup
hosts: [memberprod.alipay.com]
match: {path: [/%s], title: [%q]}
source: {seen: 2014, grade: D}
fields:
%s
`, page, title, fields)
	if err := os.WriteFile(filepath.Join(dir, "page.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := selectors.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return func(o *automation.Options) { o.Set = set }
}

// outcome is what the report's last look at a page says of a field; empty when
// it says nothing.
func outcome(rep *report.Report, key string) selectors.Outcome {
	for _, p := range slices.Backward(rep.Pages) {
		for _, f := range p.Fields {
			if f.Key == key {
				return f.Outcome
			}
		}
	}
	return ""
}

// outcomes checks what the report says of fields.
func outcomes(t testing.TB, rep *report.Report, want map[string]selectors.Outcome) {
	t.Helper()
	for key, o := range want {
		if got := outcome(rep, key); got != o {
			t.Errorf("%s: outcome %q, want %q (%+v)", key, got, o, rep.Pages[len(rep.Pages)-1].Fields)
		}
	}
}

// soon is a context for what must happen within a few seconds.
func soon(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// port is the port of an address.
func port(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Port()
}
