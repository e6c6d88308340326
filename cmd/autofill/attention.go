package main

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/gen2brain/beeep"

	"example.com/autofill/automation"
	"example.com/autofill/selectors"
)

// The values of --notify.
const (
	notifyAuto = "auto" // the terminal's bell and title, and the desktop
	notifyBell = "bell" // the terminal's alone
	notifyOff  = "off"
)

// attention calls the person when it is their turn: they are in the browser, in
// another window, or away from the desk.
type attention struct {
	terminal io.Writer // nil when there is none
	desktop  func(title, text string) error
	told     string // the page of the last notification
}

// newAttention calls as --notify says. Without a window nobody is there to be called.
func newAttention(how string, io streams, headless bool) *attention {
	a := &attention{}
	if how == notifyOff || headless {
		return a
	}
	if tty, _ := terminal(io.out); tty {
		a.terminal = io.out
	}
	if how == notifyAuto && a.terminal != nil && desktopBus() {
		a.desktop = func(title, text string) error {
			return beeep.Notify(title, text, "") //nolint:wrapcheck // whoever calls logs it
		}
	}
	return a
}

// desktopBus reports whether there is somebody to notify. Where the desktop has a
// message bus but none is running, asking would start one.
func desktopBus() bool {
	return runtime.GOOS == "darwin" || runtime.GOOS == "windows" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != ""
}

// step calls at the beginning of a hand-off, on the desktop once a page: what
// follows on the same page the person sees while they are there.
func (a *attention) step(s automation.Step) error {
	title, turn := "autofill", ""
	switch {
	case s.Again || s.Captured != "":
		return nil
	case s.Message != nil && s.Message.Closed:
		return nil
	case s.Message != nil:
		turn = "The page shows a message; answer it in the browser."
		title = "autofill: your turn"
	case s.Pause != nil:
		turn = s.Pause.Say
		title = "autofill: your turn"
	case s.End == selectors.EndDone:
		turn = "This journey is complete."
	case s.End == selectors.EndWait:
		turn = "The site needs time now; come back later."
	}
	if a.terminal != nil {
		// The title of the window, and the bell: ECMA-48 and xterm's OSC 0.
		bell := ""
		if turn != "" {
			bell = "\a"
		}
		fmt.Fprintf(a.terminal, "\x1b]0;%s\x1b\\%s", title, bell)
	}
	if a.desktop == nil || turn == "" || a.told == s.Page+s.Title {
		return nil
	}
	a.told = s.Page + s.Title
	return a.desktop(title, turn)
}

// end gives the window its title back.
func (a *attention) end() {
	if a.terminal != nil {
		fmt.Fprint(a.terminal, "\x1b]0;\x1b\\")
	}
}
