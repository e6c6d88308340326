package selectors

import (
	"strings"
	"testing"
)

// box is one control of a page made for a test.
type box struct {
	label string // "" for none
	hint  string
	in    string // the heading above it
	row   string // controls of one row share it
	max   int    // 0 for no limit
	role  Role   // text when empty
	want  string // field, with its part; "" for nobody's
}

// pageOf is a snapshot of a page that has these boxes.
func pageOf(title string, boxes []box) Snapshot {
	f := Frame{ID: "f", Origin: "https://form.example", Path: "/", Title: title, Visible: true}
	size := map[string]int{}
	for _, b := range boxes {
		size[b.row]++
	}
	for i, b := range boxes {
		c := Control{Ref: i, Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, Box: Box{Y: float64(40 * i), Width: 200, Height: 30}}
		if b.role != "" {
			c.Role = b.role
		}
		if b.max > 0 {
			c.MaxLength = b.max
		}
		if b.label != "" {
			c.Labels = append(c.Labels, Label{b.label, FromFor})
		}
		if b.hint != "" {
			c.Placeholder = b.hint
			c.Labels = append(c.Labels, Label{b.hint, FromPlaceholder})
		}
		if b.in != "" {
			c.Section = []string{b.in}
		}
		if b.row != "" {
			c.Box.Y = 0
			c.Group, c.GroupSize = b.row, size[b.row]
		}
		f.Controls = append(f.Controls, c)
	}
	return Snapshot{Frames: []Frame{f}}
}

// TestWhatSurroundsABoxDecides has pages on which the same names mean the user
// or somebody else, and names that only several boxes make together.
func TestWhatSurroundsABoxDecides(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]struct {
		title string
		boxes []box
	}{
		"a heading names a party nobody listed": {"会员资料", []box{
			{label: "姓名", in: "会员信息", want: "name.full"},
			{label: "手机号", in: "会员信息", want: "mobile"},
			{label: "姓名", in: "推广人信息"},
			{label: "手机号", in: "推广人信息"},
			{label: "电子邮箱", in: "工作人员"},
		}},
		"who is paid back is who asks": {"押金退还申请", []box{
			{label: "收款人户名", want: "bank.account_holder"}, {label: "收款银行", want: "bank.name"}, {label: "收款银行卡号", want: "bank.card_number"},
		}},
		"who is paid is somebody else": {"转账汇款", []box{{label: "收款人户名"}, {label: "收款人姓名"}, {label: "收款人手机号"}}},
		"a date in boxes with a name each": {"登记", []box{
			{label: "姓名", want: "name.full"},
			{label: "出生年", max: 4, want: "birth_date.year"},
			{label: "月", max: 2, want: "birth_date.month"},
			{label: "日", max: 2, want: "birth_date.day"},
			{label: "护照到期年", max: 4, want: "passport.expires.year"},
			{label: "月", max: 2, want: "passport.expires.month"},
			{label: "日", max: 2, want: "passport.expires.day"},
		}},
		"a validity from and until": {"登记", []box{
			{label: "护照号码", want: "passport.number"},
			{label: "护照有效期", row: "r", want: "passport.issued"},
			{label: "护照有效期", row: "r", want: "passport.expires"},
		}},
		"a list called 区号 and the number after it": {"登记", []box{
			{label: "姓名", want: "name.full"}, {label: "国际区号", role: RoleDropdown, want: "mobile.country_code"}, {label: "联系手机", want: "mobile.national"},
		}},
		"a hint that lists the parts of an address": {"登记", []box{
			{label: "姓名", want: "name.full"}, {hint: "省、市、区、街道及门牌", want: "address.full"},
		}},
		"a hint that lists the parts of a street address": {"登记", []box{
			{label: "姓名", want: "name.full"}, {hint: "街道、小区、楼栋及门牌号", want: "address.street"},
		}},
		"a hint does not unname a box": {"登记", []box{
			{label: "居住地址", hint: "省、市、街道", want: "address.full"},
			{label: "手机号码", hint: "快递员与您联系", want: "mobile"},
			{label: "手机号", hint: "银行预留手机号码", want: "bank.mobile"},
		}},
		"a box that asks again for what only a hint explains": {"注册", []box{
			{label: "账户名", hint: "常用的电子邮箱", want: "email"}, {label: "确认账户名", want: "email"},
		}},
		"a validity belongs to the number before it": {"就诊登记", []box{
			{label: "护照号码", in: "患者", want: "passport.number"},
			{label: "有效期至", in: "患者", want: "passport.expires"},
			{label: "保单号", in: "付费"},
			{label: "有效期", in: "付费"},
			{label: "签证号码", in: "签证"},
			{label: "签发日期", in: "签证"},
			{label: "签证号码", in: "其他"},
			{label: "护照签发日期", in: "其他", want: "passport.issued"},
		}},
		"a postcode belongs to the address before it": {"入学申请", []box{
			{label: "现住址", in: "联系方式", want: "address.full"},
			{label: "邮编", in: "联系方式", want: "address.postcode"},
			{label: "本国永久通讯地址", in: "联系方式"},
			{label: "邮编", in: "联系方式"},
		}},
		"where a parcel goes to is asked once more": {"选号入网", []box{
			{label: "姓名", in: "机主", want: "name.full"},
			{label: "手机号码", in: "机主", want: "mobile"},
			{label: "收件人", in: "配送信息", want: "name.full"},
			{label: "收件电话", in: "配送信息", want: "mobile"},
		}},
		"a parcel that somebody sends goes to another person": {"寄快递", []box{
			{label: "寄件人姓名", want: "name.full"}, {label: "收件人姓名"}, {label: "收件人手机"},
		}},
		"a second name is another person's": {"租车", []box{
			{label: "姓名", in: "驾驶人", want: "name.full"}, {label: "第二驾驶人", hint: "姓名"}, {label: "第二驾驶人电话"},
		}},
		"a list of papers and the box beside it": {"投保", []box{
			{label: "证件", row: "r", role: RoleDropdown, want: "document.type"}, {label: "证件", row: "r", want: "passport.number"},
		}},
		"a number behind the kind of paper": {"购票", []box{
			{label: "证件名称", role: RoleDropdown, want: "document.type"}, {label: "号码", want: "passport.number"}, {label: "号码"},
		}},
		"an upload that only a heading names": {"上传证件", []box{
			{label: "请拍全整个对开页", in: "护照资料页", role: RoleFile, want: "passport.photo_page"},
			{label: "四角完整", in: "最近一次入境章页", role: RoleFile, want: "passport.entry_stamp"},
			{label: "请露出双臂", in: "手持证件照", role: RoleFile},
		}},
		"a heading that says it is you": {"企业认证", []box{
			{label: "姓名", in: "经办人信息（即您本人，不能为他人）", want: "name.full"},
			{label: "姓名", in: "代办人信息（本人办理无需填写）"},
		}},
		"a hint behind a comma": {"绑卡", []box{
			{hint: "持卡人姓名，与发卡行登记的一致", want: "bank.account_holder"},
			{hint: "该卡在发卡行预留的手机号", want: "bank.mobile"},
			{hint: "姓名，电话"},
		}},
		"parts in brackets": {"登记", []box{
			{label: "姓名", want: "name.full"}, {label: "家庭住址（省、市、区、街道、门牌）", want: "address.full"}, {label: "（区、县）"},
		}},
		"whose name comes first": {"租户登记", []box{
			{label: "姓名", want: "name.full"}, {label: "业主姓名"}, {label: "开始日期"},
		}},
		"a range of dates": {"投保", []box{
			{label: "证件号码", want: "passport.number"},
			{label: "证件有效期", hint: "开始日期", want: "passport.issued"},
			{hint: "结束日期", want: "passport.expires"},
			{label: "保险期间", hint: "开始日期"},
			{hint: "结束日期"},
		}},
		"an account on the wallet's own pages": {"注册 - 支付宝", []box{{label: "账户名", want: "email"}, {label: "再次输入账户名", want: "email"}}},
		"an account elsewhere":                 {"会员注册", []box{{label: "账户名"}}},
		"a province alone is no address": {"预约", []box{
			{label: "姓名", want: "name.full"}, {label: "所在省", role: RoleSelect},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got := map[int]string{}
			for _, a := range planFor(set, pageOf(page.title, page.boxes)).Fields {
				if a.Outcome.Fills() {
					got[a.Ref] = strings.TrimSuffix(a.Key+"."+a.Part, ".")
				}
			}
			for i, b := range page.boxes {
				if got[i] != b.want {
					t.Errorf("box %d %s %s: got %q, want %q", i, b.label, b.hint, got[i], b.want)
				}
			}
		})
	}
}

