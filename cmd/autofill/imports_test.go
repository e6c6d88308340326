package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type direction struct {
	pkg string
	may []string
	why string
}

const (
	module = "example.com/autofill"
	root   = "../.."
)

// directions says which packages of this module each package may import
// outside its tests, and what the limit keeps true. A package without a line
// is a failure: add the line together with its reason.
var directions = []direction{
	{"cmd/autofill", []string{"automation", "automation/practice", "automation/report", "selectors", "profiles", "profiles/yamlfile"}, "wires everything; what runs in pages is reached through automation"},
	{"automation", []string{"automation/injected", "automation/report", "selectors", "profiles"}, "never the practice site: no page may be treated specially"},
	{"automation/injected", nil, "files for the page: decisions are made in Go, outside"},
	{"automation/report", []string{"selectors", "profiles/yamlfile"}, "cannot print what it cannot name: no profile values"},
	{"automation/practice", nil, "the examiner must not share the candidate's mistakes"},
	{"selectors", []string{"profiles/yamlfile"}, "plans from keys, never from values"},
	{"profiles", []string{"profiles/yamlfile"}, "knows the user's data, not where it is going"},
	{"profiles/yamlfile", nil, "a leaf that both loaders share"},
}

// edges says which packages may import a third-party module outside their tests.
var edges = []struct {
	module string
	only   []string
	why    string
}{
	{"github.com/chromedp", []string{"automation", "automation/practice"}, "the browser is an edge: one package drives it, one plays the person"},
	{"github.com/rs/zerolog", []string{"cmd/autofill", "automation", "automation/practice", "automation/report"}, "selectors and profiles return findings; the caller logs"},
	{"github.com/spf13", []string{"cmd/autofill"}, "flags and settings stop at the command"},
}

// revealers are the files, or folders with a final slash, that may read a
// profile value in the clear.
var revealers = map[string]string{
	"automation/fill.go": "where a value meets a control",
	"profiles/":          "checks and derives values, keeps them to itself",
}

// topLevel is all there is at the root besides dot-files.
var topLevel = []string{"LICENSE", "Makefile", "README.md", "automation", "cmd", "go.mod", "go.sum", "profiles", "selectors"}

func TestImportsPointOneWay(t *testing.T) {
	imports := map[string][]string{}
	for _, f := range sources(t) {
		pkg := path.Dir(f.name)
		imports[pkg] = append(imports[pkg], f.imports()...)
	}
	if len(imports) == 0 {
		t.Fatal("found no package")
	}
	for _, v := range forbidden(imports) {
		t.Error(v)
	}
}

