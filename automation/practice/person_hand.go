package practice

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// locateJS is a function that finds a place in the window; it only looks.
//
//go:embed assets/locate.js
var locateJS string

// A hand is a person at one tab during one act.
type hand struct {
	*Person
	ctx  context.Context //nolint:containedctx // chromedp carries the tab in it, and a hand lives for one call
	page *page
	// returned says that the person came back already to a site that was busy.
	returned bool
}

// wanted says what to look for.
type wanted struct {
	CSS      string  `json:"css"`
	Frame    string  `json:"frame,omitempty"` // the frame of the page that it is in
	Enabled  bool    `json:"enabled,omitempty"`
	Focused  bool    `json:"focused,omitempty"`
	Hovered  bool    `json:"hovered,omitempty"` // the mouse must be over it
	Value    *string `json:"value,omitempty"`   // the value it must have; then it need not be seen
	Patience int64   `json:"patience"`          // milliseconds
}

// A place is where something is in the window.
type place struct {
	X        float64 `json:"x"` // its middle
	Y        float64 `json:"y"`
	Left     float64 `json:"left"` // of what is inside its border
	Top      float64 `json:"top"`
	Src      string  `json:"src"` // of a picture or frame
	Value    string  `json:"value"`
	Disabled bool    `json:"disabled"`
	Why      string  `json:"why"` // it was not found
}

// box is where a key's control is now.
func (h *hand) box(key string) (wanted, error) {
	c, ok := h.page.find(key)
	if !ok {
		return wanted{}, ErrNoTask
	}
	return h.where(c), nil
}

func (h *hand) where(c control) wanted {
	return wanted{CSS: "#" + h.site.markup(h.page, c).id, Frame: h.page.frame}
}

// await waits for something to happen at the site, with the person's patience.
func (h *hand) await(ready func() bool) error {
	ctx, cancel := context.WithTimeout(h.ctx, h.opts.Patience)
	defer cancel()
	return h.site.wait(ctx, ready)
}

// locate waits until the wanted thing can be used and returns its place in the
// window. Frames of the site's second origin have a process of their own, so
// they are looked at through their own target and then moved to where they are.
func (h *hand) locate(w wanted) (place, error) {
	if w.Frame == "" {
		return h.look(h.ctx, w)
	}
	inside, err := h.frameOf(w.Frame)
	switch {
	case errors.Is(err, errOwnFrame):
		return h.look(h.ctx, w)
	case err != nil:
		return place{}, err
	}
	defer inside.done()
	inner := w
	inner.Frame = ""
	found, err := h.look(inside.ctx, inner)
	if err != nil {
		return place{}, err
	}
	// Looking for something scrolls to it, and that moves the frame as well.
	frame, err := h.look(h.ctx, wanted{CSS: w.Frame})
	if err != nil {
		return place{}, err
	}
	found.X, found.Y = found.X+frame.Left, found.Y+frame.Top
	found.Left, found.Top = found.Left+frame.Left, found.Top+frame.Top
	return found, nil
}

// errOwnFrame says that a frame needs no target of its own.
var errOwnFrame = errors.New("the frame is of the page's origin")

// inside is a frame with a process of its own.
type inside struct {
	ctx  context.Context //nolint:containedctx // as in hand
	done context.CancelFunc
}

// frameOf attaches to a frame of the page, by its selector.
func (h *hand) frameOf(css string) (inside, error) {
	frame, err := h.look(h.ctx, wanted{CSS: css})
	if err != nil {
		return inside{}, err
	}
	address, err := url.Parse(frame.Src)
	if err != nil || address.Scheme+"://"+address.Host != h.site.frameURL() {
		return inside{}, errOwnFrame
	}
	ctx, done, err := h.inFrame(address)
	return inside{ctx, done}, err
}

