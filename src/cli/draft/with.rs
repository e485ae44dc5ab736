//! `--with`: another program drafts instead of the rules.
//!
//! Owns the options, and what a person is told of a drafter and of what was refused. Called by `draft` and
//! `log --review`. What is believed of a drafter is not decided here.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use clap::Args;

use super::super::{CliError, Session, ui};
use super::{Material, jsonl};
use crate::intake::drafter::{ChildError, Program, answer, end_group_after, request};
use crate::intake::proposal::{Proposal, propose};
use crate::reading::draft::{Breadth, Draft};
use crate::reading::drafter::Drafted;

/// Reasons that are shown.
const SHOWN: usize = 20;
/// The command that ends what a drafter leaves behind.
pub(in crate::cli) const WATCHER: &str = "end-group";

/// Who drafts.
#[derive(Debug, Args)]
pub(in crate::cli) struct WithArgs {
    /// Let this program draft: it gets the article as JSON on standard input and gives a statement a line;
    /// what does not stand in the text is refused (the protocol: gainsay guide programs). What follows up to
    /// the next option are its arguments; no shell reads them
    #[arg(long, value_names = ["PROGRAM", "ARGS"], num_args = 1.., help_heading = "Another drafter")]
    with: Vec<OsString>,
    /// Another argument for that program, also one that begins with a hyphen; repeat it for more
    #[arg(
        long = "with-arg",
        value_name = "ARG",
        requires = "with",
        allow_hyphen_values = true,
        help_heading = "Another drafter"
    )]
    args: Vec<OsString>,
    /// How long it may take, in seconds
    #[arg(
        long = "with-timeout",
        value_name = "SECONDS",
        requires = "with",
        default_value_t = 120,
        value_parser = clap::value_parser!(u64).range(1..=86_400),
        help_heading = "Another drafter"
    )]
    timeout: u64,
    /// How much memory each of its processes may have, in GiB (where the system can hold it to that: Linux)
    #[arg(
        long = "with-memory",
        value_name = "GIB",
        requires = "with",
        default_value_t = 8,
        value_parser = clap::value_parser!(u64).range(1..=65_536),
        help_heading = "Another drafter"
    )]
    memory: u64,
}

impl WithArgs {
    /// Whether another program drafts.
    pub(in crate::cli) fn is_given(&self) -> bool {
        !self.with.is_empty()
    }

    fn program(&self) -> Option<Program> {
        let (name, args) = self.with.split_first()?;
        let watcher = std::env::current_exe().ok().map(|path| (path, WATCHER));
        Some(Program {
            name: name.clone(),
            args: args.iter().chain(&self.args).cloned().collect(),
            limit: Duration::from_secs(self.timeout),
            memory: self.memory << 30,
            watcher,
        })
    }
}

/// The statements of an article.
pub(in crate::cli) struct Drafts {
    /// As they were drafted.
    pub(in crate::cli) drafts: Vec<Draft>,
    /// A proposal for each.
    pub(in crate::cli) proposals: Vec<Proposal>,
}

/// The statements of an article, and who drafted them.
pub(in crate::cli) struct Statements {
    /// As the drafter gave them, or the rules.
    pub(in crate::cli) drafted: Drafts,
    /// The drafter's name and version; `None`: the rules.
    pub(in crate::cli) drafter: Option<String>,
    /// What was refused, for the head of a worksheet.
    pub(in crate::cli) refused: Vec<String>,
    /// What the rules draft, if that is another draft.
    pub(in crate::cli) rules: Option<Drafts>,
}

/// Drafts an article: with another program if one is named, else by the rules. Says on standard error what
/// was refused.
pub(in crate::cli) fn statements(
    material: &Material,
    breadth: Breadth,
    with: &WithArgs,
    session: &Session,
) -> Result<Statements, CliError> {
    let reading = material.reading();
    let drafts = reading.drafts(breadth);
    let proposals = session.read_if_there(|ledger| Ok(propose(&reading, &drafts, ledger)?))?;
    let rules = Drafts { drafts, proposals };
    let Some(program) = with.program() else {
        return Ok(Statements { drafted: rules, drafter: None, refused: Vec::new(), rules: None });
    };
    let all: Vec<usize> = (0..rules.drafts.len()).collect();
    let objects = jsonl::objects(&rules.drafts, &rules.proposals, &all);
    let input = session.read_if_there(|ledger| Ok(request(&material.name, &reading, objects, ledger)?))?;
    // The ledger is not held open meanwhile.
    let ran = program.run(input)?;
    if !ran.has_read_all {
        ui::warn(&format!("{} did not read all of its input", program.shown()));
    }
    let (drafted, proposals) = session.read_if_there(|ledger| Ok(answer(&ran.output, &reading, ledger)?))?;
    let name = called(&drafted, &program);
    let told = drafted.refusals.told(SHOWN);
    if drafted.drafts.is_empty() && !told.is_empty() {
        let nothing = CliError::failed("drafter", format!("nothing that {name} gave can be taken"));
        return Err(told.iter().skip(1).take(5).fold(nothing, |error, why| error.hint(why.trim())));
    }
    if !told.is_empty() {
        ui::warn(&told.join("\n"));
    }
    let drafted = Drafts { drafts: drafted.drafts, proposals };
    Ok(Statements { drafted, drafter: Some(name), refused: told, rules: Some(rules) })
}

/// How a drafter is called: as it calls itself, else as its file is.
fn called(drafted: &Drafted, program: &Program) -> String {
    let file =
        || Path::new(&program.name).file_name().unwrap_or(&program.name).to_string_lossy().into_owned();
    let name = drafted.name.clone().unwrap_or_else(file);
    drafted.version.as_ref().map_or(name.clone(), |version| format!("{name} {version}"))
}

impl From<ChildError> for CliError {
    fn from(error: ChildError) -> Self {
        let hint = match &error {
            ChildError::NotStarted { .. } => {
                "name a program in PATH or its path; its arguments follow, or go in --with-arg"
            }
            ChildError::TooSlow { .. } => "give it longer with --with-timeout SECONDS",
            ChildError::TooMuch { .. } => "a drafter gives a statement a line, and nothing else",
            ChildError::HeldOpen { .. } => "a drafter must end what it starts",
            ChildError::Failed { .. } | ChildError::Unread { .. } => {
                "nothing was drafted; without --with, gainsay drafts by its own rules"
            }
        };
        Self::failed("drafter", error.to_string()).hint(hint)
    }
}

/// End a process group when standard input ends: what this program starts beside a drafter.
#[derive(Debug, Args)]
pub(in crate::cli) struct EndGroupArgs {
    /// The group
    #[arg(value_parser = clap::value_parser!(i32).range(2..))]
    group: i32,
}

/// Runs the watcher.
pub(in crate::cli) fn end_group(args: &EndGroupArgs) {
    end_group_after(std::io::stdin().lock(), args.group);
}
