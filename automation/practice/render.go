package practice

import (
	"embed"
	"fmt"
	"html/template"
	"path"
)

//go:embed pages
var pageFiles embed.FS

// templates are the parsed pages, each with the frame around it, by look and
// name: several looks may share a page.
type templates struct {
	byName map[string]*template.Template
}

// practicePages are those that belong to no edition.
var practicePages = []string{"phone", "mailbox", "statement", "console", "done", "expired"}

// parseTemplates reads the pages of an edition.
func parseTemplates(e *edition) (*templates, error) {
	t := &templates{byName: map[string]*template.Template{}}
	for _, name := range practicePages {
		if err := t.parse(e, "", name); err != nil {
			return nil, err
		}
	}
	for _, p := range e.pages {
		if err := t.parse(e, p.look, p.template); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// parse reads one page with the layout and the rows of its look.
func (t *templates) parse(e *edition, look, name string) error {
	all := template.New("")
	for _, file := range []string{path.Join(look, "layout"), path.Join(look, "rows"), name} {
		text, err := pageFiles.ReadFile(path.Join("pages", file+".gohtml"))
		if err == nil {
			_, err = all.New(file).Parse(e.disguised(string(text)))
		}
		if err != nil {
			return fmt.Errorf("practice site: %w", err)
		}
	}
	t.byName[path.Join(look, name)] = all
	return nil
}

// config is what the page's scripts are told, as JSON.
type config struct {
	Rules    []rule            `json:"rules"`
	Cascades [][]string        `json:"cascades"` // ids of lists, each below the one before it
	Dialog   *dialog           `json:"dialog,omitempty"`
	Sender   *sender           `json:"sender,omitempty"`
	Slider   *slider           `json:"slider,omitempty"`
	Upload   *upload           `json:"upload,omitempty"`
	Origins  []string          `json:"origins"`         // of frames that may talk to the page
	Owner    string            `json:"owner,omitempty"` // the origin of the page around a frame
	Codes    map[string]string `json:"codes,omitempty"` // dialling codes
	Sends    [][2]string       `json:"sends"`           // of what the recorder tells who pressed it: its part, and its selector
}

// A sender is the button that has a code sent.
type sender struct {
	Area  string `json:"area"`  // the id of the list with the dialling code
	Box   string `json:"box"`   // the id of the box with the number
	Scene string `json:"scene"` // "secure" takes the number of the box
	URL   string `json:"url"`
	Wait  int    `json:"wait"` // seconds until it can be pressed again
}

// An upload is a frame that takes a scan.
type upload struct {
	Done  bool   `json:"done"`
	Slot  string `json:"slot"`  // which of the page's scans it is
	Owner string `json:"owner"` // the origin of the page
}

// A rule is what the page's validator asks of a box.
type rule struct {
	ID   string `json:"id"`
	Must string `json:"must"`
	Say  string `json:"say"`
}

// A dialog is a frame that opens over the page.
type dialog struct {
	URL    string `json:"url"`
	Name   string `json:"name"`
	Title  string `json:"title"`
	Height int    `json:"height"`
}

// dialogger is data of a page that opens a dialog.
type dialogger interface{ dialog() *dialog }

// configurer is data of a page whose scripts need to know more.
type configurer interface{ configure(*visit, *config) }

// render writes the page.
func (v *visit) render(data any) {
	w := view{v: v, Data: data}
	for _, c := range v.page.controls {
		if c.must != "" {
			w.Config.Rules = append(w.Config.Rules, rule{ID: v.markup(v.page, c).id, Must: c.must, Say: c.say})
		}
	}
	for _, keys := range [][]string{{"address.province", "address.city", "address.district"}, {"bank.province", "bank.city"}} {
		var ids []string
		for _, key := range keys {
			if c, ok := v.page.find(key); ok {
				ids = append(ids, v.markup(v.page, c).id)
			}
		}
		if len(ids) > 1 {
			w.Config.Cascades = append(w.Config.Cascades, ids)
		}
	}
	if _, ok := v.page.find("nationality/code"); ok {
		w.Config.Codes = diallingCodes
	}
	w.Config.Origins, w.Config.Sends = v.Origins(), v.sends()
	if f, ok := data.(configurer); ok {
		f.configure(v, &w.Config)
	}
	if d, ok := data.(dialogger); ok {
		w.Config.Dialog = d.dialog()
	}
	v.execute(path.Join(v.page.look, v.page.template), w)
	v.lay()
}

// execute writes a template.
func (v *visit) execute(name string, data any) {
	v.header.Set("Content-Type", "text/html; charset=utf-8")
	if err := v.views.byName[name].ExecuteTemplate(&v.body, "page", data); err != nil {
		// A mistake in a template; whoever looks at the page should see it.
		fmt.Fprintf(&v.body, "<pre>%s</pre>", template.HTMLEscapeString(err.Error()))
	}
}
