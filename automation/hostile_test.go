package automation_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"example.com/autofill/automation/report"
)

// hostile are pages that mean no good, or that nobody finished. Each has a box
// for an e-mail address with the id mail, and whatever else it does around it.
func hostile() map[string]string {
	boxes := func(n int, box func(int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(box(i))
		}
		return b.String()
	}
	mail := `<p><label for="mail">电子邮箱</label> <input id="mail"></p>`
	return map[string]string{
		"50,000 boxes":  mail + boxes(50000, func(i int) string { return fmt.Sprintf(`<p>推荐人%d <input id="b%d"></p>`, i, i) }),
		"50,000 before": boxes(50000, func(i int) string { return fmt.Sprintf(`<p>推荐人%d <input id="b%d"></p>`, i, i) }) + mail,
		"megabyte labels": mail + boxes(3, func(i int) string {
			return `<p><label>` + strings.Repeat("护照号码", 1<<18/3) + fmt.Sprintf(` <input id="big%d"></label></p>`, i)
		}),
		"cyclic aria": mail + `<div id="a" aria-labelledby="b">甲<div id="b" aria-labelledby="a">乙</div></div>
			<input id="c" aria-labelledby="c"><input id="d" aria-labelledby="a d b"><input id="e" aria-describedby="e" aria-invalid="true">`,
		"odd ids":  mail + "<p>推荐人 <input id='a\"b\n]c\\' name='x[\"y\"]'></p><p>推荐人 <input id=':r1:'><input id='😀'><input id='  '><input id='#.>'></p>",
		"same ids": mail + boxes(40, func(int) string { return `<p>推荐人 <input id="twin" name="twin"></p>` }),
		"deep":     mail + strings.Repeat("<div>", 5000) + `推荐人 <input id="deep">` + strings.Repeat("</div>", 5000),
		"500 frames": mail + boxes(500, func(i int) string {
			return fmt.Sprintf(`<iframe width="40" height="20" srcdoc="<input id=f%d>"></iframe>`, i)
		}),
		"100,000 items":   mail + `<p>收到途径 <select id="way">` + boxes(100000, func(i int) string { return fmt.Sprintf("<option>%d</option>", i) }) + `</select></p>`,
		"long attributes": mail + `<p>推荐人 <input id="long" title="` + strings.Repeat("x", 1<<20) + `" placeholder="` + strings.Repeat("护照", 1<<18) + `" class="` + strings.Repeat("c ", 1<<18) + `"></p>`,
		"throwing": mail + `<script>
			for (const t of ["input","change","focus","blur","keydown","keyup","click","focusin","focusout","scroll"]) addEventListener(t, () => { throw new Error("no") }, true);
			window.onerror = () => { throw new Error("still no") };
			</script>`,
		"patched": mail + `<script>
			const no = () => { throw new Error("patched") };
			Array.prototype.map = no; Array.prototype.filter = no; Array.prototype.some = no; Map.prototype.get = no; JSON.stringify = no;
			Element.prototype.getBoundingClientRect = () => ({ x: 0, y: 0, width: 0, height: 0, top: 0, left: 0, right: 0, bottom: 0 });
			Element.prototype.closest = no; Document.prototype.querySelectorAll = no; window.getComputedStyle = no;
			Object.defineProperty(HTMLInputElement.prototype, "labels", { get: no }); Event.prototype.preventDefault = no; window.MutationObserver = no;
			</script>`,
		"endless": mail + `<p id="n"></p><script>
			let i = 0;
			setInterval(() => { n.textContent = String(i++); document.body.append(document.createElement("i")); }, 1);
			(function frame() { n.className = "c" + i++; requestAnimationFrame(frame); })();
			</script>`,
	}
}

func TestPagesThatMeanNoGood(t *testing.T) {
	t.Parallel()
	pages := hostile()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>登记</title>`+pages[r.URL.Query().Get("page")])
	}))
	t.Cleanup(server.Close)
	set, facts := load(t)
	for name := range pages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "500 frames" || name == "50,000 before" {
				minutes(t, "make soak")
			}
			o := serve(t).options(t, server.URL+"/?"+"page="+strings.ReplaceAll(strings.ReplaceAll(name, " ", "%20"), ",", "%2C"))
			o.Set, o.Facts, o.Trusted, o.Log = set, facts, []string{server.URL}, zerolog.Nop()
			rep, err := run(t, o)
			if err != nil {
				t.Fatal(err)
			}
			checkHostile(t, name, rep)
		})
	}
}

// checkHostile wants the one box filled, or the report to say why it is not, and
// nothing typed anywhere else.
func checkHostile(t *testing.T, name string, rep *report.Report) {
	t.Helper()
	page := rep.Pages[len(rep.Pages)-1]
	filled := 0
	for _, f := range page.Fields {
		if !f.Outcome.Fills() {
			continue
		}
		if f.Key != "email" || f.Selector != "#mail" {
			t.Errorf("%s: %s went into %s", name, f.Key, f.Selector)
		}
		if f.Verified {
			filled++
		}
	}
	if filled == 0 && name != "50,000 before" {
		t.Errorf("%s: the e-mail address is not in its box: %+v", name, page.Fields)
	}
	tooBig := slices.ContainsFunc(page.LeftAlone, func(l report.Left) bool { return strings.Contains(l.Why, "too big") })
	if want := strings.HasPrefix(name, "50,000") || name == "500 frames"; tooBig != want {
		t.Errorf("%s: says that the page is too big: %v, want %v", name, tooBig, want)
	}
}
