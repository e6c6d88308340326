package practice

import "slices"

// An option is one entry of a list.
type option struct {
	Code, Text string
}

// overseas is what the first list calls every country that it does not name.
const overseas = "海外"

// regions are those of the first list of the sign-up (2013), with the codes
// that the dialling list of the dialog needs too.
var regions = []option{{"CN", "中国大陆"}, {"HK", "香港"}, {"MO", "澳门"}, {"TW", "台湾"}, {"", overseas}}

// countries are those that were offered besides (help text of about 2016).
var countries = []option{
	{"KR", "韩国"},
	{"JP", "日本"},
	{"SG", "新加坡"},
	{"MY", "马来西亚"},
	{"US", "美国"},
	{"GB", "英国"},
	{"AU", "澳大利亚"},
	{"CA", "加拿大"},
	{"TH", "泰国"},
	{"VN", "越南"},
	{"DE", "德国"},
	{"FR", "法国"},
	{"RU", "俄罗斯"},
	{"NZ", "新西兰"},
	{"ID", "印度尼西亚"},
	{"NL", "荷兰"},
	{"SE", "瑞典"},
	{"UA", "乌克兰"},
	{"PH", "菲律宾"},
	{"IT", "意大利"},
}

// diallingCodes are the prefixes that the mobile page shows before the number.
var diallingCodes = map[string]string{
	"CN": "86", "HK": "852", "MO": "853", "TW": "886", "KR": "82", "JP": "81", "SG": "65", "MY": "60", "US": "1",
	"GB": "44", "AU": "61", "CA": "1", "TH": "66", "VN": "84", "DE": "49", "FR": "33", "RU": "7", "NZ": "64",
	"ID": "62", "NL": "31", "SE": "46", "UA": "380", "PH": "63", "IT": "39",
}

// places are both in one list, as in 2018 and later.
var places = slices.Concat(regions[:4], countries)

// questions are those of Chinese payment sites of the time.
var questions = []option{
	{"1", "我爸爸妈妈的名字各是什么？"},
	{"2", "我婆婆或岳母的名字叫什么？"},
	{"3", "我爸爸的出生地在哪里？"},
	{"4", "我妈妈的出生地在哪里？"},
	{"5", "我的小学校名是什么？"},
	{"6", "我的中学校名是什么？"},
	{"7", "您母亲的姓名是？"},
	{"8", "我的一个好朋友的手机号码是什么？"},
	{"9", "我的一个好朋友的爸爸名字是什么？"},
}

// occupations are the classes of 2017.
var occupations = []option{
	{"10", "党的机关、国家机关、群众团体和社会组织、企事业单位负责人"},
	{"20", "专业技术人员"},
	{"30", "办事人员和有关人员"},
	{"40", "社会生产服务和生活服务人员"},
	{"50", "农、林、牧、渔业生产及辅助人员"},
	{"60", "生产制造及有关人员"},
	{"70", "军人"},
	{"80", "不便分类的其他从业人员"},
}

// documents are the types of the long form; the first is chosen at first, and
// it is the wrong one for a foreigner.
var documents = []option{
	{"A", "身份证"}, {"B", "护照"}, {"C", "港澳居民来往内地通行证"}, {"D", "台湾居民来往大陆通行证"},
}

// sexes are those of a passport.
var sexes = []option{{"1", "男"}, {"2", "女"}}

// banks are those that accepted passports (help text of about 2016). Two of
// the big five are not among them.
var banks = []option{
	{"CIB", "兴业银行"},
	{"CMBC", "中国民生银行"},
	{"SPDB", "上海浦东发展银行"},
	{"ICBC", "中国工商银行"},
	{"CMB", "招商银行"},
	{"COMM", "交通银行"},
	{"BOC", "中国银行"},
	{"GDB", "广发银行"},
	{"CITIC", "中信银行"},
	{"CEB", "中国光大银行"},
	{"HZCB", "杭州银行"},
	{"PSBC", "中国邮政储蓄银行"},
	{"SPABANK", "平安银行"},
}

// lookUp returns the text of a code, or "".
func lookUp(list []option, code string) string {
	if i := slices.IndexFunc(list, func(o option) bool { return o.Code == code }); i >= 0 {
		return list[i].Text
	}
	return ""
}

func regionText(code string) string     { return lookUp(regions, code) }
func placeText(code string) string      { return lookUp(places, code) }
func countryText(code string) string    { return lookUp(countries, code) }
func questionText(code string) string   { return lookUp(questions, code) }
func occupationText(code string) string { return lookUp(occupations, code) }
func documentText(code string) string   { return lookUp(documents, code) }
func bankText(code string) string       { return lookUp(banks, code) }
func sexText(code string) string        { return lookUp(sexes, code) }
