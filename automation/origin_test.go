package automation_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

func TestNothingIsWrittenOnAStrangeOrigin(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "plain.html", func(o *automation.Options) { o.Trusted = []string{localhost(f.Server), f.stranger.URL} })
	f.never(t, "plain.html", "mail", "cell")
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Forbidden, "mobile": selectors.Forbidden})
}

func TestATrustedOriginIsFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "plain.html")
	f.is(t, "plain.html", map[string]string{"mail": want("email"), "cell": want("mobile")})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Healed, "mobile": selectors.Healed})
	if len(rep.Broken) > 0 {
		t.Errorf("on a page nobody described nothing can break: %+v", rep.Broken)
	}
}

// Plain http beyond this machine is read by whoever is on the way, so naming
// such an origin does not make it trusted.
func TestPlainHTTPBeyondThisMachineIsNeverTrusted(t *testing.T) {
	t.Parallel()
	f := serve(t)
	origin := "http://bank.test:" + port(t, f.URL)
	rep := f.fill(t, origin+"/plain.html", func(o *automation.Options) {
		o.Trusted, o.Chrome = []string{origin}, chromeWith(t, "--host-resolver-rules=MAP bank.test 127.0.0.1")
	})
	f.never(t, origin+"/plain.html", "mail", "cell")
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Forbidden, "mobile": selectors.Forbidden})
}

// chromeWith is a browser that is started with one more flag.
func chromeWith(t *testing.T, flag string) string {
	t.Helper()
	real := os.Getenv("AUTOFILL_CHROME")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); real == "" && err == nil {
			real = found
		}
	}
	if real == "" {
		t.Fatal("no browser found")
	}
	path := filepath.Join(t.TempDir(), "chrome")
	script := fmt.Sprintf("#!/bin/sh\nexec %q %q \"$@\"\n", real, flag)
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil { //nolint:gosec // it is to be run
		t.Fatal(err)
	}
	return path
}

func TestAFormThatSendsToAStrangerIsNotFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "form_elsewhere.html")
	f.never(t, "form_elsewhere.html", "mail")
	f.is(t, "form_elsewhere.html", map[string]string{"cell": want("mobile")})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Forbidden})
}

func TestFramesAreFilledByTheirOwnOrigin(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "frames.html", func(o *automation.Options) { o.Trusted = []string{f.URL, localhost(f.Server)} })
	f.is(t, "frames.html", map[string]string{"mail": want("email")})
	f.is(t, "frame_passport.html", map[string]string{"box": want("passport.number")})
	f.is(t, localhost(f.Server)+"/frame_mobile.html", map[string]string{"box": want("mobile")})
	f.never(t, localhost(f.stranger)+"/frame_card.html", "box")
	f.never(t, "frame_street.html", "box") // its sandbox gives it an origin of nobody
	outcomes(t, rep, map[string]selectors.Outcome{"bank.card_number": selectors.Forbidden, "address.full": selectors.Forbidden})
}

func TestFramesNobodySeesAreNotFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "frames_hidden.html")
	f.is(t, "frames_hidden.html", map[string]string{"mail": want("email")})
	for _, name := range []string{"passport", "mobile", "card", "street", "postcode"} {
		f.never(t, "frame_"+name+".html", "box")
	}
}
