package practice

import "strings"

// checks are what the server asks of a control, by its key. A page runs those
// of the controls that its table has, so the same handler serves every edition.
var checks = map[string]func(*visit){
	"nationality":          (*visit).checkNationality,
	"email":                (*visit).checkEmail,
	"mobile":               (*visit).checkMobile,
	"captcha":              (*visit).checkCaptcha,
	"sms_code":             (*visit).checkSMS,
	"agreement":            (*visit).checkAgreement,
	"login.password":       (*visit).checkPasswords,
	"security.question":    (*visit).checkQuestion,
	"security.answer":      func(v *visit) { v.fail("security.answer", answerError(v.value("security.answer"))) },
	"name.surname":         func(v *visit) { v.fail("name.surname", nameError(v.value("name.surname"), "请输入姓。")) },
	"name.given":           func(v *visit) { v.fail("name.given", nameError(v.value("name.given"), "请输入名。")) },
	"sex":                  (*visit).checkSex,
	"birth_date":           (*visit).checkBirth,
	"passport.number":      (*visit).checkDocument,
	"passport.expires":     (*visit).checkExpiry,
	"passport.reissues":    (*visit).checkReissues,
	"passport.photo_page":  func(v *visit) { v.checkScan("passport.photo_page") },
	"passport.entry_stamp": func(v *visit) { v.checkScan("passport.entry_stamp") },
	"occupation":           (*visit).checkOccupation,
	"address.province":     (*visit).checkAddress,
	"address.street":       func(v *visit) { v.fail("address.street", streetError(v.value("address.street"))) },
	"phone":                func(v *visit) { v.fail("phone", phoneError(v.value("phone"))) },
	"bank.account_holder":  (*visit).checkHolder,
	"bank.name":            func(v *visit) { v.fail("bank.name", bankError(v.value("bank.name"), v.value("bank.account_holder"))) },
	"bank.province":        (*visit).checkBranch,
	"bank.card_number":     (*visit).checkCard,
	"bank.mobile":          func(v *visit) { v.fail("bank.mobile", mobileError("86", v.value("bank.mobile"))) },
	"deposit.amount":       (*visit).checkAmount,
}

// checkControls runs the checks of the page's controls, in their order.
func (v *visit) checkControls() {
	done := map[string]bool{}
	for _, c := range v.page.controls {
		if check := checks[c.key]; check != nil && !done[c.key] {
			done[c.key] = true
			check(v)
		}
	}
}

// has reports whether the page has a control of that key, or key/part.
func (v *visit) has(keyPart string) bool {
	_, ok := v.page.find(keyPart)
	return ok
}

// checkNationality looks at the list of countries, or at the hidden box behind
// a row of two lists.
func (v *visit) checkNationality() {
	if diallingCodes[v.nationality()] == "" {
		v.fail("nationality", "请选择国籍/地区。")
	}
}

// nationality is the code that was posted.
func (v *visit) nationality() string {
	if v.has("nationality/code") {
		return v.value("nationality/code")
	}
	return v.value("nationality")
}

func (v *visit) checkAgreement() {
	if v.value("agreement") != "on" {
		v.fail("agreement", "请先阅读并同意支付宝服务协议。")
	}
}

// checkEmail is about an address that is to be an account's name.
func (v *visit) checkEmail() {
	v.fail("email", emailError(v.value("email")))
	if v.world.account(v.value("email")) != nil {
		v.fail("email", "该电子邮箱已被注册，请更换或直接登录。")
	}
}

// prefix is the dialling code of the page's mobile number: it has a list of its
// own beside the number, or follows from the nationality.
func (v *visit) prefix() string {
	if v.has("region") {
		return diallingCodes[v.value("region")]
	}
	return diallingCodes[v.nationality()]
}

// number is the page's mobile number with its code, as 86-13812345678.
func (v *visit) number() string {
	if v.has("bank.mobile") {
		return "86-" + v.value("bank.mobile")
	}
	return v.prefix() + "-" + v.value("mobile")
}

func (v *visit) checkMobile() {
	v.fail("mobile", mobileError(v.prefix(), v.value("mobile")))
	if strings.HasPrefix(v.page.name, "signup.") && !v.page.framed && v.world.account(v.number()) != nil {
		v.fail("mobile", "该手机号码已被注册，请更换或直接登录。")
	}
}

// checkSMS compares the code with what was sent to the number on the page, or
// to that of the sign-up. A code is not guessed at while the number is wrong.
func (v *visit) checkSMS() {
	number := ""
	switch {
	case len(v.errs["mobile"])+len(v.errs["bank.mobile"]) > 0:
		return
	case v.has("mobile"), v.has("bank.mobile"):
		number = v.number()
	case v.sess.signup != nil:
		number = v.sess.signup.mobile
	}
	v.fail("sms_code", v.checkCode(number, v.value("sms_code")))
}

