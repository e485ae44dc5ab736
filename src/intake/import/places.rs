//! The articles and outlets of a table: found by address, id or headline, made when new, those met last kept in memory.
//!
//! A row fills in what is not recorded of its article. What is recorded otherwise is not overwritten from the rows of a table, where each may
//! say something else: such a row is rejected.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::dates;
use super::field::Field;
use super::mapping::DayOrder;
use super::row::Row;
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, HopSource, NewArticle, NewOutlet, OutletId, SpeakerId};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::text as rules;
use crate::store::{NameInArticle, StoreError, Writer};

/// The most articles, and outlets, that are kept; past them the memory is emptied.
const KEPT: usize = 8_000;

/// An article of the ledger.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) id: ArticleId,
    pub(super) fields: NewArticle,
    outlet: Option<String>,
    /// Whether it was there before this import.
    is_old: bool,
    /// Whom its names mean, once somebody asked.
    names: OnceCell<Vec<NameInArticle>>,
}

impl Known {
    /// Whom the name meant when the article was recorded, if that was one speaker.
    pub(super) fn meant(&self, ledger: &Writer<'_>, name: &str) -> Result<Option<SpeakerId>, StoreError> {
        if !self.is_old {
            return Ok(None);
        }
        if self.names.get().is_none() {
            let _ = self.names.set(ledger.list_names_in_article(self.id, |_| true)?);
        }
        let key = fold_name(name);
        let mut found = self.names.get().into_iter().flatten().filter_map(|known| match known.source {
            HopSource::Speaker(id) if known.is_called(&key) => Some(id),
            _ => None,
        });
        let Some(first) = found.next() else { return Ok(None) };
        Ok(found.all(|other| other == first).then_some(first))
    }
}

/// Where a row's claim was seen.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// In no article that the row names.
    Nowhere,
    /// In one of the ledger; with what the row adds to it.
    Known(Rc<Known>, Option<Box<Given>>),
    /// In a new one.
    New(Box<Given>),
}

/// What a row says of its article.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    fields: NewArticle,
    outlet: Option<String>,
}

impl Place {
    /// The article, if the ledger has it.
    pub(super) fn known(&self) -> Option<&Known> {
        match self {
            Self::Known(known, _) => Some(known),
            _ => None,
        }
    }

    /// When the article was published, as far as ledger and row say.
    pub(super) fn published(&self) -> Option<&SourceDate> {
        let of = |given: &'_ Given| given.fields.published.is_some();
        match self {
            Self::Nowhere => None,
            Self::New(given) => given.fields.published.as_ref(),
            Self::Known(_, Some(given)) if of(given) => given.fields.published.as_ref(),
            Self::Known(known, _) => known.fields.published.as_ref(),
        }
    }

    /// The language of the article.
    pub(super) fn language(&self) -> Option<&str> {
        match self {
            Self::Nowhere => None,
            Self::New(given) => given.fields.language.as_deref(),
            Self::Known(known, given) => {
                let given = given.as_ref().and_then(|given| given.fields.language.as_deref());
                given.or(known.fields.language.as_deref())
            }
        }
    }
}

/// The articles and outlets met so far.
#[derive(Debug, Default)]
pub(super) struct Places {
    by_url: HashMap<String, Rc<Known>>,
    by_id: HashMap<ArticleId, Rc<Known>>,
    outlets: HashMap<String, OutletId>,
    /// The last article of before this import.
    last_before: i64,
}

impl Places {
    pub(super) fn new(last_before: i64) -> Self {
        Self { last_before, ..Self::default() }
    }

    /// Whether this import made an article.
    pub(super) fn made(&self, article: ArticleId) -> bool {
        article.number() > self.last_before
    }

