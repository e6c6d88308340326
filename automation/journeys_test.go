package automation_test

import (
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// scripted is the practice site's person as the human of a run.
type scripted struct {
	person *practice.Person
	end    selectors.End
}

func (s *scripted) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	act, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	if err := s.person.Act(act, p.Page, string(p.Kind)); err != nil {
		return "", err
	}
	if p.Kind == selectors.KindUpload {
		return automation.Continue, nil
	}
	<-ctx.Done() // the page itself must show that it is done
	return "", ctx.Err()
}

func (s *scripted) Amount(ctx context.Context, _ automation.Pause) (string, error) {
	return s.person.Amount(ctx)
}

func (s *scripted) step(st automation.Step) {
	if st.Pause == nil {
		s.end = st.End
	}
}

func TestBothJourneysWithTheScriptedPerson(t *testing.T) {
	s := site(t)
	o := options(t, s)
	human := &scripted{person: practice.NewPerson(s, practice.PersonOptions{})}
	o.Human, o.Progress = human, human.step
	rep := report.New("test", "both", true, time.Now())
	ctx, cancel := context.WithTimeout(t.Context(), 2*limit)
	defer cancel()
	for _, journey := range []string{"signup", "verify"} {
		o.Journey, o.URL = journey, s.Start(journey)
		for range 6 {
			human.end = selectors.EndNone
			if err := automation.Run(ctx, o, rep); err != nil {
				t.Fatalf("%s: %v", journey, err)
			}
			if human.end != selectors.EndWait {
				break
			}
			s.Advance(48 * time.Hour)
		}
		if human.end != selectors.EndDone {
			t.Fatalf("the journey %s did not reach its end", journey)
		}
	}
	for _, b := range rep.Broken {
		t.Errorf("broken: %+v", b)
	}
	for page, keys := range fillable(s) {
		checkRecord(t, s, page, keys)
	}
	hands := map[string]bool{}
	for _, p := range rep.Pages {
		for _, h := range p.Handoffs {
			hands[string(h.Kind)] = true
			if h.EndedBy == "lost" || h.EndedBy == "quit" {
				t.Errorf("%s: the hand-off %s ended by %s", p.Page, h.Kind, h.EndedBy)
			}
		}
	}
	want := []string{"agreement", "amount", "captcha", "email_link", "link", "password", "sms_code", "submit", "upload"}
	if got := slices.Sorted(maps.Keys(hands)); !slices.Equal(got, want) {
		t.Errorf("hand-offs %v, want %v", got, want)
	}
	t.Logf("%d pages, %d hand-offs", len(rep.Pages), rep.Counts().Handoffs)
}

// presses are what a press of the person causes at the site.
func TestTheToolSendsNothingByItself(t *testing.T) {
	for _, page := range []string{"signup.mobile", "signup.email", "signup.mobile_dialog", "signup.complete", "verify.identity", "verify.bank", "verify.amount", "login"} {
		t.Run(page, func(t *testing.T) {
			s := site(t)
			o := options(t, s)
			o.URL, o.Unattended = s.Start(page), true
			before := len(sent(s, page))
			if _, err := run(t, o); err != nil {
				t.Fatal(err)
			}
			if after := sent(s, page); len(after) > before {
				t.Errorf("sent without a person: %+v", after)
			}
		})
	}
}

// sent is what a page submitted, scans aside: choosing a scan is what sends it.
func sent(s *practice.Site, page string) []practice.Entry {
	var out []practice.Entry
	for _, e := range s.Record() {
		scan := e.Field == "passport.photo_page" || e.Field == "passport.entry_stamp"
		if e.Page == page && e.Event != "typed" && !scan {
			out = append(out, e)
		}
	}
	return out
}