func TestWordsThatStandForSeveral(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"护照":            "护照",
		"<护照|证件>号<|码>":  "护照号 护照号码 证件号 证件号码",
		"<|银行>卡<号>":     "卡号 银行卡号",
		"没有结尾<的":        "没有结尾<的",
		"姓名<(英文)|(拼音)>": "姓名(英文) 姓名(拼音)",
		"<a|a>":         "a",
	} {
		if got := strings.Join(spell([]string{word}), " "); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

func TestNumbersBeforeHeadings(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]string{
		"一、人员信息": "人员信息", "（二）住宿信息": "住宿信息", "3. 联系方式": "联系方式", "1）护照": "护照", "10、附件": "附件",
		"一卡通": "一卡通", "三方协议": "三方协议", "人员信息": "人员信息", "2024": "2024", "": "",
	} {
		if got := unnumbered(heading); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}

// TestABoxWithoutAHeading plans a page whose boxes stand below one heading, but for
// a hidden one that has none.
func TestABoxWithoutAHeading(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	box := func(ref int, label string) Control {
		return Control{Ref: ref, Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, Labels: []Label{{label, FromFor}}, Section: []string{"填写注册资料"}}
	}
	hidden := box(2, "电子邮箱")
	hidden.Hidden, hidden.Section = "not displayed", nil
	snap := Snapshot{Frames: []Frame{{ID: "f", Origin: "https://form.example", Path: "/", Title: "填写注册资料", Visible: true, Controls: []Control{box(0, "真实姓名"), box(1, "手机号码"), hidden}}}}
	for _, d := range set.Definitions {
		plan := Make(Ask{
			Set: set, Page: Recognition{Definition: d}, Snap: snap,
			Has: func(string) bool { return true }, Allowed: func(string) bool { return true },
		})
		for _, a := range plan.Fields {
			if a.Ref == 2 && a.Outcome.Fills() {
				t.Errorf("%s: %s goes into a hidden box", d.Page, a.Key)
			}
		}
	}
}
