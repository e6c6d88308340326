package profiles

import (
	"strings"
	"sync"
)

// bank is a Chinese bank; its first code is the one Alipay uses.
type bank struct {
	chinese []string // usual name first
	english []string
	codes   []string
}

var banks = []bank{
	{[]string{"中国工商银行", "工商银行", "工行"}, []string{"Industrial and Commercial Bank of China"}, []string{"ICBC"}},
	{[]string{"中国农业银行", "农业银行", "农行"}, []string{"Agricultural Bank of China"}, []string{"ABC"}},
	{[]string{"中国银行", "中行"}, []string{"Bank of China"}, []string{"BOC"}},
	{[]string{"中国建设银行", "建设银行", "建行"}, []string{"China Construction Bank", "Construction Bank"}, []string{"CCB"}},
	{[]string{"交通银行", "交行"}, []string{"Bank of Communications"}, []string{"COMM", "BOCOM", "BCM"}},
	{[]string{"中国邮政储蓄银行", "邮政储蓄银行", "邮储银行", "邮储", "邮政储蓄"}, []string{"Postal Savings Bank of China", "Postal Savings Bank", "China Postal Savings Bank"}, []string{"PSBC"}},
	{[]string{"招商银行", "招行"}, []string{"China Merchants Bank", "Merchants Bank"}, []string{"CMB"}},
	{[]string{"中信银行"}, []string{"China CITIC Bank", "CITIC Bank"}, []string{"CITIC", "CNCB"}},
	{[]string{"中国光大银行", "光大银行"}, []string{"China Everbright Bank", "Everbright Bank"}, []string{"CEB"}},
	{[]string{"上海浦东发展银行", "浦发银行", "浦东发展银行", "浦发"}, []string{"Shanghai Pudong Development Bank", "SPD Bank", "Pudong Development Bank"}, []string{"SPDB"}},
	{[]string{"兴业银行"}, []string{"Industrial Bank", "China Industrial Bank", "Industrial Bank Co"}, []string{"CIB"}},
	{[]string{"中国民生银行", "民生银行"}, []string{"China Minsheng Bank", "Minsheng Bank", "China Minsheng Banking Corp"}, []string{"CMBC"}},
	{[]string{"广发银行", "广东发展银行"}, []string{"China Guangfa Bank", "Guangfa Bank", "Guangdong Development Bank"}, []string{"GDB", "CGB"}},
	{[]string{"平安银行", "深圳发展银行"}, []string{"Ping An Bank"}, []string{"SPABANK", "PAB", "SZPAB"}},
	{[]string{"华夏银行"}, []string{"Hua Xia Bank", "Huaxia Bank"}, []string{"HXBANK", "HXB"}},
	{[]string{"杭州银行"}, []string{"Bank of Hangzhou", "Hangzhou Bank"}, []string{"HZCB"}},
	{[]string{"北京银行"}, []string{"Bank of Beijing", "Beijing Bank"}, []string{"BJBANK", "BOB"}},
	{[]string{"上海银行"}, []string{"Bank of Shanghai", "Shanghai Bank"}, []string{"SHBANK", "BOSC"}},
	{[]string{"宁波银行"}, []string{"Bank of Ningbo", "Ningbo Bank"}, []string{"NBBANK", "NBCB"}},
	{[]string{"南京银行"}, []string{"Bank of Nanjing", "Nanjing Bank"}, []string{"NJCB"}},
	{[]string{"江苏银行"}, []string{"Bank of Jiangsu", "Jiangsu Bank"}, []string{"JSBANK", "JSB"}},
	{[]string{"徽商银行"}, []string{"Huishang Bank"}, []string{"HSBANK"}},
	{[]string{"浙商银行"}, []string{"China Zheshang Bank", "Zheshang Bank"}, []string{"CZBANK"}},
	{[]string{"渤海银行"}, []string{"China Bohai Bank", "Bohai Bank"}, []string{"BOHAIB", "CBHB"}},
	{[]string{"恒丰银行"}, []string{"Hengfeng Bank", "Evergrowing Bank"}, []string{"EGBANK"}},
	{[]string{"天津银行"}, []string{"Bank of Tianjin", "Tianjin Bank"}, []string{"TCCB"}},
	{[]string{"成都银行"}, []string{"Bank of Chengdu", "Chengdu Bank"}, []string{"CDCB"}},
	{[]string{"重庆银行"}, []string{"Bank of Chongqing", "Chongqing Bank"}, []string{"CQBANK"}},
	{[]string{"西安银行"}, []string{"Bank of Xi'an", "Xi'an Bank"}, []string{"XABANK"}},
	{[]string{"长沙银行"}, []string{"Bank of Changsha", "Changsha Bank"}, []string{"CSCB"}},
	{[]string{"青岛银行"}, []string{"Bank of Qingdao", "Qingdao Bank"}, []string{"QDCCB"}},
	{[]string{"大连银行"}, []string{"Bank of Dalian", "Dalian Bank"}, []string{"DLB"}},
	{[]string{"哈尔滨银行"}, []string{"Harbin Bank", "Bank of Harbin"}, []string{"HRBANK"}},
	{[]string{"温州银行"}, []string{"Bank of Wenzhou", "Wenzhou Bank"}, []string{"WZCB"}},
	{[]string{"苏州银行"}, []string{"Bank of Suzhou", "Suzhou Bank"}, []string{"BOSZ"}},
	{[]string{"东莞银行"}, []string{"Bank of Dongguan", "Dongguan Bank"}, []string{"BOD"}},
	{[]string{"厦门银行"}, []string{"Xiamen Bank", "Bank of Xiamen"}, []string{"XMBANK"}},
	{[]string{"北京农商银行", "北京农村商业银行"}, []string{"Beijing Rural Commercial Bank"}, []string{"BJRCB"}},
	{[]string{"上海农商银行", "上海农村商业银行"}, []string{"Shanghai Rural Commercial Bank"}, []string{"SHRCB"}},
	{[]string{"广州农商银行", "广州农村商业银行"}, []string{"Guangzhou Rural Commercial Bank"}, []string{"GZRCB"}},
	{[]string{"深圳农村商业银行"}, []string{"Shenzhen Rural Commercial Bank"}, []string{"SRCB"}},
	{[]string{"广州银行"}, []string{"Bank of Guangzhou", "Guangzhou Bank"}, []string{"GCB"}},
	{[]string{"东亚银行", "东亚银行（中国）"}, []string{"Bank of East Asia", "BEA"}, []string{"HKBEA"}},
	{[]string{"汇丰银行", "汇丰银行（中国）"}, []string{"HSBC", "HSBC China"}, []string{"HSBC"}},
	{[]string{"渣打银行", "渣打银行（中国）"}, []string{"Standard Chartered", "Standard Chartered Bank"}, []string{"SCB"}},
	{[]string{"花旗银行", "花旗银行（中国）"}, []string{"Citibank", "Citibank China"}, []string{"CITI"}},
}

