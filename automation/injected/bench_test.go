package injected_test

import (
	_ "embed"
	"fmt"
	"slices"
	"testing"
)

//go:embed testdata/methods.js
var methodsJS string

// longTexts is how many Chinese texts the page of the benchmark has.
const longTexts = 10_000

// lengthen makes a page of so many Chinese texts.
func (p *tab) lengthen(n int) {
	p.t.Helper()
	p.page(fmt.Sprintf(`{ const f = document.createDocumentFragment();
		for (let i = 0; i < %d; i++) { const d = document.createElement("div"); d.textContent = "第" + i + "行 银行卡号"; f.append(d); }
		document.body.append(f); } document.body.offsetHeight`, n))
}

// timing is what a method took, in milliseconds.
type timing struct{ MS, Worst float64 }

// timed runs a method in the world that has it: ours sees the page's nodes too.
func (p *tab) timed(ours bool, what string) (got timing) {
	p.t.Helper()
	p.in(ours, methodsJS+fmt.Sprintf("; words.timed(async () => { %s })", what), &got)
	return got
}

// annotate is the whole way of our layer, without that to Go and back.
const annotate = `
	autofill.overlay.start({css: globalThis.sheet});
	const entries = {};
	for (const t of await autofill.overlay.texts()) entries[t] = {en: "Bank card number", full: true};
	autofill.overlay.explain({entries});
	while (!autofill.overlay.boxes().chips.length) await new Promise(requestAnimationFrame);`

// methods are measured on a page of their own, one after another.
var methods = []struct {
	name string
	ours bool
	code string
}{
	{"bare walk", false, "words.bare()"},
	{"our layer", true, annotate},
	{"text replacement", false, "words.replace()"},
	{"sibling insertion", false, "words.insert()"},
}

// BenchmarkFirstAnnotation annotates what is in view of a page of 10,000 Chinese
// texts for the first time. The page reports what was done to it.
func BenchmarkFirstAnnotation(b *testing.B) {
	for _, m := range methods {
		b.Run(m.name, func(b *testing.B) {
			var all []timing
			var bare []float64
			var shift, moved float64
			for range 3 {
				p := openUnstarted(b, "clicks.html")
				p.lengthen(longTexts)
				p.frames()
				bare = append(bare, p.timed(false, "words.bare()").MS)
				p.page("moved = 0; shift = 0")
				all = append(all, p.timed(m.ours, m.code))
				p.frames()
				p.in(false, "moved", &moved)
				p.in(false, "shift", &shift)
			}
			slices.SortFunc(all, func(a, b timing) int { return int(1000 * (a.MS - b.MS)) })
			slices.Sort(bare)
			mid := all[len(all)/2]
			b.ReportMetric(mid.MS, "ms")
			b.ReportMetric(mid.MS/bare[len(bare)/2], "x-bare")
			b.ReportMetric(mid.Worst, "longest-block-ms")
			b.ReportMetric(moved, "mutations")
			b.ReportMetric(shift, "layout-shift")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkOneChange changes one text of the long page, in view, until its chip
// says the new thing. The work is what our scripts did, not the waiting for frames.
func BenchmarkOneChange(b *testing.B) {
	for _, n := range []int{100, longTexts} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := openUnstarted(b, "clicks.html")
			p.lengthen(n)
			p.timed(true, annotate)
			p.in(true, `(async () => { for (let i = 0; i < 200; i++) await new Promise(requestAnimationFrame); globalThis.work = autofill.overlay.stats().work; })()`, nil)
			b.ResetTimer()
			for i := range b.N {
				p.page(fmt.Sprintf("document.body.children[5].textContent = '新的%d'", i))
				p.in(true, fmt.Sprintf(`(async () => {
					const text = "新的%d", entries = {};
					while (!(text in entries)) { await new Promise(requestAnimationFrame); for (const t of await autofill.overlay.texts()) entries[t] = {en: "New " + %d, full: true}; }
					autofill.overlay.explain({entries});
					while (!autofill.overlay.boxes().chips.some(c => c.text === text)) await new Promise(requestAnimationFrame);
				})()`, i, i), nil)
			}
			b.StopTimer()
			var work float64
			p.in(true, "autofill.overlay.stats().work - globalThis.work", &work)
			b.ReportMetric(work/float64(b.N), "work-ms/op")
		})
	}
}
