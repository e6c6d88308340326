package practice

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"
)

func TestMobileDialog(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("signup.mobile_dialog"))
	dialog := c.frame()
	values := map[string]string{"region": "CN", "mobile": "13812345678", "sms_code": "123456"}
	try := func(want string, changes ...string) {
		t.Helper()
		c.get(dialog)
		c.post("signup.mobile_dialog", with(values, changes...))
		if !strings.Contains(c.page, want) {
			t.Errorf("%v: want %s in\n%s", changes, want, c.page)
		}
	}
	try("请先获取校验码")
	try("手机号码格式不正确", "mobile", "138 1234 5678")
	old := c.code("86-13812345678")
	c.code("86-13812345678")
	if !strings.Contains(c.page, "操作过于频繁") {
		t.Errorf("two codes within a minute: %s", c.page)
	}
	c.site.Advance(31 * time.Minute)
	try("校验码已过期", "sms_code", old)
	fresh := c.code("86-13812345678")
	for range codeGuesses {
		try("校验码错误", "sms_code", "x"+fresh[1:])
	}
	try("错误次数过多", "sms_code", fresh)
	c.site.Advance(time.Minute)
	try("验证成功", "sms_code", c.code("86-13812345678"))
}

func TestSignUpByMobile(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.URL() + c.site.Path("signup.mobile"))
	c.post("signup.mobile", good["signup.mobile"])
	c.get(c.frame())
	code, _ := c.site.lastCode("86-13812345678")
	c.post("signup.mobile_code", map[string]string{"sms_code": code})
	c.get(c.site.URL() + c.site.Path("signup.complete"))
	c.on("signup.complete")
}

func TestMailLinkWorksForADay(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("signup.check_mail"))
	notes := c.site.Notes()
	link := c.site.URL() + notes[len(notes)-1].Link
	c.get(link)
	c.on("signup.complete")
	c.site.Advance(25 * time.Hour)
	c.get(link)
	if !strings.Contains(c.page, "链接已失效") {
		t.Errorf("the link still works after a day:\n%s", c.page)
	}
}

func TestScans(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("verify.identity"))
	for _, scan := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"a.gif", []byte("GIF89a"), "只支持JPG、PNG"},
		{"a.png", []byte("GIF89a"), "只支持JPG、PNG"},
		{"a.pdf", pngBytes(t), "只支持JPG、PNG"},
		{"a.png", nil, "请选择要上传的图片"},
		{"a.png", append(pngBytes(t), make([]byte, maxScan)...), "图片大小不能超过5M"},
		{"a.png", pngBytes(t), "已上传 a.png"},
		{"a.jpeg", jpegBytes(t), "已上传 a.jpeg"},
	} {
		c.get(c.site.Start("verify.identity"))
		c.upload("passport.photo_page", scan.name, scan.content)
		if !strings.Contains(c.page, scan.want) {
			t.Errorf("%s: want %s", scan.name, scan.want)
		}
	}
}

func TestAmountIsGuessedOnce(t *testing.T) {
	c := newClient(t, Options{})
	c.get(c.site.Start("verify.amount"))
	c.post("verify.amount", map[string]string{"deposit.amount": "0.38"})
	c.on("verify.refused")
	c.get(c.site.URL() + c.site.Path("verify.amount"))
	c.on("verify.refused")
	record := c.site.Record()
	if e := record[len(record)-1]; e.Accepted || e.Value != "0.38" {
		t.Errorf("the wrong guess is recorded as %+v", e)
	}
}

func pngBytes(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegBytes(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
