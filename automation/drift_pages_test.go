package automation_test

import (
	"cmp"
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"
)

// drifts are the changes each page goes through: every single one, and some
// together, as in a redesign. What follows a plus changes the page's address.
var drifts = []string{
	"", "names", "ids", "classes", "words", "marks", "order", "wrap", "untie", "table", "hints", "decoys", "swap", "split", "join", "shadow", "frame",
	"words,ids,wrap,order,decoys,classes", "names,table,untie,decoys,marks", "words,names,order,shadow", "ids,hints,order,decoys,classes", "words,marks,untie,wrap,classes+",
}

// redesigns are those in which everything changes at once.
var redesigns = slices.DeleteFunc(slices.Clone(drifts), func(ops string) bool { return !strings.Contains(ops, ",") })

// nextBuild is the second drift: what a program made up is made up anew, rows
// move, boxes are wrapped, strangers come. What people wrote stays.
const nextBuild = ",build,order,wrap,decoys,classes"

// fresh is a second redesign, of everything. It is measured, not held to.
const fresh = ",names,words,order,classes"

// otherSeed changes what is left to chance, to measure on pages nobody tuned for.
var otherSeed = flag.Int("drift-seed", 0, "draw the drifts anew; the figures are then printed and not held")

// variant is one page after one drift.
type variant struct {
	page, ops string
	seed      int // of what is left to chance
}

// driftFigures are what drifted pages are held to.
type driftFigures struct {
	Variants  int     `json:"variants"`
	Fields    int     `json:"fields"` // boxes of the profile's facts a person could fill
	Recall    float64 `json:"recall"`
	Wrong     int     `json:"wrong"`    // boxes that got a value that is not theirs
	Leave     int     `json:"leave"`    // visible boxes that are to be left alone
	Unnamed   int     `json:"unnamed"`  // broken selectors of which nothing was said
	Proposals int     `json:"proposed"` // selectors proposed instead
	Hit       float64 `json:"hit"`      // share of these that hit their box after the next build
}

// TestAccuracyOfDriftedPages changes every page of the practice site as a
// redesign would and compares what each box is given with what belongs there.
func TestAccuracyOfDriftedPages(t *testing.T) {
	t.Parallel()
	d := newDrift(t)
	var list []variant
	for i, page := range slices.Sorted(maps.Keys(d.paths)) {
		all := drifts
		if !long {
			all = redesigns[i%len(redesigns):][:1] // the others: make accuracy
		}
		for _, ops := range all {
			list = append(list, variant{page, ops, 1000**otherSeed + len(list) + 1})
		}
	}
	snaps := d.capture(list, nil)
	var got driftFigures
	byKey, byOps, byPage := map[string]*tally{}, map[string]*tally{}, map[string]*tally{}
	var total tally
	var again []variant
	var proposals [][]proposal
	for i, v := range list {
		r := d.judge(v, snaps[i])
		for key, c := range r.keys {
			sum(byKey, key, c)
			sum(byOps, cmp.Or(v.ops, "(as it is)"), c)
			sum(byPage, v.page, c)
			total.add(c)
		}
		got.Unnamed += r.unnamed
		if len(r.proposals) > 0 {
			again, proposals = append(again, v), append(proposals, r.proposals)
			got.Proposals += len(r.proposals)
		}
	}
	right := total.right
	got.Fields, got.Wrong, got.Leave = total.fields, total.wrong, total.leave
	got.Variants, got.Recall = len(list), share(right, got.Fields)
	hit := d.hits(again, proposals, nextBuild, true)
	got.Hit = share(hit, got.Proposals)
	other := 0
	if long {
		other = d.hits(again, proposals, fresh, false)
	}
	t.Log("\n" + table("field", byKey) + "\n" + table("drift", byOps) + "\n" + table("page", byPage))
	t.Logf("%d pages after a drift: recall %.2f %% (%d of %d), wrong %d of %d boxes (%.2f %%), breaks not named %d", got.Variants, 100*got.Recall, right, got.Fields,
		got.Wrong, got.Fields+got.Leave, 100*float64(got.Wrong)/float64(got.Fields+got.Leave), got.Unnamed)
	t.Logf("%d selectors proposed; after the next build %.2f %% hit their box (%d of %d); after another redesign of names and words %.2f %%",
		got.Proposals, 100*got.Hit, hit, got.Proposals, 100*share(other, got.Proposals))
	if *otherSeed != 0 {
		return
	}
	if !long {
		if got.Recall < 0.97 || got.Wrong > 0 || got.Unnamed > 0 || got.Hit < 0.95 {
			t.Errorf("redesigned pages: %+v", got)
		}
		return
	}
	holdTo(t, "drift.json", got, func(want driftFigures) string {
		switch {
		case got.Recall < want.Recall || got.Hit < want.Hit:
			return "fewer fields are found, or fewer proposals hit"
		case got.Wrong > want.Wrong || got.Unnamed > want.Unnamed:
			return "more boxes are filled wrong, or more breaks are not named"
		}
		return ""
	})
}
