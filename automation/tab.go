package automation

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation/injected"
)

// worldName is the isolated world our scripts live in: the page's own scripts
// can neither see nor call them.
const worldName = "autofill"

// bindingName is what our scripts call to tell Go that something happened.
const bindingName = "autofillNotify"

// errNoWorld says that a frame has no document of ours yet, or not any more.
var errNoWorld = errors.New("the page is being replaced")

// link is one CDP session: a tab, or a frame of another site in its own process.
type link struct {
	ctx    context.Context //nolint:containedctx // chromedp carries the session in it
	cancel context.CancelFunc
	id     target.ID

	mu     sync.Mutex
	worlds map[cdp.FrameID]world
	life   context.Context //nolint:containedctx // of the page's process, see crash.go
	die    context.CancelCauseFunc
}

// world is a document's isolated world.
type world struct {
	id     runtime.ExecutionContextID
	unique string
}

// newLink prepares a session: scripts in an isolated world of every document,
// now and after every navigation, and a binding only that world can call.
func newLink(ctx context.Context, chrome context.Context, cancel context.CancelFunc, id target.ID, tell func(event)) (*link, error) {
	l := &link{ctx: chrome, cancel: cancel, id: id, worlds: map[cdp.FrameID]world{}}
	l.born()
	// The first call binds the session to its context: it must be the lasting one.
	stop := context.AfterFunc(ctx, cancel)
	err := chromedp.Do(chrome)
	if !stop() && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("attaching to the page: %w", err)
	}
	joined, done := l.join(ctx)
	defer done()
	if err := chromedp.Listen(chrome, func(ev any) { l.on(ev, tell) }); err != nil {
		return nil, fmt.Errorf("listening to the page: %w", err)
	}
	err = chromedp.Do(joined, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, runtime.AddBinding, runtime.AddBindingParams{Name: bindingName, ExecutionContextName: worldName}); err != nil {
			return err
		}
		now := true
		// Without it a page in a window behind the terminal, or in none, hears of
		// no focus. A frame's session may not know the command; its page's does.
		_, _ = cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: injected.All(), WorldName: worldName, RunImmediately: &now,
		})
		return err
	}))
	if err != nil {
		return nil, fmt.Errorf("preparing the page: %w", err)
	}
	return l, nil
}

// join gives a context that carries the session and ends with the caller's.
func (l *link) join(ctx context.Context) (context.Context, context.CancelFunc) {
	return joinTo(l.ctx, ctx)
}

func joinTo(session, ctx context.Context) (context.Context, context.CancelFunc) {
	joined, cancel := context.WithCancelCause(session)
	stop := context.AfterFunc(ctx, func() { cancel(context.Cause(ctx)) })
	return joined, func() { stop(); cancel(nil) }
}

// on keeps the table of worlds and passes on what may end a hand-off. It runs
// on the goroutine that reads from the browser, so it never calls back.
func (l *link) on(ev any, tell func(event)) {
	switch ev := ev.(type) {
	case *runtime.EventExecutionContextCreated:
		if ev.Context.Name != worldName {
			return
		}
		var aux struct {
			FrameID cdp.FrameID `json:"frameId"`
		}
		if json.Unmarshal(ev.Context.AuxData, &aux) != nil || aux.FrameID == "" {
			return
		}
		l.mu.Lock()
		l.worlds[aux.FrameID] = world{ev.Context.ID, ev.Context.UniqueID}
		l.mu.Unlock()
		tell(event{Kind: "world"})
	case *runtime.EventExecutionContextDestroyed:
		l.mu.Lock()
		for id, w := range l.worlds {
			if w.unique == ev.ExecutionContextUniqueID {
				delete(l.worlds, id)
			}
		}
		l.mu.Unlock()
	case *runtime.EventExecutionContextsCleared:
		l.mu.Lock()
		clear(l.worlds)
		l.mu.Unlock()
	case *runtime.EventBindingCalled:
		var e event
		if ev.Name == bindingName && json.Unmarshal([]byte(ev.Payload), &e) == nil {
			tell(e)
		}
	case *page.EventFrameNavigated:
		tell(event{Kind: "navigated"})
	case *page.EventNavigatedWithinDocument:
		tell(event{Kind: "navigated"})
	case *page.EventFrameDetached:
		l.mu.Lock()
		delete(l.worlds, ev.FrameID)
		l.mu.Unlock()
		tell(event{Kind: "frame"})
	case *inspector.EventTargetCrashed:
		l.crashed()
		tell(event{Kind: "crashed", link: l})
	case *inspector.EventTargetReloadedAfterCrash:
		l.born()
		tell(event{Kind: "navigated"})
	case *page.EventJavascriptDialogOpening:
		tell(event{Kind: "alert", ID: string(ev.Type), text: ev.Message, link: l})
	case *page.EventJavascriptDialogClosed:
		tell(event{Kind: "alert-closed"})
	}
}

