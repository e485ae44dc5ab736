//! Running another program: what it is given on its standard input, what it writes to its standard output.
//!
//! Owns its limits. The program is started as it is named, never by a shell; with all that it started it is
//! ended at each limit (`group`). Called by the command line through `drafter`. What the program wrote, it
//! must not read.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::group::Group;
use crate::intake::child_output::{collect, last_words};

/// Bytes that a program may write.
pub const MOST_OUTPUT: u64 = 16 << 20;
/// How long the output of a program may stay open when its group is ended.
const GRACE: Duration = Duration::from_secs(2);
/// How often it is looked after.
const TICK: Duration = Duration::from_millis(20);

/// A program that drafts.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its name, looked for in `PATH`, or its path.
    pub name: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// How long it may take.
    pub limit: Duration,
    /// Bytes of memory that each of its processes may have, where the system can hold it to that (Linux).
    pub memory: u64,
    /// The program and arguments that end a process group, whose number they are given last, when their
    /// standard input ends; `None`: nothing does.
    pub watcher: Option<(PathBuf, &'static str)>,
}

/// What a program wrote.
#[derive(Debug)]
pub struct Ran {
    /// Its standard output.
    pub output: Vec<u8>,
    /// Whether it read all of its input.
    pub has_read_all: bool,
}

/// Why a program gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum ChildError {
    /// It is not there, or may not be run.
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
    #[error("{program} was ended: it wrote more than {} MiB", MOST_OUTPUT >> 20)]
    TooMuch {
        /// Its name.
        program: String,
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
    /// It left a process behind that does not let go of its output.
    #[error("{program} has ended, but a process that it started keeps its output open")]
    HeldOpen {
        /// Its name.
        program: String,
    },
    /// Its output could not be read.
    #[error("what {program} wrote cannot be read: {why}")]
    Unread {
        /// Its name.
        program: String,
        /// The system's account.
        why: String,
    },
}

impl Program {
    /// Its name, for a person.
    pub fn shown(&self) -> String {
        Path::new(&self.name).display().to_string()
    }

    /// Runs it with this input.
    ///
    /// # Errors
    /// [`ChildError`]; then neither it nor what it started in its group runs any more.
    pub fn run(&self, input: Vec<u8>) -> Result<Ran, ChildError> {
        let program = self.shown();
        let mut command = Command::new(&self.name);
        command.args(&self.args);
        let mut group = Group::start(command, self.memory, self.watcher.as_ref()).map_err(|error| {
            let why = match error.kind() {
                io::ErrorKind::NotFound => "there is no such program".to_owned(),
                io::ErrorKind::PermissionDenied => "it may not be run".to_owned(),
                _ => error.to_string(),
            };
            ChildError::NotStarted { program: program.clone(), why }
        })?;
        let given = give(&mut group.child, input);
        let output = collect(group.child.stdout.take(), MOST_OUTPUT + 1);
        let errors = last_words(group.child.stderr.take());
        let (output, status) = self.wait(&mut group, &output)?;
        let has_read_all = given.recv_timeout(GRACE).unwrap_or(false);
        if status.success() {
            return Ok(Ran { output, has_read_all });
        }
        let how = match status.code() {
            Some(code) => format!("failed with exit code {code}"),
            None => format!("was ended from outside ({status})"),
        };
        let said = errors.recv_timeout(GRACE).unwrap_or_default();
        let said = said.trim();
        let said = if said.is_empty() { String::new() } else { format!("; it said: {said}") };
        Err(ChildError::Failed { program, how, said })
    }

    /// Waits until it has ended and its output is read; ends it at a limit.
    fn wait(
        &self,
        group: &mut Group,
        output: &Receiver<io::Result<Vec<u8>>>,
    ) -> Result<(Vec<u8>, ExitStatus), ChildError> {
        let program = || self.shown();
        let unread = |error: io::Error| ChildError::Unread { program: program(), why: error.to_string() };
        let end = Instant::now() + self.limit;
        let mut read: Option<Vec<u8>> = None;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ChildError::TooSlow { program: program(), seconds: self.limit.as_secs() });
            }
            if read.is_some() {
                thread::sleep(TICK.min(left) / 10);
            } else {
                match output.recv_timeout(TICK.min(left)) {
                    Ok(Ok(bytes)) if bytes.len() as u64 > MOST_OUTPUT => {
                        return Err(ChildError::TooMuch { program: program() });
                    }
                    Ok(Ok(bytes)) => read = Some(bytes),
                    Ok(Err(error)) => return Err(unread(error)),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return Err(unread(io::ErrorKind::Other.into())),
                }
            }
            if !group.has_ended().map_err(unread)? {
                continue;
            }
            let status = group.end().map_err(unread)?;
            let bytes = match read {
                Some(bytes) => bytes,
                None => match output.recv_timeout(GRACE) {
                    Ok(bytes) => bytes.map_err(unread)?,
                    Err(_) => return Err(ChildError::HeldOpen { program: program() }),
                },
            };
            if bytes.len() as u64 > MOST_OUTPUT {
                return Err(ChildError::TooMuch { program: program() });
            }
            return Ok((bytes, status));
        }
    }
}

/// Writes the input, beside everything else. Says at the end whether all of it was read.
fn give(child: &mut Child, input: Vec<u8>) -> Receiver<bool> {
    let (tell, told) = channel();
    if let Some(mut stdin) = child.stdin.take() {
        // Who does not read its input has its reasons.
        thread::spawn(move || {
            let _ = tell.send(stdin.write_all(&input).is_ok());
        });
    }
    told
}
