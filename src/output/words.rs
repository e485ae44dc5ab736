//! Recorded facts in words, for the formats that people read.
//!
//! Owns how a date, a speaker, a place and a challenge are said in a sentence. Never used for what programs
//! read, and never escapes anything: whoever writes the sentence does that.

use crate::domain::date::SourceDate;
use crate::domain::{
    Appearance, Basis, Challenge, Claim, Force, Heard, NamedParty, NewRelation, Reason, Relation,
    RelationType, Scope, Standing, Vocabulary,
};

/// A date: "by 2024-06-21", "2024-06-17 to 2024-06-20", "since 2024-06", "undated"; every other value as
/// EDTF.
pub(super) fn date(date: Option<&SourceDate>) -> String {
    let Some(date) = date else { return "undated".to_owned() };
    let edtf = date.edtf().as_str();
    if !date.edtf().is_interval() {
        return edtf.to_owned();
    }
    match edtf.split_once('/') {
        Some(("..", end)) if !matches!(end, "" | "..") => format!("by {end}"),
        Some((start, "..")) if !matches!(start, "" | "..") => format!("since {start}"),
        Some((start, end)) if ![start, end].iter().any(|at| matches!(*at, "" | "..")) => {
            format!("{start} to {end}")
        }
        _ => edtf.to_owned(),
    }
}

/// What the date of a claim leaves open about its place in a timeline; nothing if it is one day for certain.
pub(super) fn doubt_of_day(said: Option<&SourceDate>) -> &'static str {
    let Some(edtf) = said.map(SourceDate::edtf) else { return "· its place is not known" };
    match (edtf.is_single_day(), edtf.earliest(), edtf.latest()) {
        (Some(_), ..) if edtf.is_approximate() => "· about that day",
        (Some(_), ..) if edtf.is_uncertain() => "· perhaps that day",
        (Some(_), ..) => "",
        (None, None, Some(_)) => "· on that day or before",
        (None, Some(_), None) => "· on that day or after",
        (None, None, None) => "· its place is not known",
        (None, Some(_), Some(_)) => "· on which day is not known",
    }
}

/// When a claim was said: "said by 2024-06-21", "undated".
pub(super) fn said(claim: &Claim) -> String {
    let when = date(claim.said.as_ref());
    if claim.said.is_some() { format!("said {when}") } else { when }
}

/// Who said it: "Russia; Dmitry Peskov (for Kremlin)".
pub(super) fn speakers(parties: &[NamedParty]) -> String {
    let speaker = |named: &NamedParty| match named.body_name() {
        Some(body) => format!("{} (for {body})", named.name),
        None => named.name.clone(),
    };
    parties.iter().map(speaker).collect::<Vec<_>>().join("; ")
}

/// Where a claim was seen: "a1 (Example Wire, 2024-06-21); a4 (Daily Example)".
pub(super) fn seen_in(claim: &Claim) -> String {
    claim.appearances.iter().map(|seen| article(seen, true)).collect::<Vec<_>>().join("; ")
}

/// An article: its id, and in brackets what is known of outlet and, if wanted, date.
fn article(seen: &Appearance, dated: bool) -> String {
    let published = seen.article.published.as_ref().filter(|_| dated);
    let known: Vec<String> =
        seen.article.outlet.iter().cloned().chain(published.map(|day| date(Some(day)))).collect();
    let id = seen.article.id;
    if known.is_empty() { id.to_string() } else { format!("{id} ({})", known.join(", ")) }
}

/// A claim and where it was first seen: "c2 in a1 (Example Wire)".
pub(super) fn place(claim: &Claim) -> String {
    match claim.home() {
        Some(home) => format!("{} in {}", claim.id, article(home, false)),
        None => claim.id.to_string(),
    }
}

