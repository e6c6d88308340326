package profiles

import (
	"slices"
	"strings"
)

// The classes of Alipay's list of 2017.
const (
	classLeader     = "党的机关、国家机关、群众团体和社会组织、企事业单位负责人"
	classExpert     = "专业技术人员"
	classClerk      = "办事人员和有关人员"
	classService    = "社会生产服务和生活服务人员"
	classFarm       = "农、林、牧、渔业生产及辅助人员"
	classProduction = "生产制造及有关人员"
	classMilitary   = "军人"
	classOther      = "不便分类的其他从业人员"
)

// occupation is a kind of work: what people call it, in both languages, and
// its class in the official list.
type occupation struct {
	english string // separated by slashes
	chinese string // separated by spaces, best first
	class   string
}

var occupations = []occupation{
	{"teacher/english teacher/lecturer/tutor/professor/educator", "教师 老师 教育工作者", classExpert},
	{"student/pupil/phd student/exchange student", "学生 在校学生", classOther},
	{"engineer/software engineer/programmer/developer/software developer", "工程师 程序员 技术人员", classExpert},
	{"doctor/physician/surgeon/dentist", "医生 医师 医务人员", classExpert},
	{"nurse", "护士 医务人员", classExpert},
	{"lawyer/attorney/solicitor", "律师", classExpert},
	{"accountant/auditor", "会计 会计师", classExpert},
	{"designer/architect", "设计师 建筑师", classExpert},
	{"journalist/editor/reporter/writer/author/translator/interpreter", "记者 编辑 作家 翻译", classExpert},
	{"scientist/researcher/postdoc", "科研人员 研究人员", classExpert},
	{"artist/musician/actor/photographer", "艺术家 文艺工作者", classExpert},
	{"consultant/analyst", "顾问 咨询师", classExpert},
	{"manager/executive/director/ceo/founder/entrepreneur/business owner", "企业负责人 经理 管理人员 企业主", classLeader},
	{"diplomat/civil servant/government official", "外交官 公务员", classLeader},
	{"clerk/office worker/secretary/assistant/administrator/employee", "职员 公司职员 办公室人员", classClerk},
	{"sales/salesperson/marketing/salesman/trader/buyer", "销售 销售人员 市场人员", classService},
	{"waiter/cook/chef/bartender/hotel worker/cashier", "服务员 厨师 服务业人员", classService},
	{"driver/pilot/flight attendant", "司机 驾驶员", classService},
	{"au pair/nanny/housekeeper", "家政服务人员", classService},
	{"farmer/fisherman", "农民", classFarm},
	{"worker/mechanic/electrician/factory worker", "工人 技工", classProduction},
	{"soldier/officer/military", "军人", classMilitary},
	{"freelancer/freelance/self-employed", "自由职业者 自由职业 个体", classOther},
	{"retired/pensioner", "退休 退休人员 离退休人员", classOther},
	{"housewife/homemaker/househusband", "家庭主妇 全职家庭", classOther},
	{"unemployed/none/other", "其他 无业 待业", classOther},
}

// findOccupation looks an occupation up by an English or Chinese word for it
// or by its class.
func findOccupation(text string) (occupation, bool) {
	wanted := fold(text)
	i := slices.IndexFunc(occupations, func(o occupation) bool {
		names := append(strings.Split(o.english, "/"), strings.Fields(o.chinese)...)
		return slices.ContainsFunc(names, func(name string) bool { return fold(name) == wanted })
	})
	if i >= 0 {
		return occupations[i], true
	}
	for _, class := range []string{classLeader, classExpert, classClerk, classService, classFarm, classProduction, classMilitary, classOther} {
		if fold(class) == wanted {
			return occupation{chinese: class, class: class}, true
		}
	}
	return occupation{}, false
}

// choices lists the texts by which an option may name the occupation: not the
// other English words, which mean something a little different.
func (o occupation) choices() []string {
	all := append(strings.Fields(o.chinese), o.class)
	if first, _, _ := strings.Cut(o.english, "/"); first != "" {
		all = append(all, strings.ToUpper(first[:1])+first[1:])
	}
	return unique(all...)
}
