package selectors

// memo keeps what is worked out of a text, because every field asks for it of
// every control. It lives as long as one plan.
type memo struct {
	folds     map[string]string
	variants  map[string][]variant
	cores     map[string]string
	heads     map[string]string
	aims      map[string]string
	hits      map[string][]hit
	others    map[string]string
	names     map[string]*naming
	nots      map[string][]string
	strangers map[string]map[int][]string
	ids       map[string]idFit
	excluded  map[*Control]exclusion
	choices   map[*Option][]float64        // by a first choice: how far the choices are those of every field
	real      map[*Option]int              // by a first choice: how many of the choices are no prompt
	claims    map[string]map[string]string // by section: the shared names and the fields they mean there
	matches   map[[2]string]float64
	views     map[*Control]*view
	said      map[Label]string
	sounds    map[*Control][]float64
	self      map[*Control]bool // whether its name or heading speaks of the user
	prefixed  map[*Control]bool // whether its own name begins with a word for the user
	again     map[*Control]bool // whether the page asks there once more
}

func newMemo() *memo {
	return &memo{
		folds: map[string]string{}, cores: map[string]string{}, variants: map[string][]variant{}, heads: map[string]string{}, aims: map[string]string{}, hits: map[string][]hit{}, others: map[string]string{}, names: map[string]*naming{},
		nots: map[string][]string{}, strangers: map[string]map[int][]string{}, ids: map[string]idFit{},
		excluded: map[*Control]exclusion{}, choices: map[*Option][]float64{}, real: map[*Option]int{}, claims: map[string]map[string]string{}, matches: map[[2]string]float64{}, views: map[*Control]*view{}, said: map[Label]string{}, sounds: map[*Control][]float64{}, self: map[*Control]bool{}, again: map[*Control]bool{}, prefixed: map[*Control]bool{},
	}
}

// once works something out for a key, and keeps it.
func once[K comparable, V any](kept map[K]V, key K, work func(K) V) V {
	v, ok := kept[key]
	if !ok {
		v = work(key)
		kept[key] = v
	}
	return v
}

// fold is Fold, once per text.
func (s scene) fold(text string) string { return once(s.memo.folds, text, plain) }

// read gives the readings of a label, once per core: a box has its name beside it
// and once more within, 请输入 before it.
func (s scene) read(label string) []variant {
	return once(s.memo.variants, s.core(label), s.lex.readings)
}

// core is Lexicon.core, once per text.
func (s scene) core(text string) string { return once(s.memo.cores, text, s.lex.core) }

// aim is aim, once per text.
func (s scene) aim(text string) string { return once(s.memo.aims, text, aim) }

// head is Lexicon.head, once per text.
func (s scene) head(text string) string { return once(s.memo.heads, text, s.lex.head) }