    /// The article that a row names. `urls` is its address, `id` its id, if the row has them.
    pub(super) fn of(
        &mut self,
        ledger: &Writer<'_>,
        row: &mut Row<'_>,
        order: Option<DayOrder>,
        url: Option<String>,
        id: Option<ArticleId>,
    ) -> Result<Place, StoreError> {
        let given = given(row, order, url);
        let found = match (id, &given.fields.url, &given.fields.headline) {
            (Some(id), ..) => match self.by_id(ledger, id) {
                Err(StoreError::NoSuch { .. }) => {
                    row.fault(Field::Article, format!("there is no article {id} in this ledger"));
                    None
                }
                other => Some(other?),
            },
            (None, Some(url), _) => self.by_url(ledger, url)?,
            (None, None, Some(headline)) => {
                let outlet = match &given.outlet {
                    Some(name) => ledger.find_outlet(name)?,
                    None => None,
                };
                if given.outlet.is_some() && outlet.is_none() {
                    None
                } else {
                    match ledger.find_articles_by_headline(headline, outlet)?.as_slice() {
                        [] => None,
                        [only] => Some(self.by_id(ledger, *only)?),
                        several => {
                            let list: Vec<String> = several.iter().map(ToString::to_string).collect();
                            row.fault(
                                Field::Headline,
                                format!(
                                    "several articles have this headline: {}; name one by its url",
                                    list.join(", ")
                                ),
                            );
                            None
                        }
                    }
                }
            }
            (None, None, None) => {
                let is_loose = given.outlet.is_some()
                    || given.fields.byline.is_some()
                    || given.fields.published.is_some();
                // What follows from the articles of a known claim stands in our own reports without a headline.
                if is_loose && row.columns.of(Field::Id).is_none() {
                    row.fault(Field::Outlet, "an article has a url or a headline, and the row has neither");
                }
                return Ok(Place::Nowhere);
            }
        };
        let Some(known) = found else {
            return Ok(if id.is_some() { Place::Nowhere } else { Place::New(Box::new(given)) });
        };
        let adds = compare(row, &known, &given);
        Ok(Place::Known(known, adds.map(Box::new)))
    }

    /// The article at an address, of which nothing else is known if it is new.
    pub(super) fn by_address(
        &mut self,
        ledger: &Writer<'_>,
        row: &mut Row<'_>,
        url: String,
    ) -> Result<Place, StoreError> {
        let Some(url) = row.checked(Field::Url, url, rules::url) else { return Ok(Place::Nowhere) };
        if let Some(known) = self.by_url(ledger, &url)? {
            return Ok(Place::Known(known, None));
        }
        let fields = NewArticle { url: Some(url), ..NewArticle::default() };
        Ok(Place::New(Box::new(Given { fields, outlet: None })))
    }

    /// The article with an id.
    pub(super) fn by_number(
        &mut self,
        ledger: &Writer<'_>,
        row: &mut Row<'_>,
        id: ArticleId,
    ) -> Result<Place, StoreError> {
        match self.by_id(ledger, id) {
            Err(StoreError::NoSuch { .. }) => {
                row.fault(Field::Article, format!("there is no article {id} in this ledger"));
                Ok(Place::Nowhere)
            }
            found => Ok(Place::Known(found?, None)),
        }
    }