func TestForbiddenFindsEachKindOfViolation(t *testing.T) {
	got := forbidden(map[string][]string{
		"automation":          {"context", module + "/selectors", "github.com/chromedp/chromedp", "github.com/rs/zerolog"},
		"automation/practice": {module + "/selectors", "net/http", "github.com/chromedp/chromedp"},
		"automation/report":   {module + "/profiles", module + "/profiles/yamlfile"},
		"automation/session":  {"context"},
		"cmd/autofill":        {module + "/profiles", "github.com/spf13/cobra", "github.com/chromedp/cdproto/page"},
		"profiles":            {"github.com/spf13/viper", "github.com/spf13viper/other"},
		"selectors":           {"github.com/rs/zerolog/log", module + "/profiles", module + "/profiles"},
	})
	want := []string{
		"automation/practice must not import selectors: the examiner must not share the candidate's mistakes",
		"automation/report must not import profiles: cannot print what it cannot name: no profile values",
		"automation/session has no line in directions: add one, with what it may import and why",
		"cmd/autofill must not import github.com/chromedp/cdproto/page: the browser is an edge: one package drives it, one plays the person",
		"profiles must not import github.com/spf13/viper: flags and settings stop at the command",
		"selectors must not import github.com/rs/zerolog/log: selectors and profiles return findings; the caller logs",
		"selectors must not import profiles: plans from keys, never from values",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestValuesAreRevealedOnlyWhereTheyAreTyped(t *testing.T) {
	for _, f := range sources(t) {
		if mayReveal(f.name) {
			continue
		}
		for _, line := range f.reveals() {
			t.Errorf("%s:%d: calls Reveal; allowed are only %s", f.name, line, strings.Join(slices.Sorted(maps.Keys(revealers)), ", "))
		}
	}
}

func TestRevealsFindsCallsAndMethodValues(t *testing.T) {
	text := "package p\n\nfunc f(v value) {\n\tuse(v.Reveal())\n\tuse(v.String())\n\tg := v.Reveal\n\tg()\n}\n"
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "f.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	f := source{name: "automation/log.go", fset: fset, syntax: syntax}
	if got, want := f.reveals(), []int{4, 6}; !slices.Equal(got, want) {
		t.Errorf("reveals on lines %v, want %v", got, want)
	}
	for name, want := range map[string]bool{
		"automation/fill.go":      true,
		"automation/filler.go":    false,
		"automation/run.go":       false,
		"profiles/facts.go":       true,
		"profiles/yamlfile/a.go":  true,
		"profilesx/facts.go":      false,
		"cmd/autofill/profile.go": false,
	} {
		if got := mayReveal(name); got != want {
			t.Errorf("mayReveal(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestTopLevelIsFixed(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	ignored := ignoredPatterns(t)
	for _, e := range entries {
		name := e.Name()
		built := slices.ContainsFunc(ignored, func(pattern string) bool {
			match, _ := path.Match(pattern, name)
			return match
		})
		if !strings.HasPrefix(name, ".") && !built && !slices.Contains(topLevel, name) {
			t.Errorf("%s is at the top level; only %s may be", name, strings.Join(topLevel, ", "))
		}
	}
}

// forbidden returns, sorted, a sentence for each import that directions and
// edges do not allow; imports maps a package, relative to the module, to full
// import paths.
func forbidden(imports map[string][]string) []string {
	var found []string
	for pkg, paths := range imports {
		i := slices.IndexFunc(directions, func(d direction) bool { return d.pkg == pkg })
		if i < 0 {
			found = append(found, pkg+" has no line in directions: add one, with what it may import and why")
			continue
		}
		for _, p := range paths {
			if own, ok := strings.CutPrefix(p, module+"/"); ok && !slices.Contains(directions[i].may, own) {
				found = append(found, fmt.Sprintf("%s must not import %s: %s", pkg, own, directions[i].why))
			}
			for _, e := range edges {
				if (p == e.module || strings.HasPrefix(p, e.module+"/")) && !slices.Contains(e.only, pkg) {
					found = append(found, fmt.Sprintf("%s must not import %s: %s", pkg, p, e.why))
				}
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func mayReveal(name string) bool {
	for allowed := range revealers {
		if name == allowed || strings.HasSuffix(allowed, "/") && strings.HasPrefix(name, allowed) {
			return true
		}
	}
	return false
}

// source is one Go file of the module that is not a test; name is relative to
// the module and has slashes.
type source struct {
	name   string
	fset   *token.FileSet
	syntax *ast.File
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.syntax.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// reveals returns the lines on which a method named Reveal is used.
func (s source) reveals() []int {
	var lines []int
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Reveal" {
			lines = append(lines, s.fset.Position(sel.Sel.Pos()).Line)
		}
		return true
	})
	return lines
}

// sources parses every Go file of the module, whatever its build tags.
func sources(t *testing.T) []source {
	t.Helper()
	var files []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files = append(files, source{filepath.ToSlash(rel), fset, syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ignoredPatterns returns the names that .gitignore gives to what is built.
func ignoredPatterns(t *testing.T) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var patterns []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := strings.Trim(lines.Text(), "/ \r"); line != "" && !strings.HasPrefix(line, "#") {
			patterns = append(patterns, line)
		}
	}
	return patterns
}
