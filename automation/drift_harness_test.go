package automation_test

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// drift serves the saved pages of the practice site, changed, and plans for them.
type drift struct {
	t      *testing.T
	pages  map[string]string // saved, by name
	paths  map[string]string // where they lived
	server *httptest.Server
	set    *selectors.Set
	facts  profiles.Facts
	truths []string // all that stand in the pages
}

// newDrift saves every page of the practice site that has fields, with the
// documents of another host that stand in it.
func newDrift(t *testing.T) *drift {
	t.Helper()
	s := site(t)
	d := &drift{t: t, pages: map[string]string{}, paths: map[string]string{}}
	d.set, d.facts = load(t)
	tab := plainTab(t)
	for _, page := range slices.Sorted(maps.Keys(fillable(s))) {
		boxes := truthOf(s.Boxes(page))
		d.paths[page] = s.Path(page)
		d.save(tab, page, s.Start(page), boxes)
		for _, b := range boxes {
			d.truths = append(d.truths, b.Truth)
		}
	}
	for _, part := range []string{"1", "2", "3", "4"} {
		d.truths = append(d.truths, "bank.card_number."+part)
	}
	d.truths = append(d.truths, "passport.expires")
	slices.Sort(d.truths)
	d.truths = slices.Compact(d.truths)
	d.serve()
	return d
}

// truthBox says what belongs into a box.
type truthBox struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Truth string `json:"truth"`
}

// truthOf gives the boxes the names that plans use. The person's own have none.
func truthOf(boxes []practice.Box) []truthBox {
	parts := map[string]string{
		"nationality/1": "nationality.region", "nationality/2": "nationality.country",
		"passport.expires/y": "passport.expires.year", "passport.expires/m": "passport.expires.month", "passport.expires/d": "passport.expires.day",
	}
	var out []truthBox
	for _, b := range boxes {
		truth := b.Field
		if strings.Contains(truth, "/") {
			truth = parts[truth]
		}
		if !b.Human && truth != "" && truth != "deposit.amount" {
			out = append(out, truthBox{ID: b.ID, Name: b.Name, Truth: truth})
		}
	}
	return out
}

// plainTab is a browser without any of our scripts.
func plainTab(t *testing.T) context.Context {
	t.Helper()
	opts := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.WindowSize(1280, 1000), chromedp.Flag("no-proxy-server", true))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	if path := os.Getenv("AUTOFILL_CHROME"); path != "" {
		opts = append(opts, chromedp.ExecPath(path))
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {}))
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// capture takes a snapshot of every variant. They also say what the proposals hit.
func (d *drift) capture(list []variant, css []string) []selectors.Snapshot {
	d.t.Helper()
	for _, truth := range d.truths {
		css = append(css, truthCSS(truth))
	}
	boxes := &selectors.Definition{Human: []selectors.Human{{CSS: css}}}
	asked := &selectors.Set{Definitions: append(slices.Clone(d.set.Definitions), boxes), Lexicon: d.set.Lexicon, Glossary: d.set.Glossary}
	urls := make([]string, len(list))
	for i, v := range list {
		path := d.paths[v.page]
		if strings.Contains(v.ops, "+") {
			path = "/new" + path
		}
		urls[i] = d.server.URL + path + "?" + url.Values{"page": {v.page}, "ops": {strings.ReplaceAll(v.ops, "+", "")}, "seed": {strconv.Itoa(v.seed)}}.Encode()
	}
	return captureAll(d.t, automation.Options{
		Set: asked, Offline: true, Headless: true, Trusted: []string{d.server.URL, d.other()}, Log: zerolog.Nop(),
	}, urls)
}

func truthCSS(truth string) string { return `[data-truth="` + truth + `"]` }

// judged is what became of one variant.
type judged struct {
	keys      map[string]tally
	unnamed   int
	proposals []proposal
}

// proposal is a selector that was proposed for a field, and its truth.
type proposal struct{ key, part, css string }

func (p proposal) truth() string { return strings.TrimSuffix(p.key+"."+p.part, ".") }

// boxID names a control of a snapshot.
type boxID struct {
	frame string
	ref   int
}

// truth is what belongs into each box of a snapshot.
func (d *drift) truth(snap selectors.Snapshot) map[boxID]string {
	out := map[boxID]string{}
	for _, f := range snap.Frames {
		for _, truth := range d.truths {
			for _, ref := range f.Matches[truthCSS(truth)] {
				out[boxID{f.ID, ref}] = truth
			}
		}
	}
	return out
}

// judge plans for one variant and compares. A box is right when it would be
// given the value that belongs there, under whichever name.
func (d *drift) judge(v variant, snap selectors.Snapshot) judged {
	page := d.set.Recognise(snap, "")
	plan := selectors.Make(selectors.Ask{Set: d.set, Page: page, Snap: snap, Has: d.facts.Has, Same: d.facts.Same, Allowed: func(string) bool { return true }})
	filled := map[boxID]selectors.Assignment{}
	for _, a := range plan.Fields {
		if a.Outcome.Fills() {
			filled[boxID{a.Frame, a.Ref}] = a
		}
	}
	truth := d.truth(snap)
	r := judged{keys: map[string]tally{}}
	for _, f := range snap.Frames {
		for _, c := range f.Controls {
			if !c.Role.Takes() || c.Hidden != "" || c.ReadOnly {
				continue
			}
			id := boxID{f.ID, c.Ref}
			belongs, a := truth[id], filled[id]
			got := strings.TrimSuffix(a.Key+"."+a.Part, ".")
			key := belongs
			if key == "" {
				key = "(nobody's)"
			}
			n := r.keys[key]
			switch {
			case belongs == "" && a.Key == "":
				n.leave++
			case belongs == "":
				n.leave, n.wrong = n.leave+1, n.wrong+1
				d.t.Logf("WRONG %s %q: a box of nobody's, %s, got %s %v", v.page, v.ops, label(c), got, a.Reasons)
			case a.Key == "":
				n.fields++
				d.t.Logf("MISS  %s %q (taken for %q): %s, %s: %s", v.page, v.ops, page.Page(), belongs, label(c), whyNot(plan, c.Ref))
			case got == belongs || d.same(a, belongs):
				n.fields, n.right = n.fields+1, n.right+1
			default:
				n.fields, n.wrong = n.fields+1, n.wrong+1
				d.t.Logf("WRONG %s %q: %s, %s, got %s %v", v.page, v.ops, belongs, label(c), got, a.Reasons)
			}
			r.keys[key] = n
			if a.Outcome == selectors.Healed && a.Proposal != "" && got == belongs {
				r.proposals = append(r.proposals, proposal{a.Key, a.Part, a.Proposal})
			}
		}
	}
	r.unnamed = d.unnamed(v, page, plan, snap, truth)
	return r
}

