package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// repairsDir is the folder of selectors.local.yaml: the practice site's pages
// are not the real ones, so what is learnt there is kept apart.
func repairsDir(o *options) string {
	switch {
	case o.practice:
		return filepath.Join(o.state, "practice")
	case o.selectors != "":
		return o.selectors
	default:
		return o.state
	}
}

// loadPages reads the definitions and what was learnt since.
func loadPages(o *options) (*selectors.Set, *selectors.Repairs, error) {
	set, err := selectors.Load(o.selectors)
	if err != nil {
		return nil, nil, err
	}
	if set.In(o.language) == nil {
		return nil, nil, usageError{fmt.Sprintf("--language %s: there is no glossary in it; there are %s", o.language, strings.Join(set.Languages(), ", "))}
	}
	repairs, err := selectors.ReadRepairs(repairsDir(o))
	if err != nil {
		return nil, nil, err
	}
	for _, stale := range set.Learn(repairs.Repairs) {
		o.log.Warn().Str("file", repairs.Path()).Str("page", stale.Page).Str("field", stale.Field).
			Msg("an accepted selector is of a field that no page definition has any more")
	}
	return set, repairs, nil
}

// keepRepairs notes what a run found out, and returns what to say of it.
func keepRepairs(repairs *selectors.Repairs, rep *report.Report, o *options) (say string, err error) {
	found := rep.Repairs(time.Now())
	if len(found) == 0 {
		return "", nil
	}
	fresh := repairs.Note(found)
	if err := repairs.Write(); err != nil {
		flag := "--state"
		if o.selectors != "" && !o.practice {
			flag = "--selectors"
		}
		return "", unsaved("what was learnt of selectors", flag, err)
	}
	if fresh == 0 {
		return "", nil
	}
	return fmt.Sprintf("Learnt: %s in %s; see autofill selectors list\n", plural(fresh, "selector"), repairs.Path()), nil
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func newRepairs(set *settings, io streams) []*cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: "The selectors learnt on this machine: proposed, accepted, rejected", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withRepairs(cmd, set, func(r *selectors.Repairs) error { return listRepairs(io.out, r) })
		},
	}
	decide := func(use, short string, state selectors.State) *cobra.Command {
		return &cobra.Command{
			Use: use + " NUMBER…", Short: short,
			RunE: func(cmd *cobra.Command, args []string) error {
				return withRepairs(cmd, set, func(r *selectors.Repairs) error { return decideRepairs(io.out, r, args, state) })
			},
		}
	}
	return []*cobra.Command{
		list, decide("accept", "Use proposed selectors from now on, by their number in list, or all", selectors.Accepted),
		decide("reject", "Do not use these selectors, and do not propose them again", selectors.Rejected),
	}
}

// withRepairs reads the learnt selectors for one command.
func withRepairs(cmd *cobra.Command, set *settings, do func(*selectors.Repairs) error) (err error) {
	o, err := set.options(cmd)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.closeLog()) }()
	r, err := selectors.ReadRepairs(repairsDir(&o))
	if err != nil {
		return err
	}
	return do(r)
}

// listRepairs prints the repairs, numbered as accept and reject take them.
func listRepairs(w io.Writer, r *selectors.Repairs) error {
	if len(r.Repairs) == 0 {
		_, err := fmt.Fprintf(w, "Nothing was learnt yet (%s).\n", r.Path())
		return err
	}
	fmt.Fprintln(w, r.Path())
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "  #\tState\tPage and field\tSelector\tInstead of\tFrom\tSeen")
	for i, one := range r.Repairs {
		fmt.Fprintf(table, "  %d\t%s\t%s\t%s\t%s\t%s\t%s\n", i+1, one.State, one.Name(), one.Selector, one.Old, one.From, one.Date)
	}
	return table.Flush()
}

// decideRepairs accepts or rejects the numbered repairs, or all proposed ones.
func decideRepairs(w io.Writer, r *selectors.Repairs, args []string, state selectors.State) error {
	if len(args) == 0 {
		return usageError{"which? give the numbers that autofill selectors list shows, or all"}
	}
	var numbers []int
	for _, arg := range args {
		n, err := strconv.Atoi(strings.TrimPrefix(arg, "#"))
		switch {
		case arg == "all":
			for i, one := range r.Repairs {
				if one.State == selectors.Proposed {
					numbers = append(numbers, i+1)
				}
			}
		case err != nil:
			return usageError{fmt.Sprintf("%s is no number of the list", arg)}
		default:
			numbers = append(numbers, n)
		}
	}
	for _, n := range numbers {
		one, err := r.Decide(n, state)
		if err != nil {
			return usageError{err.Error()}
		}
		fmt.Fprintf(w, "%s: %s %s\n", state, one.Name(), one.Selector)
	}
	if len(numbers) == 0 {
		fmt.Fprintln(w, "Nothing is proposed.")
		return nil
	}
	return r.Write()
}
