package report

import (
	"cmp"
	"fmt"
	"strings"

	"example.com/autofill/selectors"
)

// broken lists the fields whose own selector did not serve, in the order of
// the pages, each once. A page without a definition has no selector that could
// break: there, being found by meaning is how it is meant to be.
func broken(pages []Page) []Broken {
	type place struct {
		page, selector string
		field          fieldID
	}
	list, seen := []Broken{}, map[place]int{}
	for _, p := range pages {
		if p.Page == "" {
			continue
		}
		ids := fieldIDs(p.Fields)
		for i, f := range p.Fields {
			if !f.Outcome.Broken() || f.ByMeaning {
				continue
			}
			b := breakage(p.Page, f)
			here := place{page: p.Page, selector: b.Selector, field: ids[i]}
			if at, again := seen[here]; again {
				list[at] = b // the page came back; the last look counts
				continue
			}
			seen[here] = len(list)
			list = append(list, b)
		}
	}
	return list
}

// breakage is what is to be said of a field whose selector did not serve.
func breakage(page string, f Field) Broken {
	b := Broken{
		Page: page, Key: f.Key, Part: f.Part, Confirm: f.Confirm, Outcome: f.Outcome,
	}
	b.Selector, b.Pos = culprit(f)
	if f.Outcome.Fills() {
		b.Used = f.Selector
	}
	b.Repair = repair(b, f)
	return b
}

// culprit is the selector to look at and its position. Where a control was hit
// and could not be used it is the one that hit, else the definition's first.
func culprit(f Field) (selector, pos string) {
	switch f.Outcome {
	case selectors.Covered, selectors.Hidden, selectors.Disabled, selectors.Refused:
		for _, t := range f.Tried {
			if t.Selector == f.Selector {
				return t.Selector, cmp.Or(t.Pos, f.Pos)
			}
		}
		if f.Selector != "" {
			return f.Selector, f.Pos
		}
	default:
	}
	if len(f.Tried) > 0 {
		return f.Tried[0].Selector, cmp.Or(f.Tried[0].Pos, f.Pos)
	}
	return f.Selector, f.Pos
}

// repair says in one sentence what to do about it. It names the file and line
// to edit where the definition is at fault, and what to do on the page where
// the page may be.
func repair(b Broken, f Field) string {
	edit, old := editAt(b), "`"+b.Selector+"`"
	if b.Selector == "" {
		old = "what is there"
	}
	switch b.Outcome {
	case selectors.Healed:
		if strings.HasPrefix(b.Selector, "label=") && f.Label != "" {
			return edit + ": add the page's words “" + f.Label + "” to label:, beside “" + strings.TrimPrefix(b.Selector, "label=") + "”."
		}
		if found := proposal(f); found != "" && found != b.Selector {
			return edit + ": add `" + found + "` before " + old + "."
		}
		return edit + ": add a selector that finds " + box(f) + " before " + old + "."
	case selectors.Ambiguous:
		if choices := candidates(f); choices != "" {
			return edit + ": add the right one of " + choices + " before " + old + "."
		}
		return edit + ": add a selector that hits the right box only before " + old + "."
	case selectors.Drifted:
		if found := f.Proposal; found != "" && found != b.Selector {
			return edit + ": replace " + old + ", which now hits another field, with `" + found + "`."
		}
		return edit + ": replace " + old + ", which now hits another field, with a selector of " + box(f) + "."
	case selectors.Missing:
		return edit + ": put a selector of " + box(f) + " before " + old +
			", or mark the field optional if the page no longer asks for it."
	case selectors.Covered:
		return "close what lies over the box and run again; if " + old +
			" is no longer the box a person uses, " + edit + "."
	case selectors.Hidden:
		return "open the part of the page that holds the box and run again; if " + old +
			" is no longer the box a person uses, " + edit + "."
	case selectors.Disabled:
		return "do first what the page wants before this box and run again; if " + old +
			" is no longer the box a person uses, " + edit + "."
	case selectors.Refused:
		return "compare the box with your profile; if the page changes every value put there, " +
			edit + ": type, widget or maxlength no longer fits."
	default:
		return ""
	}
}

// proposal is a CSS selector that finds the control, when one is known. What
// was found by its words has none of its own.
func proposal(f Field) string {
	if f.Proposal == "" && !strings.HasPrefix(f.Selector, "label=") {
		return f.Selector
	}
	return f.Proposal
}

// editAt says where to edit: at the file and line when they are known.
func editAt(b Broken) string {
	if b.Pos != "" {
		return "edit " + fileLine(b.Pos)
	}
	return fmt.Sprintf("edit %s in the definition of %s", fieldName(b.Key, b.Part, b.Confirm), b.Page)
}

// fileLine is pos without its column, the form editors open.
func fileLine(pos string) string {
	parts := strings.Split(pos, ":")
	if n := len(parts); n >= 3 && digits(parts[n-1]) && digits(parts[n-2]) {
		return strings.Join(parts[:n-1], ":")
	}
	return pos
}

// digits reports whether s is a number.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// box names the box of a field for a person who looks for it on the page.
func box(f Field) string {
	if f.Label != "" {
		return "the box “" + f.Label + "”"
	}
	return "the box for " + fieldName(f.Key, f.Part, f.Confirm)
}

// candidates lists up to three selectors of what else could be meant.
func candidates(f Field) string {
	var list []string
	for _, c := range f.Candidates {
		if c.Selector != "" && len(list) < 3 {
			list = append(list, "`"+c.Selector+"`")
		}
	}
	return strings.Join(list, ", ")
}

// fieldName is a field as it is shown: birth_date (year), email (again).
func fieldName(key, part string, confirm bool) string {
	switch {
	case part != "" && confirm:
		return key + " (" + part + ", again)"
	case part != "":
		return key + " (" + part + ")"
	case confirm:
		return key + " (again)"
	default:
		return key
	}
}
