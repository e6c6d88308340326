package automation_test

import (
	"maps"
	"slices"
	"testing"

	"example.com/autofill/automation/practice"
)

func TestEveryPageIsFilledRight(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, page := range slices.Sorted(maps.Keys(fillable(s))) {
		t.Run(page, func(t *testing.T) {
			s := site(t)
			o := options(t, s)
			o.URL, o.Unattended = s.Start(page), true
			rep, err := run(t, o)
			if err != nil {
				t.Fatal(err)
			}
			if len(rep.Pages) != 1 || rep.Pages[0].Page != page {
				t.Fatalf("recognised %+v, want %s", rep.Pages, page)
			}
			for _, b := range rep.Broken {
				t.Errorf("broken: %+v", b)
			}
			checkRecord(t, s, page, fillable(s)[page])
		})
	}
}

// checkRecord compares what arrived at the site with the example person.
func checkRecord(t *testing.T, s *practice.Site, page string, keys []string) {
	t.Helper()
	for _, key := range keys {
		ok := func(record []practice.Entry) bool {
			e, found := last(record, page)[key]
			return found && (want(key) == "" && e.Value != "" || e.Value == want(key))
		}
		if err := await(t, s, ok); err != nil {
			t.Errorf("%s: the site recorded %q, want %q", key, last(s.Record(), page)[key].Value, want(key))
		}
	}
	if d := decoys(s); len(d) > 0 {
		t.Errorf("typed into decoys: %v", d)
	}
}
