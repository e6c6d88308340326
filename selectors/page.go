package selectors

import "example.com/autofill/profiles/yamlfile"

// Definition is what is known of one page, read from YAML. Where the markup of
// a page was never seen, it names labels alone.
type Definition struct {
	Page    string   `yaml:"page"`    // its name, such as signup.email
	Title   string   `yaml:"title"`   // in English, for the person
	Journey string   `yaml:"journey"` // signup or verify
	Hosts   []string `yaml:"hosts"`   // exact https hosts whose frames may be typed into
	Match   Match    `yaml:"match"`
	Source  Source   `yaml:"source"`
	Advice  string   `yaml:"advice"` // what a person should know before filling the page
	// Names says, on a page that fixes or compares the name, what to know before.
	Names Names `yaml:"name_at_bank"`
	// Fields are the profile's facts the page asks for, in the order of the page.
	Fields yamlfile.Ordered[Field] `yaml:"fields"`
	// Human are the things the person does, in order.
	Human []Human `yaml:"human"`
	// Next are the pages that may follow; empty when the journey ends here.
	Next []string `yaml:"next"`
	// Account says that whoever sees this page of the sign-up has an account: the
	// next run logs in instead of signing up once more.
	Account bool `yaml:"account"`
	// Deposit says that a deposit is under way from this page on, whose amount was
	// not asked for yet.
	Deposit bool `yaml:"deposit"`
	// End says that a run ends on this page: done or wait.
	End End `yaml:"end"`
	// Wait says for what, where End is wait.
	Wait Wait `yaml:"wait"`

	File string `yaml:"-"` // where it was read, for messages

	file *yamlfile.File // positions of what it says
}

// Names has a sentence in English for each way in which a bank may write the
// person's name: as the passport does, given names first, otherwise, or unknown.
type Names struct {
	Same    string `yaml:"same"`
	Turned  string `yaml:"turned"`
	Other   string `yaml:"other"`
	Unknown string `yaml:"unknown"`
}

// End says how a run ends on a page.
type End string

// The ways a run ends on a page.
const (
	EndNone End = ""     // it goes on
	EndDone End = "done" // the journey is complete
	EndWait End = "wait" // the site needs days; the next run goes on
)

// Wait is what a page waits for that takes days.
type Wait struct {
	Days int    `yaml:"days"` // that it takes at most
	What string `yaml:"what"` // in English: the deposit
	Then string `yaml:"then"` // what the person does when they have passed
}

// Match lists the signs by which a page is recognised. None of them decides
// alone: a renamed path or a reworded heading must not lose the page.
type Match struct {
	Path     []string `yaml:"path"`     // paths of the URL, exact
	Title    []string `yaml:"title"`    // words of the document's title
	AllText  []string `yaml:"all_text"` // texts that must all be on the page
	AnyText  []string `yaml:"any_text"` // texts of which one must be on the page
	NoText   []string `yaml:"no_text"`  // texts that rule the page out
	Controls []string `yaml:"controls"` // field keys or kinds of human steps whose selectors hit
	Dialog   bool     `yaml:"dialog"`   // whether it is an iframe over another page
}

// Source says how old the knowledge is and how good.
type Source struct {
	Seen  string `yaml:"seen"`  // year, or years
	Grade string `yaml:"grade"` // A capture, B script, C article, D inferred
	From  string `yaml:"from"`  // a few words on where it comes from
}

// Field says where a fact of the profile goes on a page.
type Field struct {
	CSS       []string `yaml:"css"`   // tried in order
	Label     []string `yaml:"label"` // the page's own words, tried when no CSS is given, and to tell drift
	Section   []string `yaml:"section"`
	Type      string   `yaml:"type"`   // expected role
	Widget    string   `yaml:"widget"` // dropdown, parts
	MaxLength int      `yaml:"maxlength"`
	Optional  bool     `yaml:"optional"` // whether the page may lack it
	Or        string   `yaml:"or"`       // key to use when the profile lacks this one
	Frame     string   `yaml:"frame"`    // css of the iframe element it sits in, when it has its own
	// Parts are the boxes of one fact: year, month, day; area, local; 1 to 5.
	Parts yamlfile.Ordered[Part] `yaml:"parts"`
	Note  string                 `yaml:"note"`  // advice at the field
	Check bool                   `yaml:"check"` // the person should look at it before going on

	Learnt []string `yaml:"-"` // selectors the person accepted, tried before CSS; see Set.Learn
}

// Part is one box of a fact that is spread over several.
type Part struct {
	CSS       []string `yaml:"css"`
	Label     []string `yaml:"label"`
	MaxLength int      `yaml:"maxlength"`
	Optional  bool     `yaml:"optional"` // whether the page may lack it

	Learnt []string `yaml:"-"` // as Field.Learnt
}

// Human is one thing on a page that only the person does.
type Human struct {
	Kind     Kind     `yaml:"kind"`
	CSS      []string `yaml:"css"`   // where it is
	Label    []string `yaml:"label"` // or by its words
	Text     []string `yaml:"text"`  // what the page says where the step is no control: a slider's track
	Done     Done     `yaml:"done"`
	Say      string   `yaml:"say"`      // one English sentence; the kind's own when empty
	Note     string   `yaml:"note"`     // advice at its place: the reason, and what to do
	Optional bool     `yaml:"optional"` // only when it is on the page
}

// Kind is a kind of hand-off.
type Kind string

// The kinds of hand-off.
const (
	KindCaptcha   Kind = "captcha"
	KindSMS       Kind = "sms_code"
	KindMail      Kind = "email_link"
	KindPassword  Kind = "password"
	KindUpload    Kind = "upload" // look at the scans the page shows
	KindAgreement Kind = "agreement"
	KindLink      Kind = "link" // a link or button that leads on without sending data
	KindSubmit    Kind = "submit"
	KindAmount    Kind = "amount" // the one guess
	KindApp       Kind = "app"    // the page wants the phone app
	KindWait      Kind = "wait"
	KindPage      Kind = "page"  // a page nobody described: the person decides
	KindPoint     Kind = "point" // no step of a page: the person shows a box
)

// Kinds are all kinds of hand-off.
func Kinds() []Kind {
	return []Kind{
		KindCaptcha, KindSMS, KindMail, KindPassword, KindUpload, KindAgreement,
		KindLink, KindSubmit, KindAmount, KindApp, KindWait, KindPage,
	}
}

// Done says how the page shows that a hand-off is over. The zero Done means
// that only the page's going on, or the person, ends it.
type Done struct {
	Length  int    `yaml:"length"`  // characters in the box
	Checked bool   `yaml:"checked"` // the box is ticked
	Gone    bool   `yaml:"gone"`    // the control left the page
	Text    string `yaml:"text"`    // a text appears
}
