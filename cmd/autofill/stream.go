package main

import (
	"fmt"
	"io"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// stream is the quiet line of what happens: a page, what was filled, what is
// the person's.
type stream struct {
	out  io.Writer
	last string
}

func (s *stream) step(st automation.Step) {
	if st.Message != nil {
		s.message(*st.Message)
		return
	}
	if st.Again {
		hints(s.out, *st.Pause)
	}
	if st.Pause != nil {
		return // whoever answers prints it
	}
	if st.Amount {
		return // the person has just said it
	}
	if st.Captured != "" {
		fmt.Fprintln(s.out, "  Captured without your data:", st.Captured)
		return
	}
	title := st.Title
	if title == "" {
		title = "A page nobody described; filled by meaning where sure"
	}
	line := fmt.Sprintf("%s (%s)", title, name(st.Page))
	if line != s.last {
		fmt.Fprintf(s.out, "\n%s\n", line)
		s.last = line
	}
	if st.Filled+st.Check > 0 {
		fmt.Fprintf(s.out, "  filled %d, to check %d\n", st.Filled, st.Check)
	}
	if st.Advice != "" {
		para(s.out, "  note: ", st.Advice)
	}
	if st.End != selectors.EndNone {
		troubles(s.out, st.Troubles)
	}
	switch st.End {
	case selectors.EndNone:
	case selectors.EndDone:
		fmt.Fprintln(s.out, "  This journey is complete.")
	case selectors.EndWait:
		para(s.out, "  ", "The site needs time now. Your progress is saved; run the same command again later.")
	}
}

// message is one of the page's own that lies over it.
func (s *stream) message(m automation.Message) {
	para(s.out, "  The page shows a message: ", m.Say)
	if m.Closed {
		para(s.out, "  ", "Nobody can see it here, so it was closed; a question was answered with no.")
		return
	}
	para(s.out, "  Next: ", "Answer it in the browser's window; the page waits for that, and the run goes on by itself then.")
}

func name(page string) string {
	if page == "" {
		return "unknown page"
	}
	return page
}

// hints are what the page says has gone wrong, and what to do about it.
func hints(w io.Writer, p automation.Pause) {
	if p.Hint != "" {
		para(w, "  The page says: ", p.Hint)
	}
	troubles(w, p.News)
}

func troubles(w io.Writer, list []selectors.Trouble) {
	for _, t := range list {
		para(w, "  ", t.Say)
		para(w, "  Next: ", t.Do)
	}
}

// para writes a lead-in and a text as one paragraph: on a terminal broken between
// words, elsewhere one line, as programs want it.
func para(w io.Writer, lead, text string) { fmt.Fprintln(w, hang(w, lead, text)) }

func hang(w io.Writer, lead, text string) string {
	tty, width := terminal(w)
	if !tty {
		return lead + text
	}
	return report.Hang(lead, text, width)
}
