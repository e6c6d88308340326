package practice

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// What the pages of 2020 accept.
var later = map[string]map[string]string{
	"verify.details": {
		"nationality": "GB", "bank.account_holder": "LOVELACE ADA KING", "passport.number": "533380006", "passport.expires/y": "2041",
		"passport.expires/m": "5", "passport.expires/d": "1", "birth_date": "1990-12-10", "occupation": "20",
	},
	"verify.card": {
		"bank.card_number": "6225880137061231", "bank.account_holder": "LOVELACE ADA KING", "bank.mobile": "13987654321",
	},
	"verify.documents": {"passport.photo_page": "true", "passport.entry_stamp": "true"},
}

func TestLaterPagesRefuse(t *testing.T) {
	c := newClient(t, Options{Edition: "2020"})
	for _, r := range [][4]string{
		{"verify.details", "nationality", "", "请选择国籍/地区"},
		{"verify.details", "bank.account_holder", "A", "姓名至少为两个字符"},
		{"verify.details", "birth_date", "", "请选择出生日期"},
		{"verify.details", "birth_date", "1990-13-10", "出生日期格式不正确"},
		{"verify.details", "birth_date", "2020-12-10", "未满18周岁"},
		{"verify.details", "passport.expires/y", "2019", "请选择今天之后的日期"},
		{"verify.details", "passport.reissues", "100", "换证次数为0-99"},
		{"verify.details", "passport.reissues", "一", "换证次数为0-99"},
		{"verify.details", "occupation", "", "请选择职业"},
		{"verify.details", "nationality", "HK", "请输入换证次数"},
		{"verify.card", "bank.card_number", "6225880137061234", "银行卡号格式不正确"},
		{"verify.card", "bank.card_number", "6217000000000000004", "该银行暂不支持"},
		{"verify.card", "bank.mobile", "+8613987654321", "手机号码格式不正确"},
		{"verify.card", "sms_code", "", "请输入校验码"},
		{"verify.card", "sms_code", "123456", "请先获取校验码"},
		{"verify.documents", "passport.entry_stamp", "", "请上传入境盖章页"},
	} {
		page, key, value, text := r[0], r[1], r[2], r[3]
		c.get(c.site.Start(page))
		c.on(page)
		c.post(page, with(later[page], key, value))
		c.on(page)
		if !strings.Contains(c.page, text) {
			t.Errorf("%s with %s=%q: want %s", page, key, value, text)
		}
	}
}

// The way by the card ends where the way by the deposit does.
func TestVerificationByCard(t *testing.T) {
	c := newClient(t, Options{Edition: "2020"})
	c.get(c.site.Start("verify.details"))
	c.post("verify.details", later["verify.details"])
	c.on("verify.card")
	c.post("verify.card", with(later["verify.card"], "bank.account_holder", "ADA KING LOVELACE"))
	if !strings.Contains(c.page, "与真实姓名不一致") {
		t.Errorf("another name than on the form before:\n%s", c.page)
	}
	code := c.code("86-13987654321")
	c.get(c.site.URL() + c.site.Path("verify.card"))
	c.post("verify.card", with(later["verify.card"], "sms_code", code))
	c.on("verify.documents")
	c.upload("passport.photo_page", "a.png", pngBytes(t))
	c.upload("passport.entry_stamp", "b.jpg", jpegBytes(t))
	c.post("verify.documents", later["verify.documents"])
	c.on("verify.review")
	c.get(c.site.URL() + c.site.Path("verify.details")) // the back button
	c.on("verify.review")
	c.site.Advance(days)
	c.get(c.site.Start("verify.approved"))
	c.on("verify.approved")
}

// Who takes the deposit instead still has to show the passport.
func TestDepositIsKeptBesideTheCard(t *testing.T) {
	c := newClient(t, Options{Edition: "2020"})
	c.get(c.site.Start("verify.card"))
	if !strings.Contains(c.page, c.site.Path("verify.bank")) {
		t.Fatal("no link to the deposit")
	}
	c.get(c.site.URL() + c.site.Path("verify.bank"))
	c.on("verify.bank")
	c.post("verify.bank", good["verify.bank"])
	c.on("verify.applied")
	c.get(c.site.Start("verify.amount"))
	c.post("verify.amount", good["verify.amount"])
	c.on("verify.documents")
}

func TestSignUpByMobileOf2020(t *testing.T) {
	c := newClient(t, Options{Edition: "2020"})
	c.get(c.site.Start("signup.mobile"))
	values := map[string]string{"nationality": "GB", "region": "CN", "mobile": "13812345678", "captcha": c.solve(), "sms_code": "000000"}
	c.post("signup.mobile", values)
	if !strings.Contains(c.page, "请先获取校验码") {
		t.Errorf("a code that nobody sent:\n%s", c.page)
	}
	code := c.code("86-13812345678")
	c.get(c.site.Start("signup.mobile"))
	c.post("signup.mobile", with(values, "captcha", c.solve(), "sms_code", code))
	c.on("signup.complete")
}

