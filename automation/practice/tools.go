package practice

import (
	"slices"
	"strings"
)

// desk is what the practice pages show.
type desk struct {
	Notes    []Note
	Captchas []shownCaptcha
}

type shownCaptcha struct{ Key, Text string }

// notes lists what was sent in one way, the newest first.
func (s *Site) notesOf(kind string) []Note {
	var found []Note
	for _, n := range slices.Backward(s.notes) {
		if n.Kind == kind {
			found = append(found, n)
		}
	}
	return found
}

// practicePhone shows the SMS, and what the pictures of this browser say.
func (v *visit) practicePhone() {
	d := desk{Notes: v.notesOf("sms")}
	for key, c := range v.world.captchas {
		if c.session == v.sess {
			d.Captchas = append(d.Captchas, shownCaptcha{key, c.text})
		}
	}
	slices.SortFunc(d.Captchas, func(a, b shownCaptcha) int { return strings.Compare(a.Text, b.Text) })
	v.execute("phone", d)
}

// practiceMailbox shows the mails.
func (v *visit) practiceMailbox() { v.execute("mailbox", desk{Notes: v.notesOf("mail")}) }
