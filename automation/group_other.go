//go:build !unix

package automation

import "os/exec"

// ownGroup leaves Chrome as it is started: there are no process groups to signal.
func ownGroup(*exec.Cmd) {}
