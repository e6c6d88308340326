package automation_test

import (
	"context"
	"errors"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestABrowserThatWasAsleep stops the browser while the run waits at a page, lets
// so much time pass that the site forgets its visitors, and wakes it: the run says
// so at the next look at the page, and fills the page again.
func TestABrowserThatWasAsleep(t *testing.T) {
	t.Parallel()
	s := site(t)
	o := options(t, s)
	o.DataDir, o.URL = t.TempDir(), s.URL()+"/practice/start?page=signup.email"
	o.Now = s.Time
	told, rep := troubled(t, o, &acts{list: []func(context.Context) error{
		func(ctx context.Context) error {
			for _, sig := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGCONT} {
				for _, id := range processes(t, o.DataDir) {
					if err := syscall.Kill(id, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
						return err
					}
				}
				s.Advance(7 * time.Hour)
			}
			return chromedp.Do(ctx, chromedp.Reload())
		},
	}})
	if want := [][]string{nil, {"absent for long"}}; !slices.EqualFunc(told, want, slices.Equal) {
		t.Errorf("told %q, want %q", told, want)
	}
	if last := rep.Pages[len(rep.Pages)-1]; last.Page != "signup.email" || len(last.Fields) < 2 || !last.Fields[0].Verified {
		t.Errorf("after it woke: %s %+v", last.Page, last.Fields)
	}
}
