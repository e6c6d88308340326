// Package profiles holds the data of the person who signs up: it loads the
// profile, finds the mistakes in it before Alipay does, and hands its values
// out as facts that can be typed into a page but not printed.
//
//	me, err := profiles.Load(ctx, "me.yaml", profiles.Options{})
//	if errors.Is(err, profiles.ErrInvalid) { … every problem with file:line:column, key and hints … }
//	facts := me.Facts()
//	facts.Has("passport.number")             // for planning: keys only
//	facts.Value("passport.number").Reveal()  // for filling: the one way out
//	facts.Choices("nationality")             // 英国, 大不列颠…, United Kingdom, GB, …
//
// A profile is written in whatever form its owner knows — nationality as GB,
// "United Kingdom" or 英国; a province as 广东省, Guangdong or guangdong sheng —
// and the facts give the forms that Chinese pages ask for.
//
// The package never logs, never prints a value in an error, knows nothing of
// pages and selectors, and reads no file but those the profile names.
package profiles
