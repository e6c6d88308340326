package practice

import (
	"crypto/sha256"
)

// checkNationality looks at the row of two lists and a hidden box.
func (v *visit) checkNationality() {
	code := v.nationality()
	if diallingCodes[code] == "" {
		v.fail("nationality", "请选择国籍/地区。")
	}
}

// nationality is the code that the hidden box was posted with.
func (v *visit) nationality() string { return v.value("nationality/code") }

func (v *visit) checkAgreement() {
	if v.value("agreement") != "on" {
		v.fail("agreement", "请先阅读并同意支付宝服务协议。")
	}
}

// complete is the long form: passwords, question, identity, address.
func (v *visit) complete() {
	v.form(flow{
		ready: func() bool {
			su := v.sess.signup
			switch {
			case su == nil || !su.active:
				v.lead("signup.mobile")
			case su.account != nil:
				v.lead("signup.card")
			default:
				return true
			}
			return false
		},
		check: func() {
			v.checkPasswords()
			if questionText(v.value("security.question")) == "" {
				v.fail("security.question", "请选择安全保护问题。")
			}
			v.fail("security.answer", answerError(v.value("security.answer")))
			v.checkIdentity()
			v.checkAddress(v.value("address.province"))
		},
		done: func() {
			su := v.sess.signup
			su.account = &account{
				email: su.email, mobile: su.mobile, nationality: su.nationality,
				holder:   v.value("name.surname") + " " + v.value("name.given"),
				password: sha256.Sum256([]byte(v.raw("login.password"))),
			}
			v.world.accounts = append(v.world.accounts, su.account)
			v.sess.user = su.account
			v.lead("signup.card")
		},
		data: func() any { return v.sess.signup },
	})
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

func (v *visit) checkIdentity() {
	v.fail("name.surname", nameError(v.value("name.surname"), "请输入姓。"))
	v.fail("name.given", nameError(v.value("name.given"), "请输入名。"))
	if sexText(v.value("sex")) == "" {
		v.fail("sex", "请选择性别。")
	}
	kind := documentText(v.value("document.type"))
	if text := documentError(kind, v.value("passport.number"), v.sess.signup.nationality); kind == "" {
		v.fail("document.type", text)
	} else {
		v.fail("passport.number", text)
	}
	if v.value("passport.expires/long") == "" {
		v.fail("passport.expires/y", expiryError(v.value("passport.expires/y"), v.value("passport.expires/m"),
			v.value("passport.expires/d"), v.now()))
	}
	if occupationText(v.value("occupation")) == "" {
		v.fail("occupation", "请选择职业。")
	}
}

// checkAddress looks at the three lists, each of which depends on the one
// before it, and the street.
func (v *visit) checkAddress(province string) {
	city, district := v.value("address.city"), v.value("address.district")
	switch {
	case !below(province, ""):
		v.fail("address.province", "请选择省份。")
	case !below(city, province):
		v.fail("address.city", "请选择城市。")
	case !below(district, city):
		v.fail("address.district", "请选择区县。")
	}
	v.fail("address.street", streetError(v.value("address.street")))
}

// card offers to bind a bank card, which foreigners cannot do before they are
// verified; the way on is to skip it.
func (v *visit) card() {
	v.form(flow{
		ready: v.signedUp,
		check: func() { v.fail("", "抱歉，您还未通过实名认证，暂时无法绑定银行卡。") },
		done:  func() { v.lead("signup.success") },
	})
}

// success is the end of the sign-up.
func (v *visit) success() { v.form(flow{ready: v.signedUp}) }

// signedUp leads to the first page when there is no new account.
func (v *visit) signedUp() bool {
	if v.sess.signup == nil || v.sess.signup.account == nil {
		v.lead("signup.mobile")
		return false
	}
	return true
}
