package automation

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"example.com/autofill/selectors"
)

// calendar is an open calendar as the page's world reads it.
type calendar struct {
	Refused string               `json:"refused"`
	Same    bool                 `json:"same"`  // the box showed the date before it was pressed
	Open    bool                 `json:"open"`  // there are days to choose
	Shows   bool                 `json:"shows"` // the boxes show the dates
	Range   []int                `json:"range"` // the two boxes that are answered together
	Columns [][]selectors.Option `json:"columns"`
	Panels  []calendarMonth      `json:"panels"`
	Head    []headText           `json:"head"` // above all months
	Arrows  []calendarPart       `json:"arrows"`
	Lists   []calendarList       `json:"lists"`
	Titles  []calendarPart       `json:"titles"` // of months further on
	Take    int                  `json:"take"`   // its button that takes the choice, -1 when there is none
}

// calendarMonth is one month of a calendar: the texts above it and its days.
type calendarMonth struct {
	Head    []headText    `json:"head"`
	Columns int           `json:"columns"`
	Cells   []calendarDay `json:"cells"`
}

type calendarDay struct {
	Day    int    `json:"day"`
	N      int    `json:"n"`
	Text   string `json:"text"`
	Column int    `json:"column"`
	Off    bool   `json:"off"`
}

// headText is a text above the days; Box says that a list or a box shows it.
type headText struct {
	Text string `json:"text"`
	Box  bool   `json:"box"`
}

type calendarPart struct {
	N     int    `json:"n"`
	Text  string `json:"text"`
	Words string `json:"words"`
	Class string `json:"class"`
	Side  int    `json:"side"` // -1 left of the middle, 1 right of it
	Off   bool   `json:"off"`
}

type calendarList struct {
	N       int      `json:"n"`
	Text    string   `json:"text"`
	Chosen  int      `json:"chosen"`
	Options []string `json:"options"`
}

var (
	neighbours = regexp.MustCompile(`[上下前后本][一个]*[年月]`)
	wholeDate  = regexp.MustCompile(`\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(\s*日)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`)
	fourDigits = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
	yearFirst  = regexp.MustCompile(`(?:19|20)\d\d\s*[-/.年]\s*(\d{1,2})(?:\D|$)`)
	monthFirst = regexp.MustCompile(`(?:^|\D)(\d{1,2})\s*[-/.]\s*(?:19|20)\d\d(?:\D|$)`)
	monthWord  = regexp.MustCompile(`(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月`)
	latinWord  = regexp.MustCompile(`[a-z]{3,}`)
)

var (
	hanNumbers  = map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}
	latinMonths = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)

// months counts the months since the year 0.
func months(year, month int) int { return year*12 + month - 1 }

// shownMonth is the month that the texts above the days name, if they name
// exactly one.
func shownMonth(head []headText) (month int, ok bool) {
	var all strings.Builder
	for _, h := range head {
		all.WriteString(h.Text)
		all.WriteString(" ")
	}
	text := neighbours.ReplaceAllString(wholeDate.ReplaceAllString(strings.ToLower(all.String()), " "), " ")
	year, years := 0, 0
	for _, m := range fourDigits.FindAllStringSubmatch(text, -1) {
		if y, _ := strconv.Atoi(m[1]); y != year {
			year = y
			years++
		}
	}
	found := monthsNamed(text)
	if len(found) == 0 {
		for _, h := range head {
			if n, err := strconv.Atoi(strings.TrimSpace(h.Text)); err == nil && h.Box && n >= 1 && n <= 12 {
				found[n] = true
			}
		}
	}
	if years != 1 || len(found) != 1 {
		return 0, false
	}
	for m := range found {
		month = months(year, m)
	}
	return month, true
}

