//! The folded form of a text, and the way back from it to the text as it stands.
//!
//! Owns folding: two texts that differ only in what editors do not count as a change have one folded form.
//! Used by the other files of this module only. It must never fold words: letters keep their case and their
//! accents, and compatibility characters (`½`, `ﬁ`, `²`) stay what they are.
//!
//! | as it stands | folded |
//! |---|---|
//! | any canonical form | NFC |
//! | soft hyphens, zero-width characters | nothing |
//! | a run of white space | one space; nothing beside punctuation, except between `1,` and `500` |
//! | a single quotation mark or apostrophe | `'` |
//! | a double one, or two single ones | `''` |
//! | dashes, the white space around them included | `-` |
//! | `…`, `...`, `. . .`; with a full stop more | `…`; `….` |

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::characters::{Class, class, swallows_space};

/// Bytes of the text between two counts of code points.
const COUNT_EVERY: usize = 64;

/// A text with its folded form. Positions of the folded form are bytes of UTF-8.
#[derive(Debug, Clone)]
pub(super) struct Folded<'t> {
    /// As it stands.
    pub(super) raw: &'t str,
    /// Its folded form.
    pub(super) text: String,
    steps: Vec<Step>,
    /// Code points before each multiple of [`COUNT_EVERY`] bytes of `raw`.
    counts: Vec<usize>,
}

/// Where a stretch of the folded form comes from.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// First byte of the stretch in the folded form.
    folded: usize,
    /// First byte of its origin in the text as it stands.
    raw: usize,
    /// 0: byte for byte the same. Else the bytes of the origin, which are folded as a whole.
    whole: usize,
}

impl<'t> Folded<'t> {
    /// Folds a text; linear in its length.
    pub(super) fn new(raw: &'t str) -> Self {
        let mut folder = Folder {
            raw,
            text: String::with_capacity(raw.len()),
            steps: Vec::new(),
            run: Vec::new(),
            cluster: String::new(),
        };
        folder.fold();
        let mut counts = Vec::with_capacity(raw.len() / COUNT_EVERY + 1);
        let mut count = 0;
        for block in raw.as_bytes().chunks(COUNT_EVERY) {
            counts.push(count);
            count += code_points(block);
        }
        counts.push(count);
        Self { raw, text: folder.text, steps: folder.steps, counts }
    }

    /// The byte of the text as it stands where a folded character begins.
    pub(super) fn raw_start(&self, at: usize) -> usize {
        match self.steps[..self.steps.partition_point(|step| step.folded <= at)].last() {
            Some(step) if step.whole == 0 => step.raw + (at - step.folded),
            Some(step) => step.raw,
            None => 0,
        }
    }

    /// The byte of the text as it stands after the folded character that ends at `at`.
    pub(super) fn raw_end(&self, at: usize) -> usize {
        match self.steps[..self.steps.partition_point(|step| step.folded < at)].last() {
            Some(step) if step.whole == 0 => step.raw + (at - step.folded),
            Some(step) => step.raw + step.whole,
            None => 0,
        }
    }

    /// The words as they stand between two positions of the folded form.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        if start >= end {
            return "";
        }
        self.raw.get(self.raw_start(start)..self.raw_end(end)).unwrap_or_default()
    }

    /// Code points before a byte of the text as it stands.
    pub(super) fn position(&self, raw: usize) -> usize {
        let block = (raw / COUNT_EVERY).min(self.counts.len() - 1);
        let rest = self.raw.as_bytes().get(block * COUNT_EVERY..raw).unwrap_or_default();
        self.counts[block] + code_points(rest)
    }

    /// The folded character before a position.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// The folded character at a position.
    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }
}

fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// Punctuation or white space, held back until the run of them ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Soft {
    class: Class,
    start: usize,
    end: usize,
}

struct Folder<'t> {
    raw: &'t str,
    text: String,
    steps: Vec<Step>,
    run: Vec<Soft>,
    cluster: String,
}

