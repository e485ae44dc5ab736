//! What a phrase for a speaker is by its words: a pronoun, somebody described ("the mayor"), a name, a group.
//!
//! Owns the head of such a phrase and the sort that it says. It is asked about words only; who is meant is
//! for `resolver`.

use super::lexicon::{Class, Lexicon};

/// What kind of speaker a word or phrase can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Person,
    Body,
    Document,
    Group,
}

impl Sort {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Document => "document",
            Self::Group => "group",
        }
    }
}

/// How a speaker is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    He,
    She,
    They,
    It,
    /// "we", "I", "you": whoever is quoted.
    Own,
    /// "the mayor", "the bank": somebody whom the article has named or will name.
    Described(Sort),
    /// "the mayor's lawyer", "her aide": of somebody else.
    Owned,
    /// A name, or words that stand for themselves.
    Written,
}

impl Reference {
    /// What these words are.
    pub(super) fn of(words: &str) -> Self {
        let lower = words.to_lowercase();
        match &*lower {
            "he" | "him" | "his" => return Self::He,
            "she" | "her" => return Self::She,
            "they" | "their" | "them" | "both" => return Self::They,
            "it" | "its" => return Self::It,
            "we" | "i" | "you" => return Self::Own,
            _ => {}
        }
        let first = lower.split_whitespace().next().unwrap_or_default();
        let head = head(words);
        let is_common = head.starts_with(char::is_lowercase)
            || Lexicon::class_of(head).has(Class::TITLE)
            || head.starts_with(|c: char| c.is_ascii_digit());
        match first {
            "his" | "her" | "their" | "its" if is_common => Self::owned(words),
            _ if is_common && owner(words).is_some() => Self::owned(words),
            "the" if is_common => Self::Described(sort(words)),
            _ => Self::Written,
        }
    }

    /// "the mayor's lawyer" has a name somewhere; "the mayor's office" is called so.
    fn owned(words: &str) -> Self {
        if sort(words) == Sort::Person { Self::Owned } else { Self::Written }
    }

    /// The name of its evidence; `None` where nothing is weighed.
    pub(super) const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::He | Self::She => "he",
            Self::They => "they",
            Self::It => "it",
            Self::Described(Sort::Person) => "the person",
            Self::Described(Sort::Body) => "the body",
            Self::Described(Sort::Document) => "the document",
            Self::Described(Sort::Group) => "the group",
            Self::Owned => "owned",
            Self::Own | Self::Written => return None,
        })
    }
}

/// The words of a phrase up to a preposition, a comma or a relative clause.
pub(super) fn front(words: &str) -> impl Iterator<Item = &str> {
    let end = words.find([',', '(', '—', '–', ';', ':']).unwrap_or(words.len());
    let is_edge = |word: &&str| {
        let class = Lexicon::class_of(word);
        class.has(Class::PREPOSITION) || matches!(*word, "who" | "that" | "which" | "to")
    };
    let first = words[..end].split_whitespace().next();
    first.into_iter().chain(words[..end].split_whitespace().skip(1).take_while(move |word| !is_edge(word)))
}

/// The main word of a phrase: "spokesman" of "the former spokesman for the port".
pub(super) fn head(words: &str) -> &str {
    let last = front(words).last().unwrap_or_default();
    last.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whose it is, as words: "the mayor" of "the mayor's letter".
pub(super) fn owner(words: &str) -> Option<&str> {
    let end = words.find("’s ").or_else(|| words.find("'s "))?;
    Some(&words[..end])
}

/// What a phrase can stand for.
pub(super) fn sort(words: &str) -> Sort {
    let head = head(words).to_lowercase();
    let class = Lexicon::class_of(&head);
    let many =
        ["some", "many", "several", "two", "three", "most", "all", "other", "few", "dozens", "hundreds"];
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    if class.has(Class::DOCUMENT) && !matches!(&*head, "website" | "paper") {
        return Sort::Document;
    }
    if class.has(Class::BODILY) {
        return Sort::Body;
    }
    let plural = head.ends_with('s') && !head.ends_with("ss")
        || head.ends_with("men")
        || matches!(&*head, "people" | "police" | "others");
    if many.contains(&&*first) || plural || words.contains(" and ") {
        return Sort::Group;
    }
    Sort::Person
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_told_by_its_head() {
        assert_eq!(head("the former spokesman for the port, Jan Ek"), "spokesman");
        assert_eq!(Reference::of("the mayor of Port Town"), Reference::Described(Sort::Person));
        assert_eq!(Reference::of("The bank"), Reference::Described(Sort::Body));
        assert_eq!(Reference::of("the study"), Reference::Described(Sort::Document));
        assert_eq!(Reference::of("the physicians"), Reference::Described(Sort::Group));
        assert_eq!(Reference::of("the mayor’s lawyer"), Reference::Owned);
        assert_eq!(Reference::of("the United Nations"), Reference::Written);
        assert_eq!(Reference::of("Jan Ek"), Reference::Written);
        assert_eq!(Reference::of("She"), Reference::She);
    }
}
