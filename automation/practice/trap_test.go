package practice

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

// What falls into a trap is in the record: else nothing that avoids it is shown
// by an empty one.
func TestTrapsAreRecorded(t *testing.T) {
	site := newSite(t, Options{Traps: []string{TrapHidden, TrapForeign}})
	w := &walker{T: t, ctx: newTab(t), site: site}
	w.open("signup.email")
	w.do(script(`(() => {
		for (const box of document.querySelectorAll('[id^=trap-]')) box.value = 'lost';
		document.dispatchEvent(new Event('focusout'));
	})()`))
	w.entries(8)
	if got := site.Arrivals(); len(got.Unasked) != 8 || len(got.Hidden) < 5 {
		t.Errorf("of 8 boxes %d belong to nobody and %d are hidden: %+v", len(got.Unasked), len(got.Hidden), got.Entries)
	}
	// The form elsewhere is the same, and says where it was filled.
	frame := w.frameAt("http://" + site.foreignHost())
	p := site.edition.page("signup.email")
	c, _ := p.find("email")
	w.fillIn(frame, "signup.email", "email", "ada@example.org")
	if err := site.Await(w.ctx, func([]Entry) bool { return len(site.record.entries) > 8 }); err != nil {
		t.Fatal(err)
	}
	if got := site.Arrivals().Foreign; len(got) == 0 || got[0].Control != c.id || got[0].Value != "ada@example.org" {
		t.Errorf("typed elsewhere: %+v", got)
	}
}

func TestTrapsAreAskedFor(t *testing.T) {
	if _, err := Start(t.Context(), Options{Traps: []string{"pit"}}); !errors.Is(err, ErrUnknownTrap) || !strings.Contains(err.Error(), TrapOverlay) {
		t.Errorf("got %v", err)
	}
	site := newSite(t, Options{})
	if _, body := fetch(t, site.Start("signup.email")); strings.Contains(body, "traps.js") {
		t.Error("a site without traps lays some")
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, site.URL()+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = site.foreignHost()
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil || resp.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("answers under somebody else's name: %s, %v", resp.Status, err)
	}
}
