package injected_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var glossary = map[string]entry{
	"支付宝注册": {"Alipay: register", "", true, ""}, "帮助中心": {"Help", "", true, ""}, "登录": {"Log in", "", true, ""}, "返回首页": {"Home page", "", true, ""},
	"验证账户名": {"Verify account name", "", true, ""}, "设置身份信息": {"Set identity details", "", true, ""}, "设置支付方式": {"Set payment method", "", true, ""}, "成功": {"Done", "", true, ""},
	"设置登录密码": {"Set the login password", "", true, ""}, "支付宝账户名": {"Alipay account name", "your e-mail or mobile number", true, ""}, "*登录密码": {"Login password", "", true, ""},
	"登录时需验证，保护账户信息": {"Asked for at every login", "", false, ""}, "*再输入一次": {"Type it again", "", true, ""},
	"*真实姓名": {"Real name", "exactly as in the passport", true, ""}, "请输入与证件一致的姓名": {"name exactly as in the document", "", true, ""},
	"若您的姓名里有生僻字，请点此打开生僻字库": {"If your name has rare characters, open the list of them", "", false, ""},
	"性别": {"Sex", "", true, ""}, "男": {"Male", "", true, ""}, "女": {"Female", "", true, ""}, "*证件类型": {"Document type", "", true, ""}, "护照": {"Passport", "", true, ""},
	"*证件号码": {"Document number", "", true, ""}, "请输入证件号码": {"document number", "", true, ""}, "证件号码格式不正确": {"The document number has the wrong form", "", true, ""},
	"*国籍": {"Nationality", "as in your passport, not where you live", true, ""}, "请选择": {"Choose", "", true, ""}, "证件有效期": {"Valid until", "", true, ""}, "截止日期": {"last day", "", true, ""}, "长期": {"No expiry", "", true, ""},
	"*常用地址": {"Usual address", "in China: province, city, district", true, ""}, "请选择省": {"Province", "", true, ""}, "请选择市": {"City", "", true, ""}, "请选择区": {"District", "", true, ""},
	"街道地址": {"Street", "", true, ""}, "不需要重复填写省市区": {"without province, city, district", "", true, ""},
	"*手机号码": {"Mobile number", "", true, ""}, "请输入手机号码": {"mobile number", "", true, ""}, "免费获取校验码": {"Send me the code (free)", "", true, ""},
	"*验证码": {"Picture code", "", true, ""}, "验证码图片": {"the picture", "", true, ""}, "看不清，换一张": {"Can't read it? Another one", "", true, ""},
	"我同意《支付宝服务协议》": {"I agree to the Alipay service agreement", "", true, ""}, "确 定": {"OK", "", true, ""},
	"关于支付宝": {"About Alipay", "", true, ""}, "官方博客": {"Blog", "", true, ""}, "联系我们": {"Contact", "", true, ""}, "诚征英才": {"Jobs", "", true, ""},
}

// controls are the boxes no chip may touch, as the page itself measures them.
const controls = `[...document.querySelectorAll("input,select,textarea,button,.ui-button,.ui-dropdown-trigger,#J-checkcode-img")].map(e => {
	const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height}; })`

func (p *tab) clear(d drawn) {
	p.t.Helper()
	var boxes []box
	p.in(false, controls, &boxes)
	var labels []box
	for _, c := range d.Chips {
		labels = append(labels, c.Box)
		for _, b := range boxes {
			if c.Box.overlaps(b) {
				p.t.Errorf("chip %q (%s) at %v covers a control at %v", c.En, c.Side, c.Box, b)
			}
		}
	}
	for _, m := range d.Marks {
		if m.Badge != nil {
			labels = append(labels, *m.Badge)
		}
	}
	for i, a := range labels {
		for _, b := range labels[i+1:] {
			if a.overlaps(b) {
				p.t.Errorf("labels overlap: %v %v", a, b)
			}
		}
	}
}

func TestChipsKeepClearOfControls(t *testing.T) {
	p := open(t, "form.html", "")
	for _, width := range []int64{1280, 800, 420} {
		p.window(width, 1000, 1)
		for _, y := range []int{0, 300, 700} {
			p.page(fmt.Sprintf("scrollTo({top: %d, behavior: 'instant'})", y))
			d := p.explain()
			if len(d.Chips) < 8 {
				t.Errorf("width %d, scrolled %d: %d chips", width, y, len(d.Chips))
			}
			p.clear(d)
		}
	}
}

