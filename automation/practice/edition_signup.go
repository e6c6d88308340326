package practice

// Patterns that the pages' own scripts check on blur. They are looser than the
// server's rules in places, as the real ones were.
const (
	mustEmail   = `^\w+(?:[._-]\w+)*@\w+(?:\.\w+)+$`
	mustMobile  = `^\d{5,15}$`
	mustCaptcha = `^[A-Za-z0-9]{4}$`
	mustSMS     = `^\d{6}$`
	mustAny     = `\S`
	mustChecked = `^on$`
)

// araleEdition is the site of 2013 to 2016: arale widgets, alice style sheets.
func araleEdition() *edition {
	e := &edition{name: DefaultEdition, pages: append(signupPages(), verifyPages()...)}
	for _, p := range e.pages {
		p.link, p.submit = links[p.name], submits[p.name]
		if p.framed {
			p.frame = ".alipay-xbox iframe"
		}
		switch p.name {
		case "signup.mobile_dialog":
			p.sender = "#J-getCheckcodeBtn"
		case "signup.agreement":
			p.accept = "a.J-agree-button"
		}
		if _, ok := p.find("captcha"); ok {
			p.picture = "#J-checkcode-img"
		}
	}
	return e
}

// links are what leads on from a page.
var links = map[string]string{
	"home":            "#J-register",
	"signup.chooser":  ".tab-choose-item-personal a",
	"signup.mobile":   "a.switch-re-type",
	"signup.card":     "#J_skip",
	"signup.success":  "#J-gotoMy",
	"login":           "#J-loginMethod-tabs > li[data-status=show_login]",
	"account.home":    "a[seed^=account-certify]",
	"verify.start":    "#J_foreign",
	"verify.mainland": "#J_back",
	"verify.applied":  "#J_home",
	"verify.deposit":  "#J_inputAmount",
	"verify.review":   "#J_progress",
	"verify.approved": "#J_home",
	"verify.refused":  "#J_again",
}

// submits are the buttons that send a page's form.
var submits = map[string]string{
	"signup.mobile":        "#J-submit",
	"signup.email":         "#J-submit",
	"signup.mobile_dialog": "#J-submit-btn",
	"signup.mobile_code":   "#J-submit-btn",
	"signup.complete":      "#J-submit",
	"signup.card":          "#J_submit",
	"login":                "#J-login-btn",
	"verify.identity":      "#J_next",
	"verify.bank":          "#J_next",
	"verify.amount":        "#J_next",
}

// nationality is the row that the first two pages of the sign-up share.
func nationality() []control {
	return []control{
		{
			key: "nationality", part: "1", id: "country-1", name: "country-1", label: "国籍/地区", seen: true,
			initial: "CN", text: regionText,
		},
		{key: "nationality", part: "2", id: "country-2", name: "country-2", label: "国籍/地区", seen: true, text: countryText},
		{
			key: "nationality", part: "code", id: "country", name: "country", label: "国籍/地区", seen: true,
			initial: "CN", text: countryText,
		},
	}
}

// captchaControl is the box beside the picture.
func captchaControl() control {
	return control{
		key: "captcha", id: "J-checkcode", name: "checkCode", label: "验证码", human: true,
		must: mustCaptcha, say: "请输入4位验证码。",
	}
}

// agreementControl is the box that nobody but the human ticks.
func agreementControl() control {
	return control{
		key: "agreement", id: "J-agree", name: "agree", label: "服务协议", human: true,
		must: mustChecked, say: "请先阅读并同意支付宝服务协议。",
	}
}

// smsControl is the box for the code; it has the picture code's name, as on
// the real pages.
func smsControl() control {
	return control{
		key: "sms_code", id: "J-checkcode", name: "checkCode", label: "校验码", human: true,
		must: mustSMS, say: "请输入6位校验码。",
	}
}