/// What a relation does to the earlier claim, as seen from that: "denied in part ("the missiles")",
/// "confirmed".
pub(super) fn done(relation: &NewRelation) -> String {
    let verb = match relation.relation {
        RelationType::Denies => "denied",
        RelationType::Contradicts => "contradicted",
        RelationType::Disputes => "disputed",
        RelationType::Refutes => "refuted",
        RelationType::Confirms => "confirmed",
        RelationType::Supports => "supported",
        RelationType::Repeats => "repeated",
        RelationType::Quotes => "quoted",
        RelationType::Qualifies => "qualified",
        RelationType::Corrects => "corrected",
        RelationType::Retracts => "retracted",
        RelationType::Supersedes => "superseded",
        RelationType::RespondsTo => "answered",
    };
    let extent = extent(relation);
    match (relation.force, relation.relation) {
        (Some(Force::NonDenial), RelationType::Denies) => format!("a non-denial{extent}"),
        (Some(Force::NonDenial), other) => format!("a non-denial ({other}){extent}"),
        _ => format!("{verb}{extent}"),
    }
}

/// What a claim does to an earlier one: "denies c1 in full".
pub(super) fn doing(relation: &Relation) -> String {
    let fields = &relation.fields;
    let weak = if fields.force == Some(Force::NonDenial) { " (a non-denial)" } else { "" };
    let reading = if fields.basis == Basis::Analyst { READING } else { "" };
    format!("{} {}{}{weak}{reading}", fields.relation, fields.target, extent(fields))
}

const READING: &str = " · the analyst's reading";

/// How much a challenge rejects and how firmly: " in full", " in part ("the missiles"; qualified)". Of a
/// non-denial only the part is told: that it rejects something "in full" would say more than it does.
fn extent(relation: &NewRelation) -> String {
    let scope = match relation.scope {
        Some(Scope::Partial) => " in part",
        Some(Scope::Full) if relation.force != Some(Force::NonDenial) => " in full",
        _ => "",
    };
    let part = relation.part.as_ref().map(|part| format!("\"{part}\""));
    let qualified = (relation.force == Some(Force::Qualified)).then(|| "qualified".to_owned());
    let details: Vec<String> = part.into_iter().chain(qualified).collect();
    if details.is_empty() { scope.to_owned() } else { format!("{scope} ({})", details.join("; ")) }
}

/// What else a reader must know of a challenge: whose reading it is, that it was taken back, that its date
/// leaves something open.
pub(super) fn reservations(challenge: &Challenge) -> String {
    let mut words = String::new();
    if challenge.relation.fields.basis == Basis::Analyst {
        words.push_str(READING);
    }
    if !challenge.retracted_by.is_empty() {
        let ids: Vec<String> = challenge.retracted_by.iter().map(ToString::to_string).collect();
        let by_all = if challenge.stands { "taken back by some" } else { "taken back" };
        words.extend([" · ", by_all, " (", &ids.join(", "), ")"]);
    }
    if challenge.heard == Heard::Perhaps {
        words.push_str(" · perhaps not said yet");
    }
    words
}

/// What became of a claim: "disputed", or "disputed? (disputed or unchallenged)" where the dates leave more
/// than one open.
pub(super) fn standing(standing: &Standing) -> String {
    let mut words = standing.mark().into_owned();
    if standing.possible.len() > 1 {
        let possible: Vec<&str> = standing.possible.iter().map(|status| status.as_str()).collect();
        words.extend([" (", &possible.join(" or "), ")"]);
    }
    match standing.heard {
        Heard::Perhaps => words.push_str(" · perhaps not said yet"),
        Heard::NotYet => words.push_str(" · not said yet"),
        Heard::Said | Heard::Undated => {}
    }
    words
}

/// When something was recorded: "recorded 2024-06-21 (e9)".
pub(super) fn recorded(relation: &Relation) -> String {
    let day = relation.recorded_at.get(..10).unwrap_or(&relation.recorded_at);
    format!("recorded {day} ({})", relation.entry)
}

