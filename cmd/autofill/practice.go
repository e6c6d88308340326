package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

func newPractice(set *settings, io streams) *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use:   "practice",
		Short: "Serve the practice site alone",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.practiceOptions(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			site, err := practice.Start(cmd.Context(), o.site(practice.Options{Address: address, Notify: notices(io.out)}))
			if err != nil {
				return practiceError(err)
			}
			fmt.Fprintf(io.out, "Practice site: %s\nIts phone, mailbox and bank: %s/practice/console\nWhat arrived, as JSON: %s\nhelp lists what can be typed here, such as +2d; Ctrl-C ends it.\n",
				site.URL(), site.URL(), site.RecordURL())
			console{site, io.out}.read(cmd.Context(), io.in)
			<-cmd.Context().Done()
			return site.Close()
		},
	}
	cmd.Flags().StringVar(&address, "address", "", "loopback `address` to listen on (default any free port)")
	cmd.AddCommand(newWalk(set, io))
	return cmd
}

// practiceOptions are the settings of the practice commands, where --break
// needs no --practice.
func (s *settings) practiceOptions(cmd *cobra.Command) (options, error) {
	s.v.Set("practice", true)
	o, err := s.options(cmd)
	if err == nil && o.profile == "" {
		o.example = true
	}
	return o, err
}

// site completes the options of a practice site with the settings.
func (o *options) site(opts practice.Options) practice.Options {
	opts.Break, opts.Edition, opts.Seed, opts.Mishaps, opts.Traps = o.breaks, o.edition, o.seed, o.mishaps, o.traps
	return opts
}

func newWalk(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "walk",
		Short: "Both journeys on the practice site, headless, with its scripted person",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.practiceOptions(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			return walk(cmd.Context(), o, io)
		},
	}
}

// maxRuns is how often a walk comes back to a site that needs time.
const maxRuns = 12

// patience is how long the scripted person waits for a page, and for the run to
// notice what it did.
const patience = 30 * time.Second

// days is how long the deposit and the review take at most.
const days = 48 * time.Hour

// walk goes through the journeys as a person would over some days: run, wait
// for the site, run again.
func walk(ctx context.Context, o options, io streams) error {
	pages, repairs, err := loadPages(&o)
	if err != nil {
		return err
	}
	profile, clean, err := loadProfile(ctx, &o, io)
	if err != nil {
		return err
	}
	defer clean()
	warn(io.err, profile.Warnings)
	if err := o.browser(); err != nil {
		return err
	}
	site, err := practice.Start(ctx, o.site(practice.Options{}))
	if err != nil {
		return practiceError(err)
	}
	defer func() { _ = site.Close() }()
	journeys := []string{"signup", "verify"}
	if o.journey != "" {
		journeys = []string{o.journey}
	}
	out := o.report
	if out == "" {
		out = filepath.Join(o.state, "walk")
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	rep := report.New(toolName(), "both", true, time.Now())
	w := &walker{site: site, person: practice.NewPerson(site, practice.PersonOptions{}), view: &stream{out: io.out}, screen: io.screen, trust: o.trust}
	auto := automation.Options{
		Set: pages, Facts: profile.Facts(), Trusted: slices.Concat(o.trust, site.Origins()), Offline: true, Headless: true,
		Language: o.language, Chrome: o.chrome, Log: o.log, Human: w, Progress: w.step, Pictures: out, AtOnce: io.atOnce,
	}
	err = w.walk(ctx, auto, journeys, rep)
	if err == nil {
		w.verdict(io)
	}
	learnt, lost := keepRepairs(repairs, rep, &o)
	err = finish(ctx, rep, err, lost, out, io, o.log)
	fmt.Fprint(io.out, learnt)
	return err
}

// walker runs the journeys and is the human of each.
type walker struct {
	site   *practice.Site
	person *practice.Person
	view   *stream
	screen *screen
	trust  []string
	end    selectors.End
}

func (w *walker) walk(ctx context.Context, auto automation.Options, journeys []string, rep *report.Report) error {
	for _, journey := range journeys {
		auto.Journey, auto.URL = journey, w.site.Start(journey)
		for range maxRuns {
			w.end = selectors.EndNone
			if err := w.screen.run(ctx, auto, rep); err != nil {
				return err
			}
			if w.end != selectors.EndWait {
				break
			}
			fmt.Fprintln(w.view.out, "  [practice clock] two days pass")
			w.site.Advance(days)
		}
		if w.end != selectors.EndDone {
			return fmt.Errorf("the journey %s did not reach its end", journey)
		}
	}
	return nil
}

func (w *walker) step(s automation.Step) {
	if s.Pause != nil {
		hints(w.view.out, *s.Pause)
		if s.Again {
			return
		}
		para(w.view.out, fmt.Sprintf("  hand-off %d of %d, %s: ", s.Pause.Number, s.Pause.Of, s.Pause.Kind), s.Pause.Say)
		return
	}
	if s.Message == nil {
		w.end = s.End
	}
	w.view.step(s)
}

// Wait implements automation.Human: the scripted person acts by real input
// events and answers only where a page shows nothing.
func (w *walker) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	// The run may see that a step is done before the person has typed the last
	// character: a person is not interrupted in the middle of a word.
	act, done := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer done()
	w.screen.busy("The scripted person is at it")
	if err := w.person.Act(act, p.Page, string(p.Kind)); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("the scripted person: %w", err)
	}
	if p.Kind == selectors.KindUpload {
		return automation.Continue, nil
	}
	noticed, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	<-noticed.Done()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	return "", fmt.Errorf("the run did not notice that %s on %s is done", p.Kind, p.Page)
}

// Amount implements automation.Human.
func (w *walker) Amount(ctx context.Context, _ automation.Pause) (string, error) {
	return w.person.Amount(ctx)
}

// verdict compares what the site recorded, not what the tool claims.
func (w *walker) verdict(io streams) {
	typed, wrong := map[string]bool{}, 0
	for _, e := range w.site.Record() {
		if e.Event != "typed" {
			continue
		}
		typed[e.Page+" "+e.Field] = true
		if !e.Visible {
			wrong++
		}
	}
	fmt.Fprintf(io.out, "\nThe practice site recorded %d fields typed, %d of them into hidden boxes.\n", len(typed), wrong)
}
