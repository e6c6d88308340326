package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "email": 5, "账户名": 6, "（a）": 5, "é": 1, "e\u0301": 1, "ｶﾅ": 2, "“x”…": 4,
	} {
		if got := columns(s); got != want {
			t.Errorf("columns(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestPadCutsAndFills(t *testing.T) {
	for _, test := range []struct {
		s    string
		n    int
		want string
	}{
		{"email", 7, "email  "},
		{"email", 5, "email"},
		{"email", 4, "ema…"},
		{"账户名", 7, "账户名 "},
		{"账户名", 5, "账户…"},
		{"账户名", 4, "账… "}, // half a character cannot be shown
	} {
		if got := pad(test.s, test.n); got != test.want {
			t.Errorf("pad(%q, %d) = %q, want %q", test.s, test.n, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		s           string
		first, rest int
		want        []string
	}{
		{"", 10, 10, nil},
		{"one two three", 20, 20, []string{"one two three"}},
		{"one two three", 7, 5, []string{"one two", "three"}},
		{"one two three", 6, 9, []string{"one", "two three"}},
		{"div.very-long x", 6, 6, []string{"div.ve", "ry-lon", "g x"}},
		{"a div.very-long", 6, 8, []string{"a", "div.very", "-long"}},
		{"推荐人邮箱", 5, 4, []string{"推荐", "人邮", "箱"}},
		{"推", 1, 1, []string{"推"}}, // wider than any line
	} {
		if diff := cmp.Diff(test.want, wrap(test.s, test.first, test.rest)); diff != "" {
			t.Errorf("wrap(%q, %d, %d) (-want +got):\n%s", test.s, test.first, test.rest, diff)
		}
	}
}

func TestHangKeepsWithinTheTerminal(t *testing.T) {
	text := "Press 免费获取校验码 (send the code), look at your phone, and type the six digits into the box. 校验码已发送到你填写的手机号码上，请注意查收。"
	for limit := 40; limit <= 160; limit++ {
		got := Hang("  Your turn 1 of 2: ", text, limit)
		lines := strings.Split(got, "\n")
		for i, line := range lines {
			if n := columns(line); n > limit {
				t.Errorf("at %d columns a line has %d: %q", limit, n, line)
			}
			if i > 0 && !strings.HasPrefix(line, "    ") {
				t.Errorf("at %d columns a further line is not indented: %q", limit, line)
			}
		}
		if squeeze := strings.NewReplacer("\n", "", " ", ""); squeeze.Replace(got) != squeeze.Replace("Your turn 1 of 2: "+text) {
			t.Errorf("at %d columns words are lost: %q", limit, got)
		}
	}
}
