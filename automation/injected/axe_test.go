package injected_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation/injected"
)

// axe has axe-core look at a part of the layer, copied with its sheets into a
// plain document: what lies in the top layer has no ground for its contrast. What
// it could not decide counts as found.
func axe(plain *tab, source, part string) (found []string, passed int) {
	plain.t.Helper()
	args, err := json.Marshal([]string{part, injected.OverlayCSS(), injected.PanelCSS()})
	plain.must(err)
	plain.page("globalThis.axe || (() => {" + source + "})(), 1")
	var out struct {
		Found  []string
		Passed int
	}
	plain.in(false, fmt.Sprintf(`(async ([part, ...css]) => {
		document.adoptedStyleSheets = css.map(text => { const s = new CSSStyleSheet(); s.replaceSync(text); return s; });
		document.body.innerHTML = "<main>" + part + "</main>";
		axe.configure({checks: [{id: "color-contrast", options: {
			ignoreLength: true, ignoreUnicode: true, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18, pseudoSizeThreshold: 0.25,
			shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03,
			contrastRatio: {normal: {expected: 4.5}, large: {expected: 3}},
		}}]});
		const r = await axe.run("main > *", {rules: {"target-size": {enabled: true}}});
		const say = (list, how) => list.flatMap(v => v.nodes.map(n => how + " " + v.id + ": " + n.html + " " + n.failureSummary));
		return {Found: [...say(r.violations, "fails"), ...say(r.incomplete, "undecided")], Passed: r.passes.reduce((n, v) => n + v.nodes.length, 0)}; })(%s)`, args), &out)
	return out.Found, out.Passed
}

// TestAxeFindsNothing looks at the panel, open and folded, the chips and the
// marks, light and dark.
func TestAxeFindsNothing(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is not installed: make kits")
	}
	p, plain := openBare(t, "clicks.html"), open(t, "plain.html", "")
	plain.window(1280, 500, 1)
	p.window(1280, 500, 1)
	args := panel(turn)
	args["lines"] = []string{"Filled 6 · check 2 · yours 3", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"}
	p.call("panel.show", args)
	p.explain()
	p.in(true, `autofill.snapshot({selectors: []}); autofill.overlay.marks({marks: [{ref: 0, state: "yours", text: "you do this"}]})`, nil)
	look := func(how string, least int, part string) {
		t.Helper()
		p.frames()
		var html string
		p.in(false, fmt.Sprintf("document.querySelector('autofill-overlay').shadowRoot.querySelector(%q).outerHTML", part), &html)
		found, passed := axe(plain, string(source), html)
		for _, f := range found {
			t.Errorf("%s: %s", how, f)
		}
		if passed < least {
			t.Errorf("%s: only %d checks were passed: it looked at nothing", how, passed)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, tab := range []*tab{p, plain} {
			_, err := chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			p.must(err)
		}
		for _, tone := range []string{turn, done, "check", "problem", "busy"} {
			args["tone"] = tone
			p.call("panel.show", args)
			look(scheme+" "+tone, 20, ".card")
		}
		p.click(p.panel().Fold)
		look(scheme+" folded", 8, ".card")
		p.click(p.panel().Fold)
		// Chips are for the eye alone; their colours are looked at as if they were not.
		p.page(`document.querySelector("autofill-overlay").shadowRoot.querySelector(".pane").removeAttribute("aria-hidden")`)
		look(scheme+" chips", 4, ".pane")
		p.click(p.panel().Buttons["hide"])
		look(scheme+" hidden", 2, ".pill")
		p.click(*p.panel().Pill)
	}
}
