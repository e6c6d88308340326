package selectors_test

import (
	"testing"

	"example.com/autofill/selectors"
)

// Whoever comes back after a sign-up that went through is told to log in.
func TestAnAccountThatExistsIsATrouble(t *testing.T) {
	set, err := selectors.Load("")
	if err != nil {
		t.Fatal(err)
	}
	page := func(text string) selectors.Snapshot {
		return selectors.Snapshot{Frames: []selectors.Frame{{Visible: true, Texts: []selectors.Text{{Text: text}}}}}
	}
	for text, want := range map[string]string{
		"该电子邮箱已被注册，请更换或直接登录。": "account exists",
		"该手机号码已被注册，请更换或直接登录。": "account exists",
		"已有账户？请登录":            "",
	} {
		var got string
		for _, trouble := range set.Trouble(page(text)) {
			got += trouble.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
