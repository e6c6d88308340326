package injected_test

import (
	"fmt"
	"testing"
)

// slow makes each look at what lies at a point of the page take long, and counts
// them: as where the page is very long.
const slow = `globalThis.looks = 0; {
	const was = Document.prototype.elementFromPoint;
	Document.prototype.elementFromPoint = function (x, y) { looks++; for (const end = performance.now() + 4; performance.now() < end;); return was.call(this, x, y); };
}; 1`

// popup is a box over the rows from the tenth on: with words, or a picture.
const popup = `{ const d = document.createElement("div"); d.id = "pop"; d.className = "pop"; %s
	d.style.cssText = "position:fixed;left:0;top:240px;width:500px;height:200px;background:#fff;z-index:5"; document.body.prepend(d); }`

// under are the chips at the popup that are not of its own words.
func (d drawn) under(own string) (all []chip) {
	for _, c := range d.Chips {
		if c.Text != own && c.Box.overlaps(box{0, 245, 300, 190}) {
			all = append(all, c)
		}
	}
	return all
}

// TestTheFirstDrawCoversNoPopup holds that of a page that takes long to look at,
// nothing is drawn over what covers it, not even until all has been looked at.
func TestTheFirstDrawCoversNoPopup(t *testing.T) {
	for name, words := range map[string]string{"words": `d.textContent = "短信验证码";`, "picture": ""} {
		t.Run(name, func(t *testing.T) {
			p := openUnstarted(t, "clicks.html")
			p.lengthen(1000)
			p.page(fmt.Sprintf(popup, words))
			p.frames()
			p.in(true, slow, nil)
			var first struct {
				drawn
				More bool
			}
			p.in(true, `(async () => {`+annotate+` return {...autofill.overlay.boxes(), more: autofill.overlay.stats().more}; })()`, &first)
			if !first.More {
				t.Error("all was looked at in the first draw: this test looks at nothing")
			}
			if over := first.under("短信验证码"); len(over) > 0 || len(first.Chips) == 0 {
				t.Errorf("first drawn are %d chips, over the popup %+v", len(first.Chips), over)
			}
			if last := p.drawn(); len(last.under("短信验证码")) > 0 || len(last.Chips) < 20 {
				t.Errorf("in the end there are %d chips, over the popup %+v", len(last.Chips), last.under("短信验证码"))
			}
		})
	}
}

// TestAClassIsLookedAtWhereItIs holds that where looking takes long, a class that
// changes has not all looked at again, but what it opens or closes right behind it.
func TestAClassIsLookedAtWhereItIs(t *testing.T) {
	p := openUnstarted(t, "clicks.html")
	p.lengthen(1000)
	p.page(fmt.Sprintf(popup, "") + `; pop.insertAdjacentHTML("beforebegin", "<style>.pop{display:none} .open + .pop{display:block}</style><b id=knob>x</b>"); document.body.offsetHeight`)
	p.in(true, slow, nil)
	p.timed(true, annotate)
	p.in(true, read, nil)
	before := p.drawn()
	if len(before.under("")) < 5 {
		t.Fatalf("chips %+v", before.Chips)
	}
	p.in(true, "looks = 0", nil)
	for i := range 10 {
		p.page(fmt.Sprintf("knob.className = 'c%d'; new Promise(r => setTimeout(r, 80))", i))
	}
	// In the meantime some are looked at again because of doubt.
	if looks := p.number(true, "looks"); looks > 60 {
		t.Errorf("%v looks for ten changes of a class, with %d chips in view", looks, len(before.Chips))
	}
	p.page("knob.className = 'open'; new Promise(r => setTimeout(r, 150))")
	if over := p.drawn().under(""); len(over) > 0 {
		t.Errorf("over the popup that came are %+v", over)
	}
	p.page("knob.className = ''; new Promise(r => setTimeout(r, 150))")
	if d := p.drawn(); len(d.under("")) < 5 {
		t.Errorf("after it went there are %+v", d.under(""))
	}
}
