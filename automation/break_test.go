package automation_test

import (
	"slices"
	"strings"
	"testing"

	"example.com/autofill/automation/report"
)

func TestEveryBreakIsNamedAndHealed(t *testing.T) {
	if testing.Short() {
		t.Skip("one browser for every control")
	}
	for page, keys := range fillable(site(t)) {
		t.Run(page, func(t *testing.T) {
			for _, key := range keys {
				s := site(t, page+"."+key)
				o := options(t, s)
				o.URL, o.Unattended = s.Start(page), true
				rep, err := run(t, o)
				if err != nil {
					t.Fatal(err)
				}
				named := slices.ContainsFunc(rep.Broken, func(b report.Broken) bool { return b.Key == key && b.Used != "" })
				if !named {
					t.Errorf("%s: not named: %+v", key, rep.Broken)
				}
				for _, b := range rep.Broken {
					if b.Key != key && !strings.HasPrefix(key, "address.") && !strings.HasPrefix(key, "bank.") {
						t.Errorf("%s: names %s too", key, b.Key)
					}
				}
				checkRecord(t, s, page, keys)
			}
		})
	}
}
