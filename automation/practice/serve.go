package practice

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
)

//go:embed assets/*.css assets/*.js react/bundle.js
var assets embed.FS

// maxUpload bounds a request; a scan of the permitted size fits into it.
const maxUpload = 12 << 20

// A visit is one request and the answer to it.
type visit struct {
	*Site
	r    *http.Request
	sess *session
	page *page

	header http.Header
	status int
	body   bytes.Buffer
	errs   map[string][]string // by key, or key/part; "" for the whole page
	keep   map[string]string   // values that the page shows instead of the posted ones
}

// handler routes the requests.
func (s *Site) handler() http.Handler {
	mux := http.NewServeMux()
	for _, p := range s.edition.pages {
		route, ok := pageHandlers[p.name]
		if !ok {
			route = func(v *visit) { v.form(flow{}) }
		}
		pattern := p.path
		if pattern == "/" {
			pattern = "/{$}"
		}
		mux.HandleFunc(pattern, s.serve(p, route))
	}
	for pattern, route := range dataHandlers {
		mux.HandleFunc(pattern, s.serve(nil, route))
	}
	mux.HandleFunc("POST /practice/record", s.handleRecord)
	mux.HandleFunc("GET /practice/news/{desk}", s.handleNews)
	mux.HandleFunc("GET /assets/{name}", s.handleAsset)
	// Other sites' pages must not press buttons here, and a name that somebody
	// points at this machine must not read what is written here.
	return s.ownHostOnly(http.NewCrossOriginProtection().Handler(mux))
}

// pageHandlers are the pages that do more than to show themselves.
var pageHandlers = map[string]func(*visit){
	"captcha.slider":       (*visit).slider,
	"signup.chooser":       (*visit).chooser,
	"signup.agreement":     (*visit).agreement,
	"signup.mobile":        (*visit).mobile,
	"signup.mobile_code":   (*visit).mobileCode,
	"signup.email":         (*visit).email,
	"signup.mobile_dialog": (*visit).mobileDialog,
	"signup.check_mail":    (*visit).checkMail,
	"signup.complete":      (*visit).complete,
	"signup.card":          (*visit).card,
	"signup.success":       (*visit).success,
	"login":                (*visit).login,
	"account.home":         (*visit).accountHome,
	"verify.start":         status(stageNone),
	"verify.mainland":      (*visit).mainland,
	"verify.identity":      (*visit).identity,
	"verify.details":       (*visit).details,
	"verify.card":          (*visit).bind,
	"verify.documents":     (*visit).documents,
	"verify.upload":        (*visit).upload,
	"verify.bank":          (*visit).bank,
	"verify.applied":       status(stageApplied),
	"verify.deposit":       status(stageDeposited),
	"verify.amount":        (*visit).amount,
	"verify.review":        status(stageReview),
	"verify.approved":      status(stageApproved),
	"verify.refused":       status(stageRefused),
	"verify.mobile":        (*visit).numberAgain,
	"verify.app":           (*visit).inApp,
}

// dataHandlers are what is no page: pictures, answers to scripts, links.
var dataHandlers = map[string]func(*visit){
	"GET /service/checkcode":                           (*visit).captchaPicture,
	"POST /nc/track.json":                              (*visit).slideTrack,
	"GET /nc/picture":                                  (*visit).slidePicture,
	"POST /nc/click.json":                              (*visit).slideClick,
	"GET /user/division/list.json":                     (*visit).divisionList,
	"POST /account/reg/acctStatusCheck.json":           (*visit).accountStatus,
	"POST /account/reg/section/reSendVerifyCode.json":  (*visit).sendCode,
	"GET /user/activeUserValid.htm":                    (*visit).activate,
	"GET /login/logout.htm":                            (*visit).logout,
	"GET /certify/foreign/withdraw.htm":                (*visit).withdraw,
	"GET /practice/phone":                              showDesk("phone"),
	"GET /practice/mailbox":                            showDesk("mailbox"),
	"GET /practice/bank":                               showDesk("bank"),
	"GET /practice/console":                            showDesk("console"),
	"POST /practice/errand":                            (*visit).practiceErrand,
	"GET " + recordPath:                                (*visit).recordJSON,
	"POST /practice/clock":                             (*visit).practiceClock,
	"GET /practice/start":                              (*visit).practiceStart,
	"POST /account/reg/section/reSendActiveEmail.json": (*visit).resendMail,
}

