//! Rows whose claim the ledger does not have: everything is looked up, then recorded.

use super::field::Field;
use super::kinds::Kinds;
use super::links::Linked;
use super::names::Who;
use super::places::Place;
use super::row::{Row, split_each};
use super::{Work, dates};
use crate::domain::anchor;
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Claim, ClaimId, ClaimKind, Mode, NewClaim, Party, SpeakerId, Vocabulary};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::text as rules;
use crate::store::StoreError;

/// A title for each speaker, and a body spoken for.
type Roles = (Vec<Option<String>>, Vec<Option<Who>>);

/// A row with everything looked up.
pub(super) struct Plan {
    pub(super) r#ref: Option<String>,
    pub(super) kind: Option<ClaimKind>,
    pub(super) text: Option<String>,
    pub(super) said: Option<SourceDate>,
    pub(super) event: Option<SourceDate>,
    pub(super) note: Option<String>,
    pub(super) by: Vec<Who>,
    pub(super) kinds: Kinds,
    pub(super) titles: Vec<Option<String>>,
    pub(super) bodies: Vec<Option<Who>>,
    pub(super) about: Vec<Who>,
    pub(super) place: Place,
    pub(super) quote: Option<String>,
    pub(super) mode: Option<Mode>,
    pub(super) links: Vec<Linked>,
    pub(super) topics: Vec<String>,
}

impl Work<'_> {
    /// Looks everything up that a row says of a claim by itself. What is wrong is a fault of the row.
    pub(super) fn plan(&mut self, row: &mut Row<'_>, r#ref: Option<String>) -> Result<Plan, StoreError> {
        let url = match row.list(Field::Url).as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            _ => {
                row.fault(Field::Url, "a new claim is seen in one article; the others are rows of their own, with the same text, speakers and date");
                None
            }
        };
        let id = article_id(row);
        let place = self.places.of(self.ledger, row, self.order, url, id)?;
        let known = place.known();
        let mut by = self.names.of(self.ledger, row, Field::By, known)?;
        let kinds = self.kinds(row, &mut by)?;
        let about = self.names.of(self.ledger, row, Field::About, known)?;
        let (titles, bodies) = self.each_speaker(row, &place, by.len())?;
        let anchor = Anchor::published(place.published().map(SourceDate::edtf)).in_language(place.language());
        let said = date(row, Field::On, Field::OnWords, &anchor, self.order);
        let event = date(row, Field::Event, Field::EventWords, &anchor, self.order);
        let quote = row.text(Field::Quote);
        let links = self.links(row, r#ref.as_deref())?;
        Self::refuse_halves(row, &links);
        Ok(Plan {
            r#ref,
            kind: row.word(Field::Kind),
            text: row.text(Field::Text),
            said,
            event,
            note: row.text(Field::Note),
            by,
            kinds,
            titles,
            bodies,
            about,
            quote,
            mode: row.word(Field::Mode),
            links,
            topics: row.names(Field::Topics),
            place,
        })
    }

    /// The titles and bodies, one for each speaker.
    fn each_speaker(
        &mut self,
        row: &mut Row<'_>,
        place: &Place,
        speakers: usize,
    ) -> Result<Roles, StoreError> {
        let mut each = |field: Field| -> Vec<Option<String>> {
            let Some(cell) = row.get(field) else { return vec![None; speakers] };
            let values = split_each(&cell);
            if values.len() != speakers {
                row.fault(field, format!("the cell has {} values, and there are {speakers} speakers: one for each, empty where there is none", values.len()));
                return vec![None; speakers];
            }
            values
                .into_iter()
                .map(|value| value.and_then(|value| row.checked(field, value, rules::line)))
                .collect()
        };
        let (titles, names) = (each(Field::As), each(Field::For));
        let mut bodies = Vec::with_capacity(speakers);
        for name in names {
            bodies.push(match name {
                None => None,
                Some(name) => self.names.find(self.ledger, row, Field::For, name, place.known())?,
            });
        }
        Ok((titles, bodies))
    }

    /// The claim of the ledger that says the same by the same speakers on the same day.
    pub(super) fn same(&mut self, plan: &Plan) -> Result<Option<Claim>, StoreError> {
        let may_be = match &plan.text {
            Some(text) => self.seen.may_have(self.ledger, text)?,
            None => true,
        };
        let speakers: Option<Vec<SpeakerId>> = plan
            .by
            .iter()
            .map(|who| match who {
                Who::Known(id, _) => Some(*id),
                Who::New(..) => None,
            })
            .collect();
        let Some(speakers) = speakers.filter(|_| may_be) else { return Ok(None) };
        let denied: Vec<ClaimId> =
            plan.links.iter().filter_map(|link| link.target.as_ref().ok().copied()).collect();
        let candidates = match &plan.text {
            Some(text) => self.ledger.find_claims_by_text(text)?,
            None if plan.quote.is_some() => Vec::new(),
            None => {
                let mut claims: Vec<ClaimId> =
                    self.ledger.relations_to(&denied)?.iter().map(|relation| relation.fields.claim).collect();
                claims.sort_unstable();
                claims.dedup();
                claims
            }
        };
        let published =
            plan.place.published().and_then(|published| SourceDate::by_publication(published.edtf()));
        let said = plan.said.as_ref().or(published.as_ref());
        let fits = |claim: &Claim| {
            claim.text == plan.text
                && claim.speakers.iter().map(|named| named.party.speaker).eq(speakers.iter().copied())
                && (said.is_none() || said.map(SourceDate::edtf) == claim.said.as_ref().map(SourceDate::edtf))
        };
        Ok(self.ledger.load_claims(&candidates)?.into_iter().find(fits))
    }

    /// Records a row as a new claim.
    pub(super) fn record(
        &mut self,
        line: u64,
        plan: &Plan,
        anchors: &[anchor::Anchor],
    ) -> Result<ClaimId, StoreError> {
        let ledger = self.ledger;
        self.add_kinds(&plan.kinds)?;
        let made = &mut |noun| self.result.made(noun);
        let home = self.places.record(ledger, &plan.place, made)?;
        let mut speakers = Vec::with_capacity(plan.by.len());
        for (at, who) in plan.by.iter().enumerate() {
            let (speaker, given) = self.names.record(ledger, who, made)?;
            let on_behalf_of = match plan.bodies.get(at).and_then(Option::as_ref) {
                Some(body) => Some(self.names.record(ledger, body, made)?.0),
                None => None,
            };
            speakers.push(Party {
                speaker,
                name_as_given: named(ledger, speaker, given)?,
                title: plan.titles.get(at).cloned().flatten(),
                bodies: on_behalf_of.into_iter().collect(),
            });
        }
        let mut about = Vec::with_capacity(plan.about.len());
        for who in &plan.about {
            let (speaker, given) = self.names.record(ledger, who, made)?;
            about.push(Party {
                speaker,
                name_as_given: named(ledger, speaker, given)?,
                title: None,
                bodies: Vec::new(),
            });
        }
        let relations = plan.links.iter().map(|link| link.relation);
        let published = home.as_ref().and_then(|home| home.fields.published.as_ref());
        let id = ledger.add_claim(&NewClaim {
            r#ref: plan.r#ref.clone(),
            kind: plan.kind.unwrap_or_else(|| ClaimKind::implied_by(relations)),
            text: plan.text.clone(),
            said: plan
                .said
                .clone()
                .or_else(|| published.and_then(|date| SourceDate::by_publication(date.edtf()))),
            event: plan.event.clone(),
            note: plan.note.clone(),
            speakers,
            about,
            topics: ledger.topics(&plan.topics)?,
        })?;
        if let Some(home) = home {
            self.appear(id, home.id, plan.quote.as_ref(), plan.mode, anchors)?;
        }
        self.link(line, id, &plan.links)?;
        Ok(id)
    }
}