impl Folder<'_> {
    fn fold(&mut self) {
        let mut chars = self.raw.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if class(first) == Class::Ignored {
                continue;
            }
            let mut end = start + first.len_utf8();
            self.cluster.clear();
            self.cluster.push(first);
            let mut ahead = chars.clone();
            while let Some((at, c)) = ahead.next() {
                let ignored = class(c) == Class::Ignored;
                if !ignored && !continues(c) {
                    break;
                }
                if !ignored {
                    self.cluster.push(c);
                    end = at + c.len_utf8();
                }
                chars = ahead.clone();
            }
            self.take_cluster(first, start, end);
        }
        self.flush(None);
    }

    /// One character with what combines with it.
    fn take_cluster(&mut self, first: char, start: usize, end: usize) {
        let one = first.len_utf8() == self.cluster.len();
        if !(one && first < '\u{C0}') {
            self.cluster = self.cluster.nfc().collect();
        }
        let mut chars = self.cluster.chars();
        let (first, more) = (chars.next(), chars.next().is_some());
        let Some(first) = first else { return };
        let class = if more { Class::Other } else { class(first) };
        if class == Class::Other {
            self.flush(Some(first));
            let cluster = std::mem::take(&mut self.cluster);
            self.push(&cluster, start, end);
            self.cluster = cluster;
        } else {
            self.run.push(Soft { class, start, end });
        }
    }

    /// Writes the run of punctuation that ends before the character `next`.
    fn flush(&mut self, next: Option<char>) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let joined = join(&run);
        for (at, soft) in joined.iter().enumerate() {
            match soft.class {
                Class::Space => {
                    let after = joined.get(at + 1).map_or(next, |soft| first_of(soft.class));
                    if self.keeps_space(after) {
                        self.push(" ", soft.start, soft.end);
                    }
                }
                Class::Mark(units) => self.push(&"'".repeat(units), soft.start, soft.end),
                Class::Dash => self.push("-", soft.start, soft.end),
                Class::Dots(1) => self.push(".", soft.start, soft.end),
                Class::Dots(3) => self.push("\u{2026}", soft.start, soft.end),
                Class::Dots(_) => self.push("\u{2026}.", soft.start, soft.end),
                Class::Ignored | Class::Other => {}
            }
        }
        self.run = run;
        self.run.clear();
    }

    /// Whether white space between what is written and the character `after` means something.
    fn keeps_space(&self, after: Option<char>) -> bool {
        let mut written = self.text.chars().rev();
        let (Some(before), Some(after)) = (written.next(), after) else { return false };
        if before == '\'' && self.text.ends_with("''") {
            return false;
        }
        if matches!(before, '.' | ',' | ':')
            && after.is_numeric()
            && written.next().is_some_and(char::is_numeric)
        {
            return true;
        }
        !swallows_space(before) && !swallows_space(after)
    }

    fn push(&mut self, folded: &str, start: usize, end: usize) {
        let same = self.raw.get(start..end) == Some(folded);
        let at = self.text.len();
        let continued =
            self.steps.last().is_some_and(|last| last.whole == 0 && last.raw + (at - last.folded) == start);
        if !(same && continued) {
            self.steps.push(Step { folded: at, raw: start, whole: if same { 0 } else { end - start } });
        }
        self.text.push_str(folded);
    }
}

/// Whether a character may change form together with the one before it (no boundary of NFC between them).
fn continues(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    if canonical_combining_class(c) != 0 {
        return true;
    }
    match is_nfc_quick(std::iter::once(c)) {
        IsNormalized::Yes => false,
        IsNormalized::Maybe => true,
        IsNormalized::No => {
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            first.is_some_and(|part| canonical_combining_class(part) != 0)
        }
    }
}

/// The first folded character of a run's part; double marks count as one that swallows white space.
fn first_of(class: Class) -> Option<char> {
    match class {
        Class::Mark(1) => Some('\''),
        Class::Mark(_) => Some('"'),
        Class::Dash => Some('-'),
        Class::Dots(_) => Some('.'),
        Class::Space => Some(' '),
        Class::Ignored | Class::Other => None,
    }
}

/// Joins what is one sign though it is written with several characters or with white space between.
fn join(run: &[Soft]) -> Vec<Soft> {
    let mut spaced: Vec<Soft> = Vec::with_capacity(run.len());
    for soft in run {
        match spaced.last_mut() {
            Some(last) if last.class == Class::Space && soft.class == Class::Space => last.end = soft.end,
            _ => spaced.push(*soft),
        }
    }
    let mut joined = Vec::with_capacity(spaced.len());
    let mut at = 0;
    while let Some(first) = spaced.get(at) {
        let (units, last, adjacent) = same_kind(&spaced[at..]);
        let whole = |class| Soft { class, start: first.start, end: spaced[at + last].end };
        match first.class {
            Class::Dash => joined.push(whole(Class::Dash)),
            Class::Dots(_) if units >= 3 => joined.push(whole(Class::Dots(units.min(4)))),
            Class::Mark(_) if adjacent => joined.push(whole(Class::Mark(units))),
            Class::Dots(_) | Class::Mark(_) => joined.extend_from_slice(&spaced[at..=at + last]),
            Class::Space | Class::Ignored | Class::Other => joined.push(*first),
        }
        at += last + 1;
    }
    joined
}

/// How far the first part's kind goes on, white space between allowed: units in all, index of the last part
/// of the kind, and whether two units stand together.
fn same_kind(parts: &[Soft]) -> (usize, usize, bool) {
    let units_of = |soft: &Soft, kind: Class| match (soft.class, kind) {
        (Class::Mark(units), Class::Mark(_)) | (Class::Dots(units), Class::Dots(_)) => Some(units),
        (Class::Dash, Class::Dash) => Some(1),
        _ => None,
    };
    let Some(kind) = parts.first().map(|soft| soft.class) else { return (0, 0, false) };
    let (mut units, mut last, mut adjacent) = (0, 0, false);
    for (at, soft) in parts.iter().enumerate() {
        if let Some(more) = units_of(soft, kind) {
            adjacent |= more > 1 || (at > 0 && last + 1 == at);
            units += more;
            last = at;
        } else if soft.class != Class::Space {
            break;
        }
    }
    (units, last, adjacent)
}
