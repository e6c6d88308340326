// Package automation drives a visible Chrome through Alipay's pages with one
// person's own data, and stops wherever only that person may act.
//
// Run repeats one loop until the journey ends, the person ends it, or the
// browser is gone:
//
//	snapshot ──► recognise ──► plan ──► fill ──► read back ──► report
//	    ▲        (selectors: pure, no browser, no values)        │
//	    └── hand-off: the person acts; an event ends it ◄── overlay
//
// The package knows tabs, frames and time; it knows no Chinese word and no page
// by name. JavaScript in the folder injected measures and moves; Go decides.
// What happened to a field is data (selectors.Outcome); only what stops the run
// is an error.
//
// It presses nothing that sends. The presses it makes are on lists it opens to
// choose an entry, and on radio buttons.
package automation
