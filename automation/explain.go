package automation

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.com/autofill/automation/injected"
	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// chip is what one text of the page says.
type chip struct {
	Text string `json:"en"`
	Note string `json:"note"`
	Full bool   `json:"full"`
	// Pinyin is how a text is read that is not known in full; the person asks for it.
	Pinyin string `json:"py,omitempty"`
}

// mark frames one control.
type mark struct {
	Ref   int    `json:"ref"`
	State string `json:"state"` // filled, check, yours, problem
	Text  string `json:"text"`
	Note  string `json:"note"` // advice, shown while the person is at the control
	Now   bool   `json:"now"`  // what the person does now: its advice stays
}

// A frame smaller than this, CSS pixels, has no room for a word of English.
const (
	minFrameWidth  = 80
	minFrameHeight = 24
)

// explain lays English over every frame of the page. The page's own text is
// never touched. A frame that goes away meanwhile is no error.
func (s *session) explain(ctx context.Context, v view) error {
	for _, f := range v.Frames {
		if !f.Visible || f.Parent != "" && (f.Box.Width < minFrameWidth || f.Box.Height < minFrameHeight) {
			continue
		}
		at := v.at[f.ID]
		_, hidden := s.arrangement()
		if _, err := call[any](ctx, at.link, at.frame, "overlay.start", map[string]any{
			"css": injected.OverlayCSS(), "hidden": hidden, "language": s.words.language(),
		}); err != nil {
			if errors.Is(err, errNoWorld) {
				continue
			}
			return fmt.Errorf("overlay: %w", err)
		}
		texts, err := call[[]string](ctx, at.link, at.frame, "overlay.texts", nil)
		if errors.Is(err, errNoWorld) {
			continue
		} else if err != nil {
			return fmt.Errorf("overlay: %w", err)
		}
		if len(texts) == 0 {
			continue
		}
		entries := make(map[string]chip, len(texts))
		for _, t := range texts {
			c, _ := s.words.explain(t)
			if !c.Full {
				c.Pinyin = spell(t)
			}
			entries[t] = c
		}
		if _, err := call[any](ctx, at.link, at.frame, "overlay.explain", map[string]any{"entries": entries}); err != nil && !errors.Is(err, errNoWorld) {
			return fmt.Errorf("overlay: %w", err)
		}
	}
	return nil
}

// speech explains texts in a language, and in English what that one does not have.
type speech []*selectors.Glossary

func newSpeech(set *selectors.Set, language string) speech {
	var s speech
	for _, l := range []string{language, selectors.English} {
		if g := set.In(l); g != nil && (len(s) == 0 || l != language) {
			s = append(s, g.WithNames(profiles.ProperNames(l)))
		}
	}
	return s
}

// language is the code of the language that comes first.
func (s speech) language() string {
	if len(s) == 0 {
		return selectors.English
	}
	return s[0].Language
}

// english is the same for what the program says itself.
func (s speech) english() speech { return s[max(len(s)-1, 0):] }

// explain says what a text means: all of it, from the glossary or as the name of
// a place, a country or a bank. What is known in part only is marked as that.
func (s speech) explain(text string) (chip, bool) {
	var partly selectors.Explanation
	for _, g := range s {
		e := g.Explain(text)
		if e.Text != "" && e.Full {
			return chip{Text: e.Text, Note: e.Note, Full: true}, true
		}
		if name, ok := properName(g.Language, strings.TrimSpace(text)); ok {
			return chip{Text: name, Full: true}, true
		}
		if partly.Text == "" {
			partly = e
		}
	}
	if !strings.ContainsFunc(partly.Text, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) {
		return chip{}, false
	}
	return chip{Text: partly.Text, Note: partly.Note}, true
}

// properName is the name of a place in pinyin, of a country in the language, of
// a bank as it calls itself abroad.
func properName(language, text string) (string, bool) {
	if name, ok := profiles.PlaceName(text); ok {
		return name, true
	}
	if name, ok := profiles.CountryNameIn(language, text); ok {
		return name, true
	}
	return profiles.BankName(text)
}

// marks frames what was filled, what to check and what is the person's.
func (s *session) marks(ctx context.Context, look *visit, now int) error {
	v, plan := look.view, &look.plan
	by := map[string][]mark{}
	doing := "" // the frame of what is to be done now
	for _, a := range plan.Fields {
		if a.Ref < 0 {
			continue
		}
		m := mark{Ref: a.Ref, State: "problem", Text: a.Outcome.Explain(), Note: look.note(a)}
		switch {
		case a.Outcome.Fills() && (a.Check || a.Outcome == selectors.Healed):
			m.State, m.Text = "check", "check this"
		case a.Outcome.Fills():
			m.State, m.Text = "filled", "filled"
		case a.Outcome == selectors.Kept:
			m.State, m.Text = "check", "left as it is"
		}
		by[a.Frame] = append(by[a.Frame], m)
	}
	for n, h := range plan.Human {
		if h.Ref < 0 {
			continue
		}
		m := mark{Ref: h.Ref, State: "yours", Text: "yours: " + shortSay(h.Kind), Note: h.Note}
		if n == now {
			m.Text, m.Now = "now: "+shortSay(h.Kind), true
			doing = h.Frame
		}
		by[h.Frame] = append(by[h.Frame], m)
	}
	for _, f := range v.Frames {
		if !f.Visible {
			continue
		}
		list := by[f.ID]
		if list == nil {
			list = []mark{}
		}
		args := map[string]any{"marks": list}
		if within, ok := v.within(doing); ok && f.Parent == "" {
			args["frame"] = within
		}
		at := v.at[f.ID]
		if _, err := call[any](ctx, at.link, at.frame, "overlay.marks", args); err != nil && !errors.Is(err, errNoWorld) {
			return fmt.Errorf("overlay: %w", err)
		}
	}
	return nil
}

// within is where the frame is, of those in the page itself, that a frame is or is in.
func (v view) within(id string) (selectors.Box, bool) {
	for range v.Frames {
		i := slices.IndexFunc(v.Frames, func(f selectors.Frame) bool { return f.ID == id })
		if i < 0 || v.Frames[i].Parent == "" {
			break
		}
		if v.Frames[i].Parent == v.Frames[0].ID {
			return v.Frames[i].Box, true
		}
		id = v.Frames[i].Parent
	}
	return selectors.Box{}, false
}

// note is the definition's advice at a field.
func (v *visit) note(a selectors.Assignment) string {
	if v.page.Definition == nil {
		return ""
	}
	f, _ := v.page.Definition.Fields.Get(a.Key)
	return f.Note
}

// button is one of the panel's.
type button struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Key  string `json:"key"`
}

// panel shows the step in the page itself.
func (s *session) panel(ctx context.Context, v view, title, step, say, tone string, lines []string, buttons []button) error {
	if len(v.Frames) == 0 {
		return nil
	}
	if lines == nil {
		lines = []string{}
	}
	at := v.at[v.Frames[0].ID]
	layout, _ := s.arrangement()
	_, err := call[any](ctx, at.link, at.frame, "panel.show", map[string]any{
		"css": injected.PanelCSS(), "title": title, "step": step, "say": say, "tone": tone, "lines": lines,
		"buttons": append(slices.Clip(buttons), button{"hide", "Hide", "F9"}), "layout": layout,
	})
	if err != nil && !errors.Is(err, errNoWorld) {
		return fmt.Errorf("panel: %w", err)
	}
	return nil
}
