package practice

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// What a page accepts. Divisions are codes: 01 is Beijing, 09 Shanghai.
var good = map[string]map[string]string{
	"signup.email":  {"nationality/code": "GB", "email": "ada@example.org", "captcha": "(picture)", "agreement": "on"},
	"signup.mobile": {"nationality/code": "CN", "mobile": "13812345678", "captcha": "(picture)", "agreement": "on"},
	"signup.complete": {
		"login.password": "Lovelace-1", "login.password/again": "Lovelace-1",
		"payment.password": "142857", "payment.password/again": "142857",
		"security.question": "7", "security.answer": "Annabella", "name.surname": "LOVELACE", "name.given": "ADA KING",
		"sex": "2", "document.type": "B", "passport.number": "533380006", "passport.expires/y": "2041",
		"passport.expires/m": "5", "passport.expires/d": "1", "occupation": "20", "address.province": "01",
		"address.city": "0101", "address.district": "010103", "address.street": "工体北路8号院3号楼1502室",
	},
	"login": {"email": "ada@example.org", "login.password": Password, "captcha": "(picture)"},
	"verify.identity": {
		"bank.account_holder": "LOVELACE ADA KING", "passport.number": "533380006", "passport.photo_page": "true",
		"passport.entry_stamp": "true", "address.province": "01", "address.city": "0101", "address.district": "010103",
		"address.street": "工体北路8号院3号楼1502室", "phone": "+8610-65320077", "captcha": "(picture)",
	},
	"verify.bank": {
		"bank.account_holder": "LOVELACE ADA KING", "bank.name": "CMB", "bank.province": "09", "bank.city": "0901",
		"bank.card_number": "6225880137061231",
	},
	"verify.amount": {"deposit.amount": "0.37"},
}

// refusals are single wrong values: page, key, value, text.
var refusals = [][4]string{
	{"signup.email", "nationality/code", "", "请选择国籍/地区"},
	{"signup.email", "nationality/code", "XX", "请选择国籍/地区"},
	{"signup.email", "email", "ada", "电子邮箱格式不正确"},
	{"signup.email", "email", "taken@example.org", "已被注册"},
	{"signup.email", "captcha", "0000", "验证码输入错误"},
	{"signup.email", "captcha", "", "请输入验证码"},
	{"signup.email", "agreement", "", "请先阅读并同意"},
	{"signup.mobile", "mobile", "23812345678", "手机号码格式不正确"},
	{"signup.mobile", "agreement", "", "请先阅读并同意"},
	{"signup.complete", "login.password", "lovelace-1", "大写字母"},
	{"signup.complete", "login.password/again", "Lovelace-2", "两次输入的密码不一致"},
	{"signup.complete", "payment.password", "123456", "过于简单"},
	{"signup.complete", "payment.password/again", "142856", "两次输入的密码不一致"},
	{"signup.complete", "security.question", "", "请选择安全保护问题"},
	{"signup.complete", "security.answer", "", "请输入安全保护答案"},
	{"signup.complete", "name.surname", "L0VELACE", "姓名只能包含"},
	{"signup.complete", "name.given", "", "请输入名"},
	{"signup.complete", "sex", "", "请选择性别"},
	{"signup.complete", "document.type", "A", "证件类型与国籍/地区不符"},
	{"signup.complete", "document.type", "", "请选择证件类型"},
	{"signup.complete", "passport.number", "", "请输入证件号码"},
	{"signup.complete", "passport.expires/y", "2019", "请选择今天之后的日期"},
	{"signup.complete", "passport.expires/m", "13", "日期无效"},
	{"signup.complete", "occupation", "", "请选择职业"},
	{"signup.complete", "address.province", "", "请选择省份"},
	{"signup.complete", "address.city", "0901", "请选择城市"},
	{"signup.complete", "address.district", "", "请选择区县"},
	{"signup.complete", "address.street", "", "请输入详细地址"},
	{"login", "email", "", "请输入账户名"},
	{"login", "login.password", "Wrong-2015", "账户名和密码不匹配"},
	{"login", "captcha", "0000", "验证码输入错误"},
	{"verify.identity", "bank.account_holder", "", "请输入真实姓名"},
	{"verify.identity", "passport.number", "53338-0006", "证件号码格式不正确"},
	{"verify.identity", "passport.photo_page", "", "请上传个人信息页"},
	{"verify.identity", "passport.entry_stamp", "", "请上传入境盖章页"},
	{"verify.identity", "phone", "010 65320077", "联系电话只能包含"},
	{"verify.identity", "captcha", "0000", "验证码输入错误"},
	{"verify.bank", "bank.account_holder", "ADA KING LOVELACE", "开户姓名与真实姓名不一致"},
	{"verify.bank", "bank.name", "CCB", "该银行暂不支持"},
	{"verify.bank", "bank.province", "", "请选择开户银行所在省份"},
	{"verify.bank", "bank.city", "0101", "请选择开户银行所在城市"},
	{"verify.bank", "bank.card_number", "6225880137061234", "银行卡号格式不正确"},
	{"verify.amount", "deposit.amount", "37", "请输入正确的打款金额"},
	{"verify.amount", "deposit.amount", "1.37", "请输入正确的打款金额"},
}

