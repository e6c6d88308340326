package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/selectors"
)

// options are the settings of one run, read from flags, AUTOFILL_* variables,
// the configuration file and defaults, in this order. viper stops here.
type options struct {
	profile    string
	example    bool
	practice   bool
	breaks     []string
	edition    string
	mishaps    []string
	traps      []string
	seed       uint64
	journey    string
	url        string
	language   string
	trust      []string
	headless   bool
	unattended bool
	report     string
	selectors  string
	state      string
	chrome     string
	pictures   bool
	json       bool
	notify     string
	log        zerolog.Logger
	closeLog   func() error
	told       func(automation.Step) // with --json
}

// quietly logs what must not end a run.
func (o *options) quietly(what string, err error) {
	if err != nil {
		o.log.Debug().Err(err).Msg(what)
	}
}

// kind is what a setting may be.
type kind int

const (
	text kind = iota
	yesNo
	several
	number
)

// kinds are the settings that the configuration file and the environment know:
// the flags but for --config.
var kinds = map[string]kind{
	"profile": text, "example": yesNo, "practice": yesNo, "break": several, "edition": text, "mishap": several, "trap": several, "seed": number, "journey": text, "url": text, "language": text, "trust-origin": several,
	"headless": yesNo, "unattended": yesNo, "json": yesNo, "notify": text, "report": text, "selectors": text, "state": text, "chrome": text, "pictures": yesNo,
	"log-level": text, "log-format": text, "log-file": text,
}

type settings struct {
	v  *viper.Viper
	io streams
}

func newSettings(io streams) *settings {
	v := viper.New()
	v.SetEnvPrefix("AUTOFILL")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.AutomaticEnv()
	return &settings{v: v, io: io}
}

// flags declares the flags. Their names are part of the contract.
func (s *settings) flags(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.StringP("profile", "p", "", "`file` with your data; - reads standard input")
	f.Bool("example", false, "use the built-in invented person (practice site only)")
	f.Bool("practice", false, "run against the practice site inside this program")
	f.StringSlice("break", nil, "rename a control of the practice site: `PAGE.FIELD`")
	f.String("edition", "", "`name` of the practice site's edition: "+strings.Join(practice.Editions(), ", "))
	f.StringSlice("mishap", nil, "`name` of what goes wrong on the practice site: "+strings.Join(practice.Mishaps(), ", "))
	f.StringSlice("trap", nil, "`name` of what lies in wait on the practice site's pages: "+strings.Join(practice.Traps(), ", "))
	f.Uint64("seed", 0, "`number` that a drawn edition of the practice site is drawn from")
	f.String("journey", "", "signup or verify (default: where you left off, else signup)")
	f.String("url", "", "start at this page instead of the journey's first")
	f.String("language", "", "explain the pages in this `language`: en (default) or fr")
	f.StringSlice("trust-origin", nil, "allow typing on this exact `origin`, besides Alipay's own")
	f.Bool("headless", false, "open no window")
	f.Bool("unattended", false, "fill one page, never wait for a person, write the report, end")
	f.String("report", "", "`folder` for report.json and report.html")
	f.String("selectors", "", "`folder` with more page definitions; they win over the built-in ones")
	f.String("state", "", "`folder` for progress and the browser's own data")
	f.String("chrome", "", "`path` of the browser")
	f.Bool("json", false, "write one JSON object a line to standard output for every event; words for people go to standard error")
	f.String("notify", notifyAuto, "call you when it is your turn: `how` is auto (bell, window title, desktop), bell or off")
	f.Bool("pictures", false, "save one picture per page beside the report")
	f.String("log-level", "", "debug, info, warn or error (default warn on a terminal, else info)")
	f.String("log-format", "", "console or json (default console on a terminal, else json)")
	f.String("log-file", "", "write the log to this `file` too, mode 0600")
	f.String("config", "", "configuration `file` (default autofill/config.yaml in the user's configuration folder)")
}

// options reads all settings for one command.
func (s *settings) options(cmd *cobra.Command) (options, error) {
	var o options
	if err := s.v.BindPFlags(cmd.Flags()); err != nil {
		return o, fmt.Errorf("settings: %w", err)
	}
	if err := s.config(); err != nil {
		return o, err
	}
	v := s.v
	if err := s.types(); err != nil {
		return o, err
	}
	o = options{
		profile: v.GetString("profile"), example: v.GetBool("example"), practice: v.GetBool("practice"), breaks: s.list("break"),
		edition: v.GetString("edition"), mishaps: s.list("mishap"), traps: s.list("trap"), seed: v.GetUint64("seed"),
		journey: v.GetString("journey"), url: v.GetString("url"), language: cmp.Or(v.GetString("language"), selectors.English), trust: s.list("trust-origin"),
		headless: v.GetBool("headless"), unattended: v.GetBool("unattended"), report: v.GetString("report"),
		selectors: v.GetString("selectors"), state: v.GetString("state"), chrome: v.GetString("chrome"), pictures: v.GetBool("pictures"),
		json: v.GetBool("json"), notify: cmp.Or(v.GetString("notify"), notifyAuto),
	}
	// Flags come before all: one on the command line excludes the other from
	// the environment or the file.
	switch flags := cmd.Flags(); {
	case flags.Changed("example") && o.example && !flags.Changed("profile"):
		o.profile = ""
	case flags.Changed("profile") && !flags.Changed("example"):
		o.example = false
	}
	if o.state == "" {
		dir, err := stateDir()
		if err != nil {
			return o, err
		}
		o.state = dir
	}
	if err := o.check(); err != nil {
		return o, err
	}
	return o, s.logger(&o)
}

