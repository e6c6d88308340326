package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"example.com/autofill/selectors"
)

// The page is all markup; the functions it calls stand below.
//
//go:embed report.gohtml
var reportHTML string

// The style goes into the page, so that the report is one file to send.
//
//go:embed report.css
var reportCSS string

// layout is parsed once; a mistake in it fails every test.
var layout = template.Must(template.New(HTMLFile).Funcs(template.FuncMap{
	"css":       func() template.CSS { return template.CSS(reportCSS) },
	"exit":      exitWords,
	"field":     func(f Field) string { return fieldName(f.Key, f.Part, f.Confirm) },
	"brokenOf":  func(b Broken) string { return fieldName(b.Key, b.Part, b.Confirm) },
	"handoff":   handoffName,
	"tone":      tone,
	"explain":   selectors.Outcome.Explain,
	"look":      Field.needsLook,
	"ordered":   brokenFirst,
	"language":  language,
	"decimal":   decimal,
	"clock":     clock,
	"lasted":    lasted,
	"pictured":  pictured,
	"codeParts": codeParts,
	"add":       func(a, b int) int { return a + b },
}).Parse(reportHTML))

// HTML is report.html: one file without scripts or anything from elsewhere;
// pictures of pages lie beside it.
func (r *Report) HTML() ([]byte, error) {
	var out bytes.Buffer
	if err := layout.Execute(&out, r); err != nil {
		return nil, fmt.Errorf("report as HTML: %w", err)
	}
	return out.Bytes(), nil
}

// tone is the colour of an outcome: good, look, bad or quiet. The outcome's
// word always stands beside it.
func tone(o selectors.Outcome) string {
	switch {
	case o == selectors.Kept:
		return "quiet"
	case o.Fills() && o.Broken():
		return "look"
	case o.Fills():
		return "good"
	default:
		return "bad"
	}
}

// brokenFirst is the fields of a page in its order, broken ones before others.
func brokenFirst(fields []Field) []Field {
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(a, b Field) int {
		return rank(a) - rank(b)
	})
	return sorted
}

// rank puts broken fields first and what else needs the person next.
func rank(f Field) int {
	switch {
	case f.Outcome.Broken():
		return 0
	case f.isLeft(), f.needsLook():
		return 1
	default:
		return 2
	}
}

// language is the language of words of a page, so that a screen reader says
// Chinese as Chinese.
func language(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "zh-CN"
	}
	return "en"
}

// decimal is x without zeros at its end.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// clock is a moment as a person writes it; nothing for no moment.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04:05 MST")
}

// lasted is how long the run took; nothing when it has not ended.
func lasted(r *Report) string {
	if r.Ended.IsZero() {
		return ""
	}
	return r.Ended.Sub(r.Started).Round(time.Second).String()
}

// pictured reports whether a page has a picture. A picture is the one thing of
// a report that shows what was filled in.
func pictured(r *Report) bool {
	return slices.ContainsFunc(r.Pages, func(p Page) bool { return p.Picture != "" })
}

// codePart is a piece of a sentence, which is code when it stood in backticks.
type codePart struct {
	Text string
	Code bool
}

// codeParts splits a sentence at its backticks.
func codeParts(s string) []codePart {
	var parts []codePart
	for i, text := range strings.Split(s, "`") {
		if text != "" {
			parts = append(parts, codePart{Text: text, Code: i%2 == 1})
		}
	}
	return parts
}
