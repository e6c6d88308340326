package automation_test

import (
	"slices"
	"testing"
)

// A redesign that touches one field: the field is still filled right, with all
// the others, and the report says which selector broke and what served instead.
func TestEveryBreakIsNamedAndHealed(t *testing.T) {
	if testing.Short() {
		t.Skip("one browser for every control")
	}
	t.Parallel()
	for page, keys := range fillable(site(t)) {
		for _, key := range keys {
			t.Run(page+"."+key, func(t *testing.T) {
				t.Parallel()
				s := site(t, page+"."+key)
				o := options(t, s)
				o.URL, o.Unattended = s.Start(page), true
				rep, err := run(t, o)
				if err != nil {
					t.Fatal(err)
				}
				named := false
				for _, b := range rep.Broken {
					switch {
					case b.Page != page || b.Key != key && !oneRow(b.Key, key):
						t.Errorf("names what was not broken: %+v", b)
					case b.Used == "":
						t.Errorf("nothing served instead: %+v", b)
					}
					named = named || b.Key == key
				}
				if !named {
					t.Errorf("not named: %+v", rep.Broken)
				}
				checkRecord(t, s, page, keys)
			})
		}
	}
}

// oneRow reports whether two fields stand in one row of their page, so that a
// new name of the row is one for both.
func oneRow(a, b string) bool {
	for _, row := range [][]string{
		{"address.province", "address.city", "address.district", "address.street"}, {"bank.province", "bank.city"},
	} {
		if slices.Contains(row, a) && slices.Contains(row, b) {
			return true
		}
	}
	return false
}
