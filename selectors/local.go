package selectors

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"go.yaml.in/yaml/v4"

	"example.com/autofill/profiles/yamlfile"
)

// LocalFile is the file of the selectors learnt on this machine. It has no fact
// of a profile: words of pages, selectors and dates.
const LocalFile = "selectors.local.yaml"

// State says what the person decided about a repair.
type State string

// The states of a repair. Accepted ones are tried before the definition's own
// selectors; rejected ones are kept so that they are not proposed again.
const (
	Proposed State = "proposed"
	Accepted State = "accepted"
	Rejected State = "rejected"
)

// Repair is one selector that would mend a field, and where it comes from.
type Repair struct {
	Page     string   `yaml:"page"` // the definition's name
	Field    string   `yaml:"field"`
	Part     string   `yaml:"part,omitempty"`
	State    State    `yaml:"state"`
	Selector string   `yaml:"selector"`      // CSS, or label= and the page's words
	Old      string   `yaml:"old,omitempty"` // the selector that broke
	Pos      string   `yaml:"pos,omitempty"` // where that one stands, file:line:column
	From     string   `yaml:"from"`          // healed: found by its words; pointed: the person showed it
	Date     string   `yaml:"date"`          // when it was last seen to find the box, YYYY-MM-DD
	Evidence []string `yaml:"evidence,omitempty"`
}

// The ways a repair is found.
const (
	FromHealing  = "healed"
	FromPointing = "pointed"
)

// Name is the field of a repair as it is shown: signup.email email.
func (r Repair) Name() string {
	name := r.Page + " " + r.Field
	if r.Part != "" {
		name += " (" + r.Part + ")"
	}
	return name
}

// Repairs is what LocalFile holds, in the order in which it was found.
type Repairs struct {
	Repairs []Repair `yaml:"repairs"`

	path string
}

// ErrNoRepair says that a repair that was asked for does not exist.
var ErrNoRepair = errors.New("no such proposal")

// ReadRepairs reads LocalFile in a folder; a missing file holds nothing. What is
// wrong with it is returned as [yamlfile.Problems].
func ReadRepairs(dir string) (*Repairs, error) {
	r := &Repairs{path: filepath.Join(dir, LocalFile)}
	data, err := os.ReadFile(r.path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return r, nil // a folder that is none is said where something is to be written there
	}
	if err != nil {
		return nil, fmt.Errorf("reading the learnt selectors: %w", err)
	}
	file, err := yamlfile.Load(r.path, data, r)
	if err != nil {
		return nil, err
	}
	var problems yamlfile.Problems
	for i, one := range r.Repairs {
		bad := func(key, text string) { problems = append(problems, file.Problem([]any{"repairs", i, key}, text)) }
		if why := invalidCSS(one.Selector); why != "" {
			bad("selector", why)
		}
		if !slices.Contains([]State{Proposed, Accepted, Rejected}, one.State) {
			bad("state", "must be proposed, accepted or rejected")
		}
		if one.Page == "" || one.Field == "" {
			bad("page", "needs page: and field:")
		}
	}
	return r, problems.Err()
}

// Path is where the repairs are kept.
func (r *Repairs) Path() string { return r.path }

// Note adds what was found, and reports how much of it is new. A repair that is
// known keeps its state and gets the new date and evidence; one the person
// showed is accepted by that.
func (r *Repairs) Note(found []Repair) (fresh int) {
	for _, one := range found {
		i := slices.IndexFunc(r.Repairs, func(o Repair) bool {
			return o.Page == one.Page && o.Field == one.Field && o.Part == one.Part && o.Selector == one.Selector
		})
		if i < 0 {
			r.Repairs = append(r.Repairs, one)
			fresh++
			continue
		}
		old := &r.Repairs[i]
		old.Date, old.Evidence, old.Old, old.Pos = one.Date, one.Evidence, cmp.Or(one.Old, old.Old), cmp.Or(one.Pos, old.Pos)
		if one.From == FromPointing && old.State != one.State {
			old.From, old.State = one.From, one.State
			fresh++
		}
	}
	return fresh
}

// Decide sets the state of the nth repair, counted from 1 as they are listed.
func (r *Repairs) Decide(n int, state State) (Repair, error) {
	if n < 1 || n > len(r.Repairs) {
		return Repair{}, fmt.Errorf("%d: %w; there are %d", n, ErrNoRepair, len(r.Repairs))
	}
	r.Repairs[n-1].State = state
	return r.Repairs[n-1], nil
}

// localHead begins LocalFile.
const localHead = `# Selectors that autofill learnt on this machine. "autofill selectors list" shows
# them; accept and reject decide. Accepted ones are tried first on the next run.
`

// Write keeps the repairs: a new file, then a rename, so that it is never half.
func (r *Repairs) Write() error {
	if err := os.MkdirAll(filepath.Dir(r.path), 0o700); err != nil {
		return fmt.Errorf("keeping the learnt selectors: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(localHead)
	data, err := yaml.Marshal(r)
	if err != nil {
		return fmt.Errorf("keeping the learnt selectors: %w", err)
	}
	b.Write(data)
	temp := r.path + ".new"
	err = os.WriteFile(temp, b.Bytes(), 0o600)
	if err == nil {
		err = os.Rename(temp, r.path)
	}
	if err != nil {
		_ = os.Remove(temp) // half a file helps nobody
		return fmt.Errorf("keeping the learnt selectors: %w", err)
	}
	return nil
}

// Learn puts the accepted repairs before the selectors of their fields. It
// returns those whose page or field no definition names any more.
func (s *Set) Learn(repairs []Repair) (stale []Repair) {
	for _, r := range slices.Backward(repairs) { // the latest accepted comes first
		if r.State != Accepted {
			continue
		}
		if !s.learn(r) {
			stale = append(stale, r)
		}
	}
	return stale
}

func (s *Set) learn(r Repair) bool {
	d := s.byPage[r.Page]
	if d == nil {
		return false
	}
	i := slices.IndexFunc(d.Fields, func(f yamlfile.Entry[Field]) bool { return f.Key == r.Field })
	if i < 0 {
		return false
	}
	f := &d.Fields[i].Value
	if r.Part == "" {
		if !slices.Contains(f.Learnt, r.Selector) {
			f.Learnt = append(f.Learnt, r.Selector)
		}
		return true
	}
	for j := range f.Parts {
		if p := &f.Parts[j]; p.Key == r.Part {
			p.Value.Learnt = append(p.Value.Learnt, r.Selector)
			return true
		}
	}
	// The page spreads over several boxes what the definition knows as one.
	f.Parts = append(f.Parts, yamlfile.Entry[Part]{Key: r.Part, Value: Part{Learnt: []string{r.Selector}, Optional: true}})
	return true
}

// Day is a date as repairs bear it.
func Day(t time.Time) string { return t.Format(time.DateOnly) }
