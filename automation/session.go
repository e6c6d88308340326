package automation

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// session is the browser of one run and the tab the person works in.
type session struct {
	browser *browser
	opts    *Options
	mail    *mailbox
	words   speech // what the page's texts say

	tab    *link     // the tab with the journey's page
	first  target.ID // the browser's first tab, which lives as long as it does
	frames []*link   // its frames of other sites, in their own processes

	mu     sync.Mutex
	fresh  []target.ID // tabs that opened since somebody looked
	gone   map[target.ID]bool
	known  map[target.ID]bool
	lost   chan struct{}  // closed when the browser process is gone
	asks   sync.WaitGroup // tells of messages that go on
	alerts bool           // a dialog of the page is open and blocks it
	layout Layout         // how the person left the panel
	hidden bool           // the person hid all that lies over the page
}

// openSession starts the browser and prepares its first tab.
func openSession(ctx context.Context, o *Options) (*session, error) {
	o.doing(Starting)
	b, err := startBrowser(ctx, o)
	if err != nil {
		return nil, err
	}
	o.oneAtATime()
	s := &session{
		browser: b, opts: o, mail: newMailbox(), words: newSpeech(o.Set, o.Language),
		gone: map[target.ID]bool{}, known: map[target.ID]bool{}, lost: make(chan struct{}), layout: o.Layout.sane(),
	}
	id := chromedp.FromContext(b.ctx).Target.TargetID
	s.known[id], s.first = true, id
	if err := chromedp.ListenBrowser(b.ctx, s.onBrowser); err != nil {
		b.close()
		return nil, fmt.Errorf("listening to the browser: %w", err)
	}
	s.tab, err = newLink(ctx, b.ctx, func() {}, id, s.tell)
	if err != nil {
		b.close()
		return nil, err
	}
	go func() {
		// Ends when the browser does, at the latest when close ends it.
		<-b.ctx.Done()
		close(s.lost)
		s.mail.put(event{Kind: "lost"})
	}()
	return s, nil
}

// tell takes an event of a page.
func (s *session) tell(e event) {
	switch e.Kind {
	case "panel":
		if e.Layout != nil {
			s.arrange(*e.Layout)
		}
		return // nothing of the page
	case "hidden":
		s.mu.Lock()
		s.hidden = e.ID == "true"
		s.mu.Unlock()
	case "crashed":
		s.tellCrash(e.link)
	case "alert":
		s.mu.Lock()
		s.alerts = true
		s.mu.Unlock()
		s.asks.Go(func() { s.tellMessage(e) })
		s.opts.doing(Held)
		if s.opts.Headless && e.link != nil {
			go s.dismiss(e)
		}
	case "alert-closed":
		s.mu.Lock()
		s.alerts = false
		s.mu.Unlock()
		s.opts.doing(Freed)
	}
	s.mail.put(e)
}

// dismiss closes a page's message where nobody can see it: a plain message is
// confirmed, a question is declined.
func (s *session) dismiss(e event) {
	accept := e.ID == string(page.DialogTypeAlert) || e.ID == string(page.DialogTypeBeforeunload)
	ctx, done := e.link.join(e.link.ctx)
	defer done()
	if _, err := chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: accept}); err != nil {
		s.opts.Log.Debug().Err(err).Msg("closing a message of the page")
	}
}

// onBrowser notices tabs and frames that open and close.
func (s *session) onBrowser(ev any) {
	switch ev := ev.(type) {
	case *target.EventTargetCreated:
		switch ev.TargetInfo.Type {
		case "page":
			s.mu.Lock()
			if !s.known[ev.TargetInfo.TargetID] {
				s.known[ev.TargetInfo.TargetID] = true
				s.fresh = append(s.fresh, ev.TargetInfo.TargetID)
			}
			s.mu.Unlock()
			s.mail.put(event{Kind: "tab"})
		case "iframe":
			s.mail.put(event{Kind: "frame"})
		}
	case *target.EventTargetInfoChanged:
		if ev.TargetInfo.Type == "page" || ev.TargetInfo.Type == "iframe" {
			s.mail.put(event{Kind: "target"})
		}
	case *target.EventTargetDestroyed:
		s.mu.Lock()
		s.gone[ev.TargetID] = true
		s.mu.Unlock()
		s.mail.put(event{Kind: "closed", tab: ev.TargetID})
	}
}

// closed reports whether the person closed the tab or the browser.
func (s *session) closed() bool {
	if s.browser.ctx.Err() != nil {
		return true // s.lost follows in a moment
	}
	select {
	case <-chromedp.FromContext(s.browser.ctx).Browser.LostConnection:
		return true // the end of ctx follows in a moment
	default:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gone[s.tab.id]
}

// blocked reports whether a message of the page waits for the person.
func (s *session) blocked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.alerts
}

