package automation_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// scripted is the practice site's person as the human of a run.
type scripted struct {
	person  *practice.Person
	end     selectors.End
	amounts int // how often the program asked for the deposit's amount
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
	s.amounts++
	return s.person.Amount(ctx)
}

func (s *scripted) step(st automation.Step) {
	if st.Pause == nil && st.Message == nil {
		s.end = st.End
	}
}

// journeys are the editions that are walked, with the hand-offs each must have.
func journeys() map[string][]string {
	byMail := []string{"agreement", "amount", "captcha", "email_link", "link", "password", "sms_code", "submit", "upload"}
	return map[string][]string{
		practice.DefaultEdition: byMail,
		"2016":                  byMail,
		"2020":                  {"agreement", "captcha", "link", "password", "sms_code", "submit", "upload"},
		"react":                 byMail,
		"mixed":                 nil, // the way depends on the pages that were drawn
	}
}

func TestBothJourneysWithTheScriptedPerson(t *testing.T) {
	t.Parallel()
	for name, hands := range journeys() {
		if !slices.Contains(practice.Editions(), name) {
			t.Fatalf("no edition %s", name)
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name != "2020" && name != "react" {
				minutes(t, "make soak") // 2013 is walked with its mishaps, and a mystery site is mixed of the years
			}
			s := edition(t, practice.Options{Edition: name, Seed: 3})
			rep := bothJourneys(t, s)
			for _, b := range rep.Broken {
				t.Errorf("broken: %+v", b)
			}
			checkHands(t, rep, hands)
		})
	}
}

// bothJourneys walks them and judges what the site recorded.
func bothJourneys(t *testing.T, s *practice.Site) *report.Report {
	t.Helper()
	o := options(t, s)
	human := newActing(s, 24)
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
	right := checkVisited(t, s, rep)
	checkPresses(t, s)
	if got := judge(s, rep, human.acts); got.sends+got.astray > 0 {
		t.Errorf("the tool sent something, or wrote where nobody asked it to: %s\n%s", got, strings.Join(got.notes, "\n"))
	}
	if wrong := s.Violations(); len(wrong) > 0 {
		t.Errorf("against the pages' policy: %v", wrong)
	}
	t.Logf("%d pages, %d fields, %d hand-offs", len(rep.Pages), right, rep.Counts().Handoffs)
	return rep
}

// checkVisited compares what arrived from every page that a run met, and counts
// the fields.
func checkVisited(t *testing.T, s *practice.Site, rep *report.Report) (fields int) {
	t.Helper()
	met := map[string]bool{}
	for _, p := range rep.Pages {
		met[p.Page] = true
	}
	for page, keys := range fillable(s) {
		if met[page] {
			checkRecord(t, s, page, keys)
			fields += len(keys)
		}
	}
	return fields
}

// checkHands looks whether every hand-off ended as it should, and that each kind
// was met, if the kinds are known.
func checkHands(t *testing.T, rep *report.Report, want []string) {
	t.Helper()
	hands := map[string]bool{}
	for _, p := range rep.Pages {
		for _, h := range p.Handoffs {
			hands[string(h.Kind)] = true
			if h.EndedBy == "lost" || h.EndedBy == "quit" {
				t.Errorf("%s: the hand-off %s ended by %s", p.Page, h.Kind, h.EndedBy)
			}
		}
	}
	if got := slices.Sorted(maps.Keys(hands)); want != nil && !slices.Equal(got, want) {
		t.Errorf("hand-offs %v, want %v", got, want)
	}
}
