package injected_test

import (
	"fmt"
	"strings"
	"testing"
)

// told has an error come into words.html where place, a style, puts it, and everything explained.
func (p *tab) told(place string) {
	p.t.Helper()
	p.page(fmt.Sprintf("err.style.cssText = %q", "display:block;color:#c00;margin:0;width:max-content;"+place))
	p.until("texts")
	p.look()
}

// TestWhatOpensHidesNoError points at a text that nothing explains, with an error
// of the page below it, above it, or beside it: how it is read stands elsewhere.
func TestWhatOpensHidesNoError(t *testing.T) {
	for name, place := range map[string]string{
		"below": "position:absolute;left:40px;top:222px", "above": "position:absolute;left:40px;top:172px", "beside": "position:absolute;left:230px;top:196px",
		"around": "position:absolute;left:30px;top:222px;white-space:pre;padding-right:400px;border-top:1px solid red",
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, "words.html", "")
			p.window(900, 560, 1)
			p.look()
			p.told(place)
			p.hover("secret")
			d := p.readingShown()
			own, wrong := p.words("secret"), p.words("err")
			for what, b := range map[string]box{"the text it is about": own, "the error": wrong, "what explains the error": d.chip("姓名格式不正确").Box} {
				if b.W == 0 || d.Reading.Box.overlaps(b) {
					t.Errorf("it stands at %v, and %s at %v", d.Reading.Box, what, b)
				}
			}
			if b := d.Reading.Box; b.X < 0 || b.Y < 0 || b.X+b.W > 900 || b.Y+b.H > 560 {
				t.Errorf("it stands at %v, outside of the window", b)
			}
		})
	}
}

// TestAnOpenListHidesNoError opens a list that has its error on the right, where
// what its options mean would stand.
func TestAnOpenListHidesNoError(t *testing.T) {
	p := open(t, "words.html", "")
	p.window(1000, 560, 1)
	p.page("s.style.margin = '0 90px 0 300px'")
	p.look()
	p.told("position:absolute;left:460px;top:60px")
	p.page("s.focus()")
	p.frames()
	d := p.look()
	if d.List == nil {
		t.Fatal("the open list is not explained")
	}
	if wrong := p.words("err"); d.List.Box.overlaps(wrong) {
		t.Errorf("it stands at %v over the error at %v", d.List.Box, wrong)
	}
}

// TestAdviceHidesNoError has the person at a box with advice, with an error right
// below the box and above it another text that is explained.
func TestAdviceHidesNoError(t *testing.T) {
	p := open(t, "words.html", "")
	p.window(560, 560, 1)
	p.page(`typed.style.cssText = "position:absolute;left:100px;top:400px;width:400px;height:24px;box-sizing:border-box"
		secret.style.cssText = "position:absolute;left:100px;top:350px;width:400px;height:40px;margin:0"; secret.textContent = "请选择" + "国籍".repeat(25)`)
	p.look()
	p.told("position:absolute;left:105px;top:435px")
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{"请选择" + strings.Repeat("国籍", 25): {En: "Choose", Full: true}}})
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#typed"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": refs["#typed"][0], "state": "check", "text": "check this", "note": strings.Repeat("As in the passport. ", 4)},
	}})
	p.page("typed.focus()")
	d := p.drawn()
	if len(d.Marks) != 1 || d.Marks[0].Card == nil {
		t.Fatalf("no advice: %+v", d.Marks)
	}
	if wrong := p.words("err"); d.Marks[0].Card.overlaps(wrong) {
		t.Errorf("it stands at %v over the error at %v", *d.Marks[0].Card, wrong)
	}
}
