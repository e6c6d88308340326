package selectors

import "slices"

// Snapshot is what a person could see of a tab at one moment: its frames and
// their controls and texts. It carries lengths of what is typed, never the
// values themselves.
type Snapshot struct {
	Frames []Frame `json:"frames"` // the top frame first
}

// Top is the tab's own document; the zero Frame when there is none.
func (s Snapshot) Top() Frame {
	if len(s.Frames) == 0 {
		return Frame{}
	}
	return s.Frames[0]
}

// Frame is one document of the tab.
type Frame struct {
	ID       string `json:"id"`               // the browser's frame id
	Parent   string `json:"parent,omitempty"` // id of the frame it sits in
	Origin   string `json:"origin"`           // scheme://host[:port], "null" when opaque
	Path     string `json:"path"`             // path of the URL, without query and fragment
	Name     string `json:"name,omitempty"`   // name of the window
	Document string `json:"document"`         // differs for every document loaded, even of the same URL
	Title    string `json:"title,omitempty"`
	Visible  bool   `json:"visible"` // whether a person can see and reach the frame's own box
	Box      Box    `json:"box"`     // the frame's box in the top document, CSS pixels
	// Labels are the words by which the document around it names the frame, and
	// Hits the selectors for frames that hit its element.
	Labels []Label  `json:"labels,omitempty"`
	Hits   []string `json:"hits,omitempty"`

	Controls []Control `json:"controls"`
	Texts    []Text    `json:"texts"`
	// Matches has, for every selector that was asked for, the refs of the
	// elements it hits in document order; an element that is no control has
	// the ref -1 when it shows and -2 when it does not.
	Matches map[string][]int `json:"matches,omitempty"`
	// Invalid has the selectors the browser could not parse.
	Invalid []string `json:"invalid,omitempty"`
	Loading bool     `json:"loading,omitempty"` // whether the document is not read to its end yet
	Cut     bool     `json:"cut,omitempty"`     // whether it has more boxes than were read
	IFrames int      `json:"iframes,omitempty"` // visible frames in it that have an address
	// Status is the HTTP status with which the document came, 0 when unknown, and
	// Unloaded whether the browser shows an error in place of the document.
	Status   int  `json:"status,omitempty"`
	Unloaded bool `json:"unloaded,omitempty"`
}

// Control is one thing of a page that takes input: a box, a list, a group of
// radio buttons, a custom dropdown, and also every button and link.
type Control struct {
	Ref  int    `json:"ref"` // number of the element, valid for this snapshot of this frame
	Role Role   `json:"role"`
	Tag  string `json:"tag,omitempty"`
	Type string `json:"type,omitempty"` // the type attribute of an input

	ID           string `json:"id,omitempty"`
	Name         string `json:"name,omitempty"`
	Class        string `json:"class,omitempty"`
	Autocomplete string `json:"autocomplete,omitempty"`
	InputMode    string `json:"inputmode,omitempty"`
	Pattern      string `json:"pattern,omitempty"`
	Placeholder  string `json:"placeholder,omitempty"`
	Title        string `json:"title,omitempty"`
	Accept       string `json:"accept,omitempty"`
	MaxLength    int    `json:"maxlength"` // -1 when there is none

	Labels  []Label  `json:"labels,omitempty"`  // best source first
	Section []string `json:"section,omitempty"` // legends and headings above it, nearest first
	Unit    string   `json:"unit,omitempty"`    // the text right behind it, such as 年
	Note    string   `json:"note,omitempty"`    // what the page says of it behind it
	Error   string   `json:"error,omitempty"`   // the message the page shows for it
	Options []Option `json:"options,omitempty"` // of a select, a radio group

	Length   int  `json:"length"`            // characters in it
	Checked  bool `json:"checked,omitempty"` // of a checkbox
	Touched  bool `json:"touched,omitempty"` // whether a person typed or chose here
	Filled   bool `json:"filled,omitempty"`  // whether this tool wrote what is there
	Required bool `json:"required,omitempty"`
	Disabled bool `json:"disabled,omitempty"`
	ReadOnly bool `json:"readonly,omitempty"`
	Shown    int  `json:"shown,omitempty"`  // number it got when the person pointed at it; 0 when they did not
	Shadow   bool `json:"shadow,omitempty"` // whether it sits in an open shadow root

	Hidden    string `json:"hidden,omitempty"`  // why a person cannot see it; empty when they can
	Covered   string `json:"covered,omitempty"` // what lies over it; empty when nothing does
	Box       Box    `json:"box"`
	Group     string `json:"group,omitempty"` // boxes side by side in one row share a group
	GroupSize int    `json:"group_size,omitempty"`
	GroupPos  int    `json:"group_pos,omitempty"` // from 0
	Chips     bool   `json:"chips,omitempty"`     // whether it is a row of buttons that look like choices
	Form      string `json:"form,omitempty"`      // where the form it belongs to sends: origin and path
}

