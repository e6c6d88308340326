package injected_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// dictionary is what words.html's texts mean; the others are not known.
var dictionary = map[string]entry{
	"国籍": {En: "Nationality", Full: true}, "请选择": {En: "Choose", Full: true}, "中国": {En: "China", Full: true}, "英国": {En: "United Kingdom", Full: true}, "法国": {En: "France", Full: true},
	"姓名": {En: "Name", Full: true}, "北京市": {En: "Beijing", Full: true}, "罗大佑": {En: "LUO DAYOU", Full: true}, "请输入姓名": {En: "Enter the name", Full: true},
	"验证码图片": {En: "the picture of the code", Full: true}, "请对暗号": {En: "Please ‹对暗号›", Py: "qǐng duì àn hào"}, "姓名格式不正确": {En: "The name has the wrong form", Full: true},
	"女": {En: "Female", Full: true}, "男": {En: "Male", Full: true}, "保密": {En: "Rather not say", Full: true}, "暗国": {Py: "àn guó"},
}

// look has the texts explained that are not yet, as Go does, and returns what is drawn.
func (p *tab) look() drawn {
	p.t.Helper()
	entries := map[string]entry{}
	for _, text := range p.texts() {
		e, known := dictionary[text]
		if before, ok := strings.CutSuffix(text, "秒后重新获取"); ok {
			e, known = entry{En: "Again in " + before + " s", Full: true}, true
		}
		if known {
			entries[text] = e
		}
	}
	p.call("overlay.explain", map[string]any{"entries": entries})
	return p.drawn()
}

func (d drawn) says(text string) string {
	for _, c := range d.Chips {
		if c.Text == text {
			return c.En
		}
	}
	return ""
}

func TestAllKindsOfTextHaveChips(t *testing.T) {
	p := open(t, "words.html", "")
	p.page("document.getElementById('typed').value = '王小明'; n.value === n.defaultValue")
	d := p.look()
	p.clear(d)
	for text, want := range map[string]string{
		"国籍": "Nationality", "法国": "France", "罗大佑": "LUO DAYOU", "北京市": "Beijing", "验证码图片": "the picture of the code", "59秒后重新获取": "Again in 59 s",
	} {
		if got := d.says(text); got != want {
			t.Errorf("%s: %q, want %q: %+v", text, got, want, d.Chips)
		}
	}
	// A tooltip has its chip while it is out.
	if d.says("请输入姓名") != "" {
		t.Error("the tooltip is explained before it is out")
	}
	p.hover("tip")
	p.until("texts")
	if d = p.look(); d.says("请输入姓名") != "Enter the name" {
		t.Errorf("the tooltip is not explained: %v", d.Chips)
	}
	p.clear(d)
	p.hover("s")
	if d = p.drawn(); d.says("请输入姓名") != "" {
		t.Error("the tooltip is explained after it went away")
	}
	if texts := p.texts(); slices.Contains(texts, "王小明") {
		t.Error("what was typed is asked about")
	}
}

func TestChipsGoWithTheirTexts(t *testing.T) {
	p := open(t, "words.html", "")
	p.page("menu.hidden = false")
	d := p.look()
	for _, text := range []string{"女", "男", "保密"} {
		if d.says(text) == "" {
			t.Errorf("no chip at the option %s: %v", text, d.Chips)
		}
	}
	p.clear(d)
	var options []box
	p.in(false, "[...menu.children].map(e => { const r = document.createRange(); r.selectNodeContents(e); const b = r.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height}; })", &options)
	for _, c := range d.Chips {
		for _, o := range options {
			if c.Box.overlaps(o) {
				t.Errorf("the chip %q lies over an option's words", c.En)
			}
		}
	}
	for gone, change := range map[string]string{
		"保密": "menu.lastElementChild.remove()", "女": "menu.hidden = true", "国籍": "document.querySelector('label').style.visibility = 'hidden'", "法国": "s.parentNode.remove()",
	} {
		p.page(change + "; new Promise(r => setTimeout(r, 150))")
		if d = p.drawn(); d.says(gone) != "" {
			t.Errorf("%s has gone, its chip %q has not", gone, d.says(gone))
		}
	}
}

// TestWhatComesBackIsExplainedAgain takes a text out of the page and puts it back to
// the same place, as pages do with their menus.
func TestWhatComesBackIsExplainedAgain(t *testing.T) {
	p := open(t, "words.html", "")
	p.page("menu.hidden = false")
	if d := p.look(); d.says("保密") == "" {
		t.Fatalf("no chip: %v", d.Chips)
	}
	p.page("globalThis.li = menu.lastElementChild; li.remove(); new Promise(r => setTimeout(r, 150))")
	if d := p.drawn(); d.says("保密") != "" {
		t.Error("it is explained after it has gone")
	}
	p.page("menu.append(li); new Promise(r => setTimeout(r, 150))")
	if d := p.drawn(); d.says("保密") == "" {
		t.Error("it has come back, its chip has not")
	}
}

func (p *tab) hover(id string) {
	p.t.Helper()
	var at []float64
	p.in(false, fmt.Sprintf("(b => [b.x + Math.min(20, b.width / 2), b.y + b.height / 2])(document.getElementById(%q).getBoundingClientRect())", id), &at)
	p.must(chromedp.Do(p.ctx, chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1])))
}

