package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"example.com/autofill/automation"
)

// streams are where the program reads and writes. Rules of the terminal: what a
// person follows (pages, hand-offs, the summary) goes to out; log lines and
// errors go to err, prefixed "autofill:", without a capital, with a hint below.
type streams struct {
	in       io.Reader
	out, err io.Writer
	atOnce   <-chan struct{} // closed by a second Ctrl-C
	screen   *screen         // says what goes on; may be nil
}

// terminal reports whether a stream is a terminal, and how wide it is.
func terminal(s any) (bool, int) {
	if p, ok := s.(*pane); ok {
		s = p.to
	}
	f, ok := s.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, 100
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w < 40 {
		w = 80
	}
	return true, w
}

// run is the whole program; it returns the exit status.
func run(ctx context.Context, args []string, io streams) int {
	cmd := newRoot(io)
	cmd.SetArgs(args)
	cmd.SetIn(io.in)
	cmd.SetOut(io.out)
	cmd.SetErr(io.err)
	err := cmd.ExecuteContext(ctx)
	code := statusOf(ctx, err)
	if err != nil && code != exitBroken { // of that one the summary has told
		say(io.err, err, code)
	}
	return code
}

// say prints an error as one message that says what to do.
func say(w io.Writer, err error, code int) {
	switch code {
	case exitQuit:
		fmt.Fprintf(w, "\nautofill: %s\n", automation.ErrQuit)
	case exitUsage:
		fmt.Fprintf(w, "autofill: %s\nhint: autofill --help shows the commands and flags\n", err)
	default:
		fmt.Fprintf(w, "autofill: %s\n", err)
	}
}

func newRoot(io streams) *cobra.Command {
	set := newSettings(io)
	root := &cobra.Command{
		Use:   "autofill --profile me.yaml",
		Short: "Fill Alipay's sign-up and verification forms from your own profile",
		Long: `autofill opens Alipay's sign-up and verification pages in a visible Chrome, fills
their fields from your own profile, lays English over the Chinese, and stops for
you at every captcha, SMS code, password and submit button.

Try it without an account:  autofill --practice --example`,
		Example: `  autofill init                          asks, and writes me.yaml
  autofill check --profile me.yaml       finds mistakes before Alipay does
  autofill --profile me.yaml             opens Chrome and fills
  autofill --profile me.yaml --practice  the same on the practice site`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			return fill(cmd.Context(), o, io)
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{flagText(err)} })
	root.CompletionOptions.HiddenDefaultCmd = true
	set.flags(root)
	root.AddCommand(newVersion(io), newCheck(set, io), newInit(io), newPractice(set, io), newSelectors(set, io), newDoctor(set, io), newCapture(set, io), newStatus(set, io), newForget(set, io))
	return root
}

// noArgs refuses words after a command, or in place of one.
func noArgs(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.HasAvailableSubCommands():
		return usageError{fmt.Sprintf("%s has no command %q", cmd.CommandPath(), args[0])}
	default:
		return usageError{fmt.Sprintf("%s takes no arguments, only flags: what is %q?", cmd.CommandPath(), args[0])}
	}
}

// flagText is pflag's message without its own prefix.
func flagText(err error) string { return strings.TrimPrefix(err.Error(), "pflag: ") }
