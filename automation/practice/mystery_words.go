package practice

import (
	"math/rand/v2"
	"strings"
)

// namePairs are how surname and given name are called beside each other.
var namePairs = [][2]string{
	{"姓", "名"}, {"姓氏", "名字"}, {"英文姓", "英文名"}, {"护照姓", "护照名"}, {"姓（拼音）", "名（拼音）"}, {"您的姓氏", "您的名字"},
}

// synonyms are what Chinese sites call a control, by key or key/part, or by the
// page before it where the page asks for something of its own.
var synonyms = map[string][]string{
	"nationality":            {"国籍/地区", "国籍", "国家/地区", "国籍（地区）", "您的国籍", "所属国家/地区", "国家或地区"},
	"email":                  {"电子邮箱", "邮箱", "常用邮箱", "您的邮箱", "邮箱地址", "电子邮件", "账户名"},
	"login email":            {"账户名", "邮箱/手机号", "账号", "登录账号", "手机号码/电子邮箱"},
	"mobile":                 {"手机号", "手机号码", "您的手机号", "移动电话", "联系手机", "本人手机号", "手机"},
	"region":                 {"国家/地区", "国际区号", "归属地"},
	"captcha":                {"验证码", "图形验证码", "图片验证码", "附加码"},
	"sms_code":               {"校验码", "短信校验码", "短信验证码", "手机验证码", "动态码"},
	"agreement":              {"我同意", "我已阅读并同意", "同意并遵守"},
	"login.password":         {"登录密码", "设置登录密码", "您的登录密码"},
	"login.password/again":   {"再输入一次", "确认登录密码", "再次输入登录密码", "重复登录密码"},
	"login login.password":   {"登录密码", "密码"},
	"payment.password":       {"支付密码", "设置支付密码", "六位支付密码"},
	"payment.password/again": {"再输入一次", "确认支付密码", "再次输入支付密码", "重复支付密码"},
	"security.question":      {"安全保护问题", "密保问题", "密码提示问题", "安全问题", "密码保护问题"},
	"security.answer":        {"安全保护答案", "密保答案", "答案", "问题答案", "您的答案"},
	"name.surname":           {"姓", "姓氏"},
	"name.given":             {"名", "名字"},
	"sex":                    {"性别", "您的性别"},
	"document.type":          {"证件类型", "证件种类", "证件类别", "有效证件类型"},
	"passport.number":        {"证件号码", "证件号", "护照号码", "证件编号", "护照号"},
	"verify.identity passport.number": {
		"护照号码", "护照号", "护照编号", "您的护照号码",
	},
	"verify.details passport.number": {"证件号码", "护照证件号码", "有效证件号码"},
	"passport.expires":               {"有效期", "证件有效期", "有效期至", "证件到期日", "护照有效期", "证件有效期至"},
	"passport.reissues":              {"换证次数"},
	"birth_date":                     {"出生日期", "出生年月日", "您的出生日期"},
	"occupation":                     {"职业", "从事职业", "您的职业", "职业类别"},
	"address":                        {"常用地址", "居住地址", "联系地址", "所在地区", "现居住地", "省市区"},
	"address.street":                 {"详细地址", "街道地址", "具体地址", "街道门牌号", "详细住址"},
	"phone":                          {"联系电话", "固定电话", "电话号码", "座机号码", "您的联系电话"},
	"bank.account_holder":            {"真实姓名", "姓名", "您的姓名", "银行开户姓名", "您的真实姓名"},
	"verify.bank bank.account_holder": {
		"开户姓名", "户名", "开户人姓名", "银行开户名", "开户名",
	},
	"verify.card bank.account_holder": {"持卡人姓名", "持卡人", "开户姓名", "卡主姓名"},
	"signup.card bank.account_holder": {"持卡人姓名", "持卡人"},
	"bank.name":                       {"开户银行", "开户行", "银行名称", "所属银行", "发卡银行"},
	"bank":                            {"开户银行所在城市", "开户地", "开户行所在地", "开户银行所在地", "银行所在地"},
	"bank.card_number":                {"银行卡号", "卡号", "储蓄卡号", "借记卡号", "银行卡卡号"},
	"bank.mobile":                     {"预留手机号", "银行预留手机号", "银行预留手机号码", "预留手机"},
	"passport.photo_page":             {"个人信息页", "护照资料页", "护照个人信息页", "护照照片页"},
	"passport.entry_stamp":            {"入境盖章页", "最近入境页", "入境页", "最近入境盖章页"},
	"deposit.amount":                  {"打款金额", "收到的金额", "到账金额"},
}