func TestMostTextsOfAFormAreExplained(t *testing.T) {
	p := open(t, "form.html", "")
	p.window(1280, 1400, 1)
	d := p.explain()
	var stats struct{ Chips, Shown, Dropped int }
	p.in(true, "autofill.overlay.stats()", &stats)
	if stats.Dropped*10 > stats.Chips {
		t.Errorf("%d of %d chips found no place", stats.Dropped, stats.Chips)
	}
	for _, want := range []string{"Real name", "Document number", "Login password", "Picture code", "Send me the code (free)", "Male"} {
		if !slices.ContainsFunc(d.Chips, func(c chip) bool { return c.En == want }) {
			t.Errorf("no chip %q", want)
		}
	}
}

func TestTextsComeOnce(t *testing.T) {
	p := open(t, "clicks.html", "")
	first := p.texts()
	if !slices.Contains(first, "手机号码") || !slices.Contains(first, "请输入手机号码") || !slices.Contains(first, "下一步") {
		t.Errorf("texts %q", first)
	}
	if again := p.texts(); len(again) != 0 {
		t.Errorf("asked again: %q", again)
	}
	p.page(`row.textContent = "银行卡号"; document.body.append("短信已发送")`)
	p.until("texts")
	got := p.texts()
	slices.Sort(got)
	if want := []string{"短信已发送", "银行卡号"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPageStaysAsItIs(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.page("moved = 0")
	d := p.explain()
	p.in(true, `autofill.snapshot({selectors: []}); autofill.overlay.marks({marks: [{ref: 0, state: "yours", text: "you do this"}]})`, nil)
	p.call("panel.show", panel(turn))
	p.page("scrollTo(0, 10)")
	p.frames()
	var moved, shift float64
	p.in(false, "moved", &moved)
	p.in(false, "shift", &shift)
	if moved != 0 || shift != 0 || len(d.Chips) == 0 {
		t.Errorf("%v mutations, layout shift %v, %d chips", moved, shift, len(d.Chips))
	}
}

func TestClicksPassThroughChips(t *testing.T) {
	p := open(t, "clicks.html", "")
	d := p.explain()
	p.page("seen = []")
	hits := 0
	for _, c := range d.Chips {
		if c.Text != "手机号码" {
			continue
		}
		p.click(c.Box)
		hits++
	}
	var seen []string
	p.in(false, "seen", &seen)
	if hits != 1 || !slices.Contains(seen, "click:row") {
		t.Errorf("the page saw %q", seen)
	}
	if e := p.until("click"); e["kind"] != "click" {
		t.Error(e)
	}
}

func (p *tab) click(b box) {
	p.t.Helper()
	p.must(chromedp.Do(p.ctx, chromedp.MouseClickXY(b.X+b.W/2, b.Y+b.H/2)))
}

func TestStrictPolicy(t *testing.T) {
	p := open(t, "strict.html", "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
	d := p.explain()
	var texts []string
	for _, c := range d.Chips {
		texts = append(texts, c.Text)
		if c.Box.H > 60 {
			t.Errorf("the sheet was not applied: %v", c.Box)
		}
	}
	for _, want := range []string{"安全设置", "手机号码", "下一步", "开户银行", "请输入开户银行"} {
		if !slices.Contains(texts, want) {
			t.Errorf("no chip for %q in %q", want, texts)
		}
	}
	p.call("panel.show", panel(turn))
	p.press("continue")
	p.clear(d)
}

// TestComesToFront asks the browser which of our layer and the page's dialog is
// on top, by pressing a button of the panel that lies over the dialog.
func TestComesToFront(t *testing.T) {
	p := open(t, "dialog.html", "")
	p.call("panel.show", panel(turn))
	p.explain()
	p.page("d.style.cssText = 'left:auto;right:0;bottom:0;top:auto;margin:0'; d.showModal(); new Promise(r => setTimeout(r, 120))")
	if hit := p.top(); hit != "autofill-overlay" {
		t.Errorf("over the panel lies %q", hit)
	}
	p.press("skip")
	// What lies behind a modal dialog cannot be used and is not explained.
	d := p.explain()
	var texts []string
	for _, c := range d.Chips {
		texts = append(texts, c.Text)
	}
	slices.Sort(texts)
	if want := []string{"同意", "服务协议"}; !slices.Equal(texts, want) {
		t.Errorf("chips for %q", texts)
	}
	p.page("d.close(); new Promise(r => setTimeout(r, 120))")
	p.press("skip")
	p.page("pop.style.cssText = 'left:auto;right:0;bottom:0;top:auto;margin:0;width:400px;height:300px'; pop.showPopover(); new Promise(r => setTimeout(r, 120))")
	if hit := p.top(); hit != "autofill-overlay" {
		t.Errorf("over the panel lies %q", hit)
	}
	p.page("document.querySelector('autofill-overlay').remove(); new Promise(r => setTimeout(r, 200))")
	p.press("again")
}

func (p *tab) top() string {
	p.t.Helper()
	b := p.panel().Buttons["skip"]
	var hit string
	p.in(false, fmt.Sprintf("document.elementFromPoint(%v, %v).localName", b.X+b.W/2, b.Y+b.H/2), &hit)
	return hit
}

func TestCoveredTextsHaveNoChips(t *testing.T) {
	p := open(t, "dialog.html", "")
	if d := p.explain(); len(d.Chips) != 1 {
		t.Errorf("%d chips", len(d.Chips))
	}
	p.page(`const m = document.createElement("div"); m.className = "mask"; const w = document.createElement("div"); w.className = "win"; w.textContent = "短信验证码"; document.body.append(m, w)`)
	p.until("texts")
	d := p.explain()
	if len(d.Chips) != 1 || d.Chips[0].Text != "短信验证码" {
		t.Errorf("chips %v", d.Chips)
	}
}

func TestMarksFollowTheirControls(t *testing.T) {
	p := open(t, "form.html", "")
	p.call("snapshot", map[string]any{"selectors": []string{"#realName", "input[name=sex]", "#J-checkcode"}})
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#realName", "input[name=sex]", "#J-checkcode"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": refs["#realName"][0], "state": "filled", "text": "filled"},
		{"ref": refs["input[name=sex]"][0], "state": "check", "text": "check this"},
		{"ref": refs["#J-checkcode"][0], "state": "yours", "text": "you do this"},
	}})
	p.page("scrollTo(0, 120)")
	d := p.drawn()
	if len(d.Marks) != 3 {
		t.Fatalf("marks %v", d.Marks)
	}
	for i, expression := range []string{"realName", "document.querySelector('[value=F]')", "document.getElementById('J-checkcode')"} {
		var b box
		p.in(false, fmt.Sprintf("(b => ({x: b.x, y: b.y, w: b.width, h: b.height}))(%s.getBoundingClientRect())", expression), &b)
		m := d.Marks[i].Box
		if b.X < m.X || b.Y < m.Y || b.X+b.W > m.X+m.W || b.Y+b.H > m.Y+m.H || m.H > b.H+30 {
			t.Errorf("%s: frame %v around %v", expression, m, b)
		}
	}
	p.page("realName.remove(); document.getElementById('J-checkcode').style.display = 'none'; new Promise(r => setTimeout(r, 150))")
	if d = p.drawn(); len(d.Marks) != 1 {
		t.Errorf("marks %v", d.Marks)
	}
}

