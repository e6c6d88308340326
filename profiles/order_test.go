package profiles_test

import (
	"os"
	"strings"
	"testing"

	"example.com/autofill/profiles"
)

func TestNameAtBank(t *testing.T) {
	t.Parallel()
	for holder, want := range map[string]profiles.NameAtBank{
		"LOVELACE ADA KING": profiles.NameSame,
		"Lovelace Ada King": profiles.NameSame,
		"LOVELACEADAKING":   profiles.NameSame,
		"ADA KING LOVELACE": profiles.NameTurned,
		"KING ADA LOVELACE": profiles.NameOther,
		"ADA LOVELACE":      profiles.NameOther,
		"爱达":                profiles.NameOther,
	} {
		if got := factsOf(t, holder).NameAtBank(); got != want {
			t.Errorf("%q: %v, want %v", holder, got, want)
		}
	}
	me, err := load(t, minimal, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := me.Facts().NameAtBank(); got != profiles.NameUnknown {
		t.Errorf("without a bank: %v", got)
	}
}

// factsOf are those of the example, with another name at the bank.
func factsOf(t *testing.T, holder string) profiles.Facts {
	t.Helper()
	path, err := profiles.WriteExample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	line := "account_holder: " + holder
	changed := strings.Replace(string(text), "account_holder: LOVELACE ADA KING", line, 1)
	if changed == string(text) && holder != "LOVELACE ADA KING" {
		t.Fatal("the example has another line")
	}
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	me, err := profiles.Load(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	return me.Facts()
}
