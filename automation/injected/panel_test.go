package injected_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"example.com/autofill/automation/injected"
)

type panelArgs = map[string]any

const turn, done = "turn", "done"

func panel(tone string) panelArgs {
	args := panelArgs{
		"css": injected.PanelCSS(), "title": "Your turn", "step": "Step 2 of 5 · Identity", "tone": tone,
		"say":   "Type the characters of the picture into the box.",
		"lines": []string{"Then press 确定 (OK) yourself."},
		"buttons": []map[string]string{
			{"id": "continue", "text": "Continue", "key": "Enter"},
			{"id": "again", "text": "Fill again", "key": "f"},
			{"id": "skip", "text": "Skip", "key": "s"},
			{"id": "quit", "text": "Quit", "key": "q"},
			{"id": "hide", "text": "Hide", "key": "F9"},
		},
	}
	if tone == done {
		args["title"], args["say"] = "Filled 6 · check 1 · yours 3", "Look over the amber box, then go on."
		args["lines"] = []string{"Check: document number, as the page says its form is wrong", "Yours: both passwords, the picture code", "Nothing was sent: you press 确定 (OK)"}
		args["buttons"] = args["buttons"].([]map[string]string)[:2]
	}
	return args
}

type panelBoxes struct {
	Card, Head, Fold, Grip box
	Pill                   *box
	Buttons                map[string]box
	Focused                string
}

func (p *tab) panel() panelBoxes {
	p.t.Helper()
	p.frames()
	p.in(true, "(async () => { while (autofill.aside.waiting) await new Promise(requestAnimationFrame); })()", nil)
	var b panelBoxes
	p.in(true, "autofill.panel.boxes()", &b)
	return b
}

// press clicks a button of the panel with the mouse and waits for its event.
func (p *tab) press(id string) {
	p.t.Helper()
	p.click(p.panel().Buttons[id])
	if e := p.until("button"); e["id"] != id {
		p.t.Errorf("got %v, want button %q", e, id)
	}
}

func TestPanelPressesStayInThePanel(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.page("box.focus(); seen = []")
	p.call("panel.show", panel(turn))
	p.press("again")
	p.press("quit")
	p.page(`document.querySelector("autofill-overlay").click()`)
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("a")))
	p.frames()
	var seen []string
	p.in(false, "seen.filter(s => s !== 'click:autofill-overlay')", &seen)
	if !slices.Equal(seen, []string{"keydown:box"}) {
		t.Errorf("the page saw %q", seen)
	}
	var value string
	p.in(false, "box.value", &value)
	if value != "a" {
		t.Errorf("the focus left the page's box, which has %q", value)
	}
	for len(p.events) > 0 {
		if e := <-p.events; e["kind"] == "click" || e["kind"] == "button" {
			t.Errorf("event %v", e)
		}
	}
}

func TestPanelByKeyboard(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.call("panel.show", panel(turn))
	p.page("go.focus()")
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\t"), chromedp.KeyEvent("\t"), chromedp.KeyEvent("\t")))
	if got := p.panel().Focused; got != "continue" {
		t.Fatalf("focus on %q", got)
	}
	p.page("seen = []")
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\r")))
	if e := p.until("button"); e["id"] != "continue" {
		t.Error(e)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("s")))
	if e := p.until("button"); e["id"] != "skip" {
		t.Error(e)
	}
	// The same panel once more: the focus stays where it was.
	next := panel(turn)
	next["say"] = "Type the code of the text message."
	p.call("panel.show", next)
	if got := p.panel().Focused; got != "continue" {
		t.Errorf("focus on %q", got)
	}
	var seen []string
	p.in(false, "seen", &seen)
	if len(seen) != 0 {
		t.Errorf("the page saw %q", seen)
	}
}

func TestPanelFoldsAndMoves(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.call("panel.show", panel(turn))
	before := p.panel()
	p.drag(before.Head, -300, -200)
	after := p.panel()
	if math.Abs(after.Card.X-before.Card.X+300) > 1 || math.Abs(after.Card.Y-before.Card.Y+200) > 1 {
		t.Errorf("moved from %v to %v", before.Card, after.Card)
	}
	p.click(after.Fold)
	if got := p.panel().Card; got.H >= after.Card.H {
		t.Errorf("folded from %v to %v", after.Card, got)
	}
	p.drag(p.panel().Head, 5000, 5000)
	var fits bool
	p.in(true, "(b => b.x + b.w <= innerWidth && b.y + b.h <= innerHeight)(autofill.panel.boxes().card)", &fits)
	if !fits {
		t.Error("the panel left the window")
	}
	p.call("panel.hide", nil)
	var gone bool
	p.in(true, "autofill.panel.boxes() === null", &gone)
	if !gone {
		t.Error("the panel is still there")
	}
}

func TestPanelIsDraggedSlowly(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.call("panel.show", panel(turn))
	before := p.panel()
	p.drag(before.Head, -8, -6)
	if after := p.panel(); math.Abs(after.Card.X-before.Card.X+8) > 1 || math.Abs(after.Card.Y-before.Card.Y+6) > 1 {
		t.Errorf("moved from %v to %v", before.Card, after.Card)
	}
}