func TestAdviceIsShownAtItsBox(t *testing.T) {
	p := open(t, "form.html", "")
	p.window(1280, 1400, 1)
	var refs map[string][]int
	p.in(true, `autofill.snapshot({selectors: ["#realName", "#queryPwd"]}).matches`, &refs)
	p.call("overlay.marks", map[string]any{"marks": []map[string]any{
		{"ref": refs["#realName"][0], "state": "check", "text": "check this", "note": "As in the passport. It cannot be changed later."},
		{"ref": refs["#queryPwd"][0], "state": "yours", "text": "now: type your password", "note": "Six characters or more.", "now": true},
	}})
	shown := func() string {
		t.Helper()
		d := p.explain()
		p.clear(d)
		said := ""
		for _, m := range d.Marks {
			if m.Card == nil {
				continue
			}
			said += m.Advice
			for _, c := range d.Chips {
				if c.Box.overlaps(*m.Card) {
					t.Errorf("the advice lies over the chip %q", c.En)
				}
			}
			var boxes []box
			p.in(false, controls, &boxes)
			for _, b := range boxes {
				if b.overlaps(*m.Card) {
					t.Errorf("the advice at %v covers a control at %v", *m.Card, b)
				}
			}
		}
		return said
	}
	if got := shown(); got != "Six characters or more." {
		t.Errorf("shown is %q, want that of what is to be done now", got)
	}
	p.page("realName.focus()")
	if got := shown(); got != "As in the passport. It cannot be changed later." {
		t.Errorf("shown is %q, want that of the box with the focus", got)
	}
	if d := p.drawn(); !slices.Contains(d.Said, "As in the passport. It cannot be changed later.") {
		t.Errorf("said %q", d.Said)
	}
}

