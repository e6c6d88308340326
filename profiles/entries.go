package profiles

import "slices"

// entry is one key of the profile and all that is known about it.
type entry struct {
	key      string
	value    func(*Profile) *Value
	required bool     // always
	whole    bool     // if anything of its section is given
	begins   bool     // optional itself, but makes the section's whole keys required
	path     bool     // names a file, relative to the profile's folder
	secret   bool     // only as a reference
	check    check    // of the value alone
	prompt   string   // how init asks for it; empty: not asked
	hint     []string // what to write, when it is missing
}

// entries lists every key in the order of the file.
func entries() []entry { return slices.Concat(personEntries(), passportEntries(), bankEntries()) }

func personEntries() []entry {
	return []entry{
		{
			key: "nationality", value: func(p *Profile) *Value { return &p.Nationality }, required: true, check: checkNationality,
			prompt: "Nationality", hint: []string{"the country of the passport: GB, United Kingdom or 英国"},
		},
		{
			key: "name.surname", value: func(p *Profile) *Value { return &p.Name.Surname }, required: true, check: checkName,
			prompt: "Surname", hint: []string{"as in the passport, in capitals"},
		},
		{
			key: "name.given", value: func(p *Profile) *Value { return &p.Name.Given }, required: true, check: checkName,
			prompt: "Given names", hint: []string{"all of them, as in the passport"},
		},
		{
			key: "name.chinese", value: func(p *Profile) *Value { return &p.Name.Chinese }, check: checkChineseName,
			prompt: "Chinese name", hint: []string{"only if you have an official one"},
		},
		{
			key: "sex", value: func(p *Profile) *Value { return &p.Sex }, required: true, check: checkSex,
			prompt: "Sex", hint: []string{"female or male"},
		},
		{
			key: "birth_date", value: func(p *Profile) *Value { return &p.BirthDate }, required: true, check: checkBirthDate,
			prompt: "Date of birth", hint: []string{"as 1990-12-10"},
		},
		{
			key: "occupation", value: func(p *Profile) *Value { return &p.Occupation }, check: checkText,
			prompt: "Occupation", hint: []string{"a common word: teacher, engineer, student"},
		},
		{
			key: "email", value: func(p *Profile) *Value { return &p.Email }, required: true, check: checkEmail,
			prompt: "E-mail address", hint: []string{"for example ada@example.org; it becomes the account name"},
		},
		{
			key: "mobile", value: func(p *Profile) *Value { return &p.Mobile }, required: true, check: checkMobile,
			prompt: "Mobile number", hint: []string{"with country code: +86 138 1234 5678"},
		},
		{
			key: "phone", value: func(p *Profile) *Value { return &p.Phone }, check: checkPhone,
			prompt: "Landline", hint: []string{"with country and area code: +86 10 6532 0077"},
		},
	}
}

