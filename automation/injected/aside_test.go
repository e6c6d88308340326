package injected_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// handOff is form.html with the panel, at the picture's code, which is scrolled to
// the middle of the window.
func handOff(t *testing.T, w, h int64, args panelArgs) *tab {
	t.Helper()
	p := openBare(t, "form.html")
	p.window(w, h, 1)
	p.call("panel.show", args)
	p.explain()
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#J-checkcode", "#street"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": refs["#J-checkcode"][0], "state": "yours", "text": "now: type the code", "now": true},
		{"ref": refs["#street"][0], "state": "yours", "text": "yours: type it"},
	}})
	p.page("document.getElementById('J-checkcode').scrollIntoView({block: 'center', behavior: 'instant'})")
	p.drawn()
	return p
}

// box is where an element of the page is.
func (p *tab) box(id string) (b box) {
	p.t.Helper()
	p.in(false, fmt.Sprintf("(b => ({x: b.x, y: b.y, w: b.width, h: b.height}))(document.getElementById(%q).getBoundingClientRect())", id), &b)
	return b
}

// free holds that the panel lies over none of these elements, which are in view.
func (p *tab) free(what string, ids ...string) panelBoxes {
	p.t.Helper()
	got := p.panel()
	if got.Card.W == 0 {
		p.t.Fatal("there is no panel")
	}
	for _, id := range ids {
		if b := p.box(id); b.Y < 0 || got.Card.overlaps(b) {
			p.t.Errorf("%s: the panel at %v lies over %s at %v", what, got.Card, id, b)
		}
	}
	return got
}

// awaits waits until something is so in our world, for that the person does nothing in
// the panel any more.
func (p *tab) awaits(what string) {
	p.t.Helper()
	p.in(true, "(async () => { for (const end = performance.now() + 8000; performance.now() < end && !("+what+");) await new Promise(requestAnimationFrame); })()", nil)
}

const opened = `document.querySelector("autofill-overlay").shadowRoot.querySelector(".fold").getAttribute("aria-expanded")`

func (p *tab) whole() bool {
	p.t.Helper()
	var open string
	p.in(false, opened, &open)
	return open == "true"
}

// TestPanelLeavesTheCaptchaFree holds in windows as small as those of a page at
// 200 % that box and picture of the hand-off can be seen.
func TestPanelLeavesTheCaptchaFree(t *testing.T) {
	for _, w := range [][2]int64{{1280, 800}, {800, 600}, {640, 500}, {640, 400}, {683, 330}, {390, 844}, {360, 640}} {
		t.Run(fmt.Sprint(w), func(t *testing.T) {
			t.Parallel()
			p := handOff(t, w[0], w[1], panel(turn))
			got := p.free("at the hand-off", "J-checkcode", "J-checkcode-img")
			if whole := p.whole(); whole != (w[0] > 480 && w[1] > 500) {
				t.Errorf("the panel at %v is whole: %t", got.Card, whole)
			}
			if b := got.Buttons["continue"]; b.W < 20 || b.X < got.Card.X || b.Y+b.H > got.Card.Y+got.Card.H {
				t.Errorf("the panel at %v has its first button at %v", got.Card, b)
			}
		})
	}
}

// TestPanelLeavesThePictureFree has the picture far from the box it is typed into.
func TestPanelLeavesThePictureFree(t *testing.T) {
	p := handOff(t, 900, 700, panel(turn))
	p.free("before", "J-checkcode")
	before := p.panel().Card
	p.page("document.getElementById('J-checkcode-img').style.cssText = 'position:fixed;right:60px;bottom:60px'")
	p.drawn()
	p.awaits("autofill.panel.boxes().card.y < 100")
	if got := p.free("at the hand-off", "J-checkcode", "J-checkcode-img"); got.Card == before {
		t.Errorf("the panel stays at %v", before)
	}
}

// TestPanelLeavesTheFrameFree has what is to be done now in a frame, where the panel is.
func TestPanelLeavesTheFrameFree(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(800, 500, 1)
	p.mu.Lock()
	world := p.world
	p.mu.Unlock()
	p.page("{ const f = document.createElement('iframe'); f.id = 'inner'; f.style.cssText = 'position:fixed;right:60px;bottom:60px;width:200px;height:260px'; document.body.append(f); }")
	p.mu.Lock()
	p.world = world // not that of the frame
	p.mu.Unlock()
	p.call("panel.show", panel(turn))
	p.explain()
	p.call("overlay.marks", map[string]any{"marks": []any{}, "frame": map[string]float64{"x": 540, "y": 180, "w": 200, "h": 260}})
	p.drawn()
	p.free("at the hand-off", "inner")
}