func (p *tab) drag(from box, dx, dy float64) {
	p.t.Helper()
	x, y := from.X+60, from.Y+from.H/2
	p.must(chromedp.Do(p.ctx,
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonType(input.MouseButtonLeft), chromedp.ClickCount(1)),
		// A slow hand: the pointer never leaves the card.
		chromedp.MouseEvent(chromedp.MouseMoved, x+dx/50, y+dy/50, pressed),
		chromedp.MouseEvent(chromedp.MouseMoved, x+dx/2, y+dy/2, pressed),
		chromedp.MouseEvent(chromedp.MouseMoved, x+dx, y+dy, pressed),
		chromedp.MouseEvent(chromedp.MouseReleased, x+dx, y+dy, chromedp.ButtonType(input.MouseButtonLeft)),
	))
}

func pressed(p *input.DispatchMouseEventParams) { p.Button, p.Buttons = input.MouseButtonLeft, 1 }

// layout is what the panel told last of its place.
func (p *tab) layout() map[string]any {
	p.t.Helper()
	got, ok := p.until("panel")["layout"].(map[string]any)
	if !ok {
		p.t.Fatal("the panel told of no place")
	}
	return got
}

func TestPanelComesBackAsItWasLeft(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.call("panel.show", panel(turn))
	p.drag(p.panel().Head, -300, -200)
	p.layout()
	p.click(p.panel().Fold)
	told, before := p.layout(), p.panel()
	if told["moved"] != true || told["folded"] != true {
		t.Errorf("told %v", told)
	}
	// The next page, which knows only what Go gives it.
	next := open(t, "form.html", "")
	args := panel(turn)
	args["layout"] = told
	next.call("panel.show", args)
	if got := next.panel(); math.Abs(got.Card.X-before.Card.X) > 2 || math.Abs(got.Card.Y-before.Card.Y) > 2 || math.Abs(got.Card.H-before.Card.H) > 2 {
		t.Errorf("it was at %v and comes back at %v", before.Card, got.Card)
	}
	var kept int
	next.in(false, "localStorage.length + sessionStorage.length + document.cookie.length", &kept)
	if kept != 0 {
		t.Error("something is kept in the page")
	}
}

func TestPanelMovesByKeys(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.call("panel.show", panel(turn))
	p.page("box.focus(); seen = []")
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F8)))
	if got := p.panel().Focused; got != "continue" {
		t.Fatalf("F8 leads to %q", got)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\t", chromedp.KeyModifiers(chromedp.ModifierShift)), chromedp.KeyEvent("\t", chromedp.KeyModifiers(chromedp.ModifierShift))))
	before := p.panel()
	if before.Focused != "move" {
		t.Fatalf("focus on %q", before.Focused)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.ArrowUp)))
	if got := p.panel().Card; math.Abs(before.Card.X-24-got.X) > 2 || got.Y >= before.Card.Y {
		t.Errorf("moved from %v to %v", before.Card, got)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent("\r")))
	if got := p.panel().Card; got.X > 10 {
		t.Errorf("the next corner is at %v", got)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Escape)))
	var at string
	p.in(false, "document.activeElement.id", &at)
	if at != "box" || p.panel().Focused != "" {
		t.Errorf("Escape leads to %q", at)
	}
	var seen []string
	p.in(false, "seen.filter(s => s.startsWith('key'))", &seen)
	if len(seen) != 0 {
		t.Errorf("the page saw %q", seen)
	}
}

// sight counts what the layer shows.
func (p *tab) sight() (n int) {
	p.t.Helper()
	p.frames()
	p.in(false, `[...document.querySelector("autofill-overlay").shadowRoot.querySelectorAll(".chip,.mark,.badge,.card,.pill")].filter(e => e.checkVisibility()).length`, &n)
	return n
}

func TestOneKeyHidesAllAndBringsItBack(t *testing.T) {
	p := openBare(t, "clicks.html")
	p.explain()
	p.in(true, `autofill.snapshot({selectors: []}); autofill.overlay.marks({marks: [{ref: 0, state: "yours", text: "you do this"}]})`, nil)
	p.call("panel.show", panel(turn))
	before := p.sight()
	if before < 5 {
		t.Fatalf("%d parts are shown", before)
	}
	p.page("box.focus(); seen = []")
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F9)))
	if n := p.sight(); n != 0 {
		t.Errorf("hidden, %d parts are shown", n)
	}
	if e := p.until("hidden"); e["id"] != "true" {
		t.Errorf("told %v", e)
	}
	// The next step of the run does not bring it back.
	p.call("overlay.start", map[string]any{"css": injected.OverlayCSS(), "hidden": true})
	p.call("panel.show", panel(done))
	if n := p.sight(); n != 0 {
		t.Errorf("hidden, %d parts are shown after the next step", n)
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F9)))
	if n := p.sight(); n != before {
		t.Errorf("%d parts are shown, want %d", n, before)
	}
	var seen []string
	p.in(false, "seen", &seen)
	if len(seen) != 0 {
		t.Errorf("the page saw %q", seen)
	}
	// With the mouse, something to press is left.
	p.call("panel.show", panel(turn))
	p.click(p.panel().Buttons["hide"])
	if n := p.sight(); n != 1 || p.panel().Pill == nil {
		t.Fatalf("%d parts are left, want the one to press", n)
	}
	p.click(*p.panel().Pill)
	if n := p.sight(); n != before {
		t.Errorf("%d parts are shown, want %d", n, before)
	}
}

