package automation

import (
	"sync"

	"github.com/chromedp/cdproto/page"

	"example.com/autofill/automation/report"
)

// oneAtATime keeps those who are told of a step from hearing of two at once: a
// message may open while the run tells of a page.
func (o *Options) oneAtATime() {
	tell := o.Progress
	if tell == nil {
		return
	}
	var mu sync.Mutex
	o.Progress = func(s Step) {
		mu.Lock()
		defer mu.Unlock()
		tell(s)
	}
}

// tellMessage says what the page says in a message, which the person answers: a
// page that loads waits for that, and so does the run.
func (s *session) tellMessage(e event) {
	if s.opts.Progress == nil {
		return
	}
	say := e.text
	if e.ID == string(page.DialogTypeBeforeunload) {
		say = "What was typed may be lost when you leave." // the page's own words are never shown
	} else if c, ok := s.words.english().explain(say); ok {
		say = c.Text
	}
	s.opts.Progress(Step{Journey: s.opts.Journey, Message: &Message{Say: report.Words(say), Closed: s.opts.Headless}})
}
