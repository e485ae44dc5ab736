//! A row as what it proposes to record, where it is no claim of the ledger yet.

use super::acts::Act;
use super::dates;
use super::field::Field;
use super::mapping::DayOrder;
use super::row::{Row, split_each};
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, RelationType, SpeakerId, SpeakerKind, looks_like_id};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::text as rules;
use crate::record::{ProposedArticle, ProposedClaim, ProposedParty, ProposedRelation, ProposedTarget};

/// What lies between several values of one entry of a list, such as the bodies of one speaker.
pub(super) const BESIDE: &str = crate::domain::NamedParty::BETWEEN_BODIES;

/// What a row says of its article. `url` is the address that it names, if it names one.
pub(super) fn article(
    row: &mut Row<'_>,
    (url, id): (Option<String>, Option<ArticleId>),
    order: Option<DayOrder>,
) -> ProposedArticle {
    let language =
        row.trimmed(Field::Language).and_then(|tag| row.checked(Field::Language, tag, rules::language));
    let published = row.trimmed(Field::Published).and_then(|words| {
        let none = Anchor::none("it is the article's own date").in_language(language.as_deref());
        dates::read(&words, &none, order).map_err(|what| row.fault(Field::Published, what)).ok()
    });
    let url = url.and_then(|url| row.checked(Field::Url, url, rules::url));
    let headline = row.single(Field::Headline);
    let is_named = id.is_some() || url.is_some() || headline.is_some();
    // Of our own reports, where a claim can have several outlets, the row of a known claim says nothing new.
    let outlet = row.single(Field::Outlet).filter(|name| !name.contains("; "));
    let mut proposed = ProposedArticle {
        id,
        url,
        headline,
        outlet,
        byline: row.single(Field::Byline),
        published,
        language,
        ..ProposedArticle::default()
    };
    if !is_named {
        proposed.outlet = None;
    }
    proposed
}

