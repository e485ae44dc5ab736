//! Which article of the ledger a source is about, or which new one; with the articles met last kept in
//! memory.
//!
//! By its id, else by its address (two addresses are one article by their [key](crate::domain::address)),
//! else by its headline with outlet and day. An address of an archive is the original's. What may be the
//! article without being it for certain is told, never merged.

use std::collections::HashMap;
use std::rc::Rc;

use super::names;
use super::plan::{ArticlePlan, OutletPlan, RecordedArticle};
use super::proposed::ProposedArticle;
use super::refusal::{Field, Refusals};
use super::setting::Authority;
use crate::domain::address::{archived, hinted_keys};
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, NewOutlet, OutletId};
use crate::store::{StoreError, Writer};

/// The most articles, and outlets, that are kept; past them the memory is emptied.
const KEPT: usize = 8_000;

/// The articles and outlets met so far.
#[derive(Debug, Default)]
pub(super) struct Articles {
    by_url: HashMap<String, Rc<RecordedArticle>>,
    by_id: HashMap<ArticleId, Rc<RecordedArticle>>,
    outlets: HashMap<String, OutletId>,
    /// The last article of before this command.
    last_before: i64,
}

impl Articles {
    /// For a ledger whose last article is this one.
    pub(super) fn new(last_before: i64) -> Self {
        Self { last_before, ..Self::default() }
    }

    /// The article that a source is about. After a refusal the plan is not to be used.
    pub(super) fn plan(
        &mut self,
        ledger: &Writer<'_>,
        proposed: &ProposedArticle,
        authority: Authority,
        refusals: &mut Refusals,
    ) -> Result<ArticlePlan, StoreError> {
        let mut proposed = proposed.clone();
        let given = proposed.url.take().map(|url| url.trim().to_owned()).filter(|url| !url.is_empty());
        // The address of a copy is kept beside the one of the article.
        let original = given.as_deref().and_then(archived).map(|copy| copy.original);
        proposed.url = original.clone().or(given.clone());
        let outlet = self.plan_outlet(ledger, &proposed, refusals)?;
        let found = self.find(ledger, &proposed, outlet.as_ref(), refusals)?;
        let mut also_at: Vec<String> = given.filter(|_| original.is_some()).into_iter().collect();
        let recorded_url = found.as_ref().and_then(|known| known.fields.url.clone());
        if proposed.id.is_none()
            && let (Some(recorded), Some(url)) = (&recorded_url, &proposed.url)
            && recorded != url
        {
            // Found by its key: the address stays as it was given first, and this one is kept beside.
            also_at.insert(0, url.clone());
            proposed.url = None;
        }
        also_at.retain(|url| Some(url) != recorded_url.as_ref());
        let mut merged = None;
        if let (Some(known), Some(url)) = (&found, also_at.first())
            && let Some(id) = ledger.find_merged_by_url(known.id, url)?
        {
            merged = Some(id);
            // It is about an article that was merged into this one: what this one says of itself stays.
            let ProposedArticle { id, outlet_same_as, .. } = proposed;
            proposed = ProposedArticle { id, outlet_same_as, ..ProposedArticle::default() };
            let known_at = ledger.list_addresses(known.id)?;
            also_at.retain(|url| !known_at.contains(url));
        }
        let mut adds = true;
        if let (Some(known), Authority::Adds) = (&found, authority) {
            adds = compare(known, &proposed, outlet.as_ref(), refusals);
        }
        let hints = if found.is_none() && !proposed.is_nothing() {
            may_be(ledger, &proposed, outlet.as_ref())?
        } else {
            Vec::new()
        };
        Ok(ArticlePlan { recorded: found, proposed, outlet, also_at, adds, authority, hints, merged })
    }

