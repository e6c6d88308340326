package practice

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// The traps are what pages do, meaning it or not, that a program which fills
// boxes runs into. Each is one name of Options.Traps; all of them are laid on
// the pages with boxes, outside their frames.
const (
	TrapHidden   = "hidden-boxes" // boxes that nobody sees, named like the facts of a person
	TrapForeign  = "look-alike"   // the same form in a frame of somebody else
	TrapSwap     = "swap"         // two boxes change places when one is entered
	TrapOverlay  = "overlay"      // something lies over the form until it is closed
	TrapFocus    = "focus-thief"  // a box that takes the focus back
	TrapAlert    = "alert"        // a message that blocks the page
	TrapLeave    = "beforeunload" // a page that does not want to be left
	TrapPrint    = "print"        // a page that has itself printed
	TrapSlow     = "slow"         // a page that takes its time
	TrapRestless = "restless"     // a page that never settles
)

// traps say what each is; those of the server alone are so marked.
var traps = map[string]bool{
	TrapHidden: true, TrapForeign: true, TrapSwap: true, TrapOverlay: true, TrapFocus: true, TrapAlert: true, TrapLeave: true,
	TrapPrint: true, TrapSlow: false, TrapRestless: true,
}

// ErrUnknownTrap is what Start says of a name that is none of Traps.
var ErrUnknownTrap = errors.New("unknown trap")

// Traps lists the names that Options.Traps may have.
func Traps() []string { return slices.Sorted(maps.Keys(traps)) }

// slowness is how long the server of a slow page takes.
const slowness = 3 * time.Second

// checkTraps looks whether all names are known.
func checkTraps(names []string) error {
	var unknown []error
	for _, name := range names {
		if _, known := traps[name]; !known {
			unknown = append(unknown, fmt.Errorf("%w: %q; the known ones are %s", ErrUnknownTrap, name, strings.Join(Traps(), ", ")))
		}
	}
	return errors.Join(unknown...)
}

// trapped reports whether the site lays a trap.
func (s *Site) trapped(name string) bool { return slices.Contains(s.opts.Traps, name) }

// foreignHost is a third name of this machine, which belongs to no page: what is
// typed there is lost to somebody else.
func (s *Site) foreignHost() string { return "elsewhere.localhost:" + s.port }

// foreign reports whether a request is to somebody else.
func (s *Site) foreign(r *http.Request) bool { return r.Host == s.foreignHost() }

// lay puts the script of the traps into a page with boxes, before the one that
// records: what the traps add is there from the start.
func (v *visit) lay() {
	var names []string
	for _, name := range v.opts.Traps {
		if traps[name] {
			names = append(names, name)
		}
	}
	if len(names) == 0 || v.page == nil || v.page.framed || len(v.page.controls) == 0 || v.foreign(v.r) {
		return
	}
	where := "http://" + v.foreignHost() + v.page.path + "?t=" + v.sess.token
	script := fmt.Sprintf(`<script src="/assets/traps.js" data-traps="%s" data-where="%s"></script>`,
		strings.Join(names, " "), template.HTMLEscapeString(where))
	record := []byte(`<script src="/assets/record.js">`)
	page := bytes.Replace(v.body.Bytes(), record, append([]byte(script), record...), 1)
	v.body = *bytes.NewBuffer(page)
}

// dawdle lets the client of a slow page wait.
func (s *Site) dawdle(p *page, r *http.Request) {
	if p == nil || p.framed || len(p.controls) == 0 || !s.trapped(TrapSlow) {
		return
	}
	select {
	case <-time.After(slowness):
	case <-r.Context().Done():
	}
}