// close ends the browser.
func (s *session) close() {
	s.opts.doing(Closing)
	s.browser.close()
	s.asks.Wait()
}

// open goes to a URL and waits for its document.
func (s *session) open(ctx context.Context, url string) error {
	s.opts.doing(Opening)
	joined, done := s.tab.ask(ctx)
	defer done()
	if err := chromedp.Do(joined, chromedp.Navigate(url)); err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if s.closed() {
			return ErrBrowserLost
		}
		var load *chromedp.LoadError
		if errors.As(err, &load) || errors.Is(err, chromedp.ErrPageLoad) {
			return fmt.Errorf("%w: %s", ErrUnreachable, plainURL(url))
		}
		return fmt.Errorf("%w: %s: %w", ErrUnreachable, plainURL(url), err)
	}
	return nil
}

// ready waits until the top document is there and has been quiet for a moment.
func (s *session) ready(ctx context.Context) error {
	for {
		top, err := s.topFrame(ctx)
		if err == nil {
			_, err = call[bool](ctx, s.tab, top, "settle", map[string]int{"ms": quietMS})
		}
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case s.closed():
			return ErrBrowserLost
		case !errors.Is(err, errNoWorld):
			return err
		}
		if err := s.wait(ctx); err != nil {
			return err
		}
	}
}

// quietMS is how long a page must not change before it is read, milliseconds.
const quietMS = 120

// wait blocks until an event arrives, and leaves it in the mailbox.
func (s *session) wait(ctx context.Context) error {
	select {
	case <-s.mail.bell:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-s.lost:
		return ErrBrowserLost
	}
}

// topFrame is the frame of the tab's own document.
func (s *session) topFrame(ctx context.Context) (cdp.FrameID, error) {
	tree, err := s.frameTree(ctx, s.tab)
	if err != nil {
		return "", err
	}
	return tree.Frame.ID, nil
}

func (s *session) frameTree(ctx context.Context, l *link) (*page.FrameTree, error) {
	joined, done := l.ask(ctx)
	defer done()
	res, err := chromedp.Run(joined, func(ctx context.Context, t *chromedp.Target) (page.GetFrameTreeResult, error) {
		return cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil && s.closed():
		return nil, ErrBrowserLost
	case err != nil && (replaced(err) || dead(joined)):
		// The tab goes on as another one, or is closing: the event that says
		// which may come after this answer.
		return nil, errNoWorld
	case err != nil:
		return nil, fmt.Errorf("reading the page's frames: %w", err)
	}
	return res.FrameTree, nil
}

// attachFrames follows the tab's frames that run in processes of their own.
func (s *session) attachFrames(ctx context.Context, local map[cdp.FrameID]bool) error {
	joined, done := s.tab.join(ctx)
	infos, err := chromedp.Targets(joined)
	done()
	if err != nil {
		return fmt.Errorf("listing the page's frames: %w", err)
	}
	mine := func(info *target.Info) bool {
		return local[info.ParentFrameID] || slices.ContainsFunc(s.frames, func(l *link) bool { return cdp.FrameID(l.id) == info.ParentFrameID })
	}
	alive := map[target.ID]bool{}
	for again := true; again; {
		again = false
		for _, info := range infos {
			if info.Type != "iframe" || alive[info.TargetID] || !mine(info) {
				continue
			}
			alive[info.TargetID], again = true, true
			if slices.ContainsFunc(s.frames, func(l *link) bool { return l.id == info.TargetID }) {
				continue
			}
			chrome, cancel := chromedp.NewContext(s.tab.ctx, chromedp.WithTargetID(info.TargetID), chromedp.WithDetachOnCancel())
			l, err := newLink(ctx, chrome, cancel, info.TargetID, s.tell)
			if err != nil {
				cancel()
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				s.opts.Log.Debug().Err(err).Msg("a frame went away while it was attached")
				continue
			}
			s.frames = append(s.frames, l)
		}
	}
	s.frames = slices.DeleteFunc(s.frames, func(l *link) bool {
		if alive[l.id] {
			return false
		}
		go l.cancel() // detaching from a frame that is gone may take a while
		return true
	})
	return nil
}

// freshTabs are the tabs that opened since the last call.
func (s *session) freshTabs() []target.ID {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := s.fresh
	s.fresh = nil
	return out
}

// follow makes another tab the one the run works in.
func (s *session) follow(ctx context.Context, id target.ID) (*link, error) {
	chrome, cancel := chromedp.NewContext(s.browser.ctx, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel())
	l, err := newLink(ctx, chrome, cancel, id, s.tell)
	if err != nil {
		cancel()
		return nil, err
	}
	return l, nil
}
