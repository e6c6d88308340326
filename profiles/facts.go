package profiles

// Facts are the values that pages can be given, by field key. They hold
// personal data and print nothing of it. Make them with [Profile.Facts].
type Facts struct{ data *factData }

// factData is behind a pointer for the reason given at [Value].
type factData struct {
	values  map[string]Value
	choices map[string][]string
}

// Has reports whether the profile gives the fact.
func (f Facts) Has(key string) bool { return !f.Value(key).IsZero() }

// Value returns the fact in the form a Chinese page wants typed.
func (f Facts) Value(key string) Value {
	if f.data == nil {
		return Value{}
	}
	return f.data.values[key]
}

// Choices returns the texts by which an option of a list could name the fact,
// best first; nil when the profile does not give it. They are personal data in
// the clear: for comparing with options, not for printing.
func (f Facts) Choices(key string) []string {
	if f.data == nil {
		return nil
	}
	if all := f.data.choices[key]; len(all) > 0 {
		return all
	}
	if v := f.Value(key); !v.IsZero() {
		return []string{v.Reveal()}
	}
	return nil
}
