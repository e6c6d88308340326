package practice

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

// says fails unless the last page has the text.
func (c *client) says(text string) {
	c.Helper()
	if !strings.Contains(c.page, text) {
		c.Errorf("%s does not say %s:\n%s", c.at, text, c.page)
	}
}

// A code can be had again after a minute, which the page counts down, and only
// the newest one counts.
func TestCodeIsSentAgainAfterAMinute(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("signup.mobile_dialog"))
	dialog := c.frame()
	first := c.code("86-13812345678")
	c.says(`"wait":60`)
	c.site.Advance(59 * time.Second)
	c.code("86-13812345678")
	c.says("操作过于频繁")
	c.site.Advance(time.Second)
	second := c.code("86-13812345678")
	c.says(`"stat":"ok"`)
	values := map[string]string{"region": "CN", "mobile": "13812345678", "sms_code": first}
	c.get(dialog)
	c.post("signup.mobile_dialog", values)
	if first != second {
		c.says("校验码错误")
	}
	c.site.Advance(codeLife + time.Second)
	c.get(dialog)
	c.post("signup.mobile_dialog", with(values, "sms_code", second))
	c.says("校验码已过期")
}

// The count goes on where it was when the dialog is opened again.
func TestCountGoesOnInANewDialog(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.URL() + c.site.Path("signup.mobile"))
	c.post("signup.mobile", good["signup.mobile"])
	dialog := c.frame()
	c.site.Advance(20 * time.Second)
	c.get(dialog)
	if !strings.Contains(c.page, `"wait":40`) && !strings.Contains(c.page, `"wait":39`) {
		t.Errorf("the dialog does not count on from 40:\n%s", c.page)
	}
}

func TestMailIsSentAgainAfterAMinute(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("signup.check_mail"))
	again := func(want string) {
		t.Helper()
		c.take(c.http.PostForm(c.site.URL()+"/account/reg/section/reSendActiveEmail.json", url.Values{}))
		c.says(want)
	}
	again("操作过于频繁")
	c.site.Advance(time.Minute)
	again(`"stat":"ok"`)
}

// After a long absence nothing that was begun is there any more, and the site
// says why.
func TestLongAbsenceLosesWhatWasBegun(t *testing.T) {
	for page, at := range map[string]string{"signup.complete": "signup.mobile", "verify.amount": "login"} {
		c := newClient(t, Options{})
		c.ready(page)
		form := c.form(page, good[page])
		c.site.Advance(idle + time.Minute)
		c.take(c.http.PostForm(c.site.URL()+c.site.Path(page), form))
		c.on(at)
		c.says("登录超时，请重新登录")
		c.get(c.at)
		if strings.Contains(c.page, "登录超时") {
			t.Errorf("%s says it twice", at)
		}
	}
}

// A page that lay open all night is no form that was sent twice.
func TestOldFormIsExpiredAndNotSentTwice(t *testing.T) {
	c := newClient(t, Options{})
	c.ready("signup.email")
	form := c.form("signup.email", good["signup.email"])
	c.site.Advance(idle + time.Minute)
	c.take(c.http.PostForm(c.at, form))
	c.on("signup.email")
	c.says("页面已过期")
	if n := len(c.site.Notes()); n > 0 {
		t.Errorf("an expired form had %d notes sent", n)
	}
}

// Who sends a form twice has done it once.
func TestSecondSubmissionDoesNothing(t *testing.T) {
	c := newClient(t, Options{})
	c.ready("verify.amount")
	form := c.form("verify.amount", map[string]string{"deposit.amount": "0.3x"})
	for _, want := range []string{"请输入正确的打款金额", "请不要重复提交"} {
		c.take(c.http.PostForm(c.site.URL()+c.site.Path("verify.amount"), form))
		c.on("verify.amount")
		c.says(want)
	}
	c = newClient(t, Options{})
	c.ready("signup.complete")
	form = c.form("signup.complete", good["signup.complete"])
	for range 2 {
		c.take(c.http.PostForm(c.site.URL()+c.site.Path("signup.complete"), form))
		c.on("signup.card")
	}
	c.site.mu.Lock()
	defer c.site.mu.Unlock()
	if n := len(c.site.world.accounts); n != 1 {
		t.Errorf("%d accounts, want 1", n)
	}
}

