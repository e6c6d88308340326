package practice

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The rules return what the page says against a value, or "" if it is in
// order. Their texts are Alipay's where a source has them.

var (
	emailRule    = regexp.MustCompile(mustEmail)
	digitsRule   = regexp.MustCompile(`^\d+$`)
	mainlandRule = regexp.MustCompile(`^1[345789]\d{9}$`)
	passportRule = regexp.MustCompile(`^[A-Za-z0-9]{5,12}$`)
	permitRule   = regexp.MustCompile(`^[HM]\d{8,10}$`)
	taiwanRule   = regexp.MustCompile(`^\d{8,10}$`)
	phoneRule    = regexp.MustCompile(`^[0-9+-]{1,20}$`)
	amountRule   = regexp.MustCompile(`^0\.\d{1,2}$`)
)

func emailError(email string) string {
	switch {
	case email == "":
		return "请输入电子邮箱。"
	case len(email) > 100 || !emailRule.MatchString(email):
		return "电子邮箱格式不正确，请重新输入。"
	}
	return ""
}

// mobileError checks a number under its dialling code. Spaces and a plus are
// wrong here, the code is chosen beside the box.
func mobileError(prefix, number string) string {
	const wrong = "手机号码格式不正确，请重新输入。"
	switch {
	case number == "":
		return "请输入手机号码。"
	case !digitsRule.MatchString(number), len(number) < 5, len(number) > 15:
		return wrong
	case prefix == "86" && !mainlandRule.MatchString(number):
		return wrong
	case prefix == "852" && len(number) != 8, prefix == "853" && len(number) != 8:
		return wrong
	case prefix == "":
		return "请选择国籍/地区。"
	}
	return ""
}

// nameError checks the characters of a name.
func nameError(name, missing string) string {
	if name == "" {
		return missing
	}
	for _, r := range name {
		if !unicode.Is(unicode.Han, r) && !latin(r) && !strings.ContainsRune(" .·-", r) {
			return "姓名只能包含汉字、字母、空格、点和短横线。"
		}
	}
	return ""
}

func latin(r rune) bool { return 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }

// fullNameError also counts: one character is no name.
func fullNameError(name, missing string) string {
	if text := nameError(name, missing); text != "" {
		return text
	}
	if utf8.RuneCountInString(name) < 2 {
		return "姓名至少为两个字符。"
	}
	return ""
}

func loginPasswordError(password string) string {
	switch {
	case password == "":
		return "请输入登录密码。"
	case utf8.RuneCountInString(password) < 6 || utf8.RuneCountInString(password) > 20:
		return "登录密码长度为6-20位字符。"
	case strings.ContainsFunc(password, func(r rune) bool { return r <= ' ' || r > '~' }):
		return "只能包含大小写字母、数字以及标点符号（除空格）。"
	case !strings.ContainsFunc(password, func(r rune) bool { return 'A' <= r && r <= 'Z' }):
		return "登录密码至少包含一个大写字母。"
	}
	return ""
}

func paymentPasswordError(password, login string) string {
	switch {
	case password == "":
		return "请输入支付密码。"
	case len(password) != 6 || !digitsRule.MatchString(password):
		return "支付密码必须为6位数字。"
	case password == login:
		return "支付密码不能与登录密码相同。"
	case simple(password):
		return "支付密码过于简单，请重新设置。"
	}
	return ""
}

// simple finds runs: 111111, 123456, 654321, 121212, 123123, 111222.
func simple(pin string) bool {
	steps := map[int]bool{}
	for i := 1; i < len(pin); i++ {
		steps[int(pin[i])-int(pin[i-1])] = true
	}
	if len(steps) == 1 && (steps[0] || steps[1] || steps[-1]) {
		return true
	}
	half := len(pin) / 2
	return pin[:half] == pin[half:] || strings.Repeat(pin[:2], half) == pin || len(steps) <= 2 && steps[0] && len(slices.Compact([]byte(pin))) == 2
}

func answerError(answer string) string {
	switch n := utf8.RuneCountInString(answer); {
	case answer == "":
		return "请输入安全保护答案。"
	case n < 2 || n > 30:
		return "安全保护答案为2-30个字符。"
	}
	return ""
}

// documentError checks a number against the type and the nationality.
func documentError(kind, number, nationality string) string {
	const wrong = "证件号码格式不正确，请重新输入。"
	home := map[string][]string{"身份证": {"CN"}, "港澳居民来往内地通行证": {"HK", "MO"}, "台湾居民来往大陆通行证": {"TW"}}
	if only := home[kind]; only != nil && !slices.Contains(only, nationality) {
		return "证件类型与国籍/地区不符，请重新选择。"
	}
	rules := map[string]func(string) bool{
		"身份证": idCard, "护照": passportRule.MatchString,
		"港澳居民来往内地通行证": permitRule.MatchString, "台湾居民来往大陆通行证": taiwanRule.MatchString,
	}
	switch check := rules[kind]; {
	case check == nil:
		return "请选择证件类型。"
	case number == "":
		return "请输入证件号码。"
	case !check(number):
		return wrong
	}
	return ""
}

