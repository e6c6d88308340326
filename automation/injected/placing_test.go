package injected_test

import (
	"fmt"
	"slices"
	"testing"
)

// words are where an element's words stand, as the page measures them.
func (p *tab) words(id string) (b box) {
	p.t.Helper()
	p.in(false, fmt.Sprintf("(r => { r.selectNodeContents(%s); const b = r.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height}; })(document.createRange())", id), &b)
	return b
}

// unexplained are the rows of tight.html that nothing explains.
func (p *tab) unexplained() (all []box) {
	p.t.Helper()
	p.in(false, `[...document.querySelectorAll("p")].filter(e => e.textContent.startsWith("x1")).map(e => { const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height}; })`, &all)
	return all
}

func (d drawn) chip(text string) chip {
	for _, c := range d.Chips {
		if c.Text == text {
			return c
		}
	}
	return chip{}
}

// common is the part of a that lies over b.
func (a box) common(b box) float64 {
	w, h := min(a.X+a.W, b.X+b.W)-max(a.X, b.X), min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y)
	return max(0, w) * max(0, h) / (a.W * a.H)
}

// TestNoWordsStandOverWhatNothingExplains holds that a text without room has a sign
// that hides nothing, and its words when the person points at it.
func TestNoWordsStandOverWhatNothingExplains(t *testing.T) {
	p := open(t, "tight.html", "")
	p.texts()
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{
		"姓名": {En: "Your name, exactly as it stands in the document", Full: true},
	}})
	c := p.drawn().chip("姓名")
	if c.Side != "speck" || c.Box.W > 16 || c.Box.H > 16 {
		t.Fatalf("amid others the chip is %+v, want a sign", c)
	}
	for _, b := range p.unexplained() {
		if part := c.Box.common(b); part > 0.15 {
			t.Errorf("the sign at %v hides %.0f %% of itself of %v", c.Box, 100*part, b)
		}
	}
	p.hover("zh")
	if c = p.drawn().chip("姓名"); c.Side == "speck" || c.Box.W < 100 {
		t.Errorf("pointed at it is %+v, want its words", c)
	}
	p.hover("box")
	if c = p.drawn().chip("姓名"); c.Side != "speck" {
		t.Errorf("it stays: %+v", c)
	}
}

// TestABadgeWithoutRoomIsItsSign holds that the words of a badge hide no text.
func TestABadgeWithoutRoomIsItsSign(t *testing.T) {
	p := open(t, "tight.html", "")
	p.call("snapshot", map[string]any{"selectors": []string{}})
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{{"ref": 0, "state": "yours", "text": "now: type the long number", "now": true}}})
	d := p.drawn()
	if len(d.Marks) != 1 || d.Marks[0].Badge == nil {
		t.Fatalf("marks %+v", d.Marks)
	}
	badge := *d.Marks[0].Badge
	if badge.W > 40 {
		t.Errorf("the badge at %v has its words", badge)
	}
	for _, b := range p.unexplained() {
		if badge.overlaps(b) {
			t.Errorf("the badge at %v hides %v", badge, b)
		}
	}
}

// TestOneControlHasOneMark holds that of two marks the one that asks for more is
// drawn, with the advice of the other.
func TestOneControlHasOneMark(t *testing.T) {
	p := open(t, "form.html", "")
	p.call("snapshot", map[string]any{"selectors": []string{}})
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": 0, "state": "check", "text": "check this", "note": "All four corners."},
		{"ref": 0, "state": "yours", "text": "now: look", "now": true},
		{"ref": 1, "state": "yours", "text": "yours: type it"},
		{"ref": 1, "state": "filled", "text": "filled"},
	}})
	d := p.drawn()
	var got []string
	for _, m := range d.Marks {
		got = append(got, m.Text+" "+m.Advice)
	}
	if want := []string{"now: look All four corners.", "yours: type it "}; !slices.Equal(got, want) {
		t.Errorf("marks %q, want %q", got, want)
	}
}

// TestLinksAreLeftFree holds that a link drawn as a button is a button, and that no
// link is hidden by what explains another text.
func TestLinksAreLeftFree(t *testing.T) {
	p := open(t, "tight.html", "")
	p.texts()
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{
		"同意": {En: "Agree", Full: true}, "不同意": {En: "Disagree", Full: true}, "返回首页": {En: "To the first page", Full: true},
		"支付宝账户名": {En: "The name of the account at Alipay, which is an e-mail address or the number of a mobile phone", Full: true},
	}})
	d := p.drawn()
	p.clear(d)
	for id, own := range map[string]string{"yes": "", "no": "", "link": "返回首页"} {
		if d.chip("返回首页").En == "" || d.chip("不同意").En == "" {
			t.Fatalf("chips %+v", d.Chips)
		}
		b := p.words(id)
		for _, c := range d.Chips {
			if c.Text != own && b.common(c.Box) > 0.15 {
				t.Errorf("the chip %q at %v hides the link %s at %v", c.En, c.Box, id, b)
			}
		}
	}
}

// TestNoChipHidesAnotherText holds for links in a row at the top of a page that each
// has its words, over no other and over no sign of its own.
func TestNoChipHidesAnotherText(t *testing.T) {
	p := open(t, "bar.html", "")
	p.window(1280, 800, 1)
	p.texts()
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{
		"我的支付宝": {En: "My Alipay", Full: true}, "安全中心": {En: "Security centre", Full: true}, "帮助中心": {En: "Help centre", Full: true},
	}})
	d := p.drawn()
	p.clear(d)
	for _, text := range []string{"我的支付宝", "安全中心", "帮助中心"} {
		if c := d.chip(text); c.Side == "" || c.Side == "speck" {
			t.Errorf("the chip of %s is %+v, want its words", text, c)
		}
	}
	for _, id := range []string{"mine", "safe", "help"} {
		for _, c := range d.Chips {
			if part := p.words(id).common(c.Box); part > 0.02 {
				t.Errorf("the chip %q at %v hides %.0f %% of %s", c.En, c.Box, 100*part, id)
			}
		}
	}
}

// TestWhatHasNoRoomIsSaidWhenPointedAt holds that a text without room for a sign has
// none, and its words when the person points at it.
func TestWhatHasNoRoomIsSaidWhenPointedAt(t *testing.T) {
	p := open(t, "bar.html", "")
	p.window(1280, 800, 1)
	p.texts()
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{"姓名": {En: "Name", Full: true}}})
	if c := p.drawn().chip("姓名"); c.Side != "" {
		t.Fatalf("the chip is %+v, want none", c)
	}
	p.hover("zh")
	if c := p.drawn().chip("姓名"); c.En != "Name" || c.Box.W < 20 {
		t.Errorf("pointed at it is %+v, want its words", c)
	}
	p.hover("far")
	if c := p.drawn().chip("姓名"); c.Side != "" {
		t.Errorf("it stays: %+v", c)
	}
}
