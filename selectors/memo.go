package selectors

// memo keeps what is worked out of a text, because every field asks for it of
// every control. It lives as long as one plan.
type memo struct {
	folds     map[string]string
	variants  map[string][]variant
	cores     map[string]string
	heads     map[string]string
	aims      map[string]string
	human     map[string]uint64
	others    map[string]string
	names     map[string]*naming
	nots      map[string][]string
	strangers map[string]map[int][]string
	fieldIDs  map[string][]float64 // by id: how well it fits every field
	otherIDs  map[string][]float64 // by id: how well it fits every exclusion
	excluded  map[*Control]exclusion
	choices   map[*Option][]float64        // by a first choice: how far the choices are those of every field
	real      map[*Option]int              // by a first choice: how many of the choices are no prompt
	claims    map[string]map[string]string // by section: the shared names and the fields they mean there
	matches   map[[2]string]float64
	views     map[*Control]*view
	said      map[Label]string
	self      map[*Control]bool // whether its name or heading speaks of the user
	prefixed  map[*Control]bool // whether its own name begins with a word for the user
	again     map[*Control]bool // whether the page asks there once more
}

func newMemo() *memo {
	return &memo{
		folds: map[string]string{}, cores: map[string]string{}, variants: map[string][]variant{}, heads: map[string]string{}, aims: map[string]string{}, human: map[string]uint64{}, others: map[string]string{}, names: map[string]*naming{},
		nots: map[string][]string{}, strangers: map[string]map[int][]string{}, fieldIDs: map[string][]float64{}, otherIDs: map[string][]float64{},
		excluded: map[*Control]exclusion{}, choices: map[*Option][]float64{}, real: map[*Option]int{}, claims: map[string]map[string]string{}, matches: map[[2]string]float64{}, views: map[*Control]*view{}, said: map[Label]string{}, self: map[*Control]bool{}, again: map[*Control]bool{}, prefixed: map[*Control]bool{},
	}
}

// fold is Fold, once per text.
func (s scene) fold(text string) string {
	f, ok := s.memo.folds[text]
	if !ok {
		f = plain(text)
		s.memo.folds[text] = f
	}
	return f
}

// read gives the readings of a label, once per text.
func (s scene) read(label string) []variant {
	v, ok := s.memo.variants[label]
	if !ok {
		v = s.lex.variants(label)
		s.memo.variants[label] = v
	}
	return v
}

// core is Lexicon.core, once per text.
func (s scene) core(text string) string {
	c, ok := s.memo.cores[text]
	if !ok {
		c = s.lex.core(text)
		s.memo.cores[text] = c
	}
	return c
}

// aim is aim, once per text.
func (s scene) aim(text string) string {
	a, ok := s.memo.aims[text]
	if !ok {
		a = aim(text)
		s.memo.aims[text] = a
	}
	return a
}

// head is Lexicon.head, once per text.
func (s scene) head(text string) string {
	h, ok := s.memo.heads[text]
	if !ok {
		h = s.lex.head(text)
		s.memo.heads[text] = h
	}
	return h
}
