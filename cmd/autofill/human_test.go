package main

import (
	"strings"
	"testing"

	"example.com/autofill/automation"
)

// answering is a person who says these lines and then nothing more.
func answering(t *testing.T, said ...string) (*person, *strings.Builder) {
	t.Helper()
	var out strings.Builder
	in := strings.NewReader(strings.Join(said, "\n") + "\n")
	return newPerson(t.Context(), streams{in: in, out: &out}, false), &out
}

// The one guess: twice the same and an explicit yes, else nothing is typed.
func TestTheAmountIsAskedForTwiceAndConfirmed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		said []string
		want string
	}{
		{[]string{"0.37", "0.37", "yes"}, "0.37"},
		{[]string{"0.37", "0.37", "YES"}, "0.37"},
		{[]string{"0.37", "0.37", "y"}, ""},
		{[]string{"0.37", "0.37", ""}, ""},
		{[]string{"0.37", "0.37"}, ""}, // the end of the input is no yes
		{[]string{"0.37", "0.73", "yes"}, ""},
		{[]string{"37", "37", "yes"}, ""},
		{[]string{"", "0.37", "yes"}, ""},
	} {
		p, out := answering(t, c.said...)
		got, err := p.Amount(t.Context(), automation.Pause{})
		if err != nil || got != c.want {
			t.Errorf("%q: %q (%v), want %q", c.said, got, err, c.want)
		}
		if c.want != "" && !strings.Contains(out.String(), "Type ¥ 0.37 into the page? It counts once.") {
			t.Errorf("it is not shown: %q", out)
		}
	}
}

// Who looks at the terminal sees the amount large before saying yes; who listens
// to it hears the sentence alone.
func TestTheAmountIsShownLarge(t *testing.T) {
	t.Parallel()
	const drawn = `
       ###       ####   #####
      #   #          #     #
      #   #       ###     #
      #   #          #   #
       ###   ##  ####    #

`
	for _, seen := range []bool{true, false} {
		p, out := answering(t, "0.37", "0.37", "no")
		p.seen = seen
		if got, err := p.Amount(t.Context(), automation.Pause{}); err != nil || got != "" {
			t.Errorf("%q (%v), want nothing", got, err)
		}
		if strings.Contains(out.String(), drawn) != seen {
			t.Errorf("seen %v: %s", seen, out)
		}
	}
	for r := '0'; r <= '9'; r++ {
		for _, line := range glyphs[r] {
			if len(line) != len("#####") {
				t.Errorf("%c is not as wide as the others: %q", r, line)
			}
		}
	}
}

func TestALinkIsAnAnswer(t *testing.T) {
	t.Parallel()
	const link = "https://memberprod.alipay.com/account/Activate.htm?id=A1"
	p, _ := answering(t, link)
	if got, err := p.Wait(t.Context(), automation.Pause{}); err != nil || string(got) != link {
		t.Errorf("%q (%v), want %q", got, err, link)
	}
}
