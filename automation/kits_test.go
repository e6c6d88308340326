package automation_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestKits fills forms made with the component libraries that Chinese sites are
// built with, the real ones, and judges by the forms' own models: what the
// library would send, not what its boxes show. make kits builds the pages.
func TestKits(t *testing.T) {
	person := map[string]string{
		"name": "LOVELACE ADA KING", "nation": "GB|英国", "doc": "3|护照", "no": want("passport.number"), "until": want("passport.expires"),
		"born": "1990-12-10", "sex": "F", "mobile": want("mobile"), "street": want("address.street"), "bank": "2|" + want("bank.name"),
		"region": "11/1101/110105|北京市/北京市/朝阳区", "scan": want("passport.photo_page"), "friend": "",
		"prov": "11", "city": "1101", "area": "110105",
	}
	for _, page := range []string{"antd", "element", "vant", "layui", "antd?readonly", "element?readonly", "vant?readonly", "layui?readonly", "antdmobile", "antdmobile?readonly"} {
		kit, how, _ := strings.Cut(page, "?")
		t.Run(page, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join("testdata", "kits", "dist", kit+".js")); err != nil {
				t.Skip("the page is not built: make kits")
			}
			if how != "" && kit != "element" {
				minutes(t, "make soak") // the same boxes, of which none takes a key
			}
			t.Parallel()
			f := serve(t)
			rep := f.fill(t, "kits/"+kit+".html?"+how)
			model := map[string]any{}
			for _, note := range f.told() {
				if text, ok := strings.CutPrefix(note, "model "); ok {
					model = map[string]any{}
					if err := json.Unmarshal([]byte(text), &model); err != nil {
						t.Fatal(err)
					}
				}
			}
			for key, wants := range person {
				if inChain := key == "prov" || key == "city" || key == "area"; inChain != (kit == "layui") && (inChain || key == "region") || kit == "layui" && key == "scan" {
					continue // this kit's form asks for the place in another way
				}
				if got, _ := model[key].(string); !slices.Contains(strings.Split(wants, "|"), got) {
					t.Errorf("%s is %q, want %q", key, got, wants)
				}
			}
			if t.Failed() {
				t.Logf("page %q by %v", rep.Pages[len(rep.Pages)-1].Page, rep.Pages[len(rep.Pages)-1].RecognisedBy)
				for _, fd := range rep.Pages[len(rep.Pages)-1].Fields {
					t.Logf("%s %s %s %s verified %v: %v", fd.Key, fd.Part, fd.Outcome, fd.Selector, fd.Verified, fd.Reasons)
				}
				for _, l := range rep.Pages[len(rep.Pages)-1].LeftAlone {
					t.Logf("left %s: %s", l.Label, l.Why)
				}
			}
		})
	}
}
