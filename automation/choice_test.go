package automation

import (
	"testing"

	"example.com/autofill/selectors"
)

// What a list offers is matched by its words, exactly first; two that fit as
// well, or none, leave the list alone.
func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name    string
		options []string
		texts   []string
		want    int
	}{
		{"the very words", []string{"男", "女"}, []string{"女", "Female"}, 1},
		{"a later name", []string{"Male", "Female"}, []string{"女", "Female"}, 1},
		{"both languages in one", []string{"男 M", "女 F"}, []string{"女", "F"}, 1},
		{"both languages, by the other", []string{"身份证 ID card", "护照 Passport"}, []string{"Passport"}, 1},
		{"a part of the words", []string{"招商银行股份有限公司", "中国银行"}, []string{"招商银行"}, 0},
		{"two that fit as well", []string{"中国银行北京分行", "中国银行上海分行"}, []string{"中国银行"}, -1},
		{"nothing", []string{"身份证", "军官证"}, []string{"护照", "Passport"}, -1},
		{"one letter is no part", []string{"Fax", "Mail"}, []string{"F"}, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var options []selectors.Option
			for _, o := range c.options {
				options = append(options, selectors.Option{Text: o})
			}
			if n, _, why := choose(options, c.texts); n != c.want {
				t.Errorf("got %d (%s), want %d", n, why, c.want)
			}
		})
	}
}
