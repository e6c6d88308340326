package practice

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// An Entry is one thing that the site saw.
type Entry struct {
	Time time.Time `json:"time"`
	Page string    `json:"page,omitempty"` // as in the page definitions
	// Field is the profile's key of what was filled; "captcha", "sms_code",
	// "agreement", "login.password" and "payment.password" for what belongs to
	// the human; "sms", "mail" and "deposit" for what was sent; and empty for a
	// control that nobody ought to fill.
	Field   string `json:"field,omitempty"`
	Control string `json:"control,omitempty"` // the id or name of the control, as it is in the page
	// Value is what a person would read: the text of the chosen option, a date
	// as 2031-05-01, the name of a file, and dots for a password.
	Value    string   `json:"value"`
	Event    string   `json:"event"`              // "typed", "submitted" or "sent"
	Trusted  bool     `json:"trusted"`            // the browser says that an input device did it
	Visible  bool     `json:"visible"`            // the control could be seen then
	Foreign  bool     `json:"foreign,omitempty"`  // in a frame that is not the site's
	Document float64  `json:"document,omitempty"` // when the document was loaded in which it was typed, milliseconds
	Accepted bool     `json:"accepted,omitempty"` // submitted and found in order
	Errors   []string `json:"errors,omitempty"`   // what the site said against it
}

// recorder keeps the entries and what is needed to make them.
type recorder struct {
	entries []Entry
	parts   map[string]map[string]string // values of the boxes that make one value
	open    map[string]int               // entries that still change while someone types
	ready   map[string]bool              // pages whose script has run, by address
	against []string                     // what the pages' security policy stopped
	presses []Press
}

func (r *recorder) add(e Entry) int {
	r.entries = append(r.entries, e)
	return len(r.entries) - 1
}

// last returns the newest typed entry of a field of a page.
func (r *recorder) last(page, field string) (Entry, bool) {
	for i := len(r.entries) - 1; i >= 0; i-- {
		if e := r.entries[i]; e.Page == page && e.Field == field && e.Event == "typed" {
			return e, true
		}
	}
	return Entry{}, false
}

// of lists the entries of a field, of whatever page and event.
func (r *recorder) of(field string) []Entry {
	var found []Entry
	for _, e := range r.entries {
		if e.Field == field {
			found = append(found, e)
		}
	}
	return found
}

// A report is what the pages' recorder script sends.
type report struct {
	Path    string `json:"path"`
	Query   string `json:"query"`
	Kind    string `json:"kind"` // "ready", "input", "change", "press" or "violation"
	Name    string `json:"name"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Value   string `json:"value"`
	Trusted bool   `json:"trusted"`
	Visible bool   `json:"visible"`
	Pen     bool   `json:"pen"`
	// Document is when the page's document was loaded, milliseconds.
	Document float64 `json:"document"`
}

// handleRecord takes reports.
func (s *Site) handleRecord(w http.ResponseWriter, r *http.Request) {
	var reports []report
	body := http.MaxBytesReader(w, r.Body, 1<<20)
	if err := json.NewDecoder(body).Decode(&reports); err != nil {
		http.Error(w, "no reports", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, rep := range reports {
		s.take(rep, s.clientOf(r), s.foreign(r))
	}
	s.announce()
	w.WriteHeader(http.StatusNoContent)
}

// take files a report. The lock must be held.
func (s *Site) take(rep report, client string, foreign bool) {
	rec := &s.record
	if rep.Kind == "ready" {
		if rec.ready == nil {
			rec.ready = map[string]bool{}
		}
		rec.ready[rep.Path+rep.Query] = true
		return
	}
	if rep.Kind == "violation" {
		rec.against = append(rec.against, rep.Path+": "+rep.Value)
		return
	}
	p := s.edition.at(rep.Path)
	if p == nil {
		return
	}
	if rep.Kind == "press" {
		rec.presses = append(rec.presses, Press{p.name, rep.Name, rep.ID, rep.Trusted, rep.Pen})
		return
	}
	e := Entry{
		Time: s.now(), Page: p.name, Control: rep.ID, Value: rep.Value, Event: "typed",
		Trusted: rep.Trusted, Visible: rep.Visible, Foreign: foreign, Document: rep.Document,
	}
	if rep.Type == "password" {
		e.Value = dots(e.Value) // of whatever box, also one that nobody knows
	}
	if e.Control == "" {
		e.Control = rep.Name
	}
	c, known := s.control(p, rep.Name, rep.ID)
	if rep.Type == "file" {
		e.Value = path.Base(strings.ReplaceAll(rep.Value, `\`, "/"))
	}
	if p.name == "verify.upload" {
		// The frame holds one file box and its address says which scan it is.
		query, err := url.ParseQuery(strings.TrimPrefix(rep.Query, "?"))
		if form := s.edition.page(query.Get("p")); err == nil && form != nil {
			e.Page = form.name
			c, known = s.control(form, query.Get("k"), "")
		}
	}
	if known {
		e.Field = c.key
		e.Value = rec.whole(client, e, c)
	}
	slot := strings.Join([]string{client, e.Page, e.Control, rep.Name}, "\x00")
	if rec.open == nil {
		rec.open = map[string]int{}
	}
	i, typing := rec.open[slot]
	switch {
	case typing && rec.entries[i].Value == e.Value && rep.Kind == "change":
		// Leaving a box reports nothing new, it only ends the typing.
	case typing:
		rec.entries[i] = e
	default:
		i = rec.add(e)
	}
	if rep.Kind == "input" {
		rec.open[slot] = i
	} else {
		delete(rec.open, slot)
	}
}

// whole is the value of a control's key after one of its parts has changed.
func (r *recorder) whole(client string, e Entry, c control) string {
	value := readable(c, e.Value)
	if r.parts == nil {
		r.parts = map[string]map[string]string{}
	}
	slot := strings.Join([]string{client, e.Page, c.key}, "\x00")
	if r.parts[slot] == nil {
		r.parts[slot] = map[string]string{}
	}
	parts := r.parts[slot]
	parts[c.part] = value
	if c.secret || c.part == "" {
		return value
	}
	return join(c.key, parts)
}

// readable is what a person would read in a control.
func readable(c control, value string) string {
	switch {
	case c.secret:
		// Someone may practise with a password that is in use elsewhere.
		return dots(value)
	case c.text != nil:
		return c.text(value)
	}
	return value
}

// dots stand for what nobody may read.
func dots(value string) string { return strings.Repeat("•", len([]rune(value))) }
