package injected_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var (
	ticks = flag.Int("ticks", 240, "seconds of a page with a clock, run fast; 3600 are an hour")
	stays = flag.Duration("stays", 0, "how long a page with a clock stays open in real time; 1h for the figures")
)

// held is what a page holds after a collection.
type held struct {
	heap             float64 // bytes, of both worlds
	nodes, listeners int64
}

func (p *tab) held() held {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, heapprofiler.CollectGarbage, cdp.Empty{})
	p.must(err)
	use, err := chromedp.Call(p.ctx, runtime.GetHeapUsage, cdp.Empty{})
	p.must(err)
	dom, err := chromedp.Call(p.ctx, memory.GetDOMCounters, cdp.Empty{})
	p.must(err)
	return held{use.UsedSize, dom.Nodes, dom.JsEventListeners}
}

// tick runs seconds of a page with a clock, a countdown and a message that comes
// and goes, as fast as frames are drawn, each explained as it comes.
const tick = `(async (from, to) => {
	const clock = document.getElementById("err"), count = document.getElementById("count");
	clock.style.display = "block";
	for (let i = from; i < to; i++) {
		clock.textContent = "现在是" + i + "秒";
		count.firstChild.nodeValue = (60 - i % 60) + "秒后重新获取";
		if (i % 5 === 0) { const p = document.createElement("p"); p.id = "toast"; p.textContent = "短信已发送"; document.body.append(p); }
		if (i % 5 === 3) document.getElementById("toast").remove();
		await new Promise(done => setTimeout(done, 1));
		const entries = {};
		for (const t of await autofill.overlay.texts()) entries[t] = {en: "Words " + t.length, full: true};
		autofill.overlay.explain({entries});
		await new Promise(requestAnimationFrame);
	}
	return autofill.walk.spots.length; })`

func call(function string, from, to int) string { return fmt.Sprintf("%s(%d, %d)", function, from, to) }

// TestAClockDoesNotFillTheMemory holds that what a page with a clock holds does
// not grow with time.
func TestAClockDoesNotFillTheMemory(t *testing.T) {
	p := open(t, "words.html", "")
	p.call("panel.show", panel(turn))
	warm := *ticks / 4
	p.in(true, call(tick, 0, warm), nil)
	before := p.held()
	var spots int
	p.in(true, call(tick, warm, *ticks), &spots)
	after := p.held()
	t.Logf("%d ticks: heap %.0f → %.0f kB, nodes %d → %d, listeners %d → %d, %d spots", *ticks, before.heap/1024, after.heap/1024, before.nodes, after.nodes, before.listeners, after.listeners, spots)
	if after.heap > before.heap+512*1024 {
		t.Errorf("the heap grew from %.0f to %.0f kB", before.heap/1024, after.heap/1024)
	}
	if after.nodes > before.nodes+100 {
		t.Errorf("nodes grew from %d to %d", before.nodes, after.nodes)
	}
	if after.listeners > before.listeners+5 {
		t.Errorf("listeners grew from %d to %d", before.listeners, after.listeners)
	}
}

// runs is a page with a clock, a countdown and a message that comes and goes, in
// its own time.
const runs = `(() => {
	const clock = document.getElementById("err"), count = document.getElementById("count"), toast = document.createElement("p");
	let i = 0;
	clock.style.display = "block";
	toast.textContent = "短信已发送";
	setInterval(() => {
		i++;
		clock.textContent = "现在是" + new Date().toLocaleTimeString("zh-CN") + "，第" + i + "秒";
		count.firstChild.nodeValue = (60 - i % 60) + "秒后重新获取";
		if (i % 5 === 0) document.body.append(toast.cloneNode(true));
		if (i % 5 === 3) document.querySelector("body > p:last-child:not([id])")?.remove();
	}, 1000);
})()`

// TestAPageThatStaysOpenHoldsNoMore leaves a page with a clock open as a person
// does, answers when it says something new, and tells every sixth of the time what
// is held then.
func TestAPageThatStaysOpenHoldsNoMore(t *testing.T) {
	if *stays == 0 {
		t.Skip("takes as long as -stays says")
	}
	p := open(t, "words.html", "")
	p.call("panel.show", panel(turn))
	p.page(runs)
	p.explain()
	began, answered := time.Now(), 0
	all := []held{}
	for due := time.After(*stays / 60); len(all) < 7; { // the first when it is warm
		select {
		case e := <-p.events:
			if e["kind"] != "texts" {
				continue
			}
			p.explain()
			answered++
		case <-due:
			h := p.held()
			all = append(all, h)
			t.Logf("%8s: heap %.0f kB, nodes %d, listeners %d, %d answers", time.Since(began).Round(time.Second), h.heap/1024, h.nodes, h.listeners, answered)
			due = time.After(time.Until(began.Add(*stays * time.Duration(len(all)) / 6)))
		}
	}
	first, last := all[0], all[len(all)-1]
	if answered == 0 {
		t.Error("nothing new was explained")
	}
	if last.heap > first.heap+512*1024 || last.nodes > first.nodes+100 || last.listeners > first.listeners+5 {
		t.Errorf("it grew from %+v to %+v", first, last)
	}
}
