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

// large draws an amount, as amountForm has it, so that nobody reads one digit for
// another.
func large(amount string) string {
	var lines [5]strings.Builder
	for _, r := range amount {
		for i, part := range glyphs[r] {
			lines[i].WriteString(part + "  ")
		}
	}
	var all strings.Builder
	for i := range lines {
		all.WriteString("      " + strings.TrimRight(lines[i].String(), " ") + "\n")
	}
	return all.String()
}
