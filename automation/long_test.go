package automation_test

import (
	"os"
	"testing"
)

// long runs what make test has no time for: it must end within ten minutes on a
// machine with two cores.
var long = os.Getenv("AUTOFILL_LONG") != ""

// minutes skips a test that takes minutes, unless it was asked for.
func minutes(t *testing.T, target string) {
	t.Helper()
	if !long {
		t.Skip("takes minutes: " + target + " runs it")
	}
}
