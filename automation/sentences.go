package automation

import (
	"example.com/autofill/profiles"
	"example.com/autofill/selectors"
)

// sentence says what the person does at a hand-off. A page may have its own.
func sentence(h selectors.HumanStep) string {
	if h.Say != "" {
		return h.Say
	}
	switch h.Kind {
	case selectors.KindCaptcha:
		return "Type the characters of the picture into the box."
	case selectors.KindSMS:
		return "Press the button that sends the code, then type the code from your phone."
	case selectors.KindMail:
		return "Open the e-mail from Alipay and press the link in it."
	case selectors.KindPassword:
		return "Type the password yourself; it is not in your profile."
	case selectors.KindUpload:
		return "Look at the scans: whole page, sharp, four corners. Then press Continue."
	case selectors.KindAgreement:
		return "Read the agreement and accept it if you agree."
	case selectors.KindLink:
		return "Press the marked link."
	case selectors.KindSubmit:
		return "Look everything over, then press the button yourself."
	case selectors.KindAmount:
		return "Enter the amount that arrived on your bank account. There is one guess."
	case selectors.KindApp:
		return "This step needs the Alipay app on your phone: scan the code with it."
	case selectors.KindWait:
		return "The site needs time; come back later."
	case selectors.KindPage:
		return "Do what this page asks; the run goes on when the page changes, or press Continue."
	default:
		return "Your turn: do this step, then press Continue."
	}
}

// shortSay is the same in a few words, for the mark at the control.
func shortSay(k selectors.Kind) string {
	switch k {
	case selectors.KindCaptcha:
		return "type the picture's characters"
	case selectors.KindSMS:
		return "type the SMS code"
	case selectors.KindPassword:
		return "type your password"
	case selectors.KindUpload:
		return "look at the scan"
	case selectors.KindAgreement:
		return "read and accept"
	case selectors.KindLink:
		return "press this"
	case selectors.KindSubmit:
		return "press when all is right"
	case selectors.KindAmount:
		return "the amount, one guess"
	case selectors.KindApp:
		return "scan with the app"
	case selectors.KindMail:
		return "open the e-mail"
	default:
		return "you do this"
	}
}

// done is how a step shows that it is over, by its kind when the page says nothing.
func done(h selectors.HumanStep) selectors.Done {
	if h.Done != (selectors.Done{}) {
		return h.Done
	}
	switch h.Kind {
	case selectors.KindCaptcha:
		return selectors.Done{Length: 4}
	case selectors.KindSMS, selectors.KindPassword:
		return selectors.Done{Length: 6}
	case selectors.KindAmount:
		return selectors.Done{Length: 4} // 0.37
	case selectors.KindAgreement:
		return selectors.Done{Checked: true}
	default:
		return selectors.Done{}
	}
}

// nameAdvice is what a page that fixes or compares the name says of it, before it
// is too late to change it. It has no name in it.
func nameAdvice(say selectors.Names, at profiles.NameAtBank) string {
	switch at {
	case profiles.NameSame:
		return say.Same
	case profiles.NameTurned:
		return say.Turned
	case profiles.NameOther:
		return say.Other
	case profiles.NameUnknown:
	}
	return say.Unknown
}
