package practice

// edition2016 is the site of 2015 to 2017: the same forms over the arale kit,
// with the captcha that is dragged, the six squares of the payment password and
// the agreement from another host. What the pages of 2013 already have in
// common with it is not written twice.
func edition2016() *edition {
	e := araleEdition()
	e.name = "2016"
	for _, p := range e.pages {
		p.look = "2016"
		switch p.name {
		case "signup.agreement":
			p.remote = true
		case "signup.mobile", "signup.email":
			p.slide()
		case "signup.complete":
			p.rename("payment.password", "payPassword_rsainput")
			p.rename("payment.password/again", "payPasswordConfirm_rsainput")
		case "login":
			p.template = "2016/login"
		}
	}
	e.pages = append(e.pages, sliderPage("2016"))
	return e
}

// sliderPage is the frame of the captcha that is dragged.
func sliderPage(look string) *page {
	return &page{
		name: "captcha.slider", path: "/nc/slide.htm", title: "验证", template: "2016/slider", look: look, framed: true, remote: true,
		parts: parts{frame: "iframe.nc-frame", handle: "#nc_1_n1z", picture: "#nc_1_clickCaptcha img"},
	}
}

// sliderControl is the box for the token of that captcha.
func sliderControl() control {
	return control{
		key: "captcha", id: "nc_1_token", name: "ncToken", label: "验证码", human: true, slider: true,
		must: mustAny, say: "请按住滑块，拖动到最右边完成验证。",
	}
}

// slide gives the page the captcha that is dragged instead of the picture.
func (p *page) slide() {
	for i := range p.controls {
		if p.controls[i].key == "captcha" {
			p.controls[i] = sliderControl()
		}
	}
	p.picture = ""
}

// rename gives a control another id and name.
func (p *page) rename(keyPart, id string) {
	for i := range p.controls {
		if c := &p.controls[i]; c.keyPart() == keyPart {
			c.id, c.name = id, id
		}
	}
}
