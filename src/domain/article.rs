//! One published piece [schema:NewsArticle].

use super::vocabulary::vocabulary;

vocabulary!(
    /// What sort of piece an article is.
    ArticleKind, "kind of article", {
        /// A news report.
        News => "news",
        /// Explains or weighs what happened.
        Analysis => "analysis",
        /// Argues for a view.
        Opinion => "opinion",
        /// Questions and answers.
        Interview => "interview",
        /// Checks a claim made elsewhere.
        FactCheck => "fact-check",
        /// Word for word what was said at an event.
        Transcript => "transcript",
        /// Published by the party that it speaks for.
        PressRelease => "press-release",
        /// A study, an audit, a court or government document.
        Report => "report",
        /// A post on a social network or a messaging channel.
        Post => "post",
        /// A radio, television or video programme.
        Broadcast => "broadcast",
        /// None of these.
        Other => "other",
    }
);
