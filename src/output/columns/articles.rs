//! Articles.

use super::{columns, parts};
use crate::domain::Article;
use crate::domain::address::archived;
use crate::output::{Columns, Value};

/// A row for each article.
pub static ARTICLES: Columns<Article> = columns! { "articles",
    "id,url,headline,outlet,byline,published,published_words,published_earliest,published_latest,\
     published_rule,language,kind,topics,claims,note,addresses,merged,archived";
    "id", ALWAYS, "the article's id": |article| parts::id(article.id, article.withdrawn.as_ref());
    "url", DETAIL, "where it stands": |article| article.fields.url.as_deref().into();
    "headline", ALWAYS, "its headline as printed": |article| article.fields.headline.as_deref().into();
    "outlet", ALWAYS, "the name of its outlet": |article| article.outlet_name.as_deref().into();
    "byline", DETAIL, "who wrote it, as printed": |article| article.fields.byline.as_deref().into();
    date "published", ALWAYS, "when it was published": |article| article.fields.published.as_ref();
    "language", DETAIL, "its language (BCP 47)": |article| article.fields.language.as_deref().into();
    "kind", DETAIL, "what sort of piece it is: news, analysis, opinion …": |article| parts::word(article.fields.kind);
    "topics", DETAIL, "its topics, by name": |article| (&article.topic_names).into();
    Count "claims", ALWAYS, "how many claims were seen in it": |article| parts::count(article.claims);
    "note", DETAIL, "anything else": |article| article.fields.note.as_deref().into();
    "addresses", DETAIL, "further addresses under which it was given": |article| (&article.addresses).into();
    "merged", DETAIL, "the ids of the articles that were merged into it":
        |article| Value::list(article.merged.iter().map(ToString::to_string));
    "archived", DETAIL, "when the copies at those addresses were taken, as the addresses of archives say; UTC":
        |article| Value::list(article.addresses.iter().filter_map(|it| Some(archived(it)?.at?.to_string())));
    "withdrawn", WHEN_ASKED, "why it was withdrawn, if it was: then lists leave it out, unless asked for all":
        |article| parts::withdrawn(article.withdrawn.as_ref());
};