// ready opens a page in a state in which it accepts what is good.
func (c *client) ready(page string) {
	c.Helper()
	if page == "verify.bank" {
		c.ready("verify.identity")
		c.post("verify.identity", good["verify.identity"])
		c.on(page)
		return
	}
	c.get(c.site.Start(page))
	c.on(page)
	if page == "verify.identity" {
		c.upload("passport.photo_page", "a.png", pngBytes(c.T))
		c.upload("passport.entry_stamp", "b.JPG", jpegBytes(c.T))
	}
}

func TestPagesRefuse(t *testing.T) {
	c := newClient(t, Options{})
	c.site.mu.Lock()
	c.site.oldAccount("taken@example.org")
	c.site.mu.Unlock()
	for _, r := range refusals {
		page, key, value, text := r[0], r[1], r[2], r[3]
		c.ready(page)
		before := len(c.site.Record())
		c.post(page, with(good[page], key, value))
		if !strings.Contains(c.page, text) {
			t.Errorf("%s with %s=%q: want %s", page, key, value, text)
		}
		c.on(page)
		name, _, _ := strings.Cut(key, "/")
		for _, e := range c.site.Record()[before:] {
			// A missing document type is said beside it, a wrong one beside the number.
			if e.Event == "submitted" && e.Accepted == (e.Field == name) && !strings.HasPrefix(key, "document") && key != "login.password" {
				t.Errorf("%s with %s=%q: %+v", page, key, value, e)
			}
		}
	}
}

func TestPagesAccept(t *testing.T) {
	for _, page := range slices.Sorted(maps.Keys(good)) {
		c := newClient(t, Options{}) // what one page makes, another refuses to make again
		c.ready(page)
		c.post(page, good[page])
		if at, err := url.Parse(c.at); err != nil || at.Path == c.site.Path(page) && at.RawQuery == "" {
			t.Errorf("%s refuses what is in order:\n%s", page, c.page)
		}
	}
}

func TestFormIsTakenOnce(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.URL() + c.site.Path("signup.email"))
	form := c.form("signup.email", good["signup.email"])
	c.take(c.http.PostForm(c.at, form))
	c.take(c.http.PostForm(c.site.URL()+c.site.Path("signup.email"), form))
	if !strings.Contains(c.page, "请不要重复提交") {
		t.Errorf("the form was taken twice:\n%s", c.page)
	}
}

func TestPictureExpires(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.URL() + c.site.Path("signup.email"))
	form := c.form("signup.email", good["signup.email"])
	c.site.Advance(6 * time.Minute)
	c.take(c.http.PostForm(c.at, form))
	if !strings.Contains(c.page, "验证码已过期") {
		t.Errorf("an old picture is accepted:\n%s", c.page)
	}
}

