package practice

import (
	"crypto/sha256"
)

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
		check: v.checkControls,
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