func (v *visit) checkPasswords() {
	const differ = "两次输入的密码不一致，请重新输入。"
	login, pay := v.raw("login.password"), v.raw("payment.password")
	v.fail("login.password", loginPasswordError(login))
	if v.raw("login.password/again") != login {
		v.fail("login.password/again", differ)
	}
	v.fail("payment.password", paymentPasswordError(pay, login))
	if v.raw("payment.password/again") != pay {
		v.fail("payment.password/again", differ)
	}
}

func (v *visit) checkQuestion() {
	if questionText(v.value("security.question")) == "" {
		v.fail("security.question", "请选择安全保护问题。")
	}
}

func (v *visit) checkSex() {
	if sexText(v.value("sex")) == "" {
		v.fail("sex", "请选择性别。")
	}
}

func (v *visit) checkOccupation() {
	if occupationText(v.value("occupation")) == "" {
		v.fail("occupation", "请选择职业。")
	}
}

func (v *visit) checkBirth() { v.fail("birth_date", birthError(v.value("birth_date"), v.now())) }

// checkDocument checks the number against the type, which is a passport where
// the page has no list of types, and the nationality.
func (v *visit) checkDocument() {
	kind, nationality := "护照", ""
	if v.has("document.type") {
		kind = documentText(v.value("document.type"))
	}
	switch {
	case v.has("nationality"):
		nationality = v.nationality()
	case strings.HasPrefix(v.page.name, "signup.") && v.sess.signup != nil:
		nationality = v.sess.signup.nationality
	case v.sess.user != nil:
		nationality = v.sess.user.nationality
	}
	number := v.value("passport.number")
	text := documentError(kind, number, nationality)
	if text == "" && kind == "身份证" {
		// The number has its holder's day of birth in it.
		text = birthError(number[6:10]+"-"+number[10:12]+"-"+number[12:14], v.now())
	}
	if kind == "" {
		v.fail("document.type", text)
	} else {
		v.fail("passport.number", text)
	}
}

func (v *visit) checkExpiry() {
	if v.value("passport.expires/long") == "" {
		v.fail("passport.expires/y", expiryError(v.value("passport.expires/y"), v.value("passport.expires/m"),
			v.value("passport.expires/d"), v.now()))
	}
}

// checkReissues is about the number on permits of Hong Kong, Macao and Taiwan;
// a passport has none.
func (v *visit) checkReissues() {
	v.fail("passport.reissues", reissuesError(v.value("passport.reissues"), v.nationality()))
}

func (v *visit) checkScan(key string) {
	c, _ := v.page.find(key)
	if v.sess.user.application.scans[key] == "" || v.value(key) != "true" {
		v.fail(key, "请上传"+c.label+"。")
		return
	}
	// One picture twice is not both pages.
	if other := "passport.photo_page"; key != other && v.sess.user.application.digests[key] == v.sess.user.application.digests[other] {
		v.fail(key, c.label+"与个人信息页相同，请重新上传。")
	}
}

// checkAddress looks at the three lists, each of which depends on the one
// before it.
func (v *visit) checkAddress() {
	province, city, district := v.value("address.province"), v.value("address.city"), v.value("address.district")
	switch {
	case !below(province, ""):
		v.fail("address.province", "请选择省份。")
	case !below(city, province):
		v.fail("address.city", "请选择城市。")
	case !below(district, city):
		v.fail("address.district", "请选择区县。")
	}
}

func (v *visit) checkBranch() {
	switch province, city := v.value("bank.province"), v.value("bank.city"); {
	case !below(province, ""):
		v.fail("bank.province", "请选择开户银行所在省份。")
	case !below(city, province):
		v.fail("bank.city", "请选择开户银行所在城市。")
	}
}

// checkHolder compares the name with the one of the form before it.
func (v *visit) checkHolder() {
	c, _ := v.page.find("bank.account_holder")
	holder := v.value(c.key)
	v.fail(c.key, fullNameError(holder, "请输入"+c.label+"。"))
	if fixed := v.sess.user.realName; !v.has("bank.card_number") && holder != "" && fixed != "" && holder != fixed {
		v.fail(c.key, "真实姓名已与账户绑定，不能修改。如需更换姓名，请重新注册账户。")
	}
	if name := v.sess.user.application.name; v.has("bank.card_number") && holder != "" && name != "" && holder != name {
		v.fail(c.key, c.label+"与真实姓名不一致，请重新输入。")
	}
}

// checkCard checks the number, and that the chosen bank issues such cards.
func (v *visit) checkCard() {
	number := v.value("bank.card_number")
	text := cardError(number)
	if text == "" {
		text = issuerError(number, v.value("bank.name"))
	}
	if text == "" && !v.has("bank.name") {
		// The page has no list of banks: the card says which one it is.
		text = longNameError(issuers[number[:6]], v.value("bank.account_holder"))
	}
	v.fail("bank.card_number", text)
}

func (v *visit) checkAmount() {
	if !amountRule.MatchString(v.value("deposit.amount")) {
		v.fail("deposit.amount", "请输入正确的打款金额，例如：0.18。")
	}
}
