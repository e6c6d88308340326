package practice

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// view is what a template sees.
type view struct {
	v      *visit
	Data   any
	Config config
}

// Title is the page's title.
func (w view) Title() string { return w.v.page.title }

// Header is the word beside the site's name.
func (w view) Header() string {
	switch name := w.v.page.name; {
	case strings.HasPrefix(name, "signup."):
		return "注册"
	case strings.HasPrefix(name, "verify."):
		return "实名认证"
	case name == "login":
		return "登录"
	}
	return "我的支付宝"
}

// A step is one piece of the step bar.
type step struct {
	Number      int
	Text, Class string
}

// Steps is the step bar.
func (w view) Steps() []step {
	texts := []string{"创建账户", "设置身份信息", "设置支付方式", "成功"}
	switch {
	case strings.HasPrefix(w.v.page.name, "verify.") && w.Has("verify.documents") && !w.Has("verify.identity"):
		texts = []string{"填写身份信息", "验证银行卡", "上传证件", "完成"}
	case strings.HasPrefix(w.v.page.name, "verify."):
		texts = []string{"填写个人信息", "填写银行卡信息", "确认打款金额", "完成"}
	}
	steps := make([]step, len(texts))
	for i, text := range texts {
		steps[i] = step{Number: i + 1, Text: text}
		if i+1 <= w.v.page.step {
			steps[i].Class = w.v.edition.disguised("ui-step-active")
		}
		if i == 0 {
			steps[i].Class = strings.TrimSpace(w.v.edition.disguised("ui-step-start") + " " + steps[i].Class)
		}
	}
	return steps
}

// Path is where the page's form is posted to, with the session of a frame.
func (w view) Path() string {
	if q := w.v.r.URL.RawQuery; w.v.page.framed && q != "" {
		return w.v.page.path + "?" + q
	}
	return w.v.page.path
}

// To is the path of another page, or of the first where the edition lacks it.
func (w view) To(page string) string {
	if p := w.v.edition.page(page); p != nil {
		return p.path
	}
	return "/"
}

// SignUp is the path of the first page of the sign-up.
func (w view) SignUp() string {
	if w.Has("signup.chooser") {
		return w.To("signup.chooser")
	}
	return w.To("signup.mobile")
}

// Has reports whether the edition has a page of that name.
func (w view) Has(page string) bool { return w.v.edition.page(page) != nil }

// Token is a fresh form token.
func (w view) Token() string { return w.v.ticket() }

// User is the account that is signed in, or nil.
func (w view) User() *account { return w.v.sess.user }

// Errors is what is wrong with the page as a whole.
func (w view) Errors() []string { return w.v.errs[""] }

// AllErrors is everything that is wrong, in the order of the controls.
func (w view) AllErrors() []string {
	all := slices.Clone(w.v.errs[""])
	for _, c := range w.v.page.controls {
		all = append(all, w.v.errs[c.keyPart()]...)
	}
	return all
}

// Captcha is the address of a new picture.
func (w view) Captcha() string { return w.v.newCaptcha() }

// A list is a select as the template writes it.
type list struct {
	F       field
	Options []option
	Ask     string // the first, empty entry
}

// Select is a list of a page: the options by name, or "below" the division
// that another list of the page has.
func (w view) Select(keyPart, name, ask string) (list, error) {
	f, err := w.F(keyPart)
	if err != nil {
		return list{}, err
	}
	l := list{F: f, Ask: ask, Options: lists[name]}
	if upper, ok := strings.CutPrefix(name, "below "); ok {
		if code := w.v.value(upper); code != "" {
			l.Options = divisionsBelow(code)
		}
	}
	switch name {
	case "provinces":
		l.Options = divisionsBelow("")
	case "short provinces":
		l.Options = shortProvinces()
	}
	return l, nil
}

// Codes is a list of dialling codes.
func (w view) Codes(keyPart string) (list, error) {
	f, err := w.F(keyPart)
	l := list{F: f}
	for _, place := range places {
		l.Options = append(l.Options, option{place.Code, "+" + diallingCodes[place.Code]})
	}
	return l, err
}

// lists are the options that never change.
var lists = map[string][]option{
	"regions": regions, "dialling": regions[:4], "countries": countries, "places": places, "questions": questions,
	"documents": documents, "sexes": sexes, "occupations": occupations, "banks": banks,
}

// F is a control as the template writes it.
func (w view) F(keyPart string) (field, error) {
	c, ok := w.v.page.find(keyPart)
	if !ok {
		return field{}, fmt.Errorf("%s has no control %s", w.v.page.name, keyPart)
	}
	m := w.v.markup(w.v.page, c)
	f := field{ID: m.id, Name: m.name, Label: m.label, Broken: m.id != c.id, Errors: w.v.errs[keyPart]}
	kept, has := w.v.keep[keyPart]
	switch {
	case c.secret || c.key == "captcha" || c.key == "sms_code":
		// What has to be typed again is not offered again.
	case has:
		f.Value = kept
	case w.v.r.Method == http.MethodPost:
		f.Value = w.v.value(keyPart)
	default:
		f.Value = c.initial
	}
	return f, nil
}

// RowLabel is the label of a row with several controls: when one of them is
// broken the row has the other wording.
func (w view) RowLabel(keyParts ...string) (string, error) {
	label := ""
	for _, keyPart := range keyParts {
		f, err := w.F(keyPart)
		if err != nil {
			return "", err
		}
		if label == "" || f.Broken {
			label = f.Label
		}
	}
	return label, nil
}

// RowErrors are the errors of all controls of a row.
func (w view) RowErrors(keyParts ...string) string {
	var all []string
	for _, keyPart := range keyParts {
		all = append(all, w.v.errs[keyPart]...)
	}
	return strings.Join(all, " ")
}

// A field is a control as it is in the page.
type field struct {
	ID, Name, Label string
	Value           string
	Broken          bool
	Errors          []string
}

// Pop is the id of the field's message.
func (f field) Pop() string { return "J-pop-" + strings.TrimPrefix(f.ID, "J-") }

// Container is the id of the control around a password box.
func (f field) Container() string { return strings.TrimSuffix(f.ID, "_rsainput") + "_container" }

// Only is a class or attribute value that tells this field from others, which
// a broken one has lost.
func (f field) Only(value string) string {
	if f.Broken {
		return f.ID
	}
	return value
}

// Trigger is the class of the field's list trigger. The kit had two of them,
// and a redesign took the other.
func (f field) Trigger() string {
	if f.Broken {
		return "ui-select-trigger"
	}
	return "ui-dropdown-trigger"
}
