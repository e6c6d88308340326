package injected_test

import (
	_ "embed"
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
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

// cpu is how long the page's main thread has run, milliseconds. Unlike the clock it
// does not count the time in which other programs had the processor.
func (p *tab) cpu() float64 {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	p.must(err)
	got, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	p.must(err)
	for _, m := range got.Metrics {
		if m.Name == "TaskDuration" {
			return 1000 * m.Value
		}
	}
	p.t.Fatal("no TaskDuration")
	return 0
}

// timed runs a method in the world that has it: ours sees the page's nodes too.
func (p *tab) timed(ours bool, what string) (got timing) {
	p.t.Helper()
	p.in(ours, methodsJS+fmt.Sprintf("; words.timed(async () => { %s })", what), &got)
	return got
}

// annotate is the whole way of our layer, without that to Go and back, until there
// are chips; globalThis.chips tells how many.
const annotate = `
	autofill.overlay.start({css: globalThis.sheet});
	const entries = {};
	for (const t of await autofill.overlay.texts()) entries[t] = {en: "Bank card number", full: true};
	await autofill.overlay.explain({entries});
	while (!autofill.overlay.boxes().chips.length) await new Promise(requestAnimationFrame);
	globalThis.chips = autofill.overlay.boxes().chips.length;`

// checked waits until all that is drawn was looked at, and says how long after
// a time of the page's clock that was.
const checked = `(async (began) => { while (autofill.overlay.stats().more) await new Promise(requestAnimationFrame); return performance.now() - began; })`

// read waits until the whole page is known.
const read = `(async () => { while (autofill.overlay.stats().reading || autofill.overlay.stats().more) await new Promise(done => setTimeout(done, 20)); })()`

// rows is how many of the long page's texts are in view, all of them.
const rows = `[...document.body.children].filter(d => { const b = d.getBoundingClientRect(); return d.textContent.endsWith("银行卡号") && b.top >= 0 && b.bottom <= innerHeight; }).length`

// methods are measured each on a page of its own that nobody has read before.
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

// rounds is how often all methods are measured, in turn: other programs of the
// machine disturb one as they do the others.
const rounds = 7

func median(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}

// BenchmarkFirstAnnotation annotates what is in view of a page of 10,000 Chinese
// texts for the first time. The page reports what was done to it.
func BenchmarkFirstAnnotation(b *testing.B) {
	got := make([]map[string][]float64, len(methods))
	for range rounds {
		bare, bareCPU := 0.0, 0.0
		for i, m := range methods {
			p := openUnstarted(b, "clicks.html")
			p.lengthen(longTexts)
			p.frames()
			p.page("moved = 0; shift = 0; globalThis.began = 0")
			cpu := p.cpu()
			one := p.timed(m.ours, "globalThis.began = performance.now(); "+m.code)
			cpu = p.cpu() - cpu
			if i == 0 {
				bare, bareCPU = one.MS, cpu
			}
			all := map[string]float64{"ms": one.MS, "x-bare": one.MS / bare, "cpu-ms": cpu, "cpu-x-bare": cpu / bareCPU, "longest-block-ms": one.Worst}
			if m.ours {
				all["checked-ms"] = p.number(true, checked+"(globalThis.began)")
				if drawn, want := p.number(true, "globalThis.chips"), p.number(false, rows); drawn < want {
					b.Errorf("%v chips, and %v texts in view", drawn, want)
				}
			}
			p.frames()
			all["mutations"], all["layout-shift"] = p.number(false, "moved"), p.number(false, "shift")
			if got[i] == nil {
				got[i] = map[string][]float64{}
			}
			for unit, v := range all {
				got[i][unit] = append(got[i][unit], v)
			}
			p.close()
		}
	}
	for i, m := range methods {
		b.Run(m.name, func(b *testing.B) {
			for unit, all := range got[i] {
				b.ReportMetric(median(all), unit)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkOneChange changes one text of the long page, in view, until its chip
// says the new thing. The work is what our scripts did, not the waiting for frames:
// of one change, and with all that goes on meanwhile.
func BenchmarkOneChange(b *testing.B) {
	for _, n := range []int{100, longTexts} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := openUnstarted(b, "clicks.html")
			p.lengthen(n)
			p.timed(true, annotate)
			p.in(true, read, nil)
			began := p.number(true, "autofill.overlay.stats().work")
			var each []float64
			b.ResetTimer()
			for i := range max(b.N, 30) {
				p.page(fmt.Sprintf("document.body.children[5].textContent = '新的%d'", i))
				each = append(each, p.number(true, fmt.Sprintf(`(async () => {
					const text = "新的%d", entries = {}, began = autofill.overlay.stats().work;
					while (!(text in entries)) { await new Promise(requestAnimationFrame); for (const t of await autofill.overlay.texts()) entries[t] = {en: "New " + %d, full: true}; }
					await autofill.overlay.explain({entries});
					while (!autofill.overlay.boxes().chips.some(c => c.text === text)) await new Promise(requestAnimationFrame);
					return autofill.overlay.stats().work - began;
				})()`, i, i)))
			}
			b.StopTimer()
			b.ReportMetric(median(each), "work-ms/op")
			b.ReportMetric((p.number(true, "autofill.overlay.stats().work")-began)/float64(len(each)), "all-work-ms/op")
		})
	}
}
