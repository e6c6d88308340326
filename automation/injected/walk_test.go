package injected_test

import (
	_ "embed"
	"fmt"
	"testing"
)

//go:embed testdata/changes.js
var changesJS string

// differs says how what the walk knows differs from what the page has: each text
// is to be in one spot, and no other.
const differs = `(async () => {
	await autofill.overlay.texts();
	while (autofill.walk.late()) await autofill.overlay.texts();
	const SKIP = /^(script|style|noscript|template|select|textarea|option|svg|object|canvas|autofill-overlay)$/, bad = [];
	const has = new Map(), want = new Set(), controls = new Set();
	for (const s of autofill.walk.spots) {
		if (s.gone || !s.el.isConnected) continue;
		if (s.kind === "control") controls.add(s.el);
		if (s.kind !== "text") continue;
		for (const n of s.nodes) { if (has.has(n)) bad.push("twice: " + n.nodeValue); has.set(n, s); }
		if (s.text !== autofill.dom.tidy(s.nodes.map(n => n.nodeValue).join(""))) bad.push("old: " + s.text);
	}
	const scan = (n) => {
		if (n.nodeType === 3) { if (/[^\s\u00a0\u200b]/.test(n.nodeValue) && n.parentElement) want.add(n); return; }
		if (n.nodeType === 1) {
			if (n.matches("input,button,select") && !controls.has(n)) bad.push("no control: " + n.outerHTML);
			if (SKIP.test(n.localName)) return;
			if (n.shadowRoot) scan(n.shadowRoot);
		}
		for (const c of n.childNodes) scan(c);
	};
	scan(document);
	for (const n of want) if (!has.has(n)) bad.push("missing: " + n.nodeValue + " in " + n.parentNode.localName);
	for (const n of has.keys()) if (!want.has(n)) bad.push("too much: " + n.nodeValue + " of " + has.get(n).el.localName + " in " + (n.isConnected ? n.parentNode.parentNode.outerHTML : "nothing"));
	return { Bad: bad.slice(0, 10), Texts: want.size };
})()`

// TestChangesAreReadAsTheyCome changes a page at random, in steps, and compares
// what was read of the changes with the whole page.
func TestChangesAreReadAsTheyCome(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.page(changesJS)
	p.texts()
	for seed := range 40 {
		p.page(fmt.Sprintf("change(%d, %d)", seed+1, 1+seed))
		if seed%3 == 0 {
			p.page("new Promise(r => setTimeout(r, 80))")
		}
		var got struct {
			Bad   []string
			Texts int
		}
		p.in(true, differs, &got)
		if len(got.Bad) > 0 {
			t.Fatalf("seed %d, of %d texts: %q", seed+1, got.Texts, got.Bad)
		}
	}
}
