//! "According to X, …" and "…, according to X".

use super::{Act, Class, Finder, Found, Phrase};
use crate::intake::draft::Pattern;

impl Finder<'_, '_, '_> {
    pub(super) fn according(&mut self) {
        for at in 0..self.sentence.tokens.len().saturating_sub(2) {
            if self.sentence.is_word(at, "according") && self.sentence.is_word(at + 1, "to") && !self.used[at]
            {
                self.according_at(at);
            }
        }
    }

    fn according_at(&mut self, at: usize) {
        let sentence = self.sentence;
        let (tokens, end) = (sentence.tokens, sentence.end);
        let first = at + 2;
        let stops_at_comma = at <= 1;
        let last = (first..end)
            .find(|&at| tokens[at].is_quote() || stops_at_comma && tokens[at].is_comma())
            .unwrap_or(end);
        if last <= first {
            return;
        }
        let speaker = Some(Phrase { first, last: last - 1 });
        let content = if stops_at_comma {
            if last >= end {
                return;
            }
            let start = if tokens[last].is_quote() { last } else { last + 1 };
            start..sentence.cut(start, end, None)
        } else {
            let start = (0..at)
                .find(|&at| !self.used[at] && !sentence.is_class(at, Class::CONJUNCTION))
                .unwrap_or(at);
            start..at
        };
        let cue = at..at + 2;
        self.push(Found {
            pattern: Pattern::According,
            speaker,
            content: vec![content],
            cue,
            lemma: None,
            act: Act::Statement,
            negated: false,
            via: Vec::new(),
        });
        self.used[at..last].fill(true);
    }
}
