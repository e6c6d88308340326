package practice

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// Options say how a site is started. The zero value is a good practice site.
type Options struct {
	// Address is where to listen; the default is 127.0.0.1:0, any free port.
	// Only loopback addresses are accepted: people type their own data here.
	Address string
	// Edition is which state of the pages is served, one of Editions; the
	// default is DefaultEdition. Seed is what a drawn edition is drawn from.
	Edition string
	Seed    uint64
	// Break lists controls, as PAGE.FIELD, whose ids, names and classes are to
	// differ from the known ones, as after a redesign. Fields lists the names.
	Break []string
	// Mishaps are what goes wrong, names of Mishaps.
	Mishaps []string
	// Traps are what lies in wait on the pages with boxes, names of Traps.
	Traps []string
	// Notify, if set, is told what the site sends: SMS, mails, deposits, with whole
	// addresses for links. It is
	// called outside the site's lock, from the goroutine of the request.
	Notify func(Note)
	// Now is the clock; the default is time.Now. Advance moves on from it.
	Now func() time.Time
	// BankHolder is the name in the bank's records. When it is empty the bank
	// knows the account holder by the name that both forms were given.
	BankHolder string
}

// A Note is something that the site sent to its user.
type Note struct {
	Time    time.Time
	Kind    string // "sms", "mail" or "deposit"
	To      string // number, address or card (its last four digits)
	Subject string // of a mail
	Text    string
	English string // of the text
	Link    string // of a mail: what its link opens; a path, which Address completes
}

// Errors of Start and of the scripted person.
var (
	ErrUnknownBreak   = errors.New("unknown control to break")
	ErrUnknownEdition = errors.New("unknown edition of the practice site")
	ErrNotLoopback    = errors.New("the practice site listens on loopback addresses only")
)

// A Site is a running practice site. Its methods may be called from several
// goroutines.
type Site struct {
	opts      Options
	edition   *edition
	recordKey string          // of the record's address
	broken    map[string]bool // by PAGE.FIELD
	views     *templates
	port      string
	served    chan struct{} // closed when the server has ended
	shutdown  func() error  // ends the server
	closing   sync.Once
	closeErr  error

	mu       sync.Mutex
	changed  chan struct{} // closed and replaced whenever the state changes
	advanced time.Duration
	notes    []Note
	record   recorder
	world    world
}

// Start serves a new practice site until ctx ends or Close is called.
func Start(ctx context.Context, opts Options) (*Site, error) {
	if opts.Address == "" {
		opts.Address = "127.0.0.1:0"
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	edition, err := newEdition(opts.Edition, opts.Seed)
	if err != nil {
		return nil, err
	}
	if err := checkTraps(opts.Traps); err != nil {
		return nil, err
	}
	if err := edition.trouble(opts.Mishaps); err != nil {
		return nil, err
	}
	if edition.dress != nil {
		edition.dress()
	}
	s := &Site{
		opts:      opts,
		edition:   edition,
		recordKey: rand.Text(),
		served:    make(chan struct{}),
		changed:   make(chan struct{}),
		world:     newWorld(),
	}
	if err := s.breakControls(opts.Break); err != nil {
		return nil, err
	}
	views, err := parseTemplates(s.edition)
	if err != nil {
		return nil, err
	}
	s.views = views

	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", opts.Address)
	if err != nil {
		return nil, fmt.Errorf("practice site: %w", err)
	}
	addr, ok := listener.Addr().(*net.TCPAddr)
	if !ok || !addr.IP.IsLoopback() {
		return nil, errors.Join(ErrNotLoopback, listener.Close())
	}
	s.port = fmt.Sprint(addr.Port)
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
	}
	go func() {
		defer close(s.served)
		// Serve always ends with an error; after Close it says just that.
		_ = server.Serve(listener)
	}()
	ended, end := context.WithCancel(ctx)
	s.shutdown = func() error {
		end()
		// Requests are short; one that is not done in a second is a client
		// that has gone away in the middle of its upload.
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if server.Shutdown(grace) == nil {
			return nil
		}
		return server.Close()
	}
	context.AfterFunc(ended, func() { _ = s.Close() })
	return s, nil
}

