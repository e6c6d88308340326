package practice

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"sync"
)

// A screen is what the scripts of the edition react are told of a page: they
// draw all of it themselves.
type screen struct {
	Name    string                 `json:"name"`
	Header  string                 `json:"header"`
	Step    int                    `json:"step"`
	Steps   []string               `json:"steps"`
	Framed  bool                   `json:"framed"`
	Path    string                 `json:"path"`
	Token   string                 `json:"token"`
	User    string                 `json:"user"`
	SignUp  string                 `json:"signup"` // where it begins
	Captcha string                 `json:"captcha,omitempty"`
	Slider  string                 `json:"slider,omitempty"` // the frame of the captcha, where it is dragged
	Errors  []string               `json:"errors"`           // of the page as a whole
	Links   map[string]string      `json:"links"`            // paths by the pages' names
	Fields  map[string]screenField `json:"fields"`           // by key, or key/part
	Facts   map[string]string      `json:"facts"`
}

// A screenField is a control as the script gets it.
type screenField struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Value   string   `json:"value"`
	Errors  []string `json:"errors,omitempty"`
	Options []option `json:"options,omitempty"`
	Must    string   `json:"must,omitempty"`
	Say     string   `json:"say,omitempty"`
	Upload  string   `json:"upload,omitempty"` // where its file is sent
	File    string   `json:"file,omitempty"`   // that has been taken
}

// screenLists are the options of the controls that are lists.
var screenLists = map[string]string{
	"nationality/1": "regions", "nationality/2": "countries", "region": "dialling",
	"security.question": "questions", "document.type": "documents", "occupation": "occupations", "bank.name": "banks",
	"address.province": "provinces", "address.city": "below address.province", "address.district": "below address.city",
	"bank.province": "short provinces", "bank.city": "below bank.province",
}

// bundleSum tells one bundle of scripts from the next.
var bundleSum = sync.OnceValue(func() string {
	// The file is embedded, so reading it never fails.
	data, _ := assets.ReadFile("react/bundle.js")
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
})

// Bundle is what stands behind the address of the scripts.
func (w view) Bundle() string { return bundleSum() }

// Framed reports whether the page is shown in a frame of another.
func (w view) Framed() bool { return w.v.page.framed }

// Screen is the page for the script that draws it.
func (w view) Screen() (screen, error) {
	s := screen{
		Name: w.v.page.name, Header: w.Header(), Step: w.v.page.step, Framed: w.Framed(), Path: w.Path(), Token: w.Token(),
		SignUp: w.SignUp(), Errors: append([]string{}, w.Errors()...), Links: map[string]string{},
		Fields: map[string]screenField{}, Facts: facts(w.Data),
	}
	for _, st := range w.Steps() {
		s.Steps = append(s.Steps, st.Text)
	}
	if user := w.User(); user != nil {
		s.User = user.Greeting()
	}
	for _, p := range w.v.edition.pages {
		s.Links[p.name] = p.path
	}
	if c, ok := w.v.page.find("captcha"); ok && c.slider {
		s.Slider = w.Slider()
	} else if ok {
		s.Captcha = w.Captcha()
	}
	for _, c := range w.v.page.controls {
		f, err := w.screenField(c)
		if err != nil {
			return s, err
		}
		s.Fields[c.keyPart()] = f
	}
	return s, nil
}

// screenField is one control of the page. What is wrong with a value of several
// parts stands at its first one.
func (w view) screenField(c control) (screenField, error) {
	f, err := w.F(c.keyPart())
	if err != nil {
		return screenField{}, err
	}
	sf := screenField{ID: f.ID, Name: f.Name, Label: f.Label, Value: f.Value, Errors: f.Errors, Must: c.must, Say: c.say}
	if c.part == "1" {
		sf.Errors = append(sf.Errors, w.v.errs[c.key]...)
	}
	if name := screenLists[c.keyPart()]; name != "" {
		l, err := w.Select(c.keyPart(), name, "")
		if err != nil {
			return sf, err
		}
		sf.Options = l.Options
	}
	if user := w.User(); user != nil && (c.key == "passport.photo_page" || c.key == "passport.entry_stamp") {
		sf.Upload = w.To("verify.upload") + "?" + url.Values{"k": {f.Name}, "p": {w.v.page.name}}.Encode()
		sf.File = user.application.scans[c.key]
	}
	return sf, nil
}

// facts are what a page says of the account or of the sign-up under way.
func facts(data any) map[string]string {
	switch d := data.(type) {
	case *account:
		f := map[string]string{
			"greeting": d.Greeting(), "mobile": d.Mobile(), "bank": d.Bank(), "card": d.Card(), "holder": d.Holder(), "reason": d.Reason(),
		}
		if d.Verified() {
			f["verified"] = "on"
		}
		return f
	case *signup:
		return map[string]string{"name": d.Name(), "email": d.Email()}
	case dialogData:
		return map[string]string{"hidden": d.Hidden()}
	case string:
		return map[string]string{"action": d}
	}
	return map[string]string{}
}