func signupPages() []*page {
	return []*page{
		{name: "home", path: "/", title: "支付宝 知托付！", template: "home"},
		{name: "signup.chooser", path: "/account/reg/enterpriseIndex.htm", title: "注册 - 支付宝", template: "chooser", step: 1, asks: true},
		{name: "signup.agreement", path: "/account/reg/agreement.htm", title: "服务协议", template: "agreement", framed: true},
		{
			name: "signup.mobile", path: "/account/reg/index.htm", title: "注册 - 支付宝", template: "mobile", step: 1,
			controls: append(nationality(),
				control{
					key: "mobile", id: "J-accName", name: "accName", label: "手机号", seen: true,
					must: mustMobile, say: "手机号码格式不正确，请重新输入。",
				},
				captchaControl(), agreementControl()),
		},
		{
			name: "signup.mobile_code", path: "/account/reg/section/mobileCheck.htm", title: "填写校验码", template: "mobilecode",
			framed: true, controls: []control{smsControl()},
		},
		{
			name: "signup.email", path: "/account/reg/email.htm", title: "注册 - 支付宝", template: "email", step: 1,
			controls: append(nationality(),
				control{
					key: "email", id: "J-accName", name: "accName", label: "账户名", seen: true,
					must: mustEmail, say: "电子邮箱格式不正确，请重新输入。",
				},
				captchaControl(), agreementControl()),
		},
		{
			name: "signup.mobile_dialog", path: "/account/reg/section/secureMobile.htm", title: "验证手机", template: "dialog",
			framed: true, controls: []control{
				{key: "region", id: "J-area", name: "area", label: "国家/地区", human: true, initial: "CN", text: regionText},
				{
					key: "mobile", id: "J-secure-mobile", name: "secureMobile", label: "手机号码", seen: true,
					must: mustMobile, say: "手机号码格式不正确，请重新输入。",
				},
				smsControl(),
			},
		},
		{name: "signup.check_mail", path: "/account/reg/emailCheck.htm", title: "查收邮件 - 支付宝", template: "checkmail", step: 1},
		{
			name: "signup.complete", path: "/account/reg/regComplete.htm", title: "设置身份信息 - 支付宝", template: "complete",
			step: 2, controls: completeControls(),
		},
		{
			name: "signup.card", path: "/asset/paymethod/paymethod.htm", title: "设置支付方式 - 支付宝", template: "card", step: 3,
			controls: []control{
				{key: "bank.card_number", id: "J_CardNo", name: "cardNo", label: "银行卡号", synonym: "卡号"},
				{key: "bank.account_holder", id: "J_CardHolderName", name: "cardHolderName", label: "持卡人姓名", seen: true},
				{key: "bank.mobile", id: "J_CardMobile", name: "cardMobile", label: "手机号码", synonym: "预留手机"},
			},
		},
		{name: "signup.success", path: "/account/reg/success.htm", title: "注册成功 - 支付宝", template: "success", step: 4},
	}
}

// completeControls are those of the long form. Its ids are known for the
// mainland's variant; nobody kept the page that foreigners saw, so 姓 and 名
// have ids here that help nobody.
func completeControls() []control {
	return []control{
		{key: "login.password", id: "queryPwd", name: "queryPwd", label: "登录密码", human: true, secret: true},
		{key: "login.password", part: "again", id: "queryPwdConfirm", name: "queryPwdConfirm", label: "再输入一次", human: true, secret: true},
		{key: "payment.password", id: "payPwd", name: "payPwd", label: "支付密码", human: true, secret: true},
		{key: "payment.password", part: "again", id: "payPwdConfirm", name: "payPwdConfirm", label: "再输入一次", human: true, secret: true},
		{key: "security.question", id: "J-protectQuestion", name: "protectQuestion", label: "安全保护问题", synonym: "密码提示问题", text: questionText},
		{
			key: "security.answer", id: "protectPasswordKey", name: "protectPasswordKey", label: "安全保护答案", seen: true,
			must: mustAny, say: "请输入安全保护答案。",
		},
		{key: "name.surname", id: "J-cell-17", name: "f17", label: "姓", synonym: "姓氏", must: mustAny, say: "请输入姓。"},
		{key: "name.given", id: "J-cell-18", name: "f18", label: "名", synonym: "名字", must: mustAny, say: "请输入名。"},
		{key: "sex", id: "J-xb", name: "xb", label: "性别", synonym: "您的性别", text: sexText},
		{key: "document.type", id: "certType", name: "certType", label: "证件类型", synonym: "证件种类", initial: "A", text: documentText},
		{
			key: "passport.number", id: "IDCardNo", name: "IDCardNo", label: "证件号码", seen: true,
			must: mustAny, say: "请输入证件号码。",
		},
		{key: "passport.expires", part: "y", id: "validaty_y", name: "year", label: "有效期", seen: true},
		{key: "passport.expires", part: "m", id: "validaty_m", name: "month", label: "有效期", seen: true},
		{key: "passport.expires", part: "d", id: "validaty_d", name: "day", label: "有效期", seen: true},
		{key: "passport.expires", part: "long", id: "long_term", name: "longTerm", label: "有效期", seen: true},
		{key: "occupation", id: "J-zy", name: "zy", label: "职业", synonym: "从事职业", text: occupationText},
		{key: "address.province", id: "J-addr-1", name: "addr1", label: "常用地址", synonym: "居住地址", text: divisionText},
		{key: "address.city", id: "J-addr-2", name: "addr2", label: "常用地址", synonym: "居住地址", text: divisionText},
		{key: "address.district", id: "J-addr-3", name: "addr3", label: "常用地址", synonym: "居住地址", text: divisionText},
		{key: "address.street", id: "J-addr-4", name: "addr4", label: "常用地址", must: mustAny, say: "请输入详细地址。"},
	}
}
