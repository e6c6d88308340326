package profiles

import (
	"slices"
	"strings"
)

// question is a security question as Chinese sites word it, and its meaning.
type question struct {
	chinese []string // most usual first
	english []string
}

// Wordings seen on Chinese payment sites about 2013–2018; those of Alipay's
// own list were never captured.
var questions = []question{
	{[]string{"您母亲的姓名是？", "我妈妈的名字是什么？", "您母亲的名字是？", "你母亲的姓名是什么？", "您妈妈的姓名是？", "母亲的姓名"}, []string{"What is your mother's name?", "Mother's name", "My mother's name"}},
	{[]string{"您父亲的姓名是？", "我爸爸的名字是什么？", "您父亲的名字是？", "你父亲的姓名是什么？", "您爸爸的姓名是？", "父亲的姓名"}, []string{"What is your father's name?", "Father's name", "My father's name"}},
	{[]string{"您配偶的姓名是？", "我爱人的名字是什么？", "您配偶的名字是？", "配偶的姓名"}, []string{"What is your spouse's name?", "Spouse's name", "What is your wife's name?", "What is your husband's name?"}},
	{[]string{"您孩子的姓名是？", "我孩子的名字是什么？", "您小孩的姓名是？"}, []string{"What is your child's name?", "Child's name"}},
	{[]string{"我爸爸妈妈的名字各是什么？", "您父母的姓名是？"}, []string{"What are your parents' names?", "What are the names of your father and mother?", "Parents' names"}},
	{[]string{"我婆婆或岳母的名字叫什么？", "您婆婆或岳母的姓名是？"}, []string{"What is your mother-in-law's name?", "Mother-in-law's name"}},
	{[]string{"您母亲的生日是？", "我妈妈的生日是什么时候？", "您母亲的生日？"}, []string{"When is your mother's birthday?", "What is your mother's birthday?", "Mother's birthday"}},
	{[]string{"您父亲的生日是？", "我爸爸的生日是什么时候？", "您父亲的生日？"}, []string{"When is your father's birthday?", "What is your father's birthday?", "Father's birthday"}},
	{[]string{"您配偶的生日是？", "我爱人的生日是什么时候？"}, []string{"When is your spouse's birthday?", "What is your spouse's birthday?", "Spouse's birthday"}},
	{[]string{"您的出生地是？", "我的出生地在哪里？", "您的出生地在哪里？", "您的出生地是哪里？"}, []string{"Where were you born?", "What is your place of birth?", "Place of birth", "Birthplace"}},
	{[]string{"我爸爸的出生地在哪里？", "您父亲的出生地是？"}, []string{"Where was your father born?", "Father's place of birth", "Father's birthplace"}},
	{[]string{"我妈妈的出生地在哪里？", "您母亲的出生地是？"}, []string{"Where was your mother born?", "Mother's place of birth", "Mother's birthplace"}},
	{[]string{"您的小学校名是？", "我的小学校名是什么？", "您小学的校名是？", "您就读的小学名称是？"}, []string{"What is the name of your primary school?", "What was your primary school?", "What is the name of your elementary school?", "Primary school"}},
	{[]string{"您的中学校名是？", "我的中学校名是什么？", "您的初中校名是？", "您高中的校名是？"}, []string{"What is the name of your middle school?", "What was your secondary school?", "What is the name of your high school?", "Middle school", "High school"}},
	{[]string{"您小学班主任的名字是？", "我的小学班主任的名字是什么？", "您小学班主任的姓名是？"}, []string{"What is the name of your primary school teacher?", "Who was your primary school teacher?", "Primary school teacher"}},
	{[]string{"您初中班主任的名字是？", "您中学班主任的名字是？", "我的初中班主任的名字是什么？"}, []string{"What is the name of your middle school teacher?", "Who was your middle school teacher?"}},
	{[]string{"您高中班主任的名字是？", "我的高中班主任的名字是什么？"}, []string{"What is the name of your high school teacher?", "Who was your high school teacher?"}},
	{[]string{"我的一个好朋友的手机号码是什么？", "您好朋友的手机号码是？"}, []string{"What is a good friend's mobile number?", "What is the mobile number of a good friend?"}},
	{[]string{"我的一个好朋友的爸爸名字是什么？", "您好朋友的父亲的姓名是？"}, []string{"What is the name of a good friend's father?"}},
	{[]string{"您最熟悉的童年好友名字是？", "您童年好友的名字是？", "我最好朋友的名字是什么？"}, []string{"What is the name of your best childhood friend?", "What is your childhood friend's name?", "What is your best friend's name?"}},
	{[]string{"对您影响最大的人名字是？", "对您影响最大的人的姓名是？"}, []string{"Who has influenced you most?", "What is the name of the person who influenced you most?"}},
	{[]string{"您的学号（或工号）是？", "您的工号是？", "您的学号是？"}, []string{"What is your student or staff number?", "What is your student number?", "What is your employee number?"}},
	{[]string{"您宠物的名字是？", "我的宠物的名字是什么？"}, []string{"What is your pet's name?", "What is the name of your pet?"}},
	{[]string{"您最喜欢的书是？", "我最喜欢的书是什么？"}, []string{"What is your favourite book?", "What is your favorite book?"}},
	{[]string{"您最喜欢的电影是？", "我最喜欢的电影是什么？"}, []string{"What is your favourite film?", "What is your favorite movie?"}},
}

// findQuestion looks a security question up by its Chinese or English wording.
func findQuestion(text string) (question, bool) {
	wanted := questionForm(text)
	i := slices.IndexFunc(questions, func(q question) bool {
		same := func(wording string) bool { return questionForm(wording) == wanted }
		return slices.ContainsFunc(q.chinese, same) || slices.ContainsFunc(q.english, same)
	})
	if i < 0 || wanted == "" {
		return question{}, false
	}
	return questions[i], true
}

// questionForm levels what wordings differ in without meaning anything by it.
func questionForm(text string) string {
	form := fold(text)
	form = strings.NewReplacer("您", "你", "姓名", "名字", "是什么", "是", "叫什么", "是", "哪里", "").Replace(form)
	form = strings.ReplaceAll(form, "my", "your")
	return strings.TrimSuffix(form, "是")
}

// SecurityQuestion gives the meaning of a security question in Chinese.
func SecurityQuestion(chinese string) (english string, ok bool) {
	if !hasHan(chinese) {
		return "", false
	}
	q, ok := findQuestion(chinese)
	if !ok {
		return "", false
	}
	return q.english[0], true
}
