package automation

import (
	"context"
	"errors"
)

// A page's process may die alone, as when memory runs out: the browser then shows
// a page of its own and never answers what the dead one was asked. The person
// reloads, and the session goes on with the new process.

// born begins the life of a session's page.
func (l *link) born() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.life, l.die = context.WithCancelCause(l.ctx)
}

// crashed ends whatever waits for an answer of the page.
func (l *link) crashed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.worlds)
	l.die(errNoWorld)
}

// ask is join for what only a living page answers.
func (l *link) ask(ctx context.Context) (context.Context, context.CancelFunc) {
	l.mu.Lock()
	life := l.life
	l.mu.Unlock()
	return joinTo(life, ctx)
}

// dead reports whether a context from ask ended because the page crashed.
func dead(asked context.Context) bool { return errors.Is(context.Cause(asked), errNoWorld) }

// tellCrash says what to do, unless nobody is there to do it: then the page is
// as good as closed.
func (s *session) tellCrash(l *link) {
	if s.opts.Unattended {
		s.mu.Lock()
		s.gone[l.id] = true
		s.mu.Unlock()
		return
	}
	s.opts.Log.Warn().Msg("the page crashed: reload it in the browser (F5), and the run goes on by itself")
}
