// Package practice is a web site that stands in for Alipay.
//
// Alipay cannot be reached from a test, and nobody wants to try a tool on a
// real account. So the binary carries its own Alipay: the pages of the sign-up
// and of the real-name verification for foreigners as they were between 2013
// and 2016, with the markup that is known of them, the same strict rules, the
// same Chinese error texts and the same awkwardness (selects hidden behind
// drawn lists, a dialog in a frame of another origin, a submit that wakes up
// only when the validator is content, password boxes that refuse scripts).
//
//	site, err := practice.Start(ctx, practice.Options{})
//	// open site.Start("signup") in a browser, fill, then look at
//	for _, e := range site.Record() { … }
//
// What the real site sends to a phone, a mailbox and a bank account arrives in
// /practice/phone, /practice/mailbox and /practice/bank; /practice/console has
// the record and a clock that can be moved, because a deposit takes days.
//
// Options.Mishaps are what went wrong for readers of the guide of 2015: codes
// that are not sent, a name that the bank has in another order, scans that are
// refused. The site does it by its own rules, with the texts of the real one
// where they are known, and what leads out of it works here too.
//
// A [Person] does the part that belongs to a human: it reads the picture,
// fetches the code, types the passwords and presses the buttons, with real
// input events. It acts on pages of its own site and on nothing else.
//
// The package imports nothing of this module: the examiner must not share the
// candidate's mistakes. Its knowledge of Alipay is written down here a second
// time, on purpose.
package practice
