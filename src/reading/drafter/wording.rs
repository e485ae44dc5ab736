//! A sentence in a drafter's own words: whether every name and every number in it stands in the article.
//!
//! Owns that rule. It cannot tell whether a sentence is right about the article; it keeps out people, places
//! and figures that the article does not have. (Rejected: to ask it of every word. "Did not take" becomes
//! "took", which the article need not have.) Pure.

use std::collections::BTreeSet;

use crate::domain::text::fold_name;

/// Letters that the first word of a sentence has in common with a word of the article, if it is no name.
const STEM: usize = 3;

/// The words of an article.
pub(super) struct Vocabulary {
    words: BTreeSet<String>,
    folded: String,
}

impl Vocabulary {
    pub(super) fn of(text: &str) -> Self {
        let folded = fold_name(text);
        let words = runs(&folded).map(str::to_owned).collect();
        Self { words, folded }
    }

    /// The first name or number that the article does not have.
    pub(super) fn stranger<'w>(&self, wording: &'w str) -> Option<&'w str> {
        let mut begins = true;
        let mut end = 0;
        for word in runs(wording) {
            let at = word.as_ptr() as usize - wording.as_ptr() as usize;
            begins |= wording[end..at].contains(['.', '?', '!', '\n']);
            end = at + word.len();
            if !self.is_at_home(word, begins) {
                return Some(word);
            }
            begins = false;
        }
        None
    }

    fn is_at_home(&self, word: &str, begins: bool) -> bool {
        let folded = fold_name(word);
        let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
        let is_name = word.chars().any(|c| c.is_uppercase() || c.is_numeric());
        if !word.chars().any(has_case) && !is_name {
            // A script without capitals, often without blanks: any word may be a name.
            return self.folded.contains(&folded);
        }
        if !is_name || self.words.contains(&folded) {
            return true;
        }
        let is_number = word.chars().any(char::is_numeric);
        if !begins || is_number {
            return false;
        }
        let stem: String = folded.chars().take(STEM).collect();
        if stem.chars().count() < STEM {
            return true;
        }
        self.words.range(stem.clone()..).next().is_some_and(|near| near.starts_with(&stem))
    }
}

/// Runs of letters and digits.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_those_of_the_article() {
        let article = Vocabulary::of("Ana Ruiz has taken 40 oaks. “Це неправда”, 他没有卖磨坊。");
        for (wording, stranger) in [
            ("Ruiz took the oaks.", None),
            ("Taking 40 oaks was right.", None),
            ("the oaks were sold by Hale", Some("Hale")),
            ("Hale sold the oaks.", Some("Hale")),
            ("Zoe sold the oaks.", Some("Zoe")),
            ("Ruiz took 400 oaks.", Some("400")),
            ("It is untrue. Hale sold.", Some("Hale")),
            ("他没有卖", None),
            ("他卖了桥", Some("他卖了桥")),
            ("", None),
        ] {
            assert_eq!(article.stranger(wording), stranger, "{wording}");
        }
    }
}
