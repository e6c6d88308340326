package practice

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"math/big"
	"net/url"
	"strings"
	"time"
)

// captchaLife is how long a picture can be answered.
const captchaLife = 5 * time.Minute

// A captcha is one picture.
type captcha struct {
	session *session
	text    string
	drawn   time.Time
}

// captchaLetters are those that are told apart easily.
const captchaLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

// newCaptcha starts a picture for the session and returns its address.
func (v *visit) newCaptcha() string {
	var id [16]byte
	// crypto/rand never returns an error.
	_, _ = rand.Read(id[:])
	key := hex.EncodeToString(id[:])
	v.world.captchas[key] = &captcha{session: v.sess, text: randomText(captchaLetters, 4), drawn: v.now()}
	return "/service/checkcode?" + url.Values{"sessionID": {key}, "r": {randomText("0123456789", 8)}}.Encode()
}

// captchaPicture draws the picture; asked again, it draws another text.
func (v *visit) captchaPicture() {
	c := v.world.captchas[v.r.URL.Query().Get("sessionID")]
	if c == nil {
		v.status = 404
		return
	}
	if v.r.URL.Query().Has("again") {
		c.text, c.drawn = randomText(captchaLetters, 4), v.now()
	}
	v.answer("image/png", draw(c.text))
}

// checkCaptcha looks for the text among the session's pictures and uses them
// up, as each submission gets a new one.
func (v *visit) checkCaptcha() {
	if c, _ := v.page.find("captcha"); c.slider {
		v.checkSlide()
		return
	}
	typed := strings.ToUpper(v.value("captcha"))
	if typed == "" {
		v.fail("captcha", "请输入验证码。")
	}
	found, expired := false, false
	for key, c := range v.world.captchas {
		if c.session != v.sess {
			continue
		}
		if c.text == typed {
			found = true
			expired = v.now().Sub(c.drawn) > captchaLife
		}
		delete(v.world.captchas, key)
	}
	switch {
	case typed == "":
	case !found:
		v.fail("captcha", "验证码输入错误，请重新输入。")
	case expired:
		v.fail("captcha", "验证码已过期，请重新输入。")
	}
}

// readCaptcha is how a person reads a picture: the address is what is seen.
func (s *Site) readCaptcha(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.world.captchas[u.Query().Get("sessionID")]
	if c == nil {
		return "", false
	}
	return c.text, true
}

// randomText picks n characters.
func randomText(from string, n int) string {
	var b strings.Builder
	for range n {
		i, err := rand.Int(rand.Reader, big.NewInt(int64(len(from))))
		if err != nil {
			panic(err) // crypto/rand does not fail
		}
		b.WriteByte(from[i.Int64()])
	}
	return b.String()
}

// draw writes the text in blue, each letter at its own height and slant, with
// lines across it: hard enough to be a picture and not a text.
func draw(text string) []byte {
	const width, height, scale = 100, 35, 3
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = 0xf4
	}
	var noise [64]byte
	_, _ = rand.Read(noise[:])
	ink := color.RGBA{R: 0x1d, G: 0x4f, B: 0xc4, A: 0xff}
	for i, r := range text {
		left, top := 8+i*23+int(noise[i]%5), 3+int(noise[i+8]%9)
		slant := int(noise[i+16]%5) - 2
		for col, bits := range glyphs[r] {
			for row := range 7 {
				if bits>>row&1 == 0 {
					continue
				}
				for dot := range scale * scale {
					x := left + col*scale + dot%scale + slant*row/3
					img.Set(x, top+row*scale+dot/scale, ink)
				}
			}
		}
	}
	for i := range 3 {
		y, rise := int(noise[24+i])%height, int(noise[32+i]%21)-10
		for x := range width {
			img.Set(x, y+rise*x/width, color.RGBA{R: 0x7a, G: 0x9c, B: 0xe0, A: 0xff})
		}
	}
	var b bytes.Buffer
	// Encoding into memory does not fail.
	_ = png.Encode(&b, img)
	return b.Bytes()
}

// glyphs are letters of 5 columns; the lowest bit of a column is its top dot.
var glyphs = map[rune][5]byte{
	'A': {0x7e, 0x11, 0x11, 0x11, 0x7e}, 'B': {0x7f, 0x49, 0x49, 0x49, 0x36}, 'C': {0x3e, 0x41, 0x41, 0x41, 0x22},
	'D': {0x7f, 0x41, 0x41, 0x41, 0x3e}, 'E': {0x7f, 0x49, 0x49, 0x49, 0x41}, 'F': {0x7f, 0x09, 0x09, 0x09, 0x01},
	'G': {0x3e, 0x41, 0x41, 0x51, 0x72}, 'H': {0x7f, 0x08, 0x08, 0x08, 0x7f}, 'J': {0x20, 0x40, 0x41, 0x3f, 0x01},
	'K': {0x7f, 0x08, 0x14, 0x22, 0x41}, 'L': {0x7f, 0x40, 0x40, 0x40, 0x40}, 'M': {0x7f, 0x02, 0x1c, 0x02, 0x7f},
	'N': {0x7f, 0x04, 0x08, 0x10, 0x7f}, 'P': {0x7f, 0x09, 0x09, 0x09, 0x06}, 'Q': {0x3e, 0x41, 0x51, 0x21, 0x5e},
	'R': {0x7f, 0x09, 0x19, 0x29, 0x46}, 'S': {0x26, 0x49, 0x49, 0x49, 0x32}, 'T': {0x03, 0x01, 0x7f, 0x01, 0x03},
	'U': {0x3f, 0x40, 0x40, 0x40, 0x3f}, 'V': {0x1f, 0x20, 0x40, 0x20, 0x1f}, 'W': {0x3f, 0x40, 0x38, 0x40, 0x3f},
	'X': {0x63, 0x14, 0x08, 0x14, 0x63}, 'Y': {0x03, 0x04, 0x78, 0x04, 0x03}, 'Z': {0x61, 0x59, 0x49, 0x4d, 0x43},
	'2': {0x72, 0x49, 0x49, 0x49, 0x46}, '3': {0x21, 0x41, 0x49, 0x4d, 0x33}, '4': {0x18, 0x14, 0x12, 0x7f, 0x10},
	'5': {0x27, 0x45, 0x45, 0x45, 0x39}, '6': {0x3c, 0x4a, 0x49, 0x49, 0x31}, '7': {0x41, 0x21, 0x11, 0x09, 0x07},
	'8': {0x36, 0x49, 0x49, 0x49, 0x36}, '9': {0x46, 0x49, 0x49, 0x29, 0x1e},
}
