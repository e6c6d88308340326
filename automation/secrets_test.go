package automation_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/profiles"
)

// marked are values of the example and what stands in their place, so that each
// can be told from every word of a page.
var marked = [][2]string{
	{"surname: LOVELACE", "surname: QUARTZMARK"},
	{"given: ADA KING", "given: ZEBRAMARK"},
	{"ada@example.org", "tigermark@example.org"},
	{"138 1234 5678", "138 7391 5264"},
	{"6532 0077", "6539 4185"},
	{"533380006", "739184652"},
	{"工体北路8号院3号楼1502室", "标记胡同7391号"},
	{"answer: Annabella", "answer: Falconmark"},
	{"LOVELACE ADA KING", "QUARTZMARK ZEBRAMARK"},
}

// traces are what no log, report or summary may contain.
var traces = []string{
	"quartzmark", "zebramark", "tigermark", "13873915264", "7391 5264", "7391-5264", "65394185", "6539 4185", "739184652", "标记胡同", "falconmark",
	"6225880137061231", "6225 8801", "1990-12-10", "passport.jpg", "entry.jpg",
}

// markedFacts are the example person's with the marks.
func markedFacts(t *testing.T) profiles.Facts {
	t.Helper()
	path, err := profiles.WriteExample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, m := range marked {
		if !strings.Contains(text, m[0]) {
			t.Fatalf("the example has no %q", m[0])
		}
		text = strings.ReplaceAll(text, m[0], m[1])
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := profiles.Load(t.Context(), path, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p.Facts()
}

// silent checks that nothing a run told carries a value.
func silent(t *testing.T, log string, rep *report.Report) {
	t.Helper()
	dir := t.TempDir()
	if _, err := rep.Write(dir); err != nil {
		t.Fatal(err)
	}
	var summary bytes.Buffer
	if err := rep.Summary(&summary, 100, false); err != nil {
		t.Fatal(err)
	}
	whole, err := json.Marshal(rep)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{"the log": log, "the summary": summary.String(), "the report itself": string(whole)}
	for _, name := range []string{report.JSONFile, report.HTMLFile} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		told[name] = string(data)
	}
	for where, text := range told {
		if text == "" {
			t.Errorf("%s is empty", where)
		}
		low := strings.ToLower(text)
		for _, trace := range traces {
			if at := strings.Index(low, trace); at >= 0 {
				t.Errorf("%s has %q: …%s…", where, trace, low[max(0, at-80):min(len(low), at+40)])
			}
		}
	}
}

func TestNothingToldCarriesAValue(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"signup.complete", "verify.identity", "verify.bank"} {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			s := site(t, page+"."+fillable(site(t))[page][0])
			o := options(t, s)
			var log bytes.Buffer
			o.Log, o.Facts = zerolog.New(&log).Level(zerolog.TraceLevel), markedFacts(t)
			o.URL, o.Unattended = s.Start(page), true
			rep, err := run(t, o)
			if err != nil {
				t.Fatal(err)
			}
			if err := await(t, s, func(record []practice.Entry) bool { return len(last(record, page)) > 3 }); err != nil {
				t.Fatal("the page was not filled")
			}
			silent(t, log.String(), rep)
		})
	}
}

// A page may repeat what was typed, in the words beside other boxes.
func TestAPageThatRepeatsWhatWasTyped(t *testing.T) {
	t.Parallel()
	f := serve(t)
	var log bytes.Buffer
	rep := f.fill(t, "repeats.html", f.defined(t, "repeats.html", "A page that repeats what was typed", `
  passport.number: {css: ['#passport'], label: [护照号]}
  mobile: {css: ['#nowhere'], label: [移动电话]}
  email: {css: ['#mail'], label: [电子邮箱]}`), func(o *automation.Options) {
		o.Log, o.Facts = zerolog.New(&log).Level(zerolog.TraceLevel), markedFacts(t)
	})
	f.is(t, "repeats.html", map[string]string{"passport": "739184652", "mail": "tigermark@example.org"})
	silent(t, log.String(), rep)
}
