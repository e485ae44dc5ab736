//! One published piece (schema:NewsArticle).

use super::date::SourceDate;
use super::vocabulary::vocabulary;
use super::{ArticleId, OutletId, TopicId, Withdrawal};

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

/// What is recorded of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewArticle {
    /// Where it stands; unique in the ledger.
    pub url: Option<String>,
    /// Its headline as printed.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<OutletId>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// What sort of piece it is.
    pub kind: Option<ArticleKind>,
    /// Anything else.
    pub note: Option<String>,
    /// Its topics.
    pub topics: Vec<TopicId>,
}

impl NewArticle {
    /// The names of the fields in which these two differ, as the command line names them.
    pub fn differing(&self, new: &Self) -> Vec<&'static str> {
        let fields = [
            ("url", self.url != new.url),
            ("headline", self.headline != new.headline),
            ("outlet", self.outlet != new.outlet),
            ("byline", self.byline != new.byline),
            ("published", self.published != new.published),
            ("language", self.language != new.language),
            ("kind", self.kind != new.kind),
            ("note", self.note != new.note),
            ("topics", self.topics != new.topics),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

impl NewArticle {
    /// Empties the field with this name, as the command line names it; any other name does nothing.
    pub fn clear(&mut self, field: &str) {
        match field {
            "url" => self.url = None,
            "headline" => self.headline = None,
            "outlet" => self.outlet = None,
            "byline" => self.byline = None,
            "published" => self.published = None,
            "language" => self.language = None,
            "kind" => self.kind = None,
            "topics" => self.topics.clear(),
            "note" => self.note = None,
            _ => {}
        }
    }
}

/// A recorded article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its id, `a3`.
    pub id: ArticleId,
    /// What is recorded of it.
    pub fields: NewArticle,
    /// The name of its outlet.
    pub outlet_name: Option<String>,
    /// The names of its topics, in the order of [`NewArticle::topics`].
    pub topic_names: Vec<String>,
    /// How many claims appear in it, and in those that were merged into it.
    pub claims: u64,
    /// Further addresses under which it was given, in the order in which they were recorded.
    pub addresses: Vec<String>,
    /// The articles that were merged into it, by id.
    pub merged: Vec<ArticleId>,
    /// That it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

/// As much of an article as a line about a claim needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleMention {
    /// Its id.
    pub id: ArticleId,
    /// Its headline.
    pub headline: Option<String>,
    /// The name of its outlet.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// Where it stands.
    pub url: Option<String>,
}
