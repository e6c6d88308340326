package practice

import (
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A desk is one of the practice pages beside the site: the phone, the mailbox,
// the bank, the console. It is in Chinese, as what it stands for is, with the
// English under it.
type desk struct {
	Desk      string // its name in the address
	Now       time.Time
	Notes     []Note
	Captchas  []shownCaptcha
	Statement []transfer
	Entries   []Entry
	Record    string // where it is read as JSON
	App       bool   // the site sends people to the phone app
	Done      map[string]bool
	// Revision changes when there is something new to see.
	Revision string
}

type shownCaptcha struct{ Key, Text string }

// desks are the pages beside the site, by name.
var desks = map[string]struct{ template string }{
	"phone": {"phone"}, "mailbox": {"mailbox"}, "bank": {"statement"}, "console": {"console"},
}

// desk is what one of them shows a browser. The lock must be held.
func (s *Site) desk(name string, sess *session) desk {
	d := desk{Desk: name, Now: s.now(), App: s.suffers(MishapApp), Done: s.world.branch}
	switch name {
	case "phone":
		d.Notes = append(s.notesOf("sms"), s.notesOf("deposit")...)
		slices.SortStableFunc(d.Notes, func(a, b Note) int { return b.Time.Compare(a.Time) })
		for key, c := range s.world.captchas {
			if sess != nil && c.session == sess {
				d.Captchas = append(d.Captchas, shownCaptcha{key, c.text})
			}
		}
		slices.SortFunc(d.Captchas, func(a, b shownCaptcha) int { return strings.Compare(a.Text, b.Text) })
	case "mailbox":
		d.Notes = s.notesOf("mail")
	case "bank":
		d.Statement = slices.Clone(s.world.statement)
		slices.Reverse(d.Statement)
	case "console":
		d.Entries, d.Record = s.record.entries, s.RecordURL()
	}
	sum := fnv.New64a()
	// Writing to a hash never fails.
	_, _ = fmt.Fprint(sum, d.Notes, d.Captchas, d.Statement, len(d.Entries), d.Done, s.advanced)
	d.Revision = strconv.FormatUint(sum.Sum64(), 36)
	return d
}

// showDesk is the page of a desk.
func showDesk(name string) func(*visit) {
	return func(v *visit) { v.execute(desks[name].template, v.desk(name, v.sess)) }
}

// handleNews tells the script of a desk what it would show now. It asks every
// second: a connection kept open for it would be one less for the site's pages,
// of which a browser has six. It is no sign of life of anybody.
func (s *Site) handleNews(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("desk")
	if _, known := desks[name]; !known {
		http.NotFound(w, r)
		return
	}
	s.mu.Lock()
	before := len(s.notes)
	s.settle()
	fresh := slices.Clone(s.notes[before:])
	if len(fresh) > 0 {
		s.announce()
	}
	var sess *session
	if c, err := r.Cookie(s.cookie()); err == nil {
		sess = s.world.sessions[c.Value]
	}
	revision := s.desk(name, sess).Revision
	s.mu.Unlock()
	s.tell(fresh)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprint(w, revision)
}

// backToDesk leads to the desk that a button was pressed on.
func (v *visit) backToDesk() {
	name := v.r.PostForm.Get("desk")
	if _, known := desks[name]; !known {
		name = "console"
	}
	v.redirect("/practice/" + name)
}

// practiceClock moves the clock.
func (v *visit) practiceClock() {
	if hours, err := strconv.Atoi(v.r.PostForm.Get("hours")); err == nil && hours > 0 && hours <= 24*365 {
		v.advanced += time.Duration(hours) * time.Hour
		v.settle()
	}
	v.backToDesk()
}

// practiceErrand does an errand at the bank, or on the phone.
func (v *visit) practiceErrand() {
	// What is no errand does nothing.
	_ = v.errand(v.r.PostForm.Get("errand"))
	v.backToDesk()
}

// ErrUnknownErrand is what Errand says of a name that is none of Errands.
var ErrUnknownErrand = errors.New("unknown errand")

// errandApp is done on the phone, the others at a branch of the bank.
const errandApp = "app"

// Errands are what a person does away from the site, by name, in English.
func Errands() [][2]string {
	return [][2]string{
		{branchName, "at the branch: have the bank write your name as in Alipay"},
		{branchOnline, "at the branch, with your passport: enable online payment by UnionPay"},
		{errandApp, "on the phone: do the verification in the app"},
	}
}

// Errand does one of Errands.
func (s *Site) Errand(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.announce()
	return s.errand(name)
}

// errand is Errand with the lock held.
func (s *Site) errand(name string) error {
	switch name {
	case branchName, branchOnline:
		s.world.branch[name] = true
	case errandApp:
		s.verifyInApp()
	default:
		return fmt.Errorf("%w: %q", ErrUnknownErrand, name)
	}
	return nil
}

// Time is the site's clock.
func (s *Site) Time() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

// A Transfer is one line of the practice bank's statement.
type Transfer struct {
	Time          time.Time
	Card          string // its last four digits
	Amount        string // in yuan
	From, English string // who it is from
}

// Statement is that of the practice bank, the newest line last.
func (s *Site) Statement() []Transfer {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Transfer
	for _, t := range s.world.statement {
		out = append(out, Transfer{t.Time, t.Card, t.Amount, t.From, t.English()})
	}
	return out
}

// English says who a line is from.
func (t transfer) English() string {
	if strings.HasPrefix(t.From, "支付宝") {
		return "Alipay, deposit for the verification: this is the amount to enter"
	}
	return "interest of the bank, not from Alipay"
}
