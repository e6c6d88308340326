package automation

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// readings are the words of forms in which a character is not read as it mostly
// is: the library reads each by itself.
var readings = map[string]string{
	"银行": "yín háng", "分行": "fēn háng", "支行": "zhī háng", "行号": "háng hào", "行业": "háng yè", "开户行": "kāi hù háng", "发卡行": "fā kǎ háng",
	"总行": "zǒng háng", "重新": "chóng xīn", "重复": "chóng fù", "重试": "chóng shì", "重置": "chóng zhì", "重发": "chóng fā", "重庆": "chóng qìng",
	"长期": "cháng qī", "长度": "cháng dù", "长沙": "cháng shā", "长春": "cháng chūn", "校验": "jiào yàn", "校对": "jiào duì", "便宜": "pián yi",
	"调整": "tiáo zhěng", "得到": "dé dào", "记得": "jì de", "不得": "bù dé", "都会": "dōu huì", "了解": "liǎo jiě", "厦门": "xià mén", "供应": "gōng yìng",
	"应用": "yìng yòng", "对应": "duì yìng", "参数": "cān shù", "传真": "chuán zhēn", "处理": "chǔ lǐ", "处罚": "chǔ fá", "更换": "gēng huàn",
	"更新": "gēng xīn", "变更": "biàn gēng", "更改": "gēng gǎi", "登载": "dēng zǎi", "下载": "xià zài", "待办": "dài bàn", "数据": "shù jù",
	"正在": "zhèng zài", "省略": "shěng lüè", "模样": "mú yàng", "干净": "gān jìng", "相片": "xiàng piàn", "照相": "zhào xiàng",
	"着": "zhe", "的": "de", "了": "le", "地址": "dì zhǐ", "目的": "mù dì", "曾用名": "céng yòng míng", "地区": "dì qū",
}

// longestReading is the length of the longest of them, in characters.
const longestReading = 3

// toneMarks writes the tones over the vowels.
var toneMarks = func() pinyin.Args {
	a := pinyin.NewArgs()
	a.Style = pinyin.Tone
	return a
}()

// spell writes how a Chinese text is read, in pinyin with tones. What is not
// Chinese stays. It is empty for a text without Chinese.
func spell(text string) string {
	var words []string
	var other strings.Builder
	flush := func() {
		if s := strings.TrimSpace(other.String()); s != "" {
			words = append(words, s)
		}
		other.Reset()
	}
	chinese := false
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !unicode.Is(unicode.Han, runes[i]) {
			other.WriteRune(runes[i])
			i++
			continue
		}
		n, said := reading(runes[i:])
		if said == "" {
			other.WriteRune(runes[i])
			i++
			continue
		}
		flush()
		chinese = true
		words = append(words, said)
		i += n
	}
	flush()
	if !chinese {
		return ""
	}
	return strings.Join(words, " ")
}

// reading is how the beginning of a text is read, and how many characters that is.
func reading(runes []rune) (n int, said string) {
	for n := min(longestReading, len(runes)); n > 0; n-- {
		if said, ok := readings[string(runes[:n])]; ok {
			return n, said
		}
	}
	if one := pinyin.SinglePinyin(runes[0], toneMarks); len(one) > 0 {
		return 1, one[0]
	}
	return 1, ""
}
