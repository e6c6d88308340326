package automation_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// met is a mishap: what explains it, and what the server must have recorded.
type met struct {
	trouble string   // the entry of troubles.yaml
	pages   []string // where it must be met: the last in 2020, the first in the others
	judge   func(t *testing.T, record []practice.Entry)
}

// detour is a journey with some mishaps on its way, one after another.
type detour struct {
	journey   string
	runs      int // how often one comes to the site until the end
	withdrawn int // applications that were thrown away
	mishaps   []string
}

// detours meet every mishap once, in as few runs as possible. Those of 2020 leave
// out the deposit, to which no way leads by default.
var (
	detours = []detour{
		{"signup", 1, 0, []string{practice.MishapBusy, practice.MishapCaptcha}},
		{"verify", 1, 0, []string{practice.MishapApp}},
		{"verify", 5, 1, []string{practice.MishapNumber, practice.MishapTransfer, practice.MishapReview}},
		{"verify", 7, 3, []string{practice.MishapName, practice.MishapAmount, practice.MishapScans}},
	}
	detours2020 = []detour{
		detours[0], detours[1],
		{"verify", 3, 0, []string{practice.MishapNumber, practice.MishapReview}},
		{"verify", 3, 1, []string{practice.MishapScans}},
	}
)

// detoursOf are those of an edition, or none where make test has no time for it.
func detoursOf(edition string) []detour {
	switch {
	case edition == practice.DefaultEdition:
		return detours
	case !long:
		return nil // make soak walks them
	case edition == "2020":
		return detours2020
	case edition == "2016", edition == "react", edition == "mystery":
		return detours
	}
	return nil // mixed is drawn from the years
}

// mishaps are those of the comments under the guide.
var mishaps = map[string]met{
	practice.MishapBusy: {"sms busy", []string{"signup.mobile_dialog", "signup.mobile"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		var answers []string
		for _, e := range record {
			if e.Field == "sms" {
				answers = append(answers, strings.Join(e.Errors, " "))
			}
		}
		if len(answers) != 2 || !strings.Contains(answers[0], "系统繁忙") || answers[1] != "" {
			t.Errorf("codes asked for: %q, want one refusal and one code", answers)
		}
	}},
	practice.MishapCaptcha: {"character in quotation marks", []string{"signup.email", "signup.mobile"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if !slices.ContainsFunc(record, func(e practice.Entry) bool { return e.Page == "captcha.slider" && e.Trusted && e.Accepted }) {
			t.Error("nobody dragged the slider by hand")
		}
	}},
	practice.MishapNumber: {"number once more", []string{"verify.mobile"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if e := last(record, "verify.mobile")["mobile"]; e.Event != "submitted" || e.Value != want("mobile") {
			t.Errorf("the number again: %+v", e)
		}
	}},
	practice.MishapApp: {"phone app", []string{"verify.app"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if slices.ContainsFunc(record, func(e practice.Entry) bool { return e.Page == "verify.identity" }) {
			t.Error("the form of the web was filled")
		}
	}},
	practice.MishapName:     {"name at the bank", []string{"verify.refused"}, refusedByMail},
	practice.MishapTransfer: {"card not enabled", []string{"verify.refused"}, refusedByMail},
	practice.MishapReview:   {"still under review", []string{"verify.review"}, func(*testing.T, []practice.Entry) {}}, // withdraws nothing, see detour
	practice.MishapAmount: {"amount was wrong", []string{"verify.refused"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		first := slices.IndexFunc(record, func(e practice.Entry) bool { return e.Page == "verify.amount" && e.Event == "submitted" })
		if first < 0 || record[first].Accepted || !last(record, "verify.amount")["deposit.amount"].Accepted {
			t.Errorf("want a wrong amount first and a right one at the end, got %+v", last(record, "verify.amount"))
		}
	}},
	practice.MishapScans: {"scan without signature", []string{"verify.refused"}, func(t *testing.T, record []practice.Entry) {
		t.Helper()
		scan := ""
		for _, e := range record { // the form, or the page of the scans
			if e.Field == "passport.photo_page" && e.Accepted {
				scan = e.Value
			}
		}
		if !strings.Contains(scan, "spread") {
			t.Errorf("the scan that went through is %s, want the whole spread", scan)
		}
	}},
}

// refusedByMail holds that the site wrote about a refusal and about the end.
func refusedByMail(t *testing.T, record []practice.Entry) {
	t.Helper()
	if mails := count(record, "mail"); mails < 2 {
		t.Errorf("%d mails, want one for the refusal and one for the approval", mails)
	}
}

