//! Which claim of the ledger a claim of an edited worksheet is.
//!
//! By its ref or id, and where it has none that the ledger knows, by what it says: the same text by the same speakers; else
//! the same text; else the same quote by one of the same speakers. Anything weaker would put one statement in the place of
//! another, so a claim whose text and quote both changed counts as new, and its old form is left.

use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{Appearance, Claim, ClaimId, ClaimKind, RelationType, SpeakerId};

/// A claim that another is related to: one of the ledger, or one of the worksheet by its place in it.
pub(super) enum Target {
    Claim(ClaimId),
    Sheet(usize),
}

/// What a worksheet's claim is recognised by.
pub(super) struct Features<'s> {
    /// The claim that its ref or id names, if the ledger has it.
    pub(super) named: Option<ClaimId>,
    pub(super) text: Option<&'s str>,
    pub(super) quotes: Vec<&'s str>,
    /// Its speakers, as far as the ledger knows them.
    pub(super) speakers: Vec<SpeakerId>,
    /// When it was said, if it says so.
    pub(super) said: Option<&'s SourceDate>,
    /// The claims of the ledger that it denies.
    pub(super) denies: Vec<ClaimId>,
    /// What it does to other claims.
    pub(super) does: Vec<(RelationType, Target)>,
    /// Its kind, if it says so.
    pub(super) kind: Option<ClaimKind>,
    pub(super) note: Option<&'s str>,
    pub(super) event: Option<&'s SourceDate>,
}

/// For each single claim to be added, the claim that was already added just so: the same text and quote by the same
/// speakers on the same day, denying the same claims. A repeated command then changes nothing.
pub(super) fn match_added(added: &[Features<'_>], recorded: &[Claim]) -> Vec<Option<ClaimId>> {
    let same = |f: &Features<'_>, c: &Claim| {
        let quotes = c.appearances.iter().any(|a| a.quotes == f.quotes) || c.appearances.is_empty();
        let denied = c.relations.iter().filter(|r| r.fields.relation == RelationType::Denies);
        f.text == c.text.as_deref()
            && f.speakers.iter().copied().eq(c.speakers.iter().map(|s| s.party.speaker))
            && (f.said.is_none() || f.said == c.said.as_ref())
            && quotes
            && f.kind.is_none_or(|kind| kind == c.kind)
            && f.note.is_none_or(|note| Some(note) == c.note.as_deref())
            && f.event.is_none_or(|event| Some(event) == c.event.as_ref())
            && f.denies.iter().copied().eq(denied.map(|r| r.fields.target))
    };
    let already = |f: &Features<'_>| recorded.iter().find(|claim| same(f, claim)).map(|claim| claim.id);
    added.iter().map(|features| features.named.or_else(|| already(features))).collect()
}

/// One way of being the same claim.
type Same<'a> = dyn Fn(&Features<'_>, &Claim) -> bool + 'a;

/// For each claim of the worksheet, the claim of the ledger that it is. `recorded` are the claims of the article.
pub(super) fn match_claims(sheet: &[Features<'_>], recorded: &[Claim]) -> Vec<Option<ClaimId>> {
    let mut matched: Vec<Option<ClaimId>> = sheet.iter().map(|features| features.named).collect();
    let same_text = |f: &Features<'_>, c: &Claim| f.text.is_some() && f.text == c.text.as_deref();
    let same_words = |f: &Features<'_>, c: &Claim| {
        let typed: Vec<String> = f.quotes.iter().map(|quote| fold_name(quote)).collect();
        let same = |a: &Appearance| a.quotes.iter().map(|quote| fold_name(quote)).eq(typed.iter().cloned());
        !typed.is_empty() && c.appearances.iter().any(same)
    };
    let speakers = |c: &Claim| c.speakers.iter().map(|s| s.party.speaker).collect::<Vec<_>>();
    let rounds: [&Same<'_>; 4] = [
        &|f, c| same_text(f, c) && f.speakers == speakers(c) && (f.quotes.is_empty() || same_words(f, c)),
        &|f, c| same_text(f, c) && f.speakers == speakers(c),
        &|f, c| same_text(f, c),
        // No text on either side: "both deny it" is told from the next by its quote, or by who and nothing else.
        &|f, c| {
            let related = speakers(c).iter().any(|speaker| f.speakers.contains(speaker));
            let bare = f.text.is_none() && c.text.is_none() && f.quotes.is_empty();
            related && (same_words(f, c) || (bare && f.speakers == speakers(c)))
        },
    ];
    for same in rounds {
        for at in 0..sheet.len() {
            if matched[at].is_some() {
                continue;
            }
            let free = recorded.iter().find(|c| !matched.contains(&Some(c.id)) && same(&sheet[at], c));
            matched[at] = free.map(|claim| claim.id);
        }
    }
    // A claim without a text of its own ("both deny it") is told from others by who makes it and what it does.
    for at in 0..sheet.len() {
        if matched[at].is_some() || sheet[at].text.is_some() {
            continue;
        }
        let mut does: Vec<(RelationType, ClaimId)> = (sheet[at].does.iter())
            .filter_map(|(relation, target)| match target {
                Target::Claim(id) => Some((*relation, *id)),
                Target::Sheet(other) => matched[*other].map(|id| (*relation, id)),
            })
            .collect();
        does.sort_unstable();
        let same = |claim: &&Claim| {
            let mut recorded: Vec<_> =
                claim.relations.iter().map(|r| (r.fields.relation, r.fields.target)).collect();
            recorded.sort_unstable();
            claim.text.is_none()
                && !does.is_empty()
                && recorded == does
                && sheet[at].speakers == speakers(claim)
                && !matched.contains(&Some(claim.id))
        };
        let mut fitting = recorded.iter().filter(same);
        let only = fitting.next().filter(|_| fitting.next().is_none()).map(|claim| claim.id);
        matched[at] = only;
    }
    matched
}
