//! Which earlier statement of the same text a denial or confirmation answers.
//!
//! Owns the likeness of two statements and the words that only point ("those assertions"). It looks back a bounded number
//! of drafts. Whether the ledger has such a claim is not its business.

use std::collections::HashSet;

use super::{Answers, ClaimKind, Draft};

/// How many drafts are looked back.
const FARTHEST: usize = 40;

/// Nouns that point to what somebody else said.
const POINTING: [&str; 34] = [
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "claim",
    "claims",
    "charge",
    "charges",
    "report",
    "reports",
    "suggestion",
    "suggestions",
    "statement",
    "statements",
    "remark",
    "remarks",
    "it",
    "this",
    "that",
    "them",
    "these",
    "those",
    "wrongdoing",
    "involvement",
    "responsibility",
    "criticism",
    "account",
    "idea",
    "notion",
    "finding",
    "findings",
    "rumours",
];
/// Words that say nothing of what it is about.
const SMALL: [&str; 60] = [
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "this", "those", "these", "it",
    "its", "his", "her", "their", "is", "are", "was", "were", "be", "been", "has", "have", "had", "any",
    "all", "such", "as", "by", "with", "from", "at", "not", "no", "he", "she", "they", "we", "there", "ever",
    "having", "who", "which", "would", "could", "will", "did", "do", "does", "about", "into", "but", "if",
    "so", "than", "then",
];

/// The content in one line, or `None` if it only points to something said elsewhere.
pub(super) fn own_content(content: &str) -> Option<String> {
    let mut text = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(rest) = text.strip_prefix("that ") {
        text = rest.to_owned();
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).to_owned();
    (!is_pointing(&text) && !text.is_empty()).then_some(text)
}

/// Whether a piece begins a sentence of its own: a full stop or a paragraph's end stands between it and the one before.
pub(super) fn begins_sentence(between: &str, piece: &str) -> bool {
    let before = between.trim_end_matches(|c: char| c.is_whitespace() || is_quotation(c));
    let ends =
        before.ends_with(['.', '?', '!', '…']) || between.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    ends && !piece.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
}

/// Ends a sentence that another follows: with a full stop in place of a comma, behind a quotation inside it as well.
pub(super) fn end_sentence(text: &mut String) {
    let inner = text.trim_end_matches(|c: char| c.is_whitespace() || is_quotation(c)).len();
    let end =
        text[..inner].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).len();
    let has_end = text[..end].ends_with(['.', '?', '!', '…', '—', '–', '-']);
    text.replace_range(end..inner, if has_end { "" } else { "." });
    text.truncate(text.trim_end().len());
    text.push(' ');
}

fn is_quotation(c: char) -> bool {
    super::quote::is_mark(c) || matches!(c, '\'' | '‘' | '’')
}

/// Whether the words only point: "those assertions", "it".
fn is_pointing(content: &str) -> bool {
    let lower = content.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().take(5).count() <= 4
        && words().any(|word| POINTING.contains(&word))
        && words().all(|word| POINTING.contains(&word) || SMALL.contains(&word))
}

/// Gives denials and confirmations the earlier statement that they seem to answer.
pub(super) fn link(drafts: &mut [Draft]) {
    let stems: Vec<HashSet<String>> =
        drafts.iter().map(|draft| stems(draft.text.as_deref().unwrap_or(""))).collect();
    for index in 1..drafts.len() {
        let draft = &drafts[index];
        let answers = matches!(draft.kind, ClaimKind::Denial | ClaimKind::Confirmation)
            || draft.leans == Some(ClaimKind::Denial);
        if !answers {
            continue;
        }
        let from = index.saturating_sub(FARTHEST);
        let best = (from..index)
            .filter(|&earlier| !same_speaker(&drafts[earlier], draft))
            .map(|earlier| (likeness(drafts, &stems, earlier, index), earlier))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((likeness, earlier)) = best
            && likeness >= 1.0
        {
            drafts[index].answers = Some(Answers { draft: earlier, sure: likeness >= 2.0 });
        }
    }
}

/// How likely it is that a draft answers an earlier one: 1 is possible, 2 is sure.
fn likeness(drafts: &[Draft], stems: &[HashSet<String>], earlier: usize, index: usize) -> f64 {
    let (before, draft) = (&drafts[earlier], &drafts[index]);
    let mut sum = 0.0;
    let alleges = matches!(before.kind, ClaimKind::Allegation);
    if alleges {
        sum += 0.8;
    }
    let shared = stems[index].intersection(&stems[earlier]).count();
    let fewer = stems[index].len().min(stems[earlier].len()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
    let overlap = shared as f64 / fewer as f64;
    sum += 1.4 * overlap + if shared >= 3 { 0.4 } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "at most forty drafts")]
    let distance = (index - earlier) as f64;
    if alleges && draft.leans == Some(ClaimKind::Denial) && distance <= 8.0 {
        sum += 0.3;
    }
    if draft.text.is_none() {
        // "those assertions": the nearest, and surely so if it alleges and stands right before.
        sum += if distance <= 1.0 { 1.2 } else { 0.9 / distance };
    } else if distance <= 1.0 {
        sum += 0.2;
    }
    sum
}

fn same_speaker(one: &Draft, other: &Draft) -> bool {
    let names = |draft: &Draft| -> HashSet<String> {
        draft
            .speakers
            .iter()
            .filter_map(|speaker| speaker.resolved.as_ref())
            .map(|resolved| resolved.name.to_lowercase())
            .collect()
    };
    !names(one).is_disjoint(&names(other))
}

/// The words of a content, cut to their first letters so that forms of one word meet.
fn stems(content: &str) -> HashSet<String> {
    let lower = content.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && !SMALL.contains(word))
        .map(|word| word.chars().take(6).collect())
        .collect()
}
