//! How long a process takes and how much memory it has at most.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// The program that is measured.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Puts a copy of the program into this folder, and measures that: as when it is installed. A file that the
/// linker has just written lies in the kernel's cache in pages of 4 KiB, which are mapped one by one; a
/// copied file, or one that was read from the disk as the shell was, in larger pieces. That makes a tenth of
/// a command that adds one claim.
pub(crate) fn install(folder: &Path) -> Result<(), String> {
    let program = folder.join("gainsay");
    std::fs::copy(env!("CARGO_BIN_EXE_gainsay"), &program)
        .map_err(|error| format!("{}: {error}", program.display()))?;
    PROGRAM.set(program).map_err(|_| "installed twice".into())
}

/// A command of the program.
pub(crate) fn gainsay() -> Command {
    Command::new(PROGRAM.get().map_or(Path::new(env!("CARGO_BIN_EXE_gainsay")), PathBuf::as_path))
}

/// One run of a process.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) time: Duration,
    /// Largest resident set, in KiB, as the kernel counts it; 0 where there is no /proc.
    pub(crate) peak: u64,
}

/// Runs it to its end, its output thrown away. Fails if it does. Its memory is looked at once a millisecond,
/// which makes a run of a few milliseconds longer (see [`median`]), and less and less often the longer it
/// runs: the kernel keeps the peak, only the last look matters.
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
            std::thread::sleep(
                (start.elapsed() / 200).clamp(Duration::from_millis(1), Duration::from_millis(50)),
            );
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

/// Runs it to its end, its output thrown away, with nobody looking.
fn time(command: &mut Command) -> Result<Run, String> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let ended = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    let time = start.elapsed();
    if ended.success() { Ok(Run { time, peak: 0 }) } else { Err(format!("{command:?} ended with {ended}")) }
}

/// The median time of several runs, after one that fills the caches and has its memory watched.
pub(crate) fn median(times: usize, mut make: impl FnMut() -> Command) -> Result<Run, String> {
    let first = run(&mut make())?;
    let runs: Vec<Run> = (0..times).map(|_| time(&mut make())).collect::<Result<_, _>>()?;
    Ok(Run { peak: first.peak, ..middle(runs) })
}

/// The medians of several that are to be compared, run in turns: a machine that is slow for a while is so for
/// all of them.
pub(crate) fn medians<const N: usize>(
    times: usize,
    mut make: [&mut dyn FnMut() -> Command; N],
) -> Result<[Run; N], String> {
    let mut peaks = Vec::with_capacity(N);
    for make in &mut make {
        peaks.push(run(&mut make())?.peak);
    }
    let mut taken = [const { Vec::new() }; N];
    for _ in 0..times {
        for (make, taken) in make.iter_mut().zip(&mut taken) {
            taken.push(time(&mut make())?);
        }
    }
    let mut peaks = peaks.into_iter();
    Ok(taken.map(|runs| Run { peak: peaks.next().unwrap_or(0), ..middle(runs) }))
}

/// The run of the median time; the most memory of any.
pub(crate) fn middle(mut runs: Vec<Run>) -> Run {
    runs.sort_by_key(|run| run.time);
    let peak = runs.iter().map(|run| run.peak).max().unwrap_or(0);
    Run { peak, ..runs[runs.len() / 2] }
}

/// Waits until everything is on the disk, so that no run pays for what another one wrote.
pub(crate) fn settle() {
    let _ = Command::new("sync").status();
}

/// The size of a file, in bytes.
pub(crate) fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |found| found.len())
}