// monthsNamed are the months a text names, in whatever way it writes them.
func monthsNamed(text string) map[int]bool {
	out := map[int]bool{}
	for _, re := range []*regexp.Regexp{yearFirst, monthFirst, monthWord} {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			n := hanNumbers[m[1]]
			if n == 0 {
				n, _ = strconv.Atoi(m[1])
			}
			if n >= 1 && n <= 12 {
				out[n] = true
			}
		}
	}
	for _, w := range latinWord.FindAllString(text, -1) {
		for i, name := range latinMonths {
			if w == name || len(w) <= 4 && strings.HasPrefix(name, w) {
				out[i+1] = true
			}
		}
	}
	return out
}

// shown is the month of every panel, -1 where it is not sure.
func (c *calendar) shown() []int {
	out := make([]int, len(c.Panels))
	for i := range c.Panels {
		m, ok := shownMonth(c.Panels[i].Head)
		if !ok && i == 0 {
			m, ok = shownMonth(c.Head)
		}
		if !ok || !c.Panels[i].is(m) {
			m = -1
		}
		out[i] = m
	}
	return out
}

// is reports whether the days are those of a month: as many, and in the columns
// of its weekdays, whatever day the week begins with.
func (p *calendarMonth) is(month int) bool {
	first := time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
	if p.Columns != 7 || len(p.Cells) != first.AddDate(0, 1, -1).Day() {
		return false
	}
	begins := (int(first.Weekday()) - p.Cells[0].Column + 7) % 7
	return begins == 0 || begins == 1 || begins == 6
}

var (
	backWords  = regexp.MustCompile(`[上前去][一个]*[年月]|^<*(prev|previous)>*$|(prev|previous|last)[- ](year|month)`)
	onWords    = regexp.MustCompile(`[下后][一个]*[年月]|^<*next>*$|next[- ](year|month)`)
	backClass  = regexp.MustCompile(`prev|left|(^|[\s_-])back|navimgl`)
	onClass    = regexp.MustCompile(`next|right|forward|navimgr`)
	bareClass  = regexp.MustCompile(`(^|[\s_-])(arrow|chevron|angle|caret)(\s|$)`)
	sideClass  = regexp.MustCompile(`(pull|float|text|align)-?(left|right)`)
	yearWords  = regexp.MustCompile(`年|year`)
	monthWords = regexp.MustCompile(`月|month`)
	yearClass  = regexp.MustCompile(`year|[-_]y(\s|$)|super|double|d-arrow|navimg(ll|rr)|fast`)
)

const (
	backTwice, backOnce = "«≪《⟪", "‹<〈◀←❮⟨◂"
	onTwice, onOnce     = "»≫》⟫", "›>〉▶→❯⟩▸"
)

// leads guesses by how many months an arrow turns a calendar; 0 when it is none.
func (p calendarPart) leads() int {
	words, class := strings.ToLower(p.Words), sideClass.ReplaceAllString(strings.ToLower(p.Class), "")
	sign := 0
	back, on := backWords.MatchString(words), onWords.MatchString(words)
	if back == on {
		back, on = backClass.MatchString(class), onClass.MatchString(class)
	}
	glyph := back == on
	if glyph {
		back, on = strings.ContainsAny(p.Text, backTwice+backOnce), strings.ContainsAny(p.Text, onTwice+onOnce)
	}
	switch {
	case back && !on:
		sign = -1
	case on && !back:
		sign = 1
	case !back && bareClass.MatchString(class):
		sign = p.Side // an arrow that does not say which way
	default:
		return 0
	}
	switch {
	case monthWords.MatchString(words) && !yearWords.MatchString(words):
		return sign
	case yearWords.MatchString(words), yearClass.MatchString(class):
		return 12 * sign
	case glyph && (strings.ContainsAny(p.Text, backTwice+onTwice) || len([]rune(p.Text)) == 2):
		return 12 * sign
	}
	return sign
}

// move is one thing to do with an open calendar.
type move struct {
	How    string // day, arrow, list, scroll, take, look
	N      int
	Text   string
	Option int
	key    string // of the arrow or list, to learn what it does
}

