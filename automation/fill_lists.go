package automation

import (
	"context"
	"strings"

	"example.com/autofill/selectors"
)

// list is a list the page draws itself, as it is open: its choices, or columns
// of a sheet that are all there at once.
type list struct {
	Refused string               `json:"refused"`
	Options []selectors.Option   `json:"options"`
	Columns [][]selectors.Option `json:"columns"`
	Current string               `json:"current"`
}

// dropdown opens a list the page draws itself, chooses, and says what is to be
// read back.
func (f *filler) dropdown(ctx context.Context, i int) (*write, error) {
	a := &f.plan.Fields[i]
	at := f.view.at[a.Frame]
	if a.Control.Filled && !f.overwrite {
		f.verified[i] = true // chosen before, and nobody touched it since
		return nil, nil
	}
	if n, _, _ := f.pick(a.Control.Options, factKey(a)); n >= 0 && a.Control.Options[n].Selected {
		f.verified[i] = true // the native list behind it says so
		return nil, nil
	}
	order := map[string]any{"origins": f.origins(), "document": f.document(a.Frame), "ref": a.Ref, "overwrite": f.overwrite}
	open, err := call[list](ctx, at.link, at.frame, "openList", order)
	if err != nil {
		return nil, err
	}
	if open.Refused != "" {
		refuse(a, open.Refused)
		return nil, nil
	}
	if len(open.Columns) > 0 {
		return f.columns(ctx, i, open.Columns, order)
	}
	w := &write{Ref: a.Ref, Role: string(a.Control.Role), Option: -1, field: i}
	options := open.Options
	keys := f.levels(factKey(a))
	for level, key := range keys {
		n, text, why := f.pick(options, key)
		if n < 0 && level == 0 && selectors.Unloaded(options) {
			err := f.giveUp(ctx, a, notYet)
			a.Outcome = selectors.Refused
			return nil, err
		}
		if n < 0 {
			return nil, f.giveUp(ctx, a, why)
		}
		order["text"], order["more"] = text, level < len(keys)-1
		done, err := call[struct {
			Refused string             `json:"refused"`
			Current string             `json:"current"`
			Next    []selectors.Option `json:"next"`
		}](ctx, at.link, at.frame, "choose", order)
		if err != nil {
			return nil, err
		}
		if done.Refused != "" {
			refuse(a, done.Refused)
			return nil, nil
		}
		w.OptionText = text
		if options = done.Next; len(options) == 0 {
			break
		}
	}
	return w, nil
}

// columns turns the columns of a sheet to their choices and takes them. Nothing
// is taken unless every column has its choice.
func (f *filler) columns(ctx context.Context, i int, columns [][]selectors.Option, order map[string]any) (*write, error) {
	a := &f.plan.Fields[i]
	at := f.view.at[a.Frame]
	keys := f.columnKeys(factKey(a), len(columns))
	if len(keys) != len(columns) {
		return nil, f.giveUp(ctx, a, "its columns are not those of this field")
	}
	type turned struct {
		Refused string               `json:"refused"`
		Columns [][]selectors.Option `json:"columns"`
	}
	var texts []string
	for n, key := range keys {
		if n >= len(columns) {
			return nil, f.giveUp(ctx, a, "its columns changed")
		}
		m, text, why := f.pick(columns[n], key)
		if m < 0 {
			return nil, f.giveUp(ctx, a, why)
		}
		order["column"], order["text"] = n, text
		done, err := call[turned](ctx, at.link, at.frame, "picker.turn", order)
		if err != nil {
			return nil, err
		}
		if done.Refused != "" {
			return nil, f.giveUp(ctx, a, done.Refused)
		}
		columns, texts = done.Columns, append(texts, text)
	}
	done, err := call[turned](ctx, at.link, at.frame, "picker.take", order)
	if err != nil {
		return nil, err
	}
	if done.Refused != "" {
		return nil, f.giveUp(ctx, a, done.Refused)
	}
	return &write{Ref: a.Ref, Role: string(a.Control.Role), Option: -1, OptionText: strings.Join(texts, "\n"), field: i}, nil
}

// giveUp leaves a list as it is: closes it, and says why nothing was chosen.
func (f *filler) giveUp(ctx context.Context, a *selectors.Assignment, why string) error {
	a.Outcome = selectors.Missing
	a.Reasons = append(a.Reasons, why)
	at := f.view.at[a.Frame]
	_, err := call[bool](ctx, at.link, at.frame, "closeList", map[string]any{"ref": a.Ref})
	return err
}

// columnKeys are the facts that n columns ask for: a date's parts, a place's
// levels, or the fact itself.
func (f *filler) columnKeys(key string, n int) []string {
	switch {
	case n == 1:
		return []string{key}
	case isDateKey(key) && n == 3:
		return []string{key + ".year", key + ".month", key + ".day"}
	}
	return f.levels(key)
}

// levels are the facts a list asks for in turn: one, or those of a place that is
// chosen in columns.
func (f *filler) levels(key string) []string {
	var out []string
	for _, n := range []string{".1", ".2", ".3"} {
		if key == "address.region" && f.facts.Has(key+n) {
			out = append(out, key+n)
		}
	}
	if len(out) == 0 {
		return []string{key}
	}
	return out
}