func TestBankKnowsItsCustomerByAnotherName(t *testing.T) {
	var told []Note
	c := newClient(t, Options{BankHolder: "LOVELACE  ADA KING", Notify: func(n Note) { told = append(told, n) }})
	c.ready("verify.bank")
	c.post("verify.bank", good["verify.bank"])
	c.on("verify.applied")
	c.site.Advance(days)
	c.site.mu.Lock()
	user := c.site.world.accounts[0]
	c.site.mu.Unlock()
	if got := user.application.stage(); got != stageRefused || len(told) != 1 || told[0].Kind != "mail" {
		t.Errorf("got stage %s and %v, want a refusal and a mail", got, told)
	}
}

func TestLongAbsenceSignsOut(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("account.home"))
	c.on("account.home")
	c.site.Advance(13 * time.Hour)
	c.get(c.site.URL() + c.site.Path("verify.start"))
	c.on("login")
	if !strings.Contains(c.at, "goto=") {
		t.Errorf("the login does not know where to lead: %s", c.at)
	}
}

func TestForeignRequestsAreRefused(t *testing.T) {
	site := newSite(t, Options{})
	for name, change := range map[string]func(*http.Request){
		"another host":   func(r *http.Request) { r.Host = "practice.example.org" },
		"another origin": func(r *http.Request) { r.Header.Set("Origin", "https://example.org") },
		"a cross-site post": func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		},
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site.URL()+"/practice/clock", strings.NewReader("hours=48"))
		if err != nil {
			t.Fatal(err)
		}
		change(req)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil || resp.StatusCode < 400 {
			t.Errorf("%s: got %s", name, resp.Status)
		}
	}
}

func TestStartRefuses(t *testing.T) {
	if _, err := Start(t.Context(), Options{Address: "0.0.0.0:0"}); !errors.Is(err, ErrNotLoopback) {
		t.Errorf("got %v, want ErrNotLoopback", err)
	}
	_, err := Start(t.Context(), Options{Break: []string{"signup.email.email", "signup.email.name"}})
	if !errors.Is(err, ErrUnknownBreak) || !strings.Contains(err.Error(), "verify.bank.bank.card_number") {
		t.Errorf("got %v, want ErrUnknownBreak and the known names", err)
	}
}

func TestSiteEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	site, err := Start(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-site.served
	if err := site.Close(); err != nil {
		t.Error(err)
	}
}

// Every page can be looked at alone, and what a break renames is gone from it.
func TestEveryPageAloneAndBroken(t *testing.T) {
	fields := newSite(t, Options{}).Fields()
	whole, broken := newClient(t, Options{}), newClient(t, Options{Break: fields})
	for _, p := range whole.site.edition.pages {
		if p.framed {
			continue
		}
		for _, c := range []*client{whole, broken} {
			c.get(c.site.Start(p.name))
			if p.name == "home" {
				c.get(c.site.Start("signup"))
			}
			c.on(p.name)
			if strings.Contains(c.page, "<pre>template") {
				t.Errorf("%s: %s", p.name, c.page)
			}
		}
		for _, c := range p.controls {
			if c.human {
				continue
			}
			for _, name := range []string{`"` + c.id + `"`, `name="` + c.name + `"`} {
				if !strings.Contains(whole.page, name) && c.key != "sex" {
					t.Errorf("%s has no %s", p.name, name)
				}
				if strings.Contains(broken.page, name) {
					t.Errorf("%s still has %s of %s", p.name, name, c.key)
				}
			}
			if label := c.label + "："; c.synonym != "" && !c.seen && strings.HasPrefix(p.name, "verify.") &&
				strings.Contains(broken.page, label) {
				t.Errorf("%s still has the label %s", p.name, label)
			}
		}
	}
}
