package automation

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// closeTimeout is how long a browser may take to end by itself.
const closeTimeout = 8 * time.Second

// browser is one Chrome process that lives until close.
type browser struct {
	ctx    context.Context //nolint:containedctx // chromedp carries browser and tab in it
	cancel context.CancelFunc
	dir    string // temporary profile folder to remove; empty when it stays
}

// startBrowser starts Chrome. It does not end with ctx: Ctrl-C ends the wait of
// a run, and the run then closes the browser itself.
func startBrowser(ctx context.Context, o *Options) (*browser, error) {
	b := &browser{}
	dir := o.DataDir
	if dir == "" {
		temp, err := os.MkdirTemp("", "autofill-chrome-")
		if err != nil {
			return nil, fmt.Errorf("folder for the browser: %w", err)
		}
		dir, b.dir = temp, temp
	} else if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("folder for the browser: %w", err)
	}
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.WithoutCancel(ctx), flags(o, dir)...)
	tab, cancelTab := chromedp.NewContext(alloc, chromedp.WithErrorf(quiet), chromedp.WithLogf(quiet))
	b.ctx = tab
	b.cancel = func() { cancelTab(); cancelAlloc() }
	go func() {
		select {
		case <-o.AtOnce: // nil: never
			b.cancel()
		case <-tab.Done():
		}
	}()
	started := make(chan error, 1)
	go func() { started <- chromedp.Do(tab) }()
	var err error
	select {
	case err = <-started:
	case <-ctx.Done():
		b.cancel()
		err := <-started
		b.remove()
		if err != nil {
			o.Log.Debug().Err(err).Msg("the browser was closed while it started")
		}
		return nil, context.Cause(ctx)
	}
	if err != nil {
		// chromedp.Cancel is for a browser that runs: here it would take the one
		// token for which cancel then waits for ever.
		b.cancel()
		b.remove()
		return nil, startError(err)
	}
	return b, nil
}

func quiet(string, ...any) {}

// startError turns what kept Chrome from starting into what the person can do.
func startError(err error) error {
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return ErrNoChrome
	case errors.Is(err, chromedp.ErrNoDisplay):
		return ErrNoDisplay
	default:
		return fmt.Errorf("starting Chrome: %w", err)
	}
}

// flags are chromedp's defaults without the two that switch protection off, and
// never without the bar that says software controls the browser.
func flags(o *Options, dir string) []chromedp.ExecAllocatorOption {
	opts := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	opts = append(opts,
		chromedp.Flag("disable-client-side-phishing-detection", false),
		chromedp.Flag("safebrowsing-disable-auto-update", false),
		chromedp.Flag("disable-popup-blocking", false),
		chromedp.UserDataDir(dir),
		chromedp.ModifyCmdFunc(ownGroup),
		chromedp.Flag("lang", "zh-CN"),
	)
	if o.Headless {
		opts = append(opts, chromedp.WindowSize(1280, 1000), chromedp.Flag("disable-gpu", true))
	} else {
		opts = append(opts, chromedp.VisibleWindow)
	}
	opts = append(opts, chromedp.Flag("enable-automation", true))
	if o.Offline {
		opts = append(opts,
			chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-quic", true),
			chromedp.Flag("no-proxy-server", true),
		)
	} else {
		opts = append(opts, chromedp.Flag("disable-background-networking", false))
	}
	if o.Chrome != "" {
		opts = append(opts, chromedp.ExecPath(o.Chrome))
	}
	return opts
}

// close ends Chrome and removes its temporary folder.
func (b *browser) close() {
	ctx, cancel := context.WithTimeout(b.ctx, closeTimeout)
	defer cancel()
	_ = chromedp.Cancel(ctx) // a browser that is gone already cannot be ended better
	b.cancel()
	b.remove()
}

// remove removes the temporary folder.
func (b *browser) remove() {
	if b.dir != "" {
		_ = os.RemoveAll(b.dir)
	}
}
