package practice

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

var slidePattern = regexp.MustCompile(`"slider":\{"id":"(\w+)"`)

// drag is what a mouse does that pulls the handle.
func drag() []mouseStep {
	var track []mouseStep
	for i := range 27 {
		track = append(track, mouseStep{X: 20 + 10*float64(i), Y: 15, Time: 8 * float64(i), Trusted: true})
	}
	return track
}

func TestTracksOfAMouse(t *testing.T) {
	forged := drag()
	forged[9].Trusted = false
	back := drag()
	back[9].Time = 0
	for name, track := range map[string][]mouseStep{
		"nothing": nil, "a script's events": forged, "time runs backwards": back, "let go too early": drag()[:20],
		"begun in the middle": drag()[5:], "two leaps": {drag()[0], drag()[13], drag()[26]},
		"one leap among many steps": append(drag()[:9:9], drag()[21:]...),
	} {
		if byHand(track) {
			t.Errorf("%s passes for a mouse", name)
		}
	}
	if !byHand(drag()) {
		t.Error("a mouse does not pass")
	}
}

// slide opens the captcha and returns its run and the query of the session.
func (c *client) slide() (id string, query string) {
	c.Helper()
	p := c.site.edition.page("captcha.slider")
	address := c.found(regexp.MustCompile(`src="([^"]+` + regexp.QuoteMeta(p.path) + `[^"]+)"`))
	at, page := c.at, c.page
	c.get(address)
	id = c.found(slidePattern)
	c.at, c.page = at, page
	u, err := url.Parse(address)
	if err != nil || id == "" {
		c.Fatalf("no captcha at %q: %v", address, err)
	}
	return id, "?" + u.RawQuery
}

// ask posts to the captcha and returns what it answers.
func (c *client) ask(path string, form url.Values) string {
	c.Helper()
	at, page := c.at, c.page
	c.take(c.http.PostForm(c.site.frameURL()+path, form))
	answer := c.page
	c.at, c.page = at, page
	return answer
}

// solve drags and clicks, as a person, and returns the token.
func (c *client) solve() string {
	c.Helper()
	id, query := c.slide()
	track, err := json.Marshal(drag())
	if err != nil {
		c.Fatal(err)
	}
	c.ask("/nc/track.json"+query, url.Values{"id": {id}, "track": {string(track)}})
	_, at, err := c.site.readMark("/nc/picture?id=" + id)
	if err != nil {
		c.Fatal(err)
	}
	answer := c.ask("/nc/click.json"+query, url.Values{"id": {id}, "x": {fmt.Sprint(at.X)}, "y": {fmt.Sprint(at.Y)}, "trusted": {"true"}})
	if !strings.Contains(answer, "passed") {
		c.Fatalf("the right character is refused: %s", answer)
	}
	return id
}

func TestSliderIsGoodForOneSubmissionAndAShortTime(t *testing.T) {
	values := map[string]string{"nationality/code": "GB", "email": "ada@example.org", "agreement": "on"}
	c := newClient(t, Options{Edition: "2016"})
	open := func() { c.get(c.site.URL() + c.site.Path("signup.email")) }
	refused := func(want string) {
		t.Helper()
		if !strings.Contains(c.page, want) {
			t.Errorf("want %s in\n%s", want, c.page)
		}
	}
	open()
	c.post("signup.email", values)
	refused("请按住滑块")
	id, _ := c.slide()
	c.post("signup.email", with(values, "captcha", id))
	refused("验证已失效") // it was opened and not dragged

	open()
	token := c.solve()
	c.post("signup.email", with(values, "captcha", token, "email", "ada"))
	refused("电子邮箱格式不正确")
	c.post("signup.email", with(values, "captcha", token))
	refused("验证已失效") // the first submission used it up

	open()
	token = c.solve()
	c.site.Advance(6 * time.Minute)
	c.post("signup.email", with(values, "captcha", token))
	refused("验证已过期")

	open()
	c.post("signup.email", with(values, "captcha", c.solve()))
	if !strings.Contains(c.at, "step=mobile") {
		t.Errorf("a solved captcha does not lead on:\n%s", c.page)
	}
}

func TestSliderIsOfItsSession(t *testing.T) {
	c := newClient(t, Options{Edition: "2016"})
	c.get(c.site.URL() + c.site.Path("signup.email"))
	token := c.solve()
	other := &client{T: t, http: newClient(t, Options{}).http, site: c.site}
	other.get(c.site.URL() + c.site.Path("signup.email"))
	other.post("signup.email", map[string]string{"nationality/code": "GB", "email": "eve@example.org", "agreement": "on", "captcha": token})
	if !strings.Contains(other.page, "验证已失效") {
		t.Errorf("another session's token is taken:\n%s", other.page)
	}
}

func TestClicksBesideTheCharacterEndTheRun(t *testing.T) {
	c := newClient(t, Options{Edition: "2016"})
	c.get(c.site.URL() + c.site.Path("signup.email"))
	id, query := c.slide()
	track, err := json.Marshal(drag())
	if err != nil {
		t.Fatal(err)
	}
	beside := url.Values{"id": {id}, "x": {"-50"}, "y": {"-50"}, "trusted": {"true"}}
	if answer := c.ask("/nc/click.json"+query, beside); !strings.Contains(answer, slideFailed) {
		t.Errorf("a click before the drag: %s", answer)
	}
	id, query = c.slide()
	beside.Set("id", id)
	c.ask("/nc/track.json"+query, url.Values{"id": {id}, "track": {string(track)}})
	for n := range maxWrong {
		answer := c.ask("/nc/click.json"+query, beside)
		if strings.Contains(answer, slideFailed) != (n == maxWrong-1) {
			t.Errorf("click %d: %s", n+1, answer)
		}
	}
}

func TestPicturesShowDifferentCharacters(t *testing.T) {
	for r, rows := range strokes {
		if lines := strings.Fields(rows); len(lines) != 7 {
			t.Errorf("%c has %d rows", r, len(lines))
		}
		for other, same := range strokes {
			if r != other && rows == same {
				t.Errorf("%c looks like %c", r, other)
			}
		}
	}
}