// config reads the configuration file, if there is one.
func (s *settings) config() error {
	path := s.v.GetString("config")
	named := path != ""
	if !named {
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil //nolint:nilerr // without a home there is no file either
		}
		path = filepath.Join(dir, "autofill", "config.yaml")
	}
	s.v.SetConfigFile(path)
	s.v.SetConfigType("yaml")
	switch err := s.v.ReadInConfig(); {
	case err == nil:
		return s.knownKeys(path)
	case errors.Is(err, fs.ErrNotExist) && !named:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Sprintf("--config %s: no such file", path)}
	default:
		return usageError{fmt.Sprintf("%s is no valid configuration file", path)}
	}
}

// knownKeys refuses keys that are no flag: a typo must not be ignored.
func (s *settings) knownKeys(path string) error {
	file := viper.New()
	file.SetConfigFile(path)
	file.SetConfigType("yaml")
	if err := file.ReadInConfig(); err != nil {
		return usageError{fmt.Sprintf("%s is no valid configuration file", path)}
	}
	for _, key := range file.AllKeys() {
		if _, known := kinds[key]; !known {
			return usageError{fmt.Sprintf("%s: there is no setting %q; the settings are the flags: %s", path, key, strings.Join(slices.Sorted(maps.Keys(kinds)), ", "))}
		}
	}
	return nil
}

// list is a setting of several values: a list in the file, separated by commas
// or spaces in a variable.
func (s *settings) list(key string) []string {
	var out []string
	for _, entry := range s.v.GetStringSlice(key) {
		for part := range strings.SplitSeq(entry, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// types refuses values of the wrong type, which viper takes for none.
func (s *settings) types() error {
	for _, key := range slices.Sorted(maps.Keys(kinds)) {
		switch value := s.v.Get(key).(type) {
		case nil, bool:
		case []any, []string:
			if kinds[key] != several {
				return usageError{fmt.Sprintf("setting %s: want one value, not a list", key)}
			}
		default:
			text := fmt.Sprint(value)
			if _, err := strconv.ParseBool(text); kinds[key] == yesNo && err != nil {
				return usageError{fmt.Sprintf("setting %s: want true or false", key)}
			}
			if _, err := strconv.ParseUint(text, 10, 64); kinds[key] == number && err != nil {
				return usageError{fmt.Sprintf("setting %s: want a whole number", key)}
			}
		}
	}
	return nil
}

// check refuses settings that contradict themselves.
func (o *options) check() error {
	switch {
	case o.journey != "" && o.journey != "signup" && o.journey != "verify":
		return usageError{fmt.Sprintf("--journey %s: want signup or verify", o.journey)}
	case o.example && !o.practice:
		return usageError{"--example is an invented person: it goes with --practice only"}
	case o.example && o.profile != "":
		return usageError{"--example and --profile exclude each other"}
	case len(o.breaks) > 0 && !o.practice:
		return usageError{"--break renames controls of the practice site: it goes with --practice"}
	case len(o.traps) > 0 && !o.practice:
		return usageError{"--trap is for the practice site: it goes with --practice"}
	case len(o.mishaps) > 0 && !o.practice:
		return usageError{"--mishap is what goes wrong on the practice site: it goes with --practice"}
	case (o.edition != "" || o.seed != 0) && !o.practice:
		return usageError{"--edition and --seed choose the practice site's pages: they go with --practice"}
	}
	if !slices.Contains([]string{notifyAuto, notifyBell, notifyOff}, o.notify) {
		return usageError{fmt.Sprintf("--notify %s: want auto, bell or off", o.notify)}
	}
	if o.url != "" {
		if u, err := url.Parse(o.url); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return usageError{fmt.Sprintf("--url %s: want an address that begins with https://", o.url)}
		}
	}
	for _, origin := range o.trust {
		if err := checkOrigin(origin); err != nil {
			return err
		}
	}
	return nil
}

// checkOrigin accepts exact https origins, and plain http on loopback only.
func checkOrigin(origin string) error {
	u, err := url.Parse(origin)
	switch {
	case err != nil || u.Host == "" || u.Scheme == "" || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil || strings.Contains(u.Host, "*"):
		return usageError{fmt.Sprintf("--trust-origin %s: want an exact origin such as https://example.org", origin)}
	case u.Scheme == "https":
		return nil
	case u.Scheme == "http" && loopback(u.Hostname()):
		return nil
	default:
		return usageError{fmt.Sprintf("--trust-origin %s: plain http is for this machine only (127.0.0.1, localhost); use https", origin)}
	}
}

func loopback(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || host == "127.0.0.1" || host == "::1" || strings.HasPrefix(host, "127.")
}

// stateDir is where progress and the browser's data live.
func stateDir() (string, error) {
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "autofill"), nil
	}
	if runtime.GOOS == "linux" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("where is your home folder? set HOME or --state: %w", err)
		}
		return filepath.Join(home, ".local", "state", "autofill"), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("where is your configuration folder? set --state: %w", err)
	}
	return filepath.Join(dir, "autofill", "state"), nil
}
