package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"example.com/autofill/selectors"
)

// How the summary is laid out, which is also how it is read aloud:
//
//   - a line starts with a word and makes sense alone; nothing is drawn;
//   - colour repeats what a word says already, it never says more;
//   - what belongs to a line above is indented and begins with its own word;
//   - a selector is cut in the table only where it stands whole below it.
const (
	usualWidth    = 80
	smallestWidth = 40
	tableWidth    = 72 // below it a table would show nothing but beginnings
)

// Colours of the summary, as the terminal's own theme has them.
const (
	bold   = "\x1b[1m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	plain  = "\x1b[0m"
)

// Summary writes what a person wants to know at the end of a run: a line per
// page with what they still have to do there, then the broken selectors with
// their repair. Lines are at most width columns; a width of 0 means that
// nobody knows it.
func (r *Report) Summary(w io.Writer, width int, colour bool) error {
	if width <= 0 {
		width = usualWidth
	}
	out := bufio.NewWriter(w) // keeps the first error for Flush
	s := summary{out: out, width: max(width, smallestWidth), colour: colour}
	s.opening(r)
	for _, p := range r.Pages {
		s.page(p)
	}
	s.broken(r.Broken)
	return out.Flush()
}

// summary writes lines that fit the terminal.
type summary struct {
	out    *bufio.Writer
	width  int
	colour bool
}

// opening says how the run went as a whole.
func (s summary) opening(r *Report) {
	what := "Run"
	if r.Journey != "" {
		what = "Journey " + r.Journey
	}
	if r.Practice {
		what += " on the practice site"
	}
	s.para("", bold, fmt.Sprintf("%s: %s, %s.", what, plural(len(r.Pages), "page"), r.Counts()))
	if r.Stopped != "" {
		s.para("", "", "Ended: "+r.Stopped)
	}
	s.para("", "", fmt.Sprintf("Exit status %d: %s.", r.Exit, exitWords(r.Exit)))
	s.blank()
}

// page writes the line of a page and, below it, what the person has to do.
func (s summary) page(p Page) {
	s.para("", "", pageName(p)+": "+p.Counts().String())
	var check, left []string
	for _, f := range p.Fields {
		switch field := fieldName(f.Key, f.Part, f.Confirm); {
		case f.needsLook():
			check = append(check, field)
		case f.isLeft():
			left = append(left, field+" ("+string(f.Outcome)+")")
		}
	}
	for _, l := range p.LeftAlone {
		left = append(left, l.Label)
	}
	for _, t := range p.Troubles {
		s.para("  met: ", yellow, t.Say)
		s.para("  next: ", yellow, t.Do)
	}
	if len(check) > 0 {
		s.para("  check: ", yellow, strings.Join(check, ", "))
	}
	if len(left) > 0 {
		s.para("  left for you: ", yellow, strings.Join(left, ", "))
	}
}

// broken writes the table of broken selectors. Every row is followed by what
// does not fit a column.
func (s summary) broken(list []Broken) {
	if len(list) == 0 {
		return
	}
	s.blank()
	s.para("", bold, fmt.Sprintf("Broken selectors: %d", len(list)))
	const outcome = len(selectors.Ambiguous)
	page, field := len("Page"), len("Field")
	for _, b := range list {
		page = max(page, columns(b.Page))
		field = max(field, columns(fieldName(b.Key, b.Part, b.Confirm)))
	}
	page, field = min(page, s.width/4), min(field, s.width/4)
	last := s.width - page - field - outcome - 6
	row := func(b [3]string, outcomeName, colour string) {
		s.line(pad(b[0], page) + "  " + pad(b[1], field) + "  " +
			s.paint(colour, pad(outcomeName, outcome)) + "  " + cut(b[2], last))
	}
	table := s.width >= tableWidth
	if table {
		row([3]string{"Page", "Field", "Selector that broke"}, "Outcome", "")
	}
	for _, b := range list {
		colour, what := red, fieldName(b.Key, b.Part, b.Confirm)
		if b.Outcome.Fills() {
			colour = yellow
		}
		if table {
			row([3]string{b.Page, what, b.Selector}, string(b.Outcome), colour)
		} else {
			s.para(b.Page+": ", colour, what+", "+string(b.Outcome))
			s.para("  broke: ", "", b.Selector)
		}
		s.para("  at: ", "", b.Pos)
		s.para("  used instead: ", "", b.Used)
		s.para("  repair: ", green, b.Repair)
	}
}

// para writes text after a lead-in, wrapped, its further lines indented. The
// lead-in is coloured; without one the text is. Empty text writes nothing.
func (s summary) para(lead, colour, text string) {
	if text == "" {
		return
	}
	indent := "  "
	if lead != "" {
		indent = "    "
	}
	for i, l := range wrap(text, s.width-columns(lead), s.width-len(indent)) {
		switch {
		case lead != "" && i == 0:
			s.line(s.paint(colour, strings.TrimRight(lead, " ")) + " " + l)
		case lead != "":
			s.line(indent + l)
		case i == 0:
			s.line(s.paint(colour, l))
		default:
			s.line(indent + s.paint(colour, l))
		}
	}
}

// line writes one line without blanks at its end.
func (s summary) line(text string) {
	_, _ = s.out.WriteString(strings.TrimRight(text, " ") + "\n") // Flush tells the error
}

// blank writes an empty line.
func (s summary) blank() { s.line("") }

// paint puts text into a colour.
func (s summary) paint(colour, text string) string {
	if !s.colour || colour == "" || text == "" {
		return text
	}
	return colour + text + plain
}
