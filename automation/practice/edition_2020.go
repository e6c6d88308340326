package practice

// edition2020 is the site of 2018 to 2020. One signs up by mobile, with the
// country's code before the number and the SMS code on the page itself, under
// an agreement that comes first. The verification asks for a date of birth and
// the country, then binds a card of the mainland by an SMS to the number on
// file at the bank, then takes the scans.
//
// From 2017 the deposit was said to be gone for foreigners, so the way leads by
// the card. An undated text of about that time still names 打款验证（1—2天）; that
// link is kept on the page of the card, so that the deposit can be rehearsed.
func edition2020() *edition {
	var pages []*page
	for _, p := range edition2016().pages {
		switch p.name {
		case "signup.chooser", "signup.email", "signup.mobile_dialog", "signup.mobile_code", "signup.check_mail", "verify.identity":
			continue // the way is another one
		case "signup.mobile":
			p.template, p.asks, p.controls = "2020/mobile", true, mobileControls()
			p.link, p.sender = "", "#J-resend-mobile button"
		case "verify.start":
			p.template = "2020/choose"
		case "verify.upload":
			p.frame = ""
		}
		p.look = "2020"
		pages = append(pages, p)
	}
	return &edition{name: "2020", pages: append(pages, laterPages()...)}
}

// mobileControls are those of the sign-up of 2017 and later.
func mobileControls() []control {
	return []control{
		{key: "nationality", id: "J-nationality", name: "nationality", label: "国籍/地区", synonym: "国家/地区", text: placeText},
		{key: "region", id: "J-areaCode", name: "areaCode", label: "手机号", human: true, initial: "CN", text: placeText},
		{
			key: "mobile", id: "J-accName", name: "accName", label: "手机号", seen: true,
			must: mustMobile, say: "手机号码格式不正确，请重新输入。",
		},
		sliderControl(),
		{key: "sms_code", id: "J-mobCode", name: "mobCode", label: "短信校验码", human: true, must: mustSMS, say: "请输入6位校验码。"},
	}
}

// laterPages are those that the verification of 2018 had instead of the form
// with everything. The upload was captured, for people of the mainland; the
// others are known from articles alone.
func laterPages() []*page {
	const title = "身份验证 - 支付宝"
	return []*page{
		{
			name: "verify.details", path: "/certify/v3/personal/foreign/info.htm", title: title, template: "2020/details", look: "2020",
			step: 1, parts: parts{submit: "#J_confirm"}, controls: []control{
				{key: "nationality", id: "J_country", name: "country", label: "国家/地区", synonym: "国籍", text: placeText},
				{key: "bank.account_holder", id: "userName", name: "userName", label: "姓名", synonym: "真实姓名"},
				{key: "passport.number", id: "certNo", name: "certNo", label: "证件号码", synonym: "护照号码"},
				{key: "passport.expires", part: "y", id: "validaty_y", name: "year", label: "证件有效期", seen: true},
				{key: "passport.expires", part: "m", id: "validaty_m", name: "month", label: "证件有效期", seen: true},
				{key: "passport.expires", part: "d", id: "validaty_d", name: "day", label: "证件有效期", seen: true},
				{key: "passport.expires", part: "long", id: "long_term", name: "longTerm", label: "证件有效期", seen: true},
				{key: "birth_date", id: "birthPicker", name: "birth", label: "出生日期", synonym: "生日"},
				{key: "passport.reissues", id: "exchangeTimes", name: "exchangeTimes", label: "换证次数", human: true, free: true},
				{key: "occupation", id: "J_profession", name: "profession", label: "职业", synonym: "从事职业", text: occupationText},
			},
		},
		{
			name: "verify.card", path: "/certify/v3/personal/foreign/card.htm", title: title, template: "2020/card", look: "2020",
			step: 2, parts: parts{submit: "#J_bind", sender: "#J-resend-mobile button", link: "#J_deposit"}, controls: []control{
				{key: "bank.card_number", id: "cardNo", name: "bindCardNo", label: "银行卡号", synonym: "储蓄卡号"},
				{key: "bank.account_holder", id: "holderName", name: "holder", label: "持卡人姓名", synonym: "开户姓名"},
				{key: "bank.mobile", id: "bindMobile", name: "bindMobile", label: "预留手机号", synonym: "银行预留手机号码"},
				{key: "sms_code", id: "ackCode", name: "ackCode", label: "短信校验码", human: true, must: mustSMS, say: "请输入6位校验码。"},
			},
		},
		{
			name: "verify.documents", path: "/certify/v3/personal/foreign/upload.htm", title: title, template: "2020/documents", look: "2020",
			step: 3, parts: parts{submit: "#submit"}, controls: []control{
				{key: "passport.photo_page", id: "uploadPicture1", name: "card_face", label: "个人信息页", synonym: "护照资料页"},
				{key: "passport.entry_stamp", id: "uploadPicture2", name: "card_verso", label: "入境盖章页", synonym: "最近入境页"},
				{key: "pocket", id: "J_agreePocket", name: "agreePocket", label: "同意将证件保存至卡包证件夹", human: true, free: true},
			},
		},
	}
}
