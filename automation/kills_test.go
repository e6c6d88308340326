package automation_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

var (
	kills    = flag.Int("kills", 0, "how often the journeys are killed at a random moment")
	killSeed = flag.Uint64("kill-seed", 1, "what the moments are drawn from")
)

// perWalk is how often one walk through both journeys is killed.
const perWalk = 4

// absent is how long the person is away after a blow: longer than a site makes
// people wait for the next text message.
const absent = 2 * time.Minute

// The ways in which a run is killed.
const (
	killBrowser = "browser" // SIGKILL
	killTab     = "tab"     // closed
	killNetwork = "network" // away while the person acts, then back
	killRun     = "ctrl-c"
)

// blow is one kill: after so many steps of the run, and then this long.
type blow struct {
	way   string
	after int
	delay time.Duration
}

// fragile walks the journeys with the scripted person, is killed, and goes on.
type fragile struct {
	t    *testing.T
	site *practice.Site
	opts automation.Options
	hand *scripted

	file  string              // the saved progress
	saved automation.Standing // what this run knows of it, and adds
	has   bool                // an account, as the site says
	gone  map[string]bool     // what the saved progress did not have when a run had ended

	mu     sync.Mutex
	blow   *blow // nil when nothing more happens in this run
	steps  int
	stop   context.CancelCauseFunc
	timer  *time.Timer
	struck time.Time       // when the last blow fell, or the network came back after it
	at     string          // the page that the person was last told of, or asked on
	back   []time.Duration // from each blow until a page was read and filled again
	fell   bool            // whether this run's blow did
}

// strike notes that a blow fell.
func (f *fragile) strike() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.struck, f.fell = time.Now(), true
}

// step counts, and strikes when the time has come. What needs the tab is left to
// the next hand-off.
func (f *fragile) step(s automation.Step) {
	f.hand.step(s)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.steps++
	if s.Page != "" {
		f.at = s.Page
	}
	if _, err := f.saved.Save(f.file, s); err != nil {
		f.t.Error(err)
	}
	if !f.struck.IsZero() && s.Page != "" && s.Pause == nil {
		f.back, f.struck = append(f.back, time.Since(f.struck)), time.Time{}
	}
	b := f.blow
	if b == nil || f.steps != b.after || b.way == killTab || b.way == killNetwork {
		return
	}
	stop := f.stop
	f.timer = time.AfterFunc(b.delay, func() {
		f.strike()
		if b.way == killRun {
			stop(errStop)
			return
		}
		for _, id := range processes(f.t, f.opts.DataDir) {
			_ = syscall.Kill(id, syscall.SIGKILL) // it may have ended by itself
			break
		}
	})
}

// Wait plays the person, unless the network or the tab goes away under the hand.
func (f *fragile) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	if slices.ContainsFunc(p.Troubles, func(t selectors.Trouble) bool { return t.Name == "page not loaded" }) {
		if err := offline(ctx, false); err != nil {
			return "", err
		}
		f.site.Advance(absent)
		f.strike()
		if err := chromedp.Do(ctx, chromedp.Reload()); err != nil && ctx.Err() == nil {
			return "", err
		}
		<-ctx.Done()
		return "", ctx.Err()
	}
	f.mu.Lock()
	if p.Page != "" {
		f.at = p.Page
	}
	if slices.ContainsFunc(p.Troubles, func(t selectors.Trouble) bool { return t.Name == "account exists" }) {
		f.has = true
		f.mu.Unlock()
		return automation.Quit, nil // and log in, as the trouble says
	}
	b := f.blow
	due := b != nil && f.steps >= b.after
	if due && (b.way == killTab || b.way == killNetwork) {
		f.blow = nil
	}
	f.mu.Unlock()
	switch {
	case due && b.way == killTab:
		f.strike()
		_, err := chromedp.Call(ctx, page.Close, cdp.Empty{})
		<-ctx.Done()
		return "", errors.Join(err, ctx.Err())
	case due && b.way == killNetwork:
		f.mu.Lock()
		f.fell = true
		f.mu.Unlock()
		if err := offline(ctx, true); err != nil {
			return "", err
		}
		if err := chromedp.Do(ctx, chromedp.Reload()); ctx.Err() == nil && err == nil {
			return "", fmt.Errorf("the page loads without a network")
		}
		<-ctx.Done()
		return "", ctx.Err()
	}
	return f.hand.Wait(ctx, p)
}

