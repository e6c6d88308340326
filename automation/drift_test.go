package automation_test

import (
	"testing"

	"example.com/autofill/selectors"
)

// fields is a definition of an e-mail and a mobile box by their ids.
const fields = `
  email: {css: ['#mail'], label: [电子邮箱]}
  mobile: {css: ['#cell'], label: [手机号码]}`

func TestASelectorThatHitsAnothersBox(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "drifted.html", f.defined(t, "drifted.html", "A selector that hits another's box", fields))
	f.never(t, "drifted.html", "mail")
	f.is(t, "drifted.html", map[string]string{"cell": want("mobile")})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Drifted, "mobile": selectors.Exact})
	if len(rep.Broken) != 1 || rep.Broken[0].Selector != "#mail" || rep.Broken[0].Used != "" {
		t.Errorf("broken %+v, want #mail without a replacement", rep.Broken)
	}
}

func TestASelectorThatHitsAnothersBoxBesideTheRightOne(t *testing.T) {
	t.Parallel()
	f := serve(t)
	rep := f.fill(t, "drifted_found.html", f.defined(t, "drifted_found.html", "A selector that hits another's box, beside the right one", fields))
	f.never(t, "drifted_found.html", "mail")
	f.is(t, "drifted_found.html", map[string]string{"w81c2": want("email"), "cell": want("mobile")})
	outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Healed, "mobile": selectors.Exact})
}

func TestSelectorsThatChangedPlaces(t *testing.T) {
	t.Parallel()
	f := serve(t)
	f.fill(t, "drifted_swap.html", f.defined(t, "drifted_swap.html", "Two selectors that changed places", fields))
	f.is(t, "drifted_swap.html", map[string]string{"mail": want("mobile"), "cell": want("email")})
}

func TestTwoBoxesOfTheSameName(t *testing.T) {
	t.Parallel()
	f := serve(t)
	t.Run("described", func(t *testing.T) {
		rep := f.fill(t, "ambiguous.html", f.defined(t, "ambiguous.html", "Two boxes of the same name", fields))
		f.never(t, "ambiguous.html", "one", "two")
		f.is(t, "ambiguous.html", map[string]string{"cell": want("mobile")})
		outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Ambiguous, "mobile": selectors.Exact})
	})
	t.Run("unknown", func(t *testing.T) {
		f := serve(t)
		rep := f.fill(t, "ambiguous.html")
		f.never(t, "ambiguous.html", "one", "two")
		outcomes(t, rep, map[string]selectors.Outcome{"email": selectors.Ambiguous})
	})
}
