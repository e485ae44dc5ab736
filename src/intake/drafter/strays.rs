//! Processes that a child started and that left its group: daemons.
//!
//! Owns how they are found and ended. This process asks to inherit what its children leave behind; so, once
//! the child is gone, every child of this process that was not there before is a stray. Only Linux has this.
//! Called by `group`.

/// What is to be found when the child has ended.
#[cfg(not(target_os = "linux"))]
pub(super) struct Strays;

#[cfg(not(target_os = "linux"))]
impl Strays {
    pub(super) fn expected() -> Self {
        Self
    }

    pub(super) fn end(&self) {}
}

#[cfg(target_os = "linux")]
pub(super) use inherited::Strays;

#[cfg(target_os = "linux")]
mod inherited {
    use std::collections::BTreeSet;
    use std::thread;
    use std::time::{Duration, Instant};

    use rustix::process::{
        Pid, Signal, WaitId, WaitIdOptions, WaitOptions, getpid, kill_process, set_child_subreaper, waitid,
        waitpid,
    };

    /// How long strays are looked for: each may have started another before it was ended.
    const LONGEST: Duration = Duration::from_secs(2);

    pub(in super::super) struct Strays {
        /// The children that this process had before.
        before: BTreeSet<i32>,
        is_heir: bool,
    }

    impl Strays {
        /// To be called before the child is started.
        pub(in super::super) fn expected() -> Self {
            Self { before: children(), is_heir: set_child_subreaper(Some(getpid())).is_ok() }
        }

        /// Ends them. To be called once the child, and whatever else this process started since, was waited
        /// for.
        pub(in super::super) fn end(&self) {
            let until = Instant::now() + LONGEST;
            while self.is_heir && has_children() && Instant::now() < until {
                let strays: Vec<i32> = children().difference(&self.before).copied().collect();
                if strays.is_empty() {
                    break;
                }
                for stray in strays.into_iter().filter_map(Pid::from_raw) {
                    let _ = kill_process(stray, Signal::KILL);
                    let _ = waitpid(Some(stray), WaitOptions::NOHANG);
                }
                thread::sleep(Duration::from_millis(1));
            }
            let _ = set_child_subreaper(None);
        }
    }

    fn has_children() -> bool {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        waitid(WaitId::All, options).is_ok()
    }

    /// The children of this process.
    fn children() -> BTreeSet<i32> {
        let own = getpid().as_raw_nonzero().get();
        let mut found = BTreeSet::new();
        if !has_children() {
            return found;
        }
        let Ok(processes) = std::fs::read_dir("/proc") else { return found };
        for process in processes.flatten() {
            let Some(pid) = process.file_name().to_str().and_then(|name| name.parse::<i32>().ok()) else {
                continue;
            };
            let Ok(stat) = std::fs::read_to_string(process.path().join("stat")) else { continue };
            // The name before it, in brackets, may have blanks and brackets.
            let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
            if after.split_whitespace().nth(1).and_then(|parent| parent.parse().ok()) == Some(own) {
                found.insert(pid);
            }
        }
        found
    }
}