    fn plan_outlet(
        &mut self,
        ledger: &Writer<'_>,
        proposed: &ProposedArticle,
        refusals: &mut Refusals,
    ) -> Result<Option<OutletPlan>, StoreError> {
        let mut elsewhere = None;
        for address in &proposed.outlet_same_as {
            match (ledger.find_outlet_same_as(address)?, elsewhere) {
                (Some(found), Some(other)) if found != other => {
                    let why = format!("{address} is an address of {found}, and the others are of {other}");
                    refusals.refuse(Field::Outlet, why, "give the addresses of one outlet");
                }
                (Some(found), _) => elsewhere = Some(found),
                (None, _) => {}
            }
        }
        if let Some(id) = elsewhere {
            return Ok(Some(OutletPlan::Known(id)));
        }
        let Some(name) = &proposed.outlet else { return Ok(None) };
        if names::refuse_nobody(name, Field::Outlet, refusals) {
            return Ok(None);
        }
        Ok(Some(match self.find_outlet(ledger, name)? {
            Some(id) => OutletPlan::Known(id),
            None => OutletPlan::New(name.clone()),
        }))
    }

    fn find_outlet(&mut self, ledger: &Writer<'_>, name: &str) -> Result<Option<OutletId>, StoreError> {
        if let Some(id) = self.outlets.get(name) {
            return Ok(Some(*id));
        }
        let found = ledger.find_outlet(name)?;
        if let Some(id) = found {
            self.keep_outlet(name, id);
        }
        Ok(found)
    }

    fn keep_outlet(&mut self, name: &str, id: OutletId) {
        if self.outlets.len() >= KEPT {
            self.outlets.clear();
        }
        self.outlets.insert(name.to_owned(), id);
    }

    /// Records an outlet that is new. Returns its id.
    pub(super) fn add_outlet(&mut self, ledger: &Writer<'_>, name: &str) -> Result<OutletId, StoreError> {
        let id = ledger.add_outlet(&NewOutlet { name: name.to_owned(), ..NewOutlet::default() })?;
        self.keep_outlet(name, id);
        Ok(id)
    }

    fn find(
        &mut self,
        ledger: &Writer<'_>,
        proposed: &ProposedArticle,
        outlet: Option<&OutletPlan>,
        refusals: &mut Refusals,
    ) -> Result<Option<Rc<RecordedArticle>>, StoreError> {
        if let Some(id) = proposed.id {
            return match self.by_id(ledger, id) {
                Err(StoreError::NoSuch { .. }) => {
                    let why = format!("there is no article {id} in this ledger");
                    refusals.refuse(Field::Article, why, "see the articles with: gainsay article list");
                    Ok(None)
                }
                found => found.map(Some),
            };
        }
        if let Some(url) = &proposed.url
            && let Some(known) = self.by_url(ledger, url)?
        {
            return Ok(Some(known));
        }
        let outlet = match outlet {
            // An article of an outlet that the ledger does not know is itself unknown.
            Some(OutletPlan::New(_)) => return Ok(None),
            Some(OutletPlan::Known(id)) => Some(*id),
            None => None,
        };
        let Some(headline) = &proposed.headline else { return Ok(None) };
        let found = same_headline(ledger, headline, outlet, proposed)?;
        match found.as_slice() {
            [] => Ok(None),
            [only] => self.by_id(ledger, *only).map(Some),
            several => {
                let list: Vec<String> = several.iter().map(ToString::to_string).collect();
                let why = format!("{} articles have this headline: {}", several.len(), list.join(", "));
                refusals.refuse(
                    Field::Headline,
                    why,
                    "say which one with its `url` or its day of publication",
                );
                Ok(None)
            }
        }
    }

    fn by_url(&mut self, ledger: &Writer<'_>, url: &str) -> Result<Option<Rc<RecordedArticle>>, StoreError> {
        if let Some(known) = self.by_url.get(url) {
            return Ok(Some(Rc::clone(known)));
        }
        ledger.find_article_by_url(url)?.map(|id| self.by_id(ledger, id)).transpose()
    }

    /// The article with this id; of a merged one, the survivor.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub(super) fn by_id(
        &mut self,
        ledger: &Writer<'_>,
        id: ArticleId,
    ) -> Result<Rc<RecordedArticle>, StoreError> {
        if let Some(known) = self.by_id.get(&id) {
            return Ok(Rc::clone(known));
        }
        let article = ledger.get_article(id)?;
        let known = Rc::new(RecordedArticle {
            id: article.id,
            fields: article.fields,
            outlet: article.outlet_name,
            is_old: article.id.number() <= self.last_before,
        });
        self.keep(&known);
        Ok(known)
    }

    /// Remembers an article as it is recorded now.
    pub(super) fn keep(&mut self, known: &Rc<RecordedArticle>) {
        if self.by_id.len() >= KEPT {
            self.by_id.clear();
            self.by_url.clear();
        }
        if let Some(url) = &known.fields.url {
            self.by_url.insert(url.clone(), Rc::clone(known));
        }
        self.by_id.insert(known.id, Rc::clone(known));
    }
}

