package profiles_test

import (
	"slices"
	"strings"
	"testing"

	"example.com/autofill/profiles"
)

func exampleFacts(t *testing.T) profiles.Facts {
	t.Helper()
	path, err := profiles.WriteExample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	me, err := profiles.Load(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	return me.Facts()
}

func TestFactsOfTheExample(t *testing.T) {
	facts := exampleFacts(t)
	for key, want := range map[string]string{
		"nationality": "英国", "sex": "女", "occupation": "教师", "email": "ada@example.org",
		"name.full": "LOVELACE ADA KING", "name.full.western": "ADA KING LOVELACE", "name.surname": "LOVELACE",
		"name.given": "ADA KING", "name.chinese": "艾达",
		"birth_date": "1990-12-10", "birth_date.year": "1990", "birth_date.month": "12", "birth_date.day": "10",
		"passport.expires": "2031-05-01", "passport.expires.month": "05", "passport.expires.day": "01", "passport.issued.day": "02",
		"mobile": "13812345678", "mobile.country_code": "86", "mobile.national": "13812345678", "mobile.international": "+86 138 1234 5678",
		"phone": "010-65320077", "phone.area": "010", "phone.local": "65320077", "phone.international": "+86 10 6532 0077",
		"document.type": "护照", "passport.number": "533380006",
		"address.full": "北京市朝阳区工体北路8号院3号楼1502室", "address.province": "北京市", "address.city": "北京市",
		"address.district": "朝阳区", "address.street": "工体北路8号院3号楼1502室", "address.postcode": "100027",
		"bank.name": "招商银行", "bank.account_holder": "LOVELACE ADA KING", "bank.card_number": "6225880137061231",
		"bank.card_number.1": "6225", "bank.card_number.4": "1231", "bank.card_number.5": "",
		"bank.province": "上海市", "bank.city": "上海市", "bank.branch": "徐家汇支行", "bank.mobile": "13987654321",
		"security.question": "您母亲的姓名是？", "security.answer": "Annabella",
		"login.password": "", "deposit.amount": "", "nonsense": "",
	} {
		if got := facts.Value(key).Reveal(); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
		if facts.Has(key) != (want != "") {
			t.Errorf("Has(%s) = %v", key, facts.Has(key))
		}
	}
}

// TestEveryFieldKeyHasAFact holds the list of profile.md, which other
// packages' lexicon is written against.
func TestEveryFieldKeyHasAFact(t *testing.T) {
	facts := exampleFacts(t)
	const keys = `nationality name.full name.surname name.given name.chinese sex birth_date occupation email mobile phone
		document.type passport.number passport.issued passport.expires passport.photo_page passport.entry_stamp
		address.full address.province address.city address.district address.street address.postcode bank.name
		bank.account_holder bank.card_number bank.province bank.city bank.branch bank.mobile security.question security.answer`
	for key := range strings.FieldsSeq(keys) {
		if !facts.Has(key) || len(facts.Choices(key)) == 0 {
			t.Errorf("the example has no %s", key)
		}
	}
}

func TestFactsOfAMinimalProfile(t *testing.T) {
	text := strings.Replace(minimal, "+86 138 1234 5678", "+44 7911 123456", 1)
	me, err := load(t, text+"deposit: {amount: 0.23}\n", profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	facts := me.Facts()
	for key, want := range map[string]string{
		"mobile": "+447911123456", "mobile.country_code": "44", "mobile.national": "7911123456",
		"bank.mobile": "", "address.full": "", "deposit.amount": "0.23", "passport.photo_page": "",
	} {
		if got := facts.Value(key).Reveal(); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	if got := facts.Choices("mobile.country_code"); got[0] != "+44" || !slices.Contains(got, "英国 +44") {
		t.Errorf("choices of the country code: %q", got)
	}
	if none := (profiles.Facts{}); none.Has("email") || none.Choices("email") != nil || none.Keys() != nil {
		t.Error("the zero Facts has facts")
	}
}

func TestTheMobileServesTheBankToo(t *testing.T) {
	text := minimal + "bank: {name: CMB, account_holder: LOVELACE ADA, card_number: 6225 8801 3706 1231, province: Beijing, city: Beijing}\n"
	me, err := load(t, text, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := me.Facts().Value("bank.mobile").Reveal(); got != "13812345678" {
		t.Errorf("bank.mobile = %q", got)
	}
}

func TestTheStreetMayRepeatTheCity(t *testing.T) {
	text := minimal + "address: {province: Guangdong, city: Shenzhen, district: Nanshan, street: 广东省深圳市南山区科苑路1号, postcode: 518000}\n"
	me, err := load(t, text, profiles.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := me.Facts().Value("address.full").Reveal(), "广东省深圳市南山区科苑路1号"; got != want {
		t.Errorf("address.full = %q, want %q", got, want)
	}
}

// TestChoices writes one key in different forms and looks at the choices.
func TestChoices(t *testing.T) {
	for _, test := range []struct {
		key, written string
		first        string
		others       []string
	}{
		{"nationality", "gbr", "英国", []string{"大不列颠及北爱尔兰联合王国", "United Kingdom", "Great Britain", "GB", "GBR"}},
		{"nationality", "USA", "美国", []string{"United States", "US"}},
		{"nationality", "大韩民国", "韩国", []string{"South Korea", "KR", "KOR"}},
		{"nationality", "Russian Federation", "俄罗斯", []string{"Russia", "RU"}},
		{"nationality", "german", "德国", []string{"Germany"}},
		{"sex", "Male", "男", []string{"Male", "M", "先生"}},
		{"occupation", "Teacher", "教师", []string{"老师", "专业技术人员"}},
		{"occupation", "software engineer", "工程师", []string{"专业技术人员"}},
		{"address.province", "beijing shi", "北京市", []string{"北京", "Beijing", "beijing", "Beijing Shi"}},
		{"address.city", "Beijing", "北京市", []string{"市辖区"}},
		{"address.district", "Chaoyang District", "朝阳区", []string{"朝阳", "Chaoyang"}},
		{"bank.name", "China Merchants Bank Co., Ltd.", "招商银行", []string{"招行", "CMB", "China Merchants Bank", "招商银行股份有限公司"}},
		{"bank.name", "工行", "中国工商银行", []string{"工商银行", "ICBC"}},
		{"bank.name", "BOCOM", "交通银行", []string{"COMM"}},
		{"security.question", "mother's name", "您母亲的姓名是？", []string{"我妈妈的名字是什么？"}},
		{"security.question", "我的小学校名是什么", "我的小学校名是什么", []string{"您的小学校名是？"}},
		{"birth_date.month", "1990-01-05", "1", []string{"01", "1月"}},
		{"birth_date.year", "1990-01-05", "1990", []string{"1990年"}},
		{"mobile.country_code", "13812345678", "+86", []string{"86", "中国大陆 +86", "中国 +86", "中国大陆"}},
		{"document.type", "", "护照", []string{"外国护照", "Passport"}},
		{"email", "ada@example.org", "ada@example.org", nil},
	} {
		answers := map[string]string{
			"nationality": "GB", "name.surname": "LOVELACE", "name.given": "ADA", "sex": "female", "birth_date": "1990-12-10",
			"email": "ada@example.org", "mobile": "+8613812345678", "passport.number": "533380006", "passport.expires": "2031-05-01",
			"address.province": "北京", "address.city": "北京", "address.district": "海淀区", "address.street": "中关村大街1号", "address.postcode": "100080",
			"bank.name": "CMB", "bank.account_holder": "LOVELACE ADA", "bank.card_number": "6225880137061231", "bank.province": "北京", "bank.city": "北京",
			"security.question": "您父亲的姓名是？", "security.answer": "George",
		}
		key := test.key
		for _, part := range []string{".year", ".month", ".country_code"} {
			key = strings.TrimSuffix(key, part)
		}
		if test.written != "" {
			answers[key] = test.written
		}
		text, err := profiles.Compose(answers)
		if err != nil {
			t.Fatal(err)
		}
		me, err := load(t, string(text), profiles.Options{})
		if err != nil {
			t.Errorf("%s: %s: %v", test.key, test.written, err)
			continue
		}
		got := me.Facts().Choices(test.key)
		if got[0] != test.first {
			t.Errorf("%s %s: best choice %q, want %q", test.key, test.written, got[0], test.first)
		}
		for _, other := range test.others {
			if !slices.Contains(got, other) {
				t.Errorf("%s %s: %q is not among %q", test.key, test.written, other, got)
			}
		}
	}
}
