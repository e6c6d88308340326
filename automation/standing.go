package automation

import (
	"encoding/json"
	"os"
	"time"

	"example.com/autofill/automation/report"
	"example.com/autofill/selectors"
)

// Standing is where a person stands: names of pages and times, nothing of the
// profile. A file holds it between the runs.
type Standing struct {
	Journey string        `json:"journey"`
	Page    string        `json:"page"`
	End     selectors.End `json:"end,omitempty"`
	At      time.Time     `json:"at"`
	// Amount is when the amount of the deposit under way was typed; zero when it
	// was not, or when there is none.
	Amount time.Time `json:"amount,omitzero"`
	// Visits are the pages of this journey and of those before, the newest last.
	Visits []PageVisit `json:"visits,omitempty"`
}

// PageVisit is one page that was gone through.
type PageVisit struct {
	Page   string    `json:"page"`
	At     time.Time `json:"at"`
	Filled int       `json:"filled"`
	Check  int       `json:"check"`
	Yours  int       `json:"yours"`
}

// maxVisits bounds the file.
const maxVisits = 200

// ReadStanding reads a file; one that is missing or damaged is as good as none.
func ReadStanding(path string) (s Standing) {
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &s) != nil {
		return Standing{}
	}
	return s
}

// Next is the journey to go on with.
func (s *Standing) Next(pages *selectors.Set) string {
	def := pages.Definition(s.Page)
	switch {
	case s.Journey == "verify", s.Journey == "signup" && (s.End == selectors.EndDone || def != nil && def.Account):
		return "verify"
	default:
		return "signup"
	}
}

// Save notes a step of a run and writes the file; kept is false for a step that
// says nothing of where the person stands.
func (s *Standing) Save(path string, step Step) (kept bool, err error) {
	if step.Page == "" || step.Pause != nil {
		return false, nil
	}
	s.Note(step, time.Now().UTC())
	data, err := json.MarshalIndent(s, "", "  ")
	if err == nil {
		err = report.Replace(path, data)
	}
	return true, err
}

// Note adds a page; one that is told of again only gets its newest figures.
func (s *Standing) Note(step Step, at time.Time) {
	switch {
	case step.Amount:
		s.Amount = at
	case step.Deposit:
		s.Amount = time.Time{}
	}
	visit := PageVisit{Page: step.Page, At: at, Filled: step.Filled, Check: step.Check, Yours: step.Yours}
	if n := len(s.Visits); n > 0 && s.Visits[n-1].Page == step.Page && s.Journey == step.Journey {
		s.Visits[n-1] = visit
	} else {
		s.Visits = append(s.Visits, visit)
	}
	s.Visits = s.Visits[max(0, len(s.Visits)-maxVisits):]
	s.Journey, s.Page, s.End, s.At = step.Journey, step.Page, step.End, at
}