/// The address that a row names as where a new claim was seen.
pub(super) fn address(row: &mut Row<'_>) -> Option<String> {
    match row.list(Field::Url).as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => {
            row.fault(Field::Url, "a new claim is seen in one article; the others are rows of their own, with the same text, speakers and date");
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

/// Everything that a row says of a claim, and the fields from which its relations come. `reference` is the
/// ref that it is to have.
pub(super) fn claim(
    row: &mut Row<'_>,
    reference: Option<String>,
    anchor: &Anchor<'_>,
    order: Option<DayOrder>,
) -> (ProposedClaim, Vec<Field>) {
    let by = speakers(row);
    let relations = relations(row);
    let fields = relations.iter().map(|(field, _)| *field).collect();
    let claim = ProposedClaim {
        named: reference,
        kind: row.word(Field::Kind),
        by,
        about: parties(row, Field::About),
        said: date(row, (Field::On, Field::OnWords), anchor, order),
        event: date(row, (Field::Event, Field::EventWords), anchor, order),
        text: row.text(Field::Text),
        quotes: row.text(Field::Quote).into_iter().collect(),
        mode: row.word(Field::Mode),
        at: place_in_source(row),
        hedge: row.single(Field::Hedge),
        note: row.text(Field::Note),
        topics: row.names(Field::Topics),
        relations: relations.into_iter().map(|(_, relation)| relation).collect(),
        ..ProposedClaim::default()
    };
    (claim, fields)
}

/// A time code or a page.
pub(super) fn place_in_source(row: &mut Row<'_>) -> Option<crate::domain::At> {
    let at = row.trimmed(Field::At)?;
    at.parse().map_err(|error: crate::domain::NotAPlace| row.fault(Field::At, error.to_string())).ok()
}

/// A date and the words for it.
pub(super) fn date(
    row: &mut Row<'_>,
    (value, words): (Field, Field),
    anchor: &Anchor<'_>,
    order: Option<DayOrder>,
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

/// Whom a name or an id in a cell means.
pub(super) fn party(name: String) -> ProposedParty {
    match name.parse::<SpeakerId>() {
        Ok(id) => ProposedParty::of(id),
        Err(_) => ProposedParty::named(name),
    }
}

/// Everybody whom a cell names.
pub(super) fn parties(row: &mut Row<'_>, field: Field) -> Vec<ProposedParty> {
    row.names(field).into_iter().map(party).collect()
}

/// Who said it, with titles, bodies spoken for, kinds and addresses.
fn speakers(row: &mut Row<'_>) -> Vec<ProposedParty> {
    let mut by = parties(row, Field::By);
    let titles = each(row, Field::As, by.len());
    let bodies = each(row, Field::For, by.len());
    for ((party, title), body) in by.iter_mut().zip(titles).zip(bodies) {
        party.title = title.and_then(|title| row.checked(Field::As, title, rules::line));
        party.bodies = body.map(|body| bodies_of(row, &body)).unwrap_or_default();
    }
    particulars(row, &mut by);
    by
}

/// The bodies that an entry names.
pub(super) fn bodies_of(row: &mut Row<'_>, entry: &str) -> Vec<String> {
    let bodies = entry.split(BESIDE.trim()).map(str::trim).filter(|body| !body.is_empty());
    bodies.map(str::to_owned).filter_map(|body| row.checked(Field::For, body, rules::line)).collect()
}

/// What a row says its speakers are, and their addresses elsewhere. Returns whether it says any of it.
pub(super) fn particulars(row: &mut Row<'_>, by: &mut [ProposedParty]) -> bool {
    let mut says = false;
    if let Some(cell) = row.get(Field::SpeakerKind) {
        let mut words = split_each(&cell);
        if words.len() == 1 {
            words.resize(by.len(), words[0].clone());
        }
        if words.len() != by.len() {
            row.fault(
                Field::SpeakerKind,
                format!(
                    "the cell has {} values, and there are {} speakers: one for each, empty where it is not known, or one for all",
                    words.len(),
                    by.len()
                ),
            );
        }
        for (party, word) in by.iter_mut().zip(words) {
            match word.map(|word| word.to_lowercase().parse::<SpeakerKind>()) {
                Some(Ok(kind)) => party.kind = Some(kind),
                Some(Err(error)) => row.fault(Field::SpeakerKind, error.to_string()),
                None => continue,
            }
            says = true;
        }
    }
    if row.get(Field::SameAs).is_some() {
        let lists = each(row, Field::SameAs, by.len());
        for (party, addresses) in by.iter_mut().zip(lists) {
            let Some(addresses) = addresses else { continue };
            for address in addresses.split(BESIDE.trim()).map(str::trim).filter(|address| !address.is_empty())
            {
                match crate::domain::address::check_address(address) {
                    Ok(()) => party.same_as.push(address.to_owned()),
                    Err(problem) => row.fault(Field::SameAs, format!("{problem}; {}", problem.hint())),
                }
            }
            says = true;
        }
    }
    says
}

/// A cell with one value for each speaker, empty where there is none.
pub(super) fn each(row: &mut Row<'_>, field: Field, speakers: usize) -> Vec<Option<String>> {
    let Some(cell) = row.get(field) else { return vec![None; speakers] };
    let values = split_each(&cell);
    if values.len() != speakers {
        row.fault(
            field,
            format!(
                "the cell has {} values, and there are {speakers} speakers: one for each, empty where there is none",
                values.len()
            ),
        );
        return vec![None; speakers];
    }
    values
}

/// What a row does to other claims, with the field that says so.
pub(super) fn relations(row: &mut Row<'_>) -> Vec<(Field, ProposedRelation)> {
    let mut relations: Vec<(Field, ProposedRelation)> = Vec::new();
    for Act { relation, target, field, manner } in row.acts() {
        let target = if looks_like_id(&target) {
            target
        } else {
            let Some(name) = row.checked(field, rules::composed(&target), rules::reference) else { continue };
            name
        };
        let target = ProposedTarget::Claim(target);
        relations.push((field, ProposedRelation::of(relation, target).with_manner(manner)));
    }
    let denied = row.text(Field::DeniedText).unwrap_or_default();
    for text in denied.split(BESIDE).map(str::trim).filter(|text| !text.is_empty()) {
        let target = ProposedTarget::Unattributed { text: text.to_owned(), r#ref: None };
        relations.push((Field::DeniedText, ProposedRelation::of(RelationType::Denies, target)));
    }
    relations
}
