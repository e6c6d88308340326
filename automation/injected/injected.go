// Package injected holds the scripts and sheets that run in pages, in a world of
// their own beside the page's. They measure and move; Go decides.
package injected

import _ "embed" // for the files below

// kindsJS tells what kind of node something is.
//
//go:embed kinds.js
var kindsJS string

// domJS tells what a person can see of an element.
//
//go:embed dom.js
var domJS string

// boxesJS tells what takes input.
//
//go:embed boxes.js
var boxesJS string

// drawnJS finds the lists that are made by hand.
//
//go:embed drawn.js
var drawnJS string

// tablesJS tells what the cells of a table say of another.
//
//go:embed tables.js
var tablesJS string

// wordingJS tells which texts may name a box.
//
//go:embed wording.js
var wordingJS string

// hintsJS finds what a page says at a box beside its name.
//
//go:embed hints.js
var hintsJS string

// filesJS finds what is pressed for boxes for files.
//
//go:embed files.js
var filesJS string

// labelsJS finds the words by which a page names a control.
//
//go:embed labels.js
var labelsJS string

// nearJS finds the text that stands nearest to a box.
//
//go:embed near.js
var nearJS string

// titlesJS finds headings and what they speak for.
//
//go:embed titles.js
var titlesJS string

// sectionsJS tells which headings speak for a control.
//
//go:embed sections.js
var sectionsJS string

// blocksJS collects the visible texts of a document.
//
//go:embed blocks.js
var blocksJS string

// datesJS tells boxes for a date that take no typing.
//
//go:embed dates.js
var datesJS string

// chipsJS finds choices that are drawn as a row of buttons.
//
//go:embed chips.js
var chipsJS string

// ticksJS works radio buttons and check boxes, drawn ones too.
//
//go:embed ticks.js
var ticksJS string

// rolesJS tells which elements are controls.
//
//go:embed roles.js
var rolesJS string

// controlsJS describes one.
//
//go:embed controls.js
var controlsJS string

// snapshotJS collects the controls and texts of a document.
//
//go:embed snapshot.js
var snapshotJS string

// fillJS writes a batch of values.
//
//go:embed fill.js
var fillJS string

// widgetsJS works the lists that pages draw themselves.
//
//go:embed widgets.js
var widgetsJS string

// sheetsJS finds what a press on a list of no known kit brings up.
//
//go:embed sheets.js
var sheetsJS string

// sheetJS chooses in it, and closes it.
//
//go:embed sheet.js
var sheetJS string

// pickerJS works the sheets with columns of mobile pages.
//
//go:embed picker.js
var pickerJS string

// calendarJS reads and presses the calendars that come up for a box.
//
//go:embed calendar.js
var calendarJS string

// layerJS makes the glass over the page: top layer, closed shadow root.
//
//go:embed layer.js
var layerJS string

// bandsJS knows which texts stand at a height of the page.
//
//go:embed bands.js
var bandsJS string

// walkJS finds the page's texts and controls, and what changed of them.
//
//go:embed walk.js
var walkJS string

// sightJS tells whether a person sees them.
//
//go:embed sight.js
var sightJS string

// textsJS tells where they are and what they say.
//
//go:embed texts.js
var textsJS string

// errorsJS tells which texts say that something is wrong.
//
//go:embed errors.js
var errorsJS string

// placeJS computes where a chip may stand.
//
//go:embed place.js
var placeJS string

// marksJS draws the frames around controls.
//
//go:embed marks.js
var marksJS string

// listsJS says what the options of the browser's own lists mean.
//
//go:embed lists.js
var listsJS string

// hoverJS explains tooltips, and texts the glossary does not know.
//
//go:embed hover.js
var hoverJS string

// changesJS follows what the page does.
//
//go:embed changes.js
var changesJS string

// tagsJS draws one chip.
//
//go:embed tags.js
var tagsJS string

// needsJS tells what must be seen for what the person does now.
//
//go:embed needs.js
var needsJS string

// overlayJS draws the chips.
//
//go:embed overlay.js
var overlayJS string

// seatJS keeps the panel in its corner, or where the person put it.
//
//go:embed seat.js
var seatJS string

// asideJS moves the panel out of the way of it.
//
//go:embed aside.js
var asideJS string

// hideJS has the keys that work anywhere.
//
//go:embed hide.js
var hideJS string

// panelJS is the card with the next step and its buttons.
//
//go:embed panel.js
var panelJS string

// pointJS lets the person show a box by a click.
//
//go:embed point.js
var pointJS string

// watchJS notices what the person does; the last, as the panel's own events end before it.
//
//go:embed watch.js
var watchJS string

// overlayCSS dresses the layer, the chips and the frames.
//
//go:embed overlay.css
var overlayCSS string

// panelCSS dresses the card.
//
//go:embed panel.css
var panelCSS string

// Source is one script.
type Source struct {
	Name string // the file's
	Text string // ends with the name under which exceptions show it
}

// Sources are the scripts in the order in which a document needs them.
func Sources() []Source {
	sources := []Source{
		{"kinds.js", kindsJS},
		{"dom.js", domJS},
		{"boxes.js", boxesJS},
		{"drawn.js", drawnJS},
		{"tables.js", tablesJS},
		{"wording.js", wordingJS},
		{"hints.js", hintsJS},
		{"files.js", filesJS},
		{"labels.js", labelsJS},
		{"near.js", nearJS},
		{"titles.js", titlesJS},
		{"sections.js", sectionsJS},
		{"blocks.js", blocksJS},
		{"dates.js", datesJS},
		{"chips.js", chipsJS},
		{"ticks.js", ticksJS},
		{"roles.js", rolesJS},
		{"controls.js", controlsJS},
		{"snapshot.js", snapshotJS},
		{"fill.js", fillJS},
		{"widgets.js", widgetsJS},
		{"sheets.js", sheetsJS},
		{"sheet.js", sheetJS},
		{"picker.js", pickerJS},
		{"calendar.js", calendarJS},
		{"layer.js", layerJS},
		{"bands.js", bandsJS},
		{"walk.js", walkJS},
		{"sight.js", sightJS},
		{"texts.js", textsJS},
		{"errors.js", errorsJS},
		{"place.js", placeJS},
		{"marks.js", marksJS},
		{"lists.js", listsJS},
		{"hover.js", hoverJS},
		{"changes.js", changesJS},
		{"tags.js", tagsJS},
		{"needs.js", needsJS},
		{"overlay.js", overlayJS},
		{"seat.js", seatJS},
		{"aside.js", asideJS},
		{"hide.js", hideJS},
		{"panel.js", panelJS},
		{"point.js", pointJS},
		{"watch.js", watchJS},
	}
	for i, s := range sources {
		sources[i].Text = s.Text + "\n//# sourceURL=autofill://injected/" + s.Name
	}
	return sources
}

// OverlayCSS is the sheet for overlay.start.
func OverlayCSS() string { return overlayCSS }

// PanelCSS is the sheet for panel.show.
func PanelCSS() string { return panelCSS }
