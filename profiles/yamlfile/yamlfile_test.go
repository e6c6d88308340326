package yamlfile_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/autofill/profiles/yamlfile"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata; look at the diff")

// page has one of everything that files are decoded into.
type page struct {
	Title   string            `yaml:"title"`
	Seen    int               `yaml:"seen"`
	Score   float64           `yaml:"score"`
	Open    bool              `yaml:"open"`
	Limit   uint8             `yaml:"limit"`
	CSS     yamlfile.Strings  `yaml:"css"`
	Next    []string          `yaml:"next"`
	Words   map[string]string `yaml:"words"`
	Match   *match            `yaml:"match"`
	Kind    kind              `yaml:"kind"`
	Common  `yaml:",inline"`
	Fields  yamlfile.Ordered[field] `yaml:"fields"`
	Ignored string
}

type match struct {
	Path string `yaml:"path"`
}

// Common tests embedded structs.
type Common struct {
	Note string `yaml:"note"`
}

type field struct {
	CSS       yamlfile.Strings `yaml:"css"`
	Maxlength int              `yaml:"maxlength"`
}

type kind string

// UnmarshalText takes two words.
func (k *kind) UnmarshalText(text []byte) error {
	if s := string(text); s != "captcha" && s != "sms" {
		return errors.New("must be captcha or sms")
	}
	*k = kind(text)
	return nil
}

func TestLoadKeepsWhatWasWritten(t *testing.T) {
	var got page
	_, err := yamlfile.Load("page.yaml", []byte(`# comment
title: 00517
seen: 2014
score: 0.5
open: true
limit: 255
css: '#J-accName'
next: [yes, 1990-12-10, 0x1F, null, ~, "quoted: text", 1_000]
words: {账户名: account name, no: 'off'}
match:
  path: >-
    /account
    /reg
kind: sms
note: 0771234
fields:
  zulu: {css: [a, b], maxlength: 100}
  alpha:
`), &got)
	if err != nil {
		t.Fatal(err)
	}
	want := page{
		Title: "00517", Seen: 2014, Score: 0.5, Open: true, Limit: 255,
		CSS:   yamlfile.Strings{"#J-accName"},
		Next:  []string{"yes", "1990-12-10", "0x1F", "null", "~", "quoted: text", "1_000"},
		Words: map[string]string{"账户名": "account name", "no": "off"},
		Match: &match{Path: "/account /reg"}, Kind: "sms", Common: Common{Note: "0771234"},
		Fields: yamlfile.Ordered[field]{
			{Key: "zulu", Value: field{CSS: yamlfile.Strings{"a", "b"}, Maxlength: 100}, Pos: yamlfile.Pos{Line: 17, Column: 3}},
			{Key: "alpha", Pos: yamlfile.Pos{Line: 18, Column: 3}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
	if value, ok := got.Fields.Get("zulu"); !ok || value.Maxlength != 100 {
		t.Errorf("Get(zulu) = %v, %v", value, ok)
	}
	if diff := cmp.Diff([]string{"zulu", "alpha"}, got.Fields.Keys()); diff != "" {
		t.Error(diff)
	}
}

// TestProblems compares all that is said about testdata/err/*.yaml with the
// .out beside it. A new case is two new files.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/err/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var p page
			_, err = yamlfile.Load(filepath.Base(file), data, &p)
			var problems yamlfile.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("got error %v, want Problems", err)
			}
			got := err.Error() + "\n"
			out := strings.TrimSuffix(file, ".yaml") + ".out"
			if *update {
				if err := os.WriteFile(out, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if strings.Contains(got, "SECRET") {
				t.Error("a value is in the problems")
			}
		})
	}
}

func TestPos(t *testing.T) {
	var p page
	file, err := yamlfile.Load("p.yaml", []byte("title: x\ncss:\n  - a\n  - b\nmatch:\n  path: /a\nwords: {}\n"), &p)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path []any
		want string
		has  bool
	}{
		{nil, "1:1", true},
		{[]any{"title"}, "1:8", true},
		{[]any{"css", 1}, "4:5", true},
		{[]any{"css", 7}, "2:1", false},
		{[]any{"css"}, "2:1", true},
		{[]any{"match", "path"}, "6:9", true},
		{[]any{"match", "title"}, "5:1", false},
		{[]any{"nothing", "at", "all"}, "1:1", false},
		{[]any{"title", "below"}, "1:8", false},
		{[]any{3.5}, "1:1", false},
	} {
		if got := file.Pos(test.path...).String(); got != test.want {
			t.Errorf("Pos(%v) = %s, want %s", test.path, got, test.want)
		}
		if got := file.Has(test.path...); got != test.has {
			t.Errorf("Has(%v) = %v, want %v", test.path, got, test.has)
		}
	}
	problem := file.Problem([]any{"css", 1}, "matches nothing", "try another")
	if got, want := problem.Error(), "p.yaml:4:5: css[1]: matches nothing\nhint: try another"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEmptyFiles(t *testing.T) {
	for _, text := range []string{"", "\n", "# only a comment\n", "---\n", "\ufeff"} {
		var p page
		file, err := yamlfile.Load("p.yaml", []byte(text), &p)
		if err != nil || !file.Empty() {
			t.Errorf("Load(%q): error %v, empty %v", text, err, file.Empty())
		}
		if got := file.Pos("title"); got != (yamlfile.Pos{Line: 1, Column: 1}) {
			t.Errorf("Pos in an empty file = %v", got)
		}
	}
}

func TestHostileFiles(t *testing.T) {
	for name, text := range map[string]string{
		"large":    "title: " + strings.Repeat("x", 2<<20),
		"deep":     "title: " + strings.Repeat("[", 5000),
		"deep map": "words: " + strings.Repeat("{a: ", 5000),
		"bomb":     "words: &a {x: y}\nmatch: [*a,*a,*a,*a]\n",
		"binary":   "\x00\x01\x02",
		"utf-16":   "\xff\xfea\x00",
	} {
		var p page
		if _, err := yamlfile.Load(name, []byte(text), &p); err == nil {
			t.Errorf("%s: no problem found", name)
		}
	}
}

func TestLoadRefusesWrongTargets(t *testing.T) {
	for _, out := range []any{nil, page{}, (*page)(nil)} {
		if _, err := yamlfile.Load("p.yaml", []byte("title: x"), out); err == nil {
			t.Errorf("Load into %T: no error", out)
		}
	}
}

func TestErrIsNilWithoutProblems(t *testing.T) {
	if err := (yamlfile.Problems{}).Err(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"surname", "given", "passport.expires", "sex", "css"}
	for word, want := range map[string]string{
		"surnme": "surname", "Surname": "surname", "gievn": "given", "sxe": "sex", "passport.expiry": "passport.expires",
		"banana": "", "": "", "cs": "css", strings.Repeat("x", 500): "",
	} {
		if got := yamlfile.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	files, _ := filepath.Glob("testdata/err/*.yaml")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(data)
		}
	}
	f.Add([]byte("title: |2\n   x\nfields: {a: {css: [1, 2]}}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p page
		file, err := yamlfile.Load("f.yaml", data, &p)
		if file == nil {
			t.Fatal("no file")
		}
		var problems yamlfile.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatalf("error %T is no Problems", err)
		}
		file.Pos("fields", "a", "css", 0)
	})
}
