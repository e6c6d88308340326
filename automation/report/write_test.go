package report

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteMakesFilesForTheOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "report")
	paths, err := sample().Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(dir, "report.json"), filepath.Join(dir, "report.html")}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if runtime.GOOS == "windows" {
		t.Skip("no file modes on this system")
	}
	for path, mode := range map[string]os.FileMode{
		dir: os.ModeDir | 0o700, filepath.Dir(dir): os.ModeDir | 0o700, paths[0]: 0o600, paths[1]: 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != mode {
			t.Errorf("%s has mode %v, want %v", path, info.Mode(), mode)
		}
	}
}

func TestWriteReplacesInOneStep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, JSONFile)
	// An open old file and a link stay what they were: the new report is
	// another file under the old name, not the old one written over.
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.WriteFile(elsewhere, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, path); err != nil {
		t.Skip(err)
	}
	if _, err := sample().Write(dir); err != nil {
		t.Fatal(err)
	}
	if old, err := os.ReadFile(elsewhere); err != nil || string(old) != "old" {
		t.Errorf("what stood there became %q, %v", old, err)
	}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want a file of its own with mode 0600", info, err)
	}
	if diff := cmp.Diff([]string{HTMLFile, JSONFile}, names(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteThatFailsLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	// A folder in the place of report.html cannot be replaced by a file.
	if err := os.MkdirAll(filepath.Join(dir, HTMLFile, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	paths, err := sample().Write(dir)
	if err == nil {
		t.Fatal("got no error")
	}
	if diff := cmp.Diff([]string{filepath.Join(dir, JSONFile)}, paths); diff != "" {
		t.Errorf("paths that were written (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{HTMLFile, JSONFile}, names(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteIntoWhatIsNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if paths, err := sample().Write(file); err == nil || paths != nil {
		t.Errorf("got %v, %v, want an error", paths, err)
	}
}

func TestWriteIsDeterministic(t *testing.T) {
	dir := t.TempDir()
	var files [2]map[string]string
	for i := range files {
		paths, err := sample().Write(dir)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = map[string]string{}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files[i][path] = string(data)
		}
	}
	if diff := cmp.Diff(files[0], files[1]); diff != "" {
		t.Errorf("two reports of one run differ:\n%s", diff)
	}
}

// names lists what is in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}
