package main

import (
	"context"
	"errors"

	"example.com/autofill/automation"
	"example.com/autofill/profiles"
)

// Exit statuses. They are part of the contract with scripts.
const (
	exitOK      = 0 // all filled with the expected selectors
	exitError   = 1 // an error, or something could not be saved
	exitUsage   = 2 // wrong usage
	exitProfile = 3 // the profile is invalid
	exitQuit    = 4 // ended by the user
	exitBroken  = 5 // done, but selectors broke, healed or not
	exitLost    = 6 // the browser was lost
)

// usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// statusOf is the exit status for what a command returned.
func statusOf(ctx context.Context, err error) int {
	var usage usageError
	var unsaved *unsavedError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, profiles.ErrInvalid):
		return exitProfile
	case errors.As(err, &unsaved): // before the rest: going on where one was would not work
		return exitError
	case errors.Is(err, automation.ErrQuit), ctx.Err() != nil:
		return exitQuit
	case errors.Is(err, errBroken):
		return exitBroken
	case errors.Is(err, automation.ErrBrowserLost):
		return exitLost
	default:
		return exitError
	}
}

// errBroken ends a run that is done although selectors broke; the summary has
// said which.
var errBroken = errors.New("some selectors are broken; see the table above")
