//! Running a program that makes a text of a file: within limits of time, memory and output.
//!
//! Owns the child's limits and its end. It is started as it is named, never by a shell, in a process group of
//! its own, which is ended at each limit and when the program ends. Called by `pdf`. What the program wrote,
//! it does not read.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use crate::intake::child_output::{collect, last_words};

/// How long its output may stay open when its group is ended.
const GRACE: Duration = Duration::from_secs(2);
/// How often it is looked after.
const TICK: Duration = Duration::from_millis(10);

/// A program, and what it may cost.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its name, looked for in `PATH`, or its path.
    pub name: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// How long it may take.
    pub time: Duration,
    /// How many bytes of memory it may have (on Linux).
    pub memory: u64,
    /// How many bytes it may write.
    pub output: u64,
}

/// Why a program gave nothing; each is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChildError {
    /// It is not there.
    #[error("there is no program {program}")]
    NotThere {
        /// Its name.
        program: String,
    },
    /// It may not be run.
    #[error("{program} cannot be started: {why}")]
    NotStarted {
        /// Its name.
        program: String,
        /// The system's account.
        why: String,
    },
    /// It took longer than it may.
    #[error("{program} was ended after {seconds} s")]
    TooSlow {
        /// Its name.
        program: String,
        /// The limit.
        seconds: u64,
    },
    /// It wrote more than it may.
    #[error("{program} was ended: it wrote more than {limit} bytes")]
    TooMuch {
        /// Its name.
        program: String,
        /// The limit.
        limit: u64,
    },
    /// It failed.
    #[error("{program} {how}{said}")]
    Failed {
        /// Its name.
        program: String,
        /// How it ended.
        how: String,
        /// What it wrote to its standard error, if anything.
        said: String,
    },
    /// Its output could not be read to its end.
    #[error("what {program} wrote cannot be read: {why}")]
    Unread {
        /// Its name.
        program: String,
        /// The system's account.
        why: String,
    },
}

impl Program {
    /// Runs it without input; what it wrote.
    ///
    /// # Errors
    /// [`ChildError`]; then neither it nor what it started in its group runs any more.
    pub fn run(&self) -> Result<Vec<u8>, ChildError> {
        let program = Path::new(&self.name).display().to_string();
        let mut command = Command::new(&self.name);
        command.args(&self.args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ChildError::NotThere { program: program.clone() },
            io::ErrorKind::PermissionDenied => {
                ChildError::NotStarted { program: program.clone(), why: "it may not be run".to_owned() }
            }
            _ => ChildError::NotStarted { program: program.clone(), why: error.to_string() },
        })?;
        let mut group = Group { child, is_over: false };
        group.limit_memory(self.memory);
        let output = collect(group.child.stdout.take(), self.output + 1);
        let errors = last_words(group.child.stderr.take());
        let unread = |why: String| ChildError::Unread { program: program.clone(), why };
        let end = Instant::now() + self.time;
        let mut written = None;
        loop {
            if Instant::now() >= end {
                return Err(ChildError::TooSlow { program, seconds: self.time.as_secs() });
            }
            if written.is_none() {
                match output.recv_timeout(TICK) {
                    Ok(bytes) => written = Some(bytes.map_err(|error| unread(error.to_string()))?),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return Err(unread("it went away".to_owned())),
                }
            } else {
                thread::sleep(TICK);
            }
            if written.as_ref().is_some_and(|bytes: &Vec<u8>| bytes.len() as u64 > self.output) {
                return Err(ChildError::TooMuch { program, limit: self.output });
            }
            let Some(status) = group.child.try_wait().map_err(|error| unread(error.to_string()))? else {
                continue;
            };
            // It is waited for, so its number may be another's: nothing is ended by it any more.
            group.is_over = true;
            let bytes = match written {
                Some(bytes) => bytes,
                None => match output.recv_timeout(GRACE) {
                    Ok(bytes) => bytes.map_err(|error| unread(error.to_string()))?,
                    Err(_) => return Err(unread("a process that it started keeps it open".to_owned())),
                },
            };
            if bytes.len() as u64 > self.output {
                return Err(ChildError::TooMuch { program, limit: self.output });
            }
            if status.success() {
                return Ok(bytes);
            }
            let how = match status.code() {
                Some(code) => format!("failed with exit code {code}"),
                None => format!("was ended from outside ({status})"),
            };
            let said = errors.recv_timeout(GRACE).unwrap_or_default();
            let said = said.trim();
            let said = if said.is_empty() { String::new() } else { format!("; it said: {said}") };
            return Err(ChildError::Failed { program, how, said });
        }
    }
}

/// A child and what it starts in its group; ended when it goes out of sight.
struct Group {
    child: Child,
    is_over: bool,
}

impl Group {
    #[cfg(target_os = "linux")]
    fn limit_memory(&self, bytes: u64) {
        use rustix::process::{Resource, Rlimit, prlimit};
        let limit = Rlimit { current: Some(bytes), maximum: Some(bytes) };
        // A child that has ended already needs no limit.
        let _ = self.pid().map(|pid| prlimit(Some(pid), Resource::As, limit));
    }

    #[cfg(not(target_os = "linux"))]
    fn limit_memory(&self, _: u64) {}

    #[cfg(unix)]
    fn pid(&self) -> Option<rustix::process::Pid> {
        rustix::process::Pid::from_raw(i32::try_from(self.child.id()).ok()?)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        #[cfg(unix)]
        if let Some(pid) = self.pid() {
            let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Program {
        Program {
            name: "sh".into(),
            args: vec!["-c".into(), script.into()],
            time: Duration::from_millis(1500),
            memory: 256 << 20,
            output: 100_000,
        }
    }

    #[test]
    fn what_a_program_writes_comes_back() {
        assert_eq!(shell("printf 'one\\ftwo'").run().unwrap(), b"one\x0ctwo");
    }

    #[test]
    fn a_program_that_runs_or_prints_for_ever_is_ended() {
        let started = Instant::now();
        assert!(matches!(shell("sleep 600").run(), Err(ChildError::TooSlow { .. })));
        assert!(matches!(shell("sleep 600 & sleep 600").run(), Err(ChildError::TooSlow { .. })));
        assert!(matches!(shell("while :; do echo yes yes yes; done").run(), Err(ChildError::TooMuch { .. })));
        assert!(started.elapsed() < Duration::from_mins(1));
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_says_so() {
        let failed = shell("echo no such page >&2; exit 3").run().unwrap_err().to_string();
        assert_eq!(failed, "sh failed with exit code 3; it said: no such page");
        let none = Program { name: "no-such-program-here".into(), ..shell("") };
        assert_eq!(none.run(), Err(ChildError::NotThere { program: "no-such-program-here".to_owned() }));
    }
}
