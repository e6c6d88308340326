package main

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/autofill/automation/practice"
)

func TestStepsOfTheClock(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"+2d": 48 * time.Hour, "+36h": 36 * time.Hour, "+30m": 30 * time.Minute, "+1d12h": 36 * time.Hour,
		"": 0, "+": 0, "2d": 0, "+d": 0, "+-2d": 0, "+2x": 0, "+2d-1h": 0, "+0d": 0, "+366d": 0, "+9000h": 0, "+1d9000h": 0,
	} {
		got, err := ahead(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: got %v %v, want %v", text, got, err, want)
		}
	}
}

// paper is a terminal that several goroutines write to.
type paper struct {
	mu   sync.Mutex
	text bytes.Buffer
	more chan struct{}
}

func (p *paper) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case p.more <- struct{}{}:
	default:
	}
	return p.text.Write(b)
}

func (p *paper) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// await waits until the paper has a text.
func (p *paper) await(t *testing.T, text string) {
	t.Helper()
	end := time.After(10 * time.Second)
	for !strings.Contains(p.String(), text) {
		select {
		case <-p.more:
		case <-end:
			t.Fatalf("no %q in\n%s", text, p)
		}
	}
}

// What arrives is printed as it comes, in both languages, and lines move the
// clock, show the desks and do the errands.
func TestConsoleOfThePracticeSite(t *testing.T) {
	out := &paper{more: make(chan struct{}, 1)}
	site, err := practice.Start(t.Context(), practice.Options{Notify: notices(out)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = site.Close() })
	in, lines := io.Pipe()
	t.Cleanup(func() { _ = lines.Close() })
	console{site, out}.read(t.Context(), in)
	say := func(line, want string) {
		t.Helper()
		if _, err := io.WriteString(lines, line+"\n"); err != nil {
			t.Fatal(err)
		}
		out.await(t, want)
	}
	get := func(resp *http.Response, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil {
			t.Fatal(err)
		}
	}
	say("phone", "nothing has come yet")
	get(http.PostForm(site.URL()+"/account/reg/section/reSendVerifyCode.json", url.Values{"mobile": {"86-13812345678"}})) //nolint:bodyclose // get closes it
	out.await(t, "to 86-13812345678] 【练习站】校验码")
	out.await(t, "You are registering an account, which needs a check.")
	get(http.Get(site.Start("signup.check_mail"))) //nolint:bodyclose // get closes it
	out.await(t, "请激活您的支付宝账户")
	out.await(t, "link: "+site.URL()+"/user/activeUserValid.htm?credential=")
	say("mailbox", "Press “continue the registration”")
	say("bank", "a deposit takes one or two days")
	get(http.Get(site.Start("verify.applied"))) //nolint:bodyclose // get closes it
	say("+2d", "[practice deposit")
	out.await(t, "received a transfer of RMB 0.37")
	out.await(t, "[practice clock] "+site.Time().Format("2006-01-02"))
	say("bank", "RMB 0.37  支付宝 打款验证 (Alipay, deposit")
	say("errand online", "[practice] done")
	say("errand nonsense", "errand app")
	say("+2x", "+2x: want a time such as +2d")
	say("what", "move the practice clock")
}
