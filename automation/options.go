package automation

import (
	"context"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// Options says what a run does. The zero value of a field is its default.
type Options struct {
	Set     *selectors.Set // pages, lexicon, glossary
	Facts   profiles.Facts // what may be typed
	Journey string         // signup or verify
	// Language is what the words of the page are explained in, one of
	// Set.Languages; English when empty. What the program itself says is English.
	Language string
	URL      string // page to start at
	// Trusted are origins, exact, on which values may be typed besides the
	// https hosts of the page definitions.
	Trusted []string
	// Offline keeps the browser from looking up anything but the pages: for
	// the practice site and for tests.
	Offline    bool
	Headless   bool   // no window
	Unattended bool   // fill one page, never wait for a person
	Chrome     string // path of the browser; found when empty
	DataDir    string // the browser's own profile folder, mode 0700; a temporary one when empty
	Pictures   string // folder for one picture per page; none when empty
	Captures   string // folder for captures the person asks for; none when empty
	Human      Human  // who answers in the terminal; nobody when nil
	// AmountTyped says that an earlier run typed the amount of the deposit that is
	// under way (Standing.Amount); it is not typed again.
	AmountTyped bool
	Log         zerolog.Logger
	Progress    func(Step)       // told of every page, hand-off and message, one at a time; may be nil
	Doing       func(Doing)      // told what the run is busy with until the next Step, at times two at once; may be nil
	Layout      Layout           // how the person left the panel
	Arranged    func(Layout)     // told when they change that; may be nil, must not block
	AtOnce      <-chan struct{}  // closed: the browser is killed, not closed; may be nil
	Now         func() time.Time // the clock; time.Now when nil
}

// Step is one thing that happened, for whoever shows or saves it. It carries no
// value of the profile.
type Step struct {
	Page    string // name of the page; empty when nobody described it
	Title   string // in English
	Journey string
	Filled  int
	Check   int
	Yours   int
	Advice  string
	// Troubles are what the page says went wrong, with the next step, in English.
	Troubles []selectors.Trouble
	End      selectors.End
	Pause    *Pause // set when the run waits for the person
	Again    bool   // it waited already; the page says something new
	// Amount says that the amount of the deposit is about to be typed, which is done
	// once, and Deposit that another deposit is on its way.
	Amount, Deposit bool
	Message         *Message // set when the page opened one; then nothing else is
	// Captured is the file a page was captured into, when the person asked for it.
	Captured string
}

// Message is one that a page opened over itself, by alert or the like: until it is
// answered, the page does nothing.
type Message struct {
	Say    string // in English as far as it is known, else in the page's words
	Closed bool   // nobody could see it, so it was confirmed, or declined if it asked something
}

// Doing is what a run is busy with while nothing is asked of the person. It ends
// with the next Step, or with the run.
type Doing string

// What a run may be busy with for longer than a moment.
const (
	Starting Doing = "starting" // the browser
	Opening  Doing = "opening"  // the first page
	Reading  Doing = "reading"  // a page, which may have to load first
	Filling  Doing = "filling"  // a page
	Closing  Doing = "closing"  // the browser
	// Held is none of its own: the page opened a message, and whatever the run is
	// busy with waits for its answer, until Freed.
	Held  Doing = "held"
	Freed Doing = "freed"
)

// Pause is one hand-off: what the person does now.
type Pause struct {
	Page   string
	Kind   selectors.Kind
	Say    string // one English sentence
	Label  string // the page's words for the control, if there is one
	Number int    // which step of the page, from 1
	Of     int
	Hint   string // what went wrong before, in English, if the page said so
	// Troubles are those of what the page says that are known, with the next step;
	// News are those that no pause of this visit has told yet.
	Troubles, News []selectors.Trouble
	// Pointable is how many fields found no box that the person could show.
	Pointable int
}

// Answer is what the person said: one of those below, or the address of a link
// that came by e-mail, which is opened in the tab.
type Answer string

// The answers to a pause.
const (
	Continue Answer = "continue"
	Skip     Answer = "skip"
	Refill   Answer = "refill"
	Quit     Answer = "quit"
	Point    Answer = "point"   // show boxes by clicking on them
	KeepPage Answer = "capture" // keep the page's structure for a bug report
)

// Link reports whether an answer is the address of a page.
func (a Answer) Link() bool {
	return strings.HasPrefix(string(a), "https://") || strings.HasPrefix(string(a), "http://")
}

// Human answers in the terminal, beside the panel in the page. Whichever comes
// first counts.
type Human interface {
	// Wait blocks until the person answers or ctx ends, because the page showed
	// that the step is done. ctx carries the tab, as chromedp's contexts do.
	Wait(ctx context.Context, p Pause) (Answer, error)
	// Amount asks for the amount of the deposit, twice, and for an explicit yes.
	// It returns "" when the person wants to type it into the page themselves.
	Amount(ctx context.Context, p Pause) (string, error)
}

func (o *Options) now() time.Time {
	if o.Now != nil {
		return o.Now()
	}
	return time.Now()
}

// doing tells whoever wants to know what the run is busy with.
func (o *Options) doing(what Doing) {
	if o.Doing != nil {
		o.Doing(what)
	}
}
