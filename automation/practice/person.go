package practice

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Errors of the scripted person.
var (
	ErrNotPractice = errors.New("the practice person acts on its own practice site only")
	ErrNoTask      = errors.New("there is nothing of that kind to do on this page")
	ErrNoDeposit   = errors.New("no deposit has arrived yet")
)

// days is how far the person lets the clock run when something takes one or
// two days.
const days = 48 * time.Hour

// PersonOptions say what a person knows by heart.
type PersonOptions struct {
	LoginPassword   string // default Password
	PaymentPassword string // default 142857
	// Patience is how long the person looks for something before giving up;
	// the default is 30 seconds. The context may end it earlier.
	Patience time.Duration
}

// A Person does on a practice site what belongs to a human, with the same
// input events: it moves the mouse, presses and types. It looks at the page by
// script, but it changes nothing that way.
type Person struct {
	site *Site
	opts PersonOptions
}

// NewPerson returns a person for the site.
func NewPerson(s *Site, opts PersonOptions) *Person {
	if opts.LoginPassword == "" {
		opts.LoginPassword = Password
	}
	if opts.PaymentPassword == "" {
		opts.PaymentPassword = "142857"
	}
	if opts.Patience == 0 {
		opts.Patience = 30 * time.Second
	}
	return &Person{site: s, opts: opts}
}

// task is one thing to do on a page.
type task func(p *Person, h *hand) error

// tasks are the kinds that do the same everywhere.
var tasks = map[string]task{
	"captcha":    (*Person).captcha,
	"sms_code":   (*Person).smsCode,
	"email_link": (*Person).emailLink,
	"password":   (*Person).password,
	"upload":     (*Person).upload,
	"agreement":  (*Person).agreement,
	"link":       (*Person).link,
	"submit":     (*Person).submit,
	"amount":     (*Person).amount,
	"wait":       (*Person).wait,
	"app":        (*Person).app,
}

// Act does what a human does on a page for a kind of pause. ctx is the
// chromedp context of the tab. What leads on is pressed and not waited for.
func (p *Person) Act(ctx context.Context, pageName, kind string) error {
	h := &hand{Person: p, ctx: ctx, page: p.site.edition.page(pageName)}
	do := tasks[kind]
	if h.page == nil || do == nil {
		return fmt.Errorf("%w: %s on %s", ErrNoTask, kind, pageName)
	}
	p.comeBack()
	defer h.letGo()()
	if err := h.begin(); err != nil {
		return fmt.Errorf("%s on %s: %w", kind, pageName, err)
	}
	if err := do(p, h); err != nil {
		return fmt.Errorf("%s on %s: %w", kind, pageName, err)
	}
	return nil
}

// Amount reads the deposit off the practice bank's statement.
func (p *Person) Amount(context.Context) (string, error) {
	p.site.mu.Lock()
	defer p.site.mu.Unlock()
	return deposit(p.site.world.statement, p.site.world.wrongGuess)
}

// letGo has the hand stop when the browser is gone: nothing answers it any more,
// and its context may live on. What it returns ends the watch.
func (h *hand) letGo() (done func()) {
	ctx, stop := context.WithCancel(h.ctx)
	h.ctx = ctx
	chrome := chromedp.FromContext(ctx)
	if chrome == nil || chrome.Browser == nil {
		return stop
	}
	go func() {
		select {
		case <-chrome.Browser.LostConnection:
			stop()
		case <-ctx.Done():
		}
	}()
	return stop
}

// begin looks at the right tab and makes sure that it shows the right page.
func (h *hand) begin() error {
	address, err := h.address()
	if err != nil {
		return err
	}
	if at := h.site.edition.at(address.Path); !h.page.framed && at != h.page {
		return fmt.Errorf("%w: the tab shows %s", ErrNoTask, address.Path)
	}
	_, err = chromedp.Call(h.ctx, cdppage.BringToFront, cdp.Empty{})
	return err
}

// address is what the tab shows, which must be a page of the site. It is asked
// of the browser, since a page could say anything.
func (h *hand) address() (*url.URL, error) {
	tree, err := chromedp.Call(h.ctx, cdppage.GetFrameTree, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	address, err := url.Parse(tree.FrameTree.Frame.URL)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotPractice, err)
	}
	if !slices.Contains(h.site.Origins(), address.Scheme+"://"+address.Host) ||
		!slices.Contains(h.site.Origins(), tree.FrameTree.Frame.SecurityOrigin) {
		return nil, fmt.Errorf("%w, not on %s", ErrNotPractice, tree.FrameTree.Frame.SecurityOrigin)
	}
	return address, nil
}
