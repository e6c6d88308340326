package automation_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// limit is how long one run may take before it counts as hung.
const limit = 90 * time.Second

// load reads the built-in pages and the example person.
func load(t testing.TB) (*selectors.Set, profiles.Facts) {
	t.Helper()
	set, err := selectors.Load("")
	if err != nil {
		t.Fatal(err)
	}
	path, err := profiles.WriteExample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p, err := profiles.Load(t.Context(), path, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set, p.Facts()
}

// site starts a practice site for one test.
func site(t testing.TB, breaks ...string) *practice.Site {
	t.Helper()
	return edition(t, practice.Options{Break: breaks})
}

// edition starts a practice site of another edition.
func edition(t testing.TB, opts practice.Options) *practice.Site {
	t.Helper()
	s, err := practice.Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// options are those of a headless run on a site.
func options(t testing.TB, s *practice.Site) automation.Options {
	t.Helper()
	set, facts := load(t)
	level := zerolog.WarnLevel
	if os.Getenv("AUTOFILL_TEST_DEBUG") != "" {
		level = zerolog.DebugLevel
	}
	return automation.Options{
		Set: set, Facts: facts, Trusted: s.Origins(), Offline: true, Headless: true,
		Log: zerolog.New(zerolog.NewTestWriter(t)).Level(level),
	}
}

// run fills with a time limit and returns the report.
func run(t testing.TB, o automation.Options) (*report.Report, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	rep := report.New("test", o.Journey, true, time.Now())
	err := automation.Run(ctx, o, rep)
	return rep, err
}

// last is what the site recorded for every field of a page at the end.
func last(record []practice.Entry, page string) map[string]practice.Entry {
	out := map[string]practice.Entry{}
	for _, e := range record {
		if e.Page == page && e.Field != "" {
			out[e.Field] = e
		}
	}
	return out
}

// decoys are what was typed into boxes that belong to no field.
func decoys(s *practice.Site) []string {
	var out []string
	for _, e := range s.Record() {
		if e.Field == "" || !e.Visible && e.Event == "typed" && !strings.HasPrefix(e.Field, "passport.") {
			out = append(out, e.Page+" "+e.Control)
		}
	}
	return out
}

// want is the example person as the practice site records her.
func want(key string) string {
	values := map[string]string{
		"nationality": "英国", "email": "ada@example.org", "mobile": "13812345678", "name.surname": "LOVELACE", "name.given": "ADA KING",
		"sex": "女", "birth_date": "1990-12-10", "document.type": "护照", "passport.number": "533380006", "passport.expires": "2031-05-01",
		"occupation":       "专业技术人员",
		"address.province": "北京市", "address.city": "北京市", "address.district": "朝阳区", "address.street": "工体北路8号院3号楼1502室", "address.full": "北京市朝阳区工体北路8号院3号楼1502室",
		"security.question": "", "security.answer": "Annabella", "phone": "010-65320077",
		"bank.name": "招商银行", "bank.account_holder": "LOVELACE ADA KING", "bank.card_number": "6225880137061231",
		"bank.mobile": "13987654321", "bank.province": "上海", "bank.city": "上海市", "passport.photo_page": "passport.jpg", "passport.entry_stamp": "entry.jpg",
	}
	return values[key]
}

// fillable are the pages of the site with the fields the tool is to fill there.
func fillable(s *practice.Site) map[string][]string {
	out := map[string][]string{}
	for _, name := range s.Fields() {
		for _, page := range s.Pages() {
			if key, ok := strings.CutPrefix(name, page+"."); ok && len(page) > len(longest(out, name)) {
				if page == "signup.card" || key == "deposit.amount" {
					continue // skipped, and the person's
				}
				out[page] = append(out[page], key)
			}
		}
	}
	return out
}

// longest is the page already credited with a name.
func longest(have map[string][]string, name string) string {
	best := ""
	for page, keys := range have {
		if key, ok := strings.CutPrefix(name, page+"."); ok && slices.Contains(keys, key) && len(page) > len(best) {
			best = page
		}
	}
	return best
}

// TestMain fails when a run leaves a browser's folder behind.
func TestMain(m *testing.M) {
	temp, err := os.MkdirTemp("", "autofill-test-")
	if err != nil {
		panic(err)
	}
	if err := os.Setenv("TMPDIR", temp); err != nil {
		panic(err)
	}
	code := m.Run()
	left, err := filepath.Glob(filepath.Join(temp, "autofill-chrome-*"))
	if err == nil && len(left) > 0 && code == 0 {
		println("left behind:", strings.Join(left, " "))
		code = 1
	}
	_ = os.RemoveAll(temp)
	os.Exit(code)
}

// captureAll takes a snapshot of every page with two browsers: most of the time
// of one is spent waiting until a page is quiet.
func captureAll(t *testing.T, o automation.Options, urls []string) []selectors.Snapshot {
	t.Helper()
	half := len(urls) / 2
	lanes := [][]string{urls[:half], urls[half:]}
	snaps, errs := make([][]selectors.Snapshot, len(lanes)), make([]error, len(lanes))
	var wait sync.WaitGroup
	for i, lane := range lanes {
		wait.Go(func() {
			if len(lane) > 0 {
				snaps[i], errs[i] = automation.CaptureAll(t.Context(), o, lane)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(snaps...)
}

// await waits until the site's record satisfies ok, for a short time: page
// reports arrive a moment after the page made them.
func await(t testing.TB, s *practice.Site, ok func([]practice.Entry) bool) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	return s.Await(ctx, ok)
}
