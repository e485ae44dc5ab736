//! Which article of the ledger a worksheet is about; only reads.

use super::dates;
use crate::domain::date::SourceDate;
use crate::domain::{Article, ArticleId, OutletId};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{ArticleSheet, Located, Problem, ProblemList};
use crate::store::{Reader, StoreError};

/// An article with everything looked up.
pub(super) struct ArticlePlan {
    pub(super) recorded: Option<Article>,
    pub(super) sheet: ArticleSheet,
    pub(super) outlet: Option<OutletPlan>,
    pub(super) published: Option<SourceDate>,
}

impl ArticlePlan {
    /// The date of publication that the worksheet gives, else the one that is recorded.
    pub(super) fn published_or_recorded(&self) -> Option<SourceDate> {
        let recorded = self.recorded.as_ref().and_then(|article| article.fields.published.clone());
        self.published.clone().or(recorded)
    }

    /// The language that the worksheet gives, else the one that is recorded: dates are in the words of the article.
    pub(super) fn language_or_recorded(&self) -> Option<String> {
        let recorded = self.recorded.as_ref().and_then(|article| article.fields.language.clone());
        self.sheet.language.as_ref().map(|language| language.value.clone()).or(recorded)
    }
}

pub(super) enum OutletPlan {
    Known(OutletId),
    New(String),
}

/// Finds the article of a worksheet, and reads its own date.
pub(super) fn resolve_article(
    ledger: &Reader<'_>,
    sheet: &ArticleSheet,
    problems: &mut ProblemList,
) -> Result<ArticlePlan, StoreError> {
    let none = Anchor::none("it is the article's own date");
    let published = sheet.published.as_ref().and_then(|date| dates::read(date, &none, problems));
    let outlet = match &sheet.outlet {
        None => None,
        Some(name) => Some(match ledger.find_outlet(name)? {
            Some(id) => OutletPlan::Known(id),
            None => OutletPlan::New(name.value.clone()),
        }),
    };
    let by_url = match &sheet.url {
        Some(url) => ledger.find_article_by_url(url)?,
        None => None,
    };
    let found = match (by_url, &sheet.headline, &outlet) {
        (Some(id), ..) => Some(id),
        // An article of an outlet that the ledger does not know is itself unknown.
        (None, _, Some(OutletPlan::New(_))) | (None, None, _) => None,
        (None, Some(headline), outlet) => {
            let outlet = match outlet {
                Some(OutletPlan::Known(id)) => Some(*id),
                _ => None,
            };
            same_headline(ledger, headline, outlet, sheet.url.is_some(), published.as_ref(), problems)?
        }
    };
    let recorded = found.map(|id| ledger.get_article(id)).transpose()?;
    Ok(ArticlePlan { recorded, sheet: sheet.clone(), outlet, published })
}

/// The article without a url, or for a sheet without one the article with any, that has this headline and outlet.
fn same_headline(
    ledger: &Reader<'_>,
    headline: &Located<String>,
    outlet: Option<OutletId>,
    has_url: bool,
    published: Option<&SourceDate>,
    problems: &mut ProblemList,
) -> Result<Option<ArticleId>, StoreError> {
    let mut found = Vec::new();
    for id in ledger.find_articles_by_headline(headline, outlet)? {
        let article = ledger.get_article(id)?;
        let same_day = match (&article.fields.published, published) {
            (Some(recorded), Some(given)) => recorded.edtf() == given.edtf(),
            _ => true,
        };
        if same_day && !(has_url && article.fields.url.is_some()) {
            found.push(id);
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            let list: Vec<String> = several.iter().map(ToString::to_string).collect();
            problems.push(
                Problem::at(
                    headline.place,
                    format!("{} articles have this headline: {}", several.len(), list.join(", ")),
                )
                .hint("say which one with its `url` or its day of publication"),
            );
            Ok(None)
        }
    }
}
