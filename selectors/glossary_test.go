package selectors

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"手机号：", "手机号"},
		{"* 手机号码 (必填)：", "手机号码"},
		{"＊手机号码（必填）", "手机号码"},
		{"提 交", "提交"},
		{" 登\u3000录\n", "登录"},
		{"\u200b姓\u00a0名\ufeff", "姓名"},
		{"ＥＭａｉｌ１２３", "email123"},
		{"E-mail", "e-mail"},
		{"Passport No.", "passportno."},
		{"国籍／地区", "国籍/地区"},
		{"国籍（地区）", "国籍(地区)"},
		{"「继续注册」", `"继续注册"`},
		{"“继续注册”", `"继续注册"`},
		{"省、市", "省,市"},
		{"《支付宝服务协议》", "《支付宝服务协议》"},
		{"〈支付宝服务协议〉", "《支付宝服务协议》"},
		{"ADA・KING", "ada·king"},
		{"选填", "选填"},
		{"验证码 : *", "验证码"},
		{"：", ""},
		{"A´", "á"},
		{"", ""},
		{"#j-submit", "#j-submit"},
	} {
		got := Fold(c.in)
		if got != c.want {
			t.Errorf("Fold(%q): got %q, want %q", c.in, got, c.want)
		}
		if again := Fold(got); again != got {
			t.Errorf("Fold(%q) is not stable: got %q", got, again)
		}
	}
}

const smallGlossary = `
names: [Alipay]
entries:
  words:
    - {zh: 银行卡, en: Bank card}
    - {zh: 银行卡号, en: Bank card number, note: 16 to 19 digits}
    - {zh: 请输入, en: Enter}
    - {zh: 支付宝账户, en: Alipay account}
    - {zh: 短信, en: SMS}
    - {zh: 名, en: Given name}
    - {zh: 的, part: true}
    - {zh: 或, en: or, part: true}
    - {zh: 系统繁忙，请稍后再试, en: 'The system is busy, try again later'}
    - {zh: 看不清？换一张, en: Cannot read it? Another one}
    - {zh: 服务协议, en: Service agreement}
    - {zh: 选填, en: Optional}
  holes:
    - {zh: '{n}秒后重新获取', en: 'Send again in {n} s'}
    - {zh: '还剩{n}次机会', en: '{n} tries left'}
    - {zh: '{n}-{n}位字符', en: '{n} to {n} characters'}
    - {zh: '有效期至{date}', en: 'Valid until {date}'}
    - {zh: '提交时间：{date}{time}', en: 'Submitted on {date} {time}'}
    - {zh: '失败原因：{text}', en: 'Reason: {text}'}
    - {zh: '你好，{name}', en: 'Hello {name}'}
    - {zh: '{date}', en: '{date}'}
`