/// Why a claim has its status, a sentence for each relation that decides: "denied in full by Russia · by
/// 2024-06-21 · c2 in a1 (Example Wire) · r1, recorded 2024-06-22 (e1)". `incoming` are the relations to the
/// claim.
pub(super) fn why(standing: &Standing, incoming: &[Challenge]) -> Vec<String> {
    let reason = |reason: &Reason| match incoming.iter().find(|i| i.relation.id == reason.relation) {
        Some(found) => format!("{} · {}, {}", challenge(found), reason.relation, recorded(&found.relation)),
        // A denial that was taken back: the relation points to the denial.
        None => format!("the denial was taken back in {} · {}", reason.by, reason.relation),
    };
    standing.why.iter().map(reason).collect()
}

/// A relation to a claim in one sentence: "denied in full by Russia · by 2024-06-21 · c2 in a1 (Example
/// Wire)".
pub(super) fn challenge(challenge: &Challenge) -> String {
    let by = &challenge.claim;
    format!(
        "{} by {} · {} · {}{}",
        done(&challenge.relation.fields),
        speakers(&by.speakers),
        date(by.said.as_ref()),
        place(by),
        reservations(challenge)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClaimId;

    fn dated(edtf: &str) -> String {
        date(Some(&SourceDate::given(edtf.parse().unwrap())))
    }

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_recorded() {
        for (edtf, words) in [
            ("2024-06-20", "2024-06-20"),
            ("2024-06", "2024-06"),
            ("../2024-06-21", "by 2024-06-21"),
            ("2024-06/..", "since 2024-06"),
            ("2024-06-17/2024-06-20", "2024-06-17 to 2024-06-20"),
            ("/2024-06-20", "/2024-06-20"),
            ("2024-06-20/", "2024-06-20/"),
            ("[2024-06-17..2024-06-20]", "[2024-06-17..2024-06-20]"),
            ("2024-06-20?", "2024-06-20?"),
        ] {
            assert_eq!(dated(edtf), words);
        }
        assert_eq!(date(None), "undated");
    }

    fn challenge_of(relation: RelationType, part: Option<&str>, force: Force) -> String {
        let relation = NewRelation {
            claim: ClaimId::new(2),
            relation,
            target: ClaimId::new(1),
            scope: None,
            part: part.map(str::to_owned),
            force: Some(force),
            basis: Basis::Explicit,
            note: None,
            article: None,
            quote: None,
        };
        done(&relation.complete().unwrap())
    }

    #[test]
    fn a_challenge_says_how_much_it_rejects_and_how_firmly() {
        use RelationType::{Contradicts, Denies, Disputes, Refutes};
        for (relation, part, force, words) in [
            (Denies, None, Force::Categorical, "denied in full"),
            (Denies, Some("the missiles"), Force::Categorical, "denied in part (\"the missiles\")"),
            (Contradicts, None, Force::Qualified, "contradicted in full (qualified)"),
            (Refutes, Some("the date"), Force::Qualified, "refuted in part (\"the date\"; qualified)"),
            (Denies, None, Force::NonDenial, "a non-denial"),
            (Denies, Some("the date"), Force::NonDenial, "a non-denial in part (\"the date\")"),
            (Disputes, None, Force::NonDenial, "a non-denial (disputes)"),
        ] {
            assert_eq!(challenge_of(relation, part, force), words);
        }
    }

    #[test]
    fn every_relation_has_a_word_of_its_own() {
        let mut words: Vec<String> = RelationType::ALL
            .iter()
            .map(|relation| {
                let force = relation.is_challenge().then_some(Force::Categorical);
                done(&NewRelation {
                    claim: ClaimId::new(2),
                    relation: *relation,
                    target: ClaimId::new(1),
                    scope: None,
                    part: None,
                    force,
                    basis: Basis::Explicit,
                    note: None,
                    article: None,
                    quote: None,
                })
            })
            .collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), RelationType::ALL.len());
    }
}
