//! Domain values as column values: dates, speakers, places. Used by the column lists only.

use std::borrow::Cow;

use crate::domain::date::{Day, Edtf, SourceDate};
use crate::domain::{Appearance, Claim, NamedParty, Reason, Standing, Vocabulary, Withdrawal};
use crate::output::{SpeakerValue, Value};

pub(super) fn date(date: Option<&SourceDate>) -> Value<'_> {
    date.into()
}

pub(super) fn words(date: Option<&SourceDate>) -> Value<'_> {
    date.and_then(SourceDate::words).into()
}

pub(super) fn earliest(date: Option<&SourceDate>) -> Value<'_> {
    bound(date, Edtf::earliest)
}

pub(super) fn latest(date: Option<&SourceDate>) -> Value<'_> {
    bound(date, Edtf::latest)
}

/// Nearly all dates are whole days, whose text is there already.
fn bound(date: Option<&SourceDate>, of: impl Fn(&Edtf) -> Option<Day>) -> Value<'_> {
    let Some(edtf) = date.map(SourceDate::edtf) else { return Value::Null };
    match edtf.as_whole_day() {
        Some(day) => day.into(),
        None => of(edtf).map(|day| day.to_string()).into(),
    }
}

pub(super) fn rule(date: Option<&SourceDate>) -> Value<'_> {
    word(date.map(SourceDate::rule))
}

/// Whether a date is one day for certain.
pub(super) fn is_one_day(date: Option<&SourceDate>) -> bool {
    let edtf = date.map(SourceDate::edtf);
    edtf.is_some_and(|date| date.is_single_day().is_some() && !date.is_uncertain() && !date.is_approximate())
}

/// A word of a vocabulary, or none.
pub(super) fn word<T: Vocabulary>(word: Option<T>) -> Value<'static> {
    word.map(Vocabulary::as_str).into()
}

/// Why a record was withdrawn, if it was.
pub(super) fn withdrawn(withdrawal: Option<&Withdrawal>) -> Value<'_> {
    withdrawal.map(|withdrawal| withdrawal.reason.as_str()).into()
}

/// An id; people see with it that the record was withdrawn.
pub(super) fn id(id: impl std::fmt::Display, withdrawal: Option<&Withdrawal>) -> Value<'_> {
    let id = id.to_string();
    if withdrawal.is_none() {
        return id.into();
    }
    let shown = format!("{id} (withdrawn)");
    Value::Explained(Box::new(id.into()), shown)
}

/// A count. The ledger's keys are `i64`, so no count of its rows can be larger.
pub(super) fn count(count: u64) -> Value<'static> {
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Speakers, in the order of the claim.
pub(super) fn speakers(parties: &[NamedParty]) -> Value<'_> {
    let speakers = parties.iter().map(|named| SpeakerValue {
        id: named.party.speaker,
        name: &named.name,
        title: named.party.title.as_deref(),
        on_behalf_of: named.body_name(),
    });
    Value::Speakers(speakers.collect())
}

/// The titles of speakers, one for each; none at all if nobody has one.
pub(super) fn titles(parties: &[NamedParty]) -> Value<'_> {
    one_each(parties, |named| named.party.title.as_deref().map(Cow::Borrowed))
}

/// The bodies that speakers spoke for, one for each; none at all if nobody spoke for any.
pub(super) fn bodies(parties: &[NamedParty]) -> Value<'_> {
    one_each(parties, NamedParty::body_name)
}

/// The addresses of speakers elsewhere, one entry for each; none at all if nobody has one.
pub(super) fn addresses(parties: &[NamedParty]) -> Value<'_> {
    one_each(parties, |named| {
        (!named.same_as.is_empty()).then(|| named.same_as.join(NamedParty::BETWEEN_BODIES).into())
    })
}

fn one_each(parties: &[NamedParty], of: impl Fn(&NamedParty) -> Option<Cow<'_, str>>) -> Value<'_> {
    if parties.iter().all(|named| of(named).is_none()) {
        return Value::List(Vec::new());
    }
    Value::list(parties.iter().map(|named| of(named).unwrap_or_default()))
}

/// The claim's text; for people, where there is none, its quote or what it does to other claims.
pub(in crate::output) fn text(claim: &Claim) -> Value<'_> {
    if let Some(text) = &claim.text {
        return text.as_str().into();
    }
    match claim.content().or_else(|| acts(claim)) {
        Some(shown) => Value::Explained(Box::new(Value::Null), shown),
        None => Value::Null,
    }
}

/// "(denies c1; repeats c3)".
fn acts(claim: &Claim) -> Option<String> {
    let acts = relations(claim);
    (!acts.is_empty()).then(|| format!("({})", acts.join("; ")))
}

/// "denies c1", for each relation of the claim to others.
pub(super) fn relations(claim: &Claim) -> Vec<String> {
    let act = |r: &crate::domain::Relation| format!("{} {}", r.fields.relation, r.fields.target);
    claim.relations.iter().map(act).collect()
}

/// The words of the first article that quotes the claim, the pieces joined by " … ".
pub(super) fn quote(claim: &Claim) -> Value<'_> {
    claim.appearances.iter().find_map(quoted).into()
}

/// The words of one article, the pieces joined by " … ".
pub(super) fn quoted(appearance: &Appearance) -> Option<Cow<'_, str>> {
    match appearance.quotes.as_slice() {
        [] => None,
        [whole] => Some(Cow::Borrowed(whole)),
        pieces => Some(Cow::Owned(pieces.join(" … "))),
    }
}

/// The ids of the articles that have the claim.
pub(super) fn articles(claim: &Claim) -> Value<'_> {
    Value::list(claim.appearances.iter().map(|a| a.article.id.to_string()))
}

/// The names of the outlets of those articles, each once.
pub(super) fn outlets(claim: &Claim) -> Value<'_> {
    let mut names: Vec<&str> = Vec::new();
    for name in claim.appearances.iter().filter_map(|a| a.article.outlet.as_deref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Value::list(names)
}

/// Where those articles stand.
pub(super) fn urls(claim: &Claim) -> Value<'_> {
    Value::list(claim.appearances.iter().filter_map(|a| a.article.url.as_deref()))
}

/// Every status that the dates leave possible, as a list.
pub(in crate::output) fn possible(standing: &Standing) -> Value<'_> {
    Value::list(standing.possible.iter().map(ToString::to_string))
}

/// The statuses that the dates leave possible where there are several; else nothing.
pub(super) fn doubt(standing: &Standing) -> Value<'_> {
    if standing.possible.len() > 1 { possible(standing) } else { Value::Null }
}

/// The relations that decide, each with the claim it comes from, its part in the status, and whether it had
/// been said by then.
pub(in crate::output) fn why(standing: &Standing) -> Value<'_> {
    let reason = |reason: &Reason| {
        Value::Object(vec![
            ("relation_id", reason.relation.to_string().into()),
            ("claim", reason.by.to_string().into()),
            ("part", reason.part.as_str().into()),
            ("heard", reason.heard.as_str().into()),
        ])
    };
    Value::Array(standing.why.iter().map(reason).collect())
}