// The back button leads to where one is, never to what is done.
func TestBackButton(t *testing.T) {
	c := newClient(t, Options{})
	c.ready("signup.complete")
	c.post("signup.complete", good["signup.complete"])
	c.get(c.site.URL() + c.site.Path("signup.complete"))
	c.on("signup.card")
	for _, step := range [][2]string{
		{"verify.applied", "verify.identity"},
		{"verify.applied", "verify.bank"},
		{"verify.applied", "verify.amount"},
		{"verify.review", "verify.amount"},
		{"verify.review", "verify.deposit"},
		{"verify.approved", "verify.start"},
	} {
		c.get(c.site.Start(step[0]))
		c.on(step[0])
		c.get(c.site.URL() + c.site.Path(step[1]))
		c.on(step[0])
	}
}

// Over 20 characters of name only one bank pays the deposit, on whichever page.
func TestLongNamesAreForOneBank(t *testing.T) {
	const long = "WOLFESCHLEGELSTEINHAUSEN ADA"
	c := newClient(t, Options{})
	bank := with(good["verify.bank"], "bank.account_holder", long)
	for _, r := range [][3]string{{"ICBC", "6222020000000000", "verify.bank"}, {"CMB", "6225880137061231", "verify.applied"}} {
		c.get(c.site.Start("verify.identity"))
		c.upload("passport.photo_page", "a.png", pngBytes(t))
		c.upload("passport.entry_stamp", "b.jpg", jpegBytes(t))
		c.post("verify.identity", with(good["verify.identity"], "bank.account_holder", long))
		c.on("verify.bank")
		c.post("verify.bank", with(bank, "bank.name", r[0], "bank.card_number", checked(r[1])))
		c.on(r[2])
		if r[2] == "verify.bank" {
			c.says("抱歉暂时无法操作")
		}
	}
	c = newClient(t, Options{Edition: "2020"})
	for _, r := range [][2]string{{"6222020000000000", "抱歉暂时无法操作"}, {"6225880137061231", "请输入校验码"}} {
		c.get(c.site.Start("verify.details"))
		c.post("verify.details", with(later["verify.details"], "bank.account_holder", long))
		c.on("verify.card")
		c.post("verify.card", with(later["verify.card"], "bank.account_holder", long, "bank.card_number", checked(r[0])))
		c.says(r[1])
		if r[0] == "6225880137061231" && strings.Contains(c.page, "抱歉暂时无法操作") {
			t.Error("a long name at China Merchants Bank is refused")
		}
	}
}

// checked is a card number with the right digit at its end.
func checked(number string) string {
	for digit := range "0123456789" {
		if n := number[:len(number)-1] + string(rune('0'+digit)); luhn(n) {
			return n
		}
	}
	return number
}

// A child of the mainland is told by the number of its ID card.
func TestChildrenHaveNoAccount(t *testing.T) {
	c := newClient(t, Options{Now: func() time.Time { return time.Date(1960, 1, 1, 9, 0, 0, 0, time.UTC) }})
	c.get(c.site.Start("signup.complete"))
	c.site.mu.Lock()
	for _, sess := range c.site.world.sessions {
		sess.signup.nationality = "CN"
	}
	c.site.mu.Unlock()
	c.post("signup.complete", with(good["signup.complete"], "document.type", "A", "passport.number", "11010519491231002X"))
	c.on("signup.complete")
	c.says("未满18周岁")
}

func TestOnePictureIsNotBothPages(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("verify.identity"))
	c.upload("passport.photo_page", "a.png", pngBytes(t))
	c.upload("passport.entry_stamp", "b.png", pngBytes(t))
	c.post("verify.identity", good["verify.identity"])
	c.on("verify.identity")
	c.says("入境盖章页与个人信息页相同")
}

