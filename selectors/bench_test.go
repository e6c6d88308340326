package selectors

import (
	"fmt"
	"testing"
)

// crowd is a page with n boxes, lists and buttons as long forms have them: known
// and unknown labels, ids of all sorts, sections, choices.
func crowd(n int) Snapshot {
	words := []string{
		"护照号码", "姓名（与护照一致）", "手机号码", "推荐人手机号", "紧急联系人姓名", "公司名称", "详细地址", "邮政编码", "备注说明", "车牌号码", "身高（厘米）", "入住日期", "房间类型",
		"开户银行", "银行卡号", "持卡人姓名", "电子邮箱地址", "国籍/地区", "出生日期", "证件有效期至", "发票抬头", "纳税人识别号", "微信号", "学历", "专业方向",
	}
	f := Frame{ID: "f", Origin: "https://form.example", Path: "/form", Title: "信息登记", Visible: true}
	for i := range n {
		word := words[i*7%len(words)]
		c := Control{
			Ref: i, Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, ID: fmt.Sprintf("field%d", i), Name: fmt.Sprintf("formItem_%d_value", i),
			Labels:  []Label{{fmt.Sprintf("%s%d：", word, i/len(words)), FromRow}, {"请输入" + word, FromPlaceholder}},
			Section: []string{fmt.Sprintf("第%d部分", i/10)},
		}
		switch i % 6 {
		case 4:
			c.Role, c.Tag, c.Type = RoleSelect, "select", ""
			for o := range 12 {
				c.Options = append(c.Options, Option{Text: fmt.Sprintf("选项%d-%d", i, o), Value: fmt.Sprint(o)})
			}
		case 5:
			c.Role, c.Tag, c.Labels = RoleButton, "button", []Label{{"下一步", FromWrap}}
		}
		f.Controls = append(f.Controls, c)
		f.Texts = append(f.Texts, Text{Text: word, Kind: TextLabel})
	}
	return Snapshot{Frames: []Frame{f}}
}

// BenchmarkPlanControls recognises and plans pages of growing size. ns/pair is
// the time for one control and one field key: it shows whether the work grows
// with both, and not faster.
func BenchmarkPlanControls(b *testing.B) {
	set, err := Load("")
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{50, 100, 200, 400, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			snap := crowd(n)
			b.ReportAllocs()
			for b.Loop() {
				planFor(set, snap)
			}
			each := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(each/1e6, "ms/op")
			b.ReportMetric(each/float64(n*len(set.Lexicon.Keys())), "ns/pair")
		})
	}
}
