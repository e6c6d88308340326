package main

import "strings"

// glyphs are the characters of an amount, five lines high. They are ASCII: some
// consoles have no glyphs for blocks.
var glyphs = map[rune][5]string{
	'0': {" ### ", "#   #", "#   #", "#   #", " ### "},
	'1': {"  #  ", " ##  ", "  #  ", "  #  ", " ### "},
	'2': {" ### ", "#   #", "  ## ", " #   ", "#####"},
	'3': {"#### ", "    #", " ### ", "    #", "#### "},
	'4': {"#  # ", "#  # ", "#####", "   # ", "   # "},
	'5': {"#####", "#    ", "#### ", "    #", "#### "},
	'6': {" ### ", "#    ", "#### ", "#   #", " ### "},
	'7': {"#####", "   # ", "  #  ", " #   ", " #   "},
	'8': {" ### ", "#   #", " ### ", "#   #", " ### "},
	'9': {" ### ", "#   #", " ####", "    #", " ### "},
	'.': {"  ", "  ", "  ", "  ", "##"},
}

// large draws an amount so that nobody reads one digit for another; without a
// glyph for a character there is nothing to draw.
func large(amount string) string {
	var lines [5]strings.Builder
	for _, r := range amount {
		glyph, known := glyphs[r]
		if !known {
			return ""
		}
		for i := range lines {
			lines[i].WriteString(glyph[i] + "  ")
		}
	}
	var all strings.Builder
	for i := range lines {
		all.WriteString("      " + strings.TrimRight(lines[i].String(), " ") + "\n")
	}
	return all.String()
}