func TestLaterRules(t *testing.T) {
	today := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	for _, rule := range []struct {
		name string
		err  func(string) string
		good []string
		bad  []string
	}{
		{
			"birth", func(s string) string { return birthError(s, today) },
			[]string{"1990-12-10", "2008-11-25", "1900-01-01"},
			[]string{"", "2008-11-26", "2027-01-01", "1899-12-31", "1990-02-30", "10.12.1990", "1990/12/10", "1990-1-1"},
		},
		{"re-issues of a passport", func(s string) string { return reissuesError(s, "GB") }, []string{"", "0", "99"}, []string{"100", "-1", "一", "1.5"}},
		{"re-issues of a permit", func(s string) string { return reissuesError(s, "HK") }, []string{"0", "07"}, []string{"", "x"}},
		{"card of CMB", func(s string) string { return issuerError(s, "CMB") }, []string{"6225880137061231", "6230580000000000"}, []string{"6222020000000000", "6227000000000000"}},
		{"card of no bank in particular", func(s string) string { return issuerError(s, "") }, []string{"6222020000000000"}, []string{"6228480000000000"}},
	} {
		for _, value := range rule.good {
			if text := rule.err(value); text != "" {
				t.Errorf("%s: %q is refused: %s", rule.name, value, text)
			}
		}
		for _, value := range rule.bad {
			if rule.err(value) == "" {
				t.Errorf("%s: %q is taken", rule.name, value)
			}
		}
	}
}

// A page in one look or another has all that its table names, and can be opened
// alone; a break takes the names away in every year.
func TestEveryPageOfEveryYearAloneAndBroken(t *testing.T) {
	for _, year := range []string{"2016", "2020"} {
		fields := newSite(t, Options{Edition: year}).Fields()
		whole, broken := newClient(t, Options{Edition: year}), newClient(t, Options{Edition: year, Break: fields})
		for _, p := range whole.site.edition.pages {
			if p.framed || p.name == "home" {
				continue
			}
			for _, c := range []*client{whole, broken} {
				c.get(c.site.Start(p.name))
				c.on(p.name)
				if strings.Contains(c.page, "<pre>template") {
					t.Errorf("%s %s: %s", year, p.name, c.page)
				}
			}
			for _, c := range p.controls {
				for _, name := range []string{`"` + c.id + `"`, `name="` + c.name + `"`} {
					if !strings.Contains(whole.page, name) && c.key != "sex" && name != `""` && !strings.Contains(whole.page, `id=`+name) {
						t.Errorf("%s: %s has no %s", year, p.name, name)
					}
					if !c.human && strings.Contains(broken.page, name) {
						t.Errorf("%s: %s still has %s of %s", year, p.name, name, c.key)
					}
				}
			}
		}
	}
}

func TestMixedIsDrawnFromTheSeed(t *testing.T) {
	draw := func(seed uint64) (years []string, e *edition) {
		e = mixedEdition(seed)
		for _, p := range e.pages {
			years = append(years, p.name+" "+p.look)
		}
		return years, e
	}
	first, _ := draw(1)
	again, _ := draw(1)
	if strings.Join(first, ",") != strings.Join(again, ",") {
		t.Error("the same seed draws other pages")
	}
	seen := map[string]bool{}
	for seed := range uint64(20) {
		years, e := draw(seed)
		seen[strings.Join(years, ",")] = true
		for _, p := range e.pages {
			seen[p.name+" "+p.look] = true
			if e.at(p.path) != p {
				t.Errorf("two pages at %s", p.path)
			}
		}
	}
	for _, want := range []string{"signup.mobile ", "signup.mobile 2016", "signup.mobile 2020", "verify.start 2020"} {
		if !seen[want] {
			t.Errorf("20 seeds never draw %s", want)
		}
	}
}

func TestPagesHaveAPolicy(t *testing.T) {
	site := newSite(t, Options{Edition: "2016"})
	for path, want := range map[string][]string{
		"/":                       {"frame-ancestors 'none'"},
		site.Path("signup.email"): {"script-src 'self'", "require-trusted-types-for 'script'", "frame-src " + strings.Join(site.Origins(), " ")},
		site.Path("captcha.slider"): {
			"frame-ancestors " + strings.Join(site.Origins(), " "),
		},
		"/practice/console": {"default-src 'none'"},
	} {
		resp, err := http.Get(site.URL() + path)
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if policy := resp.Header.Get("Content-Security-Policy"); !strings.Contains(policy, part) {
				t.Errorf("%s: no %s in %s", path, part, policy)
			}
		}
	}
}
