package selectors

// Outcome says what became of one field of a page. It is a closed set; the
// words for it stand in Outcomes.
type Outcome string

// The outcomes of a field.
const (
	Exact     Outcome = "exact"     // the first selector hit and the control fits
	Alternate Outcome = "alternate" // a later selector hit and the control fits
	Healed    Outcome = "healed"    // no selector hit; found by meaning
	Ambiguous Outcome = "ambiguous" // several controls fit equally well
	Drifted   Outcome = "drifted"   // the selector hits what is plainly another field
	Covered   Outcome = "covered"   // something lies over the control
	Hidden    Outcome = "hidden"    // a person could not see the control
	Disabled  Outcome = "disabled"  // the control takes no input now
	Missing   Outcome = "missing"   // nothing on the page fits
	Kept      Outcome = "kept"      // something else was already there; left as it is
	Refused   Outcome = "refused"   // the page changed or dropped what was filled
	Forbidden Outcome = "forbidden" // the frame's origin may not receive values
)

// Fills reports whether the control is to be filled.
func (o Outcome) Fills() bool { return o == Exact || o == Alternate || o == Healed }

// Broken reports whether the definition's own selector failed, so that a run
// with this outcome ends with exit status 5.
func (o Outcome) Broken() bool {
	switch o {
	case Healed, Ambiguous, Drifted, Covered, Hidden, Disabled, Missing, Refused:
		return true
	default:
		return false
	}
}

// Explain says in English what the outcome means for the person.
func (o Outcome) Explain() string {
	switch o {
	case Exact:
		return "filled with the expected selector"
	case Alternate:
		return "filled with a later selector of the list"
	case Healed:
		return "its selector is broken; found by its label and filled"
	case Ambiguous:
		return "several boxes fit; left for you"
	case Drifted:
		return "its selector now hits another field; left for you"
	case Covered:
		return "something lies over the box; left for you"
	case Hidden:
		return "the box cannot be seen; not filled"
	case Disabled:
		return "the box takes no input now; not filled"
	case Missing:
		return "not found on the page"
	case Kept:
		return "something was already there; left as it is"
	case Refused:
		return "the page changed what was filled; look at it"
	case Forbidden:
		return "this frame may not receive your data; not filled"
	default:
		return string(o)
	}
}
