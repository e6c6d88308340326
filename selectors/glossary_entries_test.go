package selectors

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// fewest is how many entries a language has at least.
const fewest = 2500

// glossaries are the built-in ones of all languages.
func glossaries(t testing.TB) map[string]*Glossary {
	t.Helper()
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*Glossary{}
	for _, language := range set.Languages() {
		all[language] = set.In(language)
	}
	return all
}

// phrases are all entries by what is looked up.
func (g *Glossary) phrases() map[string]*phrase {
	all := maps.Clone(g.whole)
	for _, list := range append(slices.Collect(maps.Values(g.begins)), g.holes) {
		for _, t := range list {
			all[string(read(t.phrase.zh).trim().key)] = t.phrase
		}
	}
	return all
}

// TestGlossaryEntriesHold holds what every entry must be. That none is given
// twice and that each hole is on both sides is held by LoadGlossary.
func TestGlossaryEntriesHold(t *testing.T) {
	// What a page calls a thing is quoted in its own script.
	quoted := strings.NewReplacer("继续注册", "", "外籍", "")
	for language, g := range glossaries(t) {
		all := g.phrases()
		if len(all) < fewest {
			t.Errorf("%s: only %d entries", language, len(all))
		}
		for _, p := range all {
			at := language + ": " + p.zh
			if Fold(p.zh) == "" {
				t.Errorf("%s: nothing is left of it once it is folded", at)
			}
			for _, text := range []string{p.text, p.note} {
				if strings.ContainsFunc(quoted.Replace(text), isHan) {
					t.Errorf("%s: %q is not translated", at, text)
				}
				if text != strings.TrimSpace(text) || strings.HasSuffix(text, ".") && text != "M." && !strings.HasSuffix(text, "etc.") || strings.Contains(text, "  ") {
					t.Errorf("%s: %q has a space too many or a full stop at its end", at, text)
				}
			}
			if han, n := utf8.RuneCountInString(p.zh), utf8.RuneCountInString(p.text); n > 45+4*han {
				t.Errorf("%s: %q is too long for a chip", at, p.text)
			}
		}
	}
}

// TestGlossaryEntriesExplainThemselves holds that no entry hides behind another.
func TestGlossaryEntriesExplainThemselves(t *testing.T) {
	register := map[string]string{English: "Household register", "fr": "Livret de famille chinois"}
	for language, g := range glossaries(t) {
		zh := strings.NewReplacer("{n}", "7", "{date}", "2026-05-01", "{time}", "10:30", "{name}", "ADA", "{text}", "户口簿")
		text := strings.NewReplacer("{n}", "7", "{date}", "2026-05-01", "{time}", "10:30", "{name}", "ADA", "{text}", register[language])
		for _, p := range g.phrases() {
			if p.part && p.text == "" {
				continue
			}
			e := g.Explain(zh.Replace(p.zh))
			if want := text.Replace(p.text); p.zh != "{date}" && p.zh != "{date}{time}" && (!e.Full || !strings.EqualFold(e.Text, want) || e.Note != p.note) {
				t.Errorf("%s: %s: got %q (%s), want %q (%s)", language, p.zh, e.Text, e.Note, want, p.note)
			}
		}
	}
}

// TestGlossaryDoesNotContradictItself holds that what differs only in how it is
// written says the same.
func TestGlossaryDoesNotContradictItself(t *testing.T) {
	same := strings.NewReplacer("您", "你", "帐", "账", "登陆", "登录", "手机号码", "手机号", "请稍候", "请稍后", "其它", "其他")
	for language, g := range glossaries(t) {
		first, all := map[string]*phrase{}, g.phrases()
		for _, key := range slices.Sorted(maps.Keys(all)) {
			p := all[key]
			form := same.Replace(key)
			if other := first[form]; other != nil && !strings.EqualFold(other.text, p.text) {
				t.Errorf("%s: %s is %q, but %s is %q", language, other.zh, other.text, p.zh, p.text)
			}
			first[form] = p
		}
	}
}

