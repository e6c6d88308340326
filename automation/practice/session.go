package practice

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"strings"
	"time"
)

// idle is how long a session lasts without a request. It is shorter than the
// days that a deposit takes, so one has to sign in again for it.
const idle = 12 * time.Hour

// world is all that the site knows: who is here, and who has an account.
type world struct {
	sessions    map[string]*session
	accounts    []*account
	captchas    map[string]*captcha
	slides      map[string]*slide
	dialogs     map[string]*session // sessions by the token in a frame's address
	activations map[string]*signup  // by the token in the mail's link
	codes       map[string]*smsCode // by number, as 86-13812345678
	statement   []transfer
	busyUntil   time.Time       // no code is sent before
	branch      map[string]bool // errands done at the bank
	wrongGuess  bool            // somebody entered a wrong amount
}

func newWorld() world {
	return world{
		sessions:    map[string]*session{},
		captchas:    map[string]*captcha{},
		slides:      map[string]*slide{},
		dialogs:     map[string]*session{},
		activations: map[string]*signup{},
		codes:       map[string]*smsCode{},
		branch:      map[string]bool{},
	}
}

// A session is one browser.
type session struct {
	id     string
	token  string // of the frames of the other origin, which get no cookie
	seen   time.Time
	forms  map[string]string // form tokens and the page each is for
	user   *account
	agreed bool            // to the dialog over the chooser
	lapsed bool            // was forgotten after a long absence, and nobody has been told yet
	spent  map[string]bool // form tokens that were used
	signup *signup
}

// A signup is an account in the making.
type signup struct {
	nationality string
	email       string
	mobile      string // as 86-13812345678
	active      bool   // the link of the mail, or the code, has been used
	sentAt      time.Time
	account     *account
}

// An account is what a sign-up ends with.
type account struct {
	email, mobile string
	nationality   string
	holder        string // surname and given name
	password      [sha256.Size]byte
	application   application
	realName      string // of its first application; it cannot be changed later
	numberAgain   bool   // has been asked for once more
	refusedScan   string // digest of the photo page that was refused
}

// account returns the account of an e-mail address or mobile number.
func (w *world) account(logon string) *account {
	logon = strings.ToLower(strings.TrimSpace(logon))
	for _, a := range w.accounts {
		if logon == a.email && logon != "" || a.mobile != "" && (logon == a.mobile || "86-"+logon == a.mobile) {
			return a
		}
	}
	return nil
}

// cookie is the name of the session's cookie. Cookies do not know ports, and
// several practice sites may run at once.
func (s *Site) cookie() string { return "ALIPAYJSESSIONID" + s.port }

// session returns the session of a request, or starts one. The lock must be
// held.
func (s *Site) session(w http.ResponseWriter, r *http.Request) *session {
	if c, err := r.Cookie(s.cookie()); err == nil {
		if sess := s.world.sessions[c.Value]; sess != nil {
			return s.touch(sess)
		}
	}
	sess := &session{id: rand.Text(), token: rand.Text(), forms: map[string]string{}, spent: map[string]bool{}}
	s.world.sessions[sess.id] = sess
	s.world.dialogs[sess.token] = sess
	http.SetCookie(w, &http.Cookie{
		Name: s.cookie(), Value: sess.id, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	return s.touch(sess)
}

// touch notes a sign of life. Who has shown none for long is signed out; the open
// pages and what was begun are lost.
func (s *Site) touch(sess *session) *session {
	now := s.now()
	if !sess.seen.IsZero() && now.Sub(sess.seen) > idle {
		sess.lapsed = sess.user != nil || sess.signup != nil || len(sess.forms) > 0
		sess.user, sess.signup, sess.agreed = nil, nil, false
		clear(sess.forms)
		clear(sess.spent)
	}
	sess.seen = now
	return sess
}

// clientOf tells browsers apart for the recorder. The lock must be held.
func (s *Site) clientOf(r *http.Request) string {
	if c, err := r.Cookie(s.cookie()); err == nil {
		return c.Value
	}
	return r.URL.Query().Get("t")
}

// Name is what the account is called.
func (su *signup) Name() string {
	if su.email != "" {
		return su.email
	}
	return su.mobile
}

// Email is where the mail went.
func (su *signup) Email() string { return su.email }

// Hidden is the number with stars in its middle.
func (su *signup) Hidden() string { return hideMiddle(su.mobile) }

// hideMiddle leaves the ends of a number.
func hideMiddle(number string) string {
	if len(number) < 8 {
		return number
	}
	return number[:len(number)-8] + "****" + number[len(number)-4:]
}

// Greeting is what the pages call the account's owner.
func (a *account) Greeting() string {
	if a.holder != "" {
		return a.holder
	}
	if a.email != "" {
		return a.email
	}
	return hideMiddle(a.mobile)
}
