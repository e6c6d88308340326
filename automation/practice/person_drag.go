package practice

import (
	"errors"
	"net/url"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// dragSteps are the moves of the mouse from one end of the slider to the other.
const dragSteps = 24

// drag pulls the captcha's handle to the right end and clicks the character
// that is asked for.
func (p *Person) drag(h *hand) error {
	nc := p.site.edition.page("captcha.slider")
	at, err := h.locate(wanted{CSS: nc.handle, Frame: nc.frame})
	if err != nil {
		return err
	}
	if _, err := h.address(); err != nil {
		return err
	}
	if err := h.mouse(input.DispatchMouseEventTypeMouseMoved, at.X, at.Y, 0); err != nil {
		return err
	}
	if err := h.mouse(input.DispatchMouseEventTypeMousePressed, at.X, at.Y, 1); err != nil {
		return err
	}
	x := at.X
	for step := range dragSteps {
		x = at.X + float64((trackWidth-handleWidth)*(step+1))/dragSteps
		if err := h.moveHeld(x, at.Y); err != nil {
			return err
		}
	}
	if err := h.mouse(input.DispatchMouseEventTypeMouseReleased, x, at.Y, 1); err != nil {
		return err
	}
	picture, err := h.locate(wanted{CSS: nc.picture, Frame: nc.frame})
	if err != nil {
		return err
	}
	token, mark, err := p.site.readMark(picture.Src)
	if err != nil {
		return err
	}
	if err := h.pressAt(picture.Left+float64(mark.X), picture.Top+float64(mark.Y), 1); err != nil {
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

// moveHeld moves the mouse with its left button down.
func (h *hand) moveHeld(x, y float64) error {
	event := input.DispatchMouseEventParams{
		Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: 1,
	}
	_, err := chromedp.Call(h.ctx, input.DispatchMouseEvent, event)
	return err
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
