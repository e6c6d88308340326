package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// checked is what the definitions make of one saved page.
type checked struct {
	Source string `json:"source"`
	report.Page
	// Untried are selectors that only a browser can try; a capture has no
	// elements around the controls.
	Untried []string `json:"untried,omitempty"`
}

// checkPages runs the definitions against saved pages, captures and addresses,
// and fills nothing.
func checkPages(ctx context.Context, o options, io streams, args []string, asJSON bool) error {
	set, _, err := loadPages(&o)
	if err != nil {
		return err
	}
	if asJSON {
		io.screen = nil
	}
	var all []checked
	for _, arg := range args {
		snap, untried, err := readPage(ctx, &o, io, set, arg)
		if err != nil {
			return err
		}
		all = append(all, checked{Source: arg, Page: automation.Examine(set, snap), Untried: untried})
	}
	if asJSON {
		enc := json.NewEncoder(io.out)
		enc.SetIndent("", "  ")
		err = enc.Encode(all)
	} else {
		err = printChecked(io.out, all)
	}
	if err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	for _, c := range all {
		for _, f := range c.Fields {
			if f.Outcome.Broken() && !f.ByMeaning {
				return errBroken
			}
		}
	}
	return nil
}

// readPage is the snapshot of a capture (.json), a saved page (.html) or an
// address. The latter two are opened in a browser.
func readPage(ctx context.Context, o *options, io streams, set *selectors.Set, arg string) (selectors.Snapshot, []string, error) {
	var snap selectors.Snapshot
	address := arg
	if u, err := url.Parse(arg); err != nil || u.Scheme != "https" && u.Scheme != "http" {
		data, err := os.ReadFile(arg)
		if err != nil {
			return snap, nil, fmt.Errorf("%s: no such page: want a capture, a saved page or an address that begins with https://: %w", arg, err)
		}
		if strings.EqualFold(filepath.Ext(arg), ".json") {
			if err := json.Unmarshal(data, &snap); err != nil || len(snap.Frames) == 0 {
				return snap, nil, fmt.Errorf("%s is no capture: autofill capture writes one", arg)
			}
			return snap, snap.Rematch(set.Selectors()), nil
		}
		path, err := filepath.Abs(arg)
		if err != nil {
			return snap, nil, fmt.Errorf("%s: %w", arg, err)
		}
		address = (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
	}
	if err := o.browser(); err != nil {
		return snap, nil, err
	}
	headless(o, io)
	snap, err := io.screen.capture(ctx, automation.Options{
		Set: set, URL: address, Headless: o.headless, Chrome: o.chrome, Log: o.log, Offline: localPage(address) || strings.HasPrefix(address, "file:"),
		AtOnce: io.atOnce,
	})
	return snap, nil, err
}

// printChecked writes one table a page.
func printChecked(w io.Writer, all []checked) error {
	for _, c := range all {
		page := "no page definition fits; by meaning alone:"
		if c.Page.Page != "" {
			page = fmt.Sprintf("%s (%s)", c.Page.Page, strings.Join(c.RecognisedBy, ", "))
		}
		fmt.Fprintf(w, "%s: %s\n", c.Source, page)
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		if len(c.Fields) > 0 {
			fmt.Fprintln(table, "  Field\tOutcome\tSelector\tThe page's words\tTried")
		}
		for _, f := range c.Fields {
			fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\n", fieldName(f), f.Outcome, f.Selector, f.Label, tried(f))
		}
		if err := table.Flush(); err != nil {
			return err
		}
		for _, l := range c.LeftAlone {
			fmt.Fprintf(w, "  left alone: %s: %s\n", l.Label, l.Why)
		}
		for _, h := range c.Handoffs {
			fmt.Fprintf(w, "  yours: %s %s\n", h.Kind, h.Label)
		}
		for _, css := range c.Untried {
			fmt.Fprintf(w, "  not tried on a capture: %s\n", css)
		}
	}
	return nil
}

func fieldName(f report.Field) string {
	name := f.Key
	if f.Part != "" {
		name += " (" + f.Part + ")"
	}
	if f.Confirm {
		name += " (again)"
	}
	return name
}

// tried lists the selectors that did not serve, and how many elements they hit.
func tried(f report.Field) string {
	var list []string
	for _, t := range f.Tried {
		if t.Selector == f.Selector && f.Outcome.Fills() {
			break
		}
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s hits %d %s", t.Selector, t.Matches, t.Why)))
	}
	return strings.Join(list, "; ")
}

// newCheckPages is the command selectors check.
func newCheckPages(set *settings, io streams) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "check [FILE-OR-URL…]",
		Short: "Find mistakes in the page definitions, or run them against saved pages",
		Long: `Without arguments: reads all page definitions and says what is wrong with them.
With arguments: says what a run would find on saved pages (.html), captures of
autofill capture (.json) or addresses. Nothing is filled. Exit status 5 says that
a selector is broken there.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { _ = o.closeLog() }()
			if len(args) > 0 {
				return checkPages(cmd.Context(), o, io, args, asJSON)
			}
			return listPages(o, io)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON instead of tables")
	return cmd
}
