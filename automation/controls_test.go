package automation_test

import (
	"testing"

	"example.com/autofill/selectors"
)

func TestEveryKindOfControl(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "controls.html")
	f.is(t, "controls.html", map[string]string{
		"mail": want("email"), "street": want("address.full"), "job": "2", "doc": "PASSPORT", "nation": "英国", "sex": "F",
		"birth": "1990-12-10", "expiry": "2031/05/01", "scan": "passport.jpg",
	})
	f.never(t, "controls.html", "news", "agree", "secret", "code")
	for _, field := range rep.Pages[0].Fields {
		if !field.Verified {
			t.Errorf("%s was not read back: %+v", field.Key, field)
		}
	}
}

func TestBoxesInOpenShadowRoots(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "shadow.html")
	f.is(t, "shadow.html", map[string]string{"mail": want("email"), "cell": want("mobile"), "post": "100027"})
}

func TestAListThePageDraws(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "dropdown.html")
	f.is(t, "dropdown.html", map[string]string{"bank": want("bank.name")})
	outcomes(t, rep, map[string]selectors.Outcome{"bank.name": selectors.Healed})
}

func TestListsThatLoadOneAfterAnother(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "chained.html")
	f.is(t, "chained.html", map[string]string{"province": "11", "city": "1101", "district": "110105", "street": want("address.street")})
}

func TestDrawnListsThatWaitForTheOneBeforeThem(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "chained_drawn.html")
	f.is(t, "chained_drawn.html", map[string]string{"province": "北京市", "city": "北京市", "street": want("address.street")})
}

func TestBoxesAFrameworkControls(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "controlled.html")
	f.is(t, "controlled.html", map[string]string{
		"mail": want("email"), "cell": want("mobile"), "state": `{"mail":"` + want("email") + `","cell":"` + want("mobile") + `"}`,
	})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Healed, "mobile": selectors.Healed})
}

func TestAPageThatSetsOutWhatIsTypedKeptIt(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "formatter.html")
	f.is(t, "formatter.html", map[string]string{"card": "6225 8801 3706 1231", "cell": "138-1234-5678"})
	outcomes(t, rep, map[string]selectors.Outcome{"bank.card_number": selectors.Healed, "mobile": selectors.Healed})
	for _, field := range rep.Pages[0].Fields {
		if field.Key != "bank.account_holder" && !field.Verified {
			t.Errorf("%s does not count as read back", field.Key)
		}
	}
}

func TestAPageThatChangesWhatIsTyped(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "changing.html")
	outcomes(t, rep, map[string]selectors.Outcome{
		"email": selectors.Refused, "mobile": selectors.Refused, "passport.number": selectors.Refused, "address.postcode": selectors.Healed,
	})
}

func TestChoicesDrawnAsButtons(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "chips.html")
	f.is(t, "chips.html", map[string]string{"xm": want("bank.account_holder"), "sex": "女", "doc": "护照", "spouse": ""})
	for _, note := range f.told() {
		if note != "loaded" {
			t.Errorf("the page noted %q", note)
		}
	}
	for _, field := range rep.Pages[0].Fields {
		if !field.Verified {
			t.Errorf("%s was not read back: %+v", field.Key, field)
		}
	}
	for _, l := range rep.Pages[0].LeftAlone {
		t.Errorf("left alone, and named: %s", l.Label)
	}
}
