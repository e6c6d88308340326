package practice

// editionReact is the site as it would be built now: the same forms and the
// same rules, drawn by React with the components of Ant Design. A list is a box
// whose entries exist only while it is open, and only those in view; a date and
// an address are one widget each; what they hold is in no control of the page.
// Its sources are in the folder react.
func editionReact() *edition {
	e := araleEdition()
	e.name = "react"
	e.dress = e.reactDress
	return e
}

func (e *edition) reactDress() {
	for _, p := range e.pages {
		if p.name == "captcha.slider" {
			continue // the captcha's maker draws it
		}
		p.look, p.template = "react", "react/page"
		if p.framed {
			p.frame = ".ant-modal iframe"
		}
		switch p.name {
		case "signup.agreement":
			p.remote, p.accept = true, "button.J-agree-button"
		case "signup.chooser":
			p.link = "#J-personal"
		case "account.home":
			p.link = "#J-certify, #J-certified"
		case "login":
			p.link = ""
		case "verify.identity":
			p.scan = ".ant-form-item:has(#%s) .ant-upload-list-item-done"
		}
	}
}
