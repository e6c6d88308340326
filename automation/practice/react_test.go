package practice

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The rules are the server's, whatever draws the page: what the pages of 2013
// refuse is refused here, and said at a control.
func TestReactRefuses(t *testing.T) {
	c := newClient(t, Options{Edition: "react"})
	c.site.mu.Lock()
	c.site.oldAccount("taken@example.org")
	c.site.mu.Unlock()
	for _, r := range refusals {
		page, key, value, text := r[0], r[1], r[2], r[3]
		c.ready(page)
		c.post(page, with(good[page], key, value))
		c.on(page)
		said := regexp.MustCompile(`"errors":\[[^\]]*` + regexp.QuoteMeta(text))
		if !said.MatchString(c.page) {
			t.Errorf("%s with %s=%q: want %s among the errors", page, key, value, text)
		}
	}
}

// Each page can be opened alone, and a break takes the names away.
func TestReactAloneAndBroken(t *testing.T) {
	fields := newSite(t, Options{Edition: "react"}).Fields()
	whole, broken := newClient(t, Options{Edition: "react"}), newClient(t, Options{Edition: "react", Break: fields})
	for _, p := range whole.site.edition.pages {
		if p.framed || p.name == "home" {
			continue
		}
		for _, c := range []*client{whole, broken} {
			c.get(c.site.Start(p.name))
			c.on(p.name)
			if !strings.Contains(c.page, `"name":"`+p.name+`"`) || strings.Contains(c.page, "<pre>template") {
				t.Errorf("%s: %s", p.name, c.page)
			}
		}
		for _, c := range p.controls {
			at := `"id":"` + c.id + `","name":"` + c.name + `"`
			if !strings.Contains(whole.page, at) {
				t.Errorf("%s has no %s", p.name, at)
			}
			if !c.human && strings.Contains(broken.page, at) {
				t.Errorf("%s still has %s of %s", p.name, at, c.key)
			}
		}
	}
}

func TestReactRefusesScans(t *testing.T) {
	c := newClient(t, Options{Edition: "react"})
	c.get(c.site.Start("verify.identity"))
	for _, scan := range []struct{ name, content, want string }{
		{"a.png", "GIF89a", "只支持JPG、PNG"},
		{"a.png", "", "请选择要上传的图片"},
		{"a.png", string(pngBytes(t)), `"stat":"ok"`},
	} {
		form := c.page
		c.upload("passport.photo_page", scan.name, []byte(scan.content))
		if answer := strings.TrimPrefix(c.page, form); !strings.Contains(answer, scan.want) {
			t.Errorf("%s: got %s, want %s", scan.name, answer, scan.want)
		}
		c.page = form
	}
}

// What the server has against a value stands at its row, nothing on the way
// there was against the pages' policy, and what a script writes into a password
// is lost.
func TestReactShowsWhatTheServerSays(t *testing.T) {
	site := newSite(t, Options{Edition: "react"})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("login")
	w.act("login", "password")
	left, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](`(() => {
  const box = document.getElementById('password_rsainput');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, 'by script');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return box.value;
})()`))
	if err != nil || left != Password {
		t.Errorf("a script wrote %q over the password: %v", left, err)
	}
	w.act("login", "captcha", "submit")
	hand := &hand{Person: w.person, ctx: w.ctx, page: site.edition.page("login")}
	const explain = ".ant-form-item:has(#J-input-user) .ant-form-item-explain-error"
	if _, err := hand.locate(wanted{CSS: explain}); err != nil {
		t.Fatal(err)
	}
	if text, err := chromedp.Run(w.ctx, chromedp.Text(chromedp.CSS(explain))); err != nil || text != "请输入账户名。" {
		t.Errorf("the row says %q: %v", text, err)
	}
	if against := site.Violations(); len(against) > 0 {
		t.Errorf("against the pages' policy: %v", against)
	}
}
