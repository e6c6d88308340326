package automation

// Layout is how the person left the panel: its place, as shares of the room that
// the window leaves it, and whether it is folded. It says nothing about them.
type Layout struct {
	Moved  bool    `json:"moved"` // the person put it somewhere; else it finds a corner
	Left   float64 `json:"left"`  // 0 to 1
	Top    float64 `json:"top"`
	Folded bool    `json:"folded"`
}

// sane drops what no panel says.
func (l Layout) sane() Layout {
	l.Left, l.Top = min(max(l.Left, 0), 1), min(max(l.Top, 0), 1)
	return l
}

// arrange takes what the person did to the panel. The next page gets it from
// here: kept in a page, that page could read it.
func (s *session) arrange(l Layout) {
	l = l.sane()
	s.mu.Lock()
	s.layout = l
	s.mu.Unlock()
	if s.opts.Arranged != nil {
		s.opts.Arranged(l)
	}
}

// arrangement is how the panel is to be shown, and whether everything is hidden.
func (s *session) arrangement() (l Layout, hidden bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.layout, s.hidden
}
