package automation

import (
	"net"
	"net/url"
	"slices"
	"strings"
)

// allowed reports whether values may be typed on an origin: the https hosts the
// definitions name, and origins trusted explicitly.
func (s *session) allowed(origin string) bool { return slices.Contains(s.origins(), origin) }

// origins are all origins on which values may be typed. Plain http is only for
// this machine, whoever says that it can be trusted.
func (s *session) origins() []string {
	out := slices.DeleteFunc(slices.Clone(s.opts.Trusted), func(o string) bool { return !private(o) })
	for _, d := range s.opts.Set.Definitions {
		for _, h := range d.Hosts {
			if o := "https://" + h; !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// private reports whether nobody between this machine and an origin can read
// what is sent there.
func private(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	host := u.Hostname()
	ip := net.ParseIP(host)
	return u.Scheme == "https" || host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}
