package practice

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A slide is one run of the captcha of 2016: a handle is dragged to the right,
// then the character in quotation marks is clicked in a picture. Its frame is
// of the second origin; what the page around it gets is a token.
type slide struct {
	session *session
	dragged bool
	marks   []mark // of the picture
	asked   rune
	drawn   time.Time
	wrong   int // clicks beside the character
	passed  time.Time
}

// A mark is a character of the picture, by its middle.
type mark struct {
	r    rune
	X, Y int
}

// A step of the mouse, in pixels from the left end of the track.
type mouseStep struct {
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Time    float64 `json:"t"` // milliseconds
	Trusted bool    `json:"trusted"`
}

const (
	trackWidth  = 300 // of the slider
	handleWidth = 40
	minSteps    = 8
	markCount   = 4
	markSize    = 28
	maxWrong    = 3 // clicks until the slider has to be dragged again
	slideFailed = "哎呀，出错了，点击刷新再来一次"
)

// slideData is what the frame of the captcha needs.
type slideData struct{ slider }

// A slider is what the script of that frame is told.
type slider struct {
	ID    string `json:"id"`
	Owner string `json:"owner"` // the origin of the page around it
	Query string `json:"query"` // the session
}

func (d slideData) configure(_ *visit, c *config) { c.Slider = &d.slider }

// slider is the frame of the captcha.
func (v *visit) slider() {
	id := rand.Text()
	v.world.slides[id] = &slide{session: v.sess}
	v.render(slideData{slider{ID: id, Owner: v.URL(), Query: "?" + url.Values{"t": {v.sess.token}}.Encode()}})
}

// Slider is the address of the frame.
func (w view) Slider() string { return w.v.frameLink("captcha.slider") }

// slide is the run that a request of the frame is about.
func (v *visit) slide() (string, *slide) {
	id := v.r.FormValue("id")
	if s := v.world.slides[id]; s != nil && s.session == v.sess && s.passed.IsZero() {
		return id, s
	}
	return "", nil
}

// slideTrack answers the script after the handle was let go.
func (v *visit) slideTrack() {
	id, s := v.slide()
	var track []mouseStep
	if s == nil || json.Unmarshal([]byte(v.r.PostForm.Get("track")), &track) != nil || !byHand(track) {
		delete(v.world.slides, id)
		v.slideRecord(track, slideFailed)
		v.json(map[string]any{"stat": "failed", "msg": slideFailed})
		return
	}
	s.dragged = true
	v.slideRecord(track, "")
	v.askMark(id, s)
}

// askMark draws a new picture and asks for one of its characters.
func (v *visit) askMark(id string, s *slide) {
	s.scatter()
	s.drawn = v.now()
	v.json(map[string]any{
		"stat": "ok", "word": string(s.asked),
		"picture": "/nc/picture?" + url.Values{"t": {v.sess.token}, "id": {id}, "r": {randomText("0123456789", 8)}}.Encode(),
	})
}

func (v *visit) slideRecord(track []mouseStep, wrong string) {
	e := Entry{Time: v.now(), Page: "captcha.slider", Field: "captcha", Event: "submitted", Visible: true, Accepted: wrong == ""}
	e.Trusted = len(track) > 0 && !slices.ContainsFunc(track, func(m mouseStep) bool { return !m.Trusted })
	if wrong != "" {
		e.Errors = []string{wrong}
	}
	v.record.add(e)
}

// byHand reports whether a mouse can have moved like this: in many steps, none
// of them a leap, from the handle's place to the right end.
func byHand(track []mouseStep) bool {
	if len(track) < minSteps || track[0].X > handleWidth || track[len(track)-1].X < trackWidth-handleWidth {
		return false
	}
	for i, m := range track {
		if !m.Trusted {
			return false
		}
		if i > 0 && (m.Time < track[i-1].Time || math.Abs(m.X-track[i-1].X) > trackWidth/3) {
			return false
		}
	}
	return true
}

// scatter places different characters and asks for one.
func (s *slide) scatter() {
	var all []rune
	for r := range strokes {
		all = append(all, r)
	}
	slices.Sort(all)
	s.marks = nil
	for i := range markCount {
		n := int(randomBelow(int64(len(all))))
		s.marks = append(s.marks, mark{r: all[n], X: 40 + i*73 + int(randomBelow(20)), Y: 30 + int(randomBelow(80))})
		all = slices.Delete(all, n, n+1)
	}
	s.asked = s.marks[randomBelow(markCount)].r
}

// wanted is where the asked character is in the picture.
func (s *slide) wanted() mark {
	return s.marks[slices.IndexFunc(s.marks, func(m mark) bool { return m.r == s.asked })]
}

