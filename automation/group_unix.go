//go:build unix && !linux

package automation

import (
	"os/exec"
	"syscall"
)

// ownGroup starts Chrome in a process group of its own: Ctrl-C in the terminal is
// for the program, which closes Chrome in order, and all of Chrome can be killed
// at once.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
