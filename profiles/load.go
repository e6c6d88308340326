package profiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"example.com/autofill/profiles/yamlfile"
)

// ErrInvalid is what every mistake of the profile is: an unreadable file, one
// that others can read, an unknown key, a wrong value.
var ErrInvalid = errors.New("the profile is invalid")

// InvalidError is the error of [Load] for everything the user can mend in the
// profile; errors.Is finds [ErrInvalid] in it.
type InvalidError struct{ Problems yamlfile.Problems }

// Error gives the problems, one below the other.
func (e *InvalidError) Error() string { return e.Problems.Error() }

// Unwrap gives the problems, for errors.As with yamlfile.Problems.
func (e *InvalidError) Unwrap() error { return e.Problems }

// Is reports that every InvalidError is ErrInvalid.
func (e *InvalidError) Is(target error) bool { return target == ErrInvalid }

// Options say what Load cannot know. The zero value reads files, checks
// everything against today's date, and cannot ask the user.
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

// maxBytes is more than any profile has.
const maxBytes = 1 << 20

// Load reads, resolves and checks the profile at path; "-" is standard input.
// Everything the user can mend comes back at once as an [InvalidError]. Other
// errors are the caller's: a context that ended, a prompt that failed.
func Load(ctx context.Context, path string, opts Options) (*Profile, error) {
	name, dir := path, filepath.Dir(path)
	if path == "-" {
		name, dir = "stdin", "."
	}
	data, problems := read(path, opts.Stdin)
	if data == nil {
		return nil, &InvalidError{problems}
	}
	v, err := decode(name, data, problems)
	if err != nil {
		return nil, err
	}
	v.now = today(opts.Now)
	if err := v.resolve(ctx, dir, opts); err != nil {
		return nil, err
	}
	v.validate()
	if !opts.SkipScans {
		v.scans()
	}
	v.warnings.Sort()
	v.profile.Warnings = v.warnings
	if len(v.problems) > 0 {
		v.problems.Sort()
		return nil, &InvalidError{v.problems}
	}
	return v.profile, nil
}

// decode reads the YAML; problems are those the file itself has. It returns an
// error when there is nothing to check further.
func decode(name string, data []byte, problems yamlfile.Problems) (*validator, error) {
	profile := &Profile{}
	file, err := yamlfile.Load(name, quotePrompts(data), profile)
	profile.file = file
	v := &validator{profile: profile, problems: problems, bad: map[string]bool{}}
	var found yamlfile.Problems
	if err != nil && !errors.As(err, &found) {
		return nil, err
	}
	v.problems = append(v.problems, found...)
	hopeless := file.Empty()
	for _, p := range found {
		v.bad[p.Key] = true
		hopeless = hopeless || p.Key == "" && !file.IsMapping()
	}
	if !hopeless {
		return v, nil
	}
	// Every key would be missing as well: one sentence is enough.
	if len(found) == 0 {
		v.problems = append(v.problems, yamlfile.Problem{
			File: name, Text: "is empty", Hints: []string{"autofill init writes a profile with you"},
		})
	}
	return nil, &InvalidError{v.problems}
}

var barePrompt = regexp.MustCompile(`(?m)^([ \t]*[a-z_]+:[ \t]+)prompt:[ \t]*(#.*)?\r?$`)

// quotePrompts puts "prompt:" in quotes: YAML takes a colon at the end of a
// line for a key, and nobody should have to know.
func quotePrompts(data []byte) []byte {
	return barePrompt.ReplaceAll(data, []byte(`$1"prompt:" $2`))
}

func today(now time.Time) time.Time {
	if now.IsZero() {
		return time.Now()
	}
	return now
}

// read returns the file's content. Problems beside content are of a file that
// could be read but should not have been readable.
func read(path string, stdin io.Reader) ([]byte, yamlfile.Problems) {
	problem := func(text string, hints ...string) yamlfile.Problems {
		return yamlfile.Problems{{File: path, Text: text, Hints: hints}}
	}
	var from io.Reader
	var problems yamlfile.Problems
	if path == "-" {
		path = "stdin"
		if stdin == nil {
			return nil, problem("cannot be read: there is no input")
		}
		from = stdin
	} else {
		file, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, problem("does not exist", "autofill init writes a profile with you", "name another file with --profile FILE")
		}
		if err != nil {
			return nil, problem("cannot be opened: " + reason(err))
		}
		defer file.Close() //nolint:errcheck // only read from
		info, err := file.Stat()
		if err != nil {
			return nil, problem("cannot be examined: " + reason(err))
		}
		if info.IsDir() {
			return nil, problem("is a folder", "name the file in it: --profile "+quote(filepath.Join(path, "me.yaml")))
		}
		// Windows has no such bits, pipes of the shell none that matter.
		if mode := info.Mode(); runtime.GOOS != "windows" && mode.IsRegular() && mode.Perm()&0o077 != 0 {
			problems = problem(fmt.Sprintf("can be read or changed by other users of this computer (mode %04o)", mode.Perm()),
				"chmod 600 "+quote(path))
		}
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, maxBytes+1))
	if err != nil {
		return nil, problem("cannot be read: " + reason(err))
	}
	if data == nil {
		data = []byte{}
	}
	return data, problems
}

// reason gives the system's words for an error without the path, which would
// be there twice, or is a value of the profile.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return "input/output error"
}

// quote makes a path fit for a command line.
func quote(path string) string {
	plain := func(r rune) bool {
		return r == '/' || r == '.' || r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if strings.TrimFunc(path, plain) == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