func passportEntries() []entry {
	return []entry{
		{
			key: "passport.number", value: func(p *Profile) *Value { return &p.Passport.Number }, required: true, check: checkPassportNumber,
			prompt: "Passport number", hint: []string{"as printed at the top right of the photo page"},
		},
		{
			key: "passport.issued", value: func(p *Profile) *Value { return &p.Passport.Issued }, check: checkIssued,
			prompt: "Passport issued on", hint: []string{"as 2021-05-02"},
		},
		{
			key: "passport.expires", value: func(p *Profile) *Value { return &p.Passport.Expires }, required: true, check: checkExpires,
			prompt: "Passport expires on", hint: []string{"as 2031-05-01"},
		},
		{
			key: "passport.photo_page", value: func(p *Profile) *Value { return &p.Passport.PhotoPage }, whole: true, path: true,
			prompt: "Scan of the photo page", hint: []string{"a JPEG or PNG file of up to 5 MB showing the whole spread with the signature"},
		},
		{
			key: "passport.entry_stamp", value: func(p *Profile) *Value { return &p.Passport.EntryStamp }, whole: true, path: true,
			prompt: "Scan of the page with the latest entry stamp", hint: []string{"a JPEG or PNG file of up to 5 MB; show the visa too if it fits"},
		},
		{
			key: "address.province", value: func(p *Profile) *Value { return &p.Address.Province }, whole: true, check: checkProvince,
			prompt: "Address in China: province or municipality", hint: []string{"in Chinese, pinyin or English: 北京市, Beijing"},
		},
		{
			key: "address.city", value: func(p *Profile) *Value { return &p.Address.City }, whole: true, check: checkText,
			prompt: "Address in China: city", hint: []string{"in a municipality the same again: 北京市"},
		},
		{
			key: "address.district", value: func(p *Profile) *Value { return &p.Address.District }, whole: true, check: checkText,
			prompt: "Address in China: district", hint: []string{"for example 朝阳区 or Chaoyang"},
		},
		{
			key: "address.street", value: func(p *Profile) *Value { return &p.Address.Street }, whole: true, check: checkStreet,
			prompt: "Address in China: street and number", hint: []string{"best in Chinese: 工体北路8号院3号楼1502室"},
		},
		{
			key: "address.postcode", value: func(p *Profile) *Value { return &p.Address.Postcode }, whole: true, check: checkPostcode,
			prompt: "Postcode", hint: []string{"six digits: 100027"},
		},
	}
}

func bankEntries() []entry {
	return []entry{
		{
			key: "bank.name", value: func(p *Profile) *Value { return &p.Bank.Name }, whole: true, check: checkBank,
			prompt: "Bank", hint: []string{"in Chinese, English or short: 招商银行, China Merchants Bank, CMB"},
		},
		{
			key: "bank.account_holder", value: func(p *Profile) *Value { return &p.Bank.AccountHolder }, whole: true, check: checkName,
			prompt: "Name of the account holder", hint: []string{"exactly as the bank has it, in its order: see the passbook, a slip or the bank's app"},
		},
		{
			key: "bank.card_number", value: func(p *Profile) *Value { return &p.Bank.CardNumber }, whole: true, check: checkCard,
			prompt: "Number of the bank card", hint: []string{"16 to 19 digits"},
		},
		{
			key: "bank.province", value: func(p *Profile) *Value { return &p.Bank.Province }, whole: true, check: checkProvince,
			prompt: "Province where the account was opened", hint: []string{"in Chinese, pinyin or English"},
		},
		{
			key: "bank.city", value: func(p *Profile) *Value { return &p.Bank.City }, whole: true, check: checkText,
			prompt: "City where the account was opened", hint: []string{"in Chinese, pinyin or English"},
		},
		{
			key: "bank.branch", value: func(p *Profile) *Value { return &p.Bank.Branch }, begins: true, check: checkText,
			prompt: "Branch", hint: []string{"as on the slip: 徐家汇支行"},
		},
		{
			key: "bank.mobile", value: func(p *Profile) *Value { return &p.Bank.Mobile }, begins: true, check: checkMobile,
			prompt: "Mobile number on file at the bank", hint: []string{"only if it differs"},
		},
		{
			key: "security.question", value: func(p *Profile) *Value { return &p.Security.Question }, whole: true, check: checkText,
			prompt: "Security question", hint: []string{"in Chinese or its meaning: What is your mother's name?"},
		},
		{
			key: "security.answer", value: func(p *Profile) *Value { return &p.Security.Answer }, whole: true, check: checkText,
			prompt: "Answer to it", hint: []string{"capitals count"},
		},
		{key: "login.password", value: func(p *Profile) *Value { return &p.Login.Password }, secret: true},
		{key: "payment.password", value: func(p *Profile) *Value { return &p.Payment.Password }, secret: true},
		{key: "deposit.amount", value: func(p *Profile) *Value { return &p.Deposit.Amount }, check: checkDeposit},
	}
}

// Keys lists every key a profile may have, in the order of the file.
func Keys() []string {
	all := entries()
	keys := make([]string, len(all))
	for i, e := range all {
		keys[i] = e.key
	}
	return keys
}
