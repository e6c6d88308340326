package practice

import (
	"slices"
	"strings"
	"testing"
)

// Of 30 seeds each page can be opened, has every control that its table names,
// and has no name that any year had.
func TestMysteryHasItsControlsAndNoKnownName(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(30) {
		c := newClient(t, Options{Edition: "mystery", Seed: seed})
		for _, p := range c.site.edition.pages {
			if p.name != "home" {
				c.get(c.site.Start(p.name))
			}
			if strings.Contains(c.page, "<pre>") {
				t.Fatalf("seed %d, %s: %s", seed, p.name, c.page)
			}
			if p.framed || p.name == "home" {
				continue
			}
			c.on(p.name)
			for _, control := range p.controls {
				if !strings.Contains(c.page, `name="`+control.name+`"`) {
					t.Errorf("seed %d, %s: no %s", seed, p.name, control.keyPart())
				}
				seen[control.key+" "+control.label] = true
			}
			// What the site says is no name.
			if known := kitWords.FindAllString(c.page, -1); len(known) > 0 {
				t.Errorf("seed %d, %s: still has %q", seed, p.name, slices.Compact(known))
			}
			if p.drawn != nil {
				seen[p.drawn.Layout] = true
			}
		}
	}
	for _, want := range []string{"table", "dl", "rows", "above", "list", "bank.account_holder 真实姓名", "bank.account_holder 您的姓名"} {
		if !seen[want] {
			t.Errorf("30 seeds never draw %s", want)
		}
	}
}

func TestMysteryIsDrawnFromTheSeed(t *testing.T) {
	draw := func(seed uint64) string {
		var all []string
		for _, p := range mysteryEdition(seed).pages {
			for _, c := range p.controls {
				all = append(all, p.name, c.keyPart(), c.id, c.name, c.label)
			}
			all = append(all, p.submit)
		}
		return strings.Join(all, " ")
	}
	if first, again := draw(1), draw(1); first != again {
		t.Error("the same seed draws other pages")
	}
	if draw(1) == draw(2) {
		t.Error("two seeds draw the same pages")
	}
}