// TestEveryLanguageIsComplete holds that what is explained in English is
// explained in the other languages too.
func TestEveryLanguageIsComplete(t *testing.T) {
	all := glossaries(t)
	if len(all) < 2 {
		t.Fatalf("only %d languages", len(all))
	}
	english := all[English].phrases()
	for language, g := range all {
		here := g.phrases()
		for key, p := range english {
			other := here[key]
			switch {
			case other == nil:
				t.Errorf("%s: %s is missing", language, p.zh)
			case other.part != p.part, (other.note == "") != (p.note == ""), (other.text == "") != (p.text == ""):
				t.Errorf("%s: %s has not the same keys as in English", language, p.zh)
			}
		}
		for key, p := range here {
			if english[key] == nil {
				t.Errorf("%s: %s is not in the English glossary", language, p.zh)
			}
		}
	}
}

func TestExplainInFrench(t *testing.T) {
	g := glossaries(t)["fr"].WithNames(map[string]string{"招商银行": "China Merchants Bank"})
	for _, c := range []struct{ in, want string }{
		{"名：", "Prénom"},
		{"账户名称", "Compte nom"},
		{"60秒后重新获取", "Renvoyer dans 60 s"},
		{"还剩2次机会", "Essais restants : 2"},
		{"有效期至2031年5月1日", "Valable jusqu'au 2031-05-01"},
		{"请输入邮箱", "Saisir l'adresse e-mail"},
		{"银行卡/学历", "Carte bancaire/niveau d'études"},
		{"请选择学历", "Choisissez : niveau d'études"},
		{"招商银行（尾号1231）", "China Merchants Bank (se terminant par 1231)"},
	} {
		if got := g.Explain(c.in); got.Text != c.want || !got.Full {
			t.Errorf("Explain(%q): got %q full %t, want %q", c.in, got.Text, got.Full, c.want)
		}
	}
}

// BenchmarkExplain explains the 300 texts of a large page.
func BenchmarkExplain(b *testing.B) {
	g := builtinGlossary(b)
	page := []string{
		"手机号码：", "请输入银行卡号", "60秒后重新获取", "登 录", "身份信息一经录入不可更改，隐私信息未经本人许可严格保密。",
		"某某股份有限公司保留所有权利", "下一步", "证件有效期至：2031-05-01", "Copyright 2015 ALIPAY", "2026年5月1日",
		"抱歉，您的操作过于频繁，请60秒后再试。", "省", "我已阅读并同意《支付宝服务协议》", "您还可以通过手机支付宝客户端完成认证", "海外",
	}
	for b.Loop() {
		for range 300 / len(page) {
			for _, text := range page {
				g.Explain(text)
			}
		}
	}
}

// BenchmarkExplainDistinct explains texts no two of which are the same: known
// ones, with numbers, put together, with words nobody knows. The time for one
// text does not depend on how many there are.
func BenchmarkExplainDistinct(b *testing.B) {
	g := builtinGlossary(b)
	known := slices.Sorted(maps.Keys(g.whole))
	for _, n := range []int{1000, 10000} {
		texts := make([]string, n)
		for i := range texts {
			one, other := known[i%len(known)], known[(7*i+3)%len(known)]
			texts[i] = fmt.Sprintf([]string{"%s%d：%s", "%[2]d秒后%[1]s，%[3]s", "%s%d年某某公司%s", "请填写%s（%d位%s）"}[i%4], one, i, other)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				for _, text := range texts {
					g.Explain(text)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/text")
		})
	}
}

// BenchmarkExplainLong explains texts of growing length; what one character
// costs stays the same.
func BenchmarkExplainLong(b *testing.B) {
	g := builtinGlossary(b)
	for _, n := range []int{10, 100, 1000} {
		for name, piece := range map[string]string{"words": "请输入6-20位字符，银行卡号不能为空或某某。", "digits": "年1.2-3", "holes": "失败原因："} {
			text := strings.Repeat(piece, n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					g.Explain(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(utf8.RuneCountInString(text)), "ns/char")
			})
		}
	}
}
