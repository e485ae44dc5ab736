//! The ways in which two names may be one.

use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// Why two speakers may be one, the strongest reason first.
    Likeness, "likeness", {
        /// They have the same name, however it is typed.
        SameName => "same-name",
        /// An alias of the one is a name or an alias of the other.
        SameAlias => "same-alias",
        /// Names that differ only in accents, punctuation, hyphens or spaces: "José Ruiz", "Jose Ruiz".
        Spelling => "spelling",
        /// The same words in another order: "Ruiz, José".
        Order => "order",
        /// The same name in another script: "Песков", "Peskov".
        Script => "script",
        /// A title, a degree or a remark in brackets more: "Dr. Ada Ruiz", "Ada Ruiz, Ph.D.", "President
        /// Ruiz".
        Title => "title",
        /// Another form of the same words: "UN" and "United Nations", "Acme Ltd." and "Acme Limited",
        /// "Russian Foreign Ministry" and "Foreign Ministry of Russia", "DPRK" and "North Korea".
        Form => "form",
        /// Another way to write the same sounds: "Wladimir", "Vladimir".
        Sound => "sound",
        /// Given names left out, shortened, or as initials: "G. Ruiz", "Ada G. Ruiz", "Bill" for "William".
        GivenNames => "given-names",
        /// One word differs by a letter; a long one by two.
        Misspelt => "misspelt",
        /// One name is the end of the other: "Putin", "Vladimir Putin".
        Part => "part",
    }
);

impl Likeness {
    /// As a person is asked, in brackets behind a name.
    pub fn question(self) -> &'static str {
        match self {
            Self::SameName => "the same name?",
            Self::SameAlias => "one of its aliases?",
            Self::Spelling => "spelt another way?",
            Self::Order => "in another order?",
            Self::Script => "in another script?",
            Self::Title => "with a title?",
            Self::Form => "another form of the name?",
            Self::Sound => "another spelling of the same sounds?",
            Self::GivenNames => "a given name shorter or left out?",
            Self::Misspelt => "misspelt?",
            Self::Part => "a part of the name?",
        }
    }

    /// Whether names alike in this way are as good as the same: only typing or an alias is between them.
    pub fn is_strong(self) -> bool {
        self <= Self::Spelling
    }

    /// Whether it says nothing where many others are like the one in this way: a surname, an initial, an
    /// abbreviation.
    pub(super) fn is_of_a_short_form(self) -> bool {
        matches!(self, Self::Form | Self::GivenNames | Self::Part | Self::Title)
    }
}
