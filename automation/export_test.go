package automation

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"example.com/autofill/selectors"
)

// Bench is one tab on one page, for benchmarks of the parts of a visit.
type Bench struct {
	run *run
	v   visit
}

// OpenBench starts a browser and reads the page at opts.URL.
func OpenBench(ctx context.Context, opts Options) (*Bench, error) {
	s, err := openSession(ctx, &opts)
	if err != nil {
		return nil, err
	}
	b := &Bench{run: &run{session: s, log: opts.Log}}
	if err := s.open(ctx, opts.URL); err != nil {
		s.close()
		return nil, err
	}
	if err := b.run.look(ctx, &b.v); err != nil {
		s.close()
		return nil, err
	}
	return b, nil
}

// Close ends the browser.
func (b *Bench) Close() { b.run.close() }

// Page is what the page was recognised as.
func (b *Bench) Page() string { return b.v.page.Page() }

// Snapshot reads the page once more.
func (b *Bench) Snapshot(ctx context.Context) (selectors.Snapshot, error) {
	v, err := b.run.snapshot(ctx)
	return v.Snapshot, err
}

// Decide recognises and plans what was read.
func (b *Bench) Decide() { b.run.decide(&b.v, b.v.view) }

// Plan is the plan of what was read.
func (b *Bench) Plan() selectors.Plan { return b.v.plan }

// Fill fills the page as it was planned, over what stands there.
func (b *Bench) Fill(ctx context.Context) error {
	b.Decide()
	return b.run.fill(ctx, b.v.view, &b.v.plan, b.v.ok, true)
}

// Bare writes texts by id in the page's own world, with one evaluation and
// nothing else: what a script does that knows the page.
func (b *Bench) Bare(ctx context.Context, values map[string]string) error {
	joined, done := b.run.tab.join(ctx)
	defer done()
	script := "(() => { let n = 0; const write = (id, v) => { const el = document.getElementById(id); if (!el) return; el.value = v; el.dispatchEvent(new Event('input', { bubbles: true })); el.dispatchEvent(new Event('change', { bubbles: true })); n++; };"
	for id, v := range values {
		script += fmt.Sprintf("write(%q, %q);", id, v)
	}
	n, err := chromedp.Run(joined, chromedp.Evaluate[int](script+"return n; })()"))
	if err == nil && n != len(values) {
		err = fmt.Errorf("wrote %d of %d", n, len(values))
	}
	return err
}

// Goto opens another page in the same tab, and reads it once.
func (b *Bench) Goto(ctx context.Context, url string) error {
	if err := b.run.open(ctx, url); err != nil {
		return err
	}
	v, err := b.run.snapshot(ctx)
	b.v = visit{view: v}
	return err
}

// Visit opens another page in the same tab, reads it and plans it.
func (b *Bench) Visit(ctx context.Context, url string) error {
	if err := b.run.open(ctx, url); err != nil {
		return err
	}
	b.v = visit{}
	return b.run.look(ctx, &b.v)
}

// Words are all Chinese texts of the page's frames, as testdata/words.js finds
// them.
func (b *Bench) Words(ctx context.Context) ([]string, error) {
	all, err := everywhere[[]string](ctx, b, "testdata/words.js")
	return slices.Concat(all...), err
}

// Placed is how the layer's words stand in the frames of a page.
type Placed struct {
	Wrong  []string `json:"wrong"`
	Labels []string `json:"labels"`
	// Signs are the texts for whose words there was no room, None how many had not
	// even room for a sign.
	Signs []string `json:"signs"`
	None  int      `json:"none"`
}

// Placed lays all over the page as at a pause and says how it stands in each
// frame, as testdata/placed.js finds it.
func (b *Bench) Placed(ctx context.Context) ([]Placed, error) {
	// What is filled changes the page; what comes while it is shown is shown too.
	for _, step := range []func(context.Context) error{b.Fill, b.Show, b.Look, b.Show} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return everywhere[Placed](ctx, b, "testdata/placed.js")
}

