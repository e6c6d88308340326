package selectors

import "unicode/utf8"

// finder finds words in a text in one pass over its beginnings, instead of one
// search for every word, and gives what is kept for each.
type finder[T any] struct {
	words   map[string]*T
	longest map[rune]int // by the first rune of words: the length of the longest, bytes
}

// of is what is kept for a word; from then on the word is found.
func (f *finder[T]) of(word string) *T {
	u := f.words[word]
	if u == nil {
		u = new(T)
		f.words[word] = u
		first, _ := utf8.DecodeRuneInString(word)
		f.longest[first] = max(f.longest[first], len(word))
	}
	return u
}

func newFinder[T any]() finder[T] { return finder[T]{map[string]*T{}, map[rune]int{}} }

// contained calls visit for every word that stands in a text.
func (f *finder[T]) contained(text string, visit func(word string, u *T)) {
	for i, first := range text {
		rest := text[i:min(i+f.longest[first], len(text))]
		for j := range rest {
			if u := f.words[rest[:j]]; u != nil {
				visit(rest[:j], u)
			}
		}
		if u := f.words[rest]; u != nil {
			visit(rest, u)
		}
	}
}

// in reports whether one of the words stands in a text.
func (f *finder[T]) in(text string) (found bool) {
	f.contained(text, func(string, *T) { found = true })
	return found
}
