//! The command line: one file for each verb, with its arguments and one call into the library.
//!
//! A verb parses, opens the ledger through [`Session`], calls the library once, and hands the result to
//! `present`. It holds no rule of the record. Only `ui` prints, only `config` reads the environment and the
//! clock.

mod article;
mod ask;
mod assess;
mod backup;
mod check;
mod claim;
mod clocks;
mod config;
mod date;
mod deny;
mod disputed;
mod draft;
mod error;
mod export;
mod export_output;
mod filter;
mod flag_text;
mod generate;
mod guide;
mod hints;
mod history;
mod import;
mod init;
mod link;
mod log;
mod lookup;
mod matrix;
mod origins;
mod outlet;
mod parse;
mod present;
mod relation;
mod reversals;
mod review;
mod screen;
mod seal;
mod search;
mod session;
mod source;
mod speaker;
mod timeline;
mod topic;
mod ui;
mod unanswered;
mod undo;
mod withdraw;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use config::{Clock, Config};
pub use error::CliError;
use flag_text::{check_addresses, check_line, check_name, check_text};
pub use session::Session;

/// Keep the record of who claimed what, on which date, in which article, and who denied it.
///
/// The three daily jobs: `gainsay log` an article, list what is `gainsay disputed`, `gainsay export` CSV for
/// a spreadsheet. Everything is kept in one file, the ledger: the one that --db names, else `GAINSAY_DB`,
/// else the nearest gainsay.db from the working directory upward.
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    infer_subcommands = false,
    propagate_version = false,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 done, 1 failed or not found, 2 usage, 3 check found something, 4 the ledger cannot be used, 130 interrupted."
)]
struct Cli {
    /// The ledger [default: `GAINSAY_DB`, else the nearest gainsay.db upward; a writing command starts
    /// ./gainsay.db]
    #[arg(long, value_name = "FILE", global = true)]
    db: Option<PathBuf>,
    /// Why: kept with the entry of a command that changes the ledger
    #[arg(long, value_name = "TEXT", global = true)]
    why: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Log(Box<log::LogArgs>),
    Draft(Box<draft::DraftArgs>),
    Import(Box<import::ImportArgs>),
    Disputed(Box<disputed::DisputedArgs>),
    Matrix(Box<matrix::MatrixArgs>),
    Timeline(Box<timeline::TimelineArgs>),
    Unanswered(Box<unanswered::UnansweredArgs>),
    Reversals(Box<reversals::ReversalsArgs>),
    Origins(Box<origins::OriginsArgs>),
    Search(Box<search::SearchArgs>),
    Deny(Box<deny::DenyArgs>),
    Link(Box<link::LinkArgs>),
    Assess(Box<assess::AssessArgs>),
    Export(Box<export::ExportArgs>),
    Check(Box<check::CheckArgs>),
    History(Box<history::HistoryArgs>),
    Undo(Box<undo::UndoArgs>),
    Withdraw(Box<withdraw::WithdrawArgs>),
    Restore(Box<withdraw::RestoreArgs>),
    Seal(Box<seal::SealArgs>),
    /// Claims: add, edit, show, similar, list
    #[command(subcommand)]
    Claim(Box<claim::ClaimCommand>),
    /// Articles: add, edit, merge, unmerge, recapture, worksheet, show, list
    #[command(subcommand)]
    Article(Box<article::ArticleCommand>),
    /// Speakers: add, edit, alias, affiliate, merge, unmerge, duplicates, show, list
    #[command(subcommand)]
    Speaker(Box<speaker::SpeakerCommand>),
    /// Relations between claims: add, edit, withdraw, restore, show, list
    #[command(subcommand)]
    Relation(Box<relation::RelationCommand>),
    /// Outlets: add, edit, show, list
    #[command(subcommand)]
    Outlet(Box<outlet::OutletCommand>),
    /// Topics: add, edit, show, list
    #[command(subcommand)]
    Topic(Box<topic::TopicCommand>),
    Date(Box<date::DateArgs>),
    Init(Box<init::InitArgs>),
    Backup(Box<backup::BackupArgs>),
    RestoreFrom(Box<backup::RestoreArgs>),
    Guide(Box<guide::GuideArgs>),
    Completions(Box<generate::CompletionsArgs>),
    Man(Box<generate::ManArgs>),
    #[command(hide = true, name = draft::WATCHER)]
    EndGroup(Box<draft::EndGroupArgs>),
}