func label(c selectors.Control) string {
	if len(c.Labels) > 0 {
		return c.Labels[0].Text
	}
	return c.Name
}

// same reports whether a box is given the value that belongs there after all.
func (d *drift) same(a selectors.Assignment, belongs string) bool {
	key := a.Value
	if a.Part != "" {
		key += "." + a.Part
	}
	if whole, ok := strings.CutSuffix(belongs, ".region"); ok && key == whole && a.Control.Role != selectors.RoleText {
		return true // filling takes the part of the world where a list has no countries
	}
	if belongs == "phone" && key == "mobile" {
		return true // the page takes either, and says so
	}
	return d.facts.Same(belongs, key)
}

// unnamed counts the fields whose first selector does not hit their box any
// more and of which the plan says nothing.
func (d *drift) unnamed(v variant, page selectors.Recognition, plan selectors.Plan, snap selectors.Snapshot, truth map[boxID]string) (n int) {
	if page.Definition == nil {
		return 0
	}
	for _, item := range page.Definition.Fields {
		if len(item.Value.CSS) == 0 || item.Value.Optional || !slices.Contains(slices.Collect(maps.Values(truth)), item.Key) {
			continue
		}
		hits := false
		for _, f := range snap.Frames {
			for _, ref := range f.Matches[item.Value.CSS[0]] {
				hits = hits || truth[boxID{f.ID, ref}] == item.Key
			}
		}
		said := slices.ContainsFunc(plan.Fields, func(a selectors.Assignment) bool {
			return a.Key == item.Key && (a.Outcome.Broken() || a.Outcome == selectors.Alternate) && len(a.Tried) > 0
		})
		if !hits && !said {
			n++
			d.t.Logf("UNSAID %s %q: %s of %s", v.page, v.ops, item.Value.CSS[0], item.Key)
		}
	}
	return n
}

// hits counts the proposals that find their box alone after another drift.
func (d *drift) hits(list []variant, proposals [][]proposal, then string, loud bool) (n int) {
	d.t.Helper()
	var css []string
	after := make([]variant, len(list))
	for i, v := range list {
		after[i] = variant{v.page, v.ops + then, v.seed}
		for _, p := range proposals[i] {
			if !strings.HasPrefix(p.css, "label=") {
				css = append(css, p.css)
			}
		}
	}
	snaps := d.capture(after, css)
	for i, snap := range snaps {
		truth := d.truth(snap)
		for _, p := range proposals[i] {
			found := found(snap, p.css)
			if len(found) == 1 && truth[found[0]] == p.truth() {
				n++
				continue
			}
			if loud {
				d.t.Logf("LOST  %s %q: %s for %s finds %d boxes", list[i].page, after[i].ops, p.css, p.truth(), len(found))
			}
		}
	}
	return n
}

// found are the boxes a selector, or the page's words, find.
func found(snap selectors.Snapshot, css string) (out []boxID) {
	words, byWords := strings.CutPrefix(css, "label=")
	for _, f := range snap.Frames {
		for _, ref := range f.Matches[css] {
			out = append(out, boxID{f.ID, ref})
		}
		for _, c := range f.Controls {
			if byWords && c.Role.Takes() && c.Hidden == "" && slices.ContainsFunc(c.Labels, func(l selectors.Label) bool {
				return l.From != selectors.FromNear && l.From != selectors.FromTitle && selectors.Fold(l.Text) == selectors.Fold(words)
			}) {
				out = append(out, boxID{f.ID, c.Ref})
			}
		}
	}
	return out
}

// add sums counts.
func (c *tally) add(o tally) {
	c.fields, c.right, c.wrong, c.leave = c.fields+o.fields, c.right+o.right, c.wrong+o.wrong, c.leave+o.leave
}

func sum(rows map[string]*tally, name string, c tally) {
	if rows[name] == nil {
		rows[name] = &tally{}
	}
	rows[name].add(c)
}

// share is part of whole, cut to four digits, so that no figure is better than it is.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return math.Floor(1e4*float64(part)/float64(whole)) / 1e4
}

// holdTo compares figures with the committed ones; worse says in which way the
// new ones are worse, if they are.
func holdTo[T comparable](t *testing.T, name string, got T, worse func(want T) string) {
	t.Helper()
	path := filepath.Join(forms, name)
	if *updateFigures {
		data, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want T
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if why := worse(want); why != "" {
		t.Errorf("%s: %+v, committed are %+v", why, got, want)
	} else if got != want {
		t.Errorf("the figures are %+v, committed are %+v; run with -update-figures", got, want)
	}
}
