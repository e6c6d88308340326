package profiles_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"example.com/autofill/profiles"
)

func TestWriteExampleIsPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	path, err := profiles.WriteExample(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := profiles.WriteExample(dir); err != nil { // replaces the mode as well
		t.Fatal(err)
	}
	me, err := profiles.Load(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	if len(me.Warnings) > 0 {
		t.Errorf("warnings: %v", me.Warnings)
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "*", ".*")); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

// TestTemplate fills the template's empty keys in as an editor would.
func TestTemplate(t *testing.T) {
	if _, err := load(t, string(profiles.Template()), profiles.Options{}); !errors.Is(err, profiles.ErrInvalid) ||
		strings.Count(err.Error(), "is missing") != strings.Count(err.Error(), "stdin") {
		t.Errorf("the template lacks more than values: %v", err)
	}
	// Without the comment signs before keys it has every key that is asked.
	var lines []string
	for line := range strings.Lines(string(profiles.Template())) {
		if before, after, ok := strings.Cut(line, "# "); ok && strings.TrimSpace(before) == "" && strings.Contains(strings.Fields(after)[0], ":") {
			line = before + after
		}
		lines = append(lines, line)
	}
	_, err := load(t, strings.Join(lines, ""), profiles.Options{})
	if err == nil || strings.Contains(err.Error(), "known key") || strings.Contains(err.Error(), "valid YAML") {
		t.Errorf("the commented keys are wrong: %v", err)
	}
}

func TestQuestionsCheckAnswers(t *testing.T) {
	good := map[string]string{
		"nationality": "uk", "name.surname": "LOVELACE", "mobile": "+86 138 1234 5678", "address.city": "Xi'an",
		"address.district": "chaoyang", "passport.number": "prompt:", "occupation": "", "bank.card_number": "6225 8801 3706 1231",
	}
	bad := map[string]string{
		"nationality": "QZX9", "name.surname": "QZX9", "mobile": "12345", "address.city": "QZX9", "address.district": "QZX9",
		"passport.number": "QZX9", "sex": "", "passport.photo_page": "QZX9.jpg", "birth_date": "1990-13-13", "bank.name": "QZX9",
	}
	seen := 0
	for _, q := range profiles.Questions(summer) {
		if q.Prompt == "" || q.Hint == "" {
			t.Errorf("%s has no prompt or hint", q.Key)
		}
		if q.Section != "" && profiles.SectionTitle(q.Section) == "" {
			t.Errorf("section %s has no title", q.Section)
		}
		if answer, ok := good[q.Key]; ok {
			seen++
			if err := q.Check(answer); err != nil {
				t.Errorf("%s: %v", q.Key, err)
			}
		}
		if answer, ok := bad[q.Key]; ok {
			seen++
			if err := q.Check(answer); err == nil || strings.Contains(err.Error(), "QZX9") {
				t.Errorf("%s: Check = %v, want an error without the answer", q.Key, err)
			}
		}
	}
	if seen != len(good)+len(bad) {
		t.Errorf("%d of %d keys were asked", seen, len(good)+len(bad))
	}
}

func TestComposeRefuses(t *testing.T) {
	for key, answer := range map[string]string{"QZX9": "x", "passport.numbr": "x", "login.password": "QZX9"} {
		if _, err := profiles.Compose(map[string]string{key: answer}); err == nil || strings.Contains(err.Error(), "QZX9") {
			t.Errorf("Compose(%s) = %v, want an error without the answer", key, err)
		}
	}
}

// TestComposeKeepsAnswers checks with the YAML package itself that any text
// comes back as it was answered.
func TestComposeKeepsAnswers(t *testing.T) {
	keys := []string{"name.surname", "security.answer", "address.street", "occupation", "bank.branch"}
	rapid.Check(t, func(r *rapid.T) {
		answers := map[string]string{}
		for _, key := range keys {
			answers[key] = strings.TrimSpace(rapid.StringOf(rapid.RuneFrom([]rune("aB9 :#'\"\\&*!|>%@`{}[],-?~京é\u2028\n\t"))).Draw(r, key))
		}
		text, err := profiles.Compose(answers)
		if err != nil {
			r.Fatal(err)
		}
		var got map[string]yaml.Node
		if err := yaml.Unmarshal(text, &got); err != nil {
			r.Fatalf("%v in\n%s", err, text)
		}
		for key, want := range answers {
			section, name, nested := strings.Cut(key, ".")
			node := got[section]
			value := node.Value
			if nested {
				var inner map[string]yaml.Node
				if err := node.Decode(&inner); err != nil && want != "" {
					r.Fatal(err)
				}
				value = inner[name].Value
			}
			if value != want {
				r.Fatalf("%s: got %q, want %q in\n%s", key, value, want, text)
			}
		}
	})
}
