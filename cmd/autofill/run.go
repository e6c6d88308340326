package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/term"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/profiles"
	"example.com/autofill/profiles/yamlfile"
)

// fill is the root command: one run over a journey.
func fill(ctx context.Context, o options, io streams) (err error) {
	defer func() { err = errors.Join(err, o.closeLog()) }()
	if o.json {
		defer o.events(&io)(func() int { return statusOf(ctx, err) })
	}
	set, repairs, err := loadPages(&o)
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
	headless(&o, io)
	progress, err := openProgress(o.state, progressName(&o))
	if err != nil {
		return err
	}
	unlock, err := progress.lock()
	if err != nil {
		return err
	}
	defer unlock()
	journey := cmp.Or(o.journey, progress.State.Next(set))
	auto := automation.Options{
		Set: set, Facts: profile.Facts(), Journey: journey, URL: o.url, Language: o.language, Trusted: o.trust, Headless: o.headless,
		Unattended: o.unattended, Chrome: o.chrome, Log: o.log, DataDir: browserDir(o.state, progressName(&o)),
		Layout: readLayout(o.state), Arranged: keepLayout(o.state, o.log), AtOnce: io.atOnce, AmountTyped: !progress.State.Amount.IsZero(),
	}
	var obey func(string) bool
	if o.practice {
		site, err := rehearse(ctx, &o, &auto, io.out)
		if err != nil {
			return err
		}
		obey = console{site, io.out}.obey
		defer func() { _ = site.Close() }() // requests that are cut off then are nobody's loss
	}
	if auto.URL == "" {
		auto.URL = set.Start(journey)
	}
	auto.Offline = auto.Offline || localPage(auto.URL)
	if !o.unattended {
		human := newPerson(ctx, io, o.headless)
		human.more = obey
		auto.Human = human
	}
	out := cmp.Or(o.report, o.state)
	auto.Captures, auto.Pictures = out, o.picturesIn(out)
	tell, end := o.tellers(io, progress)
	defer end()
	auto.Progress = tell
	rep := report.New(toolName(), journey, o.practice, time.Now())
	err = io.screen.run(ctx, auto, rep)
	learnt, lost := keepRepairs(repairs, rep, &o)
	err = finish(ctx, rep, err, errors.Join(progress.failed, lost), out, io, o.log)
	fmt.Fprint(io.out, learnt)
	return err
}

// picturesIn is the folder for pictures, or none.
func (o *options) picturesIn(folder string) string {
	if !o.pictures {
		return ""
	}
	return folder
}

// events has the events written to standard output, and nothing else; what it
// returns writes the last one, with the exit status.
func (o *options) events(io *streams) func(status func() int) {
	told := newEvents(io.out)
	io.out, io.screen = io.err, nil // nothing moves beside lines for programs
	o.told = func(s automation.Step) { o.quietly("events", told.step(s)) }
	return func(status func() int) { o.quietly("events", told.end(status())) }
}

// tellers are all who are told of a step: the terminal, other programs, the
// person who is elsewhere, and the file with the progress.
func (o *options) tellers(io streams, p *progress) (tell func(automation.Step), end func()) {
	view, call, lost := &stream{out: io.out}, newAttention(o.notify, io, o.headless), &complaint{out: io.err}
	return func(s automation.Step) {
		view.step(s)
		if o.told != nil {
			o.told(s)
		}
		o.quietly("notification", call.step(s))
		lost.note(p.save(s))
	}, call.end
}

// rehearse starts the practice site and points the run at it.
func rehearse(ctx context.Context, o *options, auto *automation.Options, w io.Writer) (*practice.Site, error) {
	site, err := practice.Start(ctx, o.site(practice.Options{Notify: notices(w)}))
	if err != nil {
		return nil, practiceError(err)
	}
	auto.Trusted = append(slices.Clone(auto.Trusted), site.Origins()...)
	auto.Offline, auto.DataDir = true, ""
	if auto.URL == "" {
		auto.URL = site.Start(auto.Journey)
	}
	fmt.Fprintf(w, "Practice site: %s (its phone, mailbox and bank: %s/practice/console, or type help at a pause)\n", site.URL(), site.URL())
	return site, nil
}

