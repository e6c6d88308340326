package selectors

import (
	"fmt"
	"slices"
	"strings"
)

// view is what a control's words and ids say of every field at once. Of a
// control's hundred pairs with fields nearly all come to nothing, so the work
// is done per control, not per pair.
type view struct {
	texts []sight   // of its labels, those that may name it
	named bool      // whether a person would know it by one of them
	best  []float64 // by field: how well its labels name it; nil when they name none
	from  []int     // by field: the label of the best
	rules []rule    // labels with words against some fields
	head  []string  // by field: the word of the heading against it; nil when there is none
	made  []bool    // by field: whether hints may list its parts

	ids, names, options []float64

	section string   // the heading it stands under
	heirs   []string // by field: why the box is nobody's that a field's box belongs to; nil when it belongs to none
	paper   string   // the other paper than the passport that the boxes before speak of
	about   string   // the folded labels of the boxes below the same heading, a line each
}

// sight is one reading of a label.
type sight struct {
	text   string
	weight float64
	label  int
	claim  string // the field it means where the control stands
	whole  []bool // by field: whether the text of which this is a part is its name; nil where it is none's
}

// rule has a label's words against fields.
type rule struct {
	text, whole string // its folded text and its first reading
	against     []string
	hint        bool // whether it only says what to write, below a name
}

// view looks at a control once per plan.
func (s scene) view(c *Control) *view {
	v, ok := s.memo.views[c]
	if !ok {
		in := section(c)
		v = &view{
			made: s.lex.made, ids: s.id(c.ID).fields, names: s.id(c.Name).fields, options: s.optionScores(c),
			section: in, heirs: s.heirs[c], paper: s.papers[c], about: "\n" + s.about[in],
		}
		s.readLabels(c, v)
		s.readRules(c, v)
		s.askedOfForeigners(c, v)
		s.wholeAddress(c, v)
		s.landlineOf(c, v)
		s.branchOf(c, v)
		s.holderOf(c, v)
		s.memo.views[c] = v
	}
	return v
}

// readLabels weighs a control's labels and finds the fields that they name.
func (s scene) readLabels(c *Control, v *view) {
	claims := s.claims(c)
	own := ownName(c)
	heading, hint := s.fold(section(c)), s.core(c.Placeholder)
	if !s.lex.words[hint] && strings.HasPrefix(c.Note, "请") {
		hint = s.core(c.Note) // 请填写在银行预留的手机号码 behind 手机号码
	}
	strong, tied := 0.0, 0.0
	again := func(key string) bool {
		return s.asksOnceMore(c) && !slices.Contains(s.boxes[key], section(c))
	}
	for n, l := range c.Labels {
		if s.anothers(c, l) {
			continue
		}
		weight := weightOf(c, l)
		if own && (l.From == FromRow || l.From == FromCell || l.From == FromNear) {
			weight *= 0.5 // the group's name, not this box's own
		}
		inRow := l.From == FromRow || l.From == FromCell || l.From == FromHead
		switch {
		case l.From == FromNear && strong > 0:
			weight *= 0.4
		case (l.From == FromNear || l.From == FromRow) && c.Placeholder != "" && instruction.MatchString(l.Text):
			weight *= 0.5 // 请绑定持卡人本人的银行卡 above boxes with their names in them
		case inRow && tied > 0.85, l.From == FromHead && v.best != nil && slices.Max(v.best) > 0.85:
			weight *= 0.5 // its own name says what it is; this may be a heading's
		}
		read := s.read(l.Text)
		var whole []bool
		if len(read) > 0 {
			whole = s.exactly(c, read[0].text)
		}
		for _, va := range read {
			whole := whole
			// 银行预留手机号 above 手机号 says whose number it is, and so does its hint.
			switch {
			case longer(heading, va.text):
				va.text = heading
			case s.lex.words[hint] && (longer(hint, va.text) || s.says(hint, va.text)):
				va.text, whole = hint, s.exactly(c, hint)
			}
			if weight >= 0.8 && hasLetters(va.text) && !generic(va.text) && !s.aside(c, l, va.text) {
				v.named = true
				strong = max(strong, weight)
			}
			r := sight{text: va.text, weight: va.weight * weight * 0.97, label: n}
			if len(claims) > 0 {
				if r.claim = claims[va.text]; r.claim == "" {
					r.claim = claims[s.head(va.text)]
				}
				if at, known := s.lex.at[r.claim]; known && s.unsuited(c, at) != "" {
					r.claim = "" // 其他证件 over a list is no number
				}
			}
			r.whole = whole
			v.texts = append(v.texts, r)
			s.raiseBest(v, r, again)
		}
		if (l.From == FromFor || l.From == FromWrap || l.From == FromAria) && v.best != nil {
			tied = max(tied, slices.Max(v.best))
		}
	}
	if in := section(c); c.Role == RoleFile && len(s.files[in]) == 1 && (v.best == nil || slices.Max(v.best) < minScore) {
		// The only upload below a heading is what the heading says; its own words say how.
		for _, va := range s.read(in) {
			s.raiseBest(v, sight{text: va.text, weight: va.weight * sourceWeight(FromHead), label: 0}, again)
		}
	}
}