func loadGlossary(t testing.TB, data string) *Glossary {
	t.Helper()
	g, err := LoadGlossary("glossary.yaml", English, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestExplain(t *testing.T) {
	g := loadGlossary(t, smallGlossary)
	for _, c := range []struct {
		in, want string
		full     bool
	}{
		// What is around the words does not matter.
		{"银行卡号", "Bank card number", true},
		{" * 银 行 卡 号 （必填）：", "Bank card number", true},
		{"系统繁忙,请稍后再试。", "The system is busy, try again later", true},
		{"看不清? 换一张", "Cannot read it? Another one", true},
		{"（选填）", "(Optional)", true},
		{"《服务协议》", "“Service agreement”", true},
		// The longest known parts; capitals only where a sentence begins.
		{"请输入银行卡号", "Enter bank card number", true},
		{"请输入支付宝账户", "Enter Alipay account", true},
		{"请输入短信", "Enter SMS", true},
		{"银行卡或支付宝账户", "Bank card or Alipay account", true},
		{"银行卡的短信", "Bank card SMS", true},
		{"银行卡(选填)", "Bank card (optional)", true},
		{"银行卡/支付宝账户", "Bank card/Alipay account", true},
		{"银行卡、短信", "Bank card, SMS", true},
		{"银行卡 - 支付宝账户", "Bank card - Alipay account", true},
		{"请输入6-20位字符", "Enter 6 to 20 characters", true},
		{"短信，59秒后重新获取", "SMS, send again in 59 s", true},
		// Holes.
		{"60 秒后重新获取", "Send again in 60 s", true},
		{"６０秒后重新获取", "Send again in 60 s", true},
		{"还剩1次机会！", "1 tries left", true},
		{"有效期至：2031年5月1日", "Valid until 2031-05-01", true},
		{"有效期至2031年5月1日", "Valid until 2031-05-01", true},
		{"有效期至 2031/05/01", "Valid until 2031-05-01", true},
		{"提交时间：2026-05-01 10:30:05", "Submitted on 2026-05-01 10:30:05", true},
		{"有效期至：88号2号", "", false}, // an address
		{"失败原因：银行卡", "Reason: bank card", true},
		{"失败原因：照片模糊", "Reason: ‹照片模糊›", false},
		{"你好，ADA KING", "Hello ADA KING", true},
		{"你好，王明", "Hello 王明", true},
		// What is not known stays; single characters do not cut words in two.
		{"请输入暗号", "Enter ‹暗号›", false},
		{"请输入暗号，或短信", "Enter ‹暗号›, or SMS", false},
		{"银行卡名人堂", "Bank card ‹名人堂›", false},
		{"名", "Given name", true},
		{"名（ADA）", "Given name (ADA)", true},
		{"请输入目的地", "Enter ‹目的地›", false},
		// Little known of much would mislead.
		{"某某股份有限公司保留所有权利的短信", "", false},
		{"某某股份有限公司", "", false},
		// No Chinese, nothing to say.
		{"", "", false},
		{"Next", "", false},
		{"12:30", "", false},
		{"：", "", false},
	} {
		got := g.Explain(c.in)
		if got.Text != c.want || got.Full != c.full {
			t.Errorf("Explain(%q): got %q full %t, want %q full %t", c.in, got.Text, got.Full, c.want, c.full)
		}
	}
	if got := g.Explain("银行卡号：").Note; got != "16 to 19 digits" {
		t.Errorf("note: got %q", got)
	}
}

func TestLoadGlossaryNamesTheMistake(t *testing.T) {
	for _, c := range []struct{ entries, want string }{
		{"- {zh: 确定}", "glossary.yaml:3:7: entries.words[0]: needs zh: and en:"},
		{"- {en: OK}", "glossary.yaml:3:7: entries.words[0]: needs zh: and en:"},
		{"- {zh: OK, en: OK}", "glossary.yaml:3:7: entries.words[0]: has no Chinese in zh:"},
		{"- {zh: 确定, en: OK}\n    - {zh: 确 定：, en: Sure}", "glossary.yaml:4:7: entries.words[1]: 确 定： is given twice, first on line 3"},
		{"- {zh: '{n}秒', en: seconds}", "glossary.yaml:3:7: entries.words[0]: has {n} not as often in en: as in zh:"},
		{"- {zh: '{n}秒', en: '{n} {name}'}", "glossary.yaml:3:7: entries.words[0]: has other holes in en: than in zh:"},
		{"- {zh: '{k}秒', en: '{k} s'}", "glossary.yaml:3:7: entries.words[0]: has a hole {k}; there are {n}, {date}, {time}, {name} and {text}"},
		{"- {zh: '{n秒', en: '{n s'}", "glossary.yaml:3:7: entries.words[0]: has a { without }"},
		{"- {zh: 确定, en: OK, see: x}", "glossary.yaml:3:29: entries.words[0].see: is not a known key\nhint: known keys here: zh, en, note, part"},
	} {
		_, err := LoadGlossary("glossary.yaml", English, []byte("entries:\n  words:\n    "+c.entries+"\n"))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.entries, err, c.want)
		}
	}
}

func builtinGlossary(t testing.TB) *Glossary {
	t.Helper()
	return builtinIn(t, "alipay/glossary.yaml", English)
}

