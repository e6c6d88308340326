package practice

import "slices"

// A Press is one click on something that sends, accepts or leads on.
type Press struct {
	Page    string
	Part    string // "submit", "sender", "link", "accept", "agreement", or "button" and "away" for what has no part in a journey
	Control string // its id, or what is written on it
	Trusted bool   // the browser says that an input device did it
	Person  bool   // the practice person did it
}

// Presses are all of them so far, in order.
func (s *Site) Presses() []Press {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.presses)
}

// sends are the selectors of what sends or leads on when it is pressed, each
// after the name of its part; the first that fits counts.
func (v *visit) sends() [][2]string {
	var list [][2]string
	for _, part := range [][2]string{{"submit", v.page.submit}, {"sender", v.page.sender}, {"link", v.page.link}, {"accept", v.page.accept}} {
		if part[1] != "" {
			list = append(list, part)
		}
	}
	if c, ok := v.page.find("agreement"); ok {
		list = append(list, [2]string{"agreement", "#" + v.markup(v.page, c).id})
	}
	return append(list,
		// The browser's own default of a button is to send its form.
		[2]string{"button", "form button:not([type=button]), [type=submit], [type=image]"},
		[2]string{"away", "a[href]:not([href^='#']):not([href^='javascript:'])"})
}
