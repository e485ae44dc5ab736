//! The rules of a check, looked at side by side on the processors there are.
//!
//! Called by `check` only. Each rule is looked at by one thread, in one snapshot, so that what it finds does
//! not depend on how many there are.

use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::domain::Finding;
use crate::store::{Reader, StoreError};

/// Looks at a rule, and adds its findings.
pub(super) type Look = fn(&Reader<'_>, &mut Vec<Finding>) -> Result<(), StoreError>;

/// What to do with a file that cannot be read to the end.
pub(super) const DAMAGED: &str = "do not write to it; copy it first, and go back to the last good copy";

/// At most so many threads: each may hold one text of the longest kind.
const MOST: usize = 8;

/// Everything that these rules find, in no order of the rules; the longest work is best named first.
pub(super) fn look_at_all<'l>(
    reader: &Reader<'_>,
    looks: impl Iterator<Item = &'l (&'static str, Look)> + Send,
) -> Vec<Finding> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MOST);
    let companions: Vec<_> = (1..cores).map_while(|_| reader.companion()).collect();
    let left = Mutex::new(looks);
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = |reader: &Reader<'_>| {
        let mut findings = Vec::new();
        while let Some((rule, look)) = next() {
            look_at(rule, &mut findings, |findings| look(reader, findings));
        }
        findings
    };
    thread::scope(|scope| {
        let others: Vec<_> =
            companions.into_iter().map(|companion| scope.spawn(move || companion.ask(work))).collect();
        let mut findings = work(reader);
        for other in others {
            findings.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        findings
    })
}

/// Looks at a rule. If the file is too damaged for that, this is a finding.
pub(super) fn look_at(
    rule: &'static str,
    findings: &mut Vec<Finding>,
    look: impl FnOnce(&mut Vec<Finding>) -> Result<(), StoreError>,
) {
    if let Err(error) = look(findings) {
        let message = format!("it could not be looked at to the end: {error}");
        findings.push(Finding { rule, id: "ledger".into(), message, hint: DAMAGED.into() });
    }
}
