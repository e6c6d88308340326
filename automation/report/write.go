package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// The files of a report.
const (
	JSONFile = "report.json"
	HTMLFile = "report.html"
)

// Write writes report.json and report.html into dir, which is made when it is
// not there, for its owner alone. It returns the paths of what was written. A
// reader, and a run that is killed, sees a file whole: the old or the new one.
func (r *Report) Write(dir string) ([]string, error) {
	// Both are rendered first: a report is replaced as a pair or not at all.
	asJSON, err := r.JSON()
	if err != nil {
		return nil, err
	}
	asHTML, err := r.HTML()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("folder of the report: %w", err)
	}
	var paths []string
	for _, file := range []struct {
		name string
		data []byte
	}{{JSONFile, asJSON}, {HTMLFile, asHTML}} {
		path := filepath.Join(dir, file.name)
		if err := Replace(path, file.data); err != nil {
			return paths, fmt.Errorf("report: %w", err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// JSON is report.json. Selectors stand in it as they are written, without
// \u003e for the > between two elements.
func (r *Report) JSON() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		return nil, fmt.Errorf("report as JSON: %w", err)
	}
	return out.Bytes(), nil
}

// Replace puts data at path in one step, readable by its owner alone. What
// stood there stays untouched until the new file is complete on the disk.
func Replace(path string, data []byte) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name()) // the first error is the one to tell
		}
	}()
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
