package practice

import (
	"strings"
	"testing"
	"time"
)

func TestRules(t *testing.T) {
	password := func(s string) string { return paymentPasswordError(s, "Practice-2015") }
	foreign := func(kind string) func(string) string {
		return func(number string) string { return documentError(kind, number, "GB") }
	}
	expiry := func(s string) string {
		parts := strings.Split(s+"---", "-")
		return expiryError(parts[0], parts[1], parts[2], time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
	}
	bankOf := func(holder string) func(string) string {
		return func(code string) string { return bankError(code, holder) }
	}
	for _, rule := range []struct {
		name string
		err  func(string) string
		good []string
		bad  []string
	}{
		{
			"e-mail", emailError,
			[]string{"ada@example.org", "a.b-c_d@x.com.cn"},
			[]string{"", "ada", "ada@", "ada@example", "ada b@example.org", "a+b@example.org", "a@my-host.org", "ａｄａ@example.org"},
		},
		{
			"mainland mobile", func(s string) string { return mobileError("86", s) },
			[]string{"13812345678", "17012345678", "19912345678"},
			[]string{"", "12812345678", "16012345678", "1381234567", "138123456789", "+8613812345678", "138 1234 5678", "138-1234-5678"},
		},
		{"Hong Kong mobile", func(s string) string { return mobileError("852", s) }, []string{"91234567"}, []string{"9123456", "13812345678"}},
		{"other mobile", func(s string) string { return mobileError("44", s) }, []string{"7700900123"}, []string{"0044", "x7700900123"}},
		{"mobile without a country", func(s string) string { return mobileError("", s) }, nil, []string{"13812345678"}},
		{
			"name", func(s string) string { return fullNameError(s, "无") },
			[]string{"LOVELACE ADA KING", "艾达·勒芙蕾丝", "O.HARA", "李明", "Jean-Luc"},
			[]string{"", "A", "李", "O'HARA", "MÜLLER", "ADA2", "ADA，KING", "ＡＤＡ"},
		},
		{
			"login password", loginPasswordError,
			[]string{"Practice-2015", "ABCDEF", "Aa1!@#"},
			[]string{"", "Aa1!@", "practice-2015", "Practice 2015", strings.Repeat("Aa", 11), "Practice密码"},
		},
		{
			"payment password", password,
			[]string{"142857", "908172", "112358"},
			[]string{"", "12345", "1234567", "abcdef", "111111", "123456", "654321", "121212", "123123", "111222"},
		},
		{"security answer", answerError, []string{"Annabella", "安娜"}, []string{"", "A", strings.Repeat("a", 31)}},
		{
			"passport", foreign("护照"),
			[]string{"533380006", "E12345678", "AB1234567"},
			[]string{"", "1234", "53338 0006", "533-380006", "5333800061234"},
		},
		{"ID card of a foreigner", foreign("身份证"), nil, []string{"11010519491231002X"}},
		{"no document", foreign(""), nil, []string{"533380006"}},
		{
			"ID card", func(s string) string { return documentError("身份证", s, "CN") },
			[]string{"11010519491231002X", "11010519491231002x"},
			[]string{"110105194912310021", "1101051949123100", ""},
		},
		{
			"expiry", expiry,
			[]string{"2031-05-01", "2031-5-1", "2026-11-24", "2028-02-29"},
			[]string{"", "2026-11-23", "2020-01-01", "2027-02-29", "2031-13-01", "31-05-01", "2031-05", "abcd-05-01"},
		},
		{"street", streetError, []string{"工体北路8号院3号楼1502室"}, []string{"", "8号院", strings.Repeat("路", 101)}},
		{
			"phone", phoneError,
			[]string{"13812345678", "+86-10-65320077", "010-65320077", "+442079460000"},
			[]string{"", "010 65320077", "(010)65320077", "12812345678", "123", "123456789012345678901", "010-6532x077"},
		},
		{
			"card", cardError,
			[]string{"6225880137061231", "4111111111111111"},
			[]string{"", "6225880137061234", "6225 8801 3706 1231", "622588013706123", "62258801370612310000", "622588013706123x"},
		},
		{"bank", bankOf("LOVELACE ADA KING"), []string{"CMB", "ICBC", "BOC"}, []string{"", "CCB", "ABC", "招商银行"}},
		{"bank of a long name", bankOf("WOLFESCHLEGELSTEINHAUSEN ADA"), []string{"CMB"}, []string{"ICBC", "BOC"}},
		{"bank of a name with a dot", bankOf("O.HARA ADA"), []string{"CMB", "ICBC"}, []string{"BOC"}},
	} {
		for _, value := range rule.good {
			if text := rule.err(value); text != "" {
				t.Errorf("%s %q: got %s, want it accepted", rule.name, value, text)
			}
		}
		for _, value := range rule.bad {
			if text := rule.err(value); text == "" || strings.ContainsAny(text, "abc") {
				t.Errorf("%s %q: got %q, want a Chinese error", rule.name, value, text)
			}
		}
	}
}

func TestDivisions(t *testing.T) {
	if n := len(divisionsBelow("")); n != 31 {
		t.Errorf("got %d provinces, want 31", n)
	}
	for _, province := range divisionsBelow("") {
		cities := divisionsBelow(province.Code)
		if len(cities) == 0 || !below(province.Code, "") {
			t.Errorf("%s has no cities", province.Text)
		}
		for _, city := range cities {
			if !below(city.Code, province.Code) || below(city.Code, "") || divisionText(city.Code) != city.Text {
				t.Errorf("%s %s: its code %s is wrong", province.Text, city.Text, city.Code)
			}
		}
	}
	for _, code := range []string{"", "0", "00", "99", "0199", "01x1", "010"} {
		if below(code, "") || below(code, "01") {
			t.Errorf("%q is no code", code)
		}
	}
}