/// Runs the program on the process's own arguments and surroundings.
pub fn main() -> ExitCode {
    match Config::from_surroundings() {
        Ok(config) => run(std::env::args_os(), config),
        Err(message) => {
            let error = CliError::usage(message);
            ui::error(&error, ui::Errors::Text);
            ExitCode::from(error.exit())
        }
    }
}

/// Runs the program on these arguments, the program's name first, in these surroundings.
pub fn run(args: impl IntoIterator<Item = OsString>, config: Config) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let form = form_of_errors(&args);
    let cli = match parse::parse::<Cli>(&args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, form),
    };
    let refused = cli.why.as_deref().map(|why| check_text("--why", why)).transpose();
    let session = Session { config, db: cli.db, command: as_typed(&args), why: cli.why };
    match refused.and_then(|_| dispatch(&cli.command, &session)) {
        Ok(()) | Err(CliError::ClosedPipe) => ExitCode::SUCCESS,
        Err(found @ CliError::Findings { .. }) => {
            ui::status(&found.message());
            ExitCode::from(found.exit())
        }
        // Whoever interrupts knows it.
        Err(error @ CliError::Interrupted) => ExitCode::from(error.exit()),
        Err(error) => {
            ui::error(&error, form);
            ExitCode::from(error.exit())
        }
    }
}

fn dispatch(command: &Command, session: &Session) -> Result<(), CliError> {
    match command {
        Command::Log(args) => log::run(args, session),
        Command::Draft(args) => draft::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Disputed(args) => disputed::run(args, session),
        Command::Matrix(args) => matrix::run(args, session),
        Command::Timeline(args) => timeline::run(args, session),
        Command::Unanswered(args) => unanswered::run(args, session),
        Command::Reversals(args) => reversals::run(args, session),
        Command::Origins(args) => origins::run(args, session),
        Command::Search(args) => search::run(args, session),
        Command::Deny(args) => deny::run(args, session),
        Command::Link(args) => link::run(args, session),
        Command::Assess(args) => assess::run(args, session),
        Command::Export(args) => export::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::History(args) => history::run(args, session),
        Command::Undo(args) => undo::run(args, session),
        Command::Withdraw(args) => withdraw::run(args, withdraw::Of::Any, session),
        Command::Restore(args) => withdraw::restore(args, withdraw::Of::Any, session),
        Command::Seal(args) => seal::run(args, session),
        Command::Claim(command) => claim::run(command, session),
        Command::Article(command) => article::run(command, session),
        Command::Speaker(command) => speaker::run(command, session),
        Command::Relation(command) => relation::run(command, session),
        Command::Outlet(command) => outlet::run(command, session),
        Command::Topic(command) => topic::run(command, session),
        Command::Date(args) => date::run(args, session),
        Command::Init(args) => init::run(args, session),
        Command::Backup(args) => backup::back_up(args, session),
        Command::RestoreFrom(args) => backup::restore(args, session),
        Command::Guide(args) => guide::run(args),
        Command::Completions(args) => generate::completions(args, &mut Cli::command()),
        Command::Man(args) => generate::man(args, Cli::command()),
        Command::EndGroup(args) => {
            draft::end_group(args);
            Ok(())
        }
    }
}

/// What clap has to say: help and version are results, all else is a usage error.
fn refuse(error: &clap::Error, form: ui::Errors) -> ExitCode {
    if !error.use_stderr() {
        let _ = ui::print(&mut error.render().to_string().as_bytes());
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    if form == ui::Errors::Text {
        ui::status(text.trim_end());
    } else {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let error = lines.fold(CliError::usage(message), CliError::hint);
        ui::error(&error, form);
    }
    ExitCode::from(2)
}

/// Errors are for a program if the result is to be: known before the arguments are parsed, because parsing
/// may fail.
fn form_of_errors(args: &[OsString]) -> ui::Errors {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let named = |format: &str| matches!(format, "json" | "jsonl");
    let separate = args.windows(2).any(|pair| pair[0] == "--format" && named(pair[1]));
    if separate || args.iter().any(|arg| arg.strip_prefix("--format=").is_some_and(named)) {
        ui::Errors::Json
    } else {
        ui::Errors::Text
    }
}

/// The command line for the entry, with quotes where a shell would need them.
fn as_typed(args: &[OsString]) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,@%+".contains(c);
    let quoted = args.iter().enumerate().map(|(at, arg)| {
        let arg = if at == 0 { "gainsay".to_owned() } else { arg.to_string_lossy().into_owned() };
        if !arg.is_empty() && arg.chars().all(plain) {
            arg
        } else {
            format!("'{}'", arg.replace('\'', "'\\''"))
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}
