package automation_test

import (
	"encoding/json"
	"os"
	"testing"

	"example.com/autofill/automation"
)

func TestDump(t *testing.T) {
	page := os.Getenv("DUMP")
	if page == "" {
		t.Skip()
	}
	s := site(t)
	o := options(t, s)
	o.URL = s.Start(page)
	snap, err := automation.Capture(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := json.MarshalIndent(snap, "", " ")
	os.WriteFile("/tmp/snap.json", data, 0o600)
}
