package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// A walker fills the pages by the ids that the site itself knows, as dumbly as
// can be, and leaves the rest to the person.
type walker struct {
	*testing.T
	ctx    context.Context
	site   *Site
	person *Person
}

// fillJS sets a value as a script would and returns what went wrong. A list
// that is loaded later is waited for.
const fillJS = `(async (id, value) => {
  const box = document.getElementById(id) || document.getElementById(id + '1');
  if (!box) return 'no ' + id;
  if (box.type === 'radio') {
    for (const one of document.getElementsByName(box.name)) {
      if (document.querySelector('label[for="' + one.id + '"]').textContent === value) one.click();
    }
    return '';
  }
  if (box.tagName === 'SELECT') {
    const find = () => [...box.options].find((o) => o.textContent === value);
    while (!find()) await new Promise((next) => new MutationObserver((_, o) => { o.disconnect(); next(); })
      .observe(box, { childList: true, attributes: true }));
    box.value = find().value;
  } else {
    box.focus();
    box.value = value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  box.dispatchEvent(new Event('change', { bubbles: true }));
  box.blur();
  return '';
})`

func (w *walker) fillIn(ctx context.Context, page string, values ...string) {
	w.Helper()
	p := w.site.edition.page(page)
	for i := 0; i < len(values); i += 2 {
		c, ok := p.find(values[i])
		if !ok {
			w.Fatalf("%s has no %s", page, values[i])
		}
		args, err := json.Marshal([]string{w.site.markup(p, c).id, values[i+1]})
		if err != nil {
			w.Fatal(err)
		}
		wrong, err := chromedp.Run(ctx, chromedp.Evaluate[string](fillJS+"(..."+string(args)+")", chromedp.EvalAwaitPromise))
		if err != nil || wrong != "" {
			w.Fatalf("%s.%s: %v %s", page, values[i], err, wrong)
		}
	}
}

func (w *walker) act(page string, kinds ...string) {
	w.Helper()
	for _, kind := range kinds {
		if err := w.person.Act(w.ctx, page, kind); err != nil {
			w.Fatal(err)
		}
	}
}

// arrive waits until the tab shows a page whose script has run.
func (w *walker) arrive(page string) {
	w.Helper()
	path := w.site.Path(page)
	ctx, cancel := context.WithTimeout(w.ctx, 15*time.Second)
	defer cancel()
	for {
		at, err := chromedp.Run(ctx, chromedp.Evaluate[string](
			`location.pathname + (document.readyState === 'complete' ? '' : ' loading')`))
		if at == path {
			return
		}
		// An evaluation fails while one page takes the other's place.
		if err != nil && ctx.Err() != nil {
			text, _ := chromedp.Run(w.ctx, chromedp.Text(chromedp.CSS("#container")))
			w.Fatalf("waiting for %s: at %s: %v\n%s", page, at, err, text)
		}
	}
}

// frame attaches to the frame of the second origin whose address has part.
func (w *walker) frame(part string) context.Context {
	w.Helper()
	return w.frameAt(w.site.frameURL(), part)
}

// frameAt attaches to the frame whose address begins so and has part.
func (w *walker) frameAt(origin string, part ...string) context.Context {
	w.Helper()
	for w.ctx.Err() == nil {
		infos, err := chromedp.Targets(w.ctx)
		if err != nil {
			w.Fatal(err)
		}
		for _, info := range infos {
			if info.Type == "iframe" && strings.HasPrefix(info.URL, origin) && strings.Contains(info.URL, strings.Join(part, "")) {
				ctx, done := chromedp.NewContext(w.ctx, chromedp.WithTargetID(info.TargetID), chromedp.WithDetachOnCancel())
				w.Cleanup(done)
				return ctx
			}
		}
	}
	w.Fatalf("no frame %s: %v", part, w.ctx.Err())
	return nil
}

func TestBothJourneys(t *testing.T) {
	for _, broken := range []bool{false, true} {
		t.Run(fmt.Sprint("broken=", broken), func(t *testing.T) {
			var opts Options
			if broken {
				site := newSite(t, Options{})
				opts.Break = site.Fields()
			}
			site := newSite(t, opts)
			w := &walker{T: t, ctx: newTab(t), site: site, person: NewPerson(site, PersonOptions{})}
			w.signUp()
			w.verify()
			w.recorded()
		})
	}
}

func (w *walker) open(journey string) {
	w.Helper()
	if err := chromedp.Do(w.ctx, chromedp.Navigate(w.site.Start(journey))); err != nil {
		w.Fatal(err)
	}
}