// cutOff are the texts of the panel that do not show in full: outside of the
// window, outside of the card, or longer than their box.
const cutOff = `(() => {
	const root = document.querySelector("autofill-overlay").shadowRoot, card = root.querySelector(".card"), c = card.getBoundingClientRect(), bad = [];
	if (c.left < 0 || c.top < 0 || c.right > innerWidth || c.bottom > innerHeight) bad.push("card at " + JSON.stringify(c));
	for (const el of card.querySelectorAll(".title,.say,.step,.keys,li,button,kbd")) {
		const b = el.getBoundingClientRect(), lines = el.closest(".lines,.say");
		if (!el.checkVisibility()) continue;
		if (el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0) bad.push("cut: " + el.textContent);
		if (b.left < c.left || b.right > c.right) bad.push("beside the card: " + el.textContent);
		if (lines ? lines.scrollHeight > lines.clientHeight + 1 && lines.tabIndex < 0 : b.top < c.top || b.bottom > c.bottom) bad.push("out of reach: " + el.textContent);
	}
	return bad; })()`

func TestNothingOfThePanelIsCutOff(t *testing.T) {
	for _, w := range []struct {
		name          string
		width, height int64
		scale         float64
	}{
		{"desktop", 1280, 800, 1}, {"200 %", 640, 400, 2}, {"phone", 360, 640, 3}, {"200 % of a low window", 683, 330, 2},
	} {
		t.Run(w.name, func(t *testing.T) {
			p := openBare(t, "form.html")
			p.window(w.width, w.height, w.scale)
			args := panel(turn)
			args["say"] = "Press the button that sends the code, then type the code from your phone into the box that is marked."
			args["lines"] = []string{
				"Filled 6 · check 2 · yours 3", "What you enter about yourself cannot be changed after the registration.",
				"The page says: this number was used too often today; 手机号码 (mobile number) cannot receive a code.",
				"Next: wait until tomorrow, or go on with another number. " + strings.Repeat("A-long-word-without-a-place-to-break", 3),
				"2 not found: press p and show where",
			}
			p.call("panel.show", args)
			for _, how := range []string{"as it comes", "folded or unfolded"} {
				p.frames()
				var bad []string
				p.in(false, cutOff, &bad)
				if len(bad) > 0 {
					t.Errorf("%s: %q", how, bad)
				}
				p.click(p.panel().Fold)
			}
		})
	}
}

func TestNothingMovesForThoseWhoAskForRest(t *testing.T) {
	moving := func(value string) (n int) {
		p := openBare(t, "clicks.html")
		_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: value}}})
		p.must(err)
		p.in(true, `autofill.snapshot({selectors: []}); autofill.overlay.marks({marks: [{ref: 0, state: "yours", text: "you do this"}]})`, nil)
		p.call("panel.show", panel(turn))
		p.frames()
		p.in(false, `document.querySelector("autofill-overlay").shadowRoot.getAnimations().length`, &n)
		return n
	}
	if n := moving("no-preference"); n == 0 {
		t.Error("nothing moves at all: this test looks at nothing")
	}
	if n := moving("reduce"); n != 0 {
		t.Errorf("%d parts move", n)
	}
}

// TestPanelLeavesFreeWhatIsToBeDoneNow puts the box that is to be filled into the
// corner where the panel stands, and another one into the opposite corner.
func TestPanelLeavesFreeWhatIsToBeDoneNow(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.window(800, 500, 1)
	p.page(`for (const [el, right, bottom] of [[box, 40, 40], [go, 700, 40]]) { el.style.position = "fixed"; el.style.right = right + "px"; el.style.bottom = bottom + "px"; } 1`)
	p.call("panel.show", panel(turn))
	before := p.panel().Card
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#box", "#go"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": refs["#box"][0], "state": "yours", "text": "now: type it", "note": "With the advice beside it.", "now": true},
		{"ref": refs["#go"][0], "state": "yours", "text": "yours: press this"},
	}})
	p.drawn()
	d, card := p.drawn(), p.panel().Card
	for _, m := range d.Marks {
		if m.Box.overlaps(card) || m.Card != nil && m.Card.overlaps(card) {
			t.Errorf("the panel at %v (before: %v) lies over %q at %v", card, before, m.Text, m.Box)
		}
	}
	if len(d.Marks) != 2 || card == before {
		t.Errorf("%d marks, panel at %v", len(d.Marks), card)
	}
}
