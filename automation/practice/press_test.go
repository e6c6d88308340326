package practice

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// The record tells the person's presses from those of a program, whether it
// moves a mouse, calls a function or types Enter.
func TestPressesTellThePersonFromAProgram(t *testing.T) {
	site := newSite(t, Options{Edition: "react"})
	w := &walker{T: t, ctx: newTab(t), site: site}
	w.open("signup.mobile")
	page := site.edition.page("signup.mobile")
	c, _ := page.find("mobile")
	presses := func(n int) []Press {
		t.Helper()
		if err := site.wait(w.ctx, func() bool { return len(site.record.presses) >= n }); err != nil {
			t.Fatalf("%v: %+v", err, site.Presses())
		}
		return site.Presses()
	}
	if err := NewPerson(site, PersonOptions{}).Act(w.ctx, page.name, "submit"); err != nil {
		t.Fatal(err)
	}
	presses(1)
	w.do(chromedp.Click(chromedp.CSS(page.submit)))
	presses(2)
	w.do(script(`document.querySelector('` + page.submit + `').click()`))
	presses(3)
	w.do(chromedp.Focus(chromedp.CSS("#"+site.markup(page, c).id)), chromedp.KeyEvent("\r"))
	for i, got := range presses(4) {
		want := Press{Page: page.name, Part: "submit", Control: "J-submit", Trusted: i != 2, Person: i == 0}
		if got != want {
			t.Errorf("press %d: got %+v, want %+v", i, got, want)
		}
	}
}
