package practice

import (
	"crypto/subtle"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// recordPath is where the record is read. Its key is drawn at every start and
// told to nobody but whoever started the site and the console, so that no page
// and no program that fills pages can look up how it is doing.
const recordPath = "/practice/record.json"

// Arrivals are the site's record as JSON: all that arrived, and what of it ought
// not to have.
type Arrivals struct {
	Edition string    `json:"edition"`
	Seed    uint64    `json:"seed"`
	Now     time.Time `json:"now"` // by the site's clock
	Entries []Entry   `json:"entries"`
	Hidden  []Entry   `json:"hidden"`     // typed into boxes that nobody could see
	Foreign []Entry   `json:"foreign"`    // typed into frames that are not the site's
	Unasked []Entry   `json:"unasked"`    // typed into boxes that belong to no field
	Sent    []Entry   `json:"sent"`       // forms, scans, messages
	Against []string  `json:"violations"` // what the pages' security policy stopped
}

// RecordURL is the address of the record, with its key.
func (s *Site) RecordURL() string {
	return s.URL() + recordPath + "?" + url.Values{"key": {s.recordKey}}.Encode()
}

// Arrivals is what arrived so far.
func (s *Site) Arrivals() Arrivals {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.arrivals()
}

// arrivals sorts the record. The lock must be held.
func (s *Site) arrivals() Arrivals {
	a := Arrivals{
		Edition: s.edition.name, Seed: s.opts.Seed, Now: s.now(), Entries: slices.Clone(s.record.entries),
		Hidden: []Entry{}, Foreign: []Entry{}, Unasked: []Entry{}, Sent: []Entry{}, Against: slices.Clone(s.record.against),
	}
	for _, e := range a.Entries {
		switch {
		case e.Event != "typed":
			a.Sent = append(a.Sent, e)
			continue
		case e.Value == "":
			continue // emptied
		}
		if !e.Visible {
			a.Hidden = append(a.Hidden, e)
		}
		if e.Foreign {
			a.Foreign = append(a.Foreign, e)
		}
		if e.Field == "" {
			a.Unasked = append(a.Unasked, e)
		}
	}
	return a
}

// recordJSON answers with the record, to whoever has the key.
func (v *visit) recordJSON() {
	if subtle.ConstantTimeCompare([]byte(v.r.URL.Query().Get("key")), []byte(v.recordKey)) != 1 {
		v.status = http.StatusForbidden
		v.answer("text/plain; charset=utf-8", []byte("the record's address has a key; the program that started this site printed it\n"))
		return
	}
	v.json(v.arrivals())
}