// finish closes the report, writes it, prints the summary and turns broken
// selectors, and what is lost because it could not be saved, into their exit status.
func finish(ctx context.Context, rep *report.Report, err, lost error, dir string, io streams, log zerolog.Logger) error {
	if err == nil && len(rep.Broken) > 0 {
		err = errBroken
	}
	stopped := "the journey's end, or a page that needs time"
	switch {
	case errors.Is(err, errBroken), err == nil:
	case statusOf(ctx, err) == exitQuit:
		stopped = automation.ErrQuit.Error()
	default:
		stopped = err.Error()
	}
	err = withUnsaved(ctx, err, lost)
	rep.Finish(statusOf(ctx, err), stopped, time.Now())
	paths, werr := rep.Write(dir)
	if werr != nil {
		err = withUnsaved(ctx, err, unsaved("the report", "--report", werr))
	}
	if len(rep.Pages) > 0 {
		tty, width := terminal(io.out)
		if serr := rep.Summary(io.out, width, tty && os.Getenv("NO_COLOR") == ""); serr != nil {
			log.Debug().Err(serr).Msg("summary")
		}
	}
	for _, p := range paths {
		fmt.Fprintln(io.out, "Report:", p)
	}
	return err
}

// loadProfile reads the user's data, or makes the example in a folder of its own.
func loadProfile(ctx context.Context, o *options, io streams) (*profiles.Profile, func(), error) {
	clean := func() {}
	path := o.profile
	if o.example {
		dir, err := os.MkdirTemp("", "autofill-example-")
		if err != nil {
			return nil, clean, fmt.Errorf("example: %w", err)
		}
		clean = func() { _ = os.RemoveAll(dir) }
		if path, err = profiles.WriteExample(dir); err != nil {
			clean()
			return nil, func() {}, fmt.Errorf("example: %w", err)
		}
	}
	if path == "" {
		return nil, clean, usageError{"which profile? give --profile FILE; autofill init writes one; autofill --practice --example tries an invented person"}
	}
	p, err := profiles.Load(ctx, path, profiles.Options{Stdin: io.in, Prompt: secretPrompt(io)})
	if err != nil {
		clean()
		return nil, func() {}, err
	}
	return p, clean, nil
}

// warn prints what is allowed but probably not meant. Problems carry keys and
// places, never values.
func warn(w io.Writer, warnings yamlfile.Problems) {
	for _, p := range warnings {
		fmt.Fprintln(w, "warning:", p.Error())
	}
}

// headless goes without a window where there is no display, and says so.
func headless(o *options, io streams) {
	if o.headless || runtime.GOOS != "linux" {
		return
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		o.headless = true
		fmt.Fprintln(io.err, "autofill: there is no display, so the browser opens no window")
	}
}

// localPage reports whether a page is on this machine: then the browser need
// not ask anybody about it.
func localPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && loopback(u.Hostname())
}

// browser refuses a browser that cannot be started, before anything else is.
func (o *options) browser() error {
	if o.chrome == "" {
		return nil
	}
	if _, err := exec.LookPath(o.chrome); err != nil {
		return fmt.Errorf("--chrome %s: cannot be run: %w", o.chrome, automation.ErrNoChrome)
	}
	return nil
}

// secretPrompt asks for a value in the terminal without showing it.
func secretPrompt(io streams) func(context.Context, string) (string, error) {
	return func(_ context.Context, label string) (string, error) {
		tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err != nil {
			return "", fmt.Errorf("%s is to be asked for, but there is no terminal", label)
		}
		defer func() { _ = tty.Close() }()
		fmt.Fprintf(tty, "%s (not shown): ", label)
		raw, err := term.ReadPassword(int(tty.Fd()))
		fmt.Fprintln(tty)
		if err != nil {
			return "", fmt.Errorf("asking for %s: %w", label, err)
		}
		return string(raw), nil
	}
}

// notices prints what the practice phone, mailbox and bank receive.
func notices(w io.Writer) func(practice.Note) {
	return func(n practice.Note) { notice(w, n) }
}

func practiceError(err error) error {
	if errors.Is(err, practice.ErrUnknownBreak) || errors.Is(err, practice.ErrUnknownEdition) || errors.Is(err, practice.ErrUnknownMishap) {
		return usageError{err.Error()}
	}
	return err
}
