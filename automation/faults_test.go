package automation_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
)

// acts is a human who does one thing at each hand-off, then waits for the page,
// and quits when there is nothing left to do.
type acts struct {
	list []func(context.Context) error
	next int
}

func (h *acts) Wait(ctx context.Context, _ automation.Pause) (automation.Answer, error) {
	if h.next == len(h.list) {
		return automation.Quit, nil
	}
	h.next++
	if err := h.list[h.next-1](ctx); err != nil && ctx.Err() == nil {
		return "", err
	}
	<-ctx.Done()
	return "", ctx.Err()
}

func (h *acts) Amount(context.Context, automation.Pause) (string, error) { return "", nil }

// troubled runs and returns the troubles that were told at each hand-off.
func troubled(t *testing.T, o automation.Options, h *acts) (told [][]string, rep *report.Report) {
	t.Helper()
	o.Unattended, o.Human = false, h
	o.Progress = func(s automation.Step) {
		if s.Pause == nil || s.Again {
			return
		}
		var names []string
		for _, trouble := range s.Pause.Troubles {
			names = append(names, trouble.Name)
		}
		told = append(told, names)
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	rep = report.New("test", "", false, time.Now())
	if err := automation.Run(ctx, o, rep); err != nil && err != automation.ErrQuit { //nolint:errorlint // returned as it is
		t.Fatal(err)
	}
	return told, rep
}

func TestANetworkThatGoesAndComesBack(t *testing.T) {
	t.Parallel()
	f := serve(t)
	address := f.Listener.Addr().String()
	told, rep := troubled(t, f.options(t, "plain.html"), &acts{list: []func(context.Context) error{
		func(ctx context.Context) error {
			f.Close()
			return chromedp.Do(ctx, chromedp.Reload())
		},
		func(ctx context.Context) error {
			l, err := net.Listen("tcp", address)
			if err != nil {
				return err
			}
			again := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(f.answer)}}
			again.Start()
			t.Cleanup(again.Close)
			return chromedp.Do(ctx, chromedp.Reload())
		},
	}})
	if want := [][]string{nil, {"page not loaded"}, nil}; !slices.EqualFunc(told, want, slices.Equal) {
		t.Errorf("told %q, want %q", told, want)
	}
	if last := rep.Pages[len(rep.Pages)-1]; len(last.Fields) < 2 || !last.Fields[0].Verified {
		t.Errorf("after the network came back: %+v", last.Fields)
	}
}

func TestASiteThatAnswersWithItsOwnErrors(t *testing.T) {
	t.Parallel()
	f := serve(t)
	bad := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status := http.StatusBadGateway
		if r.URL.Path == "/moved.html" {
			status = http.StatusNotFound
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`<!doctype html><html lang="zh-CN"><title>出错了</title><p>网页走丢了`))
	}))
	t.Cleanup(bad.Close)
	o := f.options(t, "plain.html")
	to := func(url string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := chromedp.Run(ctx, chromedp.Evaluate[string](`setTimeout(() => { location.href = "`+url+`" }); ""`))
			return err
		}
	}
	told, rep := troubled(t, o, &acts{list: []func(context.Context) error{to(bad.URL + "/busy.html"), to(bad.URL + "/moved.html"), to(f.URL + "/plain.html")}})
	if want := [][]string{nil, {"site in trouble"}, {"page moved"}, nil}; !slices.EqualFunc(told, want, slices.Equal) {
		t.Errorf("told %q, want %q", told, want)
	}
	if last := rep.Pages[len(rep.Pages)-1]; len(last.Fields) < 2 || !last.Fields[0].Verified {
		t.Errorf("back on the page: %+v", last.Fields)
	}
}

// A link that came by e-mail may be pasted instead of pressed.
func TestAPastedLinkIsOpened(t *testing.T) {
	t.Parallel()
	f := serve(t)
	stranger := f.stranger.URL + "/elsewhere.html"
	f.attended(t, "plain.html", &typist{
		act:     func(context.Context) error { return nil },
		answers: []automation.Answer{automation.Answer(stranger), automation.Answer(f.address("prefilled.html")), automation.Quit},
	})
	if f.value(t, "prefilled.html", "cell") != want("mobile") {
		t.Error("the page behind the link was not filled")
	}
	if slices.Contains(f.asked, "/elsewhere.html") {
		t.Error("a link to another site was opened")
	}
}

// crash ends the process of the page, as when memory runs out.
func crash(ctx context.Context) error {
	ctx, done := context.WithCancel(ctx)
	defer done()
	crashed := make(chan struct{}, 1)
	err := chromedp.Listen(ctx, func(ev any) {
		if _, ok := ev.(*inspector.EventTargetCrashed); ok {
			crashed <- struct{}{}
		}
	})
	if err != nil {
		return err
	}
	go func() { _, _ = chromedp.Call(ctx, page.Crash, cdp.Empty{}) }() // nobody is left to answer
	select {
	case <-crashed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Chrome shows a page of its own in the tab, and the person reloads.
func TestAPageThatCrashesIsReloaded(t *testing.T) {
	t.Parallel()
	f := serve(t)
	var log bytes.Buffer
	o := f.options(t, "plain.html")
	o.Log = zerolog.New(&log)
	told, rep := troubled(t, o, &acts{list: []func(context.Context) error{
		func(ctx context.Context) error {
			if err := crash(ctx); err != nil {
				return err
			}
			return chromedp.Do(ctx, chromedp.Reload())
		},
	}})
	if len(told) != 2 {
		t.Errorf("%d hand-offs, want one before the crash and one after it", len(told))
	}
	if last := rep.Pages[len(rep.Pages)-1]; last.Visits != 2 || len(last.Fields) < 2 || !last.Fields[0].Verified {
		t.Errorf("after the crash: %d visits, %+v", last.Visits, last.Fields)
	}
	if n := strings.Count(log.String(), "the page crashed: reload it"); n != 1 {
		t.Errorf("the person was told %d times", n)
	}
}

// Nobody could reload, so the page is lost.
func TestAPageThatCrashesWithoutAPerson(t *testing.T) {
	t.Parallel()
	f := serve(t)
	o := f.options(t, "endless.html?never")
	o.DataDir = t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- automation.Run(ctx, o, report.New("test", "", false, time.Now())) }()
	if err := f.until(ctx, func() bool { return slices.Contains(f.asked, "/never") }); err != nil {
		t.Fatal(err)
	}
	for _, id := range renderers(t, o.DataDir) {
		_ = syscall.Kill(id, syscall.SIGKILL) // it may have ended by itself
	}
	if err := <-ended; !errors.Is(err, automation.ErrBrowserLost) {
		t.Errorf("ended with %v, want %v", err, automation.ErrBrowserLost)
	}
	eventually(t, "browser processes left", func() bool { return len(processes(t, o.DataDir)) == 0 })
}

// renderers are the processes of a browser's pages.
func renderers(t *testing.T, dir string) (ids []int) {
	t.Helper()
	for _, id := range processes(t, dir)[1:] {
		line, err := os.ReadFile("/proc/" + strconv.Itoa(id) + "/cmdline")
		if err == nil && bytes.Contains(line, []byte("--type=renderer")) {
			ids = append(ids, id)
		}
	}
	return ids
}
