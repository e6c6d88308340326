package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func newCheck(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check --profile me.yaml",
		Short: "Find the mistakes in a profile before Alipay does",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			o.practice = o.practice || o.example
			p, clean, err := loadProfile(cmd.Context(), &o, io)
			if err != nil {
				return err
			}
			defer clean()
			_, err = fmt.Fprintf(io.out, "The profile is valid: %d facts, %d warnings.\n", len(p.Facts().Keys()), len(p.Warnings))
			return err
		},
	}
}
