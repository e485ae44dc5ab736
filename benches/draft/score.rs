//! How many of the drafts are right: over all, by pattern, by tier.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use gainsay::reading::draft::{Draft, Mention};

use crate::gold::{Article, Marked};

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    drafts: usize,
    right: usize,
    all_right: usize,
}

/// Counts over articles. A draft that is right about something that is no speech is not counted, as a marked
/// statement that is no speech is not missed.
#[derive(Default)]
pub(crate) struct Score {
    total: Count,
    marked: usize,
    with_speaker: usize,
    speaker_right: usize,
    verb_right: usize,
    by_pattern: BTreeMap<String, Count>,
    by_tier: BTreeMap<String, Count>,
    by_mode: BTreeMap<String, Count>,
    errors: String,
}

impl Score {
    pub(crate) fn add(&mut self, article: &Article, drafts: &[Draft], errors: bool) {
        let letters: Vec<HashSet<usize>> = drafts.iter().map(|draft| article.letters(&draft.spans)).collect();
        let pairs = pairs(article, &letters);
        for marked in article.statements.iter().filter(|marked| marked.is_speech) {
            self.marked += 1;
            self.by_mode.entry(marked.mode.clone()).or_default().drafts += 1;
        }
        for (index, draft) in drafts.iter().enumerate().filter(|(index, _)| !letters[*index].is_empty()) {
            let marked = pairs
                .iter()
                .find(|(_, draft)| *draft == index)
                .map(|(marked, _)| &article.statements[*marked]);
            if marked.is_some_and(|marked| !marked.is_speech) {
                continue;
            }
            let mut one = Count { drafts: 1, right: 0, all_right: 0 };
            if let Some(marked) = marked {
                one.right = 1;
                let speaker = self.speaker(article, marked, draft.speaker.as_ref());
                let verb = verb(article, marked, draft);
                self.verb_right += usize::from(verb);
                one.all_right = usize::from(speaker && verb);
                self.by_mode.entry(marked.mode.clone()).or_default().right += 1;
            } else if errors {
                let verb = draft.verb.as_deref().unwrap_or("-");
                let words = article.words(&draft.spans);
                let _ = writeln!(self.errors, "SPURIOUS {} {verb} | {words}", draft.pattern);
            }
            let pattern = self.by_pattern.entry(draft.pattern.to_string()).or_default();
            let tier = self.by_tier.entry(draft.tier.to_string()).or_default();
            for count in [&mut self.total, pattern, tier] {
                count.drafts += one.drafts;
                count.right += one.right;
                count.all_right += one.all_right;
            }
        }
    }

    fn speaker(&mut self, article: &Article, marked: &Marked, speaker: Option<&Mention>) -> bool {
        if marked.speaker.is_empty() {
            return true;
        }
        self.with_speaker += 1;
        let right =
            speaker.is_some_and(|speaker| !article.letters(&[speaker.span]).is_disjoint(&marked.speaker));
        self.speaker_right += usize::from(right);
        right
    }

    pub(crate) fn report(&self) -> String {
        let mut text = self.errors.clone();
        let of = |part: usize, whole: usize| percent(part, whole);
        let recall = of(self.total.right, self.marked);
        let precision = of(self.total.right, self.total.drafts);
        let all = f1(of(self.total.all_right, self.total.drafts), of(self.total.all_right, self.marked));
        let _ = writeln!(
            text,
            "speech, IoU .5: precision {precision:.1} recall {recall:.1} F1 {:.1} ({} right, {} drafted, {} marked)",
            f1(precision, recall),
            self.total.right,
            self.total.drafts,
            self.marked
        );
        let _ = writeln!(
            text,
            "speaker right {:.1}, verb right {:.1}, all three right: F1 {all:.1}",
            of(self.speaker_right, self.with_speaker),
            of(self.verb_right, self.total.right)
        );
        let recalls =
            self.by_mode.iter().map(|(mode, count)| format!("{mode} {:.1}", of(count.right, count.drafts)));
        let _ = writeln!(text, "recall: {}", recalls.collect::<Vec<_>>().join(", "));
        let _ = writeln!(text, "\n{:<14}{:>7}{:>11}{:>11}", "pattern", "drafts", "precision", "all right");
        let mut patterns: Vec<_> = self.by_pattern.iter().collect();
        patterns.sort_by_key(|(_, count)| std::cmp::Reverse(count.drafts));
        for (name, count) in patterns.into_iter().chain(&self.by_tier) {
            let (right, all) = (of(count.right, count.drafts), of(count.all_right, count.drafts));
            let _ = writeln!(text, "{name:<14}{:>7}{right:>11.1}{all:>11.1}", count.drafts);
        }
        text
    }
}

/// Marked statements and drafts that are the same, one to one, the most alike first.
pub(crate) fn pairs(article: &Article, letters: &[HashSet<usize>]) -> Vec<(usize, usize)> {
    let mut alike = Vec::new();
    for (marked, statement) in article.statements.iter().enumerate() {
        for (draft, letters) in letters.iter().enumerate() {
            let both = statement.content.intersection(letters).count();
            let either = statement.content.len() + letters.len() - both;
            if both > 0 && 2 * both >= either {
                alike.push((percent(both, either), marked, draft));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut seen, mut taken, mut pairs) = (HashSet::new(), HashSet::new(), Vec::new());
    for (_, marked, draft) in alike {
        if !seen.contains(&marked) && !taken.contains(&draft) {
            seen.insert(marked);
            taken.insert(draft);
            pairs.push((marked, draft));
        }
    }
    pairs
}

/// The verb is right if it is a word of the marked cue or stands in it; a cue without letters is not judged.
fn verb(article: &Article, marked: &Marked, draft: &Draft) -> bool {
    let overlaps =
        || draft.cue.as_ref().is_some_and(|cue| !article.letters(&[cue.span]).is_disjoint(&marked.cue));
    let is_word = || {
        draft.verb.as_deref().is_some_and(|verb| {
            marked.cue_text.match_indices(verb).any(|(at, _)| {
                let is_part = |c: char| c.is_alphanumeric() || c == '_';
                !marked.cue_text[..at].ends_with(is_part)
                    && !marked.cue_text[at + verb.len()..].starts_with(is_part)
            })
        })
    };
    marked.cue.is_empty() || overlaps() || is_word()
}

#[expect(clippy::cast_precision_loss, reason = "counts of statements")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}
