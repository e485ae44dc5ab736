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
mod screen;
mod summary;
#[cfg(test)]
mod tests;
mod transcript;

use super::draft::material;
use super::source::SourceArgs;
use super::{CliError, Session, ui};
use crate::intake::proposal::propose;
use crate::intake::review::{Desk, Outcome, Review, begun};
use crate::reading::draft::Breadth;
use crate::reading::worksheet::Flag;
use end::End;
use files::ReviewFiles;
use known::InLedger;

/// Goes through the statements of an article. Returns the worksheet of what is accepted, to be logged; `None`
/// when the person left before.
pub(super) fn review(
    target: &str,
    given: &[Flag],
    source: &SourceArgs,
    session: &Session,
) -> Result<Option<std::path::PathBuf>, CliError> {
    let files = ReviewFiles::of(target)?;
    let material = material(&files.article, given, source, session)?;
    let file = files.keep_page(&material)?;
    let reading = material.reading();
    let drafts = reading.drafts(Breadth::Claims);
    let proposals = session.read_if_there(|ledger| Ok(propose(&reading, &drafts, ledger)?))?;
    if proposals.is_empty() {
        let other = reading.language.filter(|tag| !tag.to_lowercase().starts_with("en"));
        if let Some(tag) = other {
            let message = format!("{} is in {tag:?}, and only English is read, so far", material.name);
            return Err(CliError::failed("no-statements", message)
                .hint("write a worksheet by hand; gainsay draft ARTICLE gives its [article]"));
        }
        return Err(CliError::failed(
            "no-statements",
            format!("no statements were found in {}", material.name),
        )
        .hint("write a worksheet by hand; gainsay draft ARTICLE gives its [article]"));
    }
    let mut review = Review::new(material.name.clone(), material.text, material.head, file, proposals);
    if let Some(content) = files.progress()? {
        let name = files.file.display().to_string();
        match begun(&name, &content, &review.text) {
            Ok(before) => review.resume(before),
            Err(error) => return Err(files.refuse(&error)),
        }
    }
    let mut desk = Desk::new(review);
    let end = if session.config.keys {
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
        return Ok(Some(files.file));
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
            terminal.draw(&screen::screen(desk, size.0, size.1), session.config.screen_colour);
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
