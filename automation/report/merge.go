package report

import (
	"slices"

	"example.com/autofill/selectors"
)

// fieldID tells the fields of a page apart. The number counts fields with the
// same name, since a page may ask for a thing more than once.
type fieldID struct {
	key, part string
	confirm   bool
	number    int
}

// fieldIDs names the fields of a page, in their order.
func fieldIDs(fields []Field) []fieldID {
	ids := make([]fieldID, 0, len(fields))
	for _, f := range fields {
		id := fieldID{key: f.Key, part: f.Part, confirm: f.Confirm}
		for slices.Contains(ids, id) {
			id.number++
		}
		ids = append(ids, id)
	}
	return ids
}

// samePage reports whether b is another look at a.
func samePage(a, b Page) bool { return a.Page == b.Page && a.URL == b.URL }

// merge joins a later look at a page with what is known of it. What the later
// look says of a field counts, for the first one may have come while the page
// was still being built. Hand-offs add up. Times are those of the slowest
// look, so that they stay comparable with a page that was seen once.
func merge(old, later Page) Page {
	later.Visits += old.Visits
	later.Fields = mergeFields(old.Fields, later.Fields)
	later.Handoffs = append(slices.Clone(old.Handoffs), later.Handoffs...)
	for _, t := range old.Troubles {
		if !slices.Contains(later.Troubles, t) {
			later.Troubles = append(later.Troubles, t)
		}
	}
	later.Milliseconds = Milliseconds{
		Snapshot: max(old.Milliseconds.Snapshot, later.Milliseconds.Snapshot),
		Plan:     max(old.Milliseconds.Plan, later.Milliseconds.Plan),
		Fill:     max(old.Milliseconds.Fill, later.Milliseconds.Fill),
		Overlay:  max(old.Milliseconds.Overlay, later.Milliseconds.Overlay),
	}
	if later.Title == "" {
		later.Title = old.Title
	}
	if later.Picture == "" {
		later.Picture = old.Picture
	}
	return later
}

// mergeFields keeps the order of the first look and appends what is new.
// "Kept" never replaces another outcome: it says only that the box still holds
// what an earlier look, or the person, put there.
func mergeFields(old, later []Field) []Field {
	fields, ids := slices.Clone(old), fieldIDs(old)
	for i, id := range fieldIDs(later) {
		switch at := slices.Index(ids, id); {
		case at < 0:
			fields = append(fields, later[i])
		case later[i].Outcome != selectors.Kept:
			fields[at] = later[i]
		}
	}
	return fields
}