func (f *fragile) Amount(ctx context.Context, p automation.Pause) (string, error) {
	return f.hand.Amount(ctx, p)
}

// offline takes the tab's network away, or gives it back.
func offline(ctx context.Context, away bool) error {
	rules := []*network.Conditions{}
	if away {
		rules = append(rules, &network.Conditions{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
	}
	_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: rules})
	return err
}

// run goes through one run of a journey, with a blow or without, and returns
// whether it came to its own end.
func (f *fragile) run(ctx context.Context, rep *report.Report, b *blow) (ended bool) {
	f.t.Helper()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	f.mu.Lock()
	f.blow, f.steps, f.stop, f.fell, f.timer, f.at = b, 0, stop, false, nil, ""
	f.mu.Unlock()
	f.hand.end, f.saved = selectors.EndNone, automation.ReadStanding(f.file)
	start := time.Now()
	err := automation.Run(ctx, f.opts, rep)
	took := time.Since(start)
	f.mu.Lock()
	if f.timer != nil && f.timer.Stop() {
		f.timer = nil // the run was over before
	}
	fell := f.fell
	f.mu.Unlock()
	switch {
	case err == nil, errors.Is(err, automation.ErrQuit):
		ended = true
	case fell && (errors.Is(err, automation.ErrBrowserLost) || errors.Is(err, errStop)):
		f.site.Advance(absent)
	default:
		f.t.Fatalf("%+v: after %v: %v", b, took, err)
	}
	eventually(f.t, "browser processes left", func() bool { return len(processes(f.t, f.opts.DataDir)) == 0 })
	f.lookBack()
	return ended
}

// TestKilledAtRandomMoments walks both journeys, is killed at moments drawn from
// a seed, and goes on each time with a new run, as a person would. The site's
// record says whether everything arrived once and right.
func TestKilledAtRandomMoments(t *testing.T) {
	if *kills == 0 {
		t.Skip("takes an hour: make kills runs it")
	}
	t.Parallel()
	rnd := rand.New(rand.NewPCG(*killSeed, 0)) //nolint:gosec // moments, not secrets
	all := &toll{count: map[string]int{}}
	for done, walks := 0, 0; done < *kills; walks++ {
		if walks > *kills {
			t.Fatalf("only %v in %d walks", all, walks)
		}
		done += killedWalk(t, rnd, min(perWalk, *kills-done), all)
		t.Logf("%d of %d: %v", done, *kills, all)
	}
}

// killedWalk goes through both journeys and is killed so often; it returns how
// many of the blows fell.
func killedWalk(t *testing.T, rnd *rand.Rand, left int, all *toll) (done int) {
	t.Helper()
	ways := []string{killBrowser, killTab, killNetwork, killRun}
	s := site(t)
	f := &fragile{
		t: t, site: s, opts: options(t, s), hand: &scripted{person: practice.NewPerson(s, practice.PersonOptions{})},
		file: filepath.Join(t.TempDir(), "progress.json"), gone: map[string]bool{},
	}
	f.opts.DataDir, f.opts.Human, f.opts.Progress = t.TempDir(), f, f.step
	rep := report.New("test", "both", true, time.Now())
	ctx, cancel := context.WithTimeout(t.Context(), 6*limit)
	defer cancel()
	for range 60 {
		f.opts.Journey = f.journey()
		f.opts.URL = s.Start(f.opts.Journey)
		var b *blow
		if done < left {
			way := ways[rnd.IntN(len(ways))]
			b = &blow{way, 1 + rnd.IntN(24), time.Duration(rnd.IntN(400)) * time.Millisecond}
		}
		ended := f.run(ctx, rep, b)
		if f.fell && b != nil {
			done++
			all.count[b.way]++
		}
		if f.opts.Journey == "verify" && ended && f.hand.end == selectors.EndDone {
			break
		}
		if f.hand.end == selectors.EndWait {
			s.Advance(48 * time.Hour)
		}
	}
	if f.opts.Journey != "verify" || f.hand.end != selectors.EndDone {
		t.Fatalf("the journeys did not reach their end after %v", all)
	}
	checkVisited(t, s, rep)
	lost, doubled := slices.Sorted(maps.Keys(f.gone)), f.doubled()
	if len(lost)+len(doubled) > 0 {
		t.Errorf("lost %v, typed twice %v", lost, doubled)
	}
	all.lost, all.doubled, all.back = all.lost+len(lost), all.doubled+len(doubled), append(all.back, f.back...)
	return done
}