// world is the world of a frame's document.
func (l *link) world(frame cdp.FrameID) (runtime.ExecutionContextID, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w, ok := l.worlds[frame]
	return w.id, ok
}

// call runs one of our functions in a frame's world with an argument that goes
// as JSON, waits for its promise and decodes what it returns.
func call[T any](ctx context.Context, l *link, frame cdp.FrameID, name string, arg any) (T, error) {
	var zero T
	id, ok := l.world(frame)
	if !ok {
		return zero, errNoWorld
	}
	args, err := jsonArgs(name, arg)
	if err != nil {
		return zero, err
	}
	yes := true
	return invoke[T](ctx, l, name, runtime.CallFunctionOnParams{
		FunctionDeclaration: injected.Call(),
		ExecutionContextID:  id,
		Arguments:           args,
		ReturnByValue:       &yes, AwaitPromise: &yes,
	})
}

// invoke sends a call and decodes its answer; fields Go does not know are an
// error, so that the two sides cannot drift apart unnoticed.
func invoke[T any](ctx context.Context, l *link, name string, params runtime.CallFunctionOnParams) (T, error) {
	var out T
	joined, done := l.ask(ctx)
	defer done()
	res, err := chromedp.Run(joined, func(ctx context.Context, t *chromedp.Target) (runtime.CallFunctionOnResult, error) {
		return cdp.Call(ctx, t, runtime.CallFunctionOn, params)
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return out, context.Cause(ctx)
	case err != nil && (replaced(err) || dead(joined)):
		return out, errNoWorld
	case err != nil:
		return out, fmt.Errorf("calling %s: %w", name, err)
	case res.ExceptionDetails != nil:
		return out, fmt.Errorf("calling %s: %s", name, exception(res.ExceptionDetails))
	}
	dec := json.NewDecoder(bytes.NewReader(res.Result.Value))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&out); err != nil {
		return out, fmt.Errorf("reading %s: %w", name, err)
	}
	return out, nil
}

// replaced reports whether a call failed because its document went away. What
// the browser says then depends on how far the document's end has come.
func replaced(err error) bool {
	if errors.Is(err, chromedp.ErrTargetDetached) {
		return true
	}
	for _, text := range []string{
		"Cannot find context", "context was destroyed", "Inspected target navigated", "uniqueContextId not found",
		"Couldn't parse value object", "Promise was collected", "Session with given id not found", "Target closed",
	} {
		if strings.Contains(err.Error(), text) {
			return true
		}
	}
	return false
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		first, _, _ := strings.Cut(d.Exception.Description, "\n")
		return first
	}
	return d.Text
}

// event is something that may end a wait. It never carries a value.
type event struct {
	Kind   string  `json:"kind"`
	ID     string  `json:"id"`
	Length int     `json:"length"`
	Layout *Layout `json:"layout"` // of the panel, when the person changed it

	link *link
	tab  target.ID
	text string // of a message, as the page says it
}

// mailbox keeps the newest events until somebody looks. Events of the same kind
// are one: what matters is that the page changed, not how often.
type mailbox struct {
	mu     sync.Mutex
	events []event
	bell   chan struct{}
}

func newMailbox() *mailbox { return &mailbox{bell: make(chan struct{}, 1)} }

func (m *mailbox) put(e event) {
	m.mu.Lock()
	same := len(m.events) > 0 && m.events[len(m.events)-1].Kind == e.Kind && m.events[len(m.events)-1].ID == e.ID
	if !same || e.Kind == "button" {
		m.events = append(m.events, e)
	}
	if len(m.events) > 256 {
		m.events = m.events[128:]
	}
	m.mu.Unlock()
	select {
	case m.bell <- struct{}{}:
	default:
	}
}

func (m *mailbox) take() []event {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := m.events
	m.events = nil
	return out
}
