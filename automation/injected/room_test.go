package injected_test

import "testing"

// TestALittleRoomIsEnoughForWords holds for texts with little room about them that
// their chips have words, over no control and no other text.
func TestALittleRoomIsEnoughForWords(t *testing.T) {
	p := open(t, "room.html", "")
	p.window(1200, 900, 1)
	p.texts()
	texts := map[string]string{"lines": "身份信息不可更改", "along": "验证码图片", "nudged": "您提供的身份信息应当真实准确完整注册后不能更改", "behind": "您已绑定手机"}
	p.call("overlay.explain", map[string]any{"entries": map[string]entry{
		texts["lines"]:  {En: "The name must be that of the holder of the bank card. Details of the identity cannot be changed once they are verified", Full: true},
		texts["along"]:  {En: "Press the picture to get another one", Full: true},
		texts["nudged"]: {En: "The details of the identity that you give must be true, exact and complete", Full: true},
		texts["behind"]: {En: "Your mobile is bound", Full: true},
	}})
	d := p.drawn()
	p.clear(d)
	var rows []box
	p.in(false, `[...document.querySelectorAll("p:not([id])")].map(e => { const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height}; })`, &rows)
	for id, text := range texts {
		c := d.chip(text)
		if c.Side == "" || c.Side == "speck" {
			t.Errorf("%s: the chip is %+v, want its words", id, c)
		}
		for _, b := range rows {
			if part := c.Box.common(b); part > 0.1 {
				t.Errorf("%s: the chip at %v hides %.0f %% of itself of %v", id, c.Box, 100*part, b)
			}
		}
		// And so that one sees what it is about.
		near := p.box(id)
		near = box{near.X - 10, near.Y - 50, near.W + 20, near.H + 80}
		if !c.Box.overlaps(near) {
			t.Errorf("%s: the chip is at %v, far from %v", id, c.Box, p.box(id))
		}
	}
}