// TestPanelHidesARowsEndRatherThanItsNames has boxes that reach a little under the
// panel, and their names where it would stand in the opposite corner.
func TestPanelHidesARowsEndRatherThanItsNames(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(1000, 600, 1)
	p.page(`document.body.replaceChildren(); for (let i = 0; i < 12; i++) { const d = document.createElement("div"); d.style.cssText = "height:44px;white-space:pre";
		d.append("手机号码" + i); const b = document.createElement("input"); b.id = "b" + i; b.style.cssText = "position:absolute;left:420px;width:220px"; d.append(b); document.body.append(d); }`)
	p.call("panel.show", panel(done))
	before := p.panel().Card
	p.explain()
	var marks []map[string]any
	p.call("snapshot", map[string]any{"selectors": []string{}})
	for i := range 12 {
		marks = append(marks, map[string]any{"ref": i, "state": "check", "text": "check this"})
	}
	p.call("panel.show", panel(turn))
	p.call("overlay.marks", map[string]any{"marks": marks})
	p.drawn()
	if got := p.panel().Card; got.X != before.X {
		t.Errorf("the panel went from %v to %v, over the names", before, got)
	}
}

// TestPanelLeavesTheAdviceFree has advice beside the box of the hand-off that reaches
// under the panel, though the box does not.
func TestPanelLeavesTheAdviceFree(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(1000, 600, 1)
	p.page("box.style.cssText = 'position:fixed;left:300px;top:400px;width:150px'")
	p.call("panel.show", panel(turn))
	p.explain()
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#box"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{{"ref": refs["#box"][0], "state": "yours", "text": "now: type it", "now": true, "note": "As in the passport."}}})
	d := p.drawn()
	card := p.panel().Card
	if len(d.Marks) != 1 || d.Marks[0].Card == nil || d.Marks[0].Card.X+d.Marks[0].Card.W < 620 {
		t.Fatalf("marks %+v", d.Marks)
	}
	if card.overlaps(*d.Marks[0].Card) {
		t.Errorf("the panel at %v lies over the advice at %v", card, *d.Marks[0].Card)
	}
}

// TestPanelLetsADialogHaveTheFocus holds that what is large is not left free: that
// would fold the panel for nothing.
func TestPanelLetsADialogHaveTheFocus(t *testing.T) {
	p := openBare(t, "clicks.html")
	p.window(1000, 600, 1)
	p.page("row.tabIndex = -1; row.style.cssText = 'position:fixed;left:300px;top:20px;width:400px;height:560px'; row.focus()")
	p.call("panel.show", panel(turn))
	p.explain()
	if got := p.panel(); !p.whole() {
		t.Errorf("the panel is a bar at %v", got.Card)
	}
}

// TestPanelLeavesTheFocusFree holds of a box that no hand-off is about.
func TestPanelLeavesTheFocusFree(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(800, 500, 1)
	p.call("panel.show", panel(turn))
	p.explain()
	for _, corner := range []string{"right:40px;bottom:40px", "right:40px;top:40px", "left:40px;top:40px", "left:40px;bottom:40px"} {
		p.page(fmt.Sprintf("box.blur(); box.style.cssText = 'position:fixed;%s'; box.focus()", corner))
		p.drawn()
		p.free(corner, "box")
	}
}

// TestPanelStaysWhereThePersonPutIt holds of one that was dragged over what is to
// be done, and of one that they are in.
func TestPanelStaysWhereThePersonPutIt(t *testing.T) {
	p := handOff(t, 640, 500, panel(turn))
	before := p.panel()
	img := p.box("J-checkcode-img")
	p.drag(before.Head, img.X-before.Head.X-60, img.Y-before.Head.Y)
	at := p.panel().Card
	if !at.overlaps(img) {
		t.Fatalf("put at %v it is not over the picture at %v", at, img)
	}
	p.page("document.getElementById('J-checkcode').focus()")
	p.drawn()
	if got := p.panel().Card; got != at {
		t.Errorf("put at %v it is at %v", at, got)
	}
	// And so on the next page, where they have not touched it yet.
	args := panel(turn)
	args["layout"] = p.layout()
	p = handOff(t, 640, 500, args)
	p.page("document.getElementById('J-checkcode').focus()")
	p.drawn()
	share := func(b box) float64 { return (b.Y - 4) / (500 - b.H - 8) }
	if got := p.panel().Card; got.X != at.X || math.Abs(share(got)-share(at)) > 0.01 || !p.whole() {
		t.Errorf("put at %v it comes back at %v, whole: %t", at, got, p.whole())
	}
}

