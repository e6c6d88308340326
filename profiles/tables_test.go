package profiles

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDivisions(t *testing.T) {
	if got := len(provinces()); got != 34 {
		t.Errorf("%d provinces, want 34", got)
	}
	for _, p := range provinces() {
		if len(p.parts) == 0 {
			t.Errorf("%s has no cities", p.name)
		}
		for _, c := range p.parts {
			if len(c.parts) == 0 {
				t.Errorf("%s %s has no districts", p.name, c.name)
			}
			for _, d := range slices.Concat([]*division{p, c}, c.parts) {
				if found := findDivision([]*division{d}, d.name); len(found) != 1 || !isHan(strings.NewReplacer("（", "", "）", "").Replace(d.name)) || d.english[0] == "" {
					t.Errorf("%s %s %s is not well formed", p.name, c.name, d.name)
				}
			}
		}
	}
}

func TestFindDivision(t *testing.T) {
	for _, test := range []struct{ path, want string }{
		{"Shaanxi", "陕西省"},
		{"Shanxi", "山西省"},
		{"inner mongolia", "内蒙古自治区"},
		{"Neimenggu", "内蒙古自治区"},
		{"内蒙古", "内蒙古自治区"},
		{"Tibet", "西藏自治区"},
		{"xizang zizhiqu", "西藏自治区"},
		{"Hong Kong", "香港特别行政区"},
		{"Macau", "澳门特别行政区"},
		{"guangxi", "广西壮族自治区"},
		{"GUANGDONG PROVINCE", "广东省"},
		{"Ｂeijing", "北京市"},
		{"Shaanxi/Xi'an", "西安市"},
		{"陕西/xian", "西安市"},
		{"Shaanxi/Xi An City", "西安市"},
		{"Fujian/Xiamen", "厦门市"},
		{"Anhui/Lu'an", "六安市"},
		{"Anhui/Bengbu", "蚌埠市"},
		{"Zhejiang/Lishui", "丽水市"},
		{"Zhejiang/Taizhou", "台州市"},
		{"Hubei/Enshi", "恩施土家族苗族自治州"},
		{"湖北/恩施州", "恩施土家族苗族自治州"},
		{"Hubei/Xiantao", "仙桃市"},
		{"Shanxi/lvliang", "吕梁市"},
		{"Shanxi/Luliang", "吕梁市"},
		{"Chongqing/重庆/Yubei", "渝北区"},
		{"Chongqing/Chongqing/Yunyang County", "云阳县"},
		{"Shanghai/Shanghai/Pudong", "浦东新区"},
		{"Shanghai/Shanghai/Pudong New Area", "浦东新区"},
		{"Shandong/Liaocheng/莘县", "莘县"},
		{"Shandong/Liaocheng/shen xian", "莘县"},
		{"Hubei/Wuhan/Huangpi", "黄陂区"},
		{"Zhejiang/Wenzhou/Yueqing", "乐清市"},
		{"Xinjiang/Ili/Yining Shi", "伊宁市"},
		{"Guangdong/Dongguan/Nancheng", "南城街道"},
	} {
		among := provinces()
		var found []*division
		for part := range strings.SplitSeq(test.path, "/") {
			if found = findDivision(among, part); len(found) != 1 {
				break
			}
			among = found[0].parts
		}
		if len(found) != 1 || found[0].name != test.want {
			t.Errorf("%s: found %v, want %s", test.path, divisionNames(found), test.want)
		}
	}
	if found := findDivision(provinces(), " - "); found != nil {
		t.Errorf("nothing was found as %v", divisionNames(found))
	}
}

