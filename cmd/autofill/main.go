// Command autofill fills Alipay's Chinese sign-up and verification forms from
// one person's own data in a visible Chrome, explains them in English, and
// stops for every captcha, SMS code, password and submit button.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/autofill/automation"
)

func main() {
	ctx, stop := context.WithCancel(context.Background())
	atOnce := make(chan struct{})
	io := newStreams(os.Stdout, os.Stderr)
	io.in, io.atOnce = os.Stdin, atOnce
	go obeySignals(stop, atOnce, io)
	code := run(ctx, os.Args[1:], io)
	stop()
	io.screen.leave()
	os.Exit(code)
}

// How long an end may take: before it is said that it goes on; at most, when it is
// to be at once and the machine is slow; and for saying so.
const (
	longEnd  = time.Second
	lastEnd  = 3 * time.Second
	lastWord = time.Second / 4
)

// obeySignals has the first Ctrl-C end the program in order, the report written
// and the browser closed, and a second one at once, the browser killed.
func obeySignals(stop context.CancelFunc, atOnce chan<- struct{}, io streams) {
	signals := make(chan os.Signal, 2)
	list := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		list = append(list, syscall.SIGHUP)
	}
	signal.Notify(signals, list...)
	<-signals
	stop()
	select {
	case <-signals:
	case <-time.After(longEnd):
		fmt.Fprintln(io.err, "\nautofill: closing the browser; Ctrl-C once more ends it at once")
		<-signals
	}
	close(atOnce)
	select {
	case <-signals: // a third one waits for nothing
	case <-time.After(lastEnd):
	}
	time.AfterFunc(lastWord, func() { os.Exit(exitQuit) }) // also when the terminal takes nothing
	io.screen.leave()
	say(io.err, automation.ErrQuit, exitQuit)
	os.Exit(exitQuit)
}
