package profiles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/zalando/go-keyring"
)

// maxReference is more than any value is long.
const maxReference = 64 << 10

// resolve replaces the references env:, file:, keyring: and prompt: by what
// they refer to, and makes the paths of scans absolute. Only an ended context
// and a failed prompt are errors; everything else is a problem of the profile.
func (v *validator) resolve(ctx context.Context, dir string, opts Options) error {
	for _, e := range entries() {
		value := e.value(v.profile)
		text := strings.TrimSpace(value.Reveal())
		if text == "" || v.isBad(e.key) {
			continue
		}
		kind, rest, _ := strings.Cut(text, ":")
		var c *complaint
		var err error
		switch kind {
		case "env":
			text, c = fromEnv(rest, opts)
		case "file":
			text, c = fromFile(rest, dir)
		case "keyring":
			text, c = fromKeyring(rest, opts)
		case "prompt":
			text, c, err = fromPrompt(ctx, e, rest, opts)
		default:
			if e.secret {
				c = wrong("must not be written in the file", "refer to it: prompt:, keyring:SERVICE/KEY, env:NAME or file:PATH",
					"or leave the key out and type the password in the page")
			}
		}
		if err != nil {
			return fmt.Errorf("asking for %s: %w", e.key, err)
		}
		if c != nil {
			*value = Value{}
			v.problem(e.key, c.text, c.hints...)
			continue
		}
		if e.path {
			text = absolute(text, dir)
		}
		*value = NewValue(text)
	}
	return ctx.Err()
}

func fromEnv(name string, opts Options) (string, *complaint) {
	lookup := opts.Getenv
	if lookup == nil {
		lookup = os.LookupEnv
	}
	text, ok := lookup(strings.TrimSpace(name))
	switch {
	case !ok:
		return "", wrong("refers to an environment variable that is not set", "set and export it before the program starts")
	case text == "":
		return "", wrong("refers to an environment variable that is empty")
	}
	return text, nil
}

func fromFile(path, dir string) (string, *complaint) {
	if strings.TrimSpace(path) == "" {
		return "", wrong("refers to a file without naming it", "write file:PATH; relative paths start from the profile's folder")
	}
	file, err := os.Open(absolute(path, dir))
	if err != nil {
		return "", wrong("refers to a file that cannot be opened: "+reason(err), "relative paths start from the profile's folder")
	}
	defer file.Close() //nolint:errcheck // only read from
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", wrong("refers to something that is not a file")
	}
	data, err := io.ReadAll(io.LimitReader(file, maxReference+1))
	switch {
	case err != nil:
		return "", wrong("refers to a file that cannot be read: " + reason(err))
	case len(data) > maxReference:
		return "", wrong("refers to a file that is too large for a value")
	}
	// Editors end files with a line break that is not part of the value.
	data = bytes.TrimSuffix(bytes.TrimSuffix(data, []byte("\n")), []byte("\r"))
	if len(data) == 0 {
		return "", wrong("refers to a file that is empty")
	}
	return string(data), nil
}

func fromKeyring(name string, opts Options) (string, *complaint) {
	lookup := opts.Keyring
	if lookup == nil {
		lookup = keyring.Get
	}
	service, key, ok := strings.Cut(name, "/")
	if !ok || service == "" || key == "" {
		return "", wrong("does not name its place in the keyring", "write keyring:SERVICE/KEY")
	}
	text, err := lookup(service, key)
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return "", wrong("is not in the keyring", "store it there under that service and key first")
	case err != nil:
		return "", wrong("cannot be fetched from the keyring: there is none, or it is locked", "unlock it, or use prompt: instead")
	case text == "":
		return "", wrong("is empty in the keyring")
	}
	return text, nil
}

func fromPrompt(ctx context.Context, e entry, label string, opts Options) (string, *complaint, error) {
	if opts.Prompt == nil {
		return "", wrong("is to be asked for, but there is nobody to ask", "run the program in a terminal, or use env:NAME, file:PATH or keyring:SERVICE/KEY"), nil
	}
	if label = strings.TrimSpace(label); label == "" {
		label = e.prompt
	}
	if label == "" {
		label = e.key
	}
	text, err := opts.Prompt(ctx, label)
	if err != nil {
		return "", nil, err
	}
	if text == "" {
		return "", wrong("was asked for and left empty"), nil
	}
	return text, nil, nil
}

// absolute makes path start from dir, or from the home folder if it begins
// with ~/ as people write it.
func absolute(path, dir string) string {
	path = strings.TrimSpace(path)
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
