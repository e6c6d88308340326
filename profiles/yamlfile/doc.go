// Package yamlfile reads YAML that people write by hand, and tells them all
// that is wrong with it at once.
//
// It is stricter than YAML and simpler: every scalar is the text that stands
// in the file (00517 stays 00517, yes stays yes), every key must be known and
// may be given once, and anchors, aliases, merge keys, tags and several
// documents in one file are refused with a word on what to do instead. Files
// over 1 MiB or nested deeper than 20 levels are refused too, so that no file
// can exhaust the program.
//
//	var page struct {
//		Title  string                   `yaml:"title"`
//		CSS    yamlfile.Strings         `yaml:"css"`
//		Fields yamlfile.Ordered[field]  `yaml:"fields"`
//	}
//	file, err := yamlfile.Load("signup.yaml", data, &page)
//	file.Pos("fields", "email", "css", 0) // where it was written
//
// The error is a [Problems]: each one has file, line, column, key, a sentence
// and hints. The texts made here never contain a value of the file, because
// one of the files read with it holds a person's data.
package yamlfile
