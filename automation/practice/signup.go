package practice

import (
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// mailLife is how long the link of the mail works.
const mailLife = 24 * time.Hour

// over is the data of a page that may open a dialog.
type over struct{ open *dialog }

func (o over) dialog() *dialog { return o.open }

// agreementOver is the dialog that covers a page until it is accepted, or nil.
func (v *visit) agreementOver() *dialog {
	p := v.edition.page("signup.agreement")
	if v.sess.agreed || !v.page.asks || p == nil {
		return nil
	}
	address := p.path
	if p.remote {
		address = v.frameLink(p.name)
	}
	return &dialog{URL: address, Name: "dialog-iframe" + v.stamp(), Title: "服务协议及隐私权政策", Height: 330}
}

// agreementData tells the dialog whose page it covers.
type agreementData struct{}

func (agreementData) configure(v *visit, c *config) {
	c.Owner = v.URL()
}

// agreement is that dialog.
func (v *visit) agreement() {
	v.form(flow{data: func() any { return agreementData{} }, done: func() {
		v.sess.agreed = true
		v.record.add(Entry{
			Time: v.now(), Page: v.page.name, Field: "agreement", Value: "on", Event: "submitted",
			Trusted: v.r.PostForm.Get("trusted") == "true", Visible: true, Accepted: true,
		})
		v.json(map[string]any{"stat": "ok"})
	}})
}

// chooser lets one choose between a person's and a company's account.
func (v *visit) chooser() {
	v.form(flow{data: func() any { return over{v.agreementOver()} }})
}

// stamp is the number that the kit put behind the names of its frames.
func (v *visit) stamp() string { return fmt.Sprint(v.now().UnixMilli()) }

// mobile is the page that signs up with a mobile number.
func (v *visit) mobile() {
	v.form(flow{
		check: func() {
			v.checkControls()
			if len(v.errs) == 0 && !v.has("sms_code") {
				v.fail("mobile", v.issueCode(v.number()))
			}
		},
		done: func() {
			v.sess.signup = &signup{nationality: v.nationality(), mobile: v.number()}
			if v.has("sms_code") {
				v.useCode(v.number())
				v.sess.signup.active = true
				v.lead("signup.complete")
				return
			}
			v.redirect(v.page.path + "?step=check")
		},
		data: func() any {
			su := v.sess.signup
			switch {
			case v.has("sms_code"):
				return senderPage{over{v.agreementOver()}}
			case v.r.URL.Query().Get("step") != "check" || su == nil || su.mobile == "" || len(v.errs) > 0:
				return over{v.agreementOver()}
			}
			v.keepNationality(su)
			_, v.keep["mobile"], _ = strings.Cut(su.mobile, "-")
			return over{&dialog{
				URL:  v.frameLink("signup.mobile_code"),
				Name: "xbox-iframe" + v.stamp(), Title: "填写校验码", Height: 310,
			}}
		},
	})
}

// mobileCode is the dialog that asks for the code of an SMS already sent.
func (v *visit) mobileCode() {
	v.form(flow{
		ready: v.signupBegun,
		check: v.checkControls,
		done: func() {
			v.useCode(v.sess.signup.mobile)
			v.sess.signup.active = true
			v.execute("done", v.URL()+v.edition.page("signup.complete").path)
		},
		data: func() any { return dialogData{signup: v.sess.signup, scene: "resend"} },
	})
}

// dialogData is what the two SMS dialogs need.
type dialogData struct {
	*signup
	scene string
}

// configure tells the script of the grey button where the number is.
func (d dialogData) configure(v *visit, c *config) {
	c.Codes = diallingCodes
	c.Sender = &sender{Scene: d.scene, URL: "/account/reg/section/reSendVerifyCode.json?t=" + v.sess.token}
	if code := v.world.codes[d.mobile]; code != nil {
		c.Sender.Wait = int((codePause - v.now().Sub(code.sentAt)).Seconds())
	}
	if d.scene == "secure" {
		c.Sender.Area, c.Sender.Box = v.idOf("region"), v.idOf("mobile")
	}
}

// idOf is the id of a control now, or "" where the page has none of that key.
func (v *visit) idOf(key string) string {
	c, ok := v.page.find(key)
	if !ok {
		return ""
	}
	return v.markup(v.page, c).id
}

// senderPage is data of a page that has a code sent to a number on it.
type senderPage struct{ over }

func (senderPage) configure(v *visit, c *config) {
	box := v.idOf("mobile")
	if box == "" {
		box = v.idOf("bank.mobile")
	}
	c.Codes = diallingCodes
	c.Sender = &sender{Area: v.idOf("region"), Box: box, Scene: "secure", URL: "/account/reg/section/reSendVerifyCode.json"}
	if code := v.world.codes[v.number()]; code != nil {
		c.Sender.Wait = int((codePause - v.now().Sub(code.sentAt)).Seconds())
	}
}

// email is the page that signs up with an e-mail address.
func (v *visit) email() {
	v.form(flow{
		check: v.checkControls,
		done: func() {
			v.sess.signup = &signup{nationality: v.nationality(), email: strings.ToLower(v.value("email"))}
			v.redirect(v.page.path + "?step=mobile")
		},
		data: func() any {
			su := v.sess.signup
			if v.r.URL.Query().Get("step") != "mobile" || su == nil || su.email == "" || len(v.errs) > 0 {
				return over{v.agreementOver()}
			}
			v.keepNationality(su)
			v.keep["email"] = su.email
			return over{&dialog{
				URL:  v.frameLink("signup.mobile_dialog"),
				Name: "xbox-iframe" + v.stamp(), Title: "验证手机", Height: 370,
			}}
		},
	})
}

// mobileDialog asks for a number and the code that is sent to it.
func (v *visit) mobileDialog() {
	v.form(flow{
		ready: v.signupBegun,
		check: v.checkControls,
		done: func() {
			v.useCode(v.number())
			v.sess.signup.mobile = v.number()
			v.sendActivation(v.sess.signup)
			v.execute("done", v.URL()+v.edition.page("signup.check_mail").path)
		},
		data: func() any { return dialogData{signup: v.sess.signup, scene: "secure"} },
	})
}

// keepNationality shows again what was chosen, below the dialog.
func (v *visit) keepNationality(su *signup) {
	v.keep = map[string]string{"nationality/code": su.nationality, "nationality/1": su.nationality}
	if countryText(su.nationality) != "" {
		v.keep["nationality/1"], v.keep["nationality/2"] = "", su.nationality
	}
}

// signupBegun leads back to the first page when there is nothing to go on with.
func (v *visit) signupBegun() bool {
	if v.sess.signup == nil {
		v.lead("signup.mobile")
		return false
	}
	return true
}

// useCode makes a code useless for a second time.
func (v *visit) useCode(number string) { v.world.codes[number].used = true }

// sendActivation sends the mail with the link.
func (s *Site) sendActivation(su *signup) {
	token := rand.Text()
	s.world.activations[token] = su
	su.sentAt = s.now()
	s.send(Note{
		Kind: "mail", To: su.email, Subject: "请激活您的支付宝账户",
		Text:    "您正在使用该邮箱注册账户，请在24小时内点击“继续注册”完成注册。",
		English: "You are registering an account with this address. Press “continue the registration” within 24 hours.",
		Link:    "/user/activeUserValid.htm?" + url.Values{"credential": {token}}.Encode(),
	})
}

// credential is the token in the link of a mail.
func (n Note) credential() string {
	_, token, _ := strings.Cut(n.Link, "credential=")
	return token
}

// checkMail tells to go and read the mail.
func (v *visit) checkMail() {
	v.form(flow{
		ready: func() bool {
			if v.sess.signup == nil || v.sess.signup.email == "" {
				v.lead("signup.email")
				return false
			}
			return true
		},
		data: func() any { return v.sess.signup },
	})
}

// resendMail answers the link 重新发送.
func (v *visit) resendMail() {
	su := v.sess.signup
	switch {
	case su == nil || su.email == "" || su.active:
		v.json(map[string]any{"stat": "failed", "msg": "系统繁忙，请稍后再试。"})
	case v.now().Sub(su.sentAt) < codePause:
		v.json(map[string]any{"stat": "failed", "msg": "操作过于频繁，请60秒后再试。"})
	default:
		v.sendActivation(su)
		v.json(map[string]any{"stat": "ok"})
	}
}

// activate is where the mail's link leads. It works in any browser, and only
// until the account is complete.
func (v *visit) activate() {
	su := v.world.activations[v.r.URL.Query().Get("credential")]
	if su == nil || su.account != nil || v.now().Sub(su.sentAt) > mailLife {
		v.page = &page{name: "signup.expired", title: "链接已失效 - 支付宝"}
		v.execute("expired", view{v: v})
		return
	}
	su.active = true
	v.sess.signup = su
	v.lead("signup.complete")
}

// accountStatus answers the script that asks whether a name is taken.
func (v *visit) accountStatus() {
	name := strings.TrimSpace(v.r.PostForm.Get("acctname"))
	kind, status := "email", "available"
	switch {
	case emailError(name) != "" && mobileError("86", name) != "":
		kind, status = "", "invalid"
	case v.world.account(name) != nil:
		status = "login"
	}
	v.json(map[string]any{"acctstatus": status, "acctType": kind, "stat": "ok"})
}

// divisionList answers the script of the address lists.
func (v *visit) divisionList() {
	list := divisionsBelow(v.r.URL.Query().Get("parent"))
	if list == nil {
		list = []option{}
	}
	v.json(list)
}