func builtinIn(t testing.TB, name, language string) *Glossary {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := LoadGlossary(name, language, data)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestGlossaryKnowsThePages holds that every Chinese word of a page definition,
// in a label, a sign of recognition or advice, has its English in full. The
// files are read as plain YAML, so that a fault of the loader hides nothing.
func TestGlossaryKnowsThePages(t *testing.T) {
	g := builtinGlossary(t)
	files, err := filepath.Glob("alipay/pages/*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d page definitions, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for _, n := range scalarsUnder(&doc, "label", "section", "title", "any_text", "all_text", "no_text", "text") {
			if !strings.ContainsFunc(n.Value, isHan) {
				continue
			}
			if e := g.Explain(n.Value); !e.Full {
				t.Errorf("%s:%d: %s is not in the glossary: %q", name, n.Line, n.Value, e.Text)
			}
		}
	}
}

// scalarsUnder finds all single values below the given keys.
func scalarsUnder(n *yaml.Node, keys ...string) []*yaml.Node {
	var found []*yaml.Node
	var walk func(n *yaml.Node, in bool)
	walk = func(n *yaml.Node, in bool) {
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i+1 < len(n.Content); i += 2 {
				walk(n.Content[i+1], slices.Contains(keys, n.Content[i].Value))
			}
		case yaml.ScalarNode:
			if in {
				found = append(found, n)
			}
		default:
			for _, c := range n.Content {
				walk(c, in)
			}
		}
	}
	walk(n, false)
	return found
}

func TestGlossaryOnWholeSentences(t *testing.T) {
	g := builtinGlossary(t)
	for _, c := range []struct{ in, want string }{
		{"登 录", "Log in"},
		{"校验码短信已发送到你的手机上，有效时间为30分钟，请及时查收。", "A code was sent to your mobile; it is valid for 30 minutes"},
		{"证件审核失败，请重新上传。失败原因：照片不清晰", "The document was refused, upload it again. Reason: the photo is not sharp"},
		{"你的名下共有2个账户", "You have 2 accounts"},
		{"请点击图中的“福”字", "Click the character “福” in the picture"},
		{"支付宝客服将在2天内为你审核。审核完成后,请返回支付宝查看实名认证进度。若你想重新认证,请先 撤销本次认证申请。", "Alipay's staff will review it within 2 days. Then come back to see the progress. To start again, first withdraw this application"},
		{"6-20位字符", "6 to 20 characters"},
		{"证件有效期至：2031-05-01", "Document valid until 2031-05-01"},
		{"我同意《支付宝服务协议》", "I agree to “Alipay service agreement”"},
	} {
		if got := g.Explain(c.in); got.Text != c.want || !got.Full {
			t.Errorf("Explain(%q): got %q full %t, want %q", c.in, got.Text, got.Full, c.want)
		}
	}
}

// TestExplainTakesAnyText feeds texts that are cut short or made of signs.
func TestExplainTakesAnyText(t *testing.T) {
	g := builtinGlossary(t)
	long := strings.Repeat("请输入6-20位字符，（《“银行卡号”》）、2026年5月1日或60秒后重新获取", 20)
	runes := []rune(long)
	for i := range 120 {
		for _, text := range []string{string(runes[i:]), string(runes[:i]), string(runes[i:min(len(runes), 2*i)])} {
			e := g.Explain(text)
			if e.Text == "" && e.Full {
				t.Errorf("Explain(%q): full and empty", text)
			}
		}
	}
}

func FuzzExplain(f *testing.F) {
	g := builtinGlossary(f)
	for _, s := range []string{"请输入6-20位字符", "《服务协议》", "(必填)：", "名", "{n}秒", "2026年", "￥0.37元", "“”「」", "失败原因：失败原因："} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := g.Explain(s)
		if e.Full && strings.Contains(e.Text, "‹") && !strings.Contains(s, "‹") {
			t.Errorf("Explain(%q): %q is not full", s, e.Text)
		}
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) is not stable: %q, %q", s, once, Fold(once))
		}
	})
}
