package practice

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// limits are how many characters the boxes of a key take.
var limits = map[string]int{
	"email": 100, "captcha": 4, "sms_code": 6, "security.answer": 30, "name.surname": 50, "name.given": 50, "passport.number": 20,
	"birth_date": 10, "passport.reissues": 2, "address.street": 120, "phone": 30, "bank.account_holder": 60, "bank.card_number": 23,
	"bank.mobile": 11, "mobile": 20, "deposit.amount": 4,
}

// options are the lists of a key.
var optionsOf = map[string]string{
	"nationality": "places", "security.question": "questions", "sex": "sexes", "document.type": "documents", "occupation": "occupations",
	"bank.name": "banks", "region": "dialling",
}

// rowOf is the row that several controls share, or "".
func rowOf(keyPart string) string {
	key, _, _ := strings.Cut(keyPart, "/")
	switch key {
	case "nationality", "passport.expires":
		return key
	case "address.province", "address.city", "address.district":
		return "address"
	case "bank.province", "bank.city":
		return "bank"
	}
	return ""
}

// rowsOf are the rows of the page's controls, in their order.
func (p *page) rowsOf(draw *rand.Rand) []drawnRow {
	var out []drawnRow
	at := map[string]int{}
	_, joined := p.find("nationality/code")
	_, region := p.find("region")
	for _, c := range p.controls {
		name := c.keyPart()
		if row := rowOf(name); row != "" && (row != "nationality" || joined) {
			if n, ok := at[row]; ok {
				out[n].Parts = append(out[n].Parts, name)
				continue
			}
			at[row] = len(out)
			kind := map[string]string{"nationality": "places", "passport.expires": "date", "address": "divisions", "bank": "branch"}[row]
			out = append(out, drawnRow{Kind: kind, Parts: []string{name}})
			continue
		}
		row := drawnRow{Kind: "text", Parts: []string{name}, Max: limits[c.key], List: optionsOf[c.key]}
		switch {
		case c.slider:
			row.Kind = "slider"
		case c.key == "captcha":
			row.Kind = "picture"
		case c.key == "sms_code":
			row.Kind = "sms"
		case c.key == "agreement":
			row.Kind = "agree"
		case c.key == "pocket":
			row.Kind = "tick"
		case c.key == "login.password":
			row.Kind = "password"
		case c.key == "payment.password":
			row.Kind = pick(draw, "password", "six")
			row.Max = 6
		case strings.HasPrefix(c.key, "passport.") && strings.Contains(c.key, "page") || c.key == "passport.entry_stamp":
			row.Kind = "scan"
		case c.key == "region" && !p.framed:
			continue // beside the number
		case c.key == "mobile" && joined:
			row.Kind, row.Max = "prefixed", 100
		case c.key == "mobile" && region && !p.framed:
			row.Kind, row.Max = "mobile", 100
			row.Parts = append(row.Parts, "region")
		case c.key == "address.street":
			row.Kind = pick(draw, "text", "area")
		case c.key == "birth_date":
			row.Hint = pick(draw, "YYYY-MM-DD", "例：1985-06-21", "格式：YYYY-MM-DD")
		case c.key == "deposit.amount":
			row.Kind = "sum"
		case c.key == "sex":
			row.Kind, row.Ask = pick(draw, "radio", "native"), "请选择"
		case c.key == "region":
			row.Kind = "native"
		case row.List != "":
			row.Kind = pick(draw, "native", "arale", "next")
			if c.key != "document.type" {
				row.Ask = pick(draw, "请选择", "--请选择--", "- 请选择 -")
			}
		}
		out = append(out, row)
	}
	return out
}

// A shownRow is a row as the template writes it.
type shownRow struct {
	drawnRow
	Form *drawnForm
	V    view
}

// A shownGroup are the rows below a heading as the template writes them.
type shownGroup struct {
	drawnGroup
	Rows []shownRow
}

// Form is how the page looks.
func (w view) Form() *drawnForm { return w.v.page.drawn }

// Groups are the page's rows.
func (w view) Groups() []shownGroup {
	f := w.Form()
	var out []shownGroup
	for _, g := range f.Groups {
		shown := shownGroup{drawnGroup: g}
		for _, row := range g.Rows {
			shown.Rows = append(shown.Rows, shownRow{row, f, w})
		}
		out = append(out, shown)
	}
	return out
}

// Action is where the form is sent.
func (w view) Action() string {
	if address, ok := w.Data.(string); ok {
		return address
	}
	return w.Path()
}

// Known is what the page shows of what it knows already: a name and a value.
func (w view) Known() []string {
	switch d := w.Data.(type) {
	case *signup:
		return []string{"支付宝账户名", d.Name()}
	case dialogData:
		if d.scene == "resend" {
			return []string{"手机号", d.Hidden()}
		}
	}
	return nil
}

// F is a control of the row.
func (r shownRow) F(n int) (field, error) { return r.V.F(r.Parts[n]) }

// Label is what the row is called.
func (r shownRow) Label() (string, error) { return r.V.RowLabel(r.Parts...) }

// For is the box that the label is bound to, or "".
func (r shownRow) For() (string, error) {
	switch r.Kind {
	case "text", "area", "native", "password", "six", "picture", "sms", "mobile", "prefixed", "sum":
		if f, err := r.F(0); err != nil || r.Form.Bound {
			return f.ID, err
		}
	}
	return "", nil
}

// Errors are what is wrong with the row.
func (r shownRow) Errors() string {
	parts := r.Parts
	if key, _, split := strings.Cut(parts[0], "/"); split && !strings.HasSuffix(parts[0], "/again") {
		parts = append([]string{key}, parts...)
	}
	return r.V.RowErrors(parts...)
}

// Select is the list of a row with one.
func (r shownRow) Select() (list, error) { return r.V.Select(r.Parts[0], r.List, r.Ask) }

// Cascade are lists of which each depends on the one before it.
func (r shownRow) Cascade() ([]list, error) {
	top, asks := "provinces", []string{"请选择", "请选择", "请选择"}
	if r.Kind == "branch" {
		top, asks = "short provinces", []string{"省份", "城市"}
	}
	var out []list
	for n, part := range r.Parts {
		if n > 0 {
			top = "below " + r.Parts[n-1]
		}
		l, err := r.V.Select(part, top, asks[n])
		if err != nil {
			return nil, fmt.Errorf("cascade: %w", err)
		}
		out = append(out, l)
	}
	return out, nil
}