// The name of the first application stays that of the account.
func TestNameIsFixedAfterTheFirstApplication(t *testing.T) {
	c := newClient(t, Options{Mishaps: []string{MishapName}})
	apply := func(name string) {
		t.Helper()
		c.get(c.site.URL() + c.site.Path("verify.identity"))
		c.upload("passport.photo_page", "a.png", pngBytes(t))
		c.upload("passport.entry_stamp", "b.jpg", jpegBytes(t))
		c.post("verify.identity", with(good["verify.identity"], "bank.account_holder", name))
	}
	c.get(c.site.Start("verify.identity"))
	apply("LOVELACE ADA KING")
	c.post("verify.bank", good["verify.bank"])
	c.on("verify.applied")
	c.site.Advance(days)
	c.get(c.site.Start("login"))
	c.post("login", with(good["login"], "email", "practice@example.org"))
	c.get(c.site.URL() + c.site.Path("verify.applied"))
	c.on("verify.refused")
	c.says("开户姓名与银行记录不一致")
	c.get(c.site.URL() + "/certify/foreign/withdraw.htm")
	apply("ADA KING LOVELACE")
	c.on("verify.identity")
	c.says("真实姓名已与账户绑定")
	apply("LOVELACE ADA KING")
	c.on("verify.bank")
}

// A mishap puts its pages into every edition, and each can be opened there.
func TestEveryEditionTakesEveryMishap(t *testing.T) {
	for _, name := range Editions() {
		all := newClient(t, Options{Edition: name, Seed: 1, Mishaps: Mishaps()})
		for _, page := range []string{"verify.mobile", "verify.app"} {
			all.get(all.site.Start(page))
			all.on(page)
			if strings.Contains(all.page, "<pre>template") {
				t.Errorf("%s %s: %s", name, page, all.page)
			}
		}
		form := all.site.edition.firstForm()
		for mishap, at := range map[string]string{MishapNumber: "verify.mobile", MishapApp: "verify.app", MishapBusy: form} {
			c := newClient(t, Options{Edition: name, Seed: 1, Mishaps: []string{mishap}})
			c.get(c.site.Start(form))
			c.on(at)
		}
	}
}

// No code is sent while the system is busy, and the time begins with the first try.
func TestBusySystemIsBusyForAWhile(t *testing.T) {
	c := newClient(t, Options{Mishaps: []string{MishapBusy}})
	for _, step := range []struct {
		later time.Duration
		want  string
	}{{time.Hour, systemBusy}, {busyFor - time.Second, systemBusy}, {time.Second, `"stat":"ok"`}} {
		c.site.Advance(step.later)
		c.code("86-13812345678")
		c.says(step.want)
	}
}

// The scans that were refused once are refused again; others are not.
func TestRefusedScansAreRefusedAgain(t *testing.T) {
	c := newClient(t, Options{Mishaps: []string{MishapScans}})
	c.get(c.site.Start("account.home"))
	for _, review := range []struct {
		scan string
		at   stage
	}{{"first", stageRefused}, {"first", stageRefused}, {"spread", stageApproved}} {
		c.site.mu.Lock()
		user := c.site.world.account("practice@example.org")
		user.application = application{at: stageReview, due: c.site.now(), digests: map[string]string{"passport.photo_page": review.scan}}
		c.site.mu.Unlock()
		c.site.Advance(time.Second)
		c.site.mu.Lock()
		if got := user.application.at; got != review.at {
			t.Errorf("scan %s: got %s, want %s", review.scan, got, review.at)
		}
		c.site.mu.Unlock()
	}
}

// An SMS says what it is for.
func TestCodeSaysWhatItIsFor(t *testing.T) {
	for page, want := range map[string]string{"signup.mobile_dialog": "你正在注册账户", "verify.mobile": "你正在进行实名认证"} {
		c := newClient(t, Options{Mishaps: []string{MishapNumber}})
		c.get(c.site.Start(page))
		c.code("86-13812345678")
		notes := c.site.notesOf("sms")
		if len(notes) == 0 || !strings.Contains(notes[0].Text, want) {
			t.Errorf("%s: got %+v, want %s", page, notes, want)
		}
	}
}
