//! What a search found.

use super::{columns, parts};
use crate::domain::Vocabulary;
use crate::domain::search::{ArticleHit, Hit, HitPlace};
use crate::output::{Columns, Value};

/// A row for each claim that answers, best first.
pub static HITS: Columns<Hit> = columns! { "search",
    "id,ref,kind,status,speakers,said,said_words,said_earliest,said_latest,said_rule,place,hit,\
     text,quote,articles,outlets,urls,topics";
    "id", ALWAYS, "the claim's id": |hit| hit.judged.claim.id.to_string().into();
    "ref", DETAIL, "the user's own stable word for it": |hit| hit.judged.claim.r#ref.as_deref().into();
    "kind", DETAIL, "the kind of claim": |hit| hit.judged.claim.kind.as_str().into();
    "status", ALWAYS, "what became of it": |hit| hit.judged.standing.mark().into();
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |hit| parts::speakers(&hit.judged.claim.speakers);
    date "said", ALWAYS, "when it was said": |hit| hit.judged.claim.said.as_ref();
    "place", DETAIL, "where the best of the hits stands: text, quote, headline": |hit| hit.place.as_str().into();
    "hit", ALWAYS, "the passage there, each hit between two **": |hit| passage(hit);
    "text", DETAIL, "what was said, as recorded": |hit| parts::text(&hit.judged.claim);
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
        |hit| parts::quote(&hit.judged.claim);
    "articles", DETAIL, "the ids of the articles it was seen in": |hit| parts::articles(&hit.judged.claim);
    "outlets", DETAIL, "the names of their outlets, each once": |hit| parts::outlets(&hit.judged.claim);
    "urls", DETAIL, "where these articles stand": |hit| parts::urls(&hit.judged.claim);
    "topics", DETAIL, "its topics, by name": |hit| (&hit.judged.claim.topics).into();
};

/// Where the words are. Under a headline stand all claims of an article: people are also told which this is.
fn passage(hit: &Hit) -> Value<'_> {
    let passage = Value::from(hit.excerpt.as_str());
    if hit.place != HitPlace::Headline {
        return passage;
    }
    let shown = format!("{} (headline: {})", parts::text(&hit.judged.claim).shown(), hit.excerpt);
    Value::Explained(Box::new(passage), shown)
}

/// A row for each article that answers, best first.
pub static ARTICLE_HITS: Columns<ArticleHit> = columns! { "search --articles",
    "id,headline,outlet,published,published_words,published_earliest,published_latest,\
     published_rule,url,place,hit,claims";
    "id", ALWAYS, "the article's id": |hit| hit.article.id.to_string().into();
    "headline", ALWAYS, "its headline as printed": |hit| hit.article.fields.headline.as_deref().into();
    "outlet", ALWAYS, "the name of its outlet": |hit| hit.article.outlet_name.as_deref().into();
    date "published", ALWAYS, "when it was published": |hit| hit.article.fields.published.as_ref();
    "url", DETAIL, "where it stands": |hit| hit.article.fields.url.as_deref().into();
    "place", DETAIL, "where the best of the hits stands: headline, text": |hit| hit.place.as_str().into();
    "hit", ALWAYS, "the passage there, each hit between two **": |hit| hit.excerpt.as_str().into();
    "claims", DETAIL, "how many claims were seen in it": |hit| parts::count(hit.article.claims);
};
