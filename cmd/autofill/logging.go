package main

import (
	"fmt"
	"os"

	"github.com/rs/zerolog"
)

// logger makes the log: console on a terminal, JSON otherwise or on request, and
// a file that only its owner can read.
func (s *settings) logger(o *options) error {
	tty, _ := terminal(s.io.err)
	level := zerolog.InfoLevel
	if tty {
		level = zerolog.WarnLevel
	}
	if name := s.v.GetString("log-level"); name != "" {
		l, err := zerolog.ParseLevel(name)
		if err != nil {
			return usageError{fmt.Sprintf("--log-level %s: want debug, info, warn or error", name)}
		}
		level = l
	}
	out := s.io.err
	switch format := s.v.GetString("log-format"); {
	case format == "console" || format == "" && tty:
		out = zerolog.ConsoleWriter{Out: s.io.err, NoColor: !tty || os.Getenv("NO_COLOR") != "", TimeFormat: "15:04:05"}
	case format == "json" || format == "":
	default:
		return usageError{fmt.Sprintf("--log-format %s: want console or json", format)}
	}
	o.closeLog = func() error { return nil }
	if name := s.v.GetString("log-file"); name != "" {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("log file: %w", err)
		}
		if err := f.Chmod(0o600); err != nil {
			return fmt.Errorf("log file: %w", err)
		}
		o.closeLog = f.Close
		out = zerolog.MultiLevelWriter(out, f)
	}
	o.log = zerolog.New(out).Level(level).With().Timestamp().Logger()
	return nil
}
