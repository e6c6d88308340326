package yamlfile

// Strings is a list of texts; a single text may be written without brackets.
type Strings []string

// Ordered is a mapping that keeps the order in which it was written.
type Ordered[T any] []Entry[T]

// Entry is one key of an [Ordered] mapping with its value and place.
type Entry[T any] struct {
	Key   string
	Value T
	Pos   Pos // of the key
}

// Get returns the value of key.
func (o Ordered[T]) Get(key string) (value T, ok bool) {
	for _, e := range o {
		if e.Key == key {
			return e.Value, true
		}
	}
	return value, false
}

// Keys returns the keys as written.
func (o Ordered[T]) Keys() []string {
	keys := make([]string, len(o))
	for i, e := range o {
		keys[i] = e.Key
	}
	return keys
}

// isOrdered marks Ordered for the decoder, which cannot name its type
// parameter.
func (Ordered[T]) isOrdered() {}