// slidePicture draws the characters.
func (v *visit) slidePicture() {
	_, s := v.slide()
	if s == nil || !s.dragged {
		v.status = 404
		return
	}
	v.answer("image/png", drawMarks(s.marks))
}

// slideClick answers the script after a click into the picture.
func (v *visit) slideClick() {
	id, s := v.slide()
	x, errX := strconv.ParseFloat(v.r.PostForm.Get("x"), 64)
	y, errY := strconv.ParseFloat(v.r.PostForm.Get("y"), 64)
	switch {
	case s == nil || !s.dragged || errX != nil || errY != nil || v.now().Sub(s.drawn) > captchaLife:
	case v.r.PostForm.Get("trusted") == "true" && math.Hypot(x-float64(s.wanted().X), y-float64(s.wanted().Y)) <= markSize:
		s.passed = v.now()
		v.json(map[string]any{"stat": "passed", "token": id})
		return
	default:
		if s.wrong++; s.wrong < maxWrong {
			v.askMark(id, s)
			return
		}
	}
	delete(v.world.slides, id)
	v.json(map[string]any{"stat": "failed", "msg": slideFailed})
}

// checkSlide looks at the token and uses up all of the session.
func (v *visit) checkSlide() {
	token := v.value("captcha")
	s := v.world.slides[token]
	switch {
	case token == "":
		v.fail("captcha", "请按住滑块，拖动到最右边完成验证。")
	case s == nil || s.session != v.sess || s.passed.IsZero():
		v.fail("captcha", "验证已失效，请重新拖动滑块。")
	case v.now().Sub(s.passed) > captchaLife:
		v.fail("captcha", "验证已过期，请重新拖动滑块。")
	}
	for id, other := range v.world.slides {
		if other.session == v.sess {
			delete(v.world.slides, id)
		}
	}
}

// drawMarks writes the characters over lines, as the pictures of letters.
func drawMarks(marks []mark) []byte {
	const height, scale = 150, 4
	img := image.NewRGBA(image.Rect(0, 0, trackWidth, height))
	for i := range img.Pix {
		img.Pix[i] = 0xee
	}
	var noise [64]byte
	// crypto/rand never returns an error.
	_, _ = rand.Read(noise[:])
	for i := range 8 {
		y, rise := int(noise[i])%height, int(noise[i+8]%101)-50
		for x := range trackWidth {
			img.Set(x, y+rise*x/trackWidth, color.RGBA{R: 0xb0, G: 0xc4, B: noise[i+16], A: 0xff})
		}
	}
	for i, m := range marks {
		ink := color.RGBA{R: noise[24+i] / 2, G: noise[32+i] / 2, B: noise[40+i] / 2, A: 0xff}
		slant := int(noise[48+i]%5) - 2
		for row, line := range strings.Fields(strokes[m.r]) {
			for col, dot := range line {
				for n := range scale * scale {
					if dot == '#' {
						img.Set(m.X+(col-3)*scale-scale/2+n%scale+slant*(row-3)/3, m.Y+(row-3)*scale-scale/2+n/scale, ink)
					}
				}
			}
		}
	}
	var b bytes.Buffer
	// Encoding into memory does not fail.
	_ = png.Encode(&b, img)
	return b.Bytes()
}

// strokes are characters of seven rows and columns.
var strokes = map[rune]string{
	'口': ".......  #######  #.....#  #.....#  #.....#  #######  .......",
	'日': ".#####.  .#...#.  .#...#.  .#####.  .#...#.  .#...#.  .#####.",
	'田': "#######  #..#..#  #..#..#  #######  #..#..#  #..#..#  #######",
	'王': "#######  ...#...  ...#...  .#####.  ...#...  ...#...  #######",
	'土': "...#...  ...#...  .#####.  ...#...  ...#...  ...#...  #######",
	'工': "#######  ...#...  ...#...  ...#...  ...#...  ...#...  #######",
	'山': "...#...  ...#...  #..#..#  #..#..#  #..#..#  #..#..#  #######",
	'十': "...#...  ...#...  ...#...  #######  ...#...  ...#...  ...#...",
	'上': "...#...  ...#...  ...####  ...#...  ...#...  ...#...  #######",
	'下': "#######  ...#...  ...#...  ...##..  ...#.#.  ...#...  ...#...",
	'中': "...#...  #######  #..#..#  #..#..#  #######  ...#...  ...#...",
	'目': ".#####.  .#...#.  .#####.  .#...#.  .#####.  .#...#.  .#####.",
	'大': "...#...  ...#...  #######  ...#...  ..#.#..  .#...#.  #.....#",
	'木': "...#...  ...#...  #######  ..###..  .#.#.#.  #..#..#  ...#...",
}
