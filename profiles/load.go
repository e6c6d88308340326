package profiles

import (
	"context"
	"errors"
	"io"
	"time"
)

// ErrInvalid is what every mistake of the profile is: an unreadable file, one
// that others can read, an unknown key, a wrong value.
var ErrInvalid = errors.New("the profile is invalid")

// Options say what Load cannot know. The zero value reads files, checks
// everything against the clock, and cannot ask the user.
type Options struct {
	// Stdin is read when the path is "-".
	Stdin io.Reader
	// Prompt asks the user for a value given as "prompt:", without echo. Nil
	// makes such a value a problem.
	Prompt func(ctx context.Context, label string) (string, error)
	// Getenv looks up "env:NAME"; nil means os.LookupEnv.
	Getenv func(name string) (value string, ok bool)
	// Keyring looks up "keyring:SERVICE/KEY"; nil means the system's keyring.
	Keyring func(service, key string) (string, error)
	// Now is the day against which ages and expiries are checked; zero means
	// today.
	Now time.Time
	// SkipScans leaves out the check that the scans exist and are pictures.
	SkipScans bool
}

// InvalidError is the error of [Load] for everything the user can mend in the
// profile; errors.Is finds [ErrInvalid] in it, errors.As the
// yamlfile.Problems.
type InvalidError struct{ Err error }

// Error gives the problems, one below the other.
func (e *InvalidError) Error() string { return e.Err.Error() }

// Unwrap gives the problems.
func (e *InvalidError) Unwrap() error { return e.Err }

// Is reports that every InvalidError is ErrInvalid.
func (e *InvalidError) Is(target error) bool { return target == ErrInvalid }