func (w *walker) signUp() {
	w.Helper()
	w.open("signup")
	w.act("home", "link")
	w.arrive("signup.chooser")
	w.act("signup.chooser", "agreement", "link")
	w.arrive("signup.mobile")
	w.act("signup.mobile", "link")
	w.arrive("signup.email")
	w.fillIn(w.ctx, "signup.email", "nationality/1", overseas, "nationality/2", "英国", "email", "ada@example.org")
	w.act("signup.email", "captcha", "agreement", "submit")
	w.arrive("signup.email")
	w.fillIn(w.frame("secureMobile"), "signup.mobile_dialog", "mobile", "13812345678")
	w.act("signup.mobile_dialog", "sms_code", "submit")
	w.arrive("signup.check_mail")

	opened := chromedp.WaitNewTarget(w.ctx, func(info *target.Info) bool { return strings.HasSuffix(info.URL, "regComplete.htm") })
	w.act("signup.check_mail", "email_link")
	tab, cancel := chromedp.NewContext(w.ctx, chromedp.WithTargetID(<-opened))
	w.Cleanup(cancel)
	// The first use binds the tab to its context.
	if err := chromedp.Do(tab); err != nil {
		w.Fatal(err)
	}
	w.ctx = tab
	w.arrive("signup.complete")
	w.act("signup.complete", "password")
	w.fillIn(w.ctx, "signup.complete",
		"security.question", "您母亲的姓名是？", "security.answer", "Annabella",
		"name.surname", "LOVELACE", "name.given", "ADA KING", "sex", "女", "document.type", "护照",
		"passport.number", "533380006", "passport.expires/y", "2041", "passport.expires/m", "5", "passport.expires/d", "1",
		"occupation", "专业技术人员", "address.province", "北京市", "address.city", "北京市", "address.district", "朝阳区",
		"address.street", "工体北路8号院3号楼1502室")
	w.act("signup.complete", "submit")
	w.arrive("signup.card")
	w.act("signup.card", "link")
	w.arrive("signup.success")
}

func (w *walker) verify() {
	w.Helper()
	w.open("verify")
	w.arrive("account.home")
	w.act("account.home", "link")
	w.arrive("verify.start")
	w.act("verify.start", "link")
	w.arrive("verify.identity")
	form := w.site.edition.page("verify.identity")
	for _, key := range []string{"passport.photo_page", "passport.entry_stamp"} {
		c, _ := form.find(key)
		frame := w.frame("k=" + w.site.markup(form, c).name)
		scan := []string{scanFile(w.T, key)}
		if err := chromedp.Do(frame, chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), scan)); err != nil {
			w.Fatal(err)
		}
	}
	w.fillIn(w.ctx, "verify.identity", "bank.account_holder", "LOVELACE ADA KING", "passport.number", "533380006",
		"address.province", "上海市", "address.city", "上海市", "address.district", "徐汇区",
		"address.street", "淮海中路999号环贸广场", "phone", "+8610-65320077")
	w.act("verify.identity", "upload", "captcha", "submit")
	w.arrive("verify.bank")
	w.fillIn(w.ctx, "verify.bank", "bank.account_holder", "LOVELACE ADA KING", "bank.name", "招商银行",
		"bank.province", "上海", "bank.city", "上海市", "bank.card_number", "6225880137061231")
	w.act("verify.bank", "submit")
	w.arrive("verify.applied")
	if _, err := w.person.Amount(w.ctx); !errors.Is(err, ErrNoDeposit) {
		w.Errorf("an amount before the deposit: %v", err)
	}
	w.act("verify.applied", "wait")
	w.login()
	w.arrive("account.home")
	w.act("account.home", "link")
	w.arrive("verify.deposit")
	w.act("verify.deposit", "link")
	w.arrive("verify.amount")
	w.act("verify.amount", "amount", "submit")
	w.arrive("verify.review")
	w.act("verify.review", "wait")
	w.login()
	w.arrive("verify.approved")
}

// login is asked for again after some days.
func (w *walker) login() {
	w.Helper()
	w.arrive("login")
	w.fillIn(w.ctx, "login", "email", "ada@example.org")
	w.act("login", "password", "captcha", "submit")
}

// scanFile writes a small picture.
func scanFile(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".png")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	// Each page is a picture of its own.
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 8, len(name)))); err != nil {
		t.Fatal(err)
	}
	return file
}

// recorded looks for what must be in the record after both journeys.
func (w *walker) recorded() {
	w.Helper()
	want := map[string]string{
		"signup.email nationality":             "英国",
		"signup.email email":                   "ada@example.org",
		"signup.mobile_dialog mobile":          "13812345678",
		"signup.complete security.question":    "您母亲的姓名是？",
		"signup.complete passport.expires":     "2041-05-01",
		"signup.complete sex":                  "女",
		"signup.complete document.type":        "护照",
		"signup.complete address.district":     "朝阳区",
		"signup.complete login.password":       "•••••••••••••",
		"verify.identity bank.account_holder":  "LOVELACE ADA KING",
		"verify.identity passport.photo_page":  "passport.photo_page.png",
		"verify.identity passport.entry_stamp": "passport.entry_stamp.png",
		"verify.bank bank.name":                "招商银行",
		"verify.bank bank.province":            "上海",
		"verify.bank bank.city":                "上海市",
		"login email":                          "ada@example.org",
	}
	for _, event := range []string{"typed", "submitted"} {
		last := map[string]Entry{}
		for _, e := range w.site.Record() {
			if e.Event == event {
				last[e.Page+" "+e.Field] = e
			}
			if event == "typed" && e.Event == event && e.Field == "" {
				w.Errorf("something was typed into %s of %s", e.Control, e.Page)
			}
		}
		for key, value := range want {
			e := last[key]
			if e.Value != value || !e.Visible || event == "submitted" && !e.Accepted {
				w.Errorf("%s %s: got %+v, want %s", event, key, e, value)
			}
		}
	}
}