const merchantsBank = "招商银行"

// findBank looks a bank up by Chinese or English name or short form; company
// endings do not matter.
func findBank(text string) (bank, bool) {
	b, ok := bankByName()[bankForm(text)]
	return b, ok
}

// bankByName has every name in the form that is compared; the first bank that
// claims it.
var bankByName = sync.OnceValue(func() map[string]bank {
	by := map[string]bank{}
	for _, b := range banks {
		for _, name := range b.choices() {
			if form := bankForm(name); by[form].chinese == nil && form != "" {
				by[form] = b
			}
		}
	}
	return by
})

func bankForm(text string) string {
	form := fold(text)
	for _, ending := range []string{"股份有限公司", "有限责任公司", "有限公司", "coltd", "companylimited", "limited", "ltd"} {
		form = strings.TrimSuffix(form, ending)
	}
	return strings.TrimPrefix(form, "the")
}

// choices lists the texts by which an option may name the bank.
func (b bank) choices() []string {
	all := append([]string{}, b.chinese...)
	all = append(all, b.codes...)
	all = append(all, b.english...)
	return unique(append(all, b.chinese[0]+"股份有限公司")...)
}

// bankNames lists what users are likely to have written, for the nearest.
func bankNames() []string {
	var names []string
	for _, b := range banks {
		names = append(append(names, b.chinese...), b.english...)
	}
	return names
}

// bankShort lists the short forms of the banks that foreigners meet first.
func bankShort() string {
	var codes []string
	for _, b := range banks[:20] {
		codes = append(codes, b.codes[0])
	}
	return strings.Join(codes, ", ")
}

// BankName gives the English name of a bank that a Chinese list names.
func BankName(chinese string) (english string, ok bool) {
	if !hasHan(chinese) {
		return "", false
	}
	b, ok := findBank(chinese)
	if !ok {
		return "", false
	}
	return b.english[0], true
}