// Role is what kind of input a control takes.
type Role string

// The roles a control can have.
const (
	RoleText     Role = "text" // a box of one line
	RoleTextArea Role = "textarea"
	RolePassword Role = "password"
	RoleSelect   Role = "select"   // a native list
	RoleDropdown Role = "dropdown" // a list made of other elements
	RoleRadio    Role = "radio"    // a whole group
	RoleCheckbox Role = "checkbox"
	RoleDate     Role = "date" // a native date box, or one that opens a calendar
	RoleFile     Role = "file"
	RoleButton   Role = "button"
	RoleLink     Role = "link"
)

// Takes reports whether a field's value can go into such a control.
func (r Role) Takes() bool {
	switch r {
	case RoleText, RoleTextArea, RoleSelect, RoleDropdown, RoleRadio, RoleCheckbox, RoleDate, RoleFile:
		return true
	default:
		return false
	}
}

// Label is a text that names a control, and how it was found.
type Label struct {
	Text string    `json:"text"`
	From LabelFrom `json:"from"`
}

// LabelFrom says how a label was found; the earlier in the list below, the
// surer it belongs to the control.
type LabelFrom string

// The sources of a label.
const (
	FromFor         LabelFrom = "for"         // <label for>
	FromWrap        LabelFrom = "wrap"        // inside <label>
	FromAria        LabelFrom = "aria"        // aria-label, aria-labelledby
	FromCell        LabelFrom = "cell"        // the table cell to the left
	FromHead        LabelFrom = "head"        // the table heading above
	FromRow         LabelFrom = "row"         // the label element or text of the same form row
	FromNear        LabelFrom = "near"        // the nearest text to the left or above, by place
	FromPlaceholder LabelFrom = "placeholder" // the hint in the box
	FromTitle       LabelFrom = "title"       // the title attribute
)

// Option is one choice of a list or a radio group.
type Option struct {
	Text     string `json:"text"`
	Value    string `json:"value,omitempty"`
	Selected bool   `json:"selected,omitempty"`
	Disabled bool   `json:"disabled,omitempty"`
}

// Text is a visible piece of the page's own text.
type Text struct {
	Text string   `json:"text"`
	Kind TextKind `json:"kind"`
}

// TextKind is the part a text plays.
type TextKind string

// The kinds of texts a snapshot keeps.
const (
	TextHeading TextKind = "heading"
	TextLabel   TextKind = "label"
	TextError   TextKind = "error"
	TextOther   TextKind = "text"
)

// Box is a rectangle in CSS pixels of the frame's viewport.
type Box struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"w"`
	Height float64 `json:"h"`
}

// NameByFrame gives the controls of small frames the words that stand around
// the frame: a box for a file often sits alone in a frame of its own.
func (s *Snapshot) NameByFrame() {
	for _, f := range s.Frames {
		if len(f.Labels) == 0 {
			continue
		}
		boxes := s.boxesBelow(f.ID)
		if len(boxes) > 2 {
			continue
		}
		for _, c := range boxes {
			c.Labels = append(slices.Clone(f.Labels), c.Labels...)
		}
	}
}

// boxesBelow are the controls that take input in a frame and in the frames in it.
func (s *Snapshot) boxesBelow(id string) (out []*Control) {
	in := map[string]bool{id: true}
	for i := range s.Frames { // a frame stands behind the one it is in
		f := &s.Frames[i]
		if in[f.ID] = in[f.ID] || in[f.Parent]; !in[f.ID] {
			continue
		}
		for j := range f.Controls {
			if f.Controls[j].Role.Takes() {
				out = append(out, &f.Controls[j])
			}
		}
	}
	return out
}

// Complete reports whether every document is read to its end and every visible
// frame is among the frames.
func (s Snapshot) Complete() bool {
	children := map[string]int{}
	for _, f := range s.Frames {
		if f.Loading {
			return false
		}
		if f.Visible {
			children[f.Parent]++
		}
	}
	for _, f := range s.Frames {
		if f.Visible && children[f.ID] < f.IFrames {
			return false
		}
	}
	return true
}
