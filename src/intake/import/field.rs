//! What the columns of a table can be.

use crate::domain::vocabulary::vocabulary;
use crate::domain::{RelationType, Vocabulary};

vocabulary!(
    /// What a column of claims can hold.
    Field, "field", {
        /// The id of a claim of the ledger: the row is that claim, and an empty cell empties the field.
        Id => "id",
        /// The user's own word for the claim.
        Ref => "ref",
        /// The kind of claim.
        Kind => "kind",
        /// Who said it: names or ids, with `; ` between.
        By => "by",
        /// Their titles, one for each.
        As => "as",
        /// The bodies they spoke for, one for each.
        For => "for",
        /// What they are: person, organization …; one for each, or one for all.
        SpeakerKind => "speaker_kind",
        /// When it was said.
        On => "on",
        /// The words of the source for that.
        OnWords => "on_words",
        /// What was said.
        Text => "text",
        /// The words of the article.
        Quote => "quote",
        /// Whom it accuses or concerns.
        About => "about",
        /// When what it speaks of happened.
        Event => "event",
        /// The words of the source for that.
        EventWords => "event_words",
        /// What it does to other claims: `denies c1; repeats shells`.
        Relations => "relations",
        /// How much of the earlier claim a challenge rejects: full, partial; one for each relation of the
        /// row.
        Scope => "scope",
        /// The part that a partial challenge rejects, in words; one for each.
        Part => "part",
        /// How firmly a challenge rejects: categorical, qualified, non-denial; one for each.
        Force => "force",
        /// Topics, with `; ` between.
        Topics => "topics",
        /// The article, by its id.
        Article => "article",
        /// The article, by its address.
        Url => "url",
        /// The article's headline.
        Headline => "headline",
        /// The article's outlet.
        Outlet => "outlet",
        /// The article's author line.
        Byline => "byline",
        /// When the article was published.
        Published => "published",
        /// The article's language.
        Language => "language",
        /// How the article gives the words.
        Mode => "mode",
        /// Where in the article it stands: a time code or a page.
        At => "at",
        /// The article's words of doubt.
        Hedge => "hedge",
        /// Anything else.
        Note => "note",
        /// The speakers' addresses elsewhere, one for each; several of one with `|` between.
        SameAs => "same_as",
        /// What nobody is known to have said, and the row denies.
        DeniedText => "denied_text",
        /// Rejects a claim.
        Denies => "denies",
        /// Cannot hold together with a claim.
        Contradicts => "contradicts",
        /// Contests a claim.
        Disputes => "disputes",
        /// Disproves a claim.
        Refutes => "refutes",
        /// Affirms a claim.
        Confirms => "confirms",
        /// Backs a claim.
        Supports => "supports",
        /// Says the same as a claim.
        Repeats => "repeats",
        /// Relays a claim.
        Quotes => "quotes",
        /// Narrows a claim.
        Qualifies => "qualifies",
        /// Mends a claim.
        Corrects => "corrects",
        /// Takes a claim back.
        Retracts => "retracts",
        /// Replaces a claim.
        Supersedes => "supersedes",
        /// Comments on a claim.
        RespondsTo => "responds-to",
    }
);

/// How many fields there are.
pub(super) const FIELDS: usize = Field::ALL.len();

impl Field {
    /// Its place among all.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The relation that its cells name the targets of, if it is one.
    pub(super) fn relation(self) -> Option<RelationType> {
        self.as_str().parse().ok()
    }

    /// What a name means: a field's own word, a header of `export claims`, or a word that people use.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let own = Self::ALL.iter().copied().find(|field| field.as_str() == name);
        own.or_else(|| {
            Some(match name.as_str() {
                "speakers" | "speaker" | "who" => Self::By,
                "titles" | "title" => Self::As,
                "speaking_for" => Self::For,
                "speaker_kinds" => Self::SpeakerKind,
                "said" | "date" | "when" => Self::On,
                "said_words" => Self::OnWords,
                "claim" => Self::Text,
                "tags" | "topic" => Self::Topics,
                "articles" => Self::Article,
                "urls" => Self::Url,
                "outlets" => Self::Outlet,
                "responds_to" => Self::RespondsTo,
                _ => return None,
            })
        })
    }
}

impl Field {
    /// Whether a table with this column can say something of a claim.
    pub(super) fn names_a_claim(self) -> bool {
        matches!(self, Self::Id | Self::Ref | Self::By | Self::Text)
    }
}
