package practice

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// fetch reads an address without cookies.
func fetch(t *testing.T, address string) (status int, body string) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func TestRecordIsReadWithItsKeyAlone(t *testing.T) {
	site, other := newSite(t, Options{}), newSite(t, Options{})
	plain, _, _ := strings.Cut(site.RecordURL(), "?")
	_, query, _ := strings.Cut(other.RecordURL(), "?")
	for _, address := range []string{plain, plain + "?key=", plain + "?" + query} {
		if status, body := fetch(t, address); status != http.StatusForbidden || strings.Contains(body, "entries") {
			t.Errorf("%s: %d %s", address, status, body)
		}
	}
	// The console leads there; no page of the site does.
	if _, body := fetch(t, site.URL()+"/practice/console"); !strings.Contains(body, site.recordKey) {
		t.Error("the console does not lead to the record")
	}
	for _, page := range site.Pages() {
		if _, body := fetch(t, site.Start(page)); strings.Contains(body, site.recordKey) {
			t.Errorf("%s has the record's key", page)
		}
	}
}

// What nobody could see, what belongs to no field and what a password box takes
// is told apart, and of the last nothing is kept.
func TestRecordTellsWhereItWasTyped(t *testing.T) {
	site := newSite(t, Options{})
	w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
	w.open("login")
	w.act("login", "password")
	w.do(script(`(() => {
		const fresh = document.createElement('input');
		fresh.type = 'password';
		fresh.id = 'nobodys';
		document.querySelector('#J-login').append(fresh);
		fresh.value = 'Hunter-22';
		document.getElementsByName('mobile')[0].value = '13812345678';
		document.dispatchEvent(new Event('focusout'));
	})()`))
	w.do(chromedp.SendKeys(chromedp.ID("J-input-user"), "ada@example.org")) //nolint:forbidigo // a person types, on a page without a framework
	w.entries(4)
	status, body := fetch(t, site.RecordURL())
	var got Arrivals
	if err := json.Unmarshal([]byte(body), &got); status != http.StatusOK || err != nil {
		t.Fatalf("%d, %v: %s", status, err, body)
	}
	controls := func(entries []Entry) string {
		var names []string
		for _, e := range entries {
			names = append(names, e.Control)
		}
		return strings.Join(names, " ")
	}
	for list, want := range map[string][2]string{
		"entries": {controls(got.Entries), "password_rsainput mobile nobodys J-input-user"},
		"hidden":  {controls(got.Hidden), "mobile"},
		"unasked": {controls(got.Unasked), "mobile nobodys"},
		"foreign": {controls(got.Foreign), ""},
		"sent":    {controls(got.Sent), ""},
	} {
		if want[0] != want[1] {
			t.Errorf("%s: got %s, want %s", list, want[0], want[1])
		}
	}
	for _, secret := range []string{Password, "Hunter"} {
		if strings.Contains(body, secret) {
			t.Errorf("the record keeps a password: %s", body)
		}
	}
	if got.Edition != DefaultEdition || !strings.Contains(body, "•••••••••") {
		t.Errorf("got %s", body)
	}
}
