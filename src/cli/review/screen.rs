//! What a review looks like: the statement in its paragraph, what is proposed, and the keys.
//!
//! Owns the order and the height of the parts; they fit a terminal of 80 columns and 24 lines and grow with a
//! larger one. Pure: a [`Desk`] in, rows out. Called by the loop of `log --review`.

use super::layout::{cut, width, window, wrapped};
use super::prompt::{Prompt, prompt};
use super::summary::{deniable, links, of_article, particulars};
use super::whole_text::{around, being_marked, scrolled, whole};
use crate::cli::screen::{Look, Screen, ScreenRow};
use crate::intake::review::{Decision, Desk, Mode, Review, Typed, Typing};

/// Columns for the labels.
const INDENT: usize = 10;

/// What the keys do, in no more rows than there are on a terminal of 24.
const HELP_TEXT: &str = "\
a or Enter  accept the statement as proposed, and go on to what is not decided
d           discard it: it is not logged
A           accept this one and all that are still open
u           undo what was done last, then what was done before it, …
b n         back to the one before, on to the next, without a decision
s           who said it: a digit takes a name that is offered; typed, Tab
            completes it; \";\" between several; ↑ takes the old one back; y then
            says the same of those that follow, where that is offered
k K         what kind of statement it is; the other one that is likely
e           another field of it: text, quote, title, date, …
l           link: what it does to an earlier claim (denies, …); l u: no links
1 2 3 …     it denies the one with this number
+ / &       add a statement; split this one in two; join it with the next
c           context: the whole text, with its statements marked
E           the article's outlet, headline, date, url, …
q           quit: the decisions are kept, nothing is logged (Control-C: the same)

Decisions are kept in a worksheet beside the article after each key. When all
are made, Enter logs what is accepted, in one transaction.";

/// Draws the desk.
pub(in crate::cli) fn screen(desk: &Desk, columns: usize, lines: usize) -> Screen {
    let (columns, lines) = (columns.max(20), lines.max(8));
    let review = &desk.review;
    let Prompt { rows: mut bottom, cursor } = prompt(desk, columns);
    bottom.truncate(lines - 3);
    let mut rows = vec![title(review, columns), rule(columns)];
    let room = lines.saturating_sub(rows.len() + bottom.len() + 1);
    let mut top = 0;
    match (review.current(), &desk.mode) {
        (_, Mode::Help) => rows.extend(HELP_TEXT.lines().map(|line| vec![(Look::Plain, cut(line, columns))])),
        (_, Mode::Whole { top: from }) => {
            let (seen, first) = scrolled(whole(review, columns), *from, room);
            rows.extend(seen);
            top = first;
        }
        (_, Mode::Mark(marking)) => rows.extend(window(being_marked(review, marking, columns), room)),
        (_, Mode::Head | Mode::Type(Typing { field: Typed::Article(_), .. })) => {
            rows.extend(of_article(review).iter().flat_map(|(label, value)| labelled(label, value, columns)));
        }
        (None, _) => rows.extend(sum(review, columns)),
        (Some(_), mode) => {
            // The numbers are keys only then.
            let numbered = if *mode == Mode::Look { numbered(review, columns) } else { Vec::new() };
            statement(review, columns, room, numbered, &mut rows);
        }
    }
    rows.truncate(lines - bottom.len() - 1);
    while rows.len() < lines - bottom.len() - 1 {
        rows.push(ScreenRow::new());
    }
    rows.push(rule(columns));
    let above = rows.len();
    rows.extend(bottom);
    let cursor = cursor.map(|(row, column): (usize, usize)| (row + above, column.min(columns - 1)));
    Screen { rows, cursor, top, room }
}

fn rule(columns: usize) -> ScreenRow {
    vec![(Look::Faint, "─".repeat(columns))]
}

fn title(review: &Review, columns: usize) -> ScreenRow {
    let at = match review.current() {
        Some(_) => format!("{} of {}", review.at + 1, review.proposals.len()),
        None => format!("{} statements", review.proposals.len()),
    };
    let state = match review.decisions.get(review.at) {
        Some(Decision::Accepted) => " (accepted)",
        Some(Decision::Discarded) => " (discarded)",
        _ => "",
    };
    let (accepted, discarded) = (review.count(Decision::Accepted), review.count(Decision::Discarded));
    let right = format!("{at}{state} · {accepted} accepted, {discarded} discarded");
    let right = cut(&right, columns);
    let left = cut(&review.name, columns.saturating_sub(width(&right) + 2));
    let gap = columns.saturating_sub(width(&left) + width(&right));
    vec![(Look::Faint, left + &" ".repeat(gap)), (Look::Plain, right)]
}

/// The statement in its paragraph, then what is proposed: that is never cut for the paragraph.
fn statement(
    review: &Review,
    columns: usize,
    room: usize,
    numbered: Vec<ScreenRow>,
    rows: &mut Vec<ScreenRow>,
) {
    let proposed: Vec<ScreenRow> = particulars(review)
        .into_iter()
        .flat_map(|(label, value)| labelled(label, &value, columns))
        .chain(links(review).into_iter().flat_map(|(label, value)| labelled(label, &value, columns)))
        .chain(numbered)
        .collect();
    let for_paragraph = room.saturating_sub(proposed.len() + 1).max(4.min(room));
    // The paragraphs beside it stand there too, where all of it fits.
    let beside = around(review, 1, columns);
    if beside.len() <= for_paragraph {
        rows.extend(beside);
    } else {
        rows.extend(window(around(review, 0, columns), for_paragraph));
    }
    rows.push(ScreenRow::new());
    rows.extend(proposed);
}

/// What a denial may deny, a line each: whoever wants to read on finds it in the text.
fn numbered(review: &Review, columns: usize) -> Vec<ScreenRow> {
    let row = |(label, value): (&str, String)| {
        let value = cut(&value, columns.saturating_sub(INDENT));
        vec![(Look::Faint, format!("{label:<INDENT$}")), (Look::Plain, value)]
    };
    deniable(review).into_iter().map(row).collect()
}

/// A value beside its label, at most three lines.
fn labelled(label: &str, value: &str, columns: usize) -> Vec<ScreenRow> {
    let mut lines = wrapped(value, columns - INDENT.min(columns / 2));
    if lines.len() > 3 {
        lines.truncate(3);
        if let Some((_, last)) = lines.last_mut().and_then(|row| row.last_mut()) {
            *last = cut(&format!("{last} ……"), columns - INDENT - 1);
        }
    }
    let label = |at: usize| if at == 0 { format!("{label:<INDENT$}") } else { " ".repeat(INDENT) };
    lines
        .into_iter()
        .enumerate()
        .map(|(at, row)| std::iter::once((Look::Faint, label(at))).chain(row).collect())
        .collect()
}

fn sum(review: &Review, columns: usize) -> Vec<ScreenRow> {
    let (accepted, discarded, open) =
        (review.count(Decision::Accepted), review.count(Decision::Discarded), review.count(Decision::Open));
    let mut lines = vec![format!("{accepted} accepted, {discarded} discarded, {open} not decided.")];
    if !review.by_hand.is_empty() {
        lines.push(format!("{} written by hand.", review.by_hand.len()));
    }
    let mut rows: Vec<ScreenRow> = lines.iter().flat_map(|line| wrapped(line, columns)).collect();
    rows.push(ScreenRow::new());
    let known = of_article(review).into_iter().filter(|(_, value)| !value.is_empty());
    rows.extend(known.flat_map(|(label, value)| labelled(label, &value, columns)));
    rows
}
