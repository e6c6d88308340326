package report

import (
	"math"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

// What a page says is not ours: a label may repeat the e-mail address or the
// card number the person just gave, hold an escape sequence for the terminal,
// or be a whole contract. Everything that enters a report passes through here.
const (
	maxText     = 80  // runes of a label, a reason, a why
	maxSentence = 240 // runes of a sentence of ours
	maxSelector = 300 // runes of a selector; a longer one helps nobody
)

var (
	// mailAddress also matches addresses a page has masked with stars.
	mailAddress = regexp.MustCompile(`[A-Za-z0-9._%+*-]+@[A-Za-z0-9*-]+(\.[A-Za-z0-9*-]+)*`)
	// longNumber is a number of six digits or more, grouped or not, masked or
	// not: phone, card, passport, postcode, date of birth, code by SMS.
	longNumber = regexp.MustCompile(`[A-Z]{0,2}\p{Nd}(?:[ *./年月-]{0,8}\p{Nd}){5,}`)
	// address is a URL inside a sentence.
	address = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>，。]+`)
)

// name cleans a name of ours: a page, a key, a position.
func name(s string) string { return cutRunes(line(s), maxText) }

// position cleans a file:line:column, of which the end matters most.
func position(s string) string { return line(s) }

// selector cleans a selector. Its digits stay: ids often end in a number.
func selector(s string) string {
	s = line(s)
	if kind, words, ok := strings.Cut(s, "="); ok && (kind == "label" || kind == "text") {
		return kind + "=" + text(words)
	}
	return cutRunes(mailAddress.ReplaceAllString(s, "…"), maxSelector)
}

// text cleans words of a page.
func text(s string) string { return cutRunes(mask(line(s)), maxText) }

// Words cleans a sentence of a page for whoever tells of it at once.
func Words(s string) string { return cutRunes(mask(line(s)), maxSentence) }

// sentence cleans a sentence of ours that may quote a URL.
func sentence(s string) string {
	s = address.ReplaceAllStringFunc(line(s), func(u string) string {
		trimmed := strings.TrimRight(u, ".,;:!?)")
		return cleanURL(trimmed) + u[len(trimmed):]
	})
	return cutRunes(mailAddress.ReplaceAllString(s, "…"), maxSentence)
}

// mask hides what may be a value of the profile that the page repeats. Names
// and streets it cannot tell from other words; the snapshot takes labels only.
func mask(s string) string {
	return longNumber.ReplaceAllString(mailAddress.ReplaceAllString(s, "…"), "…")
}

// line puts s on one line: white space runs become one blank, and control and
// format characters go, for they could rewrite the terminal or turn the
// direction of the text.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		default:
			return r
		}
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// cutRunes cuts s to at most limit runes, the last of which is then "…".
func cutRunes(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	return strings.TrimRight(string(runes[:limit-1]), " ") + "…"
}

// cleanURL is s without what may carry a value: user, query, fragment, the
// ;parameters of Java servers, and addresses or long numbers in the path. Of a
// URL that holds its own content only the scheme stays.
func cleanURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "":
		return ""
	case "http", "https", "file":
	case "about", "chrome", "chrome-error":
		return name(u.Scheme + ":" + u.Opaque + u.Host)
	default:
		return name(u.Scheme + ":")
	}
	segments := strings.Split(u.Path, "/")
	for i, segment := range segments {
		segment, _, _ = strings.Cut(segment, ";")
		segments[i] = line(segment)
	}
	path := mask(strings.Join(segments, "/"))
	return u.Scheme + "://" + line(u.Host) + strings.ReplaceAll(path, " ", "%20")
}

// fileName is s when it names a file beside the report, else nothing.
func fileName(s string) string {
	if s == "" || s != filepath.Base(s) || s == "." || s == ".." || strings.ContainsAny(s, `/\:`) {
		return ""
	}
	return line(s)
}

// number rounds x to the given power of ten. JSON has no infinity, and a
// margin over nothing at all is one.
func number(x, steps float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, -1) {
		return 0
	}
	if math.IsInf(x, 1) {
		return 1
	}
	return math.Round(x*steps) / steps
}

// Clean copies p as a report keeps it: what a page may repeat of a profile is
// masked, for a log as for a report. No slice is nil, so that a tool
// may walk the lists of report.json without asking.
func Clean(p Page) Page {
	return Page{
		Page:         name(p.Page),
		Title:        text(p.Title),
		URL:          cleanURL(p.URL),
		RecognisedBy: each(p.RecognisedBy, text),
		Visits:       max(p.Visits, 1),
		Fields:       each(p.Fields, cleanField),
		LeftAlone: each(p.LeftAlone, func(l Left) Left {
			return Left{Label: text(l.Label), Why: text(l.Why)}
		}),
		Handoffs: each(p.Handoffs, func(h Handoff) Handoff {
			h.Label, h.EndedBy, h.Seconds = text(h.Label), text(h.EndedBy), number(h.Seconds, 10)
			return h
		}),
		Milliseconds: Milliseconds{
			Snapshot: number(p.Milliseconds.Snapshot, 100),
			Plan:     number(p.Milliseconds.Plan, 100),
			Fill:     number(p.Milliseconds.Fill, 100),
			Overlay:  number(p.Milliseconds.Overlay, 100),
		},
		Troubles: each(p.Troubles, func(t Trouble) Trouble {
			return Trouble{Name: name(t.Name), Say: line(t.Say), Do: line(t.Do)} // data of ours, not of the page
		}),
		Picture: fileName(p.Picture),
	}
}

// cleanField copies f with everything cleaned.
func cleanField(f Field) Field {
	f.Key, f.Part, f.Label = name(f.Key), name(f.Part), text(f.Label)
	f.Selector, f.Proposal, f.Pos = selector(f.Selector), selector(f.Proposal), position(f.Pos)
	f.Score, f.Margin = number(f.Score, 1000), number(f.Margin, 1000)
	f.Reasons = each(f.Reasons, text)
	f.Tried = each(f.Tried, func(t Tried) Tried {
		return Tried{Selector: selector(t.Selector), Matches: t.Matches, Why: text(t.Why), Pos: position(t.Pos)}
	})
	f.Candidates = each(f.Candidates, func(c Candidate) Candidate {
		return Candidate{Label: text(c.Label), Selector: selector(c.Selector), Score: number(c.Score, 1000)}
	})
	return f
}

// each is clean of every item, never nil.
func each[T any](items []T, clean func(T) T) []T {
	out := make([]T, len(items))
	for i, item := range items {
		out[i] = clean(item)
	}
	return out
}
