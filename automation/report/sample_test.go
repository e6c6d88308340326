package report

import (
	"time"

	"example.com/autofill/selectors"
)

// where makes a position in a built-in definition.
func where(file, at string) string { return "selectors/alipay/pages/" + file + ".yaml:" + at }

// started is when every run of these tests starts.
var started = time.Date(2026, 3, 4, 9, 30, 0, 123456789, time.UTC)

// sample is a run that met one of everything.
func sample() *Report {
	r := New("autofill v0.1.0", "signup", true, started)
	r.Add(emailPage())
	r.Add(identityPage())
	r.Add(Page{
		URL: "https://cashier.alipay.com/standard/new.htm?token=abc", RecognisedBy: nil,
		Fields: []Field{{
			Key: "mobile", Label: "手机号", Outcome: selectors.Healed, Selector: "label=手机号",
			Score: 0.88, Margin: 0.5, Verified: true, Check: true, Reasons: []string{"label 手机号"},
		}},
		Handoffs:     []Handoff{{Kind: selectors.KindPage, EndedBy: "you", Seconds: 31.04}},
		Milliseconds: Milliseconds{Snapshot: 7, Plan: 0.4, Fill: 3, Overlay: 5},
	})
	r.Finish(5, "The journey is complete.", started.Add(3*time.Minute+12*time.Second))
	return r
}

// emailPage is the page of the contract in profile.md.
func emailPage() Page {
	return Page{
		Page: "signup.email", Title: "Register by e-mail",
		URL:          "https://memberprod.alipay.com/account/reg/email.htm?from=home#top",
		RecognisedBy: []string{"path", "title"},
		Fields: []Field{
			{
				Key: "nationality", Label: "国籍/地区", Outcome: selectors.Exact, Selector: "#country-1",
				Tried: []Tried{{Selector: "#country-1", Matches: 1, Pos: where("signup.email", "19:33")}},
				Score: 1, Margin: 0.72, Verified: true, Reasons: []string{"first selector", "role dropdown"},
			},
			{
				Key: "email", Label: "账户名", Outcome: selectors.Healed, Selector: "input[name=accName]",
				Tried: []Tried{{Selector: "#J-accName", Matches: 0, Pos: where("signup.email", "23:12")}},
				Score: 0.93, Margin: 0.41, Verified: true, Check: true,
				Reasons: []string{"label 账户名"}, Proposal: "input[name=accName]",
			},
		},
		LeftAlone: []Left{{Label: "推荐人邮箱", Why: "no field of the profile fits"}},
		Handoffs: []Handoff{
			{Kind: selectors.KindCaptcha, Label: "验证码", EndedBy: "length", Seconds: 12.1},
			{Kind: selectors.KindSubmit, EndedBy: "next page", Seconds: 2.04},
		},
		Milliseconds: Milliseconds{Snapshot: 9, Plan: 1, Fill: 14, Overlay: 6},
		Picture:      "signup.email.png",
	}
}

// identityPage is a page on which much is wrong.
func identityPage() Page {
	pos := func(at string) string { return where("signup.identity", at) }
	long := "form#J-realname-form > div.fm-item:nth-of-type(4) input[name='passportNumber'][autocomplete=off]"
	return Page{
		Page: "signup.identity", Title: "Who you are",
		URL:          "https://memberprod.alipay.com/account/reg/complete.htm",
		RecognisedBy: []string{"title 设置身份信息", "controls passport.number"},
		Fields: []Field{
			{Key: "name.full", Outcome: selectors.Alternate, Selector: "input[name=realName]", Tried: []Tried{
				{Selector: "#realName", Pos: pos("12:9")}, {Selector: "input[name=realName]", Matches: 1, Pos: pos("12:22")},
			}, Score: 0.97, Margin: 0.6, Verified: true, Reasons: []string{"label 真实姓名"}},
			{Key: "passport.number", Label: "证件号码", Outcome: selectors.Ambiguous, Tried: []Tried{
				{Selector: long, Matches: 2, Why: "hits 2 boxes that fit equally well", Pos: pos("14:9")},
			}, Score: 0.71, Margin: 0.02, Reasons: []string{"label 证件号码"}, Candidates: []Candidate{
				{Label: "证件号码", Selector: "#J-idNo", Score: 0.71}, {Label: "确认证件号码", Selector: "#J-idNoAgain", Score: 0.69},
			}},
			{Key: "birth_date", Part: "year", Outcome: selectors.Drifted, Tried: []Tried{
				{Selector: "select.year", Matches: 1, Why: "its label 有效期 is that of passport.expires", Pos: pos("18:21")},
			}, Score: 0.3},
			{Key: "occupation", Label: "职业", Outcome: selectors.Missing, Tried: []Tried{{Selector: "#career", Pos: pos("22:9")}}},
			{
				Key: "address.street", Label: "常用地址", Outcome: selectors.Covered, Selector: "#address",
				Tried: []Tried{{Selector: "#address", Matches: 1, Why: "div.ui-mask lies over it", Pos: pos("25:9")}},
			},
			{
				Key: "address.postcode", Outcome: selectors.Refused, Selector: "#zip",
				Tried: []Tried{{Selector: "#zip", Matches: 1, Pos: pos("26:9")}}, Score: 1, Margin: 1,
			},
			{Key: "email", Confirm: true, Outcome: selectors.Kept, Selector: "#email2"},
			{Key: "bank.name", Outcome: selectors.Forbidden, Selector: "#bank"},
		},
		Handoffs:     []Handoff{{Kind: selectors.KindSMS, EndedBy: "length", Seconds: 44}},
		Troubles:     []Trouble{{Name: "sms busy", Say: "No code can be sent now.", Do: "Wait an hour and press the button again."}},
		Milliseconds: Milliseconds{Snapshot: 11.26, Plan: 2, Fill: 20, Overlay: 8},
	}
}
