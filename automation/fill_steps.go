package automation

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation/injected"
	"example.com/autofill/selectors"
)

// slow fills a control that needs more than one step. It returns what is to be
// read back, if anything was written.
func (f *filler) slow(ctx context.Context, i int) (w *write, err error) {
	a := &f.plan.Fields[i]
	if !a.Outcome.Fills() {
		return nil, nil
	}
	if !f.frameShows(ctx, a.Frame) {
		refuse(a, "hidden")
		return nil, nil
	}
	switch list := a.Control.Role == selectors.RoleDropdown; {
	case a.Control.Role == selectors.RoleFile:
		err = f.file(ctx, i)
	case a.Control.Role == selectors.RoleDate || list && isDateKey(factKey(a)):
		w, err = f.date(ctx, i)
	case list:
		w, err = f.dropdown(ctx, i)
	default:
		w, err = f.chained(ctx, i)
	}
	if errors.Is(err, errNoWorld) || err != nil && (ctx.Err() != nil || f.closed()) {
		return nil, err
	}
	if err != nil {
		refuse(a, err.Error())
		return nil, nil
	}
	return w, nil
}

// chainMS is how long a list may take to load after the one before it was
// chosen, milliseconds.
const chainMS = 4000

// chained fills a native list whose choices come after the one before it.
func (f *filler) chained(ctx context.Context, i int) (*write, error) {
	a := &f.plan.Fields[i]
	at := f.view.at[a.Frame]
	key := factKey(a)
	first := ""
	if len(a.Control.Options) > 1 {
		first = a.Control.Options[1].Text
	}
	ask := map[string]any{"ref": a.Ref, "first": first, "count": len(a.Control.Options), "ms": chainMS}
	if !selectors.Loading(&a.Control) {
		ask["count"] = -1
	}
	options, err := call[[]selectors.Option](ctx, at.link, at.frame, "waitOptions", ask)
	if err != nil {
		return nil, err
	}
	n, text, why := f.pick(options, key)
	if n < 0 {
		a.Outcome = selectors.Missing
		a.Reasons = append(a.Reasons, why)
		return nil, nil
	}
	w := write{Ref: a.Ref, Role: string(a.Control.Role), Option: n, OptionText: text, Overwrite: f.overwrite, field: i, Labels: words(&a.Control)}
	return &w, f.batch(ctx, a.Frame, []write{w})
}

// file gives a file to a file box, after the page's world checked origin and box.
func (f *filler) file(ctx context.Context, i int) error {
	a := &f.plan.Fields[i]
	at := f.view.at[a.Frame]
	id, ok := at.link.world(at.frame)
	if !ok {
		return errNoWorld
	}
	if a.Control.Length > 0 && !f.overwrite {
		f.verified[i] = a.Control.Filled
		if !a.Control.Filled {
			a.Outcome = selectors.Kept
		}
		return nil
	}
	order, err := jsonArgs("fileBox", map[string]any{"origins": f.origins(), "document": f.document(a.Frame), "ref": a.Ref})
	if err != nil {
		return err
	}
	path := f.reveal(a)
	joined, done := at.link.ask(ctx)
	defer done()
	err = chromedp.Do(joined, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		res, err := cdp.Call(ctx, t, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
			FunctionDeclaration: injected.Call(), ExecutionContextID: id, Arguments: order,
		})
		if err != nil {
			return err
		}
		if res.ExceptionDetails != nil {
			return errors.New(strings.TrimPrefix(exception(res.ExceptionDetails), "Error: "))
		}
		_, err = cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, ObjectID: res.Result.ObjectID})
		if err != nil {
			// The protocol's error would name the file.
			return errors.New("the browser did not take the file")
		}
		return nil
	}))
	switch {
	case err != nil && dead(joined):
		return errNoWorld
	case err != nil:
		return err
	}
	f.verified[i] = true
	return nil
}

// typeAmount writes the amount the person gave and confirmed into its box.
func (s *session) typeAmount(ctx context.Context, v *visit, step selectors.HumanStep, text string) error {
	at, ok := v.view.at[step.Frame]
	if !ok {
		return nil
	}
	f := &filler{session: s, view: v.view}
	res, err := call[struct {
		Refused string    `json:"refused"`
		Written []written `json:"written"`
	}](ctx, at.link, at.frame, "write", map[string]any{
		"origins": s.origins(), "document": f.document(step.Frame),
		"writes": []write{{Ref: step.Ref, Role: string(selectors.RoleText), Text: text, Option: -1}},
	})
	if err != nil {
		return fmt.Errorf("typing the amount: %w", err)
	}
	if res.Refused != "" {
		s.opts.Log.Warn().Str("why", res.Refused).Msg("the amount was not typed; type it yourself")
	}
	return nil
}
