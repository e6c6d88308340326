package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.com/autofill/selectors"
)

func newSelectors(set *settings, io streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "selectors",
		Short: "Look at the page definitions, and at what was learnt since",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCheckPages(set, io))
	cmd.AddCommand(newRepairs(set, io)...)
	return cmd
}

// listPages reads all definitions and lists them.
func listPages(o options, io streams) error {
	pages, err := selectors.Load(o.selectors)
	if err != nil {
		return err
	}
	for _, d := range pages.Definitions {
		fmt.Fprintf(io.out, "%-22s %-8s seen %-10s grade %-3s %2d fields  %s\n", d.Page, d.Journey, d.Source.Seen, d.Source.Grade, len(d.Fields), d.File)
	}
	_, err = fmt.Fprintf(io.out, "%d pages, %d selectors, no mistakes.\n", len(pages.Definitions), len(pages.Selectors()))
	return err
}
