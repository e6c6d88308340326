package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"example.com/autofill/automation"
)

func newDoctor(set *settings, io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Say whether this machine has what autofill needs",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := set.options(cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.closeLog()) }()
			bad := 0
			line := func(ok bool, what, detail string) {
				mark := "ok     "
				if !ok {
					mark, bad = "missing", bad+1
				}
				fmt.Fprintf(io.out, "%s  %-10s %s\n", mark, what, detail)
			}
			v, err := browserVersion(cmd.Context(), &o)
			if err != nil {
				v = err.Error()
			}
			line(err == nil, "browser", v)
			if runtime.GOOS == "linux" {
				shown := os.Getenv("DISPLAY") + os.Getenv("WAYLAND_DISPLAY")
				line(shown != "", "display", firstOf(shown, "none: the browser would open no window"))
				fonts, err := exec.CommandContext(cmd.Context(), "fc-list", ":lang=zh", "family").Output()
				if err == nil {
					line(len(fonts) > 0, "fonts", firstOf(strings.SplitN(string(fonts), "\n", 2)[0], "no Chinese font: install fonts-noto-cjk"))
				}
				if os.Getuid() == 0 {
					fmt.Fprintln(io.out, "note     as root Chrome runs without its sandbox; use an ordinary account")
				}
			}
			line(true, "state", o.state)
			if bad > 0 {
				return fmt.Errorf("%d things are missing", bad)
			}
			return nil
		},
	}
}

func browserVersion(ctx context.Context, o *options) (string, error) {
	if err := o.browser(); err != nil {
		return "", err
	}
	return automation.BrowserVersion(ctx, o.chrome)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
