package automation

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"example.com/autofill/automation/injected"
	"example.com/autofill/selectors"
)

// place says which session and frame a frame of a snapshot belongs to.
type place struct {
	link  *link
	frame cdp.FrameID
}

// view is a snapshot with the way back to its frames.
type view struct {
	selectors.Snapshot
	at map[string]place
}

// snapshot reads every frame of the tab, one evaluation each.
func (s *session) snapshot(ctx context.Context) (view, error) {
	v := view{at: map[string]place{}}
	tree, err := s.frameTree(ctx, s.tab)
	if err != nil {
		return v, err
	}
	local := map[cdp.FrameID]bool{}
	var walk func(t *page.FrameTree)
	walk = func(t *page.FrameTree) {
		local[t.Frame.ID] = true
		for _, c := range t.ChildFrames {
			walk(c)
		}
	}
	walk(tree)
	if err := s.attachFrames(ctx, local); err != nil {
		return v, err
	}
	ask := map[string]any{"selectors": s.opts.Set.Selectors()}
	if err := s.readTree(ctx, s.tab, tree, "", ask, &v); err != nil {
		return v, err
	}
	for _, l := range slices.Clone(s.frames) {
		sub, err := s.frameTree(ctx, l)
		if err != nil {
			if ctx.Err() != nil {
				return v, err
			}
			continue // the frame went away in between
		}
		if err := s.readTree(ctx, l, sub, s.parentOf(ctx, l), ask, &v); err != nil {
			return v, err
		}
	}
	v.NameByFrame()
	if len(v.Frames) == 0 || v.Frames[0].ID != string(tree.Frame.ID) {
		return v, errNoWorld
	}
	return v, nil
}

// maxFrames is how many documents of a tab are read. No form has as many; pages
// that mean no good have.
const maxFrames = 40

// readTree reads the frames of one session; a frame that is being replaced is
// left out, its next document rings again.
func (s *session) readTree(ctx context.Context, l *link, t *page.FrameTree, parent string, ask any, v *view) error {
	if len(v.Frames) >= maxFrames {
		v.Frames[0].Cut = true
		return nil
	}
	f, err := call[selectors.Frame](ctx, l, t.Frame.ID, "snapshot", ask)
	switch {
	case errors.Is(err, errNoWorld):
		return nil
	case err != nil && s.closed():
		return ErrBrowserLost
	case err != nil:
		return fmt.Errorf("reading the page: %w", err)
	}
	f.ID, f.Parent, f.Unloaded = string(t.Frame.ID), parent, t.Frame.UnreachableURL != ""
	f.Visible = parent == ""
	if parent != "" {
		o := s.owner(ctx, t.Frame.ID, v.at[parent])
		f.Visible, f.Box, f.Labels, f.Hits = o.Hidden == "" && o.seen, o.Box, o.Labels, o.Hits
		if i := slices.IndexFunc(v.Frames, func(o selectors.Frame) bool { return o.ID == parent }); i >= 0 {
			f.Visible = f.Visible && v.Frames[i].Visible
		}
	}
	v.Frames = append(v.Frames, f)
	v.at[f.ID] = place{l, t.Frame.ID}
	for _, c := range t.ChildFrames {
		if err := s.readTree(ctx, l, c, f.ID, ask, v); err != nil {
			return err
		}
	}
	return nil
}

// parentOf is the frame a frame of another process sits in.
func (s *session) parentOf(ctx context.Context, l *link) string {
	joined, done := s.tab.join(ctx)
	defer done()
	infos, err := chromedp.Targets(joined)
	if err != nil {
		return ""
	}
	for _, info := range infos {
		if info.TargetID == l.id {
			return string(info.ParentFrameID)
		}
	}
	return ""
}

// owner is what the document around a frame says of the frame's element.
type owner struct {
	Hidden string            `json:"hidden"`
	Box    selectors.Box     `json:"box"`
	Labels []selectors.Label `json:"labels"`
	Hits   []string          `json:"hits"`
	seen   bool              // whether the document answered
}

// owner asks the document around a frame whether a person can see the frame,
// and by which words.
func (s *session) owner(ctx context.Context, frame cdp.FrameID, parent place) owner {
	if parent.link == nil {
		return owner{}
	}
	id, ok := parent.link.world(parent.frame)
	if !ok {
		return owner{}
	}
	joined, done := parent.link.ask(ctx)
	defer done()
	object, err := chromedp.Run(joined, func(ctx context.Context, t *chromedp.Target) (runtime.RemoteObjectID, error) {
		o, err := cdp.Call(ctx, t, dom.GetFrameOwner, dom.GetFrameOwnerParams{FrameID: frame})
		if err != nil {
			return "", err
		}
		node, err := cdp.Call(ctx, t, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: o.BackendNodeID, ExecutionContextID: id})
		if err != nil {
			return "", err
		}
		return node.Object.ObjectID, nil
	})
	if err != nil {
		return owner{}
	}
	ask, err := json.Marshal(map[string]any{"selectors": s.opts.Set.FrameSelectors()})
	if err != nil {
		return owner{}
	}
	yes := true
	o, err := invoke[owner](ctx, parent.link, "owner", runtime.CallFunctionOnParams{
		FunctionDeclaration: injected.Owner(), ObjectID: object, ReturnByValue: &yes, Arguments: []*runtime.CallArgument{{Value: ask}},
	})
	o.seen = err == nil
	if err != nil && ctx.Err() == nil {
		s.opts.Log.Debug().Err(err).Msg("asking for the frame around a page")
	}
	return o
}
