//! The fields of a proposal, and of its article, that a person can change.

use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// A field that can be changed; its word is the key of the worksheet.
    Field, "field", {
        /// Who said it.
        By => "by",
        /// The title of its speaker.
        As => "as",
        /// The body that its speaker speaks for.
        For => "for",
        /// What kind of statement it is.
        Kind => "kind",
        /// How the article gives the words.
        Mode => "mode",
        /// What is claimed.
        Text => "text",
        /// The words of the article.
        Quote => "quote",
        /// When it was said.
        On => "on",
        /// When what it speaks of happened.
        Event => "event",
        /// Whom it accuses or concerns.
        About => "about",
        /// Who relays it.
        Via => "via",
        /// Where in the article it stands.
        At => "at",
        /// The article's words of doubt.
        Hedge => "hedge",
        /// Its topics.
        Topics => "topics",
        /// A word of the person's own.
        Ref => "ref",
        /// A remark.
        Note => "note",
        /// The part that its last challenge rejects.
        Part => "part",
    }
);

vocabulary!(
    /// A field of the article that can be changed; its word is the key of the worksheet.
    HeadField, "field of the article", {
        /// Who published it.
        Outlet => "outlet",
        /// Its headline.
        Headline => "headline",
        /// When it was published.
        Published => "published",
        /// Its address.
        Url => "url",
        /// Who wrote it.
        Byline => "byline",
        /// Its language.
        Language => "language",
    }
);
