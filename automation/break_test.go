package automation_test

import (
	"slices"
	"testing"

	"example.com/autofill/automation/practice"
)

// A redesign that touches one field: the field is still filled right, with all
// the others, and the report says which selector broke and what served instead.
func TestEveryBreakIsNamedAndHealed(t *testing.T) {
	t.Parallel()
	for page, keys := range fillable(site(t)) {
		for i, key := range keys {
			if !long && i%3 != 0 {
				continue // one browser for every control: make soak has them all
			}
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

// Everything broken at once, in the other years: what is filled is right, and
// nothing goes into a box of something else.
func TestAPageOfAnotherYearBrokenAllOver(t *testing.T) {
	t.Parallel()
	for year, pages := range map[string][]string{
		"2016": {"signup.complete"},
		"2020": {"signup.mobile", "signup.complete", "verify.details", "verify.card", "verify.documents"},
	} {
		of := fillable(edition(t, practice.Options{Edition: year}))
		for _, page := range pages {
			keys := of[page]
			t.Run(year+" "+page, func(t *testing.T) {
				t.Parallel()
				var breaks []string
				for _, key := range keys {
					breaks = append(breaks, page+"."+key)
				}
				s := edition(t, practice.Options{Edition: year, Break: breaks})
				o := options(t, s)
				o.URL, o.Unattended = s.Start(page), true
				rep, err := run(t, o)
				if err != nil {
					t.Fatal(err)
				}
				if len(rep.Broken) == 0 && rep.Pages[0].Page == page {
					t.Error("nothing is said to be broken")
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
