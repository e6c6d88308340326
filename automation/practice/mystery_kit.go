package practice

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
)

// A kit names things as a toolchain does that nobody has seen before.
type kit struct {
	salt    uint64
	style   int
	ids     int
	numbers []int
	prefix  string
	next    int
}

func newKit(draw *rand.Rand) *kit {
	k := &kit{salt: draw.Uint64(), style: draw.IntN(len(manners)), ids: draw.IntN(len(idManners)), numbers: draw.Perm(900)}
	k.prefix = pick(draw, "w", "k", "zz", "q", "v")
	return k
}

// manners are how toolchains write the names of classes and ids.
var manners = []string{"_%07x", "css-%07x", "sc-%06xw", "mod__b%05x", "g%06x"}

// idManners are how forms name their boxes: an id and a name, by number.
var idManners = [][2]string{
	{"field_%d", "field_%d"},
	{"form-control-%d", "form[%d]"},
	{"ctl00_main_txt%d", "ctl00$main$txt%d"},
	{"%[2]s%[1]d", "%[2]s%[1]d"},
	{"el-%d-input", "item%d"},
}

// control is the id and the name of the next control.
func (k *kit) control() (id, name string) {
	n := k.numbers[k.next%len(k.numbers)] + 100
	k.next++
	manner := idManners[k.ids]
	if k.ids == 3 {
		return fmt.Sprintf(manner[0], n, k.prefix), fmt.Sprintf(manner[1], n, k.prefix)
	}
	return fmt.Sprintf(manner[0], n), fmt.Sprintf(manner[1], n)
}

var (
	// kitWords are the names of the kits that the years were built with.
	kitWords = regexp.MustCompile(`\b(?:grid-\d+[\w-]*|(?:ui|fn|fm|sl|nc|next|alipay|tab-choose|tab|choose|certify|upload|agreement|home|has|qr|layout|global|header|authreg|i|logo|area|with|loading|reg|mystery)-[A-Za-z][\w-]*` +
		`|J[-_]\w[\w-]*|(?:nc|btn|scale|clickCaptcha|password)_[A-Za-z0-9_]+|(?:sixDigitPassword|alieditContainer|checkcodeIcon|checkcode-|loginMethod)[\w-]*|switch-re-type|submitBtn|ajaxErrorMsg|qrcode-img|authcenter|nocaptcha|acc-type|userName)\b`)
	seeds = regexp.MustCompile(` seed="[^"]*"`)
)

// text is a template, script or style sheet with the kit's names in it.
func (k *kit) text(text string) string {
	return kitWords.ReplaceAllStringFunc(seeds.ReplaceAllString(text, ""), k.word)
}

// word is the kit's name for a name.
func (k *kit) word(word string) string {
	sum := fnv.New64a()
	// Writing to a hash never fails.
	_, _ = fmt.Fprint(sum, k.salt, word)
	manner := manners[k.style]
	return fmt.Sprintf(manner, sum.Sum64()>>8&0xfffffff)
}