// everywhere calls the function of a file in our world of every frame that shows.
func everywhere[T any](ctx context.Context, b *Bench, file string) (all []T, err error) {
	script, err := os.ReadFile(file) //nolint:gosec // a file of the tests
	if err != nil {
		return nil, err
	}
	for _, f := range b.v.view.Frames {
		at := b.v.view.at[f.ID]
		id, ok := at.link.world(cdp.FrameID(f.ID))
		if !ok {
			return nil, errNoWorld
		}
		yes := true
		one, err := invoke[T](ctx, at.link, file, runtime.CallFunctionOnParams{
			FunctionDeclaration: string(script), ExecutionContextID: id, ReturnByValue: &yes, AwaitPromise: &yes,
		})
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// layer is what our layer over one frame shows.
type layer struct {
	Chips []struct {
		Text string `json:"text"`
		En   string `json:"en"`
		Side string `json:"side"`
		Box  any    `json:"box"`
	} `json:"chips"`
	Marks []struct {
		State  string `json:"state"`
		Text   string `json:"text"`
		Note   string `json:"note"`
		Advice string `json:"advice"`
		Box    any    `json:"box"`
		Badge  any    `json:"badge"`
		Card   any    `json:"card"`
	} `json:"marks"`
	List    any `json:"list"`
	Reading any `json:"reading"`
	Said    any `json:"said"`
}

// Chips lays the words over the page and waits until some are drawn; they are
// what the page's texts say, by text.
func (b *Bench) Chips(ctx context.Context) (map[string]string, error) {
	if err := b.run.explain(ctx, b.v.view); err != nil {
		return nil, err
	}
	top := b.v.view.at[b.v.view.Frames[0].ID]
	for ctx.Err() == nil {
		drawn, err := call[layer](ctx, top.link, top.frame, "overlay.boxes", nil)
		if err != nil {
			return nil, err
		}
		out := map[string]string{}
		for _, c := range drawn.Chips {
			out[c.Text] = c.En
		}
		if len(out) > 0 {
			return out, nil
		}
	}
	return nil, ctx.Err()
}

// Advice marks the page's controls and waits until want is drawn, in whichever
// frame; it is what is said at each of them. When want does not come before ctx
// ends, it is what came.
func (b *Bench) Advice(ctx context.Context, want string) (all []string, err error) {
	if err := b.run.explain(ctx, b.v.view); err != nil {
		return nil, err
	}
	if err := b.run.marks(ctx, &b.v, 0); err != nil {
		return nil, err
	}
	for ctx.Err() == nil {
		var notes []string
		for _, f := range b.v.view.Frames {
			at := b.v.view.at[f.ID]
			drawn, err := call[layer](ctx, at.link, at.frame, "overlay.boxes", nil)
			if err != nil {
				return all, err
			}
			for _, m := range drawn.Marks {
				if m.Note != "" {
					notes = append(notes, m.Note)
				}
			}
		}
		if all = notes; strings.Contains(strings.Join(all, "\n"), want) {
			return all, nil
		}
	}
	return all, ctx.Err()
}

// Show puts the step into the page's panel, as at a pause.
func (b *Bench) Show(ctx context.Context) error {
	steps := b.v.plan.Human
	if len(steps) == 0 {
		steps = []selectors.HumanStep{{Human: selectors.Human{Kind: selectors.KindPage}, Ref: -1}}
	}
	b.run.show(ctx, &b.v, Pause{Page: b.v.page.Page(), Kind: steps[0].Kind, Say: sentence(steps[0]), Number: 1, Of: len(steps), Hint: b.v.hint, Troubles: b.v.wrong}, 0)
	return b.run.explain(ctx, b.v.view)
}

// Picture is what the person sees, when frames that were asked for are drawn.
func (b *Bench) Picture(ctx context.Context) ([]byte, error) {
	joined, done := b.run.tab.join(ctx)
	defer done()
	const drawn = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(1), 100))))"
	if _, err := chromedp.Run(joined, chromedp.Evaluate[int](drawn, chromedp.EvalAwaitPromise)); err != nil {
		return nil, err
	}
	return chromedp.Run(joined, chromedp.CaptureScreenshot())
}

// Spoken is what a chip says for a text.
func Spoken(set *selectors.Set, language, text string) (said string, full bool) {
	c, _ := newSpeech(set, language).explain(text)
	return c.Text, c.Full
}

// Spell is how a text is read.
func Spell(text string) string { return spell(text) }

// Speech explains texts in one language, without English for what it lacks.
func Speech(set *selectors.Set, language string) func(text string) (said string, full bool) {
	s := newSpeech(set, language)[:1]
	return func(text string) (string, bool) {
		c, _ := s.explain(text)
		return c.Text, c.Full
	}
}

// InPage is what reading the page costs in the page, without the way to it.
type InPage struct {
	Elements       int
	Snapshot, Bare float64 // milliseconds
	Sum            float64
}

// InPage runs testdata/bench.js beside our own scripts.
func (b *Bench) InPage(ctx context.Context) (InPage, error) {
	script, err := os.ReadFile("testdata/bench.js")
	if err != nil {
		return InPage{}, err
	}
	top := b.v.view.at[b.v.view.Frames[0].ID]
	id, ok := top.link.world(cdp.FrameID(b.v.view.Frames[0].ID))
	if !ok {
		return InPage{}, errNoWorld
	}
	args, err := jsonArgs("bench", map[string]any{"selectors": b.run.opts.Set.Selectors()})
	if err != nil {
		return InPage{}, err
	}
	yes := true
	return invoke[InPage](ctx, top.link, "bench", runtime.CallFunctionOnParams{
		FunctionDeclaration: string(script), ExecutionContextID: id, Arguments: args, ReturnByValue: &yes,
	})
}

// Look reads the page again.
func (b *Bench) Look(ctx context.Context) error { return b.run.look(ctx, &b.v) }
