package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

// person is the terminal half of a hand-off. Only a line is an answer: the end
// of the input never is.
type person struct {
	lines  chan string
	ended  chan struct{}
	out    io.Writer
	alone  bool // no window either: nobody could do what is asked
	colour bool
	seen   bool                   // somebody looks at the terminal: a screen reader would spell what is drawn
	more   func(line string) bool // obeys what is no answer but a command; may be nil
}

// newPerson starts reading lines. The reader ends with the input, or with the
// program: a blocked read cannot be called back.
func newPerson(ctx context.Context, io streams, headless bool) *person {
	tty, _ := terminal(io.out)
	p := &person{
		lines: make(chan string), ended: make(chan struct{}), out: io.out, alone: headless,
		colour: tty && os.Getenv("NO_COLOR") == "", seen: tty && os.Getenv("ACCESSIBLE") == "",
	}
	go func() {
		defer close(p.ended)
		scan := bufio.NewScanner(io.in)
		for scan.Scan() {
			select {
			case p.lines <- strings.TrimSpace(scan.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	return p
}

// Wait implements automation.Human.
func (p *person) Wait(ctx context.Context, pause automation.Pause) (automation.Answer, error) {
	p.prompt(pause)
	ended := p.ended
	for {
		select {
		case line := <-p.lines:
			switch strings.ToLower(line) {
			case "":
				return automation.Continue, nil
			case "s", "skip":
				return automation.Skip, nil
			case "r", "refill":
				return automation.Refill, nil
			case "p", "point":
				return automation.Point, nil
			case "c", "capture":
				return automation.KeepPage, nil
			case "q", "quit":
				return automation.Quit, nil
			default:
				if a := automation.Answer(line); a.Link() {
					return a, nil
				}
				if p.more == nil || !p.more(line) {
					para(p.out, "  ", choices(pause))
				}
			}
		case <-ended:
			if p.alone {
				fmt.Fprintln(p.out, "  There is no window and no terminal: nobody could do this step.")
				return automation.Quit, nil
			}
			ended = nil // the panel in the page still answers
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

func (p *person) prompt(pause automation.Pause) {
	hints(p.out, pause)
	bold, plain := "", ""
	if p.colour {
		bold, plain = "\x1b[1m", "\x1b[0m"
	}
	label := ""
	if pause.Label != "" && pause.Kind != selectors.KindPage {
		label = fmt.Sprintf("  [%s]", pause.Label)
	}
	text := hang(p.out, fmt.Sprintf("  Your turn %d of %d: ", pause.Number, pause.Of), pause.Say+label)
	fmt.Fprintln(p.out, strings.Replace(text, "Your turn", bold+"Your turn"+plain, 1))
	if pause.Kind == selectors.KindPoint {
		fmt.Fprintln(p.out, "    Enter = stop pointing, s = it is not on this page, q = quit")
		return
	}
	para(p.out, "    ", "It goes on by itself when done; or "+choices(pause))
}

// choices are the answers a pause takes.
func choices(pause automation.Pause) string {
	point, paste := "", ""
	if pause.Kind == selectors.KindMail {
		paste = "; or paste the link from the e-mail here"
	}
	if pause.Pointable > 0 {
		point = fmt.Sprintf("p = show where (%d not found), ", pause.Pointable)
	}
	return "Enter = done, s = skip, r = fill again, " + point + "c = capture the page for a bug report, q = quit" + paste
}

// amountForm is a deposit below one yuan, in yuan.
var amountForm = regexp.MustCompile(`^0\.\d{2}$`)

// Amount implements automation.Human: twice the same, then an explicit yes.
func (p *person) Amount(ctx context.Context, pause automation.Pause) (string, error) {
	para(p.out, "  ", pause.Say)
	first, err := p.ask(ctx, "    The amount that arrived, in yuan, such as 0.37 (Enter alone: you type it into the page yourself): ")
	if err != nil || first == "" {
		return "", err
	}
	second, err := p.ask(ctx, "    The same again: ")
	if err != nil {
		return "", err
	}
	if first != second || !amountForm.MatchString(first) {
		fmt.Fprintln(p.out, "    The two differ, or that is no amount like 0.37; nothing was typed. Type it into the page yourself.")
		return "", nil
	}
	if p.seen {
		fmt.Fprint(p.out, "\n", large(first), "\n")
	}
	yes, err := p.ask(ctx, fmt.Sprintf("    Type ¥ %s into the page? It counts once. Answer yes or no: ", first))
	if err != nil || !strings.EqualFold(yes, "yes") {
		return "", err
	}
	return first, nil
}

func (p *person) ask(ctx context.Context, text string) (string, error) {
	fmt.Fprint(p.out, text)
	select {
	case line := <-p.lines:
		return line, nil
	case <-p.ended:
		fmt.Fprintln(p.out)
		return "", nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
