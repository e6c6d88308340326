package profiles_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zalando/go-keyring"

	"example.com/autofill/profiles"
	"example.com/autofill/profiles/yamlfile"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata; look at the diff")

// summer is the day on which the profiles in testdata are checked.
var summer = time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)

// workdir makes a folder with the example, its scans and a copy of file, and
// makes it the current one, so that problems have short file names.
func workdir(t *testing.T, file string) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := profiles.WriteExample(dir); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, name), string(data))
	t.Chdir(dir)
	return name
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func options() profiles.Options {
	return profiles.Options{
		Now:     summer,
		Getenv:  func(name string) (string, bool) { return "", name == "EMPTY" },
		Keyring: func(string, string) (string, error) { return "", keyring.ErrNotFound },
	}
}

// TestProblems compares all that is said about testdata/err/*.yaml with the
// .out beside it. Values that must not be printed contain SECRET.
func TestProblems(t *testing.T) {
	for _, file := range cases(t, "err") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			out, err := filepath.Abs(strings.TrimSuffix(file, ".yaml") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			name := workdir(t, file)
			me, err := profiles.Load(t.Context(), name, options())
			if me != nil || !errors.Is(err, profiles.ErrInvalid) {
				t.Fatalf("Load = %v, %v; want ErrInvalid", me, err)
			}
			var problems yamlfile.Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Errorf("error %T has no problems in it", err)
			}
			compare(t, out, err.Error()+"\n")
			if strings.Contains(strings.ToUpper(err.Error()), "SECRET") {
				t.Error("a value is in the problems")
			}
		})
	}
}

// TestOK loads testdata/ok/*.yaml, whose warnings are in the .out beside it.
func TestOK(t *testing.T) {
	for _, file := range cases(t, "ok") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			out, err := filepath.Abs(strings.TrimSuffix(file, ".yaml") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			me, err := profiles.Load(t.Context(), workdir(t, file), options())
			if err != nil {
				t.Fatal(err)
			}
			compare(t, out, me.Warnings.Error()+"\n")
		})
	}
}

func cases(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/%s: %v", folder, err)
	}
	return files
}

func compare(t *testing.T, path, got string) {
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
		t.Errorf("%s (-want +got):\n%s", filepath.Base(path), diff)
	}
}

// load loads a profile from text through standard input.
func load(t *testing.T, text string, opts profiles.Options) (*profiles.Profile, error) {
	t.Helper()
	opts.Stdin = strings.NewReader(text)
	if opts.Now.IsZero() {
		opts.Now = summer
	}
	return profiles.Load(t.Context(), "-", opts)
}

// minimal is a profile with the required keys alone.
const minimal = `
nationality: GB
name: {surname: LOVELACE, given: ADA}
sex: female
birth_date: 1990-12-10
email: ada@example.org
mobile: +86 138 1234 5678
passport: {number: 533380006, expires: 2031-05-01}
`

func TestTheFileMustBePrivate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "my profile.yaml")
	write(t, path, minimal)
	if _, err := profiles.Load(t.Context(), path, options()); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []os.FileMode{0o640, 0o604, 0o620, 0o644, 0o601} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := profiles.Load(t.Context(), path, options())
		if !errors.Is(err, profiles.ErrInvalid) || !strings.Contains(err.Error(), "hint: chmod 600 '"+path+"'") {
			t.Errorf("mode %04o: got %v, want a problem with the command that mends it", mode, err)
		}
	}
}

func TestFilesThatAreNoProfile(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "none.yaml"): "hint: autofill init",
		dir:                             "is a folder",
	} {
		if _, err := profiles.Load(t.Context(), path, options()); !errors.Is(err, profiles.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("Load(%s) = %v, want ErrInvalid with %q", path, err, want)
		}
	}
	if _, err := profiles.Load(t.Context(), "-", options()); !errors.Is(err, profiles.ErrInvalid) {
		t.Errorf("no standard input: got %v", err)
	}
}

func TestReferences(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "street.txt"), "工体北路8号院\r\n")
	write(t, filepath.Join(dir, "me.yaml"), `
nationality: GB
name: {surname: env:SURNAME, given: ADA}
sex: female
birth_date: 1990-12-10
email: ada@example.org
mobile: +86 138 1234 5678
passport:
  number: "keyring:autofill/passport"
  expires: 2031-05-01
address: {province: Beijing, city: Beijing, district: Chaoyang, street: 'file:street.txt', postcode: 100027}
security:
  question: 您母亲的姓名是？
  answer: prompt:            # asked for
login:
  password: prompt:
payment: {password: "keyring:autofill/passport"}
`)
	var asked []string
	me, err := profiles.Load(t.Context(), filepath.Join(dir, "me.yaml"), profiles.Options{
		Now:    summer,
		Getenv: func(name string) (string, bool) { return "LOVELACE", name == "SURNAME" },
		Keyring: func(service, key string) (string, error) {
			return map[string]string{"autofill/passport": "533380006"}[service+"/"+key], nil
		},
		Prompt: func(_ context.Context, label string) (string, error) {
			asked = append(asked, label)
			return "Anna  Bella ", nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	facts := me.Facts()
	for key, want := range map[string]string{
		"name.surname": "LOVELACE", "passport.number": "533380006", "address.street": "工体北路8号院",
		"security.answer": "Anna  Bella", "login.password": "Anna  Bella ", "payment.password": "533380006",
	} {
		if got := facts.Value(key).Reveal(); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	if diff := cmp.Diff([]string{"Answer to it", "login.password"}, asked); diff != "" {
		t.Errorf("prompts (-want +got):\n%s", diff)
	}
}

func TestAFailedPromptIsNoMistakeOfTheProfile(t *testing.T) {
	stop := errors.New("stopped by you")
	_, err := load(t, minimal+"occupation: \"prompt:\"\n", profiles.Options{
		Prompt: func(context.Context, string) (string, error) { return "", stop },
	})
	if !errors.Is(err, stop) || errors.Is(err, profiles.ErrInvalid) {
		t.Errorf("got %v, want the prompt's error alone", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := profiles.Load(ctx, "-", profiles.Options{Stdin: strings.NewReader(minimal), Now: summer}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

func TestScansCanBeLeftUnchecked(t *testing.T) {
	text := strings.Replace(minimal, "2031-05-01}", "2031-05-01, photo_page: a.jpg, entry_stamp: /b.jpg}", 1)
	if _, err := load(t, text, profiles.Options{}); !errors.Is(err, profiles.ErrInvalid) {
		t.Errorf("missing scans: got %v", err)
	}
	me, err := load(t, text, profiles.Options{SkipScans: true})
	if err != nil {
		t.Fatal(err)
	}
	if path := me.Facts().Value("passport.photo_page").Reveal(); !filepath.IsAbs(path) {
		t.Errorf("the path of a scan is relative")
	}
}
