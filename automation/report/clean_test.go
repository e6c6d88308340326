package report

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/autofill/selectors"
)

func TestCleanURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://memberprod.alipay.com/account/reg/email.htm?a=1#b": "https://memberprod.alipay.com/account/reg/email.htm",
		"https://ada:secret@alipay.com/x":                           "https://alipay.com/x",
		"https://a.example/x.htm;jsessionid=A1B2?y":                 "https://a.example/x.htm",
		"https://a.example/user/ada%40example.org/edit":             "https://a.example/user/…/edit",
		"https://a.example/user/8613812341234":                      "https://a.example/user/…",
		"http://127.0.0.1:34567/account":                            "http://127.0.0.1:34567/account",
		"https://a.example":                                         "https://a.example",
		"https://a.example/x?":                                      "https://a.example/x",
		"file:///tmp/a.html?x":                                      "file:///tmp/a.html",
		"about:blank":                                               "about:blank",
		"chrome-error://chromewebdata/":                             "chrome-error:chromewebdata",
		"data:text/html,LOVELACE":                                   "data:",
		"javascript:alert(1)":                                       "javascript:",
		"://":                                                       "",
		"":                                                          "",
		"/only/a/path":                                              "",
	} {
		if got := cleanURL(in); got != want {
			t.Errorf("cleanURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range [][2]string{
		{"账户名", "账户名"},
		{" 账户\n\t名  x ", "账户 名 x"},
		{"\x1b[31mred\x07\u202etxt", "[31mredtxt"},
		{"bad \xff utf8", "bad utf8"},
		{"账户名：ada.k+1@example.org已注册", "账户名：…已注册"},
		{"验证码已发送至138****1234", "验证码已发送至…"},
		{"+86 138 1234 5678", "+…"},
		{"6225 8801 3706 1234 的账户", "… 的账户"},
		{"护照 E12345678", "护照 …"},
		{"生日 1990年12月10日", "生日 …日"},
		{"1990-12-10", "…"},
		{"password of 6 digits", "password of 6 digits"},
		{"score 0.93 (next 0.52)", "score 0.93 (next 0.52)"},
		{"maxlength 100, 2014", "maxlength 100, 2014"},
	} {
		if got := text(c[0]); got != c[1] {
			t.Errorf("text(%q) = %q, want %q", c[0], got, c[1])
		}
	}
	if got := text(strings.Repeat("字", 500)); utf8.RuneCountInString(got) != maxText || !strings.HasSuffix(got, "字…") {
		t.Errorf("a long text became %q", got)
	}
	if got := text(strings.Repeat("字", maxText)); got != strings.Repeat("字", maxText) {
		t.Errorf("a text of %d runes became %q", maxText, got)
	}
}

func TestSelector(t *testing.T) {
	for in, want := range map[string]string{
		"#field_20140512 > input":        "#field_20140512 > input",
		"label=短信发送至 138 1234 5678":      "label=短信发送至 …",
		"input[name=\"a=b\"]":            "input[name=\"a=b\"]",
		"a[href*='ada@example.org']":     "a[href*='…']",
		"#" + strings.Repeat("x", 2*300): "#" + strings.Repeat("x", 298) + "…",
		"div\n  input":                   "div input",
	} {
		if got := selector(in); got != want {
			t.Errorf("selector(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSentenceKeepsNoQuery(t *testing.T) {
	in := "The page https://a.example/x?token=abc#d, loaded twice, names ada@example.org."
	want := "The page https://a.example/x, loaded twice, names …."
	if got := sentence(in); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"signup.email.png": "signup.email.png", "../me.yaml": "", "/etc/passwd": "", `a\b.png`: "",
		"..": "", ".": "", "": "", "javascript:x": "", "https://a.example/x.png": "",
	} {
		if got := fileName(in); got != want {
			t.Errorf("fileName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct{ in, want float64 }{
		{0.93456, 0.935}, {math.NaN(), 0}, {math.Inf(-1), 0}, {math.Inf(1), 1}, {-0.5, -0.5},
	} {
		if got := number(test.in, 1000); got != test.want {
			t.Errorf("number(%v) = %v, want %v", test.in, got, test.want)
		}
	}
}

// TestNothingTheUserGaveGetsThrough puts values of a profile everywhere a page
// could have put them.
func TestNothingTheUserGaveGetsThrough(t *testing.T) {
	values := []string{
		"ada@example.org", "+86 138 1234 5678", "13812345678", "6225880137061234",
		"533380006", "1990-12-10", "2031/05/01", "100027", "918273",
	}
	r := New("autofill", "signup", false, started)
	for i, v := range values {
		words := "已发送至 " + v + " 请查收"
		r.Add(Page{
			Page: "page" + string(rune('a'+i)), Title: words,
			URL:          "https://" + strings.ReplaceAll(v, " ", "") + "@a.example/" + v + ";v=" + v + "?v=" + v + "#" + v,
			RecognisedBy: []string{words},
			Fields: []Field{{
				Key: "email", Label: words, Outcome: selectors.Healed, Selector: "label=" + words,
				Tried: []Tried{{Selector: "label=" + words, Why: words}}, Reasons: []string{words},
				Candidates: []Candidate{{Label: words, Selector: "text=" + words}},
			}},
			LeftAlone: []Left{{Label: words, Why: words}},
			Handoffs:  []Handoff{{Kind: selectors.KindSMS, Label: words, EndedBy: words}},
			Picture:   "x/" + v,
		})
	}
	asJSON, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	asHTML, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		for name, out := range map[string][]byte{
			"JSON": asJSON, "HTML": asHTML, "text": []byte(summaryOf(t, r, 120, false)),
		} {
			if bytes.Contains(out, []byte(v)) {
				t.Errorf("%s holds %q", name, v)
			}
		}
	}
}
