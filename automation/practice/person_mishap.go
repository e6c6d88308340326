package practice

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"

	"github.com/chromedp/chromedp"
)

// comeBack lets the time pass in which the site is too busy, as a person does
// who was told to try again later.
func (p *Person) comeBack() {
	p.site.mu.Lock()
	left := p.site.world.busyUntil.Sub(p.site.now())
	p.site.mu.Unlock()
	if left > 0 {
		p.site.Advance(left)
	}
}

// mend does what the reason of a refusal asks for, away from the browser. Scans
// are mended when they are uploaded, the amount when it is read.
func (p *Person) mend() {
	p.site.mu.Lock()
	defer p.site.mu.Unlock()
	for _, acc := range p.site.world.accounts {
		switch reason := acc.application.reason; {
		case strings.Contains(reason, "银行记录不一致"):
			p.site.world.branch[branchName] = true
		case strings.Contains(reason, "银联在线支付"):
			p.site.world.branch[branchOnline] = true
		}
	}
}

// app does on the phone what the page shows a code for, and says so to the page.
func (p *Person) app(h *hand) error {
	p.site.mu.Lock()
	p.site.verifyInApp()
	p.site.announce()
	p.site.mu.Unlock()
	return p.link(h)
}

// deposit is the line of the statement that a person takes for Alipay's: the
// newest, and after a wrong guess the one that says where it is from.
func deposit(statement []transfer, careful bool) (string, error) {
	for i := len(statement) - 1; i >= 0; i-- {
		if !careful || strings.HasPrefix(statement[i].From, "支付宝") {
			return statement[i].Amount, nil
		}
	}
	return "", ErrNoDeposit
}

// rescan uploads the whole spread of the passport where the photo page alone was
// refused.
func (p *Person) rescan(h *hand) error {
	const key = "passport.photo_page"
	p.site.mu.Lock()
	refused := false
	for _, acc := range p.site.world.accounts {
		refused = refused || acc.refusedScan != "" && acc.refusedScan == acc.application.digests[key]
	}
	before := len(p.site.record.of(key))
	p.site.mu.Unlock()
	if !refused {
		return nil
	}
	spread, err := drawSpread()
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(spread) }()
	c, ok := h.page.find(key)
	if !ok {
		return ErrNoTask
	}
	m := p.site.markup(h.page, c)
	ctx, css := h.ctx, "input[type=file]#"+m.id
	if h.page.scan == "" { // the file has a frame of its own
		frame, err := h.frameOf(fmt.Sprintf("iframe:has(+ input[name=%q])", m.name))
		if err != nil {
			return err
		}
		defer frame.done()
		ctx, css = frame.ctx, "input[type=file]"
	}
	if err := chromedp.Do(ctx, chromedp.SetUploadFiles(css, []string{spread})); err != nil {
		return fmt.Errorf("choosing the whole spread: %w", err)
	}
	return h.await(func() bool {
		for _, e := range p.site.record.of(key)[before:] {
			if e.Event == "submitted" && e.Accepted {
				return true
			}
		}
		return false
	})
}

// drawSpread makes a picture of two pages, for the file box to take.
func drawSpread() (string, error) {
	img := image.NewGray(image.Rect(0, 0, 120, 160))
	for i := range img.Pix {
		img.Pix[i] = 0xee
	}
	for x := range 120 {
		img.Set(x, 80, color.Gray{Y: 0x33})
	}
	f, err := os.CreateTemp("", "autofill-spread-*.png")
	if err != nil {
		return "", err
	}
	return f.Name(), errors.Join(png.Encode(f, img), f.Close())
}
