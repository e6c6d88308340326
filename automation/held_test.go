package automation_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/autofill/selectors"
)

var heldDir = flag.String("held", "testdata/held", "folder of the forms that nobody tuned for")

// heldFigures are what filling the held-out forms gave.
type heldFigures struct {
	Forms  int     `json:"forms"`
	Fields int     `json:"fields"` // boxes that are to be filled
	Drawn  int     `json:"drawn"`  // of these, lists and calendars that no script moves here: judged by the plan
	Leave  int     `json:"leave"`  // boxes that are to be left alone
	Recall float64 `json:"recall"`
	Wrong  int     `json:"wrong"`
}

// TestAccuracyOfHeldOutForms fills forms that were written by another hand, from
// what Chinese sites ask, and put away while the lexicon and the engine were
// made. It judges by what stands in the page afterwards.
//
// Twenty-six such batches were filled or planned once each before anybody tuned on
// them, with mendings in between; recall, wrong boxes of all:
//
//	86.95 % (180 of 207)   5 of 460
//	87.4 %  (174 of 199)   0 of 480
//	79.15 % (205 of 259)   4 of 569
//	90.96 % (151 of 166)   2 of 313
//	90.4 %  (160 of 177)   3 of 313   in two halves, with a mending between them
//	85.97 % (141 of 164)   1 of 279
//	88.33 % (159 of 180)   5 of 313
//	75.09 % (211 of 281)   4 of 484   two batches, of two hands
//	92.49 % (160 of 173)   2 of 288
//	62.68 % (89 of 142)    0 of 240   asked to name things as few pages do
//	95.24 % (140 of 147)   0 of 233   asked to name things as most pages do
//	96.46 % (109 of 113)   0 of 189   the same, larger forms
//	92.56 % (286 of 309)   8 of 516
//	94.87 % (259 of 273)   3 of 453
//	92.57 % (162 of 175)   2 of 291
//	94.12 % (272 of 289)   6 of 508
//	88.79 % (190 of 214)   4 of 330   forty small forms with traps
//	87.89 % (196 of 223)   9 of 346   the same, by another hand
//	86.43 % (172 of 199)   6 of 330   by a third, in the manner of known sites
//	96.20 % (152 of 158)   0 of 243   by a fourth
//	85.92 % (122 of 142)   2 of 229   pages of Alipay's kind after a redesign
//	75.74 % (128 of 169)   2 of 266   asked to word things as differently as people do
//	82.05 % (128 of 156)   3 of 258   the manner of known sites again
//	97.03 % (196 of 202)   1 of 319   the words that most sites use
//	89.27 % (208 of 233)  10 of 373   a third of them awkward markup: names behind boxes, two persons side by side
//	89.21 % (215 of 241)   8 of 365   the same mixture by another hand
//
// That is what a page nobody described gives. Most of their faults were mended
// since: the first batch is in testdata/held, the others went into the corpus (t-*
// to z-*).
func TestAccuracyOfHeldOutForms(t *testing.T) {
	minutes(t, "make accuracy")
	t.Parallel()
	list := loadForms(t, *heldDir)
	snaps := captureForms(t, *heldDir, list)
	set, facts := load(t)
	got := heldFigures{Forms: len(list)}
	right := 0
	for i, f := range list {
		snap := snaps[i]
		planned := map[int]string{}
		for _, a := range selectors.Make(selectors.Ask{
			Set: set, Page: set.Recognise(snap, ""), Snap: snap, Has: facts.Has, Same: facts.Same, Allowed: func(string) bool { return true },
		}).Fields {
			if a.Outcome.Fills() {
				planned[a.Ref] = strings.TrimSuffix(a.Key+"."+a.Part, ".")
			}
		}
		server, page := serve(t), "held/"+f.name+".html"
		server.fill(t, page)
		known := map[int]string{}
		for _, css := range slices.Sorted(maps.Keys(f.Fill)) {
			wants := strings.Split(f.Fill[css], "|")
			value, before := server.value(t, page, css), server.value(t, page, "before "+css)
			ref := refOf(t, f, snap, css, known)
			drawn := unmoved(snap, ref)
			switch {
			case drawn && planned[ref] != "" && slices.Contains(wants, planned[ref]), !drawn && holds(wants, value):
				right++
			case slices.Contains(wants, "") && value == before && (!drawn || planned[ref] == ""):
				continue
			case value == before && (!drawn || planned[ref] == ""):
				t.Logf("MISS  %s %s is %s", f.name, css, wants[0])
			default:
				got.Wrong++
				t.Logf("WRONG %s %s is %s, holds %q, planned for %q", f.name, css, wants[0], value, planned[ref])
			}
			got.Fields++
			if drawn {
				got.Drawn++
			}
		}
		for _, css := range slices.Sorted(maps.Keys(f.Leave)) {
			got.Leave++
			ref := refOf(t, f, snap, css, known)
			if value := server.value(t, page, css); value != server.value(t, page, "before "+css) || unmoved(snap, ref) && planned[ref] != "" {
				got.Wrong++
				t.Logf("WRONG %s %s (%s) holds %q, planned for %q", f.name, css, f.Leave[css], value, planned[ref])
			}
		}
	}
	got.Recall = share(right, got.Fields)
	t.Logf("%d forms nobody tuned for: recall %.2f %% (%d of %d, %d of them drawn), wrong %d of %d boxes (%.2f %%)", got.Forms, 100*got.Recall, right, got.Fields,
		got.Drawn, got.Wrong, got.Fields+got.Leave, 100*float64(got.Wrong)/float64(got.Fields+got.Leave))
	if *heldDir != "testdata/held" {
		return
	}
	holdTo(t, "held.json", got, func(want heldFigures) string {
		if got.Recall < want.Recall || got.Wrong > want.Wrong {
			return "fewer fields are filled right, or more wrong"
		}
		return ""
	})
}

