//! `gainsay log --review`: the statements of an article one by one, and what is accepted logged in one
//! transaction.
//!
//! Owns the loop between the terminal and the review, and where the progress is kept. What keys do is
//! `intake::review`'s, how it looks is `screen`'s; here nothing is decided.

mod end;
mod files;
mod keys;
mod known;
mod layout;
mod prompt;
mod screen;
mod summary;
#[cfg(test)]
mod tests;
mod transcript;
mod whole_text;

use super::draft::{Drafts, Statements, WithArgs, material, statements};
use super::{CliError, Session, ui};
use crate::intake::review::{Begun, Desk, Outcome, Review, begun};
use crate::reading::draft::Breadth;
use crate::reading::worksheet::Flag;
use end::End;
use files::ReviewFiles;
use known::InLedger;

/// What a person accepted of an article.
pub(super) struct Accepted {
    /// The worksheet, to be logged.
    pub(super) worksheet: std::path::PathBuf,
    /// The other programs that drafted it, each with its version.
    pub(super) drafted_by: Vec<String>,
}

/// Goes through the statements of an article, by keys on a screen or in lines. `None` when the person left
/// before the end.
pub(super) fn review(
    target: &str,
    given: &[Flag],
    with: &WithArgs,
    keys: bool,
    session: &Session,
) -> Result<Option<Accepted>, CliError> {
    let files = ReviewFiles::of(target)?;
    let mut material = material(&files.article, given, session)?;
    let file = files.keep_page(&material)?;
    let before = before(&files, &material.text)?;
    // Days are counted from the date that was given in an earlier sitting.
    if let Some(published) = before.as_ref().and_then(Begun::published) {
        material.head.sheet.published = Some(published.clone());
    }
    let Statements { drafted: Drafts { proposals, .. }, drafter, refused, .. } =
        statements(&material, Breadth::Claims, with, session)?;
    material.head.remarks.extend(refused);
    if proposals.is_empty() {
        ui::warn(&format!(
            "no statements were found in {}: add them (+, or the word add), or write a worksheet by hand",
            material.name
        ));
    }
    let mut review = Review::new(material.name.clone(), material.text, material.head, file, proposals);
    review.drafted_by.extend(drafter);
    if let Some(before) = before {
        review.resume(before);
    }
    let mut desk = Desk::new(review);
    let end = if keys {
        on_terminal(&mut desk, &files, session)?
    } else {
        transcript::in_lines(&mut desk.review, &files, session)?
    };
    // Also when nothing was decided now: what was decided by hand is written in our form.
    if end == End::Log {
        files.keep(&desk.review)?;
        for (proposal, link) in desk.review.waiting_links() {
            ui::warn(&format!(
                "{} {} {} is not recorded, because {} is not accepted; accept it and log again",
                proposal.name(),
                link.relation,
                link.target_text(),
                link.target_text()
            ));
        }
        for (proposal, link) in desk.review.undecided_links() {
            ui::warn(&format!(
                "{}: {} {}? nobody decided, so it is not linked: l (or {} {}) in a review of it, or gainsay link afterwards",
                summary::in_brief(proposal),
                link.relation,
                link.target_text(),
                link.relation,
                link.target_text()
            ));
        }
        return Ok(Some(Accepted { worksheet: files.file, drafted_by: desk.review.drafted_by }));
    }
    let open = desk.review.count(crate::intake::review::Decision::Open);
    let kept = if files.file.exists() {
        format!("; the decisions are in {}", files.file.display())
    } else {
        String::new()
    };
    let accepted = desk.review.count(crate::intake::review::Decision::Accepted);
    let how = if accepted > 0 {
        format!("; what is accepted ({accepted}) is logged with Enter at the end, or the word log")
    } else {
        String::new()
    };
    ui::status(&format!(
        "nothing was logged: {open} of {} statements are open{kept}{how}",
        desk.review.proposals.len()
    ));
    if end == End::Interrupted { Err(CliError::Interrupted) } else { Ok(None) }
}

/// What was decided in earlier sittings.
fn before(files: &ReviewFiles, text: &str) -> Result<Option<Begun>, CliError> {
    let Some(content) = files.progress()? else { return Ok(None) };
    begun(&files.file.display().to_string(), &content, text).map(Some).map_err(|error| files.refuse(&error))
}

#[cfg(unix)]
fn on_terminal(desk: &mut Desk, files: &ReviewFiles, session: &Session) -> Result<End, CliError> {
    let Some(terminal) = ui::Terminal::take() else {
        return transcript::in_lines(&mut desk.review, files, session);
    };
    let known = InLedger(session);
    let mut bytes = Vec::new();
    let mut drawn = None;
    loop {
        let size = terminal.size();
        if drawn != Some(size) {
            let screen = screen::screen(desk, size.0, size.1);
            terminal.draw(&screen, session.config.screen_colour);
            desk.drawn(screen.top, screen.room);
            drawn = Some(size);
        }
        let pressed = match terminal.listen() {
            ui::Heard::Nothing => continue,
            ui::Heard::Gone => return Ok(End::Interrupted),
            ui::Heard::Bytes(more) => {
                bytes.extend(more);
                keys::keys(&mut bytes)
            }
        };
        for key in pressed {
            match desk.press(key, &known) {
                Outcome::Draw => {}
                Outcome::Keep => files.keep(&desk.review)?,
                Outcome::Log => return Ok(End::Log),
                Outcome::Leave => return Ok(End::Leave),
                Outcome::Interrupted => return Ok(End::Interrupted),
            }
        }
        drawn = None;
    }
}

#[cfg(not(unix))]
fn on_terminal(desk: &mut Desk, files: &ReviewFiles, session: &Session) -> Result<End, CliError> {
    transcript::in_lines(&mut desk.review, files, session)
}