// count is how often something was sent.
func count(record []practice.Entry, field string) int {
	n := 0
	for _, e := range record {
		if e.Field == field && e.Event == "sent" {
			n++
		}
	}
	return n
}

// TestMishapsAreExplained walks into each mishap with the scripted person. The
// report must explain it and say what to do, and by the server's record that is
// what led out of it.
func TestMishapsAreExplained(t *testing.T) {
	var walked []string
	for _, d := range detours {
		walked = append(walked, d.mishaps...)
	}
	if slices.Sort(walked); !slices.Equal(walked, practice.Mishaps()) {
		t.Errorf("mishaps met: %v, want %v", walked, practice.Mishaps())
	}
	for _, name := range practice.Editions() {
		for _, d := range detoursOf(name) {
			t.Run(name+"/"+strings.Join(d.mishaps, "+"), func(t *testing.T) {
				t.Parallel()
				s := edition(t, practice.Options{Edition: name, Seed: 1, Mishaps: d.mishaps})
				rep, said := suffer(t, s, d)
				for _, mishap := range d.mishaps {
					checkTrouble(t, rep, said, mishaps[mishap], name)
					mishaps[mishap].judge(t, s.Record())
				}
				if n := count(s.Record(), "withdraw"); n != d.withdrawn {
					t.Errorf("%d applications thrown away, want %d", n, d.withdrawn)
				}
				if wrong := s.Violations(); len(wrong) > 0 || len(rep.Broken) > 0 && name != "mystery" {
					t.Errorf("against the pages' policy: %v; broken: %v", wrong, rep.Broken)
				}
			})
		}
	}
}

// suffer goes the journey until its end, and returns what the person was told.
func suffer(t *testing.T, s *practice.Site, d detour) (*report.Report, []automation.Step) {
	t.Helper()
	o := options(t, s)
	human := newActing(s, 4*d.runs+4)
	var said []automation.Step
	o.Human, o.Progress = human, func(st automation.Step) {
		human.step(st)
		said = append(said, st)
	}
	o.Journey, o.URL = d.journey, s.Start(d.journey)
	rep := report.New("test", d.journey, true, time.Now())
	ctx, cancel := context.WithTimeout(t.Context(), 2*limit)
	defer cancel()
	runs := 0
	for human.end != selectors.EndDone {
		if runs++; runs > d.runs {
			t.Fatalf("not at the end after %d runs", d.runs)
		}
		human.end = selectors.EndNone
		if err := automation.Run(ctx, o, rep); err != nil {
			t.Fatalf("%s: %v", d.journey, err)
		}
		s.Advance(48 * time.Hour)
	}
	if runs != d.runs {
		t.Errorf("at the end after %d runs, want %d", runs, d.runs)
	}
	if got := judge(s, rep, human.acts); got.sends+got.astray > 0 {
		t.Errorf("the tool sent something, or wrote where nobody asked it to: %s\n%s", got, strings.Join(got.notes, "\n"))
	}
	checkPresses(t, s)
	deposits := 0
	for _, tr := range s.Statement() {
		if strings.HasPrefix(tr.From, "支付宝") {
			deposits++
		}
	}
	if human.amounts != deposits {
		t.Errorf("asked for an amount %d times, want once for each of the %d deposits", human.amounts, deposits)
	}
	return rep, said
}

// checkTrouble holds that the trouble stands in the report, and was said while
// the person could act on it.
func checkTrouble(t *testing.T, rep *report.Report, said []automation.Step, m met, edition string) {
	t.Helper()
	page := m.pages[0]
	if edition == "2020" {
		page = m.pages[len(m.pages)-1]
	}
	explained := slices.ContainsFunc(rep.Pages, func(p report.Page) bool {
		return p.Page == page && slices.ContainsFunc(p.Troubles, func(tr report.Trouble) bool {
			return tr.Name == m.trouble && tr.Say != "" && tr.Do != ""
		})
	})
	if !explained {
		t.Errorf("the report does not explain %q on %s", m.trouble, page)
	}
	told := slices.ContainsFunc(said, func(st automation.Step) bool {
		list := st.Troubles
		if st.Pause != nil {
			list = st.Pause.Troubles
		}
		return slices.ContainsFunc(list, func(tr selectors.Trouble) bool { return tr.Name == m.trouble && tr.Do != "" })
	})
	if !told {
		t.Errorf("nobody told the person of %q", m.trouble)
	}
}
