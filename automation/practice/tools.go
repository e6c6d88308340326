package practice

import (
	"slices"
	"strings"
)

// notesOf lists what was sent in one way, the newest first.
func (s *Site) notesOf(kind string) []Note {
	var found []Note
	for _, n := range slices.Backward(s.notes) {
		if n.Kind == kind {
			found = append(found, n)
		}
	}
	return found
}

// practiceStart makes happen what comes before a page, and leads to it.
func (v *visit) practiceStart() {
	name := v.r.URL.Query().Get("page")
	target := v.edition.page(name)
	if target == nil {
		v.redirect("/")
		return
	}
	to := target.path
	switch {
	case name == "login":
		v.sess.user = nil
	case name == "signup.agreement":
		v.sess.agreed = false
		to = view{v: v}.SignUp()
	case strings.HasPrefix(name, "signup."):
		to = v.startSignup(name, to)
	case name == "account.home" || strings.HasPrefix(name, "verify."):
		to = v.startVerify(name, to)
	}
	v.redirect(to)
}

// startSignup begins a new account and takes it as far as a page needs.
func (v *visit) startSignup(name, to string) string {
	const email, mobile = "practice@example.org", "86-13800138000"
	su := &signup{nationality: "GB", email: email, mobile: mobile, active: true}
	v.sess.agreed = true
	v.sess.signup = su
	switch name {
	case "signup.mobile_dialog":
		su.active, su.mobile = false, ""
		return v.edition.page("signup.email").path + "?step=mobile"
	case "signup.mobile_code":
		su.active, su.email = false, ""
		// A second look within a minute gets the code of the first.
		_ = v.issueCode(mobile)
		return v.edition.page("signup.mobile").path + "?step=check"
	case "signup.check_mail":
		su.active = false
		v.sendActivation(su)
	case "signup.card", "signup.success":
		if su.account = v.world.account(email); su.account == nil {
			su.account = v.oldAccount(email)
		}
		v.sess.user = su.account
	case "signup.chooser", "signup.mobile", "signup.email":
		v.sess.agreed = name != "signup.chooser"
		v.sess.signup = nil
	}
	return to
}

// startVerify signs in and takes the verification to where a page needs it.
func (v *visit) startVerify(name, to string) string {
	const email = "practice@example.org"
	user := v.world.account(email)
	if user == nil {
		user = v.oldAccount(email)
	}
	v.sess.user = user
	user.application = application{at: stage(name), amount: "0.37", card: "6225880137061231", bank: "CMB"}
	switch name {
	case "account.home", "verify.start", "verify.mainland", "verify.identity", "verify.details", "verify.mobile", "verify.app":
		user.application.at = stageNone
	case "verify.upload":
		user.application.at = stageNone
		if form := v.edition.page("verify.identity"); form != nil {
			return form.path
		}
		user.application.at = stageDocuments
		return view{v: v}.To("verify.documents")
	case "verify.applied":
		user.application.due = v.oneToTwoDays()
	case "verify.amount":
		user.application.at = stageDeposited
	case "verify.review":
		user.application.due = v.oneToTwoDays()
	case "verify.refused":
		user.application.reason = "证件照片不清晰，请重新上传。"
	}
	return to
}
