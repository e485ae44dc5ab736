//! How long a process takes and how much memory it has at most.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// One run of a process.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) time: Duration,
    /// Largest resident set, in KiB, as the kernel counts it; 0 where there is no /proc.
    pub(crate) peak: u64,
}

/// Runs it to its end, its output thrown away. Fails if it does.
pub(crate) fn run(command: &mut Command) -> Result<Run, String> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
    let status = format!("/proc/{}/status", child.id());
    let done = Arc::new(AtomicBool::new(false));
    let watched = Arc::clone(&done);
    let watch = std::thread::spawn(move || {
        let mut peak = 0;
        while !watched.load(Ordering::Relaxed) {
            peak = peak_of(&status).unwrap_or(0).max(peak);
            std::thread::sleep(Duration::from_millis(1));
        }
        peak
    });
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = std::io::Read::read_to_string(&mut stderr, &mut said);
    }
    let ended = child.wait().map_err(|error| error.to_string())?;
    let time = start.elapsed();
    done.store(true, Ordering::Relaxed);
    let peak = watch.join().unwrap_or(0);
    if !ended.success() {
        return Err(format!("{command:?} ended with {ended}: {said}"));
    }
    Ok(Run { time, peak })
}

fn peak_of(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The median of several runs, after one that fills the caches.
pub(crate) fn median(times: usize, mut make: impl FnMut() -> Command) -> Result<Run, String> {
    run(&mut make())?;
    let mut runs: Vec<Run> = (0..times).map(|_| run(&mut make())).collect::<Result<_, _>>()?;
    runs.sort_by_key(|run| run.time);
    let peak = runs.iter().map(|run| run.peak).max().unwrap_or(0);
    Ok(Run { time: runs[runs.len() / 2].time, peak })
}

/// The size of a file, in bytes.
pub(crate) fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |found| found.len())
}
