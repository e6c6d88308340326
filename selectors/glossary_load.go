package selectors

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/autofill/profiles/yamlfile"
)

// LoadGlossary reads the glossary of a language; it refuses entries without
// Chinese or without words in that language, entries given twice, and holes that
// only one side has.
func LoadGlossary(name, language string, data []byte) (*Glossary, error) {
	var content struct {
		Names   []string                              `yaml:"names"`
		Entries yamlfile.Ordered[[]map[string]string] `yaml:"entries"` // by heading
	}
	file, err := yamlfile.Load(name, data, &content)
	if err != nil {
		return nil, err
	}
	g := &Glossary{
		Language: language, whole: map[string]*phrase{}, words: &letter{},
		begins: map[rune][]*template{}, counts: map[rune][]*template{}, names: map[string]bool{},
	}
	for _, n := range content.Names {
		g.names[n] = true
	}
	var problems yamlfile.Problems
	lines := map[string]int{}
	for _, heading := range content.Entries {
		for i, fields := range heading.Value {
			path := []any{"entries", heading.Key, i}
			p, bad := newPhrase(file, path, language, fields)
			problems = append(problems, bad...)
			if len(bad) > 0 {
				continue
			}
			key, why := g.add(p)
			if why != "" {
				problems = append(problems, file.Problem(path, why))
				continue
			}
			if line := lines[key]; line > 0 {
				problems = append(problems, file.Problem(path, fmt.Sprintf("%s is given twice, first on line %d", p.zh, line)))
			}
			lines[key] = file.Pos(append(path, "zh")...).Line
		}
	}
	for _, list := range g.begins {
		slices.SortStableFunc(list, longestFirst)
	}
	slices.SortStableFunc(g.holes, longestFirst)
	for _, t := range g.holes {
		if t.open {
			g.open = append(g.open, t)
		} else {
			g.counts[t.after()] = append(g.counts[t.after()], t)
		}
	}
	return g, problems.Err()
}

// newPhrase reads one entry, whose words stand under the name of the language.
func newPhrase(file *yamlfile.File, path []any, language string, fields map[string]string) (*phrase, yamlfile.Problems) {
	var problems yamlfile.Problems
	p := &phrase{zh: fields["zh"], text: fields[language], note: fields["note"], part: fields["part"] == "true"}
	known := []string{"zh", language, "note", "part"}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(known, key) {
			problems = append(problems, file.Problem(append(path, key), "is not a known key", "known keys here: "+strings.Join(known, ", ")))
		}
	}
	if part, given := fields["part"]; given && !p.part && part != "false" {
		problems = append(problems, file.Problem(append(path, "part"), "must be true or false"))
	}
	if p.zh == "" || p.text == "" && !p.part {
		problems = append(problems, file.Problem(path, fmt.Sprintf("needs zh: and %s:", language)))
	}
	return p, problems
}

// add enters a phrase and returns its folded text, or what is wrong with it.
func (g *Glossary) add(p *phrase) (key, why string) {
	t := read(p.zh).trim()
	key = string(t.key)
	if !slices.ContainsFunc(t.key, isHan) && !strings.Contains(key, "{date}") {
		return "", "has no Chinese in zh:"
	}
	if strings.ContainsRune(key, '{') {
		tmpl, why := newTemplate(p, g.Language)
		if why != "" {
			return "", why
		}
		if first := tmpl.parts[0]; first.hole == "" {
			g.begins[first.literal[0]] = append(g.begins[first.literal[0]], tmpl)
		} else {
			g.holes = append(g.holes, tmpl)
		}
		return key, ""
	}
	g.whole[key] = p
	if len(t.key) == 1 && !p.part {
		return key, ""
	}
	g.words.put(t.key, p)
	return key, ""
}

// put enters a phrase into the tree.
func (l *letter) put(key []rune, p *phrase) {
	node := l
	for _, r := range key {
		if node.next == nil {
			node.next = map[rune]*letter{}
		}
		if node.next[r] == nil {
			node.next[r] = &letter{}
		}
		node = node.next[r]
	}
	node.end = p
}

// WithNames is the same glossary, which also knows the names of places,
// countries and banks inside of longer texts: Chinese name to what it is called
// in the language. A name of one character is left out, it would cut words in two.
func (g *Glossary) WithNames(names map[string]string) *Glossary {
	with := *g
	with.proper = &letter{}
	for zh, name := range names {
		key := read(zh).key
		if len(key) < 2 || g.whole[string(key)] != nil {
			continue
		}
		with.proper.put(key, &phrase{zh: zh, text: name, name: true})
	}
	return &with
}
