//! The ledger as it was known on a day is the ledger that was there on that day.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;

use super::super::{DisputedQuery, appearances, claim_speakers, denials, disputed, relations};
use super::sample::Folder;
use crate::domain::date::SourceDate;
use crate::domain::{
    ArticleId, ClaimId, EntryId, Force, NewRelation, Origin, RelationId, Status, Vocabulary, Withdrawable,
};
use crate::intake::log::{self, Sheet};
use crate::store::{
    ArticleFilter, ClaimFilter, Extent, Intent, KnownOn, Ledger, Reader, RelationFilter, SpeakerFilter,
    StandingFilter, StoreError,
};

/// One command.
#[derive(Debug, Clone)]
enum Act {
    /// Logs a worksheet: new, or an edited one of an article that is there.
    Log(String),
    /// Changes a date of a claim, if it is there.
    Redate(i64, &'static str),
    /// Gives a speaker another name, if it is there.
    Rename(i64, &'static str),
    /// Changes an article's headline, if it is there.
    Retitle(i64, &'static str),
    /// Withdraws a relation or a claim, if it is there.
    Withdraw(Withdrawable),
    /// Brings one back.
    Restore(Withdrawable),
    /// Changes how a relation challenges, where that was read and in which words.
    Requote(i64, &'static str),
}

fn worksheet() -> impl Strategy<Value = String> {
    let claim = (
        select(vec!["[\"Ann\"]", "[\"Bob\", \"Cy\"]", "[{ name = \"Di\", for = \"Bob\" }]", "[\"Cy\"]"]),
        select(vec!["2024-06-01", "2024-06-10", "2024-06", "../2024-06-15"]),
        select(vec!["It rains.", "It snows.", "Nobody came."]),
        select(vec!["", "denies", "disputes", "confirms", "repeats", "contradicts"]),
        proptest::option::of(select(vec!["KCNA", "Example Wire"])),
        any::<bool>(),
    );
    (1..4_i64, proptest::collection::vec(claim, 1..4)).prop_map(|(article, claims)| {
        let mut lines = vec![format!("[article]\nurl = \"https://example.org/{article}\"\nheadline = \"No. {article}\"\noutlet = \"Wire {article}\"\n")];
        for (at, (by, on, said, relation, via, partly)) in claims.into_iter().enumerate() {
            lines.push(format!("[[claim]]\nref = \"a{article}-{at}\"\nby = {by}\non = \"{on}\"\ntext = \"{said} {at}\"\n"));
            if let Some(via) = via {
                lines.push(format!("via = \"{via}\"\nquote = \"{said}\"\n"));
            }
            if at > 0 && !relation.is_empty() {
                let how = if partly && relation != "confirms" && relation != "repeats" { ", part = \"some\"" } else { "" };
                lines.push(format!("{relation} = {{ claim = \"a{article}-{}\"{how} }}\n", at - 1));
            }
        }
        lines.concat()
    })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => worksheet().prop_map(Act::Log),
        1 => (1..6_i64, select(vec!["2024-05-01", "2024-07", "2023"])).prop_map(|(claim, date)| Act::Redate(claim, date)),
        1 => (1..4_i64, select(vec!["Ann of X", "Robert", "C. Y."])).prop_map(|(who, name)| Act::Rename(who, name)),
        1 => (1..4_i64, select(vec!["One", "Two"])).prop_map(|(article, headline)| Act::Retitle(article, headline)),
        2 => record().prop_map(Act::Withdraw),
        1 => record().prop_map(Act::Restore),
        1 => (1..4_i64, select(vec!["he said", "she said"])).prop_map(|(relation, quote)| Act::Requote(relation, quote)),
    ]
}

fn record() -> impl Strategy<Value = Withdrawable> {
    prop_oneof![
        3 => (1..4_i64).prop_map(|id| Withdrawable::Relation(RelationId::new(id))),
        1 => (1..6_i64).prop_map(|id| Withdrawable::Claim(ClaimId::new(id))),
    ]
}

/// The commands are ten hours apart: several to a day, and days between.
fn instant(number: usize) -> DateTime<Utc> {
    let first: DateTime<Utc> = "2024-07-01T06:00:00Z".parse().unwrap();
    first + TimeDelta::hours(10) * i32::try_from(number).unwrap()
}

/// The command of a test that needs only one.
pub(super) fn origin_of_test() -> Origin {
    Origin { at: instant(0), who: "test".into(), command: "test".into() }
}

fn perform(ledger: &mut Ledger, number: usize, act: &Act) {
    let origin = Origin { at: instant(number), who: "test".into(), command: format!("command {number}") };
    // A command that is refused (a ref or a name that is taken) leaves the ledger as it is, here and in the
    // replay.
    let _ = match act {
        Act::Log(text) => {
            let sheet = Sheet::read("w.toml", text.as_bytes());
            ledger
                .write(&origin, Intent::Commit, |writer| log::log(writer, vec![sheet]))
                .map(|_| ())
                .map_err(drop)
        }
        Act::Redate(claim, date) => ledger
            .write(&origin, Intent::Commit, |writer| {
                let claim = writer.get_claim(ClaimId::new(*claim))?;
                let parties = claim.speakers.iter().map(|named| named.party.clone()).collect();
                let new = crate::domain::NewClaim {
                    r#ref: claim.r#ref,
                    kind: claim.kind,
                    text: claim.text,
                    said: Some(SourceDate::given(date.parse().unwrap())),
                    event: claim.event,
                    note: claim.note,
                    speakers: parties,
                    about: vec![],
                    topics: vec![],
                };
                writer.update_claim(claim.id, &new)
            })
            .map(|_| ())
            .map_err(drop),
        Act::Rename(who, name) => ledger
            .write(&origin, Intent::Commit, |writer| {
                let speaker = writer.get_speaker(crate::domain::SpeakerId::new(*who))?;
                let new = crate::domain::NewSpeaker { name: (*name).into(), ..speaker.fields };
                writer.update_speaker(speaker.id, &new)
            })
            .map(|_| ())
            .map_err(drop),
        Act::Retitle(article, headline) => ledger
            .write(&origin, Intent::Commit, |writer| {
                let article = writer.get_article(ArticleId::new(*article))?;
                let new = crate::domain::NewArticle { headline: Some((*headline).into()), ..article.fields };
                writer.update_article(article.id, &new)
            })
            .map(|_| ())
            .map_err(drop),
        Act::Withdraw(record) => ledger
            .write(&origin, Intent::Commit, |writer| writer.withdraw(*record, "a mistake"))
            .map(|_| ())
            .map_err(drop),
        Act::Restore(record) => {
            ledger.write(&origin, Intent::Commit, |writer| writer.restore(*record)).map(|_| ()).map_err(drop)
        }
        Act::Requote(relation, quote) => ledger
            .write(&origin, Intent::Commit, |writer| {
                let now = writer.get_relation(RelationId::new(*relation))?;
                let force = now.fields.force.map(|_| Force::NonDenial);
                let article = Some(ArticleId::new(1));
                let new = NewRelation { force, article, quote: Some((*quote).into()), ..now.fields };
                writer.update_relation(now.id, &new)
            })
            .map(|_| ())
            .map_err(drop),
    };
}

/// Everything that can be asked, in words.
fn everything(reader: &Reader<'_>) -> Result<String, StoreError> {
    let claims = ClaimFilter::default();
    let as_of = Some("2024-06-12".parse().unwrap());
    let mut lines = Vec::new();
    for standing in [StandingFilter::default(), StandingFilter { statuses: None, as_of }] {
        for found in reader.judged(&claims, &standing) {
            lines.push(format!("{:?}", found?));
        }
    }
    let query = DisputedQuery { include: Status::ALL.to_vec(), ..DisputedQuery::default() };
    for found in disputed(reader, &query) {
        lines.push(format!("{:?}", found?));
    }
    for found in relations(reader, RelationFilter { withdrawn: true, ..RelationFilter::default() }) {
        lines.push(format!("{:?}", found?));
    }
    for found in denials(reader, &claims) {
        lines.push(format!("{:?}", found?));
    }
    for found in appearances(reader, &claims) {
        lines.push(format!("{:?}", found?));
    }
    for found in claim_speakers(reader, &claims) {
        lines.push(format!("{:?}", found?));
    }
    lines.push(format!("{:?}", reader.list_speakers(&SpeakerFilter::default())?));
    lines.push(format!("{:?}", reader.list_articles(&ArticleFilter::default())?));
    lines.push(format!("{:?}", reader.list_topics()?));
    Ok(lines.join("\n"))
}

fn known(ledger: &mut Ledger, moment: Option<KnownOn>) -> String {
    ledger.read_known_on(moment, Extent::All, everything).unwrap()
}

/// The same commands up to a moment, on a new ledger.
fn replay(acts: &[Act]) -> (Folder, Ledger) {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    for (number, act) in acts.iter().enumerate() {
        perform(&mut ledger, number, act);
    }
    (folder, ledger)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_known_on_a_day_is_as_the_commands_up_to_that_day_left_it(acts in proptest::collection::vec(act(), 1..8)) {
        let (_folder, mut ledger) = replay(&acts);
        for upto in 0..=acts.len() {
            let (_other, mut then) = replay(&acts[..upto]);
            let then = known(&mut then, None);
            let by_instant = known(&mut ledger, Some(KnownOn::Before(instant(upto))));
            prop_assert_eq!(&by_instant, &then, "the first {} commands", upto);
        }
        let plain = known(&mut ledger, None);
        let today = known(&mut ledger, Some(KnownOn::Before(instant(acts.len() + 100))));
        prop_assert_eq!(today, plain, "as known today");
    }
}

#[test]
fn as_known_after_an_entry_and_an_entry_that_is_not_there() {
    let log = |text: &str| {
        Act::Log(format!(
            "[article]\nheadline = \"One\"\n[[claim]]\nref = \"x\"\nby = \"Ann\"\ntext = \"{text}\"\n"
        ))
    };
    let (_folder, mut ledger) = replay(&[log("It rains."), log("It snows.")]);
    let after = |ledger: &mut Ledger, number| known(ledger, Some(KnownOn::After(EntryId::new(number))));
    assert!(after(&mut ledger, 1).contains("It rains.") && !after(&mut ledger, 1).contains("It snows."));
    assert!(after(&mut ledger, 2).contains("It snows.") && !after(&mut ledger, 2).contains("It rains."));
    let missing = ledger.read_known_on(Some(KnownOn::After(EntryId::new(3))), Extent::All, everything);
    assert_eq!(
        missing.unwrap_err().to_string(),
        StoreError::NoSuch { noun: "entry", id: "e3".into() }.to_string()
    );
    // And the ledger can still be read and written as it is.
    perform(&mut ledger, 2, &log("It hails."));
    assert!(known(&mut ledger, None).contains("It hails."));
}

/// The order of entries is their number: a clock that went back does not tear the record apart.
#[test]
fn a_clock_that_was_set_back_hides_nothing() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let log = |n: i64| {
        Act::Log(format!(
            "[article]\nheadline = \"No. {n}\"\n[[claim]]\nby = \"Ann\"\ntext = \"Text {n}.\"\n"
        ))
    };
    perform(&mut ledger, 50, &log(1));
    perform(&mut ledger, 0, &log(2));
    let then = known(&mut ledger, Some(KnownOn::Before(instant(1))));
    assert!(then.contains("Text 1.") && then.contains("Text 2."), "{then}");
    assert_eq!(known(&mut ledger, Some(KnownOn::Before(instant(0)))).matches("Text").count(), 0);
}
