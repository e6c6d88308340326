package injected_test

import (
	"encoding/json"
	"slices"
	"testing"
)

// A node keeps the classes of the document it was first seen in. The drawn list
// below is read where it stands, moves into a frame, and is read again there.
func TestNodesOfAnotherDocumentAreKnown(t *testing.T) {
	t.Parallel()
	p := open(t, "moved.html", "")
	roles := func() []string {
		t.Helper()
		var frame struct {
			Controls []struct {
				Role    string
				Options []struct{ Text string }
			}
		}
		p.must(json.Unmarshal(p.call("snapshot", map[string]any{"selectors": []string{}}), &frame))
		var out []string
		for _, c := range frame.Controls {
			out = append(out, c.Role)
			if c.Role == "dropdown" || c.Role == "select" {
				for _, o := range c.Options {
					out = append(out, o.Text)
				}
			}
		}
		return out
	}
	want := []string{"dropdown", "请选择", "招商银行", "select", "女", "男", "text", "textarea"}
	if got := roles(); !slices.Equal(got, want) {
		t.Fatalf("before: %q", got)
	}
	p.page("move()")
	if got := roles(); !slices.Equal(got, want) {
		t.Errorf("in the frame: %q, want %q", got, want)
	}
}
