package automation

import (
	"context"
	"fmt"

	protocol "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// BrowserVersion starts the browser without a window and asks what it is.
func BrowserVersion(ctx context.Context, path string) (string, error) {
	b, err := startBrowser(ctx, &Options{Chrome: path, Headless: true, Offline: true})
	if err != nil {
		return "", err
	}
	defer b.close()
	v, err := chromedp.CallBrowser(b.ctx, protocol.GetVersion, cdp.Empty{})
	if err != nil {
		return "", fmt.Errorf("asking the browser for its version: %w", err)
	}
	return v.Product, nil
}