// TestPanelStaysWhileThePersonIsInIt holds that it steps aside when they have left it.
func TestPanelStaysWhileThePersonIsInIt(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(800, 500, 1)
	p.call("panel.show", panel(turn))
	p.explain()
	at := p.panel().Card
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F8)))
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#box"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{{"ref": refs["#box"][0], "state": "yours", "text": "now: type it", "now": true}}})
	p.page("box.style.cssText = 'position:fixed;right:40px;bottom:40px'; 1")
	p.drawn()
	if got := p.panel().Card; got != at {
		t.Errorf("while the person was in it, it went from %v to %v", at, got)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Escape)))
	p.awaits("autofill.panel.boxes().card.y < 100")
	p.free("after they left it", "box")
}

// TestABarIsUnfoldedForAStep holds that a panel that folded itself shows all when it
// is asked to, stays so, and is a bar again at the next step.
func TestABarIsUnfoldedForAStep(t *testing.T) {
	for _, w := range [][2]int64{{640, 500}, {390, 844}} {
		p := handOff(t, w[0], w[1], panel(turn))
		if p.panel(); p.whole() {
			t.Fatal("it has not folded itself")
		}
		p.click(p.panel().Fold)
		if p.panel(); !p.whole() {
			t.Errorf("%v: it does not unfold", w)
		}
		p.page("scrollBy(0, 4)")
		p.drawn()
		if got := p.panel(); !p.whole() || got.Buttons["quit"].W < 20 {
			t.Errorf("%v: unfolded it folds itself: %v", w, got)
		}
		p.click(p.panel().Fold)
		if p.panel(); p.whole() {
			t.Errorf("%v: it does not fold", w)
		}
		p.click(p.panel().Fold)
		next := panel(turn)
		next["say"] = "Type the code of the text message."
		p.call("panel.show", next)
		if p.awaits("autofill.aside.bar"); p.whole() {
			t.Errorf("%v: it stays unfolded at the next step", w)
		}
		for len(p.events) > 0 {
			if e := <-p.events; e["kind"] == "panel" {
				t.Errorf("%v: a panel that folds itself tells that the person did: %v", w, e)
			}
		}
	}
}

// TestPanelIsASlimBarOnAPhone holds for its height, also with much to say, and that
// all of it is reached by keys.
func TestPanelIsASlimBarOnAPhone(t *testing.T) {
	for _, w := range [][2]int64{{390, 844}, {360, 640}} {
		for _, say := range []string{"Type the characters of the picture into the box.", strings.Repeat("Press the button that sends the code, then type the code from your phone into the box that is marked. ", 3)} {
			args := panel(turn)
			args["say"] = say
			args["lines"] = []string{"Filled 6 · check 2 · yours 3", "one", "two", "three", "four", "five"}
			p := handOff(t, w[0], w[1], args)
			got := p.free("on a phone", "J-checkcode", "J-checkcode-img")
			if got.Card.H > 0.2*float64(w[1])+1 || got.Card.X > 8 || got.Card.W < float64(w[0])-16 {
				t.Errorf("%v: the panel is at %v", w, got.Card)
			}
			var shown string
			p.in(false, `[...document.querySelector("autofill-overlay").shadowRoot.querySelector(".card").querySelectorAll(".title,.step,.say,.first")].filter(e => e.checkVisibility()).map(e => e.className).join(" ")`, &shown)
			if shown != "step title say first" {
				t.Errorf("%v: shown are %q", w, shown)
			}
			var bad []string
			if p.in(false, cutOff, &bad); len(bad) > 0 {
				t.Errorf("%v: %q", w, bad)
			}
			p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F8)))
			if got := p.panel().Focused; got != "continue" {
				t.Errorf("F8 leads to %q", got)
			}
			for range 3 {
				if p.panel().Focused != "fold" {
					p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\t", chromedp.KeyModifiers(chromedp.ModifierShift))))
				}
			}
			p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\r")))
			if got := p.panel(); !p.whole() || got.Buttons["quit"].W < 20 || got.Focused != "fold" {
				t.Errorf("%v: Enter does not unfold it: %+v", w, got)
			}
			p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("q")))
			if e := p.until("button"); e["id"] != "quit" {
				t.Error(e)
			}
		}
	}
}
