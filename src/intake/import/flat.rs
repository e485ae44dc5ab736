//! A recorded claim as the cells that `export claims` writes for it: what a row is compared with.

use super::field::Field;
use super::row::BETWEEN;
use crate::domain::date::SourceDate;
use crate::domain::{Claim, NamedParty, Vocabulary};

/// The cell of a field; `None` if it is empty, or no cell of a claim.
pub(super) fn cell(claim: &Claim, field: Field) -> Option<String> {
    let joined = |values: Vec<String>| Some(values.join(BETWEEN)).filter(|cell| !cell.is_empty());
    let edtf = |date: &Option<SourceDate>| date.as_ref().map(|date| date.edtf().to_string());
    let words = |date: &Option<SourceDate>| date.as_ref().and_then(|date| date.words().map(str::to_owned));
    match field {
        Field::Id => Some(claim.id.to_string()),
        Field::Ref => claim.r#ref.clone(),
        Field::Kind => Some(claim.kind.as_str().to_owned()),
        Field::By => joined(claim.speaker_names()),
        Field::As => each(&claim.speakers, |named| named.party.title.clone()),
        Field::For => each(&claim.speakers, |named| named.body_name().map(std::borrow::Cow::into_owned)),
        Field::About => joined(claim.about.iter().map(|named| named.name.clone()).collect()),
        Field::On => edtf(&claim.said),
        Field::OnWords => words(&claim.said),
        Field::Event => edtf(&claim.event),
        Field::EventWords => words(&claim.event),
        Field::Text => claim.text.clone(),
        Field::Quote => {
            claim.appearances.iter().find(|seen| !seen.quotes.is_empty()).map(|seen| seen.quotes.join(" … "))
        }
        Field::Relations => joined(
            claim
                .relations
                .iter()
                .map(|link| format!("{} {}", link.fields.relation, link.fields.target))
                .collect(),
        ),
        Field::Topics => joined(claim.topics.clone()),
        Field::Article => joined(claim.appearances.iter().map(|seen| seen.article.id.to_string()).collect()),
        Field::Url => joined(claim.appearances.iter().filter_map(|seen| seen.article.url.clone()).collect()),
        Field::Outlet => {
            let mut names: Vec<String> = Vec::new();
            for name in claim.appearances.iter().filter_map(|seen| seen.article.outlet.clone()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            joined(names)
        }
        Field::Mode => claim.home().and_then(|seen| seen.mode).map(|mode| mode.as_str().to_owned()),
        Field::At => claim.home().and_then(|seen| seen.at.as_ref()).map(ToString::to_string),
        Field::Hedge => claim.home().and_then(|seen| seen.hedge.clone()),
        Field::DeniedText => claim.denied_text(),
        Field::Note => claim.note.clone(),
        _ => None,
    }
}

/// One value for each, empty where there is none; nothing at all if nobody has one.
fn each(parties: &[NamedParty], of: impl Fn(&NamedParty) -> Option<String>) -> Option<String> {
    let values: Vec<Option<String>> = parties.iter().map(of).collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    Some(values.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join(BETWEEN))
}
