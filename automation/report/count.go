package report

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/autofill/selectors"
)

// Counts are the figures of a page or a run, as a person counts.
type Counts struct {
	Filled   int // fields that were filled
	Check    int // fields the person should look at, most of them filled
	Left     int // boxes left for the person
	Kept     int // fields where something already stood
	Handoffs int
}

// Counts are the figures of the whole run.
func (r *Report) Counts() Counts {
	var sum Counts
	for _, p := range r.Pages {
		c := p.Counts()
		sum.Filled += c.Filled
		sum.Check += c.Check
		sum.Left += c.Left
		sum.Kept += c.Kept
		sum.Handoffs += c.Handoffs
	}
	return sum
}

// Counts are the figures of one page.
func (p Page) Counts() Counts {
	c := Counts{Left: len(p.LeftAlone), Handoffs: len(p.Handoffs)}
	for _, f := range p.Fields {
		if f.Outcome.Fills() {
			c.Filled++
		}
		if f.Outcome == selectors.Kept {
			c.Kept++
		}
		if f.needsLook() {
			c.Check++
		}
		if f.isLeft() {
			c.Left++
		}
	}
	return c
}

// needsLook reports whether the person should look at what stands in the box.
// What was filled and not read back is not known to be right.
func (f Field) needsLook() bool {
	return f.Check && !f.isLeft() || f.Outcome == selectors.Refused || f.Outcome.Fills() && !f.Verified
}

// isLeft reports whether the person has to fill the box.
func (f Field) isLeft() bool {
	switch f.Outcome {
	case selectors.Kept, selectors.Refused:
		return false
	default:
		return !f.Outcome.Fills()
	}
}

// String is the figures in words: 3 filled, 1 to check, 2 hand-offs.
func (c Counts) String() string {
	parts := []string{fmt.Sprintf("%d filled", c.Filled)}
	for _, part := range []struct {
		n     int
		words string
	}{
		{c.Check, "to check"},
		{c.Left, "left for you"},
		{c.Kept, "already there"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.words))
		}
	}
	if c.Handoffs > 0 {
		parts = append(parts, plural(c.Handoffs, "hand-off"))
	}
	return strings.Join(parts, ", ")
}

// plural is n of a thing.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// exitWords says what an exit status of the program means.
func exitWords(status int) string {
	switch status {
	case 0:
		return "all filled with the expected selectors"
	case 1:
		return "an error"
	case 2:
		return "wrong usage"
	case 3:
		return "the profile is invalid"
	case 4:
		return "ended by you"
	case 5:
		return "done, but selectors broke"
	case 6:
		return "the browser was lost"
	default:
		return "unknown"
	}
}

// handoffName is a kind of hand-off as it is shown.
func handoffName(kind selectors.Kind) string {
	switch kind {
	case selectors.KindSMS:
		return "code by SMS"
	case selectors.KindMail:
		return "link by e-mail"
	case selectors.KindApp:
		return "phone app"
	case selectors.KindPage:
		return "page nobody described"
	default:
		return strings.ReplaceAll(string(kind), "_", " ")
	}
}

// pageName is a page as it is shown: signup.email (Register by e-mail).
func pageName(p Page) string {
	switch {
	case p.Page == "":
		return "unknown page"
	case p.Title == "":
		return p.Page
	default:
		return p.Page + " (" + p.Title + ")"
	}
}
