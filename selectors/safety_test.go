package selectors

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// meant are labels and the field each means; "" means nobody's.
func meant() map[string]string {
	out := map[string]string{
		"老板手机号": "", "舍友的姓名": "", "推荐人手机号": "", "紧急联系人姓名": "", "房屋地址": "", "公司名称": "", "公司电话": "", "用户名": "",
		"会员卡号": "", "曾用护照号码": "", "签证有效期": "", "身份证号码": "", "父亲姓名": "", "QQ号码": "", "发票抬头": "", "备注": "", "验证码": "",
		"短信验证码": "", "支付密码": "", "收款人账号": "", "宠物姓名": "", "邻居电话": "", "工号": "", "驾驶证号": "", "房间号": "", "信用卡有效期": "",
	}
	for label, key := range map[string]string{
		"护照号码": "passport.number", "护照号": "passport.number", "Passport No.": "passport.number", "证件号码": "passport.number",
		"真实姓名": "name.full", "姓名": "name.full", "姓名（拼音）": "name.full", "姓": "name.surname", "姓氏": "name.surname", "Surname": "name.surname",
		"名": "name.given", "Given name": "name.given", "银行卡号": "bank.card_number", "储蓄卡号": "bank.card_number",
		"持卡人姓名": "bank.account_holder", "银行开户名": "bank.account_holder", "银行预留手机号": "bank.mobile",
		"手机号码": "mobile", "固定电话": "phone", "电子邮箱": "email", "出生日期": "birth_date", "护照有效期至": "passport.expires",
		"中文姓名": "name.chinese", "详细地址": "address.street", "邮政编码": "address.postcode", "安全保护答案": "security.answer",
	} {
		out[label] = key
	}
	return out
}

// TestNoFactLandsOnAnothersBox shuffles labelled boxes, gives them ids of other
// fields or of none, takes some away, hides or shuts others: whatever is filled
// is filled where the label says so.
func TestNoFactLandsOnAnothersBox(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	truth := meant()
	labels := make([]string, 0, len(truth))
	for l := range truth {
		labels = append(labels, l)
	}
	slices.Sort(labels)
	var ids []string
	for _, f := range set.Lexicon.Fields {
		ids = append(ids, f.Value.IDs...)
	}
	from := []LabelFrom{FromFor, FromWrap, FromAria, FromCell, FromHead, FromRow, FromNear, FromPlaceholder}
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.SampledFrom(labels), 1, 14, rapid.ID[string]).Draw(t, "labels")
		snap := Snapshot{Frames: []Frame{{ID: "f", Origin: "https://form.example", Path: "/", Visible: true}}}
		f := &snap.Frames[0]
		for i, name := range names {
			c := Control{Ref: i, Role: RoleText, Tag: "input", MaxLength: -1, Labels: []Label{{name, rapid.SampledFrom(from).Draw(t, "from")}}}
			switch rapid.IntRange(0, 3).Draw(t, "id") {
			case 0:
				c.ID = rapid.SampledFrom(ids).Draw(t, "wrong id")
			case 1:
				c.Name = "user_" + rapid.SampledFrom(ids).Draw(t, "wrong name")
			case 2:
				c.ID = fmt.Sprintf("field%d", i)
			}
			switch rapid.IntRange(0, 9).Draw(t, "state") {
			case 0:
				c.Hidden = "not displayed"
			case 1:
				c.Disabled = true
			case 2:
				c.Covered = "div.mask"
			}
			f.Controls = append(f.Controls, c)
		}
		for _, a := range planFor(set, snap).Fields {
			if !a.Outcome.Fills() {
				continue
			}
			c := f.Controls[a.Ref]
			if c.Hidden != "" || c.Disabled || c.Covered != "" {
				t.Errorf("%s goes into a box that nobody can fill: %+v", a.Key, c)
			}
			want := truth[c.Labels[0].Text]
			if want == "address.street" && a.Key == "address.full" && !slices.ContainsFunc(f.Controls, func(c Control) bool {
				return c.Hidden == "" && slices.Contains(divisions, truth[c.Labels[0].Text])
			}) {
				continue // the only box for an address takes all of it
			}
			if a.Key != want {
				t.Errorf("%s goes into %s, which is %q: %v", a.Key, c.Labels[0].Text, want, a.Reasons)
			}
			if e := set.Lexicon.Entry(a.Key); e.Sensitive && !a.Check {
				t.Errorf("%s is not marked for checking", a.Key)
			}
		}
	})
}

// TestBrokenSelectorsNeverMislead breaks the selectors of every built-in page:
// each may hit nothing or the box of any other field.
func TestBrokenSelectorsNeverMislead(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	var pages []*Definition
	for _, d := range set.Definitions {
		if len(d.Fields) > 0 && !d.Match.Dialog {
			pages = append(pages, d)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(pages).Draw(t, "page")
		frame := Frame{ID: "f", Origin: "https://" + d.Hosts[0], Visible: true, Matches: map[string][]int{}}
		owner := map[int]string{}
		for _, field := range d.Fields {
			if len(field.Value.Label) == 0 || len(field.Value.Parts) > 0 {
				continue
			}
			e := set.Lexicon.Entry(field.Key)
			role := RoleText
			if len(e.Roles) > 0 && !slices.Contains(e.Roles, RoleText) {
				role = e.Roles[0]
			}
			c := Control{Ref: len(frame.Controls), Role: role, Tag: "input", MaxLength: -1, Labels: []Label{{field.Value.Label[0], FromFor}}}
			owner[c.Ref] = field.Key
			frame.Controls = append(frame.Controls, c)
		}
		if len(frame.Controls) == 0 {
			return
		}
		for _, field := range d.Fields {
			for _, css := range field.Value.CSS {
				if ref := rapid.IntRange(-1, len(frame.Controls)-1).Draw(t, "hit"); ref >= 0 {
					frame.Matches[css] = []int{ref}
				}
			}
		}
		plan := Make(Ask{
			Set: set, Page: Recognition{Definition: d}, Snap: Snapshot{Frames: []Frame{frame}},
			Has: func(string) bool { return true }, Allowed: func(string) bool { return true },
		})
		for _, a := range plan.Fields {
			if !a.Outcome.Fills() || a.Confirm {
				continue
			}
			own := foldAll(frame.Controls[a.Ref].labelTexts())
			field, _ := d.Fields.Get(a.Key)
			if owner[a.Ref] != a.Key && !slices.ContainsFunc(field.Label, func(l string) bool { return slices.Contains(own, Fold(l)) }) {
				t.Errorf("%s: %s goes into the box %s of %s", d.Page, a.Key, strings.Join(own, ", "), owner[a.Ref])
			}
		}
	})
}

// labelTexts are the words at a control.
func (c Control) labelTexts() []string {
	out := make([]string, len(c.Labels))
	for i, l := range c.Labels {
		out[i] = l.Text
	}
	return out
}
