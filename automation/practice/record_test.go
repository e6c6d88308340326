package practice

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// entries waits until so many have been typed, and returns them.
func (w *walker) entries(n int) []Entry {
	w.Helper()
	var typed []Entry
	err := w.site.wait(w.ctx, func() bool {
		typed = nil
		for _, e := range w.site.record.entries {
			if e.Event == "typed" {
				typed = append(typed, e)
			}
		}
		return len(typed) >= n
	})
	if err != nil {
		w.Fatalf("%v: got %d entries, want %d: %+v", err, len(typed), n, typed)
	}
	return typed
}

func (w *walker) do(steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.ctx, steps...); err != nil {
		w.Fatal(err)
	}
}

func script(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](text)
}

func TestRecordTellsHandsFromScripts(t *testing.T) {
	site := newSite(t, Options{Break: []string{"signup.email.email"}})
	w := &walker{T: t, ctx: newTab(t), site: site}
	w.open("signup.email")
	p := site.edition.page("signup.email")
	c, _ := p.find("email")
	id := site.markup(p, c).id

	w.do(chromedp.Focus(chromedp.ID(id)))
	if _, err := chromedp.Call(w.ctx, input.InsertText, input.InsertTextParams{Text: "ada@example.org"}); err != nil {
		t.Fatal(err)
	}
	w.do(script(`document.activeElement.blur()`))
	// Lists of the kit: a click in the drawn list, and a script.
	w.do(chromedp.Click(chromedp.CSS("a.ui-dropdown-trigger")),
		chromedp.Click(chromedp.CSS(".ui-select-content:not(.fn-hide) li:nth-child(2)")))
	w.entries(2)
	w.do(script(`(() => {
		const list = document.getElementById('country-1');
		list.value = 'TW';
		list.dispatchEvent(new Event('change', {bubbles: true}));
		document.getElementById('bankCardNumber').value = '6225';
		document.getElementsByName('passportNumber')[0].value = '533380006';
		document.dispatchEvent(new Event('focusout'));
	})()`))
	got := w.entries(5)
	for i, want := range []Entry{
		{Field: "email", Control: id, Value: "ada@example.org", Trusted: true, Visible: true},
		{Field: "nationality", Control: "country-1", Value: "香港", Trusted: true, Visible: true},
		{Field: "nationality", Control: "country-1", Value: "台湾", Visible: true},
		{Control: "passportNumber", Value: "533380006"},
		{Control: "bankCardNumber", Value: "6225"},
	} {
		e := got[i]
		if e.Page != "signup.email" || e.Field != want.Field || e.Control != want.Control || e.Value != want.Value ||
			e.Trusted != want.Trusted || e.Visible != want.Visible {
			t.Errorf("entry %d: got %+v, want %+v", i, e, want)
		}
	}
}

// What is typed letter by letter is one entry, and a password is only counted.
func TestRecordKeepsNoPassword(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("login")
	w.act("login", "password")
	err := site.Await(w.ctx, func(record []Entry) bool {
		return len(record) > 0 && record[0].Value == "•••••••••••••"
	})
	if got := site.Record(); err != nil || len(got) != 1 || got[0].Field != "login.password" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestPasswordBoxesRefuseScripts(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site}
	w.open("signup.complete")
	for _, id := range []string{"queryPwd", "payPwd"} {
		got, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](`(() => {
			const box = document.getElementById('`+id+`');
			box.value = '142857';
			box.dispatchEvent(new Event('input', {bubbles: true}));
			box.dispatchEvent(new Event('change', {bubbles: true}));
			return box.value;
		})()`))
		if err != nil || got != "" {
			t.Errorf("%s took %q from a script: %v", id, got, err)
		}
	}
}
