package profiles

import (
	_ "embed" // the example and its scans
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// example is a complete profile of an invented person.
//
//go:embed example.yaml
var example []byte

// The example's scans, drawn for it and marked SPECIMEN.
var (
	//go:embed scans/passport.jpg
	passportScan []byte
	//go:embed scans/entry.jpg
	entryScan []byte
)

// Example returns the example profile, with comments; its scans are named by
// relative paths, see [WriteExample].
func Example() []byte { return slices.Clone(example) }

// WriteExample writes the example profile and its scans into dir, which it
// makes if need be, readable by the user alone, and returns the profile's
// path. Existing files of those names are replaced.
func WriteExample(dir string) (path string, err error) {
	if err := os.MkdirAll(filepath.Join(dir, "scans"), 0o700); err != nil {
		return "", fmt.Errorf("writing the example: %w", err)
	}
	path = filepath.Join(dir, "example.yaml")
	for _, file := range []struct {
		path    string
		content []byte
	}{
		{filepath.Join(dir, "scans", "passport.jpg"), passportScan},
		{filepath.Join(dir, "scans", "entry.jpg"), entryScan},
		{path, example},
	} {
		if err := writePrivate(file.path, file.content); err != nil {
			return "", fmt.Errorf("writing the example: %w", err)
		}
	}
	return path, nil
}

// writePrivate writes beside the file and renames, so that neither a half
// file nor an old one with a wider mode remains.
func writePrivate(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".autofill-*") // made with 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // gone when renamed
	if _, err := file.Write(content); err != nil {
		file.Close() //nolint:errcheck // the first error counts
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
