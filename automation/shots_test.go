package automation_test

import (
	"bytes"
	"context"
	"image"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"example.com/autofill/automation"
	"example.com/autofill/automation/practice"
)

// filming takes a picture at every pause of a human.
type filming struct {
	automation.Human
	t     *testing.T
	shots [][]byte
}

func (h *filming) Wait(ctx context.Context, p automation.Pause) (automation.Answer, error) {
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return "", err
	}
	h.shots = append(h.shots, shot)
	return h.Human.Wait(ctx, p)
}

// TestShotsOfPointing records how a box is taught by pointing at it.
func TestShotsOfPointing(t *testing.T) {
	dir := os.Getenv("AUTOFILL_SHOTS")
	if dir == "" {
		t.Skip("make shots")
	}
	f := serve(t)
	h := &filming{Human: &pointer{at: []string{"two"}}, t: t}
	o := f.options(t, "pointing.html")
	f.defined(t, "pointing.html", "A form that calls nothing by its name", fields)(&o)
	o.Unattended, o.Human = false, h
	_, _ = run(t, o) // ends because the human quits
	if len(h.shots) != 3 {
		t.Fatalf("%d pictures, want one before, one while pointing, one after", len(h.shots))
	}
	film := &gif.GIF{}
	for _, shot := range h.shots {
		frame, err := png.Decode(bytes.NewReader(shot))
		if err != nil {
			t.Fatal(err)
		}
		paletted := image.NewPaletted(frame.Bounds(), palette.WebSafe)
		draw.FloydSteinberg.Draw(paletted, frame.Bounds(), frame, image.Point{})
		film.Image, film.Delay = append(film.Image, paletted), append(film.Delay, 200)
	}
	var out bytes.Buffer
	if err := gif.EncodeAll(&out, film); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "pointing.gif"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"pointing-1.png", "pointing-2.png", "pointing-3.png"} {
		if err := os.WriteFile(filepath.Join(dir, name), h.shots[i], 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestShotsOfEditions takes one page of every edition of the practice site, as it
// came and as a person sees it at the first pause.
func TestShotsOfEditions(t *testing.T) {
	dir := os.Getenv("AUTOFILL_SHOTS")
	if dir == "" {
		t.Skip("make shots")
	}
	for _, name := range practice.Editions() {
		s := edition(t, practice.Options{Edition: name})
		o := options(t, s)
		page := "signup.complete"
		if !slices.Contains(s.Pages(), page) {
			page = s.Pages()[0]
		}
		o.URL = s.Start(page)
		b, err := automation.OpenBench(t.Context(), o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		shot := func(when string) {
			t.Helper()
			png, err := b.Picture(t.Context())
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name+"-"+when+".png"), png, 0o600)
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		shot("before")
		for _, step := range []func(context.Context) error{b.Fill, b.Show, b.Show} { // what comes while it is shown is explained too
			if err := step(t.Context()); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		shot("after")
		b.Close()
	}
}

// TestShotsOfTightPlaces takes pages where there is little room for words: small
// frames, and a dialog.
func TestShotsOfTightPlaces(t *testing.T) {
	dir := os.Getenv("AUTOFILL_SHOTS")
	if dir == "" {
		t.Skip("make shots")
	}
	for name, at := range map[string][2]string{"small-frames": {"2013", "verify.identity"}, "dialog": {"react", "signup.agreement"}} {
		s := edition(t, practice.Options{Edition: at[0]})
		o := options(t, s)
		o.URL = s.Start(at[1])
		b, err := automation.OpenBench(t.Context(), o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err = b.Placed(t.Context()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		shot, err := b.Picture(t.Context())
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+".png"), shot, 0o600)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b.Close()
	}
}
