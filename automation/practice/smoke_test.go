package practice

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"testing"
)

func TestEveryPageRenders(t *testing.T) {
	site, err := Start(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar}
	for _, p := range site.Pages() {
		resp, err := client.Get(site.URL() + site.Path(p))
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		t.Log(p, resp.StatusCode, len(body))
		if testing.Verbose() && p == "signup.email" {
			t.Log(string(body))
		}
	}
}