// idCard checks the digit at the end of a Chinese ID card's number.
func idCard(number string) bool {
	if len(number) != 18 || !digitsRule.MatchString(number[:17]) {
		return false
	}
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(number[i]-'0') * weight
	}
	return strings.ToUpper(number[17:]) == "10X98765432"[sum%11:sum%11+1]
}

// expiryError checks a date in three boxes.
func expiryError(year, month, day string, today time.Time) string {
	if year == "" && month == "" && day == "" {
		return "请填写证件有效期。"
	}
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	d, errD := strconv.Atoi(day)
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, today.Location())
	switch {
	case errY != nil || errM != nil || errD != nil || len(year) != 4 || len(month) > 2 || len(day) > 2,
		date.Month() != time.Month(m), date.Day() != d:
		return "日期无效，请重新选择。"
	case !date.After(today):
		return "请选择今天之后的日期。"
	}
	return ""
}

func streetError(street string) string {
	switch n := utf8.RuneCountInString(street); {
	case street == "":
		return "请输入详细地址。"
	case n < 5 || n > 100:
		return "详细地址为5-100个字符。"
	}
	return ""
}

// phoneError is the rule for a contact number: digits, plus and hyphen.
func phoneError(phone string) string {
	digits := strings.NewReplacer("-", "", "+", "").Replace(phone)
	switch {
	case phone == "":
		return "请输入联系电话。"
	case !phoneRule.MatchString(phone):
		return "联系电话只能包含数字、“-”和“+”，最多20位。"
	case len(digits) < 7, len(digits) == 11 && digits[0] == '1' && !mainlandRule.MatchString(digits):
		return "联系电话格式不正确，请重新输入。"
	}
	return ""
}

// cardError checks the length and the last digit of a bank card's number.
func cardError(number string) string {
	switch {
	case number == "":
		return "请输入银行卡号。"
	case !digitsRule.MatchString(number) || len(number) < 16 || len(number) > 19, !luhn(number):
		return "银行卡号格式不正确，请重新输入。"
	}
	return ""
}

func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// bankError is about a bank and the name of its customer together.
func bankError(code, holder string) string {
	switch {
	case code == "":
		return "请选择开户银行。"
	case bankText(code) == "":
		return "该银行暂不支持外籍用户实名认证，请更换银行卡。"
	case longNameError(code, holder) != "":
		return longNameError(code, holder)
	case code == "BOC" && strings.ContainsAny(holder, ".·"):
		return "抱歉暂时无法操作。"
	}
	return ""
}

// longNameError is the rule for names of more than 20 characters: one bank alone
// takes them.
func longNameError(bank, holder string) string {
	if utf8.RuneCountInString(holder) > 20 && bank != "CMB" {
		return "抱歉暂时无法操作。"
	}
	return ""
}

// birthError is the rule for a date of birth, as 1990-12-10: the account's
// owner has been born, and is of age.
func birthError(birth string, today time.Time) string {
	date, err := time.ParseInLocation(time.DateOnly, birth, today.Location())
	switch {
	case birth == "":
		return "请选择出生日期。"
	case err != nil || date.Year() < 1900 || date.After(today):
		return "出生日期格式不正确，请重新选择。"
	case date.AddDate(18, 0, 0).After(today):
		return "您未满18周岁，暂时无法进行实名认证。"
	}
	return ""
}

// reissuesError is the rule for the number of re-issues, which only the permits
// of Hong Kong, Macao and Taiwan have.
func reissuesError(times, nationality string) string {
	permit := slices.Contains([]string{"HK", "MO", "TW"}, nationality)
	switch {
	case times == "" && permit:
		return "请输入换证次数。"
	case times != "" && (!digitsRule.MatchString(times) || len(times) > 2):
		return "换证次数为0-99的数字。"
	}
	return ""
}

// issuers are the banks of some card prefixes; other cards are taken for what
// the user says. CCB and ABC took no passports. The list is ours.
var issuers = map[string]string{
	"622588": "CMB", "621483": "CMB", "622202": "ICBC", "621660": "BOC", "622260": "COMM", "622622": "CMBC",
	"622908": "CIB", "622188": "PSBC", "622700": "CCB", "621700": "CCB", "622848": "ABC",
}

// issuerError compares a card with the bank that was chosen, if one was.
func issuerError(number, bank string) string {
	switch issuer := issuers[number[:6]]; {
	case issuer == "":
	case bankText(issuer) == "":
		return "该银行暂不支持外籍用户实名认证，请更换银行卡。"
	case bankText(bank) != "" && bank != issuer:
		return "银行卡号与开户银行不符，请重新输入。"
	}
	return ""
}
