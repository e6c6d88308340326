package practice

import "math/rand/v2"

// mixedEdition takes each page from one of the years, drawn from the seed, as a
// site does that is rebuilt page by page. Where the ways differ, the page that is
// drawn decides which one it is: its own links and its form lead on.
func mixedEdition(seed uint64) *edition {
	years := []*edition{araleEdition(), edition2016(), edition2020()}
	draw := rand.New(rand.NewPCG(seed, 0))
	e := &edition{name: "mixed"}
	for _, year := range years {
		for _, p := range year.pages {
			if e.page(p.name) != nil {
				continue
			}
			var drawn []*page
			for _, other := range years {
				if same := other.page(p.name); same != nil {
					drawn = append(drawn, same)
				}
			}
			e.pages = append(e.pages, drawn[draw.IntN(len(drawn))])
		}
	}
	return e
}
