package automation

import (
	"strings"
	"testing"
	"time"
)

// The month is read from whatever stands above the days, and from nothing that
// could be another.
func TestMonthAboveTheDays(t *testing.T) {
	for _, c := range []struct {
		head  string // pieces with | between; those of lists and boxes begin with =
		month int
	}{
		{"2031年 5月", months(2031, 5)},
		{"2031年|5月|日|一|二|三|四|五|六", months(2031, 5)},
		{"2031-05", months(2031, 5)},
		{"05/2031", months(2031, 5)},
		{"May 2031|Su|Mo|Tu|We|Th|Fr|Sa", months(2031, 5)},
		{"十二月 1990", months(1990, 12)},
		{"一月|=2031", months(2031, 1)},
		{"<上月|下月>|=1990|=十二月", months(1990, 12)},
		{"上一年|上个月|2031 年|12 月|下个月|下一年", months(2031, 12)},
		{"=5|=2031", months(2031, 5)},
		{"=2026-11-25|2031年5月", months(2031, 5)}, // what is chosen is not what is shown
		{"2031年", -1},
		{"5月", -1},
		{"2031年5月 - 2031年6月", -1},
		{"2030年5月|2031年5月", -1},
		{"5|2031", -1}, // a bare number is a month only in a list or a box
	} {
		var head []headText
		for _, piece := range strings.Split(c.head, "|") {
			text, box := strings.CutPrefix(piece, "=")
			head = append(head, headText{Text: text, Box: box})
		}
		if m, ok := shownMonth(head); ok != (c.month >= 0) || ok && m != c.month {
			t.Errorf("%s: %d-%d %v, want %d-%d", c.head, m/12, m%12+1, ok, c.month/12, c.month%12+1)
		}
	}
}

// Arrows are known by their words, classes or signs; what only looks like one is not.
func TestArrowsOfCalendars(t *testing.T) {
	for _, c := range []struct {
		words, class, text string
		side, leads        int
	}{
		{"上一年", "ant-picker-header-super-prev-btn ant-picker-super-prev-icon", "", -1, -12},
		{"", "el-picker-panel__icon-btn el-date-picker__prev-btn d-arrow-left", "", -1, -12},
		{"", "el-picker-panel__icon-btn arrow-right", "", 1, 1},
		{"", "layui-icon laydate-icon laydate-next-y", "", 1, 12},
		{"", "layui-icon laydate-icon laydate-prev-m", "", -1, -1},
		{"«", "prev", "«", -1, -1}, // a month; what it does is learnt
		{"»", "", "»", 1, 12},
		{"‹", "", "‹", -1, -1},
		{"<上月", "ui-datepicker-prev ui-corner-all", "<上月", -1, -1},
		{"Next", "ui-datepicker-next", "Next", 1, 1},
		{"", "navImg NavImgll", "", -1, -12},
		{"", "calendar-nav calendar-prevyear", "", -1, -12},
		{"", "van-badge__wrapper van-icon van-icon-arrow van-haptics-feedback", "", 1, 1},
		{"", "pull-right", "", 1, 0},
		{"下一步", "btn", "下一步", 1, 0},
		{"2026年", "ant-picker-year-btn", "2026年", 0, 0},
		{"今天", "today", "今天", 0, 0},
	} {
		if got := (calendarPart{Words: c.words, Class: c.class, Text: c.text, Side: c.side}).leads(); got != c.leads {
			t.Errorf("%q %q: %d, want %d", c.words, c.class, got, c.leads)
		}
	}
}

// Days that cannot be those of the month above them are not believed.
func TestDaysOfAMonth(t *testing.T) {
	made := func(column, days int) calendarMonth {
		p := calendarMonth{Columns: 7}
		for i := range days {
			p.Cells = append(p.Cells, calendarDay{Day: i + 1, Column: (column + i) % 7})
		}
		return p
	}
	may := int(time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC).Weekday())
	for _, c := range []struct {
		column, days int
		is           bool
	}{
		{may, 31, true}, {(may + 6) % 7, 31, true}, {(may + 1) % 7, 31, true}, {(may + 3) % 7, 31, false}, {may, 30, false},
	} {
		p := made(c.column, c.days)
		if got := p.is(months(2031, 5)); got != c.is {
			t.Errorf("column %d, %d days: %v", c.column, c.days, got)
		}
	}
}

// An arrow that moves otherwise than it looks is used as it moves.
func TestArrowsAreLearnt(t *testing.T) {
	at := func(year, month int) *calendar {
		first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
		p := calendarMonth{Columns: 7, Head: []headText{{Text: first.Format("January 2006")}}}
		for d := first; d.Month() == first.Month(); d = d.AddDate(0, 0, 1) {
			p.Cells = append(p.Cells, calendarDay{Day: d.Day(), N: 100 + d.Day(), Column: int(d.Weekday())})
		}
		return &calendar{Open: true, Panels: []calendarMonth{p}, Arrows: []calendarPart{{N: 1, Words: "»", Text: "»"}, {N: 2, Class: "x-next"}}}
	}
	w := &walk{learnt: map[string]int{}, dead: map[string]bool{}}
	day := time.Date(2029, 2, 8, 0, 0, 0, 0, time.UTC)
	moves := map[int]int{1: 1, 2: 12} // the other way round than they look
	now, want := months(2026, 11), months(2029, 2)
	for n := 0; now != want; n++ {
		if n > 40 {
			t.Fatal("it does not arrive")
		}
		before := at(now/12, now%12+1)
		m, why := w.next(before, day)
		if why != "" {
			t.Fatal(why)
		}
		now += moves[m.N]
		w.saw(m, before, at(now/12, now%12+1), day)
	}
	if m, why := w.next(at(2029, 2), day); why != "" || m.How != "day" || m.N != 108 {
		t.Errorf("%+v %s", m, why)
	}
}
