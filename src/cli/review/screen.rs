//! What a review looks like: the statement in its paragraph, what is proposed, and the keys.
//!
//! Owns the order and the height of the parts; they fit a terminal of 80 columns and 24 lines and grow with a
//! larger one. Pure: a [`Desk`] in, rows out. Called by the loop of `log --review`.

use super::layout::{cut, marked, width, window, wrapped};
use super::summary::{deniable, links, particulars};
use crate::cli::screen::{Look, Screen, ScreenRow};
use crate::domain::Vocabulary;
use crate::intake::review::{Decision, Desk, FIELD_KEYS, KIND_KEYS, Mode, RELATION_KEYS, Review, UNLINK_KEY};

/// Columns for the labels.
const INDENT: usize = 8;

/// The keys while a statement is looked at, in as few lines as they fit.
const KEYS: &[&str] = &[
    "a accept",
    "d discard",
    "u undo",
    "b back",
    "n next",
    "s speaker",
    "k kind",
    "e edit",
    "l link",
    "q quit",
    "? help",
];

const HELP_TEXT: &str = "\
a or Enter    accept the statement as proposed, and go on
d             discard it: it is not logged
A             accept this one and all that are still open
b n           back to the one before, on to the next, without a decision
s             who said it: type a name, Tab completes it; \";\" between several
k K           what kind of statement it is; the other one that is likely
e             another field: text, quote, title, date, …
l             link: what it does to an earlier claim (denies, …); l u takes links off
1 2 3 …       it denies the one with this number
u             undo what was done last, and what before it, …
q             quit: the decisions are kept, nothing is logged
Control-C     the same

Decisions are kept in a worksheet beside the article after each key. When all
are made, Enter logs what is accepted, in one transaction.";

