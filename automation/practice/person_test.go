package practice

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestPersonActsOnItsOwnSiteOnly(t *testing.T) {
	strange := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		// It looks the part, and says that it is another page.
		_, _ = w.Write([]byte(`<a id="J-register" onclick="document.title='pressed'">立即注册</a>
<input id="queryPwd"><script>history.replaceState({}, '', '/account/reg/regComplete.htm')</script>`))
	}))
	defer strange.Close()
	site, other := newSite(t, Options{}), newSite(t, Options{})
	ctx := newTab(t)
	person := NewPerson(site, PersonOptions{Patience: time.Second})
	for _, address := range []string{strange.URL, other.URL(), "about:blank", "data:text/html,<a id=J-register>x</a>"} {
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			t.Fatal(err)
		}
		for _, act := range [][2]string{{"home", "link"}, {"signup.complete", "password"}, {"verify.applied", "wait"}, {"signup.mobile_dialog", "sms_code"}} {
			if err := person.Act(ctx, act[0], act[1]); !errors.Is(err, ErrNotPractice) {
				t.Errorf("%s %v: got %v, want ErrNotPractice", address, act, err)
			}
		}
		title, err := chromedp.Run(ctx, chromedp.Title())
		if err != nil || title == "pressed" {
			t.Errorf("%s was acted on: %v", address, err)
		}
	}
}

func TestPersonSaysWhatItCannotDo(t *testing.T) {
	site := newSite(t, Options{})
	ctx := newTab(t)
	person := NewPerson(site, PersonOptions{Patience: time.Second})
	if err := chromedp.Do(ctx, chromedp.Navigate(site.Start("signup.email"))); err != nil {
		t.Fatal(err)
	}
	for act, want := range map[[2]string]string{
		{"signup.email", "dance"}:        "nothing of that kind",
		{"signup.nowhere", "link"}:       "nothing of that kind",
		{"signup.email", "upload"}:       "nothing of that kind",
		{"signup.email", "password"}:     "nothing of that kind",
		{"signup.complete", "password"}:  "the tab shows /account/reg/email.htm",
		{"signup.email", "submit"}:       "it is asleep",
		{"signup.mobile_dialog", "link"}: "nothing of that kind",
	} {
		if err := person.Act(ctx, act[0], act[1]); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %s", act, err, want)
		}
	}
}

func TestPersonSignsUpByMobile(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("signup.mobile")
	w.fillIn(w.ctx, "signup.mobile", "mobile", "13812345678")
	w.act("signup.mobile", "captcha", "agreement", "submit")
	w.frame("mobileCheck")
	w.act("signup.mobile_code", "sms_code", "submit")
	w.arrive("signup.complete")
}

// A second code cannot be had within a minute, so the person uses the first.
func TestPersonReadsTheCodeThatCame(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("signup.mobile_dialog")
	w.fillIn(w.frame("secureMobile"), "signup.mobile_dialog", "mobile", "13812345678")
	w.act("signup.mobile_dialog", "sms_code", "sms_code", "submit")
	w.arrive("signup.check_mail")
}

func TestSiteSaysWhyNoCodeIsSent(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("signup.mobile_dialog")
	w.fillIn(w.frame("secureMobile"), "signup.mobile_dialog", "mobile", "+8613812345678")
	err := w.person.Act(w.ctx, "signup.mobile_dialog", "sms_code")
	if err == nil || !strings.Contains(err.Error(), "手机号码格式不正确") {
		t.Errorf("got %v, want the site's reason", err)
	}
}