/// The name as given; of a speaker named by an id the one that the ledger lists.
pub(super) fn named(
    ledger: &crate::store::Writer<'_>,
    id: SpeakerId,
    given: Option<String>,
) -> Result<String, StoreError> {
    match given {
        Some(name) => Ok(name),
        None => ledger
            .find_speaker(id)?
            .map(|found| found.name)
            .ok_or_else(|| StoreError::NoSuch { noun: "speaker", id: id.to_string() }),
    }
}

/// A date and the words for it.
pub(super) fn date(
    row: &mut Row<'_>,
    value: Field,
    words: Field,
    anchor: &Anchor<'_>,
    order: Option<super::DayOrder>,
) -> Option<SourceDate> {
    let (given, said) = (row.trimmed(value), row.trimmed(words));
    match dates::read_with_words(given.as_deref(), said.as_deref(), anchor, order) {
        Ok(date) => date,
        Err(what) => {
            row.fault(value, what);
            None
        }
    }
}

/// The article that a row names by an id.
pub(super) fn article_id(row: &mut Row<'_>) -> Option<ArticleId> {
    match row.list(Field::Article).as_slice() {
        [] => None,
        [one] => one
            .parse()
            .map_err(|error: crate::domain::NotAnId| row.fault(Field::Article, error.to_string()))
            .ok(),
        _ => {
            row.fault(Field::Article, "a new claim is seen in one article; the others are rows of their own");
            None
        }
    }
}

/// A new claim has a speaker and says something. What a cell at fault was to say is not known, and not missed.
pub(super) fn refuse_incomplete(row: &mut Row<'_>, plan: &Plan) {
    if plan.by.is_empty() && !row.is_at_fault(Field::By) {
        row.fault(Field::By, "nobody is said to have said it: a claim has a speaker");
    }
    let says = plan.text.is_some() || plan.quote.is_some() || !plan.links.is_empty();
    let may_say = |field: &Field| {
        matches!(field, Field::Text | Field::Quote | Field::Kind | Field::Relations)
            || field.relation().is_some()
    };
    if !says
        && plan.kind != Some(ClaimKind::NoComment)
        && !Field::ALL.iter().filter(|field| may_say(field)).any(|field| row.is_at_fault(*field))
    {
        row.fault(Field::Text, "the claim says nothing: it has no text, quote or relation");
    }
    let is_placed = [Field::Url, Field::Article].iter().any(|field| row.is_at_fault(*field));
    if plan.quote.is_some() && matches!(plan.place, Place::Nowhere) && !is_placed {
        row.fault(Field::Quote, "a quote is that of an article, and the row names none");
    }
}
