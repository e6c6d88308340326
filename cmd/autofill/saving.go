package main

import (
	"context"
	"errors"
	"fmt"
	"io"

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
func withUnsaved(ctx context.Context, err, lost error) error {
	if lost != nil && statusOf(ctx, err) == exitQuit {
		err = automation.ErrQuit
	}
	return errors.Join(err, lost)
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
