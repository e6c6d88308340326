package automation_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// seeds is how many mystery sites are walked: go test -args -seeds 50.
var (
	seeds  = flag.Int("seeds", 1, "how many seeds of the mystery edition are walked")
	seedOf = flag.Uint64("seed", 1, "the first of them")
)

// A arrived is what the server's own record says of a walk.
type arrived struct {
	right, wrong, missing int
	hands                 int
	sends                 int // forms and codes that no person had sent
	astray                int // values in hidden, foreign or unasked boxes
	notes                 []string
}

func (f arrived) String() string {
	return fmt.Sprintf("%d right, %d wrong, %d missing, %d hand-offs, %d sent by the tool, %d astray",
		f.right, f.wrong, f.missing, f.hands, f.sends, f.astray)
}

func (f *arrived) add(o arrived) {
	f.right, f.wrong, f.missing = f.right+o.right, f.wrong+o.wrong, f.missing+o.missing
	f.hands, f.sends, f.astray = f.hands+o.hands, f.sends+o.sends, f.astray+o.astray
}

// A site that nobody has seen: both journeys reach their end, every field is
// right by the server's record, and nothing is sent but by the person.
func TestMysterySites(t *testing.T) {
	minutes(t, "make mystery")
	t.Parallel()
	var mu sync.Mutex
	var all arrived
	walked := 0
	t.Run("seeds", func(t *testing.T) {
		for seed := *seedOf; seed < *seedOf+uint64(*seeds); seed++ {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				got, rep, err := walkMystery(t, seed)
				if err != nil {
					t.Error(err)
					got.notes = append(got.notes, lastPage(rep))
				}
				t.Logf("seed %d: %s\n%s", seed, got, strings.Join(got.notes, "\n"))
				if got.wrong+got.missing+got.sends+got.astray > 0 {
					t.Errorf("seed %d: want all right and nothing sent: %s", seed, got)
				}
				mu.Lock()
				defer mu.Unlock()
				all.add(got)
				walked++
			})
		}
	})
	t.Logf("%d mystery sites: %s", walked, all)
}

// acting is the scripted person, whose deeds are counted.
type acting struct {
	scripted
	acts map[string]int // by page and kind
	most int            // of one act, before the run counts as going round in circles
}

func newActing(s *practice.Site, most int) *acting {
	return &acting{scripted: scripted{person: practice.NewPerson(s, practice.PersonOptions{})}, acts: map[string]int{}, most: most}
}

func (a *acting) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	act := p.Page + " " + string(p.Kind)
	if a.acts[act]++; a.acts[act] > a.most {
		return "", fmt.Errorf("going round in circles: %s", act)
	}
	return a.scripted.Wait(ctx, p)
}

// walkMystery goes both journeys on the site of a seed.
func walkMystery(t *testing.T, seed uint64) (arrived, *report.Report, error) {
	t.Helper()
	s := edition(t, practice.Options{Edition: "mystery", Seed: seed})
	o := options(t, s)
	human := newActing(s, 8)
	o.Human, o.Progress = human, human.step
	rep := report.New("test", "both", true, time.Now())
	err := walk(t, o, s, &human.scripted, rep)
	checkPresses(t, s)
	return judge(s, rep, human.acts), rep, err
}

// lastPage is what the run did last.
func lastPage(rep *report.Report) string {
	if len(rep.Pages) == 0 {
		return "no page"
	}
	p := rep.Pages[len(rep.Pages)-1]
	text := "last page: " + p.Page
	for _, h := range p.Handoffs {
		text += fmt.Sprintf(" [%s %s %s]", h.Kind, h.Label, h.EndedBy)
	}
	for _, f := range p.Fields {
		text += fmt.Sprintf("\n  %s/%s %s %v", f.Key, f.Part, f.Outcome, f.Reasons)
	}
	return text
}

