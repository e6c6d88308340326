package automation_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/selectors"
)

// wellExplained is the share of the texts of the practice site that every
// language has in full.
const wellExplained = 0.98

// explained counts texts by how much of them a language has.
type explained struct{ full, partly, none int }

func (e explained) share() float64 { return float64(e.full) / float64(e.full+e.partly+e.none) }

func (e explained) String() string {
	return fmt.Sprintf("%d texts: %.1f %% in full, %d partly, %d not at all", e.full+e.partly+e.none, 100*e.share(), e.partly, e.none)
}

// explain counts texts, and logs those that are not explained in full.
func explain(t *testing.T, set *selectors.Set, language string, texts map[string]string) explained {
	t.Helper()
	var got explained
	say := automation.Speech(set, language)
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		said, full := say(text)
		switch {
		case full:
			got.full++
			continue
		case said != "":
			got.partly++
		default:
			got.none++
		}
		t.Logf("%s %s: %q: %q", language, texts[text], text, said)
	}
	return got
}

// TestPracticeSiteIsExplained holds that the words of every page of every
// edition, and what the site says of mistakes, are explained in full.
func TestPracticeSiteIsExplained(t *testing.T) {
	t.Parallel()
	set, _ := load(t)
	for _, edition := range practice.Editions() {
		t.Run(edition, func(t *testing.T) {
			if edition != "2020" && edition != "react" { // the mishaps are those of 2013
				minutes(t, "make soak")
			}
			t.Parallel()
			held(t, set, wordsOfSite(t, set, practice.Options{Edition: edition}))
		})
	}
	t.Run("mishaps", func(t *testing.T) {
		held(t, set, wordsOfSite(t, set, practice.Options{Mishaps: practice.Mishaps()}))
	})
	t.Run("messages", func(t *testing.T) {
		held(t, set, wordsOfSources(t))
	})
}

func held(t *testing.T, set *selectors.Set, texts map[string]string) {
	t.Helper()
	if len(texts) < 100 {
		t.Fatalf("found only %d texts", len(texts))
	}
	for _, language := range set.Languages() {
		got := explain(t, set, language, texts)
		t.Logf("%s: %v", language, got)
		if got.share() < wellExplained {
			t.Errorf("%s: %v; want %.0f %%. The texts are logged above", language, got, 100*wellExplained)
		}
	}
}

// wordsOfSite are the texts of an edition's pages, with the page they are on.
func wordsOfSite(t *testing.T, set *selectors.Set, opts practice.Options) map[string]string {
	t.Helper()
	s, err := practice.Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	addresses := map[string]string{}
	for _, page := range s.Pages() {
		addresses[page] = s.Start(page)
	}
	return words(t, set, s.Origins(), addresses)
}

// words are the Chinese texts at addresses, by name, each with one of the names.
func words(t *testing.T, set *selectors.Set, trusted []string, addresses map[string]string) map[string]string {
	t.Helper()
	names := slices.Sorted(maps.Keys(addresses))
	b, err := automation.OpenBench(t.Context(), automation.Options{
		Set: set, URL: addresses[names[0]], Trusted: trusted, Offline: true, Headless: true,
		Log: zerolog.New(zerolog.NewTestWriter(t)).Level(zerolog.WarnLevel),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	out := map[string]string{}
	for _, name := range names {
		if err := b.Goto(t.Context(), addresses[name]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		texts, err := b.Words(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, text := range texts {
			out[text] = name
		}
	}
	return out
}

var quoted = regexp.MustCompile("\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'|`[^`]*`")

// wordsOfSources are the Chinese strings of the practice site's code: lists, and
// what it says once something is typed or sent.
func wordsOfSources(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	add := func(file, text string) {
		// What a format leaves open is a number or a name.
		text = strings.NewReplacer("%d", "3", "%s", "ADA", "%q", "ADA", "%v", "ADA").Replace(strings.TrimSpace(text))
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.ContainsAny(text, "{<>") {
			out[text] = filepath.Base(file)
		}
	}
	files, err := filepath.Glob("practice/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					add(file, text)
				}
			}
			return true
		})
	}
	scripts, err := filepath.Glob("practice/assets/*.js")
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := filepath.Glob("practice/react/*.jsx")
	if err != nil {
		t.Fatal(err)
	}
	scripts = append(scripts, drawn...)
	for _, file := range scripts {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, lit := range quoted.FindAllString(string(data), -1) {
			add(file, lit[1:len(lit)-1])
		}
	}
	return out
}

// formsExplained is the share of the corpus of forms below which something is
// wrong with the matching; its words are of many trades.
const formsExplained = 0.85

// TestFormsAreExplained reports how much of the corpus of forms is explained:
// of every fourteenth form, unless there is time for all.
func TestFormsAreExplained(t *testing.T) {
	t.Parallel()
	set, _ := load(t)
	server := httptest.NewServer(http.FileServer(http.Dir(forms)))
	t.Cleanup(server.Close)
	addresses := map[string]string{}
	list := loadForms(t, forms)
	if !long {
		list = oneOf(14, list)
	}
	for _, f := range list {
		addresses[f.name] = server.URL + "/" + f.name + ".html"
	}
	texts := words(t, set, []string{server.URL}, addresses)
	for _, language := range set.Languages() {
		got := explain(t, set, language, texts)
		t.Logf("%s: %v", language, got)
		if got.share() < formsExplained {
			t.Errorf("%s: %v; want %.0f %%", language, got, 100*formsExplained)
		}
	}
}

// TestSpeechFallsBack holds that what a language lacks is said in English, that
// names are in the language, and that what is known in part is marked.
func TestSpeechFallsBack(t *testing.T) {
	set, _ := load(t)
	dir := t.TempDir()
	const half = "entries:\n  words:\n    - {zh: 下一步, de: Weiter}\n    - {zh: 请输入, de: Eingeben}\n"
	if err := os.WriteFile(filepath.Join(dir, "glossary.de.yaml"), []byte(half), 0o600); err != nil {
		t.Fatal(err)
	}
	more, err := selectors.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		set                *selectors.Set
		language, in, want string
		full               bool
	}{
		{set, "fr", "下一步", "Suivant", true},
		{set, "fr", "英国", "Royaume-Uni", true},
		{set, "en", "英国", "United Kingdom", true},
		{set, "fr", "招商银行", "China Merchants Bank", true},
		{set, "fr", "朝阳区", "Chaoyang District", true},
		{set, "fr", "+44 英国", "+44 Royaume-Uni", true},
		{set, "fr", "请输入暗号", "Saisir ‹暗号›", false},
		{more, "de", "下一步", "Weiter", true},
		{more, "de", "上一步", "Back", true},
		{more, "de", "请输入验证码", "Enter the captcha code", true},
		{more, "de", "请输入暗号", "Eingeben ‹暗号›", false},
		{more, "", "下一步", "Next", true},
	} {
		if got, full := automation.Spoken(c.set, c.language, c.in); got != c.want || full != c.full {
			t.Errorf("%s: %s: got %q full %t, want %q full %t", c.language, c.in, got, full, c.want, c.full)
		}
	}
}

// TestLanguageReachesThePage holds that the chips over a page are in the
// language that was asked for.
func TestLanguageReachesThePage(t *testing.T) {
	s := site(t)
	o := options(t, s)
	o.URL, o.Language = s.Start("signup.email"), "fr"
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	b, err := automation.OpenBench(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	chips, err := b.Chips(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := chips["下一步"]; got != "Suivant" {
		t.Errorf("下一步: got %q, want Suivant; drawn are %v", got, chips)
	}
}
