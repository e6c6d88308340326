package automation_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
)

// benched are the pages that are measured, with their text boxes by id, which a
// script that knows the page would write.
var benched = []struct {
	page string
	ids  map[string]string // id → key
}{
	{"signup.email", map[string]string{"J-accName": "email"}},
	{"signup.complete", map[string]string{
		"protectPasswordKey": "security.answer", "J-cell-17": "name.surname", "J-cell-18": "name.given", "IDCardNo": "passport.number",
		"J-addr-4": "address.street",
	}},
	{"verify.identity", map[string]string{
		"J_xm": "bank.account_holder", "J_hm": "passport.number", "J_dz4": "address.street", "J_dh": "phone",
	}},
	{"verify.bank", map[string]string{"J_khm": "bank.account_holder", "J_yhk": "bank.card_number"}},
}

// bench opens a page of the practice site.
func bench(b *testing.B, page string) *automation.Bench {
	b.Helper()
	s := site(b)
	return benchAt(b, s, page)
}

func benchAt(b *testing.B, s *practice.Site, page string) *automation.Bench {
	b.Helper()
	o := options(b, s)
	o.URL, o.Log = s.Start(page), zerolog.Nop()
	t, err := automation.OpenBench(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(t.Close)
	if t.Page() != page {
		b.Fatalf("recognised %s, want %s", t.Page(), page)
	}
	return t
}

// timed runs what is measured and reports milliseconds.
func timed(b *testing.B, what func(context.Context) error) float64 {
	b.Helper()
	b.ResetTimer()
	for range b.N {
		if err := what(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	ms := float64(b.Elapsed().Microseconds()) / 1000 / float64(b.N)
	b.ReportMetric(ms, "ms/op")
	b.ReportMetric(0, "ns/op") // said in ms
	return ms
}

func BenchmarkSnapshot(b *testing.B) {
	for _, p := range benched {
		b.Run(p.page, func(b *testing.B) {
			t := bench(b, p.page)
			timed(b, func(ctx context.Context) error {
				_, err := t.Snapshot(ctx)
				return err
			})
		})
	}
}

// BenchmarkSnapshotInPage reads a page of 10,000 elements of which 200 take
// input. The ratio is that of a bare walk, in the same page and run.
func BenchmarkSnapshotInPage(b *testing.B) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, longPage(200, 10_000)) //nolint:errcheck // the browser went away
	}))
	b.Cleanup(server.Close)
	set, _ := load(b)
	t, err := automation.OpenBench(b.Context(), automation.Options{
		Set: set, Headless: true, Offline: true, URL: server.URL, Trusted: []string{server.URL}, Log: zerolog.Nop(),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(t.Close)
	var sum automation.InPage
	for range b.N {
		one, err := t.InPage(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		sum.Elements, sum.Snapshot, sum.Bare = one.Elements, sum.Snapshot+one.Snapshot, sum.Bare+one.Bare
	}
	b.ReportMetric(float64(sum.Elements), "elements")
	b.ReportMetric(sum.Snapshot/float64(b.N), "ms/op")
	b.ReportMetric(sum.Bare/float64(b.N), "bare-ms/op")
	b.ReportMetric(sum.Snapshot/sum.Bare, "x-bare")
	b.ReportMetric(0, "ns/op") // said in ms
}

// longPage is a form with so many boxes above an agreement that makes up the
// rest of so many elements.
func longPage(boxes, elements int) string {
	var s strings.Builder
	s.WriteString(`<!doctype html><meta charset="utf-8"><title>信息登记</title><form>`)
	for i := range boxes {
		fmt.Fprintf(&s, `<div class="item"><label for="b%d"><i>*</i>%s%d：</label><div class="box"><input id="b%d" name="n%d"></div><p class="help">请如实填写</p></div>`,
			i, []string{"护照号码", "姓名", "手机号码", "备注", "详细地址", "公司名称"}[i%6], i, i, i)
	}
	s.WriteString(`</form><ol>`)
	for i := 6 * boxes; i < elements; i += 4 {
		fmt.Fprintf(&s, `<li><span>第%d条</span><p>本协议各条款<b>均适用于</b>全体用户。</p></li>`, i)
	}
	return s.String() + `</ol>`
}

func BenchmarkPlan(b *testing.B) {
	for _, p := range benched {
		b.Run(p.page, func(b *testing.B) {
			t := bench(b, p.page)
			timed(b, func(context.Context) error {
				t.Decide()
				return nil
			})
		})
	}
}

// BenchmarkFill fills a page that is filled already, lists included: what it
// takes to check, write and read back, without what lists take to load. Of that
// a part is waiting until the page is quiet. The ratio is that of one bare
// evaluation that writes the same text boxes by their ids and checks nothing.
func BenchmarkFill(b *testing.B) {
	for _, p := range benched {
		b.Run(p.page, func(b *testing.B) {
			t := bench(b, p.page)
			values := map[string]string{}
			for id, key := range p.ids {
				values[id] = want(key)
			}
			if err := t.Fill(b.Context()); err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			const times = 50
			for range times {
				if err := t.Bare(b.Context(), values); err != nil {
					b.Fatal(err)
				}
			}
			bare := float64(time.Since(start).Microseconds()) / 1000 / times
			ms := timed(b, t.Fill)
			b.ReportMetric(bare, "bare-ms/op")
			b.ReportMetric(ms/bare, "x-bare")
		})
	}
}

// BenchmarkBrokenSelector compares a page whose selectors all hit with the same
// page when one of them is broken: nothing may wait for what is not there.
func BenchmarkBrokenSelector(b *testing.B) {
	for name, breaks := range map[string][]string{"intact": nil, "broken": {"signup.complete.passport.number"}} {
		b.Run(name, func(b *testing.B) {
			t := benchAt(b, site(b, breaks...), "signup.complete")
			timed(b, func(ctx context.Context) error {
				if _, err := t.Snapshot(ctx); err != nil {
					return err
				}
				return t.Fill(ctx)
			})
		})
	}
}
