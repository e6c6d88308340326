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
	traditionalForms = "網寫來係個們備傳債價償優儲內冊別動務匯區協員問單國園圖執場學實審屆層屬帳幣廈廠廣廳從態應戶擇擊據時會東條棟業構樓機檔權歲歷測滿灣為無狀獎現產畢畫異療發盡監確碼礦祿禮稅種稱穩簡簽約紅納純級細終組結絡給統經綜維緊緒線編練縣總績織繫繳繼續羅義習聖聯聲職脫膚臨臺與興舉舊艙華萬葉蓋薦藍藥蘭處號術衛補裝裡複覆見規親覺觀訂計訊討託訪設許註評詞詢試話該詳誌認誤說誰課調談請諒諮謝證識譯議護讀變讓豐財貨販責貴買貸費貼賀資賓賣質賬賴購贈贏趙跡車軍輔輕輛輪輸轄轉辦農這週進運遞選還邊邏郵鄉鄰醫釋針釣鈔鈕銀銘銷鋪錄錢錯鍵鎖鎮鏈鐵鑑長門閉開閒間閱闊關陸陽隊階際隨險隱雙雜雞離難雲電霧靜韓響頁頂項順須預領頭頻題額顏願類顧顯風飛飯飲養餘館馬駐駕騎驗體髮魚麗麥黃點黨齊齒齡龍"
	simplifiedForms  = "网写来系个们备传债价偿优储内册别动务汇区协员问单国园图执场学实审届层属帐币厦厂广厅从态应户择击据时会东条栋业构楼机档权岁历测满湾为无状奖现产毕画异疗发尽监确码矿禄礼税种称稳简签约红纳纯级细终组结络给统经综维紧绪线编练县总绩织系缴继续罗义习圣联声职脱肤临台与兴举旧舱华万叶盖荐蓝药兰处号术卫补装里复复见规亲觉观订计讯讨托访设许注评词询试话该详志认误说谁课调谈请谅咨谢证识译议护读变让丰财货贩责贵买贷费贴贺资宾卖质账赖购赠赢赵迹车军辅轻辆轮输辖转办农这周进运递选还边逻邮乡邻医释针钓钞钮银铭销铺录钱错键锁镇链铁鉴长门闭开闲间阅阔关陆阳队阶际随险隐双杂鸡离难云电雾静韩响页顶项顺须预领头频题额颜愿类顾显风飞饭饮养余馆马驻驾骑验体发鱼丽麦黄点党齐齿龄龙"
)
