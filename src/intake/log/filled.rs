//! What the page that `text` names says of the article, where the worksheet does not.
//!
//! It never overrides: what the worksheet says stands, and so does what is recorded already.

use crate::intake::capture::take::Taken;
use crate::reading::worksheet::{ArticleSheet, DateSheet, Located, Place};
use crate::record::ArticlePlan;

/// Fills in what the worksheet leaves out. Returns the keys that were filled.
pub(super) fn fill(sheet: &mut ArticleSheet, taken: &Taken, place: Place) -> Vec<&'static str> {
    let metadata = &taken.metadata;
    let mut filled = Vec::new();
    let mut put = |key, field: &mut Option<Located<String>>, value: Option<String>| {
        if let Some(value) = value.filter(|_| field.is_none()) {
            *field = Some(Located::new(value, place));
            filled.push(key);
        }
    };
    put("url", &mut sheet.url, taken.address().map(|found| found.0));
    put("headline", &mut sheet.headline, metadata.headline.first().map(|found| found.value.clone()));
    put("outlet", &mut sheet.outlet, metadata.outlet.first().map(|found| found.value.clone()));
    put("byline", &mut sheet.byline, metadata.byline.first().map(|found| found.value.clone()));
    put("language", &mut sheet.language, metadata.language.first().map(|found| found.value.clone()));
    if let Some(kind) = taken.article_kind.filter(|_| sheet.kind.is_none()) {
        sheet.kind = Some(Located::new(kind, place));
        filled.push("kind");
    }
    if let Some(found) = metadata.published.first().filter(|_| sheet.published.is_none()) {
        let date = DateSheet { words: found.value.to_string(), edtf: None };
        sheet.published = Some(Located::new(date, place));
        filled.push("published");
    }
    filled
}

/// What was filled in gives way to what is recorded.
pub(super) fn yield_to_record(plan: &mut ArticlePlan, filled: &[&'static str]) {
    let Some(recorded) = plan.recorded_fields().cloned() else { return };
    for key in filled {
        match *key {
            "url" if recorded.url.is_some() => plan.proposed_mut().url = None,
            "headline" if recorded.headline.is_some() => plan.proposed_mut().headline = None,
            "outlet" if recorded.outlet.is_some() => plan.keep_outlet(),
            "byline" if recorded.byline.is_some() => plan.proposed_mut().byline = None,
            "language" if recorded.language.is_some() => plan.proposed_mut().language = None,
            "kind" if recorded.kind.is_some() => plan.proposed_mut().kind = None,
            "published" if recorded.published.is_some() => plan.proposed_mut().published = None,
            _ => {}
        }
    }
}