func TestEnglishNames(t *testing.T) {
	for _, test := range []struct {
		find          func(string) (string, bool)
		chinese, want string
	}{
		{PlaceName, "朝阳区", "Chaoyang District"},
		{PlaceName, "内蒙古", "Inner Mongolia"},
		{PlaceName, "西安市", "Xi'an"},
		{PlaceName, "吉林", "Jilin"},
		{PlaceName, "市辖区", "Urban districts"},
		{PlaceName, "火星", ""},
		{CountryName, "英国", "United Kingdom"},
		{CountryName, "大韩民国", "South Korea"},
		{CountryName, "中国香港特别行政区", "Hong Kong SAR China"},
		{CountryName, "香港", "Hong Kong SAR China"},
		{CountryName, "UK", ""},
		{BankName, "招商银行", "China Merchants Bank"},
		{BankName, "工行", "Industrial and Commercial Bank of China"},
		{BankName, "CMB", ""},
		{SecurityQuestion, "我妈妈的名字是什么", "What is your mother's name?"},
		{SecurityQuestion, "什么", ""},
	} {
		if got, ok := test.find(test.chinese); got != test.want || ok != (test.want != "") {
			t.Errorf("%s = %q, %v; want %q", test.chinese, got, ok, test.want)
		}
	}
}

// TestTablesAreClear finds names that two rows of a table claim.
func TestTablesAreClear(t *testing.T) {
	claimed := map[string]string{}
	claim := func(table, row, form string) {
		t.Helper()
		if other, ok := claimed[table+form]; ok && other != row {
			t.Errorf("%s: %q is a name of both %s and %s", table, form, other, row)
		}
		claimed[table+form] = row
	}
	for _, b := range banks {
		for _, name := range b.choices() {
			claim("banks", b.chinese[0], bankForm(name))
		}
	}
	for _, q := range questions {
		for _, wording := range slices.Concat(q.chinese, q.english) {
			claim("questions", q.chinese[0], questionForm(wording))
		}
	}
	for _, c := range countries() {
		for _, name := range c.choices() {
			claim("countries", c.iso2, fold(name))
		}
	}
	for _, o := range occupations {
		for word := range strings.SplitSeq(o.english, "/") {
			claim("occupations", o.chinese, fold(word))
		}
	}
	if n := len(countries()); n < 240 {
		t.Errorf("only %d countries", n)
	}
}

func TestMRZ(t *testing.T) {
	// The specimen of ICAO 9303, part 4.
	want := [2]string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	m := MRZ{
		Issuer: "UTO", Surname: "ERIKSSON", Given: "ANNA MARIA", Number: "L898902C3", Nationality: "UTO",
		BirthDate: "740812", Sex: "F", Expires: "120415", Optional: "ZE184226B",
	}
	if got := m.Lines(); got != want {
		t.Errorf("lines\n%s\nwant\n%s", strings.Join(got[:], "\n"), strings.Join(want[:], "\n"))
	}
	if got, err := ParseMRZ(want[0], want[1]); err != nil || got != m {
		t.Errorf("the specimen was read wrongly, error %v", err)
	}
	answers := m.Answers(time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
	for key, want := range map[string]string{
		"name.surname": "ERIKSSON", "name.given": "ANNA MARIA", "passport.number": "L898902C3", "sex": "female",
		"birth_date": "1974-08-12", "passport.expires": "2012-04-15", "nationality": "",
	} {
		if answers[key] != want {
			t.Errorf("answer for %s = %q, want %q", key, answers[key], want)
		}
	}
	if got := (MRZ{Nationality: "D"}).Answers(time.Time{})["nationality"]; got != "DE" {
		t.Errorf("D is %q, want DE", got)
	}
	for i := range mrzLine {
		wrong := []byte(want[1])
		if wrong[i]++; i == 20 || (i >= 10 && i < 13) { // no digit guards sex and country
			continue
		}
		if _, err := ParseMRZ(want[0], string(wrong)); err == nil {
			t.Errorf("a wrong character in place %d was not seen", i)
		}
	}
	for _, lines := range [][2]string{{"", ""}, {strings.Repeat("é", 22), want[1]}, {"V" + want[0][1:], want[1]}} {
		if _, err := ParseMRZ(lines[0], lines[1]); err == nil {
			t.Errorf("%q was taken for a passport", lines)
		}
	}
}

func FuzzMRZ(f *testing.F) {
	f.Add("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
	f.Fuzz(func(_ *testing.T, first, second string) {
		if m, err := ParseMRZ(first, second); err == nil {
			m.Lines()
			m.Answers(time.Time{})
		}
	})
}
