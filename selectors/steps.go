package selectors

import (
	"slices"
	"strings"
)

// humanSteps finds the controls that only the person uses.
func (p *planner) humanSteps() {
	p.human = map[place]Kind{}
	if p.def == nil {
		p.unknownSteps()
		return
	}
	for _, h := range p.def.Human {
		step := HumanStep{Human: h, Ref: -1}
		pl, ok, seen := p.findStep(h)
		if ok {
			c := p.at(pl)
			step.Frame, step.Ref, step.Label = p.Snap.Frames[pl.frame].ID, c.Ref, firstLabel(c)
			if (c.Role.Takes() || c.Role == RolePassword) && h.Kind != KindUpload {
				p.human[pl] = h.Kind
			}
		} else if h.Optional && !seen {
			continue
		}
		p.plan.Human = append(p.plan.Human, step)
	}
	p.guardCodes()
}

// findStep is the visible control of a step: by selector, else by its words.
// seen says that a selector shows something that is no control, as a slider is.
func (p *planner) findStep(h Human) (at place, ok, seen bool) {
	for _, css := range h.CSS {
		for _, fi := range p.frames {
			f := &p.Snap.Frames[fi]
			for _, ref := range f.Matches[css] {
				i := slices.IndexFunc(f.Controls, func(c Control) bool { return c.Ref == ref })
				seen = seen || ref == -1 && f.Visible
				if i >= 0 && reachable(&f.Controls[i]) && f.Visible && suits(h.Kind, f.Controls[i].Role) && p.human[place{fi, i}] == "" {
					return place{fi, i}, true, true
				}
			}
		}
	}
	seen = seen || p.says(h.Text)
	for _, want := range h.Label {
		want = Fold(want)
		for _, fi := range p.frames {
			f := &p.Snap.Frames[fi]
			for i := range f.Controls {
				c := &f.Controls[i]
				if !reachable(c) || !f.Visible || !suits(h.Kind, c.Role) || p.human[place{fi, i}] != "" {
					continue
				}
				if slices.ContainsFunc(c.Labels, func(l Label) bool {
					t := Fold(l.Text)
					return t == want || (len(want) > 6 && strings.Contains(t, want) && !p.otherKind(h.Kind, c))
				}) {
					return place{fi, i}, true, true
				}
			}
		}
	}
	if at, ok := p.meant(h.Kind); ok {
		return at, true, true
	}
	return place{}, false, seen
}

// says reports whether a visible frame has one of the texts.
func (p *planner) says(texts []string) bool {
	for _, want := range texts {
		want = Fold(want)
		for _, fi := range p.frames {
			f := &p.Snap.Frames[fi]
			if f.Visible && slices.ContainsFunc(f.Texts, func(t Text) bool { return strings.Contains(Fold(t.Text), want) }) {
				return true
			}
		}
	}
	return false
}

// otherKind reports whether the lexicon takes the control for another kind of
// step: 短信验证码 has the words of a captcha in it and is none.
func (p *planner) otherKind(k Kind, c *Control) bool {
	is := p.scene.humanKind(c)
	return c.Role.Takes() && is != "" && is != k
}

// meant is the first free box that the lexicon takes for a step of that kind,
// where neither the definition's selectors nor its words are on the page.
func (p *planner) meant(k Kind) (place, bool) {
	switch k {
	case KindCaptcha, KindSMS, KindPassword, KindAgreement:
	default:
		return place{}, false // buttons are for whoever wrote the definition
	}
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for i := range f.Controls {
			c := &f.Controls[i]
			if !f.Visible || !reachable(c) || !suits(k, c.Role) || p.human[place{fi, i}] != "" || k == KindAgreement && c.Role != RoleCheckbox {
				continue
			}
			if k == KindPassword && c.Role == RolePassword || k != KindPassword && p.scene.humanKind(c) == k && !p.namedByPage(c) {
				return place{fi, i}, true
			}
		}
	}
	return place{}, false
}

// reachable reports whether a person could use the control: password boxes are
// often transparent over squares that are drawn for their digits.
func reachable(c *Control) bool {
	return c.Hidden == "" || c.Role == RolePassword && c.Hidden == "transparent"
}

// suits says whether a kind of step can be done at a control of that role.
func suits(k Kind, r Role) bool {
	switch k {
	case KindCaptcha, KindSMS, KindAmount:
		return r == RoleText
	case KindPassword:
		return r == RolePassword || r == RoleText
	case KindAgreement:
		return r == RoleCheckbox || r == RoleButton || r == RoleLink
	case KindUpload:
		return r == RoleFile || r == RoleButton
	case KindSubmit, KindLink, KindMail, KindApp, KindWait, KindPage, KindPoint:
		return r == RoleButton || r == RoleLink
	}
	return true
}

