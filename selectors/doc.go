// Package selectors knows Alipay's pages: their definitions, the words by
// which forms call a field, and the English for what they say. It decides which
// control of a page is which field, and why.
//
// Everything here is a pure function over a Snapshot. Nothing here opens a
// browser, logs, or sees a value of the profile: a plan is made of field keys.
//
//	snapshot ──► Recognise ──► Definition ──► Plan ──► Outcome per field
//	                 ▲                          ▲
//	     selectors/alipay/pages/*.yaml   lexicon.yaml
//
// Repairing a selector is editing YAML, never Go.
package selectors
