package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

func newStatus(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Say where you stand, what comes next and when",
		Long: `status says where each profile stands. With --profile, or --practice --example, it
says so of that one alone. It reads the saved progress, which has names of pages
and times; it opens no browser and reads no profile.`,
		Args: noArgs,
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
			list, err := allProgress(&o)
			if err != nil {
				return err
			}
			if len(list) == 0 {
				fmt.Fprintln(io.out, "Nothing was started yet. autofill --profile me.yaml begins.")
				return nil
			}
			for i, p := range list {
				if i > 0 {
					fmt.Fprintln(io.out)
				}
				whose := "Your progress"
				if len(list) > 1 {
					whose = fmt.Sprintf("Profile %d of %d", i+1, len(list))
				}
				standing(io.out, whose, p.State, pages, time.Now())
			}
			return nil
		},
	}
}

// allProgress is the progress of the profile that the settings name, or of all.
func allProgress(o *options) ([]*progress, error) {
	var paths []string
	if o.profile != "" || o.example {
		paths = []string{progressPath(o.state, progressName(o))}
	} else {
		var err error
		if paths, err = filepath.Glob(progressPath(o.state, "*")); err != nil {
			return nil, fmt.Errorf("state folder: %w", err)
		}
	}
	var list []*progress
	for _, path := range paths {
		if p := readProgress(path); p.State.Page != "" {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *progress) int { return b.State.At.Compare(a.State.At) })
	return list, nil
}

// journeyNames are the two journeys in words.
var journeyNames = map[string]string{"signup": "Sign-up", "verify": "Real-name verification"}

// standing says in words where somebody stands.
func standing(w io.Writer, whose string, st automation.Standing, pages *selectors.Set, now time.Time) {
	title := func(page string) string {
		if d := pages.Definition(page); d != nil {
			return fmt.Sprintf("%s (%s)", d.Title, page)
		}
		return page
	}
	fmt.Fprintf(w, "%s: %s, last on %s.\n", whose, journeyNames[st.Journey], st.At.Local().Format("Monday 2 January 2006, 15:04"))
	fmt.Fprintf(w, "  page: %s\n", title(st.Page))
	def := pages.Definition(st.Page)
	switch {
	case st.End == selectors.EndDone && st.Journey == "signup":
		fmt.Fprintln(w, "  This journey is complete. Next: the real-name verification; run autofill again with the same profile.")
	case def != nil && def.Account:
		fmt.Fprintln(w, "  Your account exists. Next: the real-name verification, which begins by logging in; run autofill again with the same profile.")
	case st.End == selectors.EndDone:
		fmt.Fprintln(w, "  Both journeys are complete. Nothing is left to do.")
	case st.End == selectors.EndWait && def != nil && def.Wait.Days > 0:
		fmt.Fprintf(w, "  waiting for: %s, %s\n", def.Wait.What, due(st.At.AddDate(0, 0, def.Wait.Days).Local(), now.Local()))
		fmt.Fprintf(w, "  then: %s, and run autofill again with the same profile.\n", def.Wait.Then)
	case def != nil && len(def.Next) > 0:
		next := make([]string, len(def.Next))
		for i, n := range def.Next {
			next[i] = title(n)
		}
		fmt.Fprintf(w, "  next: %s; run autofill again with the same profile.\n", strings.Join(next, ", or "))
	default:
		fmt.Fprintln(w, "  Run autofill again with the same profile to go on.")
	}
	if n := len(st.Visits); n > 0 {
		fmt.Fprintln(w, "  pages so far:")
		for _, v := range st.Visits[max(0, n-8):] {
			fmt.Fprintf(w, "    %s  %-40s filled %d, to check %d, yours %d\n", v.At.Local().Format("2 Jan 15:04"), title(v.Page), v.Filled, v.Check, v.Yours)
		}
	}
}

// due says when something is expected, in days that a person counts in.
func due(day, now time.Time) string {
	const layout = "Monday 2 January"
	midnight := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
	}
	switch days := int(midnight(day).Sub(midnight(now)).Round(24*time.Hour).Hours() / 24); {
	case days < 0:
		return fmt.Sprintf("expected by %s, which has passed: look now", day.Format(layout))
	case days == 0:
		return "expected by today"
	case days == 1:
		return "expected by tomorrow, " + day.Format(layout)
	default:
		return "expected by " + day.Format(layout)
	}
}

func newForget(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "forget",
		Short: "Remove a profile's progress and its browser's data, with the login",
		Long: `forget removes the saved progress of the profile and the browser's own data for
it: cookies, the login, what the browser kept of the pages. Your profile file,
reports and learnt selectors stay.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			if o.profile == "" && !o.example {
				return usageError{"forget whom? give --profile FILE, as for the runs"}
			}
			name := progressName(&o)
			found := false
			for _, path := range []string{progressPath(o.state, name), browserDir(o.state, name)} {
				if _, err := os.Lstat(path); err != nil {
					continue
				}
				found = true
				if err := os.RemoveAll(path); err != nil {
					return fmt.Errorf("forget: %w", err)
				}
			}
			if !found {
				fmt.Fprintln(io.out, "There is nothing to forget: this profile was not used with this state folder.")
				return nil
			}
			fmt.Fprintln(io.out, "Forgotten: the progress, and the browser's data with the login. Your profile file is untouched.")
			return nil
		},
	}
}
