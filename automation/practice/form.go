package practice

import (
	"crypto/rand"
	"net/http"
	"strings"
)

// A flow is what happens at a page with a form.
type flow struct {
	// ready leads away and returns false when it is not this page's turn.
	ready func() bool
	// check looks at what was posted and calls fail.
	check func()
	// done acts on what was posted and leads on.
	done func()
	// data is what the template needs besides.
	data func() any
}

// form runs a flow: it shows the page, or checks what was posted and leads on.
func (v *visit) form(f flow) {
	if f.ready != nil && !f.ready() {
		return
	}
	if v.r.Method != http.MethodPost || f.done == nil {
		if v.sess.lapsed {
			v.sess.lapsed = false
			v.fail("", "登录超时，请重新登录。")
		}
		v.show(f)
		return
	}
	if wrong := v.spend(v.r.PostForm.Get("_form_token")); wrong != "" {
		v.fail("", wrong)
		v.show(f)
		return
	}
	if f.check != nil {
		f.check()
	}
	v.submitted()
	if len(v.errs) > 0 {
		v.show(f)
		return
	}
	f.done()
}

func (v *visit) show(f flow) {
	var data any
	if f.data != nil {
		data = f.data()
	}
	v.render(data)
}

// ticket makes a form token for this page; it is good for one submission.
func (v *visit) ticket() string {
	token := rand.Text()
	v.sess.forms[token] = v.page.name
	return token
}

// spend uses up a form token, or says what is wrong with it.
func (v *visit) spend(token string) string {
	page := v.sess.forms[token]
	used := v.sess.spent[token]
	delete(v.sess.forms, token)
	switch {
	case page == v.page.name:
		v.sess.spent[token] = true
		return ""
	case used:
		return "请不要重复提交，请刷新页面后重试。"
	}
	v.sess.lapsed = false // this says it
	return "页面已过期，请重新填写。"
}

// submitted records what was posted, one entry for each key.
func (v *visit) submitted() {
	done := map[string]bool{}
	for _, c := range v.page.controls {
		if done[c.key] {
			continue
		}
		done[c.key] = true
		e := Entry{Time: v.now(), Page: v.page.name, Field: c.key, Event: "submitted", Visible: true}
		e.Control = v.markup(v.page, c).id
		parts := map[string]string{}
		if _, whole := v.page.find(c.key); !whole {
			e.Errors = append(e.Errors, v.errs[c.key]...)
		}
		for _, d := range v.page.controls {
			if d.key != c.key {
				continue
			}
			parts[d.part] = readable(d, v.value(d.keyPart()))
			e.Errors = append(e.Errors, v.errs[d.keyPart()]...)
		}
		if e.Value = parts[""]; len(parts) > 1 && !c.secret {
			e.Value = join(c.key, parts)
		}
		if user := v.sess.user; user != nil && user.application.scans[c.key] != "" {
			// The form itself only carries that the scan is there.
			e.Value = user.application.scans[c.key]
		}
		if typed, ok := v.record.last(v.page.name, c.key); ok {
			e.Trusted, e.Visible = typed.Trusted, typed.Visible
		}
		e.Accepted = len(e.Errors) == 0
		v.record.add(e)
	}
}

// keyPart names a control within its page.
func (c control) keyPart() string {
	return strings.TrimSuffix(c.key+"/"+c.part, "/")
}
