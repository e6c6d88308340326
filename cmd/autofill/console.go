package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"example.com/autofill/automation/practice"
)

// console is the practice site's phone, mailbox, bank and clock in the terminal.
type console struct {
	site *practice.Site
	out  io.Writer
}

// errAhead says what a step of the clock looks like.
var errAhead = errors.New("want a time such as +2d, +36h or +30m")

// farthest is how far the clock may be moved at once.
const farthest = 365 * 24 * time.Hour

// ahead reads a step of the clock: days, then what Go calls a duration.
func ahead(text string) (time.Duration, error) {
	rest, ok := strings.CutPrefix(text, "+")
	if !ok || rest == "" {
		return 0, errAhead
	}
	var step time.Duration
	if days, after, found := strings.Cut(rest, "d"); found {
		n, err := strconv.Atoi(days)
		if err != nil || n < 0 || n > 365 {
			return 0, errAhead
		}
		step, rest = time.Duration(n)*24*time.Hour, after
	}
	if rest != "" {
		more, err := time.ParseDuration(rest)
		if err != nil || more < 0 {
			return 0, errAhead
		}
		step += more
	}
	if step <= 0 || step > farthest {
		return 0, errAhead
	}
	return step, nil
}

// obey does what a line asks for, and reports whether it is a command of the
// console at all.
func (c console) obey(line string) bool {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch {
	case strings.HasPrefix(word, "+"):
		step, err := ahead(word)
		if err != nil {
			fmt.Fprintf(c.out, "  %s: %v\n", word, err)
			return true
		}
		c.site.Advance(step) // what comes meanwhile is printed by its notices
		fmt.Fprintf(c.out, "  [practice clock] %s\n", c.site.Time().Format("2006-01-02 15:04"))
	case word == "phone":
		c.notes("sms", "deposit")
	case word == "mailbox", word == "mail":
		c.notes("mail")
	case word == "bank":
		c.statement()
	case word == "errand":
		if err := c.site.Errand(strings.TrimSpace(rest)); err != nil {
			c.errands()
			return true
		}
		fmt.Fprintln(c.out, "  [practice] done")
	case word == "help", word == "?":
		c.help()
	default:
		return false
	}
	return true
}

func (c console) help() {
	fmt.Fprintln(c.out, "  +2d, +36h, +30m   move the practice clock: deposits arrive, codes expire")
	fmt.Fprintln(c.out, "  phone, mailbox    what has come so far")
	fmt.Fprintln(c.out, "  bank              the account statement, with the deposit")
	fmt.Fprintln(c.out, "  errand NAME       something done away from the site:")
	c.errands()
}

func (c console) errands() {
	for _, e := range practice.Errands() {
		fmt.Fprintf(c.out, "    errand %-7s %s\n", e[0], e[1])
	}
}

// notes prints what came by one of the ways.
func (c console) notes(kinds ...string) {
	none := true
	for _, n := range c.site.Notes() {
		for _, kind := range kinds {
			if n.Kind == kind {
				none = false
				n.Link = c.site.Address(n.Link)
				notice(c.out, n)
			}
		}
	}
	if none {
		fmt.Fprintln(c.out, "  nothing has come yet")
	}
}

func (c console) statement() {
	lines := c.site.Statement()
	for _, t := range lines {
		fmt.Fprintf(c.out, "  %s  card **** %s  RMB %s  %s (%s)\n", t.Time.Format("2006-01-02 15:04"), t.Card, t.Amount, t.From, t.English)
	}
	if len(lines) == 0 {
		fmt.Fprintln(c.out, "  nothing yet; a deposit takes one or two days: +2d")
	}
}

// read obeys lines until the input or ctx ends. The reader ends with the
// program: a blocked read cannot be called back.
func (c console) read(ctx context.Context, in io.Reader) {
	go func() {
		scan := bufio.NewScanner(in)
		for scan.Scan() && ctx.Err() == nil {
			if line := strings.TrimSpace(scan.Text()); line != "" && !c.obey(line) {
				c.help()
			}
		}
	}()
}

// notice prints one thing that came, with its English below.
func notice(w io.Writer, n practice.Note) {
	text := n.Text
	if n.Subject != "" {
		text = n.Subject + ": " + n.Text
	}
	fmt.Fprintf(w, "  [practice %s %s to %s] %s\n", n.Kind, n.Time.Format("01-02 15:04"), n.To, text)
	if n.English != "" {
		fmt.Fprintf(w, "    %s\n", n.English)
	}
	if n.Link != "" {
		fmt.Fprintf(w, "    link: %s\n", n.Link)
	}
}
