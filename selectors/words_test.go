package selectors

import (
	"slices"
	"strings"
	"testing"

	"example.com/autofill/profiles/yamlfile"
)

// lexicon is the built-in one.
func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	return set.Lexicon
}

func TestWordMatchOrder(t *testing.T) {
	// The same word is worth less and less.
	for _, list := range [][]string{
		{"手机号", "联系手机号", "手机号归属地"},
		{"邮箱", "我邮箱", "我的常用邮箱", "邮箱服务商的名称"},
		{"passportnumber", "yourpassportnumber", "passportnumberlength"},
	} {
		for i := 1; i < len(list); i++ {
			better, worse := wordMatch(list[i-1], list[0]), wordMatch(list[i], list[0])
			if better <= worse {
				t.Errorf("%s is worth %.2f in %s and %.2f in %s", list[0], better, list[i-1], worse, list[i])
			}
		}
	}
	for _, c := range []struct{ label, word string }{
		{"姓名", "姓"}, {"别名", "名"}, {"", "姓"}, {"姓", ""}, {"hotel", "tel"}, {"nickname", "name"}, {"手机", "手机号"},
	} {
		if q := wordMatch(c.label, c.word); q != 0 {
			t.Errorf("%s in %s is worth %.2f, want nothing", c.word, c.label, q)
		}
	}
}

func TestUnknownWordsBeforeANameNeverSuffice(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		label, word string
		sure        bool
	}{
		{"护照上的姓名", "姓名", true},
		{"申请人姓名", "姓名", true},
		{"参观者姓名", "姓名", true},
		{"在中国的手机号码", "手机号码", true},
		{"老板手机号", "手机号", false},
		{"舍友的姓名", "姓名", false},
		{"停留有效期", "有效期", false},
		{"房屋地址", "地址", false},
		{"手机号归属地", "手机号", false},
	} {
		if q := l.match(c.label, c.word); (q > minScore) != c.sure {
			t.Errorf("%s in %s is worth %.2f", c.word, c.label, q)
		}
	}
}

func TestCore(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct{ in, want string }{
		{"* 请输入您的手机号码：", "手机号码"},
		{"1.6 现有国籍", "现有国籍"},
		{"三、联系地址", "联系地址"},
		{"(2) 护照号码", "护照号码"},
		{"Passport No.", "passportno"},
		{"護照號碼", "护照号码"},
		{"您的手机号码是多少？", "手机号码"},
		{"12306", "12306"},
		{"请输入", "请输入"},
		{"：", ""},
	} {
		if got := l.core(c.in); got != c.want {
			t.Errorf("core(%q): got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestVariants(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		in   string
		want []string // with at least 0.8
		not  []string
	}{
		{"姓 / Surname", []string{"姓/surname", "姓", "surname"}, nil},
		{"姓名（拼音）", []string{"姓名(拼音)", "姓名", "拼音"}, nil},
		{"ICCID 卡号", []string{"iccid卡号"}, []string{"卡号", "iccid"}},
		{"手机 Mobile", []string{"手机mobile", "手机", "mobile"}, nil},
		{"公司，担任职务，月薪", []string{"月薪"}, []string{"职务", "公司"}},
		{"再次输入邮箱", []string{"邮箱"}, nil},
		{"护照上的名字", []string{"名字"}, nil},
		{"", nil, nil},
	} {
		sure := map[string]bool{}
		for _, v := range l.readings(l.core(c.in)) {
			sure[v.text] = v.weight >= 0.8
		}
		for _, w := range c.want {
			if !sure[w] {
				t.Errorf("%q is not read as %q: %v", c.in, w, sure)
			}
		}
		for _, w := range c.not {
			if sure[w] {
				t.Errorf("%q is read as %q", c.in, w)
			}
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"accName", []string{"acc", "name"}},
		{"IDCardNo", []string{"id", "card", "no"}},
		{"user_phone-number", []string{"user", "phone", "number"}},
		{"addr2line", []string{"addr", "2", "line"}},
		{"J-accName", []string{"j", "acc", "name"}},
		{"guest[0].passport", []string{"guest", "0", "passport"}},
		{"手机号", []string{"手机号"}},
		{"--", nil},
		{"", nil},
	} {
		if got := tokens(c.in); !slices.Equal(got, c.want) {
			t.Errorf("tokens(%q): got %v, want %v", c.in, got, c.want)
		}
	}
}

func TestIDMatchOrder(t *testing.T) {
	lex := Lexicon{Fields: yamlfile.Ordered[Entry]{{Key: "field", Value: Entry{IDs: []string{"mobile", "sjh", "xm", "cardno"}}}}}
	lex.find = newIndex(&lex)
	idMatch := func(id string) float64 { return score(lex.fitID(id).fields, 0) }
	for _, list := range [][]string{
		{"mobile", "user_mobile", "mobileCode", "mobilization"},
		{"xm", "user_xm", "xmlFile"},
		{"cardNo", "bankCardNo", "cardNoType"},
	} {
		for i := 1; i < len(list); i++ {
			if better, worse := idMatch(list[i-1]), idMatch(list[i]); better <= worse {
				t.Errorf("%s is worth %.2f, %s %.2f", list[i-1], better, list[i], worse)
			}
		}
	}
	for _, id := range []string{"", "x", "discard", "exam", "automobile"} {
		if q := idMatch(id); q != 0 {
			t.Errorf("%s is worth %.2f, want nothing", id, q)
		}
	}
}

func TestAim(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"用于接收验证码", ""}, {"邮箱(用于找回密码)", "邮箱("}, {"验证码", "验证码"}, {"请与护照一致", ""},
	} {
		if got := aim(c.in); got != c.want {
			t.Errorf("aim(%q): got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTraditionalAndSimplifiedFormsPair(t *testing.T) {
	old, now := []rune(traditionalForms), []rune(simplifiedForms)
	if len(old) != len(now) || len(traditionalForms) != 3*len(old) || len(simplifiedForms) != 3*len(now) {
		t.Fatalf("%d and %d characters in %d and %d bytes", len(old), len(now), len(traditionalForms), len(simplifiedForms))
	}
	for i := range old {
		if simplified(old[i]) != now[i] || simplified(now[i]) != now[i] {
			t.Errorf("%c becomes %c, %c becomes %c", old[i], simplified(old[i]), now[i], simplified(now[i]))
		}
	}
}

// TestRepeatedWordsEnd holds that a page cannot keep the plan busy with a label of
// words that overlap: each way to read it would be tried.
func TestRepeatedWordsEnd(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"上的", "的", "银行卡", "在中国境内", "登记时所用的"} {
		for _, n := range []int{1, 5, 40, 4000} {
			label := strings.Repeat(words, n) + "手机号码"
			planFor(set, pageOf("登记", []box{{label: label}, {label: "姓名"}}))
		}
	}
	if !set.Lexicon.neutral("护照上的") || !set.Lexicon.neutral("开卡时登记的") || set.Lexicon.neutral("老板的") || set.Lexicon.neutral("房屋") {
		t.Error("what changes nothing is read otherwise")
	}
}
