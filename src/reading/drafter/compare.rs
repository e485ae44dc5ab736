//! Two drafts of one article beside each other: which statements both have, and in what they differ.
//!
//! Owns when two statements are the same one: at least half of the letters and digits that either has, both
//! have. Says nothing about which of the two is right. Pure.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::fold_name;
use crate::domain::vocabulary::vocabulary;
use crate::reading::draft::{Draft, Span};

/// Half, in thousandths.
const HALF: usize = 500;

vocabulary!(
    /// In what two drafts of one statement differ.
    Differs, "difference of drafts", {
        /// Where the words begin and end.
        Words => "words",
        /// Who said it.
        Speaker => "speaker",
        /// The kind.
        Kind => "kind",
        /// The day of saying.
        Day => "day",
        /// Which statements it surely answers.
        Links => "links",
    }
);

/// A statement that one draft has, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its place in the one list.
    pub one: Option<usize>,
    /// Its place in the other list.
    pub other: Option<usize>,
    /// In what the two differ; nothing if only one of them has it.
    pub differs: Vec<Differs>,
}

/// The statements of two drafts of this text, in its order, each once.
pub fn compare(text: &str, one: &[Draft], other: &[Draft]) -> Vec<Beside> {
    let letters = Letters::of(text);
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for (left, draft) in one.iter().enumerate() {
        for (right, beside) in other.iter().enumerate() {
            let share = letters.share(&draft.spans, &beside.spans);
            if share >= HALF {
                alike.push((share, left, right));
            }
        }
    }
    alike.sort_unstable_by_key(|(share, left, right)| (std::cmp::Reverse(*share), *left, *right));
    let (mut of_one, mut of_other) = (BTreeMap::new(), BTreeSet::new());
    for (_, left, right) in alike {
        if !of_one.contains_key(&left) && of_other.insert(right) {
            of_one.insert(left, right);
        }
    }
    let mut all: Vec<Beside> = Vec::new();
    for left in 0..one.len() {
        let right = of_one.get(&left).copied();
        let differs = right.map(|right| differs((one, left), (other, right), &of_one)).unwrap_or_default();
        all.push(Beside { one: Some(left), other: right, differs });
    }
    let alone = (0..other.len()).filter(|right| !of_other.contains(right));
    all.extend(alone.map(|right| Beside { one: None, other: Some(right), differs: Vec::new() }));
    let draft = |beside: &Beside| beside.one.map(|at| &one[at]).or(beside.other.map(|at| &other[at]));
    all.sort_by_key(|beside| draft(beside).and_then(|draft| draft.spans.first().copied()));
    all
}

fn differs(
    (one, left): (&[Draft], usize),
    (other, right): (&[Draft], usize),
    same: &BTreeMap<usize, usize>,
) -> Vec<Differs> {
    let (a, b) = (&one[left], &other[right]);
    let speakers = |draft: &Draft| -> Vec<String> {
        let names = draft.speakers.iter().filter_map(|speaker| {
            let mention = speaker.mention.as_ref().map(|mention| &mention.text);
            speaker.resolved.as_ref().map(|resolved| &resolved.name).or(mention)
        });
        let mut names: Vec<String> = names.map(|name| fold_name(name)).collect();
        names.sort();
        names
    };
    let day = |draft: &Draft| draft.said.as_ref().map(|said| said.date.edtf().clone());
    let sure = |draft: &Draft| -> Vec<usize> {
        draft.answers.iter().filter(|answer| answer.sure).map(|answer| answer.draft).collect()
    };
    let links: BTreeSet<Option<usize>> = sure(a).iter().map(|target| same.get(target).copied()).collect();
    let their_links: BTreeSet<Option<usize>> = sure(b).into_iter().map(Some).collect();
    let found = [
        (Differs::Words, a.spans != b.spans),
        (Differs::Speaker, speakers(a) != speakers(b)),
        (Differs::Kind, a.kind != b.kind),
        (Differs::Day, day(a) != day(b)),
        (Differs::Links, links != their_links),
    ];
    found.into_iter().filter_map(|(what, is_so)| is_so.then_some(what)).collect()
}

/// How many letters and digits stand before each code point of a text.
struct Letters(Vec<usize>);

impl Letters {
    fn of(text: &str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for c in text.chars() {
            count += usize::from(c.is_alphanumeric());
            before.push(count);
        }
        Self(before)
    }

    fn within(&self, start: usize, end: usize) -> usize {
        let last = self.0.len() - 1;
        self.0[end.min(last)].saturating_sub(self.0[start.min(last)])
    }

    /// What both have of what either has, in thousandths.
    fn share(&self, one: &[Span], other: &[Span]) -> usize {
        let all = |spans: &[Span]| spans.iter().map(|span| self.within(span.start, span.end)).sum::<usize>();
        let mut both = 0;
        for a in one {
            for b in other {
                let (start, end) = (a.start.max(b.start), a.end.min(b.end));
                both += if start < end { self.within(start, end) } else { 0 };
            }
        }
        let either = all(one) + all(other) - both;
        (2 * HALF * both).checked_div(either).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Vocabulary;
    use crate::reading::date_words::Anchor;
    use crate::reading::drafter::take;

    const TEXT: &str = "“We sold nothing at all,” said Ana Ruiz. Tom Hale said that the mill was sold.";

    fn drafts(lines: &str) -> Vec<Draft> {
        take(lines.as_bytes(), TEXT, &Anchor::none(""), &|_| false).drafts
    }

    #[test]
    fn the_same_statement_is_one_whose_words_are_shared_by_half() {
        let one = drafts(
            r#"{"quotes": ["We sold nothing at all"], "speakers": ["Ana Ruiz"], "kind": "denial", "answers": [{"draft": 1, "sure": true}]}
{"quotes": ["the mill was sold"], "speakers": ["Tom Hale"]}"#,
        );
        let same = compare(TEXT, &one, &one);
        assert!(
            same.iter().all(|beside| beside.one == beside.other && beside.differs.is_empty()),
            "{same:?}"
        );
        let other =
            drafts(r#"{"quotes": ["sold nothing at all"], "speakers": ["Ruiz"], "said": "2024-06-01"}"#);
        let all = compare(TEXT, &one, &other);
        let places: Vec<_> = all.iter().map(|beside| (beside.one, beside.other)).collect();
        assert_eq!(places, [(Some(0), Some(0)), (Some(1), None)]);
        assert_eq!(all[0].differs, Differs::ALL);
        let all = compare(TEXT, &one, &drafts(r#"{"quotes": ["said Ana Ruiz"]}"#));
        let places: Vec<_> = all.iter().map(|beside| (beside.one, beside.other)).collect();
        assert_eq!(places, [(Some(0), None), (None, Some(0)), (Some(1), None)]);
        assert_eq!(compare(TEXT, &[], &[]), []);
    }
}
