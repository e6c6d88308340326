package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"example.com/autofill/automation"
)

// unsavedError is something that a run could not keep. The run goes on all the
// same: a page that is filled is worth more than the note of it.
type unsavedError struct {
	what string // such as "the progress"
	flag string // the one that names another folder
	err  error  // names the file
}

func (e *unsavedError) Error() string {
	return fmt.Sprintf("%s could not be saved: %v\nhint: make room on the disk and make the folder writable for you, or choose another one with %s FOLDER", e.what, e.err, e.flag)
}

func (e *unsavedError) Unwrap() error { return e.err }

// unsaved wraps what kept a file from being written; nil stays nil.
func unsaved(what, flag string, err error) error {
	if err == nil {
		return nil
	}
	return &unsavedError{what, flag, err}
}

// withUnsaved puts what could not be saved beside how a run ended.
func withUnsaved(ctx context.Context, err error, lost ...error) error {
	missing := errors.Join(lost...)
	if missing != nil && statusOf(ctx, err) == exitQuit {
		err = automation.ErrQuit
	}
	return errors.Join(err, missing)
}

// replaceFile puts data at path in one step, readable by its owner alone. What
// stood there stays whole until the new file is complete on the disk, and a
// file that did not become complete is removed.
func replaceFile(path string, data []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new*") // 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name()) // the first error is the one to tell
		}
	}()
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// complaint tells of something unsaved when it happens, once until it works again.
type complaint struct {
	out   io.Writer
	since error
}

func (c *complaint) note(err error) {
	if err != nil && c.since == nil {
		fmt.Fprintf(c.out, "autofill: %s\nThe run goes on without it.\n", err)
	}
	c.since = err
}
