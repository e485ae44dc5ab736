//! The rules of `check` about what was recorded: what cannot be so, and what could be recorded once and is
//! refused or warned of now.
//!
//! Called by `check` only. It looks and never mends.

use super::side_by_side::Look;
use crate::domain::address::check_address;
use crate::domain::name::{is_nobody, without_invisible};
use crate::domain::{Claim, Finding, Side, UNATTRIBUTED, check_own};
use crate::store::{Misled, Reader, StoreError};

/// The rules, each with what looks at it.
pub(super) const LOOKS: &[(&str, Look)] = &[
    ("merge", check_merges),
    ("claim-source", check_sources),
    ("challenge-date", check_dates),
    ("denial-link", check_denials),
    ("denied-claim", check_denied),
    ("own-claim", check_own_claims),
    ("own-body", check_bodies),
    ("speaker-name", check_names),
    ("outlet-name", check_outlets),
    ("article-address", check_addresses),
    ("article-twin", check_twins),
    ("article-key", check_keys),
];

fn check_merges(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    findings.extend(reader.list_misled_speakers()?.iter().map(|misled| misled_as("speaker", misled)));
    findings.extend(reader.list_misled_articles()?.iter().map(|misled| misled_as("article", misled)));
    Ok(())
}

fn misled_as<I: std::fmt::Display>(noun: &str, misled: &Misled<I>) -> Finding {
    let (id, recorded) = (&misled.path[0], &misled.recorded);
    let message = match &misled.end {
        Some(end) => format!("it counts as {recorded}, but its merges lead to {end}"),
        None => format!("it counts as {recorded}, but its merges lead in a circle"),
    };
    let hint = format!("take the merge back, and merge again: gainsay {noun} unmerge {id}");
    Finding { rule: "merge", id: id.to_string(), message, hint }
}

fn check_sources(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_claims_without_source()? {
        findings.push(Finding {
            rule: "claim-source",
            id: id.to_string(),
            message: "it was seen in no article".into(),
            hint: format!("name the article: gainsay claim edit {id} --article ID --quote '…'"),
        });
    }
    Ok(())
}

fn check_dates(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_challenges_before_their_claim()? {
        let relation = reader.get_relation(id)?.fields;
        findings.push(Finding {
            rule: "challenge-date",
            id: id.to_string(),
            message: format!(
                "{} {} {}, and was said before it",
                relation.claim, relation.relation, relation.target
            ),
            hint: format!("look at both dates: gainsay relation show {id}"),
        });
    }
    Ok(())
}

fn check_denials(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_bare_denials()? {
        findings.push(Finding {
            rule: "denial-link",
            id: id.to_string(),
            message: "it is a denial, and denies nothing that is recorded".into(),
            hint: format!(
                "link it: gainsay link {id} denies CLAIM; to what nobody said: gainsay claim edit {id} --denies '{{ text = \"…\" }}'"
            ),
        });
    }
    Ok(())
}

fn check_denied(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_denied_no_more()? {
        findings.push(Finding {
            rule: "denied-claim",
            id: id.to_string(),
            message: "nobody is known to have said it, and nothing denies it any more".into(),
            hint: format!("gainsay withdraw {id} --reason 'it was only what a denial denied'"),
        });
    }
    Ok(())
}

fn check_own_claims(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let sides = |claim: &Claim| -> Vec<Side> {
        claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect()
    };
    for id in reader.list_relations_to_own()? {
        let relation = reader.get_relation(id)?.fields;
        let (claim, target) = (reader.get_claim(relation.claim)?, reader.get_claim(relation.target)?);
        if check_own(relation.relation, &sides(&claim), &sides(&target)).is_err() {
            findings.push(Finding {
                rule: "own-claim",
                id: id.to_string(),
                message: format!(
                    "{} {} {}, which others made",
                    relation.claim, relation.relation, relation.target
                ),
                hint: format!(
                    "say what it does instead: gainsay relation edit {id} --type corrects; or for whom they spoke: gainsay claim edit {} --by '{{ name = \"…\", for = \"…\" }}'",
                    relation.claim
                ),
            });
        }
    }
    Ok(())
}

fn check_bodies(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let own = reader.list_own_bodies()?.into_iter();
    let own = own.map(|(claim, speaker)| (claim, format!("{speaker} is said to speak for itself")));
    let twice = reader.list_bodies_twice()?.into_iter();
    let twice = twice.map(|(claim, body)| (claim, format!("one of its speakers speaks for {body} twice")));
    for (id, message) in own.chain(twice) {
        let hint = format!("name the speakers again: gainsay claim edit {id} --by NAME");
        findings.push(Finding { rule: "own-body", id: id.to_string(), message, hint });
    }
    Ok(())
}

fn check_names(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    reader.for_each_own_name(|id, name, is_alias| {
        let again = if is_alias {
            format!("see which entry recorded it: gainsay history {id}; and take that back: gainsay undo ENTRY")
        } else {
            format!("say who it is: gainsay speaker edit {id} --name NAME; or name others in its claims: gainsay claim list --speaker {id}")
        };
        let its_name = if is_alias { "its other name" } else { "its name" };
        let shown = without_invisible(name);
        let (message, hint) = if is_nobody(name) && name != UNATTRIBUTED {
            (format!("{its_name} {name:?} says that there is nobody"), again)
        } else if shown != name {
            let hidden = name.chars().count() - shown.chars().count();
            let characters = if hidden == 1 { "1 character" } else { &format!("{hidden} characters") };
            let rename = format!("write it again: gainsay speaker edit {id} --name '{shown}'");
            (
                format!("{its_name} {shown:?} has {characters} that cannot be seen"),
                if is_alias { again } else { rename },
            )
        } else {
            return;
        };
        findings.push(Finding { rule: "speaker-name", id: id.to_string(), message, hint });
    })
}

fn check_outlets(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for outlet in reader.list_outlets()?.iter().filter(|outlet| is_nobody(&outlet.fields.name)) {
        let (id, name) = (outlet.id, &outlet.fields.name);
        findings.push(Finding {
            rule: "outlet-name",
            id: id.to_string(),
            message: format!("its name {name:?} says that there is none"),
            hint: format!(
                "say which it is: gainsay outlet edit {id} --name NAME; or name others in its articles: gainsay article list --outlet {id}"
            ),
        });
    }
    Ok(())
}

fn check_addresses(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    reader.for_each_address(|id, url, is_further| {
        let Err(problem) = check_address(url) else { return };
        let further = if is_further { "under a further address: " } else { "" };
        findings.push(Finding {
            rule: "article-address",
            id: id.to_string(),
            message: format!("{further}{problem}"),
            hint: format!("{}: gainsay article edit {id} --url URL", problem.hint()),
        });
    })
}

fn check_twins(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for (later, first) in reader.list_twins()? {
        findings.push(Finding {
            rule: "article-twin",
            id: later.to_string(),
            message: format!("its address is that of {first}, but for what makes no other page"),
            hint: format!("if they are one: gainsay article merge {later} {first}"),
        });
    }
    Ok(())
}

fn check_keys(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_misfiled()? {
        findings.push(Finding {
            rule: "article-key",
            id: id.to_string(),
            message: "it is not found by its address: it is filed under another".into(),
            hint: "it was changed outside of gainsay; go back to a copy from before".into(),
        });
    }
    Ok(())
}
