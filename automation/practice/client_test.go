package practice

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// A client is a browser without a window.
type client struct {
	*testing.T
	http *http.Client
	site *Site
	at   string // where the last page is
	page string // its text
}

func newClient(t *testing.T, opts Options) *client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &client{T: t, http: &http.Client{Jar: jar}, site: newSite(t, opts)}
}

func (c *client) take(resp *http.Response, err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		c.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		c.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") == "" {
		c.Fatalf("%s: %s %s", resp.Request.URL, resp.Status, resp.Header.Get("Content-Type"))
	}
	// Data for a script has its own way to write what markup would misread.
	c.at, c.page = resp.Request.URL.String(), strings.ReplaceAll(html.UnescapeString(string(body)), `\u0026`, "&")
}

func (c *client) get(address string) {
	c.Helper()
	c.take(c.http.Get(address))
}

var (
	tokenPattern   = regexp.MustCompile(`(?:name="_form_token" value=|"token":)"(\w+)"`)
	captchaPattern = regexp.MustCompile(`(?:id="J-checkcode-img"[^>]*src=|"captcha":)"([^"]+)"`)
	framePattern   = regexp.MustCompile(`"url":"([^"]+secureMobile[^"]+|[^"]+mobileCheck[^"]+)"`)
)

// found is what a pattern matches in the page, or "".
func (c *client) found(pattern *regexp.Regexp) string {
	if m := pattern.FindStringSubmatch(c.page); m != nil {
		return m[1]
	}
	return ""
}

// form is the posted form of a page, by the names that the controls have.
func (c *client) form(page string, values map[string]string) url.Values {
	c.Helper()
	form := url.Values{"_form_token": {c.found(tokenPattern)}}
	p := c.site.edition.page(page)
	for key, value := range values {
		control, ok := p.find(key)
		if !ok {
			c.Fatalf("%s has no %s", page, key)
		}
		if key == "captcha" && value == "(picture)" {
			value, ok = c.site.readCaptcha(c.found(captchaPattern))
			if !ok {
				c.Fatalf("no picture on %s", page)
			}
		}
		form.Set(c.site.markup(p, control).name, value)
	}
	return form
}

// post sends the form of the page that is open.
func (c *client) post(page string, values map[string]string) {
	c.Helper()
	c.take(c.http.PostForm(c.at, c.form(page, values)))
}

// on fails unless the last page is the named one.
func (c *client) on(page string) {
	c.Helper()
	u, err := url.Parse(c.at)
	if err != nil || u.Path != c.site.Path(page) {
		c.Fatalf("at %s, want %s\n%s", c.at, page, c.page)
	}
}

// frame is the address of the dialog that the page opens.
func (c *client) frame() string {
	c.Helper()
	address := strings.ReplaceAll(c.found(framePattern), `\u0026`, "&")
	if address == "" {
		c.Fatalf("%s opens no dialog", c.at)
	}
	return address
}

// code has a code sent and reads it.
func (c *client) code(number string) string {
	c.Helper()
	at := c.at
	c.take(c.http.PostForm(c.site.URL()+"/account/reg/section/reSendVerifyCode.json", url.Values{"mobile": {number}}))
	c.at = at
	c.site.mu.Lock()
	defer c.site.mu.Unlock()
	code, _ := c.site.lastCode(number)
	return code
}

// upload sends a scan through its frame.
func (c *client) upload(key, name string, content []byte) {
	c.Helper()
	p := c.site.edition.page("verify.identity")
	if p == nil {
		p = c.site.edition.page("verify.documents")
	}
	control, _ := p.find(key)
	pattern := regexp.MustCompile(fmt.Sprintf(`(?:src=|"upload":)"([^"]+k=%s[^"]+)"`, c.site.markup(p, control).name))
	address := c.found(pattern)
	if address == "" {
		c.Fatalf("no frame for %s in %s", key, c.page)
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		c.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		c.Fatal(err)
	}
	if err := form.Close(); err != nil {
		c.Fatal(err)
	}
	at, page := c.at, c.page
	if strings.HasPrefix(address, "/") { // a script of the page sends it
		c.takeAnswer(c.site.URL()+address, form.FormDataContentType(), &body)
		c.at, c.page = at, page+c.page
		return
	}
	c.take(c.http.Post(address, form.FormDataContentType(), &body))
	uploaded := c.page
	c.at, c.page = at, page
	if strings.Contains(uploaded, "ui-form-explain\"></div>") != strings.Contains(uploaded, "已上传") {
		c.Errorf("the frame neither takes nor refuses %s:\n%s", name, uploaded)
	}
	c.page = page + uploaded
}

// takeAnswer posts as a script does that wants JSON.
func (c *client) takeAnswer(address, kind string, body io.Reader) {
	c.Helper()
	req, err := http.NewRequestWithContext(c.Context(), http.MethodPost, address, body)
	if err != nil {
		c.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set("Accept", "application/json")
	c.take(c.http.Do(req))
}

// with is a copy of values with some of them changed.
func with(values map[string]string, changes ...string) map[string]string {
	changed := map[string]string{}
	for k, v := range values {
		changed[k] = v
	}
	for i := 0; i < len(changes); i += 2 {
		changed[changes[i]] = changes[i+1]
	}
	return changed
}
