//! A review in lines: for input that is no terminal, and for terminals that only know lines.
//!
//! Owns what is written for each statement, so that the whole reads as a protocol afterwards. A line of words
//! does what a key does on a screen. Called by the loop of `log --review`.

use super::super::{CliError, Session, ui};
use super::end::End;
use super::files::ReviewFiles;
use super::known::InLedger;
use super::layout::{text_of, wrapped};
use super::prompt::in_words;
use super::summary::{deniable, links, of_article, particulars};
use super::whole_text::{around, whole};
use crate::cli::screen::ScreenRow;
use crate::domain::Vocabulary;
use crate::intake::review::{Action, Decision, Field, HELP, Review, Said};

/// Columns where nobody says how many there are.
const COLUMNS: usize = 80;

/// Reads lines until the end of the review or of the input.
pub(super) fn in_lines(review: &mut Review, files: &ReviewFiles, session: &Session) -> Result<End, CliError> {
    let columns = session.config.width.map_or(COLUMNS, usize::from).max(20);
    let known = InLedger(session);
    let mut shown = usize::MAX;
    loop {
        if shown != review.at {
            show(review, columns);
            shown = review.at;
        }
        let Some(line) = ui::line()? else { return Ok(End::Leave) };
        match Said::read(&line) {
            Ok(Said::Nothing) => {}
            Ok(Said::Act(action)) => act(review, &action, files, &known, &mut shown)?,
            Ok(Said::Show) => shown = usize::MAX,
            Ok(Said::Context) => say(&around(review, 1, columns)),
            Ok(Said::Whole) => say(&whole(review, columns)),
            Ok(Said::Head) => list(of_article(review), columns),
            Ok(Said::Help) => ui::status(HELP),
            Ok(Said::Quit) => return Ok(End::Leave),
            Ok(Said::Log) if review.count(Decision::Accepted) == 0 && review.by_hand.is_empty() => {
                ui::status("! nothing is accepted, so there is nothing to log");
            }
            Ok(Said::Log) => return Ok(End::Log),
            Err(why) => ui::status(&format!("! {why}")),
        }
    }
}

fn act(
    review: &mut Review,
    action: &Action,
    files: &ReviewFiles,
    known: &InLedger<'_>,
    shown: &mut usize,
) -> Result<(), CliError> {
    let at = review.at;
    let told = said(review, action);
    match review.apply(action, known) {
        Ok(decided) => {
            ui::status(&format!("> {told}"));
            if let Some(offer) = review.offer() {
                ui::status(&format!("  yes: {}", in_words(offer)));
            }
            // What is the same statement as before looks otherwise by now.
            if at == review.at && !matches!(action, Action::Next | Action::Back) {
                *shown = usize::MAX;
            }
            if decided {
                files.keep(review)?;
            }
        }
        Err(why) => ui::status(&format!("! {why}")),
    }
    Ok(())
}

fn said(review: &Review, action: &Action) -> String {
    match action {
        Action::Accept => "accepted".to_owned(),
        Action::Discard => "discarded".to_owned(),
        Action::AcceptAll => "accepted, and all that were open".to_owned(),
        Action::Next => "next".to_owned(),
        Action::Back => "back".to_owned(),
        Action::Set(field, value) => format!("{field}: {value}"),
        Action::SetHead(field, value) => format!("{field}: {value}"),
        Action::Link(relation, target) => format!("{relation} {target}"),
        Action::Add(_) | Action::AddWords(_) => "added".to_owned(),
        Action::Split(_) | Action::SplitWords(_) => "split".to_owned(),
        Action::Join => "joined with the next".to_owned(),
        Action::Number(number) => {
            let offered = review.deniable();
            let chosen = number.checked_sub(1).and_then(|at| offered.get(at));
            format!("denies {}", chosen.map_or("", |choice| &choice.value))
        }
        Action::OtherKind => {
            format!("{}: {}", Field::Kind, review.other_kind().map_or("", Vocabulary::as_str))
        }
        Action::Unlink => "no links".to_owned(),
        Action::Same => "the same for those that follow".to_owned(),
        Action::Undo => "undone".to_owned(),
    }
}

fn show(review: &Review, columns: usize) {
    if review.current().is_none() {
        let (accepted, discarded, open) = (
            review.count(Decision::Accepted),
            review.count(Decision::Discarded),
            review.count(Decision::Open),
        );
        ui::status(&format!(
            "\n{accepted} accepted, {discarded} discarded, {open} not decided. log: log what is accepted; quit: log nothing"
        ));
        return;
    }
    ui::status(&format!("\n[{} of {}] {}", review.at + 1, review.proposals.len(), review.name));
    say(&around(review, 0, columns));
    list(particulars(review).into_iter().chain(links(review)).chain(deniable(review)), columns);
}

fn say(rows: &[ScreenRow]) {
    for row in rows {
        ui::status(&text_of(row));
    }
}

/// Values beside their labels.
fn list(labelled: impl IntoIterator<Item = (&'static str, String)>, columns: usize) {
    for (label, value) in labelled {
        for (at, row) in wrapped(&value, columns.saturating_sub(12)).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            ui::status(&format!("  {label:<9} {}", text_of(row)));
        }
    }
}
