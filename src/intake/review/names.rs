//! The names that stand in a text, whoever they are of: to complete what a person types, never to be taken.
//!
//! Owns what looks like a name: a run of words with capitals. The drafting engine knows better who speaks;
//! what it missed is looked for here. Pure.

use crate::domain::text::fold_name;

/// Words that may stand within a name.
const WITHIN: &[&str] = &[
    "of", "the", "for", "de", "del", "la", "le", "du", "des", "van", "von", "der", "den", "al", "bin", "ibn",
    "da", "dos",
];
/// Titles that are no part of a name.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."];
/// Words that have a capital only because they begin a sentence.
const BEGINNERS: &[&str] = &[
    "a",
    "an",
    "the",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "of",
    "with",
    "and",
    "but",
    "or",
    "so",
    "as",
    "if",
    "when",
    "while",
    "after",
    "before",
    "since",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "this",
    "that",
    "these",
    "those",
    "there",
    "some",
    "many",
    "most",
    "other",
    "others",
    "no",
    "not",
    "yes",
    "what",
    "who",
    "why",
    "how",
    "where",
    "one",
    "two",
    "three",
    "according",
    "also",
    "however",
    "meanwhile",
    "despite",
    "although",
    "because",
    "both",
    "all",
    "asked",
    "under",
    "over",
    "last",
    "more",
    "now",
    "then",
    "just",
    "only",
    "still",
    "yet",
    "here",
    "once",
    "even",
    "such",
    "about",
    "during",
    "through",
    "between",
];

/// The names in a text, each once, in their order.
pub(super) fn names_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines() {
        let mut run = Run::default();
        for token in line.split_whitespace() {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '&');
            let bare = word.trim_end_matches('.');
            let bare = bare.strip_suffix("’s").or(bare.strip_suffix("'s")).unwrap_or(bare);
            let opens = token.starts_with(['“', '"', '«', '(', '‘']);
            if opens {
                run.end(&mut names);
            }
            if TITLES.contains(&word) {
                run.end(&mut names);
                run.begins_sentence = false;
                continue;
            }
            if bare.chars().next().is_some_and(char::is_uppercase) {
                // "J." and "J.B." keep their full stops.
                let has_stops = bare.contains('.') || bare.chars().count() == 1;
                run.take(if has_stops { word } else { bare });
            } else if run.words.is_empty() || !WITHIN.contains(&bare) {
                run.end(&mut names);
                run.begins_sentence = false;
            } else {
                run.within.push(bare.to_owned());
            }
            let is_initial = bare.chars().count() == 1;
            let last = token.chars().next_back().unwrap_or(' ');
            if bare.len() < word.trim_end_matches('.').len()
                || !(last.is_alphanumeric() || is_initial && last == '.')
            {
                run.end(&mut names);
            }
            if token.trim_end_matches(['”', '"', '»', ')', '’']).ends_with(['.', '?', '!', ':'])
                && !is_initial
            {
                run.begins_sentence = true;
            }
        }
        run.end(&mut names);
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(fold_name(name)));
    names
}

/// Words with capitals, one after another.
struct Run {
    words: Vec<String>,
    /// Small words after them, part of the name if a capital follows.
    within: Vec<String>,
    begins_sentence: bool,
    /// Whether the first of the words begins a sentence.
    is_first: bool,
}

impl Default for Run {
    fn default() -> Self {
        Self { words: Vec::new(), within: Vec::new(), begins_sentence: true, is_first: false }
    }
}

impl Run {
    fn take(&mut self, word: &str) {
        if self.words.is_empty() {
            if self.begins_sentence && BEGINNERS.contains(&word.to_lowercase().as_str()) {
                self.begins_sentence = false;
                return;
            }
            self.is_first = self.begins_sentence;
        }
        self.words.append(&mut self.within);
        self.words.push(word.to_owned());
        self.begins_sentence = false;
    }

    fn end(&mut self, names: &mut Vec<String>) {
        self.within.clear();
        let words = std::mem::take(&mut self.words);
        let name = words.join(" ");
        // One word that begins a sentence may be any; where it is a name, it stands elsewhere too.
        let is_name = words.len() > 1 || (!self.is_first && name.chars().count() > 1);
        if is_name {
            names.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_capitals() {
        let text = "The mill was sold, Mr. Hale said. Tom B. Hale met Ana Ruiz of the Bank of Eddon’s board.\n\
                    Yesterday it rained. “Nothing,” Ruiz said. Members of the City Council, Kim and Bo Lind left.\n";
        assert_eq!(
            names_in(text),
            [
                "Hale",
                "Tom B. Hale",
                "Ana Ruiz of the Bank of Eddon",
                "Ruiz",
                "Members of the City Council",
                "Kim",
                "Bo Lind"
            ]
        );
    }
}