// inFrame attaches to the frame with that address, once its script has run.
func (h *hand) inFrame(address *url.URL) (context.Context, context.CancelFunc, error) {
	key := address.Path + "?" + address.RawQuery
	if err := h.await(func() bool { return h.site.record.ready[key] }); err != nil {
		return nil, nil, fmt.Errorf("the dialog does not open: %w", err)
	}
	targets, err := chromedp.Targets(h.ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range targets {
		if t.Type == "iframe" && t.URL == address.String() {
			ctx, done := chromedp.NewContext(h.ctx, chromedp.WithTargetID(t.TargetID), chromedp.WithDetachOnCancel())
			return ctx, done, nil
		}
	}
	return nil, nil, errors.New("the dialog has no target of its own")
}

// look runs locate.js. A page that is just being replaced is looked at again.
func (h *hand) look(ctx context.Context, w wanted) (place, error) {
	end := time.Now().Add(h.opts.Patience)
	if deadline, ok := ctx.Deadline(); ok && deadline.Before(end) {
		end = deadline
	}
	for {
		w.Patience = time.Until(end).Milliseconds()
		text, err := json.Marshal(w)
		if err != nil {
			return place{}, err
		}
		expression := "(" + strings.TrimSpace(locateJS) + ")(" + string(text) + ")"
		found, err := chromedp.Run(ctx, chromedp.Evaluate[place](expression, chromedp.EvalAwaitPromise))
		switch {
		case replaced(err) && time.Now().Before(end):
			continue
		case err != nil:
			return place{}, fmt.Errorf("looking for %s: %w", w.CSS, err)
		case found.Why != "":
			return place{}, fmt.Errorf("looking for %s: %s", w.CSS, found.Why)
		}
		return found, nil
	}
}

// replaced reports whether an evaluation ended because its page did.
func replaced(err error) bool {
	var answer *cdproto.Error
	return errors.As(err, &answer) &&
		(strings.Contains(answer.Message, "navigated") || strings.Contains(answer.Message, "context"))
}

// click moves the mouse there and presses.
func (h *hand) click(w wanted) error { return h.press(w, 1) }

func (h *hand) press(w wanted, times int64) error {
	at, err := h.locate(w)
	if err != nil {
		return err
	}
	// Looking may have taken a while; the tab must still be the site's.
	if _, err := h.address(); err != nil {
		return err
	}
	if err := h.over(w, at.X, at.Y); err != nil {
		return err
	}
	return h.pressAt(at.X, at.Y, times)
}

// glance is how long the person waits for a frame to notice the mouse.
const glance = 250 * time.Millisecond

// over moves the mouse to a point of something in a frame until the frame has
// noticed. A browser knows for a moment only where a frame of another process
// was before it moved or grew, and what is pressed then is lost.
func (h *hand) over(w wanted, x, y float64) error {
	if w.Frame == "" {
		return nil
	}
	person := *h.Person
	person.opts.Patience = glance
	brief := &hand{Person: &person, ctx: h.ctx, page: h.page}
	w.Hovered = true
	end := time.Now().Add(h.opts.Patience)
	for nudge := 0; ; nudge++ {
		if err := h.mouse(input.DispatchMouseEventTypeMouseMoved, x+float64(nudge%2), y, 0); err != nil {
			return err
		}
		if _, err := brief.locate(w); err == nil || h.ctx.Err() != nil || time.Now().After(end) {
			return err
		}
	}
}

// pressAt moves the mouse to a point of the window and presses.
func (h *hand) pressAt(x, y float64, times int64) error {
	if err := h.mouse(input.DispatchMouseEventTypeMouseMoved, x, y, 0); err != nil {
		return err
	}
	for count := int64(1); count <= times; count++ {
		for _, kind := range []input.DispatchMouseEventType{
			input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased,
		} {
			if err := h.mouse(kind, x, y, count); err != nil {
				return err
			}
		}
	}
	return nil
}

// mouse is one event of the mouse; a count of clicks goes with the left button.
func (h *hand) mouse(kind input.DispatchMouseEventType, x, y float64, count int64) error {
	event := input.DispatchMouseEventParams{Type: kind, X: x, Y: y}
	if count > 0 {
		event.Button, event.ClickCount = input.MouseButtonLeft, count
	}
	return h.point(event)
}

// point says of an event of the mouse that it is a pen's, by which the record knows
// the person's presses from those of a program that fills the page.
func (h *hand) point(event input.DispatchMouseEventParams) error {
	event.PointerType = input.DispatchMouseEventPointerTypePen
	_, err := chromedp.Call(h.ctx, input.DispatchMouseEvent, event)
	return err
}

// key presses keys at whatever has the focus.
func (h *hand) key(keys string) error {
	if _, err := h.address(); err != nil {
		return err
	}
	return chromedp.Do(h.ctx, chromedp.KeyEvent(keys))
}

// fill clicks into a box, marks what is in it, and types over it.
func (h *hand) fill(w wanted, text string) error {
	// Three clicks mark the whole line.
	if err := h.press(w, 3); err != nil {
		return err
	}
	w.Focused = true
	if _, err := h.locate(w); err != nil {
		return err
	}
	if err := h.key(text); err != nil {
		return err
	}
	// The keys are on their way to the page when the browser answers.
	w.Value = &text
	_, err := h.locate(w)
	return err
}
