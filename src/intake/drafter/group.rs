//! A child process and all that it starts, from its beginning to its end.
//!
//! Owns that nothing of it is left. The child is in a process group of its own, which is ended with it, and,
//! by a watcher, when this process is gone before. What left the group is a stray, and ended too where the
//! system says which processes those are (Linux). Called by `child`.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use super::strays::Strays;

/// A child and everything that it starts.
pub(super) struct Group {
    pub(super) child: Child,
    watcher: Option<Child>,
    strays: Strays,
    is_over: bool,
}

impl Group {
    /// Starts it, with so many bytes of memory for each process, and with the program that ends the group
    /// when this process is gone.
    pub(super) fn start(
        mut command: Command,
        memory: u64,
        watcher: Option<&(PathBuf, &'static str)>,
    ) -> io::Result<Self> {
        let strays = Strays::expected();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        of_its_own(&mut command);
        let child = command.spawn()?;
        limit_memory(child.id(), memory);
        let watcher = watcher.and_then(|(path, word)| watch(path, word, child.id()));
        Ok(Self { child, watcher, strays, is_over: false })
    }

    /// Whether the child has ended; its number stays its own until [`Self::end`].
    #[cfg(unix)]
    pub(super) fn has_ended(&mut self) -> io::Result<bool> {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let Some(pid) = self.pid() else { return Ok(true) };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(pid), options)?.is_some())
    }

    #[cfg(not(unix))]
    pub(super) fn has_ended(&mut self) -> io::Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// Ends all that is left of it.
    pub(super) fn end(&mut self) -> io::Result<ExitStatus> {
        self.kill();
        // The watcher before the child: once the child is waited for, its number may be another's.
        if let Some(mut watcher) = self.watcher.take() {
            let _ = watcher.kill();
            let _ = watcher.wait();
        }
        self.is_over = true;
        let status = self.child.wait();
        self.strays.end();
        status
    }

    #[cfg(unix)]
    fn kill(&mut self) {
        if let Some(pid) = self.pid() {
            let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
        }
    }

    #[cfg(not(unix))]
    fn kill(&mut self) {
        let _ = self.child.kill();
    }

    #[cfg(unix)]
    fn pid(&self) -> Option<rustix::process::Pid> {
        rustix::process::Pid::from_raw(i32::try_from(self.child.id()).ok()?)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !self.is_over {
            let _ = self.end();
        }
    }
}

/// Holds a process, and what it starts from now on, to so many bytes of memory of its own. (Rejected: a limit
/// of addresses. Many programs reserve far more of them than they use.)
#[cfg(target_os = "linux")]
fn limit_memory(pid: u32, bytes: u64) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let limit = Rlimit { current: Some(bytes), maximum: Some(bytes) };
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = prlimit(Some(pid), Resource::Data, limit);
    }
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_: u32, _: u64) {}

#[cfg(unix)]
fn of_its_own(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn of_its_own(_: &mut Command) {}

/// A process that ends the group when this one is gone: its input is open as long as this one is there.
#[cfg(unix)]
fn watch(path: &Path, word: &str, group: u32) -> Option<Child> {
    let mut command = Command::new(path);
    command.args([OsStr::new(word), OsStr::new(&group.to_string())]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    of_its_own(&mut command);
    command.spawn().ok()
}

#[cfg(not(unix))]
fn watch(_: &Path, _: &str, _: u32) -> Option<Child> {
    None
}

/// What the watcher does: waits until its standard input ends, then ends the group.
#[cfg(unix)]
pub fn end_group_after(mut input: impl Read, group: i32) {
    let _ = io::copy(&mut input, &mut io::sink());
    if let Some(group) = rustix::process::Pid::from_raw(group).filter(|_| group > 1) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

/// What the watcher does: nothing, where there are no process groups.
#[cfg(not(unix))]
pub fn end_group_after(_: impl Read, _: i32) {}
