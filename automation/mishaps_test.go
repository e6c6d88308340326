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
	trouble string // the entry of troubles.yaml
	page    string // where it must be met; anywhere when empty
	judge   func(t *testing.T, record []practice.Entry)
}

// detour is a journey with some mishaps on its way, one after another.
type detour struct {
	journey   string
	runs      int // how often one comes to the site until the end
	withdrawn int // applications that were thrown away
	mishaps   []string
}

// detours meet every mishap once, in as few runs as possible.
var detours = []detour{
	{"signup", 1, 0, []string{practice.MishapBusy, practice.MishapCaptcha}},
	{"verify", 1, 0, []string{practice.MishapApp}},
	{"verify", 5, 1, []string{practice.MishapNumber, practice.MishapTransfer, practice.MishapReview}},
	{"verify", 7, 3, []string{practice.MishapName, practice.MishapAmount, practice.MishapScans}},
}

// mishaps are those of the comments under the guide.
var mishaps = map[string]met{
	practice.MishapBusy: {"sms busy", "signup.mobile_dialog", func(t *testing.T, record []practice.Entry) {
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
	practice.MishapCaptcha: {"character in quotation marks", "signup.email", func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if !slices.ContainsFunc(record, func(e practice.Entry) bool { return e.Page == "captcha.slider" && e.Trusted && e.Accepted }) {
			t.Error("nobody dragged the slider by hand")
		}
	}},
	practice.MishapNumber: {"number once more", "verify.mobile", func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if e := last(record, "verify.mobile")["mobile"]; e.Event != "submitted" || e.Value != want("mobile") {
			t.Errorf("the number again: %+v", e)
		}
	}},
	practice.MishapApp: {"phone app", "verify.app", func(t *testing.T, record []practice.Entry) {
		t.Helper()
		if slices.ContainsFunc(record, func(e practice.Entry) bool { return e.Page == "verify.identity" }) {
			t.Error("the form of the web was filled")
		}
	}},
	practice.MishapName:     {"name at the bank", "verify.refused", refusedByMail},
	practice.MishapTransfer: {"card not enabled", "verify.refused", refusedByMail},
	practice.MishapReview:   {"still under review", "verify.review", func(*testing.T, []practice.Entry) {}}, // withdraws nothing, see detour
	practice.MishapAmount: {"amount was wrong", "verify.refused", func(t *testing.T, record []practice.Entry) {
		t.Helper()
		first := slices.IndexFunc(record, func(e practice.Entry) bool { return e.Page == "verify.amount" && e.Event == "submitted" })
		if first < 0 || record[first].Accepted || !last(record, "verify.amount")["deposit.amount"].Accepted {
			t.Errorf("want a wrong amount first and a right one at the end, got %+v", last(record, "verify.amount"))
		}
	}},
	practice.MishapScans: {"scan without signature", "verify.refused", func(t *testing.T, record []practice.Entry) {
		t.Helper()
		scan := last(record, "verify.identity")["passport.photo_page"].Value
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
	for _, d := range detours {
		t.Run(strings.Join(d.mishaps, "+"), func(t *testing.T) {
			t.Parallel()
			s := edition(t, practice.Options{Mishaps: d.mishaps})
			rep, said := suffer(t, s, d)
			for _, name := range d.mishaps {
				checkTrouble(t, rep, said, mishaps[name])
				mishaps[name].judge(t, s.Record())
			}
			if n := count(s.Record(), "withdraw"); n != d.withdrawn {
				t.Errorf("%d applications thrown away, want %d", n, d.withdrawn)
			}
			if wrong := s.Violations(); len(wrong) > 0 || len(rep.Broken) > 0 {
				t.Errorf("against the pages' policy: %v; broken: %v", wrong, rep.Broken)
			}
		})
	}
}

// suffer goes the journey until its end, and returns what the person was told.
func suffer(t *testing.T, s *practice.Site, d detour) (*report.Report, []automation.Step) {
	t.Helper()
	o := options(t, s)
	human := &scripted{person: practice.NewPerson(s, practice.PersonOptions{})}
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
	return rep, said
}

// checkTrouble holds that the trouble stands in the report, and was said while
// the person could act on it.
func checkTrouble(t *testing.T, rep *report.Report, said []automation.Step, m met) {
	t.Helper()
	explained := slices.ContainsFunc(rep.Pages, func(p report.Page) bool {
		return (m.page == "" || p.Page == m.page) && slices.ContainsFunc(p.Troubles, func(tr report.Trouble) bool {
			return tr.Name == m.trouble && tr.Say != "" && tr.Do != ""
		})
	})
	if !explained {
		t.Errorf("the report does not explain %q on %s", m.trouble, m.page)
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
