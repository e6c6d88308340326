package selectors

import (
	"strings"
	"unicode/utf8"
)

// plain is Fold, with the traditional characters of forms as simplified ones.
func plain(s string) string { return strings.Map(simplified, Fold(s)) }

// simplified is the simplified form of the characters in the names of fields.
func simplified(r rune) rune {
	if r < 0x4e00 {
		return r
	}
	if i := int(r - 0x4e00); i < len(simpler) && simpler[i] != 0 {
		return simpler[i]
	}
	return r
}

// simpler has the simplified forms at the places of the traditional ones, from
// the first Chinese character on: every character of every label is looked up.
var simpler = func() []rune {
	var forms []rune
	for i := 0; i < len(traditionalForms); i += 3 {
		old, _ := utf8.DecodeRuneInString(traditionalForms[i:])
		at := int(old) - 0x4e00
		forms = append(forms, make([]rune, max(0, at+1-len(forms)))...)
		forms[at], _ = utf8.DecodeRuneInString(simplifiedForms[i:])
	}
	return forms
}()

// The same characters in both forms, in the order of the older ones; each
// has three bytes.
const (
	traditionalForms = "來係個們備傳優儲內冊別動務區協員問單國圖執學帳幣廣從應戶擇擊據時會東條業機檔歲歷測灣為產療發確碼稅種稱簽納細絡緊編縣繫繼續聯聲職薦蘭號覆訂訊設註試話詳認課請證議護讀貨費貼資賬車輸這週進遞選還郵鄉醫銀鎮長門開間閱關陸險離電韓頭題額類驗體點"
	simplifiedForms  = "来系个们备传优储内册别动务区协员问单国图执学帐币广从应户择击据时会东条业机档岁历测湾为产疗发确码税种称签纳细络紧编县系继续联声职荐兰号复订讯设注试话详认课请证议护读货费贴资账车输这周进递选还邮乡医银镇长门开间阅关陆险离电韩头题额类验体点"
)