// policy is the content security policy of a page: its scripts are files of the
// site, nothing becomes markup by script, and only dialogs are framed.
func (s *Site) policy(p *page, foreign bool) string {
	origins := strings.Join(s.Origins(), " ")
	around := "'none'"
	if p != nil && p.framed || foreign {
		around = origins
	}
	if s.trapped(TrapForeign) {
		origins += " http://" + s.foreignHost()
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'" +
		"; frame-src " + origins + "; frame-ancestors " + around + "; require-trusted-types-for 'script'; trusted-types 'none'"
}

// ownHostOnly refuses requests that were not meant for this machine.
func (s *Site) ownHostOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hosts := []string{"127.0.0.1:" + s.port, "localhost:" + s.port}
		if s.trapped(TrapForeign) {
			hosts = append(hosts, s.foreignHost())
		}
		if !slices.Contains(hosts, r.Host) {
			http.Error(w, "this is the practice site of autofill, on "+s.URL(), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// serve runs a route with the lock held and writes its answer without it: a
// slow client must not hold up the others.
func (s *Site) serve(p *page, route func(*visit)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
		if err := parseForm(r); err != nil {
			http.Error(w, "上传的内容过大或不完整", http.StatusBadRequest)
			return
		}
		if r.MultipartForm != nil {
			defer func() { _ = r.MultipartForm.RemoveAll() }()
		}
		v := &visit{Site: s, r: r, page: p, header: w.Header(), status: http.StatusOK, errs: map[string][]string{}}
		// An old page from the browser's store would carry a used form token.
		v.header.Set("Cache-Control", "no-store")
		v.header.Set("X-Content-Type-Options", "nosniff")
		v.header.Set("Content-Security-Policy", s.policy(p, s.foreign(r)))
		s.dawdle(p, r)

		s.mu.Lock()
		sent := len(s.notes)
		s.settle()
		v.sess = s.visitor(w, r)
		route(v)
		fresh := slices.Clone(s.notes[sent:])
		s.announce()
		s.mu.Unlock()

		s.tell(fresh)
		w.WriteHeader(v.status)
		// The client may be gone; there is nobody to tell.
		_, _ = v.body.WriteTo(w)
	}
}

func parseForm(r *http.Request) error {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		return r.ParseMultipartForm(maxUpload)
	}
	return r.ParseForm()
}

// visitor is who the request comes from: by the token in the address for the
// frames of the other origin, by the cookie for everything else.
func (s *Site) visitor(w http.ResponseWriter, r *http.Request) *session {
	if sess := s.world.dialogs[r.URL.Query().Get("t")]; sess != nil {
		return s.touch(sess)
	}
	return s.session(w, r)
}

// redirect leads on with a GET.
func (v *visit) redirect(to string) {
	v.header.Set("Location", to)
	v.status = http.StatusSeeOther
}

// lead redirects to a page by its name.
func (v *visit) lead(page string) { v.redirect(view{v: v}.To(page)) }

// answer writes bytes of a type.
func (v *visit) answer(kind string, data []byte) {
	v.header.Set("Content-Type", kind)
	v.body.Write(data)
}

// fail notes what is wrong with a value.
func (v *visit) fail(key, text string) {
	if text != "" {
		v.errs[key] = append(v.errs[key], text)
	}
}

// value is what was posted for a key, or key/part. Spaces around it are lost,
// as the real forms lost them.
func (v *visit) value(keyPart string) string { return strings.TrimSpace(v.raw(keyPart)) }

// raw is the value with its spaces.
func (v *visit) raw(keyPart string) string {
	c, ok := v.page.find(keyPart)
	if !ok {
		return ""
	}
	return v.r.PostForm.Get(v.markup(v.page, c).name)
}

// frameLink is an address on the other origin, with the session in it.
func (v *visit) frameLink(page string, more ...string) string {
	q := url.Values{"t": {v.sess.token}}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return v.frameURL() + v.edition.page(page).path + "?" + q.Encode()
}

// handleAsset serves the scripts and style sheets.
func (s *Site) handleAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	file := path.Join("assets", name)
	if name == "react.js" {
		file = "react/bundle.js" // made of the sources beside it
	}
	data, err := assets.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || name == "locate.js" {
		http.NotFound(w, r)
		return
	}
	kind := "text/css; charset=utf-8"
	if path.Ext(name) == ".js" {
		kind = "text/javascript; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	if r.URL.RawQuery == bundleSum() {
		w.Header().Set("Cache-Control", "max-age=3600") // it is big, and its address says which one it is
	}
	_, _ = io.WriteString(w, s.edition.disguised(string(data)))
}
