//! What can go wrong with a ledger, in words a person understands.
//!
//! Every trouble has a stable `kind` word (scripts match on it) and hints that say what to do next. SQL and
//! SQLite's own messages stay inside as the source.

use std::path::PathBuf;

use crate::domain::{EntryId, LeftOut, Obstacle, SchemaFault};
use crate::whole_file::Failed;

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No ledger at the path that was named.
    #[error("no ledger at {}", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// `init` on a path where something is.
    #[error("{} is already there", path.display())]
    AlreadyThere {
        /// The path.
        path: PathBuf,
    },
    /// The file is no ledger.
    #[error("{} is not a ledger ({found})", path.display())]
    NotALedger {
        /// The path.
        path: PathBuf,
        /// What was found there instead.
        found: String,
    },
    /// The ledger was written by a later version of the program.
    #[error("{} was written by a newer version{} (schema {schema}); this program knows schema {known}", path.display(), by(written_by.as_deref()))]
    TooNew {
        /// The path.
        path: PathBuf,
        /// The program that wrote the last entry, if it can be read.
        written_by: Option<String>,
        /// The ledger's schema number.
        schema: i64,
        /// The highest schema number that this program knows.
        known: i64,
    },
    /// The ledger's schema was not made by the steps this program knows.
    #[error("{} was made by a program whose schema step {step} differs from this one's", path.display())]
    Altered {
        /// The path.
        path: PathBuf,
        /// The first step that differs, `V2__earlier_versions`.
        step: String,
    },
    /// Another program changed what the ledger's tables are, or put something beside them that would act.
    #[error("{} was altered by another program: {}", path.display(), SchemaFault::in_words(faults))]
    Tampered {
        /// The path.
        path: PathBuf,
        /// What is not as gainsay made it; never empty.
        faults: Vec<SchemaFault>,
    },
    /// A ledger of an earlier schema on a medium that cannot be written.
    #[error("{} has schema {schema} and must be upgraded to {known} first, but it cannot be written here", path.display())]
    NeedsUpgrade {
        /// The path.
        path: PathBuf,
        /// The ledger's schema number.
        schema: i64,
        /// The schema number that this program needs.
        known: i64,
    },
    /// A migration failed; the ledger is as it was.
    #[error("the upgrade of {} to schema {to} failed: {why}; the ledger is as it was before", path.display())]
    UpgradeFailed {
        /// The path.
        path: PathBuf,
        /// The schema number aimed at.
        to: i64,
        /// What failed, with the step's name where known.
        why: String,
        /// The copy made before, if it was made.
        copy: Option<PathBuf>,
    },
    /// Another program holds the ledger.
    #[error("{} is in use by another program (waited {waited} s)", path.display())]
    Locked {
        /// The path.
        path: PathBuf,
        /// How long we waited, in seconds.
        waited: u64,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written: reading works, but this command writes", path.display())]
    ReadOnly {
        /// The path.
        path: PathBuf,
        /// Who or what forbids it, in words.
        why: String,
    },
    /// The file has a second name, under which another program would not see our journal.
    #[error("{} has {links} names (hard links): writing under one of them could damage it for the others", path.display())]
    HardLinked {
        /// The path.
        path: PathBuf,
        /// How many names it has.
        links: u64,
    },
    /// A new file was to get a name that something has.
    #[error("{} is already there, and nothing is written over it", path.display())]
    NameTaken {
        /// The path.
        path: PathBuf,
    },
    /// The file cannot be opened at all.
    #[error("{} cannot be opened: {why}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// The reason in words.
        why: String,
    },
    /// An interrupted change must be rolled back first, and that cannot be done here.
    #[error("an interrupted change to {} must be finished first, and it cannot be written here", path.display())]
    NeedsRecovery {
        /// The path.
        path: PathBuf,
    },
    /// No room left.
    #[error("no room left for {}; nothing of this command was saved", path.display())]
    DiskFull {
        /// The path.
        path: PathBuf,
    },
    /// The disk reported an error before the change was complete.
    #[error("the disk reported an error at {}; nothing of this command was saved", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// SQLite's account.
        #[source]
        source: rusqlite::Error,
    },
    /// The disk reported an error at the last step.
    #[error("the disk reported an error at the last step on {}; the change may or may not be saved", path.display())]
    Unclear {
        /// The path.
        path: PathBuf,
        /// SQLite's account.
        #[source]
        source: rusqlite::Error,
    },
    /// Later work stands in the way of undoing an entry.
    #[error("{entry} cannot be undone as things are: {}", in_the_way(obstacles))]
    InTheWay {
        /// The entry that was to be undone.
        entry: EntryId,
        /// What was done later, to what it recorded or with it.
        obstacles: Vec<Obstacle>,
    },
    /// The entry is undone.
    #[error("{entry} is undone already, by {by}")]
    UndoneAlready {
        /// The entry.
        entry: EntryId,
        /// The entry that undid it.
        by: EntryId,
    },
    /// The file is damaged.
    #[error("{} is damaged: {why}", path.display())]
    Damaged {
        /// The path.
        path: PathBuf,
        /// Where and how.
        why: String,
    },
    /// A stored value that no version of this program writes.
    #[error("the ledger holds {value:?} as {what} of {row}, which this program does not know")]
    Alien {
        /// The column, in words.
        what: &'static str,
        /// The value.
        value: String,
        /// The row's public id.
        row: String,
    },
    /// No such row.
    #[error("there is no {noun} {id} in this ledger")]
    NoSuch {
        /// The noun.
        noun: &'static str,
        /// The id, ref, name or url that was asked for.
        id: String,
    },
    /// Something new is to be recorded of a claim or an article that was withdrawn.
    #[error("{id} is left out of the record: {why}")]
    Withdrawn {
        /// The claim or article.
        id: String,
        /// Why.
        why: LeftOut,
    },
    /// A rule of the record refuses the change.
    #[error("{rule}")]
    Refused {
        /// The rule, as a sentence.
        rule: String,
    },
    /// Something that SQLite refused and that no rule above explains; its message is the source.
    #[error("the ledger refused the change")]
    Sqlite(#[from] rusqlite::Error),
    /// A file beside the ledger (the lock, the copy) could not be used.
    #[error(transparent)]
    File(#[from] Failed),
}

/// "e7 changed or uses c14, c15; e9 changed or uses r3".
fn in_the_way(obstacles: &[Obstacle]) -> String {
    let mut by_entry: Vec<(Option<EntryId>, Vec<&str>)> = Vec::new();
    for Obstacle { entry, record } in obstacles {
        match by_entry.iter_mut().find(|(known, _)| known == entry) {
            Some((_, records)) => records.push(record),
            None => by_entry.push((*entry, vec![record])),
        }
    }
    let parts = by_entry.iter().map(|(entry, records)| {
        let records = records.join(", ");
        match entry {
            Some(entry) => format!("{entry} changed or uses {records}"),
            None => format!("{records} was changed outside of gainsay"),
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn by(tool: Option<&str>) -> String {
    tool.map(|tool| format!(", {tool}")).unwrap_or_default()
}

impl StoreError {
    /// The stable word for this trouble, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::AlreadyThere { .. } | Self::NameTaken { .. } => "already-there",
            Self::NotALedger { .. } => "not-a-ledger",
            Self::TooNew { .. } => "too-new",
            Self::Altered { .. } | Self::Tampered { .. } => "altered",
            Self::NeedsUpgrade { .. } => "needs-upgrade",
            Self::UpgradeFailed { .. } => "upgrade-failed",
            Self::Locked { .. } => "locked",
            Self::ReadOnly { .. } => "read-only",
            Self::HardLinked { .. } => "hard-linked",
            Self::Unreadable { .. } => "unreadable",
            Self::NeedsRecovery { .. } => "needs-recovery",
            Self::DiskFull { .. } => "disk-full",
            Self::File(failed) if failed.is_at_the_last_step() => "unclear",
            Self::Io { .. } | Self::File(_) => "io",
            Self::Unclear { .. } => "unclear",
            Self::Damaged { .. } | Self::Alien { .. } => "damaged",
            Self::NoSuch { .. } => "not-found",
            Self::InTheWay { .. } => "in-the-way",
            Self::UndoneAlready { .. } => "undone-already",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Refused { .. } => "refused",
            Self::Sqlite(_) => "store",
        }
    }

    /// Whether the trouble is that the ledger cannot be used at all (exit code 4).
    pub fn is_unusable_ledger(&self) -> bool {
        matches!(
            self.kind(),
            "missing"
                | "not-a-ledger"
                | "too-new"
                | "altered"
                | "needs-upgrade"
                | "upgrade-failed"
                | "locked"
                | "read-only"
                | "hard-linked"
                | "unreadable"
                | "needs-recovery"
                | "damaged"
        )
    }

    /// What to do next, one command or advice a line.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Missing { path } => vec![format!("start one with: gainsay --db {} init", quoted(path))],
            Self::AlreadyThere { path } => {
                vec![
                    format!("use it with: gainsay --db {} claim list", quoted(path)),
                    "nothing was changed".into(),
                ]
            }
            Self::NotALedger { .. } => {
                vec![
                    "nothing was changed; name another file with --db, or start a ledger with: gainsay init"
                        .into(),
                ]
            }
            Self::TooNew { .. } => vec!["update gainsay; nothing was changed".into()],
            Self::Altered { .. } => {
                vec!["use the version of gainsay that made it; nothing was changed".into()]
            }
            Self::Tampered { .. } => vec![
                "nothing was changed; see everything that is not as it should be: gainsay check".into(),
                "go back to a copy from before: gainsay restore-from FILE; or, if you know what it is, undo it with the program that did it".into(),
            ],
            Self::NeedsUpgrade { .. } => {
                vec!["copy it to a place that can be written and open it there once".into()]
            }
            Self::UpgradeFailed { copy, .. } => match copy {
                Some(copy) => vec![format!("a copy from before is at {}", copy.display())],
                None => vec!["nothing was changed".into()],
            },
            Self::Locked { .. } => vec!["try again when it is done; nothing was changed".into()],
            Self::ReadOnly { why, .. } => {
                vec![format!("{why}; change that, or copy the ledger to a place that can be written")]
            }
            Self::HardLinked { .. } => {
                vec!["make a copy of its own with: gainsay backup FILE; nothing was changed".into()]
            }
            Self::NameTaken { .. } => vec!["name another file; nothing was changed".into()],
            Self::Unreadable { .. } => vec!["check the path and its permissions".into()],
            Self::NeedsRecovery { path } => vec![format!(
                "copy {0} and {0}-journal together to a place that can be written, and open the copy there",
                path.display()
            )],
            Self::DiskFull { .. } => {
                vec![
                    "make room on that disk, at least as much as the ledger takes, and repeat the command"
                        .into(),
                ]
            }
            Self::Io { .. } => {
                vec!["see whether it is whole with: gainsay check; then copy it to another disk".into()]
            }
            Self::Unclear { .. } => vec![CALM.into()],
            Self::File(failed) if failed.is_at_the_last_step() => vec![CALM.into()],
            Self::Damaged { path, .. } => vec![format!(
                "do not write to it; copy {} first, then go back to the last good copy",
                path.display()
            )],
            Self::Alien { .. } => {
                vec!["it was changed by another tool, or written by a newer version".into()]
            }
            Self::NoSuch { noun, .. } => match *noun {
                "claim" => vec!["see the claims with: gainsay claim list".into()],
                "speaker" => vec!["see the speakers with: gainsay speaker list".into()],
                "article" => vec!["see the articles with: gainsay article list".into()],
                "outlet" => vec!["see the outlets with: gainsay outlet list".into()],
                "topic" => vec!["see the topics with: gainsay topic list".into()],
                "entry" => vec!["see the entries with: gainsay history".into()],
                "relation" => vec!["see the relations with: gainsay relation list".into()],
                _ => vec![],
            },
            Self::InTheWay { obstacles, .. } => {
                let latest = obstacles.iter().filter_map(|obstacle| obstacle.entry).max();
                let first = latest.map(|entry| {
                    format!("undo that first, the latest before the others: gainsay undo {entry}")
                });
                let outside = obstacles.iter().find(|obstacle| obstacle.entry.is_none());
                let outside = outside.map(|o| format!("see what was changed: gainsay history {}", o.record));
                first.into_iter().chain(outside).chain(["nothing was changed".into()]).collect()
            }
            Self::UndoneAlready { by, .. } => vec![format!("to bring it back, undo that: gainsay undo {by}")],
            Self::Withdrawn { id, why } => {
                let first = why.first().map_or_else(|| id.clone(), |record| record.to_string());
                vec![format!("bring it back first: gainsay restore {first}")]
            }
            Self::Refused { .. } | Self::Sqlite(_) | Self::File(_) => vec![],
        }
    }
}

const CALM: &str = "look whether it is there; repeating the command is safe";

/// The system's account without its number: "no such file or directory".
pub(super) fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error ").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn quoted(path: &std::path::Path) -> String {
    let text = path.display().to_string();
    if text.contains(char::is_whitespace) { format!("'{text}'") } else { text }
}
