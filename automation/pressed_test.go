package automation_test

import (
	"slices"
	"strings"
	"testing"

	"example.com/autofill/automation/practice"
)

// checkPresses holds that whatever sends, accepts or leads on was pressed by the
// person alone, by the input events that the pages saw.
func checkPresses(t *testing.T, s *practice.Site) {
	t.Helper()
	byPerson := 0
	for _, p := range s.Presses() {
		if p.Person {
			byPerson++
		} else {
			t.Errorf("not pressed by the person: %+v", p)
		}
	}
	if byPerson == 0 {
		t.Error("the record has no press of the person: it cannot have any of the tool")
	}
}

// unattendedPages are those that make test opens without a person.
var unattendedPages = []string{
	"2013 signup.mobile_dialog", "2013 signup.complete", "2013 verify.amount", "2013 login", "2016 signup.email",
	"2020 verify.card", "react signup.email", "react verify.identity",
}

// With nobody there, nothing is pressed and nothing is sent, on any page of any
// edition; make test has time for some of them.
func TestTheToolSendsNothingByItself(t *testing.T) {
	t.Parallel()
	list := unattendedPages
	if long {
		list = nil
		for _, year := range practice.Editions() {
			s := edition(t, practice.Options{Edition: year, Mishaps: practice.Mishaps(), Seed: 1})
			for _, page := range s.Pages() {
				list = append(list, year+" "+page)
			}
		}
	}
	for _, of := range list {
		year, page, _ := strings.Cut(of, " ")
		t.Run(of, func(t *testing.T) {
			t.Parallel()
			s := edition(t, practice.Options{Edition: year, Seed: 1, Mishaps: someMishaps(page)})
			o := options(t, s)
			o.URL, o.Unattended = s.Start(page), true
			if _, err := run(t, o); err != nil {
				t.Fatal(err)
			}
			after := sent(s)
			if i := slices.IndexFunc(after, func(e practice.Entry) bool { return e.Field == comesBefore[page] && e.Event == "sent" }); i >= 0 {
				after = slices.Delete(after, i, i+1)
			}
			if len(after) > 0 {
				t.Errorf("sent without a person: %+v", after)
			}
			if pressed := s.Presses(); len(pressed) > 0 {
				t.Errorf("pressed without a person: %+v", pressed)
			}
		})
	}
}

// comesBefore is what the site sends, once, on the way to a page: the address that
// leads to it makes happen what comes before.
var comesBefore = map[string]string{"signup.check_mail": "mail", "signup.mobile_code": "sms"}

// someMishaps are those that have a page of their own.
func someMishaps(page string) []string {
	switch page {
	case "verify.mobile":
		return []string{practice.MishapNumber}
	case "verify.app":
		return []string{practice.MishapApp}
	}
	return nil
}

// sent is what the pages submitted, scans aside: choosing a scan is what sends it.
func sent(s *practice.Site) []practice.Entry {
	return slices.DeleteFunc(s.Record(), func(e practice.Entry) bool {
		scan := e.Field == "passport.photo_page" || e.Field == "passport.entry_stamp"
		return e.Event == "typed" || scan
	})
}