func TestOptionsOfAnOpenListAreExplainedBesideIt(t *testing.T) {
	p := open(t, "words.html", "")
	for _, width := range []int64{1280, 360} {
		p.window(width, 700, 1)
		p.look()
		p.page("document.activeElement.blur(); latin.focus()")
		if d := p.drawn(); d.List != nil {
			t.Error("a list without Chinese is explained")
		}
		p.page("s.focus()")
		p.frames()
		d := p.look()
		if d.List == nil {
			t.Fatalf("width %d: the open list is not explained", width)
		}
		want := [][]string{{"请选择", "Choose"}, {"中国", "China"}, {"英国", "United Kingdom"}, {"法国", "France"}, {"暗国", ""}}
		for i, row := range d.List.Rows {
			if !slices.Equal(row, want[i]) && i < 4 {
				t.Errorf("row %d is %q, want %q", i, row, want[i])
			}
		}
		var s box
		p.in(false, "(b => ({x: b.x, y: b.y, w: b.width, h: b.height}))(s.getBoundingClientRect())", &s)
		if b := d.List.Box; b.overlaps(s) || b.X < 0 || b.Y < 0 || b.X+b.W > float64(width) || b.Y+b.H > 700 {
			t.Errorf("width %d: it stands at %v, the box at %v", width, b, s)
		}
		// The choice ends it, and is said.
		p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.ArrowUp)))
		d = p.drawn()
		if d.List != nil && width == 1280 && !slices.Contains(d.Said, "United Kingdom") {
			t.Errorf("after the choice: list %v, said %q", d.List, d.Said)
		}
		p.page("document.activeElement.blur()")
		if d = p.drawn(); d.List != nil {
			t.Error("the list stays when the box is left")
		}
	}
}

func TestALongListIsShownAroundTheChoice(t *testing.T) {
	p := open(t, "words.html", "")
	p.window(600, 400, 1)
	p.page(`for (let i = 0; i < 300; i++) { const o = document.createElement("option"); o.textContent = "第" + i + "项"; s.append(o); } s.selectedIndex = 200; s.focus()`)
	p.frames()
	d := p.look()
	if d.List == nil || len(d.List.Rows) > 60 || !slices.ContainsFunc(d.List.Rows, func(r []string) bool { return r[0] == "第195项" }) {
		t.Fatalf("list %+v", d.List)
	}
	if b := d.List.Box; b.X < 0 || b.Y < 0 || b.X+b.W > 600 || b.Y+b.H > 400 {
		t.Errorf("it stands at %v", b)
	}
}

func TestNewTextsAreSaidAloud(t *testing.T) {
	p := open(t, "words.html", "")
	if d := p.look(); len(d.Said) != 0 {
		t.Errorf("the page as it came is read out: %q", d.Said)
	}
	p.page("err.style.display = 'block'")
	p.until("texts")
	if d := p.look(); !slices.Equal(d.Said, []string{"The name has the wrong form"}) {
		t.Errorf("said %q", d.Said)
	}
	// Of a countdown only the beginning is said.
	for i := 58; i > 54; i-- {
		p.page(fmt.Sprintf("count.textContent = '%d秒后重新获取'", i))
		p.until("texts")
		p.look()
	}
	d := p.look()
	if !slices.Equal(d.Said, []string{"The name has the wrong form", "Again in 58 s"}) {
		t.Errorf("said %q", d.Said)
	}
	// The same error once more is news again.
	p.page("err.style.display = 'none'; new Promise(r => setTimeout(r, 200))")
	p.frames()
	p.page("err.style.display = 'block'; new Promise(r => setTimeout(r, 200))")
	if d = p.look(); len(d.Said) != 3 || d.Said[2] != d.Said[0] {
		t.Errorf("said %q", d.Said)
	}
}

func TestUnknownTextsAreReadWhenPointedAt(t *testing.T) {
	p := open(t, "words.html", "")
	// A translator that would have to be downloaded is none.
	p.in(true, `globalThis.made = 0; globalThis.Translator = { availability: async () => "downloadable", create: async () => { made++; } }; 1`, nil)
	p.look()
	p.hover("secret")
	d := p.readingShown()
	if want := []string{"qǐng duì àn hào", "Known in part: Please ‹对暗号›"}; !slices.Equal(d.Reading.Lines, want) {
		t.Errorf("lines %q, want %q", d.Reading.Lines, want)
	}
	p.hover("s")
	if d = p.drawn(); d.Reading != nil {
		t.Error("it stays when the pointer leaves")
	}
	p.hover("secret")
	p.readingShown()
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Escape)))
	if d = p.drawn(); d.Reading != nil {
		t.Error("it stays after Escape")
	}
	var made int
	p.in(true, "made", &made)
	if made != 0 {
		t.Error("a translator was made that is not on the machine")
	}
}

func TestAMachinesTranslationIsMarked(t *testing.T) {
	p := open(t, "words.html", "")
	p.in(true, `globalThis.Translator = { availability: async (o) => o.sourceLanguage === "zh" && o.targetLanguage === "en" ? "available" : "unavailable",
		create: async () => ({ translate: async (text) => text === "请对暗号" ? "Please match the password" : "" }) }; 1`, nil)
	p.look()
	p.page("getSelection().selectAllChildren(secret)")
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(kb.F2)))
	d := p.readingShown()
	for range 50 {
		if len(d.Reading.Lines) == 4 {
			break
		}
		d = p.readingShown()
	}
	if want := []string{"qǐng duì àn hào", "Known in part: Please ‹对暗号›", "Please match the password", "translated by a machine"}; !slices.Equal(d.Reading.Lines, want) {
		t.Errorf("lines %q, want %q", d.Reading.Lines, want)
	}
	if want := []string{"qǐng duì àn hào", "A machine's translation: Please match the password"}; !slices.Equal(d.Said, want) {
		t.Errorf("said %q, want %q", d.Said, want)
	}
}

// readingShown waits until an unknown text is read.
func (p *tab) readingShown() drawn {
	p.t.Helper()
	for range 200 {
		if d := p.drawn(); d.Reading != nil {
			return d
		}
	}
	p.t.Fatal("nothing is read")
	return drawn{}
}