/// Draws the desk.
pub(in crate::cli) fn screen(desk: &Desk, columns: usize, lines: usize) -> Screen {
    let (columns, lines) = (columns.max(20), lines.max(8));
    let review = &desk.review;
    let mut bottom = Vec::new();
    let mut cursor = None;
    prompt(desk, columns, &mut bottom, &mut cursor);
    if let Some(notice) = &desk.notice {
        bottom.push(vec![(Look::Strong, cut(&format!("! {notice}"), columns))]);
    }
    let mut rows = vec![title(review, columns), rule(columns)];
    let room = lines.saturating_sub(rows.len() + bottom.len() + 1);
    match (review.current(), &desk.mode) {
        (_, Mode::Help) => rows.extend(HELP_TEXT.lines().map(|line| vec![(Look::Plain, cut(line, columns))])),
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
    Screen {
        rows,
        cursor: cursor.map(|(row, column): (usize, usize)| (row + above, column.min(columns - 1))),
    }
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
    let (text, spans) = super::summary::paragraph(review);
    let paragraph = marked(&text, &spans, columns);
    let for_paragraph = room.saturating_sub(proposed.len() + 1).max(4.min(room));
    rows.extend(window(paragraph, for_paragraph));
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
    if let Some(headline) = &review.head.sheet.headline {
        lines.push(String::new());
        lines.push(headline.value.clone());
    }
    let head = &review.head.sheet;
    let known = [
        head.outlet.as_ref().map(|outlet| outlet.value.clone()),
        head.byline.as_ref().map(|byline| byline.value.clone()),
        head.published.as_ref().map(|date| date.words.clone()),
        head.url.as_ref().map(|url| url.value.clone()),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    if !known.is_empty() {
        lines.push(known.join(" · "));
    }
    lines.extend(review.head.remarks.iter().map(|remark| format!("note: {remark}")));
    lines.iter().flat_map(|line| wrapped(line, columns)).collect()
}

/// What stands below the rule: the keys, or what is being typed.
fn prompt(desk: &Desk, columns: usize, bottom: &mut Vec<ScreenRow>, cursor: &mut Option<(usize, usize)>) {
    let plain = |text: &str| vec![(Look::Plain, cut(text, columns))];
    match &desk.mode {
        Mode::Look if desk.review.current().is_none() => {
            bottom.push(plain("Enter log what is accepted  b back  u undo  n first  q quit, log nothing"));
        }
        Mode::Look => bottom.extend(named(KEYS, columns)),
        Mode::Help => bottom.push(plain("any key goes back")),
        Mode::WhichKind => keys("kind", KIND_KEYS, None, columns, bottom),
        Mode::WhichRelation => {
            keys("it", RELATION_KEYS, Some((UNLINK_KEY, "has no links")), columns, bottom);
        }
        Mode::WhichField => keys("edit", FIELD_KEYS, None, columns, bottom),
        Mode::Type { field, line, choices, picked } => {
            let label = format!("{field}: ");
            bottom.push(typed(&label, line, columns, cursor));
            let offered: Vec<&str> = choices.iter().map(|choice| choice.shown.as_str()).collect();
            offer(&offered, *picked, columns, bottom);
            bottom.push(vec![(
                Look::Faint,
                cut("Enter keeps it  Tab completes  Esc leaves it as it was", columns),
            )]);
        }
        Mode::Target { relation, line, choices, picked } => {
            let label = format!("{relation}: ");
            bottom.push(typed(&label, line, columns, cursor));
            let offered: Vec<&str> = choices.iter().map(|choice| choice.shown.as_str()).collect();
            if offered.is_empty() {
                bottom.push(plain("  nothing found"));
            }
            offer(&offered, Some(*picked), columns, bottom);
            bottom.push(vec![(
                Look::Faint,
                cut("Enter links it  words search  that … is what nobody here said  Esc goes back", columns),
            )]);
        }
    }
}

/// Keys with their names, in as few lines as they fit; a name is never torn from its key.
fn named(keys: &[&str], columns: usize) -> Vec<ScreenRow> {
    let mut lines: Vec<String> = Vec::new();
    for key in keys {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(key) <= columns => {
                line.push_str("  ");
                line.push_str(key);
            }
            _ => lines.push((*key).to_owned()),
        }
    }
    lines.into_iter().map(|line| vec![(Look::Plain, cut(&line, columns))]).collect()
}

/// Keys and what they stand for, in as few lines as they fit.
fn keys<V: Vocabulary>(
    what: &str,
    keys: &[(char, V)],
    also: Option<(char, &str)>,
    columns: usize,
    bottom: &mut Vec<ScreenRow>,
) {
    let also = also.map(|(key, what)| format!("{key} {what}"));
    let words: Vec<String> = keys.iter().map(|(key, value)| format!("{key} {value}")).chain(also).collect();
    let text = format!("{what}:  {}  (Esc goes back)", words.join("  "));
    bottom.extend(wrapped(&text, columns));
}

/// A line that is being typed; of a long one, what is around the cursor.
fn typed(
    label: &str,
    line: &crate::intake::review::Line,
    columns: usize,
    cursor: &mut Option<(usize, usize)>,
) -> ScreenRow {
    let room = columns.saturating_sub(width(label) + 2).max(1);
    let mut before = line.before();
    while width(&before) > room {
        let first = before.chars().next().map_or(1, char::len_utf8);
        before.drain(..first);
    }
    let shown = cut(&format!("{before}{}", line.after()), columns.saturating_sub(width(label)).max(1));
    *cursor = Some((0, width(label) + width(&before)));
    vec![(Look::Faint, label.to_owned()), (Look::Plain, shown)]
}

fn offer(choices: &[&str], picked: Option<usize>, columns: usize, bottom: &mut Vec<ScreenRow>) {
    for (at, choice) in choices.iter().enumerate() {
        let is_picked = picked == Some(at);
        let (look, mark) = if is_picked { (Look::Strong, "> ") } else { (Look::Plain, "  ") };
        bottom.push(vec![(look, cut(&format!("{mark}{choice}"), columns))]);
    }
}
