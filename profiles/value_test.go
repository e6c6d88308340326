package profiles_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/rs/zerolog"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"example.com/autofill/profiles"
)

const secret = "SECRET7"

type exported struct{ V profiles.Value }

type hiddenField struct{ v profiles.Value }

// shapes are the ways in which a value or a profile reaches a printer.
func shapes(me *profiles.Profile) []any {
	v := profiles.NewValue(secret)
	return []any{
		v, &v,
		exported{v},
		&exported{v},
		hiddenField{v},
		&hiddenField{v},
		[]profiles.Value{v},
		[]hiddenField{{v}},
		map[string]profiles.Value{"k": v},
		map[profiles.Value]int{v: 1},
		[1]any{v},
		struct{ inner hiddenField }{hiddenField{v}},
		me, *me, me.Facts(),
		struct{ f profiles.Facts }{me.Facts()},
		struct{ p *profiles.Profile }{me},
		struct{ p profiles.Profile }{*me},
	}
}

func secretProfile(t *testing.T) *profiles.Profile {
	t.Helper()
	text := strings.NewReplacer("ADA", "SECRET", "ada@example.org", secret+"@example.org", "533380006", secret).Replace(minimal)
	me, err := load(t, text, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return me
}

func TestValuesDoNotPrint(t *testing.T) {
	me := secretProfile(t)
	check := func(how string, shape any, got string) {
		t.Helper()
		if strings.Contains(strings.ToUpper(got), "SECRET") || strings.Contains(got, "534543524554") {
			t.Errorf("%s of %T prints the value: %s", how, shape, got)
		}
	}
	for _, shape := range shapes(me) {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%c", "%T"} {
			check(verb, shape, fmt.Sprintf(verb, shape))
		}
		if text, err := json.Marshal(shape); err == nil {
			check("json", shape, string(text))
		} else {
			check("json error", shape, err.Error())
		}
		if reflect.TypeOf(shape).Kind() != reflect.Map { // yaml has no maps with such keys
			if text, err := yaml.Marshal(shape); err == nil {
				check("yaml", shape, string(text))
			}
		}
		var log bytes.Buffer
		zero := zerolog.New(&log)
		zero.Info().Interface("me", shape).Any("any", shape).Str("s", fmt.Sprint(shape)).Msgf("%v", shape)
		if s, ok := shape.(fmt.Stringer); ok {
			zero.Info().Stringer("me", s).Msg("")
		}
		slog.New(slog.NewTextHandler(&log, nil)).Info("me", "shape", shape)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("me", "shape", shape)
		check("log", shape, log.String())
		check("error", shape, errors.Join(fmt.Errorf("x: %v", shape)).Error())
	}
}

func TestValue(t *testing.T) {
	var none profiles.Value
	if !none.IsZero() || none.Reveal() != "" || none.String() != "" || !profiles.NewValue("").IsZero() {
		t.Error("the zero value is not empty")
	}
	v := profiles.NewValue("text")
	if v.IsZero() || v.Reveal() != "text" || v.String() != "[hidden]" || v.GoString() != "[hidden]" {
		t.Error("a value does not keep its text hidden")
	}
}

// TestNoProblemPrintsAValue writes marked values, good and bad, everywhere and
// looks for the marks in what Load says.
func TestNoProblemPrintsAValue(t *testing.T) {
	keys := profiles.Keys()
	value := rapid.Custom(func(r *rapid.T) string {
		return rapid.SampledFrom([]string{
			"QZX9", `"QZX9"`, "'Ada QZX9'", "[QZX9]", "{a: QZX9}", "2030-01-QZX9", "qzx9@", "qzx9@example.org", "*QZX9", "&QZX9 x", "!QZX9 y",
			"+86 QZX9", "@QZX9", "QZX9: x", "|\n  QZX9\n  QZX9", "env:QZX9", "file:QZX9", "keyring:QZX9/QZX9", "keyring:QZX9",
			"\"QZX9\\n\"", "prompt:QZX9", "prompt:", "\"QZX9", "北京QZX9", "62258801370612QZX9", "%QZX9", "QZX9 #x", "- QZX9",
		}).Draw(r, "value")
	})
	opts := options()
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 12).Draw(r, "keys") {
			section, name, nested := strings.Cut(rapid.SampledFrom(keys).Draw(r, "key"), ".")
			if nested {
				fmt.Fprintf(&b, "%s:\n  %s: %s\n", section, name, value.Draw(r, "value"))
			} else {
				fmt.Fprintf(&b, "%s: %s\n", section, value.Draw(r, "value"))
			}
		}
		opts.Stdin = strings.NewReader(b.String())
		_, err := profiles.Load(t.Context(), "-", opts)
		if err != nil && strings.Contains(strings.ToUpper(err.Error()), "QZX9") {
			r.Fatalf("a value is in the error:\n%v\nof\n%s", err, b.String())
		}
	})
}
