package practice

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/chromedp/cdproto/input"
)

// dragSteps are the moves of the mouse from one end of the slider to the other.
const dragSteps = 24

// drag pulls the captcha's handle to the right end and clicks the character
// that is asked for.
func (p *Person) drag(h *hand) error {
	nc := p.site.edition.page("captcha.slider")
	handle, shown := wanted{CSS: nc.handle, Frame: nc.frame}, wanted{CSS: nc.picture, Frame: nc.frame}
	at, err := h.locate(handle)
	if err != nil {
		return err
	}
	if _, err := h.address(); err != nil {
		return err
	}
	if err := h.over(handle, at.X, at.Y); err != nil {
		return err
	}
	if err := h.mouse(input.DispatchMouseEventTypeMousePressed, at.X, at.Y, 1); err != nil {
		return err
	}
	end := at.X
	for step := range dragSteps {
		end = at.X + float64((trackWidth-handleWidth)*(step+1))/dragSteps
		if err := h.moveHeld(end, at.Y); err != nil {
			return err
		}
	}
	if err := h.mouse(input.DispatchMouseEventTypeMouseReleased, end, at.Y, 1); err != nil {
		return err
	}
	picture, err := h.locate(shown)
	if err != nil {
		return err
	}
	token, mark, err := p.site.readMark(picture.Src)
	if err != nil {
		return err
	}
	x, y := picture.Left+float64(mark.X), picture.Top+float64(mark.Y)
	if err := h.over(shown, x, y); err != nil {
		return err
	}
	if err := h.pressUntil(x, y, func() bool { run := p.site.world.slides[token]; return run == nil || !run.passed.IsZero() }); err != nil {
		return err
	}
	box, err := h.box("captcha")
	if err != nil {
		return err
	}
	box.Value = &token
	_, err = h.locate(box)
	return err
}

// pressUntil presses at a point until the site has noticed, as people do when a
// page does not answer: a frame that has just grown loses a press.
func (h *hand) pressUntil(x, y float64, noticed func() bool) error {
	end := time.Now().Add(h.opts.Patience)
	for {
		if err := h.pressAt(x, y, 1); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(h.ctx, 4*glance)
		err := h.site.wait(ctx, noticed)
		cancel()
		if err == nil || h.ctx.Err() != nil || time.Now().After(end) {
			return err
		}
	}
}

// moveHeld moves the mouse with its left button down.
func (h *hand) moveHeld(x, y float64) error {
	return h.point(input.DispatchMouseEventParams{
		Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: 1,
	})
}

// readMark is where a person sees the character that the picture's caption asks for.
func (s *Site) readMark(src string) (token string, at mark, err error) {
	address, err := url.Parse(src)
	if err != nil {
		return "", mark{}, err
	}
	token = address.Query().Get("id")
	s.mu.Lock()
	defer s.mu.Unlock()
	run := s.world.slides[token]
	if run == nil || len(run.marks) == 0 {
		return "", mark{}, errors.New("the picture is not the site's")
	}
	return token, run.wanted(), nil
}
