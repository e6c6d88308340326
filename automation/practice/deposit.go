package practice

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"time"
)

// A stage is how far a verification has come.
type stage string

const (
	stageNone      stage = "verify.start"
	stageDraft     stage = "verify.bank"
	stageCard      stage = "verify.card"
	stageDocuments stage = "verify.documents"
	stageApplied   stage = "verify.applied"
	stageDeposited stage = "verify.deposit"
	stageReview    stage = "verify.review"
	stageApproved  stage = "verify.approved"
	stageRefused   stage = "verify.refused"
)

// An application is a verification under way. Its stage is named after the
// page that shows it.
type application struct {
	at      stage
	name    string            // as the first form was given it
	scans   map[string]string // file names by key
	digests map[string]string // of the files, by key
	holder  string
	bank    string
	card    string
	due     time.Time // of the deposit or of the review's end
	amount  string    // of the deposit
	reason  string    // of a refusal
}

// stage is verify.start for an account that never applied.
func (a *application) stage() stage {
	if a.at == "" {
		return stageNone
	}
	return a.at
}

// A transfer is one line of the practice bank's statement.
type transfer struct {
	Time   time.Time
	Card   string
	Amount string
	From   string
}

// oneToTwoDays is when something is done that takes one or two days.
func (s *Site) oneToTwoDays() time.Time {
	return s.now().Add(24*time.Hour + time.Duration(randomBelow(24*60))*time.Minute)
}

func randomBelow(n int64) int64 {
	i, err := rand.Int(rand.Reader, big.NewInt(n))
	if err != nil {
		panic(err) // crypto/rand does not fail
	}
	return i.Int64()
}

// apply starts the wait for the deposit.
func (v *visit) apply() {
	a := &v.sess.user.application
	a.holder, a.bank, a.card = v.value("bank.account_holder"), v.value("bank.name"), v.value("bank.card_number")
	a.amount = fmt.Sprintf("0.%02d", 1+randomBelow(99))
	a.due, a.at = v.oneToTwoDays(), stageApplied
	v.sess.user.realName = a.name
}

// settle does what has become due: deposits arrive, reviews end. The lock must
// be held.
func (s *Site) settle() {
	for _, acc := range s.world.accounts {
		a := &acc.application
		if a.due.IsZero() || s.now().Before(a.due) {
			continue
		}
		switch a.stage() {
		case stageApplied:
			s.deposit(acc)
		case stageReview:
			s.judge(acc)
		case stageNone, stageDraft, stageCard, stageDocuments, stageDeposited, stageApproved, stageRefused:
			// These wait for the user.
		}
		a.due = time.Time{}
	}
}

// deposit sends the small sum, or fails to when the bank knows the customer
// by another name: letter for letter, in the bank's order.
func (s *Site) deposit(acc *account) {
	a := &acc.application
	switch {
	case s.bankHolder(a) != a.holder:
		s.refuse(acc, "银行打款失败", "银行打款失败，开户姓名与银行记录不一致。",
			"The bank's transfer failed: the name of the account holder is not as the bank has it.")
		return
	case s.suffers(MishapTransfer) && !s.world.branch[branchOnline]:
		s.refuse(acc, "银行打款失败", "银行打款失败，您的银行卡未开通银联在线支付，请携带护照到银行柜台开通。",
			"The bank's transfer failed: your card does not take online payments. Go to a branch with your passport to enable them.")
		return
	}
	a.at = stageDeposited
	s.world.statement = append(s.world.statement,
		transfer{Time: s.now(), Card: lastFour(a.card), Amount: a.amount, From: "支付宝 打款验证"})
	s.send(Note{
		Kind: "deposit", To: lastFour(a.card),
		Text:    fmt.Sprintf("【练习银行】您尾号%s的账户收到转账人民币%s元。", lastFour(a.card), a.amount),
		English: fmt.Sprintf("The account of your card ending in %s received a transfer of RMB %s.", lastFour(a.card), a.amount),
	})
	if s.suffers(MishapAmount) && !s.world.wrongGuess {
		s.interest(a)
	}
}

// interest is a small sum of the bank's own, the newest line of the statement.
func (s *Site) interest(a *application) {
	sum := "0.07"
	if a.amount == sum {
		sum = "0.08"
	}
	s.world.statement = append(s.world.statement, transfer{Time: s.now(), Card: lastFour(a.card), Amount: sum, From: "练习银行 结息"})
	s.send(Note{
		Kind: "deposit", To: lastFour(a.card),
		Text:    fmt.Sprintf("【练习银行】您尾号%s的账户收到利息人民币%s元。", lastFour(a.card), sum),
		English: fmt.Sprintf("The account of your card ending in %s received interest of RMB %s.", lastFour(a.card), sum),
	})
}

func lastFour(card string) string { return card[max(0, len(card)-4):] }

// examine starts the wait for the review, once the scans are there.
func (v *visit) examine() {
	a := &v.sess.user.application
	if len(a.scans) < 2 && v.edition.page(string(stageDocuments)) != nil {
		a.at = stageDocuments
		return
	}
	a.at, a.due = stageReview, v.oneToTwoDays()
	if v.suffers(MishapReview) {
		a.due = a.due.Add(longReview)
	}
}

// guess is the one try at the amount.
func (v *visit) guess() {
	a := &v.sess.user.application
	if padded(v.value("deposit.amount")) == a.amount {
		v.examine()
		return
	}
	v.world.wrongGuess = true
	a.at, a.reason = stageRefused, "打款金额输入错误，本次认证失败。"
	last := &v.record.entries[len(v.record.entries)-1]
	last.Accepted, last.Errors = false, []string{a.reason}
}

// padded writes 0.3 as 0.30.
func padded(amount string) string {
	if len(amount) == len("0.3") {
		return amount + "0"
	}
	return amount
}
