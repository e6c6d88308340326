package automation_test

import (
	"slices"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

func TestMessagesOfThePageAreClosedWhereNobodySeesThem(t *testing.T) {
	t.Parallel()
	f := serve(t)
	var said []automation.Message
	f.fill(t, "alert.html", func(o *automation.Options) {
		o.Progress = func(s automation.Step) {
			if s.Message != nil {
				said = append(said, *s.Message)
			}
		}
	})
	f.is(t, "alert.html", map[string]string{"mail": want("email")})
	if len(said) < 2 || said[0] != (automation.Message{Say: "System maintenance notice", Closed: true}) || said[1].Say != "Continue" {
		t.Errorf("the person was told %+v", said)
	}
	if !slices.Contains(f.notes, "confirm false") {
		t.Errorf("the page noted %q; a question is to be declined", f.notes)
	}
}

func TestAPageThatNeverSettles(t *testing.T) {
	t.Parallel()
	f := serve(t)
	start := time.Now()
	f.fill(t, "restless.html")
	f.is(t, "restless.html", map[string]string{"mail": want("email")})
	if took := time.Since(start); took > 25*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestAPageThatAsksBeforeItIsLeft(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "leaving.html")
	f.is(t, "leaving.html", map[string]string{"mail": want("email")})
}

func TestBoxesThatMoveUnderTheHand(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "moves.html")
	f.never(t, "moves.html", "mail", "cell", "other")
	f.is(t, "moves.html", map[string]string{"post": "100027"})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Refused, "mobile": selectors.Refused})
}

func TestBoxesThatChangeTheirNamesWhenTheFirstIsFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "swaps_later.html")
	f.is(t, "swaps_later.html", map[string]string{"post": "100027"})
	f.never(t, "swaps_later.html", "mail")
}

func TestAPageThatIsReplacedWhileItIsFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "replaced.html")
	f.is(t, "plain.html", map[string]string{"mail": want("email"), "cell": want("mobile")})
	if last := rep.Pages[len(rep.Pages)-1]; last.URL != f.URL+"/plain.html" {
		t.Errorf("the last page is %s", last.URL)
	}
}

func TestAPageThatDrawsItsBoxesAnew(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "redrawn.html")
	f.is(t, "redrawn.html", map[string]string{"mail": want("email"), "cell": want("mobile")})
}
