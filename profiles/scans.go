package profiles

import (
	"errors"
	"image"
	_ "image/jpeg" // the two formats Alipay takes
	_ "image/png"
	"io/fs"
	"os"
)

const (
	maxScan   = 5 << 20
	leastEdge = 400 // pixels; below, no clerk can read a passport
)

// scans checks that the scans are there and are pictures that Alipay takes.
func (v *validator) scans() {
	for _, e := range entries() {
		path, ok := v.text(e.key)
		if !e.path || !ok {
			continue
		}
		size, c := scanSize(path)
		if c != nil {
			v.problem(e.key, c.text, c.hints...)
		} else if min(size.X, size.Y) < leastEdge {
			v.warn(e.key, "is a very small picture, probably not readable", "scan the page again with 300 dpi or photograph it from nearer")
		}
	}
}

func scanSize(path string) (image.Point, *complaint) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return image.Point{}, wrong("is a file that does not exist", "relative paths start from the profile's folder")
	}
	if err != nil {
		return image.Point{}, wrong("is a file that cannot be opened: " + reason(err))
	}
	defer file.Close() //nolint:errcheck // only read from
	info, err := file.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return image.Point{}, wrong("is not a file")
	case info.Size() > maxScan:
		return image.Point{}, wrong("is a file of more than 5 MB", "save it as JPEG with less quality or fewer pixels")
	}
	config, _, err := image.DecodeConfig(file)
	if err != nil {
		return image.Point{}, wrong("is not a JPEG or PNG picture", "the content counts, not the name: save PDF or HEIC files as JPEG")
	}
	return image.Pt(config.Width, config.Height), nil
}
