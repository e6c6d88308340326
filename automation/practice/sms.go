package practice

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

const (
	codeLife    = 30 * time.Minute // as the real dialog says
	codePause   = time.Minute      // between two codes for one number
	codeGuesses = 5
)

// systemBusy is what the site says when it sends nothing.
const systemBusy = "系统繁忙，请稍后再试。"

// An smsCode is what was sent to a number.
type smsCode struct {
	code    string
	sentAt  time.Time
	guesses int
	used    bool
}

// issueCode sends a code to a number, as 86-13812345678, and returns what is
// wrong if it does not.
func (s *Site) issueCode(number string) string {
	return s.issueCodeFor(number, "【练习站】校验码%s，你正在注册账户，需要进行校验，请勿向任何人提供您收到的短信校验码。",
		"Your code is %s. You are registering an account, which needs a check. Give this code to nobody.")
}

// issueCodeFor is issueCode with what the SMS says, in both languages.
func (s *Site) issueCodeFor(number, text, english string) string {
	if old := s.world.codes[number]; old != nil && s.now().Sub(old.sentAt) < codePause {
		return "操作过于频繁，请60秒后再试。"
	}
	if s.busy() {
		return systemBusy
	}
	c := &smsCode{code: randomText("0123456789", 6), sentAt: s.now()}
	s.world.codes[number] = c
	s.send(Note{
		Kind: "sms", To: number,
		Text: fmt.Sprintf(text, c.code), English: fmt.Sprintf(english, c.code),
	})
	return ""
}

// issue sends a code for what the visitor is at: a sign-up, or with an account of
// theirs the verification.
func (v *visit) issue(number string) string {
	if su := v.sess.signup; v.sess.user == nil || su != nil && su.account == nil {
		return v.issueCode(number)
	}
	return v.issueCodeFor(number, "【练习站】校验码%s，你正在进行实名认证，请勿向任何人提供您收到的短信校验码。",
		"Your code is %s. You are being verified. Give this code to nobody.")
}

// checkCode compares what was typed with what was sent.
func (s *Site) checkCode(number, typed string) string {
	c := s.world.codes[number]
	switch {
	case typed == "":
		return "请输入校验码。"
	case c == nil || c.used:
		return "请先获取校验码。"
	case s.now().Sub(c.sentAt) > codeLife:
		return "校验码已过期，请重新获取。"
	case c.guesses >= codeGuesses:
		return "校验码输入错误次数过多，请重新获取。"
	case c.code != typed:
		c.guesses++
		return "校验码错误，请重新输入。"
	}
	return ""
}

// lastCode is what the newest SMS to a number says, if it can still be used.
func (s *Site) lastCode(number string) (string, bool) {
	c := s.world.codes[number]
	if c == nil || c.used || c.guesses >= codeGuesses || s.now().Sub(c.sentAt) > codeLife {
		return "", false
	}
	return c.code, true
}

// sendCode answers the script of the dialog's grey button. The number comes as
// "countrycode-number", as it did in 2017.
func (v *visit) sendCode() {
	number := v.r.PostForm.Get("mobile")
	if v.r.PostForm.Get("scene") == "resend" && v.sess.signup != nil {
		number = v.sess.signup.mobile
	}
	prefix, local, _ := strings.Cut(number, "-")
	text := mobileError(prefix, local)
	if text == "" {
		text = v.issue(number)
	}
	if text != "" {
		v.record.add(Entry{
			Time: v.now(), Page: "signup.mobile_dialog", Field: "sms", Value: number,
			Event: "sent", Errors: []string{text},
		})
		v.json(map[string]any{"stat": "failed", "msg": text})
		return
	}
	v.json(map[string]any{"stat": "ok", "wait": int(codePause.Seconds())})
}

// json answers a script.
func (v *visit) json(data any) {
	text, err := json.Marshal(data)
	if err != nil {
		panic(err) // only maps, options and entries are written
	}
	v.answer("application/json; charset=utf-8", text)
}