// exactly are the fields whose name a text is, letter for letter, and that the
// control could take; nil where there are none.
func (s scene) exactly(c *Control, text string) (fields []bool) {
	n := s.naming(text)
	if n == nil {
		return nil
	}
	place := func(i int) bool { return strings.HasPrefix(s.lex.Fields[i].Key, "address.") }
	places := false
	for i, q := range n.names {
		if q == 1 && s.unsuited(c, i) == "" {
			if fields == nil {
				fields = make([]bool, len(n.names))
			}
			fields[i], places = true, places || place(i)
		}
	}
	for i := range fields {
		fields[i] = fields[i] || places && place(i) // what else the page asks for tells these apart
	}
	return fields
}

// weigh makes room for how well labels name so many fields.
func (v *view) weigh(fields int) {
	if v.best == nil {
		v.best, v.from = make([]float64, fields), make([]int, fields)
	}
}

// raiseBest adds what one reading says of every field; again reports whether the
// control stands where the page asks once more for one.
func (s scene) raiseBest(v *view, r sight, again func(key string) bool) {
	n := s.naming(r.text)
	if n == nil && r.claim == "" {
		return
	}
	v.weigh(len(s.lex.Fields))
	for i := range s.lex.Fields {
		q := s.nameScore(n, r.claim, i, again)
		if r.whole != nil && !r.whole[i] && r.claim != s.lex.Fields[i].Key {
			q = min(q, unsure) // 开户时登记的手机号 is the bank's, whatever its end says
		}
		if q = min(q, 1) * r.weight; q > v.best[i] {
			v.best[i], v.from[i] = q, r.label
		}
	}
}

// nameScore says how well a text names a field.
func (s scene) nameScore(n *naming, claim string, field int, again func(key string) bool) (q float64) {
	key, e := s.lex.Fields[field].Key, &s.lex.Fields[field].Value
	if n != nil {
		q = max(n.names[field], 0.62*n.weak[field])
		if n.alone[field] > 0 {
			alone := 0.62
			if free := func(k string) bool { return len(s.boxes[k]) == 0 || e.Reach && again(k) }; free(key) && !slices.ContainsFunc(e.Unless, func(k string) bool { return !free(k) }) {
				alone = 0.95
			}
			q = max(q, alone*n.alone[field])
		}
	}
	switch claim {
	case "":
	case key:
		q = 1
	default:
		q *= 0.55 // here it means another field
	}
	return q
}

// labelScore is the best match of the control's labels; expected are a
// definition's own words for the field.
func (s scene) labelScore(c *Control, w *view, field int, expected []string, v *verdict) (best float64) {
	from := -1
	if w.best != nil && w.best[field] > 0 {
		best, from = w.best[field], w.from[field]
	}
	for _, word := range expected {
		for _, r := range w.texts {
			if q := min(s.match(r.text, word), 1) * r.weight; q > best {
				best, from = q, r.label
			}
		}
	}
	if from >= 0 {
		v.label = c.Labels[from].Text
		v.reasons = append(v.reasons, s.labelReason(c.Labels[from]))
	}
	return best
}

// claimed reports whether the label that names a field best means another one
// where the control stands.
func (v *view) claimed(field int, key string) bool {
	if v.best == nil || v.best[field] == 0 {
		return false
	}
	return slices.ContainsFunc(v.texts, func(r sight) bool {
		return r.label == v.from[field] && r.claim != "" && r.claim != key
	})
}

// labelReason says which words named a control, once per label.
func (s scene) labelReason(l Label) string {
	text, ok := s.memo.said[l]
	if !ok {
		text = fmt.Sprintf("label %s (%s)", cut(l.Text, 30), l.From)
		s.memo.said[l] = text
	}
	return text
}
