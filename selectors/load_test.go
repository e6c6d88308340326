package selectors

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

var update = flag.Bool("update", false, "rewrite the expected files in testdata; look at the difference before you commit it")

// files are the cases of a folder of testdata, with full paths.
func files(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(found) == 0 {
		t.Fatalf("no cases in testdata/%s: %v", pattern, err)
	}
	for i := range found {
		if found[i], err = filepath.Abs(found[i]); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// golden compares got with an expected file.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); go test -update rewrites it:\n%s", filepath.Base(path), diff)
	}
}

// folder makes a folder with one file the current one, so that problems have
// short names.
func folder(t *testing.T, file, as string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile(as, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestProblems compares all that is said about testdata/err/*.yaml with the
// .out beside it.
func TestProblems(t *testing.T) {
	for _, file := range files(t, "err/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			folder(t, file, filepath.Base(file))
			set, err := Load(".")
			var problems yamlfile.Problems
			if set != nil || !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("Load = %v, %v; want problems", set, err)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".out", err.Error()+"\n")
		})
	}
}

func TestOwnPagesReplaceBuiltInOnes(t *testing.T) {
	builtIn, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files(t, "ok/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			folder(t, file, filepath.Base(file))
			set, err := Load(".")
			if err != nil {
				t.Fatal(err)
			}
			if len(set.Definitions) != len(builtIn.Definitions) {
				t.Errorf("%d pages, want %d", len(set.Definitions), len(builtIn.Definitions))
			}
			replaced := 0
			for _, d := range set.Definitions {
				if d.File == filepath.Base(file) {
					replaced++
					if set.Definition(d.Page) != d {
						t.Errorf("%s is still the built-in page", d.Page)
					}
				}
			}
			if replaced != 1 {
				t.Errorf("%d pages come from the file, want 1", replaced)
			}
		})
	}
}

func TestOwnPageIsRecognisedAndItsSelectorUsed(t *testing.T) {
	folder(t, filepath.Join("testdata", "ok", "extra.yaml"), "extra.yaml")
	set, err := Load(".")
	if err != nil {
		t.Fatal(err)
	}
	snap := Snapshot{Frames: []Frame{{
		ID: "f", Origin: "https://memberprod.alipay.com", Path: "/account/reg/email2.htm", Visible: true,
		Controls: []Control{{Ref: 7, Role: RoleText, Tag: "input", ID: "mail", MaxLength: 100, Labels: []Label{{"电子邮箱", FromFor}}}},
		Matches:  map[string][]int{"#mail": {7}},
	}}}
	plan := planFor(set, snap)
	if plan.Page != "signup.email" || len(plan.Fields) == 0 || plan.Fields[0].Outcome != Exact || plan.Fields[0].Selector != "#mail" {
		t.Errorf("page %q, fields %+v", plan.Page, plan.Fields)
	}
}

func TestOwnLexiconReplacesTheBuiltInOne(t *testing.T) {
	t.Chdir(t.TempDir())
	own := "fields:\n  email: {words: [信箱]}\n"
	if err := os.WriteFile("lexicon.yaml", []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Load(".")
	if err == nil || !strings.Contains(err.Error(), "is no field of the profile") {
		t.Errorf("Load: %v; want the built-in pages to miss their fields", err)
	}
}

func TestLexiconProblems(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"fields:\n  email: {title: e-mail}\n", "lexicon.yaml:2:3: fields.email: has no words"},
		{"fields:\n  email: {words: [邮箱], roles: [button]}\n", `lexicon.yaml:2:24: fields.email.roles: "button" is no role that takes input`},
		{"human:\n  - {kind: capcha}\n", `lexicon.yaml:2:12: human[0].kind: "capcha" is no kind of hand-off`},
		{"fields:\n  email: {words: [邮箱], needs: [mobil]}\n", `lexicon.yaml:2:3: fields.email: with:, needs:, unless: and after: name fields, and "mobil" is none`},
		{"fields:\n  email: {word: [邮箱]}\n", "lexicon.yaml:2:11: fields.email.word: is not a known key\nhint: did you mean fields.email.words?"},
	} {
		_, err := LoadLexicon("lexicon.yaml", []byte(c.yaml))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got\n%v\nwant\n%s", c.yaml, err, c.want)
		}
	}
}

func TestNoFolder(t *testing.T) {
	if _, err := Load(filepath.Join(t.TempDir(), "none")); err == nil || !strings.Contains(err.Error(), "no such folder") {
		t.Errorf("Load: %v", err)
	}
}
