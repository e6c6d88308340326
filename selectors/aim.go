package selectors

import (
	"regexp"
	"slices"
	"strings"
)

// hinted is what stands before the first comma of a text that then says how to
// write it: 证件到期日,8位数字. It is empty where another name follows, as in 姓名,电话.
func (l *Lexicon) hinted(text string) string {
	i := strings.IndexAny(text, ",;.:")
	if i <= 0 {
		return ""
	}
	name := l.bare(trimMarks(text[:i]))
	if han, latin := scripts(name); han != "" && latin != "" && l.translates(latin) {
		name = han
	}
	if !l.words[name] && l.head(name) == "" {
		return ""
	}
	rest := strings.TrimLeft(text[i:], ",;.: ")
	if hint.MatchString(rest) || rest != "" && !slices.ContainsFunc(pieces(rest), func(p string) bool { return l.words[l.core(p)] }) {
		return text[:i]
	}
	return ""
}

// hint is how a text begins that says how to write a value.
var hint = regexp.MustCompile(`^(?:如|例|请|需|须|勿|不|无|没有|可|仅|限|应|同|与|和|按|以|即|含|包括|用于|\d+[-至到~]?\d*[位个]|大写|小写|字母|数字|格式)`)

// aim is a hint up to where it begins to say what the value is for: a box whose
// hint is 用于接收验证码 wants no code.
func aim(text string) string {
	for _, w := range []string{"用于", "用来", "以便", "便于", "方便", "接收", "收取", "找回", "需与", "须与", "请与", "应与", "短信通知", "短信提醒", "后发送短信", "后发短信", "发送短信通知", "短信会", "短信将", "会拨打", "会致电", "含", "包括"} {
		if i := strings.Index(text, w); i >= 0 {
			text = text[:i]
		}
	}
	if strings.ContainsAny(text, "致同符选") {
		if at := likeness.FindStringIndex(text); at != nil && at[0] > 0 {
			text = text[:at[0]]
		}
	}
	if at := purpose.FindStringIndex(text); at != nil {
		text = text[:strings.LastIndexAny(text[:at[0]], ",;.")+1] // 企业将通过此号码联系您
	}
	return text
}

// likeness is where a hint says of what a value is a copy: 与发卡行登记的一致.
var likeness = regexp.MustCompile(`,?(?:必须|需|须|请|应|要)?[与和同](?:您|你)?\p{Han}{1,12}(?:一致|相同|相符|二选一|任选其一)`)

// purpose is where a hint begins to say what will be done with the value.
var purpose = regexp.MustCompile(`将(?:通过|以|发送|短信|联系|向|会|用|与|作为)`)
