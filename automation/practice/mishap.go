package practice

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// The mishaps are what went wrong for readers of the guide, by their comments
// under it, and what its author met. Each is one name of Options.Mishaps.
const (
	// MishapBusy: no code is sent for a while, the system is busy.
	MishapBusy = "sms-busy"
	// MishapNumber: the verification asks for the mobile number once more.
	MishapNumber = "number-again"
	// MishapName: the bank has the words of the name in another order. Nobody
	// says so before the deposit fails, and then the account's name is fixed.
	MishapName = "bank-name"
	// MishapScans: the review refuses a photo page without the signature.
	MishapScans = "scans-refused"
	// MishapTransfer: the card cannot be paid to until its branch allows it.
	MishapTransfer = "transfer-failed"
	// MishapAmount: another small sum arrives beside the deposit.
	MishapAmount = "wrong-amount"
	// MishapReview: the review takes longer than the page says, and the page
	// offers to withdraw.
	MishapReview = "long-review"
	// MishapCaptcha: the captcha wants a character in quotation marks clicked.
	MishapCaptcha = "quoted-captcha"
	// MishapApp: the verification of foreigners has moved to the phone app.
	MishapApp = "use-app"
)

// mishaps say what a mishap does to the pages; nil where only the server acts
// in another way.
var mishaps = map[string]func(*edition){
	MishapBusy:     nil,
	MishapNumber:   func(e *edition) { e.pages = append(e.pages, numberAgainPage()) },
	MishapName:     nil,
	MishapScans:    nil,
	MishapTransfer: nil,
	MishapAmount:   nil,
	MishapReview:   nil,
	MishapCaptcha:  (*edition).quoteCaptcha,
	MishapApp:      func(e *edition) { e.pages = append(e.pages, appPage()) },
}

// ErrUnknownMishap is what Start says of a name that is none of Mishaps.
var ErrUnknownMishap = errors.New("unknown mishap")

// Mishaps lists the names that Options.Mishaps may have.
func Mishaps() []string { return slices.Sorted(maps.Keys(mishaps)) }

const (
	busyFor    = 2 * time.Hour  // codes cannot be sent, from the first try on
	longReview = 48 * time.Hour // on top of the two days that the page speaks of
)

// trouble gives the edition the mishaps of these names.
func (e *edition) trouble(names []string) error {
	var unknown []error
	for _, name := range names {
		change, known := mishaps[name]
		switch {
		case !known:
			unknown = append(unknown, fmt.Errorf("%w: %q; the known ones are %s", ErrUnknownMishap, name, strings.Join(Mishaps(), ", ")))
		case change != nil:
			change(e)
		}
	}
	return errors.Join(unknown...)
}

// suffers reports whether the site has a mishap.
func (s *Site) suffers(mishap string) bool { return slices.Contains(s.opts.Mishaps, mishap) }

// numberAgainPage is the page before the verification's forms. A reader met it
// and never got past it; its texts are ours.
func numberAgainPage() *page {
	return &page{
		name: "verify.mobile", path: "/certify/foreign/mobile.htm", title: "验证手机 - 支付宝", template: "again",
		parts: parts{submit: "#J-submit-btn", sender: "#J-getCheckcodeBtn"},
		controls: []control{
			{key: "region", id: "J-area", name: "area", label: "国家/地区", human: true, initial: "CN", text: regionText},
			{key: "mobile", id: "J_sj", name: "sj", label: "手机号码", synonym: "手机号", must: mustMobile, say: "手机号码格式不正确，请重新输入。"},
			smsControl(),
		},
	}
}

// appPage is where 外籍 leads once foreigners are sent to the app. The texts are
// those of alipay.md and of pages of 2018, the page is ours.
func appPage() *page {
	return &page{
		name: "verify.app", path: "/certify/foreign/app.htm", title: "实名认证 - 支付宝", template: "app",
		parts: parts{link: "a.J-submit"},
	}
}

// quoteCaptcha replaces the pictures of the sign-up by the captcha of 2016.
func (e *edition) quoteCaptcha() {
	for _, p := range e.pages {
		if c, ok := p.find("captcha"); ok && !c.slider && p.look == "" && strings.HasPrefix(p.name, "signup.") {
			p.look = "2016"
			p.slide()
		}
	}
	if e.page("captcha.slider") == nil {
		e.pages = append(e.pages, sliderPage("2016"))
	}
}

// hurdle leads to what a mishap puts before the forms of the verification.
func (v *visit) hurdle() bool {
	user := v.sess.user
	switch {
	case v.suffers(MishapApp):
		v.lead("verify.app")
	case v.suffers(MishapNumber) && !user.numberAgain:
		v.lead("verify.mobile")
	default:
		return true
	}
	return false
}

// numberAgain is the page of MishapNumber.
func (v *visit) numberAgain() {
	v.form(flow{
		ready: v.at(stageNone),
		check: v.checkControls,
		done: func() {
			v.useCode(v.number())
			v.sess.user.numberAgain = true
			v.lead(v.edition.firstForm())
		},
		data: func() any { return senderPage{} },
	})
}

// firstForm is the page that a verification begins with.
func (e *edition) firstForm() string {
	if e.page("verify.identity") != nil {
		return "verify.identity"
	}
	return "verify.details"
}

// busy reports whether no code can be sent now. The first try starts the time.
func (s *Site) busy() bool {
	if !s.suffers(MishapBusy) {
		return false
	}
	if s.world.busyUntil.IsZero() {
		s.world.busyUntil = s.now().Add(busyFor)
	}
	return s.now().Before(s.world.busyUntil)
}

// bankHolder is the name in the bank's records.
func (s *Site) bankHolder(a *application) string {
	switch {
	case s.opts.BankHolder != "":
		return s.opts.BankHolder
	case s.suffers(MishapName) && !s.world.branch[branchName]:
		first, rest, _ := strings.Cut(a.holder, " ")
		return strings.TrimSpace(rest + " " + first)
	}
	return a.holder
}

// The errands at a branch of the practice bank.
const (
	branchName   = "name"   // the name is written as the account at Alipay has it
	branchOnline = "online" // online payment by UnionPay is enabled
)

// refuse ends an application with a reason, and mails it.
func (s *Site) refuse(acc *account, subject, reason, english string) {
	a := &acc.application
	a.at, a.reason, a.due = stageRefused, reason, time.Time{}
	s.send(Note{Kind: "mail", To: acc.email, Subject: subject, Text: reason, English: english})
}

// judge ends the review. The same scans that were refused once are refused
// again: somebody has to take better ones.
func (s *Site) judge(acc *account) {
	a := &acc.application
	scan := a.digests["passport.photo_page"]
	if s.suffers(MishapScans) && (acc.refusedScan == "" || acc.refusedScan == scan) {
		acc.refusedScan = scan
		s.refuse(acc, "实名认证审核失败", "护照照片缺少签名页，请重新上传包含签名页的完整照片。",
			"The photo of the passport lacks the signature page: upload a complete one with it.")
		return
	}
	a.at = stageApproved
	s.send(Note{
		Kind: "mail", To: acc.email, Subject: "实名认证审核成功", Text: "恭喜您，您已通过支付宝实名认证。",
		English: "Congratulations, you have passed Alipay's real-name verification.",
	})
}

// verifyInApp is what somebody does on the phone.
func (s *Site) verifyInApp() {
	for _, acc := range s.world.accounts {
		acc.application.at, acc.application.due = stageApproved, time.Time{}
	}
}

// inApp shows the code to scan, until it is done on the phone.
func (v *visit) inApp() {
	v.form(flow{ready: v.at(stageNone), data: func() any { return v.sess.user }})
}