/// The article without a url, or for a source without one the article with any, that has this headline and
/// outlet, and not another day.
fn same_headline(
    ledger: &Writer<'_>,
    headline: &str,
    outlet: Option<OutletId>,
    proposed: &ProposedArticle,
) -> Result<Vec<ArticleId>, StoreError> {
    let mut found = Vec::new();
    for id in ledger.find_articles_by_headline(headline, outlet)? {
        let article = ledger.get_article(id)?;
        let same_day = match (&article.fields.published, &proposed.published) {
            (Some(recorded), Some(given)) => recorded.edtf() == given.edtf(),
            _ => true,
        };
        if same_day && !(proposed.url.is_some() && article.fields.url.is_some()) {
            found.push(id);
        }
    }
    Ok(found)
}

/// What a new article may be, without being it for certain: a mobile or AMP form of one, or one with its
/// outlet, headline and day.
fn may_be(
    ledger: &Writer<'_>,
    proposed: &ProposedArticle,
    outlet: Option<&OutletPlan>,
) -> Result<Vec<(ArticleId, &'static str)>, StoreError> {
    let mut found: Vec<(ArticleId, &'static str)> = Vec::new();
    for key in proposed.url.as_deref().map(hinted_keys).unwrap_or_default() {
        for id in ledger.find_articles_by_key(&key)? {
            found.push((id, "its address looks like another form of the same page"));
        }
    }
    if let (Some(headline), Some(published)) = (&proposed.headline, &proposed.published) {
        let outlet = match outlet {
            Some(OutletPlan::Known(id)) => Some(*id),
            Some(OutletPlan::New(_)) => return Ok(found),
            None => None,
        };
        for id in ledger.find_articles_by_headline(headline, outlet)? {
            let day = ledger.get_published(id)?;
            if day.is_some_and(|day| day.edtf() == published.edtf())
                && found.iter().all(|(known, _)| *known != id)
            {
                found.push((id, "it has the same headline and day, of the same outlet"));
            }
        }
    }
    Ok(found)
}

/// Refuses what a source says otherwise of an article that it only names. Returns whether it adds anything.
fn compare(
    known: &RecordedArticle,
    proposed: &ProposedArticle,
    outlet: Option<&OutletPlan>,
    refusals: &mut Refusals,
) -> bool {
    let now = &known.fields;
    let id = known.id;
    let mut adds = false;
    let mut differs = |field: Field, recorded: Option<&str>, given: Option<&str>| match (recorded, given) {
        (_, None) => {}
        (None, Some(_)) => adds = true,
        (Some(recorded), Some(given)) if recorded == given => {}
        (Some(recorded), Some(_)) => {
            let why = format!("{id} is recorded with {recorded:?} here");
            refusals.refuse(field, why, format!("change that with: gainsay article edit {id}"));
        }
    };
    let date = |date: &Option<SourceDate>| date.as_ref().map(|date| date.edtf().to_string());
    differs(Field::Url, now.url.as_deref(), proposed.url.as_deref());
    differs(Field::Headline, now.headline.as_deref(), proposed.headline.as_deref());
    differs(Field::Byline, now.byline.as_deref(), proposed.byline.as_deref());
    differs(Field::Language, now.language.as_deref(), proposed.language.as_deref());
    differs(Field::Published, date(&now.published).as_deref(), date(&proposed.published).as_deref());
    match outlet {
        Some(OutletPlan::Known(given)) if now.outlet == Some(*given) => {}
        Some(OutletPlan::Known(_)) => {
            differs(Field::Outlet, known.outlet.as_deref(), proposed.outlet.as_deref());
        }
        Some(OutletPlan::New(name)) => differs(Field::Outlet, known.outlet.as_deref(), Some(name)),
        None => {}
    }
    adds
}
