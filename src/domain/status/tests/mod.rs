//! The rule book, as tables: statements in a notation of one line each, and the status of the first of them.
//!
//! `2 B 2024-06-05 denies 1` is claim 2, said by B on that day, which denies claim 1. `B+C` is a joint
//! statement, `B/R` is B speaking for R, `-` is undated. After a slash stands how a challenge rejects:
//! `denies/part`, `denies/weak` (a non-denial), `denies/qualified`; `corrects/outlet` is by an outlet that
//! carried the claim. `from:K+L` names origins.

mod clocks;
mod generated;
mod rules;

use std::sync::Arc;

use super::{Link, Side, Standing, Statement, Status, Web};
use crate::domain::date::Day;
use crate::domain::{ClaimId, Force, RelationId, RelationType, Scope, SpeakerId, Vocabulary};

/// A letter as a number of its own.
fn number_of(name: &str) -> i64 {
    name.bytes().fold(0, |number, byte| number * 256 + i64::from(byte))
}

fn side(text: &str) -> Side {
    let (speaker, body) = text.split_once('/').map_or((text, None), |(s, b)| (s, Some(b)));
    Side {
        speaker: SpeakerId::new(number_of(speaker)),
        on_behalf_of: body.map(|body| SpeakerId::new(number_of(body))),
    }
}

fn claim(text: &str) -> ClaimId {
    ClaimId::new(text.parse().unwrap())
}

/// The web that these lines describe. Relations are numbered as they come, from 1.
pub(in crate::domain) fn web(lines: &[&str]) -> Web {
    let mut web = Web::default();
    let mut relations = 0;
    for line in lines {
        let mut words = line.split_whitespace();
        let id = claim(words.next().unwrap());
        let sides = words.next().unwrap().split('+').filter(|name| *name != "?").map(side).collect();
        let said = words.next().unwrap();
        let said = (said != "-").then(|| Arc::new(said.parse().unwrap()));
        let mut statement = Statement { sides, said, ..Statement::default() };
        while let Some(word) = words.next() {
            if let Some(origins) = word.strip_prefix("from:") {
                statement.origins = origins.split('+').map(|name| number_of(name).unsigned_abs()).collect();
                continue;
            }
            let (relation, how) = word.split_once('/').unwrap_or((word, ""));
            let relation: RelationType = relation.parse().unwrap();
            relations += 1;
            let challenges = relation.is_challenge();
            web.add_link(Link {
                id: RelationId::new(relations),
                relation,
                from: id,
                to: claim(words.next().unwrap()),
                scope: challenges.then_some(if how == "part" { Scope::Partial } else { Scope::Full }),
                force: challenges.then_some(match how {
                    "weak" => Force::NonDenial,
                    "qualified" => Force::Qualified,
                    _ => Force::Categorical,
                }),
                by_carrier: how == "outlet",
            });
        }
        web.add_statement(id, statement);
    }
    web
}

fn standing(lines: &[&str], as_of: Option<&str>) -> Standing {
    web(lines).standing(ClaimId::new(1), as_of.map(|day| day.parse::<Day>().unwrap()))
}

fn status(lines: &[&str]) -> Status {
    standing(lines, None).status
}

/// Each row: the lines, separated by `;`, and the status of claim 1.
fn check(rows: &[(&str, &str)]) {
    for (lines, expected) in rows {
        let lines: Vec<&str> = lines.split(';').map(str::trim).collect();
        assert_eq!(status(&lines).as_str(), *expected, "{lines:?}");
    }
}