// unread says of a calendar that its month is not known, which may be so only
// while the page draws it.
const unread = "the calendar's month could not be read"

// walk turns a calendar to a day. It learns what each arrow does.
type walk struct {
	learnt map[string]int // months
	dead   map[string]bool
}

// next is what to do so that the calendar comes nearer to a day; why says what
// stands in the way.
func (w *walk) next(c *calendar, day time.Time) (m move, why string) {
	want := months(day.Year(), int(day.Month()))
	shown := c.shown()
	first, last := -1, -1
	for i, at := range shown {
		if at == want {
			cell := c.Panels[i].Cells[day.Day()-1]
			if cell.Off {
				return m, "the calendar does not offer that day"
			}
			return move{How: "day", N: cell.N, Text: cell.Text}, ""
		}
		if at >= 0 && first < 0 {
			first = at
		}
		last = max(last, at)
	}
	if first < 0 {
		return m, unread
	}
	for _, t := range c.Titles {
		if at, ok := shownMonth([]headText{{Text: t.Text}}); ok && at == want && !w.dead[t.Text] {
			return move{How: "scroll", N: t.N, Text: t.Text, key: t.Text}, ""
		}
	}
	from := last
	if want < first {
		from = first
	}
	if m, ok := w.list(c, from, want); ok {
		return m, ""
	}
	left, best := want-from, abs(want-from)
	for _, a := range c.Arrows {
		key := a.Class + "|" + a.Words
		lead, known := w.learnt[key]
		if !known {
			lead = a.leads()
		}
		if a.Off || lead == 0 || abs(left-lead) >= best {
			continue
		}
		best = abs(left - lead)
		m = move{How: "arrow", N: a.N, Text: a.Text, key: key}
	}
	if m.How == "" {
		return m, "the calendar could not be turned to that month"
	}
	return m, ""
}

// list chooses a year or a month from the lists of the calendar's head.
func (w *walk) list(c *calendar, from, want int) (m move, ok bool) {
	for _, l := range c.Lists {
		var years, named []int
		for _, o := range l.Options {
			y, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(o), "年"))
			years = append(years, y)
			n := 0
			if all := monthsNamed(strings.ToLower(o)); len(all) == 1 {
				for n = range all {
				}
			} else if y >= 1 && y <= 12 {
				n = y
			}
			named = append(named, n)
		}
		key, best, off := strconv.Itoa(len(l.Options))+strings.Join(l.Options[:min(2, len(l.Options))], "|"), -1, 0
		for i := range l.Options {
			var far, now int
			switch {
			case years[i] > 1900 && years[i] < 2200:
				far, now = abs(years[i]-want/12), abs(from/12-want/12)
			case named[i] > 0:
				far, now = abs(named[i]-1-want%12), abs(from%12-want%12)
			default:
				continue
			}
			if far < now && (best < 0 || far < off) {
				best, off = i, far
			}
		}
		if best >= 0 && !w.dead[key] && best != l.Chosen {
			return move{How: "list", N: l.N, Option: best, key: key}, true
		}
	}
	return m, false
}

// saw learns from what a move did.
func (w *walk) saw(m move, before, after *calendar, day time.Time) {
	was, is := before.shown(), after.shown()
	if len(was) == 0 || len(is) == 0 {
		return
	}
	want := months(day.Year(), int(day.Month()))
	switch m.How {
	case "arrow":
		from, to := was[len(was)-1], is[len(is)-1]
		if want < was[0] {
			from, to = was[0], is[0]
		}
		if from >= 0 && to >= 0 {
			w.learnt[m.key] = to - from
		}
	default:
		w.dead[m.key] = before.same(after)
	}
}

// same reports whether two readings show the same months.
func (c *calendar) same(other *calendar) bool {
	a, b := c.shown(), other.shown()
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
