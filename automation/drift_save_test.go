package automation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// save keeps a page under a name, and the documents in its frames under that
// name and a number.
func (d *drift) save(tab context.Context, name, address string, boxes []truthBox) {
	d.t.Helper()
	arg, err := json.Marshal(boxes)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		d.t.Fatalf("%s: %v", name, err)
	}
	type saved struct {
		HTML   string `json:"html"`
		Frames []struct {
			Address string `json:"address"` // the page has the mark {frame N} instead
			Truth   string `json:"truth"`   // of a frame with one box
		} `json:"frames"`
	}
	page, err := chromedp.Run(tab, chromedp.Evaluate[saved]("("+function(d.t, "save.js")+")("+string(arg)+")"))
	if err != nil {
		d.t.Fatalf("%s: %v", name, err)
	}
	d.pages[name] = page.HTML
	for i, f := range page.Frames {
		inside := boxes
		if f.Truth != "" {
			inside = []truthBox{{Truth: f.Truth}}
		}
		d.save(tab, fmt.Sprintf("%s#%d", name, i), f.Address, inside)
	}
}

// function is a script of testdata without the comment before it.
func function(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text[strings.Index(string(text), "\n(")+1:])
}

// serve answers with a saved page and the script that changes it.
func (d *drift) serve() {
	script := function(d.t, "drift.js")
	d.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		ask := r.URL.Query()
		name := ask.Get("page")
		html := strings.Replace(d.pages[name], "</body>", "<script>"+script+"</script></body>", 1)
		for i := 0; strings.Contains(html, fmt.Sprintf("{frame %d}", i)); i++ {
			ask.Set("page", fmt.Sprintf("%s#%d", name, i))
			html = strings.ReplaceAll(html, fmt.Sprintf("{frame %d}", i), d.other()+"/frame?"+ask.Encode())
		}
		fmt.Fprint(w, html)
	}))
	d.t.Cleanup(d.server.Close)
}

// other is the address of the same server under another host's name.
func (d *drift) other() string {
	return strings.Replace(d.server.URL, "127.0.0.1", "localhost", 1)
}
