package practice

import (
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg" // the formats that scans may have
	_ "image/png"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
)

// maxScan is the size that a scan may have.
const maxScan = 5 << 20

// uploadData is what the frame of a scan needs.
type uploadData struct {
	Field field
	File  string // that has been accepted
	upload
}

func (d uploadData) configure(_ *visit, c *config) { c.Upload = &d.upload }

// upload is the frame that takes one scan. It is of another origin than the
// page around it and tells it by a message that the scan is there.
func (v *visit) upload() {
	form, slot := v.edition.page(v.r.URL.Query().Get("p")), v.r.URL.Query().Get("k")
	if form == nil {
		v.status = http.StatusNotFound
		return
	}
	c, ok := v.control(form, slot, "")
	if !ok || v.sess.user == nil || !strings.HasPrefix(c.key, "passport.") {
		v.status = http.StatusNotFound
		return
	}
	d := uploadData{upload: upload{Slot: slot, Owner: v.URL()}}
	m := v.markup(form, c)
	d.Field = field{ID: "J-file", Name: "file", Label: m.label, Broken: m.id != c.id}
	if d.Field.Broken {
		d.Field.ID, d.Field.Name = m.id, m.name
	}
	if v.r.Method == http.MethodPost {
		v.takeScan(form, c, &d)
	}
	if v.r.Header.Get("Accept") == "application/json" {
		v.uploaded(d)
		return
	}
	v.render(d)
}

// uploaded answers a script that sends a scan without a frame.
func (v *visit) uploaded(d uploadData) {
	if !d.Done {
		v.json(map[string]any{"stat": "failed", "msg": strings.Join(d.Field.Errors, " ")})
		return
	}
	v.json(map[string]any{"stat": "ok", "file": d.File})
}

// takeScan keeps the name of the file if it is in order; nobody needs more.
func (v *visit) takeScan(form *page, c control, d *uploadData) {
	a := &v.sess.user.application
	e := Entry{Time: v.now(), Page: form.name, Field: c.key, Control: d.Field.ID, Event: "submitted", Visible: true}
	var file *multipart.FileHeader
	if v.r.MultipartForm != nil {
		for _, files := range v.r.MultipartForm.File {
			file = files[0]
		}
	}
	if typed, ok := v.record.last(e.Page, c.key); ok {
		e.Trusted, e.Visible = typed.Trusted, typed.Visible
	}
	if text := scanError(file); text != "" {
		d.Field.Errors = []string{text}
		e.Errors = d.Field.Errors
	} else {
		if a.scans == nil {
			a.scans, a.digests = map[string]string{}, map[string]string{}
		}
		a.scans[c.key] = path.Base(file.Filename)
		a.digests[c.key] = digest(file)
		d.File, d.Done = a.scans[c.key], true
	}
	if file != nil {
		e.Value = path.Base(file.Filename)
	}
	e.Accepted = d.Done
	v.record.add(e)
}

// digest tells one file from another.
func digest(file *multipart.FileHeader) string {
	content, err := file.Open()
	if err != nil {
		return ""
	}
	defer func() { _ = content.Close() }()
	sum := sha256.New()
	// A file that has been read once, by scanError, can be read again.
	_, _ = io.Copy(sum, content)
	return hex.EncodeToString(sum.Sum(nil))
}

// scanError is what is wrong with a file.
func scanError(file *multipart.FileHeader) string {
	const wrong = "只支持JPG、PNG格式的图片，请重新上传。"
	switch {
	case file == nil || file.Size == 0:
		return "请选择要上传的图片。"
	case file.Size > maxScan:
		return "图片大小不能超过5M，请重新上传。"
	}
	switch strings.ToLower(path.Ext(file.Filename)) {
	case ".jpg", ".jpeg", ".png":
	default:
		return wrong
	}
	content, err := file.Open()
	if err != nil {
		return "上传失败，请重新上传。"
	}
	defer func() { _ = content.Close() }()
	if _, _, err := image.DecodeConfig(content); err != nil {
		return wrong
	}
	return ""
}
