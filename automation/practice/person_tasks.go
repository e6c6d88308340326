package practice

import (
	"errors"
	"fmt"
	"slices"

	"github.com/chromedp/chromedp"
)

// captcha reads the picture and types what it says, or drags the slider.
func (p *Person) captcha(h *hand) error {
	if c, _ := h.page.find("captcha"); c.slider {
		return p.drag(h)
	}
	box, err := h.box("captcha")
	if err != nil {
		return err
	}
	picture, err := h.locate(wanted{CSS: h.page.picture, Frame: h.page.frame})
	if err != nil {
		return err
	}
	text, ok := p.site.readCaptcha(picture.Src)
	if !ok {
		return errors.New("the picture is not the site's")
	}
	return h.fill(box, text)
}

// smsCode has a code sent, unless one is on its way, and types it.
func (p *Person) smsCode(h *hand) error {
	box, err := h.box("sms_code")
	if err != nil {
		return err
	}
	if h.page.sender != "" {
		if err := p.getCode(h); err != nil {
			return err
		}
	}
	// The newest SMS is the one that a person reads.
	p.site.mu.Lock()
	code, ok := "", false
	if sms := p.site.notesOf("sms"); len(sms) > 0 {
		code, ok = p.site.lastCode(sms[0].To)
	}
	p.site.mu.Unlock()
	if !ok {
		return errors.New("no code has come, or it can no longer be used")
	}
	return h.fill(box, code)
}

// getCode presses the grey button, which sleeps for a minute after a code has
// been sent, and waits until the site has sent one or said why not.
func (p *Person) getCode(h *hand) error {
	// Whoever comes back waits until the page has shown its refusal.
	press := wanted{CSS: h.page.sender, Frame: h.page.frame, Enabled: h.returned}
	button, err := h.locate(press)
	if err != nil || button.Disabled {
		return err
	}
	sent := func() []Entry { return p.site.record.of("sms") }
	p.site.mu.Lock()
	before := len(sent())
	p.site.mu.Unlock()
	if err := h.click(press); err != nil {
		return err
	}
	var answer Entry
	err = h.await(func() bool {
		now := sent()
		if len(now) > before {
			answer = now[before]
		}
		return len(now) > before
	})
	if err != nil {
		return fmt.Errorf("no code has come: %w", err)
	}
	if later := slices.Contains(answer.Errors, systemBusy); later && !h.returned {
		h.returned = true
		p.comeBack()
		return p.getCode(h)
	}
	if !answer.Accepted {
		return fmt.Errorf("the site sent no code: %s", answer.Errors)
	}
	return nil
}

// emailLink opens the mailbox in a new tab and presses the newest link there,
// which opens another tab. Both stay open.
func (p *Person) emailLink(h *hand) error {
	tab, done := chromedp.NewContext(h.ctx, chromedp.WithDetachOnCancel())
	defer done()
	if err := chromedp.Do(tab, chromedp.Navigate(p.site.URL()+"/practice/mailbox")); err != nil {
		return err
	}
	mailbox := &hand{Person: p, ctx: tab, page: h.page}
	if err := mailbox.click(wanted{CSS: ".practice-link"}); err != nil {
		return err
	}
	return h.await(func() bool {
		mails := p.site.notesOf("mail")
		su := p.site.world.activations[mails[0].credential()]
		return su == nil || su.active
	})
}

// password types every password of the page.
func (p *Person) password(h *hand) error {
	typed := map[string]string{"login.password": p.opts.LoginPassword, "payment.password": p.opts.PaymentPassword}
	found := false
	for _, c := range h.page.controls {
		if text := typed[c.key]; text != "" {
			found = true
			if err := h.fill(h.where(c), text); err != nil {
				return err
			}
		}
	}
	if !found {
		return ErrNoTask
	}
	return nil
}

// upload looks whether both scans have arrived.
func (p *Person) upload(h *hand) error {
	if err := p.rescan(h); err != nil {
		return err
	}
	for _, key := range []string{"passport.photo_page", "passport.entry_stamp"} {
		c, ok := h.page.find(key)
		if !ok {
			return ErrNoTask
		}
		if h.page.scan != "" {
			if _, err := h.locate(wanted{CSS: fmt.Sprintf(h.page.scan, p.site.markup(h.page, c).id)}); err != nil {
				return fmt.Errorf("%s has not been uploaded: %w", key, err)
			}
			continue
		}
		css := fmt.Sprintf("input[type=hidden][name=%q]", p.site.markup(h.page, c).name)
		if _, err := h.locate(wanted{CSS: css, Value: new("true")}); err != nil {
			return fmt.Errorf("%s has not been uploaded: %w", key, err)
		}
	}
	return nil
}

// agreement accepts the dialog, or ticks the box.
func (p *Person) agreement(h *hand) error {
	dialog := p.site.edition.page("signup.agreement")
	if dialog != nil && (h.page == dialog || h.page.asks) {
		return h.click(wanted{CSS: dialog.accept, Frame: dialog.frame})
	}
	box, err := h.box("agreement")
	if err != nil {
		return err
	}
	return h.click(box)
}

// link presses what leads on.
func (p *Person) link(h *hand) error {
	if h.page.name == "verify.refused" {
		p.mend()
	}
	css := h.page.link
	if css == "" {
		return ErrNoTask
	}
	return h.click(wanted{CSS: css})
}

// submit presses the button of the form. If it sleeps, the last box is left
// first, as the validator listens to that.
func (p *Person) submit(h *hand) error {
	css := h.page.submit
	if css == "" {
		return ErrNoTask
	}
	button := wanted{CSS: css, Frame: h.page.frame}
	place, err := h.locate(button)
	if err != nil {
		return err
	}
	if place.Disabled {
		if err := h.key("\t"); err != nil {
			return err
		}
	}
	button.Enabled = true
	return h.click(button)
}

// amount types the sum that arrived at the bank.
func (p *Person) amount(h *hand) error {
	sum, err := p.Amount(h.ctx)
	if err != nil {
		return err
	}
	box, err := h.box("deposit.amount")
	if err != nil {
		return err
	}
	return h.fill(box, sum)
}

// wait lets the days pass and comes back to the site.
func (p *Person) wait(h *hand) error {
	p.site.Advance(days)
	return p.link(h)
}
