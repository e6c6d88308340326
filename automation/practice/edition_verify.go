package practice

// verifyPages are the pages of the verification. No capture of the foreign
// ones was ever found: the ids are made up, and a break rewords their labels.
func verifyPages() []*page {
	return []*page{
		{name: "login", path: "/login/index.htm", title: "登录 - 支付宝", template: "login", controls: []control{
			{key: "email", id: "J-input-user", name: "logonId", label: "账户名", seen: true},
			{key: "login.password", id: "password_rsainput", name: "password_rsainput", label: "登录密码", human: true, secret: true},
			{key: "captcha", id: "J-input-checkcode", name: "checkCode", label: "验证码", human: true},
		}},
		{name: "account.home", path: "/portal/account/index.htm", title: "我的支付宝 － 支付宝", template: "account"},
		{name: "verify.start", path: "/choose.htm", title: "实名认证 - 支付宝", template: "choose"},
		{name: "verify.mainland", path: "/certify/personal/idcard.htm", title: "身份证验证 - 支付宝", template: "mainland"},
		{
			name: "verify.identity", path: "/certify/foreign/info.htm", title: "外籍用户实名认证 - 支付宝", template: "identity",
			step: 1, controls: identityControls(),
		},
		{
			name: "verify.bank", path: "/certify/foreign/bank.htm", title: "外籍用户实名认证 - 支付宝", template: "bank",
			step: 2, controls: []control{
				{key: "bank.account_holder", id: "J_khm", name: "khm", label: "开户姓名", synonym: "户名"},
				{key: "bank.name", id: "J_yh", name: "yh", label: "开户银行", synonym: "银行名称", text: bankText},
				{key: "bank.province", id: "J_yh_s", name: "yhs", label: "开户银行所在城市", synonym: "开户地", text: shortDivisionText},
				{key: "bank.city", id: "J_yh_c", name: "yhc", label: "开户银行所在城市", synonym: "开户地", text: divisionText},
				{key: "bank.card_number", id: "J_yhk", name: "yhk", label: "银行卡号", synonym: "卡号"},
			},
		},
		{name: "verify.applied", path: "/certify/foreign/applied.htm", title: "外籍用户实名认证 - 支付宝", template: "applied", step: 3},
		{name: "verify.deposit", path: "/certify/foreign/deposit.htm", title: "外籍用户实名认证 - 支付宝", template: "deposit", step: 3},
		{
			name: "verify.amount", path: "/certify/foreign/amount.htm", title: "输入打款金额 - 支付宝", template: "amount", step: 3,
			controls: []control{
				{key: "deposit.amount", id: "J_dk", name: "dk", label: "打款金额", synonym: "收到的金额"},
			},
		},
		{name: "verify.review", path: "/certify/foreign/review.htm", title: "外籍用户实名认证 - 支付宝", template: "review", step: 4},
		{name: "verify.approved", path: "/certifyInfo.htm", title: "认证信息 - 支付宝", template: "approved"},
		{name: "verify.refused", path: "/certify/foreign/result.htm", title: "外籍用户实名认证 - 支付宝", template: "refused"},
		{name: "verify.upload", path: "/certify/upload/newUploadPic.htm", title: "上传图片", template: "upload", framed: true},
	}
}

func identityControls() []control {
	return []control{
		{key: "bank.account_holder", id: "J_xm", name: "xm", label: "真实姓名", synonym: "银行开户姓名"},
		{key: "passport.number", id: "J_hm", name: "hm", label: "护照号码", synonym: "护照编号"},
		{key: "passport.photo_page", id: "uploadPicture1", name: "card_face", label: "个人信息页", synonym: "护照资料页"},
		{key: "passport.entry_stamp", id: "uploadPicture2", name: "card_verso", label: "入境盖章页", synonym: "最近入境页"},
		{key: "address.province", id: "J_dz1", name: "dz1", label: "联系地址", synonym: "居住地址", text: divisionText},
		{key: "address.city", id: "J_dz2", name: "dz2", label: "联系地址", synonym: "居住地址", text: divisionText},
		{key: "address.district", id: "J_dz3", name: "dz3", label: "联系地址", synonym: "居住地址", text: divisionText},
		{key: "address.street", id: "J_dz4", name: "dz4", label: "详细地址", synonym: "街道地址"},
		{key: "phone", id: "J_dh", name: "dh", label: "联系电话", synonym: "固定电话号码"},
		captchaControl(),
	}
}
