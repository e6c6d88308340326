package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"example.com/autofill/selectors"
)

func newSelectors(set *settings, io streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "selectors",
		Short: "Look at the page definitions",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "check",
		Short: "Read all page definitions and say what is wrong with them",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			pages, err := selectors.Load(o.selectors)
			if err != nil {
				return err
			}
			for _, d := range pages.Definitions {
				fmt.Fprintf(io.out, "%-22s %-8s seen %-10s grade %-3s %2d fields  %s\n", d.Page, d.Journey, d.Source.Seen, d.Source.Grade, len(d.Fields), d.File)
			}
			_, err = fmt.Fprintf(io.out, "%d pages, %d selectors, no mistakes.\n", len(pages.Definitions), len(pages.Selectors()))
			return err
		},
	})
	return cmd
}
