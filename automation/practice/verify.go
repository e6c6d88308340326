package practice

import "slices"

// at is ready when somebody is signed in whose verification is at one of these
// stages; others are led to the page of their own stage.
func (v *visit) at(stages ...stage) func() bool {
	return func() bool {
		if !v.signedIn() {
			return false
		}
		now := v.sess.user.application.stage()
		if slices.Contains(stages, now) {
			return true
		}
		v.lead(string(now))
		return false
	}
}

// fresh is at for the first forms of a verification, before which a mishap may
// put something.
func (v *visit) fresh(stages ...stage) func() bool {
	return func() bool { return v.at(stages...)() && v.hurdle() }
}

// status is a page that only shows a stage.
func status(stages ...stage) func(*visit) {
	return func(v *visit) {
		v.form(flow{ready: v.at(stages...), data: func() any { return v.sess.user }})
	}
}

// mainland is where the big yellow button leads; there is no way on for
// somebody without a Chinese ID card.
func (v *visit) mainland() {
	v.form(flow{ready: v.at(stageNone)})
}

// identity is the first form: name, passport, scans, address, phone.
func (v *visit) identity() {
	v.form(flow{
		ready: v.fresh(stageNone, stageDraft),
		check: v.checkControls,
		done: func() {
			a := &v.sess.user.application
			a.at, a.name = stageDraft, v.value("bank.account_holder")
			v.lead("verify.bank")
		},
		data: v.identified,
	})
}

// identified is the user, whose name is shown once it is fixed.
func (v *visit) identified() any {
	if name := v.sess.user.realName; name != "" {
		v.keep = map[string]string{"bank.account_holder": name}
	}
	return v.sess.user
}

// A scan is the row of one upload.
type scan struct {
	F    field
	URL  string // of the frame that takes it
	Done bool
}

// Scan is the row of a key.
func (w view) Scan(key string) (scan, error) {
	f, err := w.F(key)
	return scan{
		F: f, URL: w.v.frameLink("verify.upload", "k", f.Name, "p", w.v.page.name),
		Done: w.v.sess.user.application.scans[key] != "",
	}, err
}

// bank is the second form: holder, bank, city, card.
func (v *visit) bank() {
	v.form(flow{
		ready: v.at(stageDraft, stageCard),
		check: v.checkControls,
		done: func() {
			v.apply()
			v.lead("verify.applied")
		},
	})
}

// details is the first form of 2018: country, name, passport, birth.
func (v *visit) details() {
	v.form(flow{
		ready: v.fresh(stageNone, stageCard),
		check: v.checkControls,
		done: func() {
			a := &v.sess.user.application
			a.at, a.name = stageCard, v.value("bank.account_holder")
			v.sess.user.nationality = v.nationality()
			v.lead("verify.card")
		},
		data: v.identified,
	})
}

// bind takes a card and the code that its bank's number was sent.
func (v *visit) bind() {
	v.form(flow{
		ready: v.at(stageCard),
		check: v.checkControls,
		done: func() {
			v.useCode(v.number())
			a := &v.sess.user.application
			a.holder, a.card = v.value("bank.account_holder"), v.value("bank.card_number")
			a.bank = issuers[a.card[:6]]
			v.sess.user.realName = a.name
			v.examine()
			v.lead(string(a.at))
		},
		data: func() any { return senderPage{} },
	})
}

// documents takes the scans.
func (v *visit) documents() {
	v.form(flow{
		ready: v.at(stageDocuments),
		check: v.checkControls,
		done: func() {
			v.examine()
			v.lead(string(v.sess.user.application.at))
		},
		data: func() any { return v.sess.user },
	})
}

// amount takes the sum that arrived; there is one guess. What is no amount at
// all does not count as one.
func (v *visit) amount() {
	v.form(flow{
		ready: v.at(stageDeposited),
		check: v.checkControls,
		done: func() {
			v.guess()
			v.lead(string(v.sess.user.application.stage()))
		},
	})
}

// withdraw ends a verification; everything starts again.
func (v *visit) withdraw() {
	v.page = v.edition.page("verify.start")
	if v.signedIn() {
		v.sess.user.application = application{}
		v.record.add(Entry{Time: v.now(), Page: v.page.name, Field: "withdraw", Event: "sent", Accepted: true})
		v.lead("account.home")
	}
}

// Reason is why the verification was refused.
func (a *account) Reason() string { return a.application.reason }

// Fixed reports whether the account's name can no longer be changed.
func (a *account) Fixed() bool { return a.realName != "" }

// Card is the end of the number that the deposit goes to.
func (a *account) Card() string { return lastFour(a.application.card) }

// Bank is where that card is from.
func (a *account) Bank() string { return bankText(a.application.bank) }

// Holder is the name of the first form.
func (a *account) Holder() string { return a.application.name }
