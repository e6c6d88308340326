package automation

// Error is a reason for a run to end that callers tell apart with errors.Is.
type Error string

func (e Error) Error() string { return string(e) }

// The ways a run ends early.
const (
	ErrNoChrome    Error = "found no Chrome or Chromium; install one (Debian/Ubuntu: apt install chromium, macOS: brew install --cask google-chrome) or set AUTOFILL_CHROME to its path"
	ErrNoDisplay   Error = "there is no display for a visible window; start one, or add --headless"
	ErrBrowserLost Error = "the browser was closed; run the same command again to go on where you were"
	ErrQuit        Error = "ended by you; run the same command again to go on where you were"
	ErrUnreachable Error = "the page cannot be reached"
	ErrNotAllowed  Error = "typing is not allowed on this origin"
)
