//! A word for a claim, so that others can name it: made of the rarest words of what it says.
//!
//! Owns how such a word looks. The same text always gives the same word. Called by `of_draft`.

use std::collections::{BTreeSet, HashMap};

/// Words that tell nothing apart, and the like.
const PLAIN: &[&str] = &[
    "about", "after", "again", "against", "also", "because", "been", "before", "being", "between", "both",
    "could", "does", "from", "have", "having", "here", "into", "just", "like", "made", "make", "many",
    "more", "most", "much", "must", "only", "other", "over", "said", "same", "should", "some", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "very", "want",
    "were", "what", "when", "where", "which", "while", "will", "with", "would", "your",
];

/// How many words a ref is made of.
const WORDS: usize = 2;

/// The words of a text that say something: in lower case, letters and digits only.
pub(super) fn telling_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| {
            let word = word.split(['\'', '’']).next().unwrap_or_default();
            word.to_lowercase()
        })
        .filter(|word| word.chars().count() > 3 && !PLAIN.contains(&word.as_str()))
        .collect()
}

/// How often each telling word stands in the article.
pub(super) fn count(article: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in telling_words(article) {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

/// A ref for a claim with this text, not among those taken, and taken from now on.
pub(super) fn make(text: &str, counts: &HashMap<String, usize>, taken: &mut BTreeSet<String>) -> String {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (at, word) in telling_words(text).into_iter().enumerate() {
        if word.chars().all(|c| c.is_ascii_alphanumeric()) && !words.iter().any(|(_, known)| *known == word) {
            words.push((at, word));
        }
    }
    words.sort_by_key(|(at, word)| (counts.get(word).copied().unwrap_or(0), usize::MAX - word.len(), *at));
    words.truncate(WORDS);
    words.sort_unstable();
    let words: Vec<String> = words.into_iter().map(|(_, word)| word.chars().take(24).collect()).collect();
    let base = if words.is_empty() { "statement".to_owned() } else { words.join("-") };
    let base = if crate::domain::looks_like_id(&base) { format!("{base}-claim") } else { base };
    let mut name = base.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}-{number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ref_is_made_of_the_rarest_words() {
        let article = "The bridge was closed. The bridge, the mayor says, was never inspected by engineers.";
        let counts = count(article);
        let mut taken = BTreeSet::new();
        let text = "The bridge was never inspected by engineers";
        assert_eq!(make(text, &counts, &mut taken), "inspected-engineers");
        assert_eq!(make(text, &counts, &mut taken), "inspected-engineers-2");
        assert_eq!(make("No.", &counts, &mut taken), "statement");
        assert_eq!(make("Это неправда", &counts, &mut taken), "statement-2");
    }
}