    /// Records what is new. Returns the article.
    pub(super) fn record(
        &mut self,
        ledger: &Writer<'_>,
        place: &Place,
        made: &mut dyn FnMut(&'static str),
    ) -> Result<Option<Rc<Known>>, StoreError> {
        let (known, given) = match place {
            Place::Nowhere => return Ok(None),
            Place::Known(known, None) => return Ok(Some(Rc::clone(known))),
            Place::Known(known, Some(given)) => (Some(known), given),
            Place::New(given) => (None, given),
        };
        let outlet = match &given.outlet {
            Some(name) => Some(self.outlet(ledger, name, made)?),
            None => None,
        };
        let fields = NewArticle { outlet, ..given.fields.clone() };
        let recorded = if let Some(known) = known {
            ledger.update_article(known.id, &fields)?;
            Known { fields, outlet: given.outlet.clone(), ..Known::clone(known) }
        } else {
            let id = ledger.add_article(&fields)?;
            made("article");
            Known { id, fields, outlet: given.outlet.clone(), is_old: false, names: OnceCell::new() }
        };
        let recorded = Rc::new(recorded);
        self.keep(&recorded);
        Ok(Some(recorded))
    }

    fn outlet(
        &mut self,
        ledger: &Writer<'_>,
        name: &str,
        made: &mut dyn FnMut(&'static str),
    ) -> Result<OutletId, StoreError> {
        if let Some(id) = self.outlets.get(name) {
            return Ok(*id);
        }
        let id = if let Some(id) = ledger.find_outlet(name)? {
            id
        } else {
            made("outlet");
            ledger.add_outlet(&NewOutlet { name: name.to_owned(), ..NewOutlet::default() })?
        };
        if self.outlets.len() >= KEPT {
            self.outlets.clear();
        }
        self.outlets.insert(name.to_owned(), id);
        Ok(id)
    }

    fn by_url(&mut self, ledger: &Writer<'_>, url: &str) -> Result<Option<Rc<Known>>, StoreError> {
        if let Some(known) = self.by_url.get(url) {
            return Ok(Some(Rc::clone(known)));
        }
        ledger.find_article_by_url(url)?.map(|id| self.by_id(ledger, id)).transpose()
    }

    /// The article with this id.
    pub(super) fn by_id(&mut self, ledger: &Writer<'_>, id: ArticleId) -> Result<Rc<Known>, StoreError> {
        if let Some(known) = self.by_id.get(&id) {
            return Ok(Rc::clone(known));
        }
        let article = ledger.get_article(id)?;
        let is_old = !self.made(id);
        let known =
            Known { id, fields: article.fields, outlet: article.outlet_name, is_old, names: OnceCell::new() };
        let known = Rc::new(known);
        self.keep(&known);
        Ok(known)
    }

    fn keep(&mut self, known: &Rc<Known>) {
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

/// What the row says of its article.
fn given(row: &mut Row<'_>, order: Option<DayOrder>, url: Option<String>) -> Given {
    let language =
        row.trimmed(Field::Language).and_then(|tag| row.checked(Field::Language, tag, rules::language));
    let published = row.trimmed(Field::Published).and_then(|words| {
        let none = Anchor::none("it is the article's own date").in_language(language.as_deref());
        dates::read(&words, &none, order).map_err(|what| row.fault(Field::Published, what)).ok()
    });
    let fields = NewArticle {
        url: url.and_then(|url| row.checked(Field::Url, url, rules::url)),
        headline: row.single(Field::Headline),
        byline: row.single(Field::Byline),
        published,
        language,
        ..NewArticle::default()
    };
    // Of our own reports, where a claim can have several, the row of a known claim says nothing new.
    let outlet = row.single(Field::Outlet).filter(|name| !name.contains("; "));
    Given { fields, outlet }
}

/// What the row adds to what is recorded; what contradicts it is a fault.
fn compare(row: &mut Row<'_>, known: &Known, given: &Given) -> Option<Given> {
    let now = &known.fields;
    let id = known.id;
    let mut adds = false;
    let mut differs = |row: &mut Row<'_>, field: Field, recorded: Option<&str>, given: Option<&str>| match (
        recorded, given,
    ) {
        (_, None) => {}
        (None, Some(_)) => adds = true,
        (Some(recorded), Some(given)) if recorded == given => {}
        (Some(recorded), Some(given)) => {
            if super::bent::bent(recorded, given).is_none() {
                row.fault(
                    field,
                    format!(
                        "{id} is recorded with {recorded:?} here; change that with: gainsay article edit {id}"
                    ),
                );
            }
        }
    };
    let date = |date: &Option<SourceDate>| date.as_ref().map(|date| date.edtf().to_string());
    differs(row, Field::Url, now.url.as_deref(), given.fields.url.as_deref());
    differs(row, Field::Headline, now.headline.as_deref(), given.fields.headline.as_deref());
    differs(row, Field::Byline, now.byline.as_deref(), given.fields.byline.as_deref());
    differs(row, Field::Language, now.language.as_deref(), given.fields.language.as_deref());
    differs(row, Field::Published, date(&now.published).as_deref(), date(&given.fields.published).as_deref());
    let same_outlet = match (&known.outlet, &given.outlet) {
        (Some(one), Some(other)) => fold_name(one) == fold_name(other),
        _ => false,
    };
    if !same_outlet {
        differs(row, Field::Outlet, known.outlet.as_deref(), given.outlet.as_deref());
    }
    adds.then(|| Given {
        fields: NewArticle {
            url: now.url.clone().or(given.fields.url.clone()),
            headline: now.headline.clone().or(given.fields.headline.clone()),
            byline: now.byline.clone().or(given.fields.byline.clone()),
            published: now.published.clone().or(given.fields.published.clone()),
            language: now.language.clone().or(given.fields.language.clone()),
            ..now.clone()
        },
        outlet: known.outlet.clone().or(given.outlet.clone()),
    })
}
