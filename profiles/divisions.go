package profiles

import (
	_ "embed" // divisions.txt
	"slices"
	"strings"
	"sync"
)

// divisionsText holds provinces, cities and districts with their English
// names; its first lines tell its form, source, licence and date.
//
//go:embed divisions.txt
var divisionsText string

// division is a province, a city or a district.
type division struct {
	name    string   // 朝阳区
	english []string // best first: Hohhot, Huhehaote
	direct  bool     // a county-level city directly under its province
	parts   []*division
}

// provinces returns the parsed divisions; nobody may change them.
var provinces = sync.OnceValue(func() []*division {
	var all []*division
	for line := range strings.Lines(divisionsText) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "  "):
			province := all[len(all)-1]
			city := province.parts[len(province.parts)-1]
			for text := range strings.SplitSeq(line[2:], "; ") {
				city.parts = append(city.parts, parseDivision(text))
			}
		case line[0] == ' ':
			province := all[len(all)-1]
			province.parts = append(province.parts, parseDivision(line[1:]))
		default:
			all = append(all, parseDivision(line))
		}
	}
	return all
})

func parseDivision(text string) *division {
	text, direct := strings.CutSuffix(text, " *")
	name, english, _ := strings.Cut(text, " ")
	return &division{name: name, english: strings.Split(english, "/"), direct: direct}
}

// A suffix says what kind of division a name is; longer ones come first.
type suffix struct{ chinese, pinyin, english string }

var suffixes = []suffix{
	{"特别行政区", "tebiexingzhengqu", "sar"},
	{"自治区", "zizhiqu", "autonomousregion"},
	{"自治州", "zizhizhou", "prefecture"},
	{"自治县", "zizhixian", "county"},
	{"自治旗", "zizhiqi", "banner"},
	{"地区", "diqu", "prefecture"},
	{"街道", "jiedao", "subdistrict"},
	{"林区", "linqu", "district"},
	{"特区", "tequ", "district"},
	{"矿区", "kuangqu", "district"},
	{"新区", "xinqu", "newarea"},
	{"省", "sheng", "province"},
	{"市", "shi", "city"},
	{"盟", "meng", "league"},
	{"区", "qu", "district"},
	{"县", "xian", "county"},
	{"旗", "qi", "banner"},
	{"镇", "zhen", "town"},
	{"乡", "xiang", "township"},
}

// peoples stand between name and suffix in autonomous divisions.
var peoples = []string{
	"蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族",
	"土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族",
	"景颇族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族",
	"塔吉克", "怒族", "鄂温克族", "保安族", "裕固族", "独龙族", "各族",
}

// split cuts 恩施土家族苗族自治州 into 恩施 and its suffix. Names of two
// characters such as 莘县 are never cut.
func (d *division) split() (short string, kind suffix) {
	if len([]rune(d.name)) <= 2 {
		return d.name, suffix{}
	}
	i := slices.IndexFunc(suffixes, func(s suffix) bool { return strings.HasSuffix(d.name, s.chinese) })
	if i < 0 {
		return d.name, suffix{}
	}
	kind = suffixes[i]
	short = strings.TrimSuffix(d.name, kind.chinese)
	for cut := strings.HasPrefix(kind.chinese, "自治"); cut; {
		cut = false
		for _, people := range peoples {
			if rest, ok := strings.CutSuffix(short, people); ok && len([]rune(rest)) >= 2 {
				short, cut = rest, true
			}
		}
	}
	if len([]rune(short)) < 2 {
		return d.name, kind
	}
	return short, kind
}

// What address lists show in the place of a city above county-level cities
// that are directly under their province.
const (
	direct           = "省直辖县级行政区划"
	directInXinjiang = "自治区直辖县级行政区划"
)

// forms lists the texts by which a division may be called: full forms say its
// kind, short ones do not.
func (d *division) forms() (full, short []string) {
	stem, kind := d.split()
	full = []string{d.name}
	short = append([]string{stem}, d.english...)
	if kind.chinese == "自治州" {
		full = append(full, stem+"州")
	}
	for _, name := range d.english {
		if kind.chinese != "" {
			full = append(full, name+" "+kind.pinyin, name+" "+kind.english)
		}
		if ascii := strings.ReplaceAll(name, "ü", "v"); ascii != name {
			short = append(short, ascii)
		}
	}
	return full, short
}

// choices lists the texts by which an option may name the division.
func (d *division) choices() []string {
	stem, kind := d.split()
	all := []string{d.name, stem}
	if kind.chinese == "自治州" {
		all = append(all, stem+"州")
	}
	for _, name := range d.english {
		all = append(all, name, strings.ToLower(name))
		if kind.pinyin != "" {
			all = append(all, name+" "+strings.ToUpper(kind.pinyin[:1])+kind.pinyin[1:])
		}
	}
	return unique(all...)
}

// findDivision returns those of the divisions that text may mean: one when it
// is clear, several when a short name fits several, none when it fits none.
func findDivision(among []*division, text string) []*division {
	wanted := fold(text)
	if wanted == "" {
		return nil
	}
	var byFull, byShort []*division
	for _, d := range among {
		full, short := d.forms()
		fits := func(form string) bool { return fold(form) == wanted }
		if slices.ContainsFunc(full, fits) {
			byFull = append(byFull, d)
		} else if slices.ContainsFunc(short, fits) {
			byShort = append(byShort, d)
		}
	}
	if len(byFull) > 0 {
		return byFull
	}
	return byShort
}

// divisionNames lists the names of divisions with the English one, for hints.
func divisionNames(among []*division) []string {
	names := make([]string, len(among))
	for i, d := range among {
		names[i] = d.name + " " + d.english[0]
	}
	return names
}

// placeNames maps every Chinese name, long and short, to an English one. The
// higher division wins: 吉林 is the province.
var placeNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{
		"市辖区": "Urban districts", "县": "Counties",
		direct: "Counties directly under the province", directInXinjiang: "Cities directly under the region",
	}
	add := func(d *division, english string) {
		short, _ := d.split()
		for _, name := range []string{d.name, short} {
			if _, taken := names[name]; !taken {
				names[name] = english
			}
		}
	}
	levels := [][]*division{provinces(), nil, nil}
	for _, p := range levels[0] {
		levels[1] = append(levels[1], p.parts...)
	}
	for _, c := range levels[1] {
		levels[2] = append(levels[2], c.parts...)
	}
	for _, d := range slices.Concat(levels[0], levels[1]) {
		add(d, d.english[0])
	}
	words := map[string]string{
		"区": " District", "新区": " New Area", "矿区": " Mining District", "县": " County", "自治县": " County",
		"旗": " Banner", "自治旗": " Banner", "镇": " Town", "街道": " Subdistrict", "乡": " Township",
	}
	for _, d := range levels[2] {
		_, kind := d.split()
		add(d, d.english[0]+words[kind.chinese])
	}
	return names
})

// PlaceName gives the English name of a province, city or district of China:
// 朝阳区 is Chaoyang District, 内蒙古 is Inner Mongolia.
func PlaceName(chinese string) (english string, ok bool) {
	english, ok = placeNames()[strings.TrimSpace(chinese)]
	return english, ok
}
