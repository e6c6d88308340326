package automation_test

import (
	"testing"

	"example.com/autofill/automation"
)

func TestPinyin(t *testing.T) {
	for in, want := range map[string]string{
		"暗号":         "àn hào",
		"银行卡号":       "yín háng kǎ hào",
		"请重新获取暗号":    "qǐng chóng xīn huò qǔ àn hào",
		"3 秒后，进行校验。": "3 miǎo hòu ， jìn xíng jiào yàn 。",
		"目的地址":       "mù dì dì zhǐ",
		"PIN 12":     "",
	} {
		if got := automation.Spell(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
