package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"example.com/autofill/profiles"
)

func newInit(ios streams) *cobra.Command {
	var file string
	var template bool
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Ask for your data and write the profile, readable by you alone",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			data := profiles.Template()
			if !template {
				answers, err := interview(ios)
				if err != nil {
					return err
				}
				if data, err = profiles.Compose(answers); err != nil {
					return fmt.Errorf("writing the profile: %w", err)
				}
			}
			f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
			if errors.Is(err, os.ErrExist) {
				return usageError{fmt.Sprintf("%s is there already; choose another name with --file", file)}
			}
			if err != nil {
				return fmt.Errorf("writing the profile: %w", err)
			}
			_, err = f.Write(data)
			if err = errors.Join(err, f.Close()); err != nil {
				return fmt.Errorf("writing the profile: %w", err)
			}
			_, err = fmt.Fprintf(ios.out, "Wrote %s, readable by you alone. Next: autofill check --profile %s\n", file, file)
			return err
		},
	}
	cmd.Flags().StringVar(&file, "file", "me.yaml", "`file` to write")
	cmd.Flags().BoolVar(&template, "template", false, "write the empty form, ask nothing")
	return cmd
}

// errNoAnswers ends init when the input ends in the middle of the questions.
var errNoAnswers = errors.New("the input ended before all questions were answered; autofill init --template writes a form to fill in")

// interview asks every question until its answer is right.
func interview(ios streams) (map[string]string, error) {
	scan := bufio.NewScanner(ios.in)
	read := func() (string, error) {
		if scan.Scan() {
			return scan.Text(), nil
		}
		return "", errors.Join(errNoAnswers, noEOF(scan.Err()))
	}
	answers := map[string]string{}
	section, skip := "", false
	for _, q := range profiles.Questions(time.Now()) {
		if q.Section != section {
			section, skip = q.Section, false
			if section != "" {
				fmt.Fprintf(ios.out, "\n%s\n  Press Enter to fill this part in, or type n to leave it out: ", profiles.SectionTitle(section))
				line, err := read()
				if err != nil {
					return nil, err
				}
				skip = line == "n" || line == "no"
			}
		}
		if skip {
			continue
		}
		for {
			fmt.Fprintf(ios.out, "%s (%s): ", q.Prompt, q.Hint)
			line, err := read()
			if err != nil {
				return nil, err
			}
			if line == "" && q.Optional {
				break
			}
			if err := q.Check(line); err != nil {
				fmt.Fprintln(ios.out, "  "+err.Error())
				continue
			}
			answers[q.Key] = line
			break
		}
	}
	return answers, nil
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
