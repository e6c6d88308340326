package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

func newCapture(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "capture --url URL",
		Short: "Print the structure of a page's forms, without any value",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			if o.url == "" {
				return usageError{"which page? give --url"}
			}
			pages, err := selectors.Load(o.selectors)
			if err != nil {
				return err
			}
			if err := o.browser(); err != nil {
				return err
			}
			headless(&o, io)
			snap, err := io.screen.capture(cmd.Context(), automation.Options{Set: pages, URL: o.url, Headless: o.headless, Chrome: o.chrome, Log: o.log, AtOnce: io.atOnce})
			if err != nil {
				return err
			}
			data, err := json.MarshalIndent(automation.Redact(pages, snap), "", " ")
			if err != nil {
				return fmt.Errorf("capture: %w", err)
			}
			_, err = fmt.Fprintln(io.out, string(data))
			return err
		},
	}
}
