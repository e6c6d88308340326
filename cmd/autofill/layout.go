package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/rs/zerolog"

	"example.com/autofill/automation"
	"example.com/autofill/automation/report"
)

// The panel's place is the same for every profile: it is a matter of the screen.
func layoutPath(dir string) string { return filepath.Join(dir, "panel.json") }

// readLayout is how the panel was left; one that is missing or damaged is none.
func readLayout(dir string) automation.Layout {
	var l automation.Layout
	data, err := os.ReadFile(layoutPath(dir))
	if err != nil || json.Unmarshal(data, &l) != nil {
		return automation.Layout{}
	}
	return l
}

// keepLayout saves it. A place that is lost is no reason to disturb anybody.
func keepLayout(dir string, log zerolog.Logger) func(automation.Layout) {
	return func(l automation.Layout) {
		data, err := json.Marshal(l)
		if err == nil {
			err = report.Replace(layoutPath(dir), data)
		}
		if err != nil {
			log.Debug().Err(err).Msg("the panel's place could not be saved")
		}
	}
}
