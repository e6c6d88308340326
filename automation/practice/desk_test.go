package practice

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// news is what the script of a desk is told.
func (c *client) news(desk string) string {
	c.Helper()
	resp, err := c.http.Get(c.site.URL() + "/practice/news/" + desk)
	if err != nil {
		c.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		c.Fatalf("news of %s: %s %v", desk, resp.Status, err)
	}
	if err := resp.Body.Close(); err != nil {
		c.Fatal(err)
	}
	return string(body)
}

// A desk has news when something came for it, and none because it was asked.
func TestDesksHaveNewsOfTheirOwn(t *testing.T) {
	c := newClient(t, Options{})
	open := map[string]string{}
	look := func() {
		for desk := range desks {
			c.get(c.site.URL() + "/practice/" + desk)
			open[desk] = c.news(desk)
			if !strings.Contains(c.page, `data-revision="`+open[desk]+`"`) {
				t.Errorf("%s does not know what it shows", desk)
			}
		}
	}
	// The console shows all that the record has, also what the others show.
	for _, step := range []struct {
		do   func()
		desk string
	}{
		{func() { c.code("86-13812345678") }, "phone"},
		{func() { c.get(c.site.Start("signup.check_mail")) }, "mailbox"},
		{func() {
			if err := c.site.Errand(branchOnline); err != nil {
				t.Error(err)
			}
		}, "bank phone mailbox console"},
	} {
		look()
		step.do()
		for desk, before := range open {
			want := desk == "console" && step.desk != "" || strings.Contains(step.desk, desk)
			if got := c.news(desk) != before; got != want {
				t.Errorf("after news for %s: news at %s: %v, want %v", step.desk, desk, got, want)
			}
		}
	}
}

// Asking for news is no sign of life: a forgotten tab keeps nobody signed in.
func TestNewsKeepsNobodySignedIn(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("account.home"))
	for range 2 {
		c.site.Advance(idle/2 + time.Hour)
		c.news("phone")
	}
	c.get(c.site.URL() + c.site.Path("account.home"))
	c.on("login")
}

// The way of a deposit, as the desks show it, with the clock of their buttons.
func TestDesksAreInBothLanguages(t *testing.T) {
	c := newClient(t, Options{Mishaps: []string{MishapTransfer, MishapAmount, MishapApp}})
	press := func(path string, form map[string][]string, at string) {
		t.Helper()
		c.take(c.http.PostForm(c.site.URL()+path, form))
		if c.at != c.site.URL()+at {
			t.Errorf("%s leads to %s, want %s", path, c.at, at)
		}
	}
	apply := func() {
		c.site.mu.Lock()
		user := c.site.world.account("practice@example.org")
		user.application = application{at: stageApplied, holder: "LOVELACE ADA KING", card: "6225880137061231", bank: "CMB", amount: "0.37", due: c.site.now()}
		c.site.mu.Unlock()
	}
	c.get(c.site.Start("signup.check_mail"))
	c.get(c.site.URL() + "/practice/mailbox")
	c.says("请在24小时内点击“继续注册”")
	c.says("Press “continue the registration” within 24 hours")
	c.get(c.site.Start("account.home"))
	apply()
	press("/practice/clock", map[string][]string{"hours": {"48"}, "desk": {"mailbox"}}, "/practice/mailbox")
	c.says("未开通银联在线支付")
	c.says("Go to a branch with your passport")
	press("/practice/errand", map[string][]string{"errand": {"online"}, "desk": {"bank"}}, "/practice/bank")
	c.says("开通银联在线支付 enable online payment")
	apply()
	press("/practice/clock", map[string][]string{"hours": {"1"}, "desk": {"bank"}}, "/practice/bank")
	c.says("0.37")
	c.says("this is the amount to enter")
	c.says("interest of the bank, not from Alipay")
	c.get(c.site.URL() + "/practice/phone")
	c.says("收到转账人民币0.37元")
	c.says("received a transfer of RMB 0.37")
	press("/practice/errand", map[string][]string{"errand": {"app"}, "desk": {"phone"}}, "/practice/phone")
	c.get(c.site.URL() + c.site.Path("verify.approved"))
	c.on("login") // days have passed
	press("/practice/errand", map[string][]string{"errand": {"nonsense"}, "desk": {"//example.org"}}, "/practice/console")
}

// An open phone shows a message that comes later, without anybody's doing.
func TestPhoneShowsWhatComes(t *testing.T) {
	site := newSite(t, Options{})
	ctx := newTab(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(site.URL()+"/practice/phone")); err != nil {
		t.Fatal(err)
	}
	site.mu.Lock()
	wrong := site.issueCode("86-13812345678")
	site.mu.Unlock()
	if wrong != "" {
		t.Fatal(wrong)
	}
	h := &hand{Person: NewPerson(site, PersonOptions{}), ctx: ctx}
	if _, err := h.locate(wanted{CSS: ".practice-sms .practice-english"}); err != nil {
		t.Error(err)
	}
	if wrong := site.Violations(); len(wrong) > 0 {
		t.Errorf("against the pages' policy: %v", wrong)
	}
}
