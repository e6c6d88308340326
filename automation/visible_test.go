package automation_test

import (
	"testing"

	"example.com/autofill/selectors"
)

// hidden are the boxes of hidden.html: which way each is hidden, and the fact it asks for.
var hidden = map[string]string{
	"display": "email", "visibility": "mobile", "transparent": "phone", "ancestor": "name.surname", "margin": "name.given",
	"position": "name.chinese", "clip": "passport.number", "clippath": "address.street", "zero": "bank.province", "pixel": "bank.card_number",
	"overflow": "bank.account_holder", "scale": "address.province", "overlay": "bank.city", "inert": "bank.mobile", "details": "birth_date",
	"disabled": "passport.issued", "readonly": "passport.expires", "fieldset": "occupation", "content": "nationality", "filter": "bank.name",
	"mask": "bank.branch", "snug": "security.answer", "above": "address.city", "behind": "address.district",
}

func TestBoxesNobodySeesAreNotFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "hidden.html")
	f.is(t, "hidden.html", map[string]string{"proof": "100027"})
	for id := range hidden {
		f.never(t, "hidden.html", id)
	}
}

// The same page without the attack: each of its boxes is one that would be filled.
func TestTheSameBoxesAreFilledWhenTheyShow(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "hidden.html?shown")
	for id, key := range hidden {
		if f.value(t, "hidden.html", id) == "" {
			t.Errorf("%s: %s is visible and was not filled", id, key)
		}
	}
}

func TestABoxThatHidesWhileAnotherIsFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "hides_later.html")
	f.is(t, "hides_later.html", map[string]string{"mail": want("email"), "post": "100027"})
	f.never(t, "hides_later.html", "cell")
	if outcome(rep, "mobile").Fills() {
		t.Error("the report says that the hidden box was filled")
	}
}

func TestSelectorsThatHitWhatCannotBeFilled(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "unfit.html", f.defined(t, "unfit.html", "Selectors that hit what cannot be filled", `
  email: {css: ['#mail'], label: [电子邮箱]}
  mobile: {css: ['#cell'], label: [手机号码]}
  address.postcode: {css: ['#post'], label: [邮政编码]}
  passport.number: {css: ['#passport'], label: [护照号码]}
  passport.expires: {css: ['#expiry'], label: [有效期]}`))
	f.never(t, "unfit.html", "mail", "cell", "post")
	f.is(t, "unfit.html", map[string]string{"passport": want("passport.number")})
	outcomes(t, rep, map[string]selectors.Outcome{
		"email": selectors.Hidden, "mobile": selectors.Disabled, "address.postcode": selectors.Covered,
		"passport.number": selectors.Exact, "passport.expires": selectors.Missing,
	})
}