// URL is the main origin, without a slash at its end.
func (s *Site) URL() string { return "http://127.0.0.1:" + s.port }

// frameURL is the second origin. Alipay's dialogs come from other hosts than
// the pages that open them; here they come from the same server by its name.
func (s *Site) frameURL() string { return "http://localhost:" + s.port }

// Origins lists the origins that belong to the site: the main one and the one
// of the mobile dialog and the upload frames.
func (s *Site) Origins() []string { return []string{s.URL(), s.frameURL()} }

// Start returns the address of the first page of a journey, "signup" or
// "verify". The name of a page gives an address that makes all that comes
// before the page happen and then leads to it, for looking at one page alone.
func (s *Site) Start(journey string) string {
	switch journey {
	case "signup":
		return s.URL() + "/"
	case "verify":
		return s.URL() + "/login/index.htm"
	}
	return s.URL() + "/practice/start?" + url.Values{"page": {journey}}.Encode()
}

// Pages lists the names of the pages in the order of the journeys.
func (s *Site) Pages() []string {
	var names []string
	for _, p := range s.edition.pages {
		names = append(names, p.name)
	}
	return names
}

// Path returns the path of a page, or "" if there is no such page.
func (s *Site) Path(page string) string {
	if p := s.edition.page(page); p != nil {
		return p.path
	}
	return ""
}

// Close ends the site. It is safe to call it more than once.
func (s *Site) Close() error {
	s.closing.Do(func() {
		s.closeErr = s.shutdown()
		<-s.served
		s.mu.Lock()
		s.announce()
		s.mu.Unlock()
	})
	return s.closeErr
}

// Record returns what arrived so far, in order.
func (s *Site) Record() []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.entries)
}

// Violations are what the pages' security policy stopped so far.
func (s *Site) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.against)
}

// Await blocks until the record is as wanted. What a page reports takes a
// moment to arrive, and nobody needs to guess how long.
func (s *Site) Await(ctx context.Context, wanted func(record []Entry) bool) error {
	return s.wait(ctx, func() bool { return wanted(slices.Clone(s.record.entries)) })
}

// Notes returns what the site has sent so far, in order.
func (s *Site) Notes() []Note {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notes)
}

// Advance moves the site's clock. Codes expire, deposits arrive and reviews
// end when their time has come.
func (s *Site) Advance(d time.Duration) {
	s.mu.Lock()
	before := len(s.notes)
	s.advanced += d
	s.settle()
	fresh := slices.Clone(s.notes[before:])
	s.announce()
	s.mu.Unlock()
	s.tell(fresh)
}

// now is the site's time. The lock must be held.
func (s *Site) now() time.Time { return s.opts.Now().Add(s.advanced) }

// announce wakes whoever waits for a change. The lock must be held.
func (s *Site) announce() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// send notes something for the user. The lock must be held.
func (s *Site) send(n Note) {
	n.Time = s.now()
	s.notes = append(s.notes, n)
	s.record.add(Entry{Time: n.Time, Field: n.Kind, Value: n.To, Event: "sent", Accepted: true})
}

// Address is the whole address of a path of the site, and "" of none.
func (s *Site) Address(path string) string {
	if path == "" {
		return ""
	}
	return s.URL() + path
}

// tell hands notes to Options.Notify. The lock must not be held.
func (s *Site) tell(notes []Note) {
	if s.opts.Notify == nil {
		return
	}
	for _, n := range notes {
		n.Link = s.Address(n.Link)
		s.opts.Notify(n)
	}
}

// wait blocks until ready, which is called with the lock held, says so.
func (s *Site) wait(ctx context.Context, ready func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := ready(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-s.served:
			return http.ErrServerClosed
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
