package practice

import (
	"crypto/sha256"
	"net/http"
	"net/url"
	"strings"
)

// Password is the login password of accounts that the practice site makes up:
// who begins with the verification signs in with it under any e-mail address,
// as if the sign-up had been done long ago.
const Password = "Practice-2015"

// login signs in and leads to where the visitor wanted to go.
func (v *visit) login() {
	goTo := v.r.URL.Query().Get("goto")
	if !strings.HasPrefix(goTo, "/") || strings.HasPrefix(goTo, "//") {
		goTo = v.edition.page("account.home").path
	}
	var user *account
	v.form(flow{
		ready: func() bool {
			if v.sess.user != nil && v.r.Method != http.MethodPost {
				v.redirect(goTo)
				return false
			}
			return true
		},
		check: func() {
			if v.value("email") == "" {
				v.fail("email", "请输入账户名。")
			}
			if v.raw("login.password") == "" {
				v.fail("login.password", "请输入登录密码。")
			}
			v.checkCaptcha()
			if len(v.errs) > 0 {
				return
			}
			if user = v.signIn(v.value("email"), v.raw("login.password")); user == nil {
				v.fail("login.password", "账户名和密码不匹配，请重新输入。")
			}
		},
		done: func() {
			v.sess.user = user
			v.redirect(goTo)
		},
		data: func() any {
			return v.page.path + "?" + url.Values{"goto": {goTo}}.Encode()
		},
	})
}

// signIn finds the account, or makes one up for the practice password.
func (v *visit) signIn(logon, password string) *account {
	user := v.world.account(logon)
	if user == nil && password == Password && emailError(logon) == "" {
		return v.oldAccount(logon)
	}
	if user == nil || user.password != sha256.Sum256([]byte(password)) {
		return nil
	}
	return user
}

// oldAccount is an account that signed up before this site was started.
func (s *Site) oldAccount(email string) *account {
	a := &account{email: strings.ToLower(email), nationality: "GB", password: sha256.Sum256([]byte(Password))}
	s.world.accounts = append(s.world.accounts, a)
	return a
}

// logout signs out.
func (v *visit) logout() {
	v.sess.user = nil
	v.lead("login")
}

// signedIn leads to the login when nobody is signed in.
func (v *visit) signedIn() bool {
	if v.sess.user != nil {
		return true
	}
	v.redirect(v.edition.page("login").path + "?" + url.Values{"goto": {v.page.path}}.Encode())
	return false
}

// accountHome greets, and says beside the name that one is not verified.
func (v *visit) accountHome() {
	v.form(flow{ready: v.signedIn, data: func() any { return v.sess.user }})
}

// Verified reports whether the verification has been approved.
func (a *account) Verified() bool { return a.application.stage() == stageApproved }

// Mobile is the number with stars in its middle.
func (a *account) Mobile() string { return hideMiddle(a.mobile) }
