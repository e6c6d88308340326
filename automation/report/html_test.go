package report

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.com/autofill/selectors"
)

// parsed is the elements of the sample's page in document order.
func parsed(t *testing.T, r *Report) []*html.Node {
	t.Helper()
	page, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	var elements []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			elements = append(elements, n)
		}
	}
	return elements
}

// attr is an attribute of an element; "" when it has none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestHTMLLoadsNothingFromElsewhere(t *testing.T) {
	for _, n := range parsed(t, sample()) {
		switch n.Data {
		case "script", "link", "iframe", "object", "embed", "form", "base":
			t.Errorf("got a <%s>", n.Data)
		}
		for _, name := range []string{"src", "href", "srcset", "action"} {
			if v := attr(n, name); v != "" && !strings.HasPrefix(v, "#") && v != "signup.email.png" {
				t.Errorf("<%s %s=%q> leads out of the report", n.Data, name, v)
			}
		}
	}
	if regexp.MustCompile(`url\(|@import`).MatchString(reportCSS) {
		t.Error("the style loads something")
	}
}

func TestHTMLCanBeReadAloud(t *testing.T) {
	ids := map[string]bool{}
	elements := parsed(t, sample())
	for _, n := range elements {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two elements have the id %s", id)
			}
			ids[id] = true
		}
	}
	for _, n := range elements {
		switch {
		case n.Data == "th" && attr(n, "scope") == "":
			t.Error("a <th> does not say what it heads")
		case n.Data == "img" && attr(n, "alt") == "":
			t.Error("a picture has no words")
		case n.Data == "html" && attr(n, "lang") != "en":
			t.Error("the page does not say its language")
		}
		if target := attr(n, "aria-labelledby"); target != "" && !ids[target] {
			t.Errorf("nothing has the id %s", target)
		}
		if target, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !ids[target] {
			t.Errorf("a link leads to %s, which is not there", target)
		}
	}
}

func TestHTMLWarnsOfPictures(t *testing.T) {
	const warning = "keep them to yourself"
	with, err := sample().HTML()
	if err != nil {
		t.Fatal(err)
	}
	without, err := New("", "", false, started).HTML()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(with), warning) || strings.Contains(string(without), warning) {
		t.Errorf("the warning %q must stand where there is a picture, and only there", warning)
	}
}

func TestHTMLEscapesWhatPagesSay(t *testing.T) {
	r := New("", "", false, started)
	evil := `"><script>alert(1)</script>`
	r.Add(Page{
		Page: evil, Title: evil, Picture: "\" onerror=\"x.png",
		Fields:    []Field{{Key: evil, Label: evil, Outcome: selectors.Outcome(evil), Selector: evil, Reasons: []string{evil}}},
		LeftAlone: []Left{{Label: evil, Why: evil}},
		Handoffs:  []Handoff{{Kind: selectors.Kind(evil), EndedBy: evil}},
	})
	for _, n := range parsed(t, r) {
		if n.Data == "script" || attr(n, "onerror") != "" {
			t.Errorf("the page's words became <%s>", n.Data)
		}
	}
}

func TestBrokenFieldsComeFirst(t *testing.T) {
	fields := []Field{
		{Key: "a", Outcome: selectors.Exact, Verified: true},
		{Key: "b", Outcome: selectors.Forbidden},
		{Key: "c", Outcome: selectors.Missing},
		{Key: "d", Outcome: selectors.Alternate, Verified: true},
		{Key: "e", Outcome: selectors.Healed, Verified: true},
		{Key: "f", Outcome: selectors.Exact},
	}
	var got string
	for _, f := range brokenFirst(fields) {
		got += f.Key
	}
	if want := "cebfad"; got != want {
		t.Errorf("got the order %s, want %s", got, want)
	}
}

func TestTone(t *testing.T) {
	for o, want := range map[selectors.Outcome]string{
		selectors.Exact: "good", selectors.Alternate: "good", selectors.Healed: "look",
		selectors.Kept: "quiet", selectors.Missing: "bad", selectors.Forbidden: "bad", selectors.Refused: "bad",
	} {
		if got := tone(o); got != want {
			t.Errorf("tone(%s) = %s, want %s", o, got, want)
		}
	}
}
