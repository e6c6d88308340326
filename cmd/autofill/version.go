package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set by the release build; "dev" otherwise.
var version = "dev"

func toolName() string {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "dev" {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 7 {
				v = "dev-" + s.Value[:7]
			}
		}
	}
	return "autofill " + v
}

func newVersion(io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(io.out, "%s (%s, %s/%s)\n", toolName(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
