package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"example.com/autofill/profiles"
	"example.com/autofill/profiles/yamlfile"
)

func newCheck(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check --profile me.yaml",
		Short: "Find the mistakes in a profile before Alipay does",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			set.v.Set("practice", true) // the example may be checked without a site
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			p, clean, err := loadProfile(cmd.Context(), &o, io)
			if err != nil {
				return err
			}
			defer clean()
			problems, warnings := severe(p.Warnings)
			warn(io.err, warnings)
			if len(problems) > 0 {
				return &profiles.InvalidError{Problems: problems}
			}
			_, err = fmt.Fprintf(io.out, "The profile is valid: %d facts, %d warnings.\n", len(p.Facts().Keys()), len(warnings))
			return err
		},
	}
}

// severe takes out the warnings that are mistakes as far as check is concerned.
// A check digit that does not fit is a wrong digit nearly always; a run goes on
// all the same, because some older cards were numbered without one.
func severe(all yamlfile.Problems) (problems, warnings yamlfile.Problems) {
	for _, w := range all {
		if w.Key == "bank.card_number" {
			w.Hints = append(slices.Clone(w.Hints), "if the card really has this number, leave it: a run only warns")
			problems = append(problems, w)
			continue
		}
		warnings = append(warnings, w)
	}
	return problems, warnings
}
