package selectors

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var updateLabels = flag.Bool("update-labels", false, "write the labels that are not judged right")

// labelled is one line of testdata/labels.tsv.
type labelled struct{ key, like, from, control, label, section, page string }

func readLabelled(t *testing.T) (list []labelled) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "labels.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := append(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), "", "")
		list = append(list, labelled{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
	}
	return list
}

// box is the control that a label names.
func (l labelled) box() Control {
	c := Control{Ref: 1, Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, Labels: []Label{{l.label, FromRow}}}
	switch l.control {
	case "select":
		c.Role, c.Tag, c.Type = RoleDropdown, "div", ""
	case "radio":
		c.Role, c.Type, c.Options = RoleRadio, "radio", []Option{{Text: "男", Value: "1"}, {Text: "女", Value: "2"}}
	case "date":
		c.Role = RoleDate
	case "file":
		c.Role, c.Type = RoleFile, "file"
	}
	if l.from == "p" {
		c.Placeholder, c.Labels = l.label, []Label{{l.label, FromPlaceholder}}
	}
	if l.section != "" {
		c.Section = []string{l.section}
	}
	return c
}

// page has the box, and before it those that no such page lacks: a place without
// a street is no address, and a name at the bank stands beside a card.
func (l labelled) snapshot() Snapshot {
	box, about := l.box(), strings.TrimPrefix(l.key, "-")+l.like
	var all []Control
	beside := func(label string) {
		all = append(all, Control{Ref: 10 + len(all), Role: RoleText, Tag: "input", Type: "text", MaxLength: -1, Labels: []Label{{label, FromRow}}, Section: box.Section})
	}
	if !strings.HasPrefix(about, "passport.n") {
		beside("护照号码")
		for range reach {
			beside("备注")
		}
	}
	switch {
	case strings.HasPrefix(about, "bank.") && about != "bank.card_number":
		beside("银行卡号")
	case slices.Contains([]string{"address.province", "address.city", "address.district", "address.country", "address.postcode"}, about):
		beside("详细地址")
	}
	return Snapshot{Frames: []Frame{{ID: "f", Origin: "https://form.example", Path: "/f", Title: l.page, Visible: true, Controls: append(all, box)}}}
}

// TestLabels plans a box with each label of testdata/labels.tsv. What is not
// judged right stands in labels.missed.txt: nothing may be added to it.
func TestLabels(t *testing.T) {
	set, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	var missed []string
	right, fields, wrong, traps := 0, 0, 0, 0
	for _, l := range readLabelled(t) {
		got := "-"
		for _, a := range planFor(set, l.snapshot()).Fields {
			if a.Ref == 1 && a.Outcome.Fills() {
				got = a.Key
			}
		}
		if l.key == "-" {
			traps++
		} else {
			fields++
		}
		switch {
		case got == l.key && got != "-":
			right++
		case got == l.key:
		default:
			if got != "-" {
				wrong++
			}
			missed = append(missed, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", l.key, got, l.label, l.section, l.page))
		}
	}
	t.Logf("%d of %d labels (%.1f %%), wrong %d of %d", right, fields, 100*float64(right)/float64(fields), wrong, fields+traps)
	name := filepath.Join("testdata", "labels.missed.txt")
	if *updateLabels {
		if err := os.WriteFile(name, []byte(strings.Join(missed, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	known, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	have := strings.Split(string(known), "\n")
	for _, m := range missed {
		if !slices.Contains(have, m) {
			t.Errorf("no longer right: %s", m)
		}
	}
}