// unmoved reports whether a control is drawn by a library whose scripts the
// forms do not have: nothing happens when it is pressed.
func unmoved(snap selectors.Snapshot, ref int) bool {
	return slices.ContainsFunc(snap.Frames[0].Controls, func(c selectors.Control) bool {
		return c.Ref == ref && (c.Role == selectors.RoleDropdown || c.ReadOnly || c.Role == selectors.RoleRadio && c.Tag != "input" || c.Role == selectors.RoleSelect && len(c.Options) < 2)
	})
}

// serveHeld answers with a form and the script that tells what stands in it.
func serveHeld(w http.ResponseWriter, name string) {
	text, err := os.ReadFile(filepath.Join(*heldDir, name))
	var f form
	if data, jerr := os.ReadFile(filepath.Join(*heldDir, strings.TrimSuffix(name, ".html")+".json")); err != nil || jerr != nil || json.Unmarshal(data, &f) != nil {
		http.Error(w, "no such form", http.StatusNotFound)
		return
	}
	list, _ := json.Marshal(slices.Concat(slices.Collect(maps.Keys(f.Fill)), slices.Collect(maps.Keys(f.Leave)), f.Free))
	script, _ := fixtures.ReadFile("testdata/held.js")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	tell := fmt.Sprintf("<script data-list=\"%s\">%s</script>", html.EscapeString(string(list)), script)
	page := string(text)
	if at := strings.LastIndex(strings.ToLower(page), "</body>"); at >= 0 {
		page = page[:at] + tell + page[at:]
	} else {
		page += tell // old pages do not close what they opened
	}
	_, _ = io.WriteString(w, page)
}

// holds reports whether a control holds what the example person has for one of
// the fields, however it is written.
func holds(keys []string, value string) bool {
	bare := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "/", "", ".", "", "年", "", "月", "", "日", "", "+86", "").Replace(strings.ToLower(s))
	}
	for _, key := range keys {
		if key == "mobile.country_code" {
			if strings.Contains(value, "86") {
				return true
			}
			continue
		}
		for _, want := range heldPerson[key] {
			for _, have := range strings.Split(value, "|") {
				if want == "*" && have != "" || bare(have) == bare(want) || len(want) > 1 && hasHan(want) && strings.Contains(have, want) {
					return true
				}
			}
		}
	}
	return false
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

// heldPerson is the example person in the words that forms use; * is any choice.
var heldPerson = map[string][]string{
	"email": {"ada@example.org"}, "mobile": {"13812345678", "8613812345678"}, "mobile.national": {"13812345678"}, "bank.mobile": {"13987654321", "8613987654321"},
	"phone": {"01065320077", "861065320077"}, "phone.area": {"010"}, "phone.local": {"65320077"},
	"name.full": {"LOVELACE ADA KING"}, "name.surname": {"LOVELACE"}, "name.given": {"ADA KING"}, "name.chinese": {"艾达"},
	"nationality": {"英国", "大不列颠及北爱尔兰联合王国", "United Kingdom", "GB", "GBR", "British"}, "sex": {"女", "女性", "女士", "female", "F", "女 F", "女 Female"},
	"birth_date": {"19901210"}, "birth_date.year": {"1990"}, "birth_date.month": {"12", "December", "Dec"}, "birth_date.day": {"10"},
	"passport.issued": {"20210502"}, "passport.issued.year": {"2021"}, "passport.issued.month": {"5", "05", "May"}, "passport.issued.day": {"2", "02"},
	"passport.expires": {"20310501"}, "passport.expires.year": {"2031"}, "passport.expires.month": {"5", "05", "May"}, "passport.expires.day": {"1", "01"},
	"passport.number": {"533380006"}, "document.type": {"护照", "passport"}, "passport.photo_page": {"passport.jpg"}, "passport.entry_stamp": {"entry.jpg"},
	"occupation": {"*"}, "address.full": {"工体北路8号院3号楼1502室"}, "address.street": {"工体北路8号院3号楼1502室"}, "address.postcode": {"100027"},
	"address.province": {"北京", "Beijing"}, "address.city": {"北京", "Beijing"}, "address.district": {"朝阳区", "Chaoyang"}, "address.region": {"北京"},
	"bank.name": {"招商银行", "China Merchants Bank", "CMB"}, "bank.account_holder": {"LOVELACE ADA KING"}, "bank.card_number": {"6225880137061231"},
	"bank.card_number.1": {"6225"}, "bank.card_number.2": {"8801"}, "bank.card_number.3": {"3706"}, "bank.card_number.4": {"1231"}, "bank.province": {"上海", "Shanghai"}, "bank.city": {"上海", "Shanghai"}, "bank.branch": {"*"},
	"security.question": {"*"}, "security.answer": {"Annabella"},
}