// labelsOf are the words for a control of a page.
func labelsOf(page, keyPart string) []string {
	if row := rowOf(keyPart); row != "" {
		keyPart = row
	}
	if own := synonyms[page+" "+keyPart]; own != nil {
		return own
	}
	return synonyms[keyPart]
}

// sayings are what a page says around its boxes: what was kept of the real ones
// is said in the same words.
var sayings = map[string]struct {
	notes   []string // of which each is kept
	submits []string
	other   string // the word of the link that leads elsewhere
	leads   string // the page it leads to
	aside   string // the word of one that leads nowhere
	asleep  bool
}{
	"signup.email":  {submits: []string{"下一步", "继续", "确认并继续"}, other: "使用手机号注册", leads: "signup.mobile", asleep: true},
	"signup.mobile": {submits: []string{"下一步", "继续", "确认并继续"}, other: "使用邮箱注册", leads: "signup.email", asleep: true},
	"signup.mobile_dialog": {
		notes: []string{"验证手机", "为了账户安全，请验证您的手机"}, submits: []string{"确定", "下一步", "确认"}, asleep: true,
	},
	"signup.mobile_code": {
		notes:   []string{"填写校验码", "校验码短信已发送到你的手机上，有效时间为30分钟，请及时查收。"},
		submits: []string{"确定", "下一步", "确认"}, asleep: true,
	},
	"signup.complete": {
		notes:   []string{"为了给你提供更好的支付和金融服务，你需要填写的身份信息享受会员保障服务。身份信息一经录入不可更改，隐私信息未经本人许可严格保密。"},
		submits: []string{"确定", "提交", "确认并提交", "完成注册"},
	},
	"signup.card": {
		notes:   []string{"设置支付方式", "你正在进行身份验证，请输入一张本人银行卡验证并绑定。"},
		submits: []string{"同意协议并确定", "确定"}, other: "先跳过，注册成功", leads: "signup.success",
	},
	"login": {submits: []string{"登 录", "登录", "立即登录"}, aside: "忘记登录密码？"},
	"verify.mobile": {
		notes: []string{"为了您的账户安全，请验证手机。请输入您的手机号码，我们将向该号码发送校验码。"}, submits: []string{"下一步", "确定", "继续"},
	},
	"verify.identity": {
		notes:   []string{"外籍用户实名认证", "请使用您的护照进行认证。真实姓名必须与您的银行开户姓名完全一致（包括顺序和空格）。"},
		submits: []string{"下一步", "确认并提交", "提交"},
	},
	"verify.bank": {
		notes:   []string{"请填写您本人在中国大陆开户的借记卡，支付宝将在1-2天内向该卡打入一笔1元以下的金额。"},
		submits: []string{"下一步", "确定", "提交"},
	},
	"verify.amount": {
		notes:   []string{"请输入您的银行卡收到的金额。您只有一次输入机会，输入错误将导致认证失败。"},
		submits: []string{"确定", "确认", "提交"},
	},
	"verify.details": {
		notes:   []string{"请填写护照上的身份信息", "姓名须与银行卡的开户姓名完全一致。身份信息一经认证不可更改。"},
		submits: []string{"确认并提交", "下一步", "提交"},
	},
	"verify.card": {
		notes:   []string{"验证银行卡信息", "你正在进行身份验证，请输入一张本人银行卡验证并绑定。仅支持中国大陆银行发行的储蓄卡。"},
		submits: []string{"同意协议并确定", "确定", "下一步"}, other: "打款验证（1—2天）", leads: "verify.bank", aside: "《快捷支付服务相关协议》", asleep: true,
	},
	"verify.documents": {
		notes:   []string{"请上传本人护照，确保图片清晰，四角完整"},
		submits: []string{"确定提交", "提交", "确认提交"},
	},
}

// say gives a page its words.
func (p *page) say(draw *rand.Rand, f *drawnForm) {
	words := sayings[p.name]
	f.Notes, f.Submit = words.notes, pick(draw, words.submits...)
	f.Switch, f.Leads, f.Aside, f.Asleep = words.other, words.leads, words.aside, words.asleep
	if p.name == "signup.mobile" && p.link == "" {
		f.Switch = "" // from 2017 it was the only way
	}
	if p.name == "verify.documents" {
		f.Button = "div"
	}
	if strings.Contains(f.Submit, " ") {
		f.Button = "input"
	}
}