// guardCodes keeps passwords, captchas and codes that no step names away from
// every field.
func (p *planner) guardCodes() {
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for i := range f.Controls {
			pl := place{fi, i}
			c := &f.Controls[i]
			if !c.Role.Takes() || p.human[pl] != "" {
				continue
			}
			if k := p.scene.humanKind(c); k != "" && !p.namedByPage(c) {
				p.human[pl] = k
			}
		}
	}
}

// namedByPage reports whether the definition's own words name the control.
func (p *planner) namedByPage(c *Control) bool {
	for _, f := range p.def.Fields {
		if p.expectedLabel(&wanted{labels: foldAll(f.Value.Label)}, c) {
			return true
		}
	}
	return false
}

// humanKind tells a control that only the person fills, by the lexicon's words.
func (s scene) humanKind(c *Control) Kind {
	var bits uint64
	names := func(text string) bool { return c.Role.Takes() && s.lex.words[s.core(text)] } // a field
	sure := false                                                                          // its name in the row is a field's
	for _, label := range c.Labels {
		if sure && label.From == FromPlaceholder {
			continue // 取票人手机, and in it that a message comes
		}
		sure = sure || c.Role.Takes() && sourceWeight(label.From) >= 0.95 && s.sureName([]Label{label})
		if len(c.Labels) > 1 && (label.From == FromNear || label.From == FromTitle) {
			continue // the words of its neighbours
		}
		text := s.fold(label.Text)
		if names(label.Text) {
			continue // 短信接收号码
		}
		if outside, _ := brackets(text); outside != "" {
			text = s.aim(outside) // (用于找回密码) is no password
		}
		if !names(text) { // 密码保护答案
			bits |= s.human(text)
		}
	}
	id, name := s.id(c.ID).human, s.id(c.Name).human
	if bits == 0 && id == nil && name == nil {
		return ""
	}
	for i, h := range s.lex.Human {
		if len(h.Roles) > 0 && !slices.Contains(h.Roles, c.Role) {
			continue
		}
		if bits&(1<<i) != 0 || max(score(id, i), score(name, i)) >= 0.55 && !named(c) {
			return h.Kind
		}
	}
	return ""
}

// unknownSteps finds captchas, codes, passwords, agreements and the button that
// sends on a page nobody described.
func (p *planner) unknownSteps() {
	var submit *HumanStep
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		if !f.Visible {
			continue
		}
		for i := range f.Controls {
			c := &f.Controls[i]
			pl := place{fi, i}
			kind := p.scene.humanKind(c)
			if c.Role == RolePassword {
				kind = KindPassword
			}
			if kind == "" {
				continue
			}
			if c.Role.Takes() {
				p.human[pl] = kind
			}
			if c.Hidden != "" {
				continue
			}
			step := HumanStep{Human: Human{Kind: kind}, Frame: f.ID, Ref: c.Ref, Label: firstLabel(c)}
			if kind == KindSubmit {
				if c.Role == RoleButton || submit == nil {
					submit = &step
				}
				continue
			}
			if c.Role.Takes() || c.Role == RolePassword {
				p.plan.Human = append(p.plan.Human, step)
			}
		}
	}
	if submit != nil {
		p.plan.Human = append(p.plan.Human, *submit)
	}
}

// leftovers names every visible box that got nothing, and why.
func (p *planner) leftovers() {
	for _, fi := range p.frames {
		f := &p.Snap.Frames[fi]
		for i := range f.Controls {
			pl := place{fi, i}
			c := &f.Controls[i]
			if p.taken[pl] || !c.Role.Takes() || c.Chips || c.Hidden != "" || !f.Visible {
				continue
			}
			if k := p.human[pl]; k != "" {
				if p.def == nil {
					continue // it has its own step
				}
				continue
			}
			why := p.scene.excluded(c)
			switch {
			case why != "":
			case !p.Allowed(f.Origin):
				why = "typing is not allowed on " + f.Origin
			case c.Disabled || c.closed():
				why = "it takes no input now"
			case c.Covered != "":
				why = "covered by " + c.Covered
			case c.Role == RoleCheckbox:
				why = "a box to tick is yours to decide"
			default:
				why = "no field of your profile fits surely enough"
			}
			p.left(pl, why)
		}
	}
}

// rest says where a page was too big to be read to its end.
func (p *planner) rest() {
	for i := range p.Snap.Frames {
		if f := &p.Snap.Frames[i]; f.Cut {
			p.plan.LeftAlone = append(p.plan.LeftAlone, Left{
				Ref: -1, Frame: f.ID, Label: "(the rest of the page)", Why: "the page is too big: what stands behind was not looked at; fill it yourself",
			})
		}
	}
}

func (p *planner) left(pl place, why string) {
	f := &p.Snap.Frames[pl.frame]
	c := p.at(pl)
	label := firstLabel(c)
	if label == "" {
		label = p.names.call(c)
	}
	p.plan.LeftAlone = append(p.plan.LeftAlone, Left{Ref: c.Ref, Frame: f.ID, Label: label, Why: why})
}