func TestLongPageIsAnnotatedNearTheViewport(t *testing.T) {
	p := open(t, "clicks.html", "")
	p.page(`const f = document.createDocumentFragment(); for (let i = 0; i < 10000; i++) { const d = document.createElement("div"); d.textContent = "第" + i + "行 银行卡号"; f.append(d); } document.body.append(f); 1`)
	p.frames()
	began := time.Now()
	p.explain()
	walk := time.Since(began)
	worst := 0.0
	for y := 0; y < 100000; y += 9000 {
		p.page(fmt.Sprintf("scrollTo({top: %d, behavior: 'instant'})", y))
		p.explain()
		d := p.drawn()
		if len(d.Chips) < 20 || len(d.Chips) > 260 {
			t.Errorf("scrolled %d: %d chips", y, len(d.Chips))
		}
		var stats struct{ MS float64 }
		p.in(true, "autofill.overlay.stats()", &stats)
		worst = max(worst, stats.MS)
	}
	// Times are for the benchmarks: a busy machine must not fail a test.
	t.Logf("first chips after %v, longest pass %.0f ms", walk.Round(time.Millisecond), worst)
}

func TestShots(t *testing.T) {
	p := open(t, "form.html", "")
	p.window(1280, 1000, 1)
	p.explain()
	p.shot("form-chips")
	p.in(false, `realName.value = "ANNA SCHMIDT"; document.querySelector("[value=F]").checked = true; IDCardNo.value = "C01X00T47"; mobile.value = "13800138000"; street.value = "No 1, Example Road"; 1`, nil)
	ids := map[string][2]string{
		"#queryPwd": {"yours", "yours: password"}, "#queryPwdConfirm": {"yours", "yours: again"}, "#realName": {"filled", "filled"}, "input[name=sex]": {"filled", "filled"},
		"#certType": {"filled", "filled"}, "#IDCardNo": {"check", "check this"}, "#country": {"problem", "not found in the list"}, "#street": {"filled", "filled"},
		"#mobile": {"filled", "filled"}, "#J-checkcode": {"yours", "now: type the code"}, "#J-agree": {"yours", "yours: read and tick"},
	}
	var selectors []string
	for s := range ids {
		selectors = append(selectors, s)
	}
	var refs struct{ Matches map[string][]int }
	p.must(unmarshal(p.call("snapshot", map[string]any{"selectors": selectors}), &refs))
	var marks []map[string]any
	for s, m := range ids {
		marks = append(marks, map[string]any{"ref": refs.Matches[s][0], "state": m[0], "text": m[1], "now": s == "#J-checkcode"})
	}
	p.call("overlay.marks", map[string]any{"marks": marks})
	p.call("panel.show", panel(done))
	p.drawn()
	p.shot("form-done")
	p.page("scrollTo({top: 500, behavior: 'instant'})")
	p.call("panel.show", panel(turn))
	p.explain()
	p.clear(p.drawn())
	p.shot("form-turn")
	p.window(640, 500, 2)
	p.page("document.getElementById('J-checkcode').scrollIntoView({block: 'center'})")
	p.explain()
	p.drawn()
	p.panel()
	p.shot("form-200-percent")
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	p.must(err)
	p.window(1280, 700, 1)
	p.drawn()
	p.shot("form-dark")
	_, err = chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	p.must(err)
	p.window(360, 640, 2)
	p.page("scrollTo({top: 0, behavior: 'instant'})")
	p.explain()
	p.drawn()
	p.shot("form-phone")
	// Other pages: an open list, an error that came, a text nobody knows, a dialog.
	p = open(t, "words.html", "")
	p.window(900, 560, 1)
	p.look()
	p.page("s.focus()")
	p.frames()
	p.look()
	p.shot("words-open-list")
	p.page("document.activeElement.blur(); err.style.display = 'block'")
	p.until("texts")
	p.look()
	p.hover("secret")
	p.readingShown()
	p.shot("words-error-and-pinyin")
	p = open(t, "dialog.html", "")
	p.window(900, 560, 1)
	p.call("panel.show", panel(turn))
	p.page("d.showModal(); new Promise(r => setTimeout(r, 120))")
	p.explain()
	p.drawn()
	p.shot("dialog")
}