// walk goes both journeys; the person comes back after the days that a site needs.
func walk(t *testing.T, o automation.Options, s *practice.Site, human *scripted, rep *report.Report) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 6*limit)
	defer cancel()
	for _, journey := range []string{"signup", "verify"} {
		o.Journey, o.URL = journey, s.Start(journey)
		for range 6 {
			human.end = selectors.EndNone
			if err := automation.Run(ctx, o, rep); err != nil {
				return fmt.Errorf("%s: %w", journey, err)
			}
			if human.end != selectors.EndWait {
				break
			}
			s.Advance(48 * time.Hour)
		}
		if human.end != selectors.EndDone {
			return fmt.Errorf("the journey %s did not reach its end", journey)
		}
	}
	return nil
}

// judge reads the server's record.
func judge(s *practice.Site, rep *report.Report, acts map[string]int) arrived {
	var f arrived
	f.hands = rep.Counts().Handoffs
	met := map[string]bool{}
	for _, p := range rep.Pages {
		met[p.Page] = true
	}
	got := s.Arrivals()
	for page, keys := range fillable(s) {
		if !met[page] {
			continue
		}
		values := last(got.Entries, page)
		for _, key := range keys {
			switch e, found := values[key]; {
			case !found || e.Value == "":
				f.missing++
				f.notes = append(f.notes, fmt.Sprintf("missing: %s.%s, which the page calls %s: %s", page, key, labelOf(s, page, key), becameOf(rep, page, key)))
			case want(key) != "" && e.Value != want(key):
				f.wrong++
				f.notes = append(f.notes, fmt.Sprintf("wrong: %s.%s, which the page calls %s: %q", page, key, labelOf(s, page, key), e.Value))
			default:
				f.right++
			}
		}
	}
	for _, e := range slices.Concat(got.Hidden, got.Foreign, got.Unasked) {
		f.astray++
		f.notes = append(f.notes, fmt.Sprintf("astray: %s %s: %q", e.Page, e.Control, e.Value))
	}
	for page, times := range sendsOf(got.Sent) {
		allowed := 0
		for _, kind := range []string{"submit", "agreement"} {
			allowed += acts[page+" "+kind]
		}
		// The agreement and the captcha lie over whatever page asks for them.
		if kind := map[string]string{"signup.agreement": " agreement", "captcha.slider": " captcha"}[page]; kind != "" {
			allowed = 0
			for act, n := range acts {
				if strings.HasSuffix(act, kind) {
					allowed += n
				}
			}
		}
		if times > allowed {
			f.sends += times - allowed
			f.notes = append(f.notes, fmt.Sprintf("sent: %s %d times, %d by the person", page, times, allowed))
		}
	}
	return f
}

// sendsOf counts how often each page was sent. A scan is sent by choosing it, and
// what the site sends follows from what was sent to it.
func sendsOf(sent []practice.Entry) map[string]int {
	byField := map[string]map[string]int{}
	for _, e := range sent {
		if e.Event != "submitted" || e.Field == "passport.photo_page" || e.Field == "passport.entry_stamp" {
			continue
		}
		if byField[e.Page] == nil {
			byField[e.Page] = map[string]int{}
		}
		byField[e.Page][e.Field]++
	}
	out := map[string]int{}
	for page, fields := range byField {
		for _, n := range fields {
			out[page] = max(out[page], n)
		}
	}
	return out
}

// becameOf is what the run says of a field.
func becameOf(rep *report.Report, page, key string) string {
	var all []string
	for _, p := range rep.Pages {
		for _, f := range p.Fields {
			if p.Page == page && f.Key == key {
				all = append(all, fmt.Sprintf("%s %s %v", f.Part, f.Outcome, f.Reasons))
			}
		}
		for _, l := range p.LeftAlone {
			if p.Page == page {
				all = append(all, fmt.Sprintf("left alone %+v", l))
			}
		}
	}
	return strings.Join(all, "; ")
}

// labelOf is what a page calls a field.
func labelOf(s *practice.Site, page, key string) string {
	for _, b := range s.Boxes(page) {
		if b.Field == key || strings.HasPrefix(b.Field, key+"/") {
			return b.Label
		}
	}
	return ""
}
