//! From what the engine found to proposals: each statement as a claim of a worksheet, with its likely links.
//!
//! Owns what goes into which key, and what only into a comment. The engine says where and how; here it is
//! made fit to be logged: a worksheet of these proposals logs without any edit. Called by `draft` and `log
//! --review`; it only reads the ledger.

use std::collections::{BTreeMap, BTreeSet};

use super::links::{likeness, stored_claims};
use super::places::Places;
use super::recorded::Recorded;
use super::refs::{count, make, telling_words};
use super::speakers::{Cast, one_line};
use super::{Maybe, Proposal, quoting};
use crate::domain::anchor::Text;
use crate::domain::date::Edtf;
use crate::domain::text::check_text;
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, ClaimId, ClaimKind, RelationType, SpeakerKind};
use crate::reading::date_words::Anchor;
use crate::reading::draft::{self, Breadth, Draft};
use crate::reading::marks::Marks;
use crate::reading::source::SourceKind;
use crate::reading::spoken;
use crate::reading::transcript;
use crate::reading::worksheet::{ClaimSheet, DateSheet, Located, PartySheet, RelationSheet, TargetSheet};
use crate::store::{Reader, StoreError};

/// From this likeness on, in hundredths, a stored claim may be the one that is meant.
const MAY_BE_MEANT: usize = 50;
/// From this likeness on, two statements may say the same.
const MAY_BE_THE_SAME: usize = 75;
/// Telling words below which likeness says nothing.
const TELLING: usize = 3;
/// Stored claims that are proposed for one statement.
const PROPOSED: usize = 2;

/// Links that a person is asked about for one statement.
const MOST_ASKED: usize = 3;
/// From this probability on, a link between two statements of the article is proposed.
const WORTH_ASKING: f64 = 0.07;

/// An article to be drafted.
#[derive(Debug, Clone)]
pub struct Reading<'r> {
    /// The text as it was read.
    pub text: &'r str,
    /// When the article was published.
    pub published: Option<Edtf>,
    /// Its language, a BCP 47 tag.
    pub language: Option<&'r str>,
    /// The article of the ledger that it is.
    pub recorded: Option<ArticleId>,
    /// As which kind of source it is read; `None`: as the text looks.
    pub kind: Option<SourceKind>,
    /// Who wrote it, as printed.
    pub byline: Option<&'r str>,
    /// Where time codes and pages begin in the text.
    pub marks: Marks,
}

impl Reading<'_> {
    /// What the engine finds in the text.
    pub fn drafts(&self, breadth: Breadth) -> Vec<Draft> {
        let anchor = Anchor::published(self.published.as_ref()).in_language(self.language);
        if self.kind == Some(SourceKind::Posts)
            && let Some(drafts) = spoken::draft_post(self.text, self.byline, &anchor, breadth)
        {
            return drafts;
        }
        let transcript = match self.kind {
            Some(SourceKind::Transcript | SourceKind::Subtitles) => transcript::read_as_told(self.text),
            None | Some(SourceKind::Pdf) => transcript::read(self.text),
            Some(_) => None,
        };
        match transcript {
            Some(transcript) => spoken::draft(self.text, &transcript, &anchor, breadth),
            None => draft::draft(self.text, &anchor, breadth),
        }
    }
}

/// Proposals for these drafts of the text, one for each, in their order.
pub fn propose(
    reading: &Reading<'_>,
    drafts: &[Draft],
    ledger: Option<&Reader<'_>>,
) -> Result<Vec<Proposal>, StoreError> {
    let counts = count(reading.text);
    let recorded = Recorded::of(ledger, reading.recorded)?;
    let text = Text::new(reading.text);
    let places = Places::new(reading.text);
    let mut cast = Cast::new(ledger);
    let (mut taken, mut ends) = (BTreeSet::new(), BTreeMap::new());
    let mut proposals = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let (by, remarks) = cast.speakers(draft)?;
        let quotes = quoting::pieces(draft.spans.iter().map(|span| places.stretch(*span)), &text);
        let sentence = places.stretch(draft.sentence);
        let mut claim = claim(draft, by, cast.via(draft)?, quotes, sentence);
        let (first, last) = (draft.spans.first(), draft.spans.last());
        let at = first.zip(last).and_then(|(first, last)| reading.marks.at(first.start, last.end));
        claim.at = at.map(Located::unplaced);
        let said = draft.text.as_deref().unwrap_or(sentence);
        let mut handle = make(said, &counts, &mut taken);
        let recorded = recorded.find(claim.quotes.iter().map(|quote| &quote.value));
        while is_of_another(ledger, &handle, recorded)? {
            handle = make(said, &counts, &mut taken);
        }
        let spans: Vec<(usize, usize)> = draft.spans.iter().map(|span| (span.start, span.end)).collect();
        let nth = *ends
            .entry((spans.first().map(|span| span.0), spans.last().map(|span| span.1)))
            .and_modify(|before| *before += 1)
            .or_insert(0);
        let how = how(draft, remarks);
        // What another statement of the article says, somebody here said.
        let is_said = |denied: &&String| {
            let others = drafts.iter().filter(|other| !std::ptr::eq(*other, draft));
            others.filter_map(|other| other.text.as_deref()).any(|said| fold_name(said) == fold_name(denied))
        };
        let denied = draft.denied.as_ref().filter(|denied| !is_said(denied)).cloned();
        let answers = draft.answers.iter().map(|answer| answer.draft).collect();
        let kinds = draft.kinds;
        let maybe = Vec::new();
        proposals.push(Proposal { spans, nth, claim, handle, how, recorded, denied, kinds, answers, maybe });
    }
    link(drafts, &mut proposals, ledger)?;
    proposals.iter_mut().for_each(deny_what_nobody_said);
    Ok(proposals)
}

/// A denial of what no statement here says, as far as the draft can tell, denies it all the same. Where one
/// may say it, a person decides.
fn deny_what_nobody_said(proposal: &mut Proposal) {
    // What is denied is never what the denier says.
    let is_denied = |text: &Located<String>| {
        proposal.denied.as_deref().is_some_and(|denied| fold_name(denied) == fold_name(text))
    };
    if proposal.claim.text.as_ref().is_some_and(is_denied) && !proposal.claim.quotes.is_empty() {
        proposal.claim.text = None;
    }
    let is_open = proposal.claim.relations.is_empty() && proposal.maybe.is_empty();
    if let Some(text) = proposal.denied.clone().filter(|_| is_open) {
        let target = TargetSheet::Unattributed { text: Located::unplaced(text), r#ref: None };
        let link = RelationSheet::of(RelationType::Denies, target);
        proposal.claim.relations.push(Located::unplaced(link));
    }
}

/// Whether a ref is that of a claim of the ledger, other than the one that the statement is.
fn is_of_another(ledger: Option<&Reader<'_>>, name: &str, own: Option<ClaimId>) -> Result<bool, StoreError> {
    let Some(ledger) = ledger else { return Ok(false) };
    Ok(ledger.find_claim(name)?.is_some_and(|known| Some(known) != own))
}

/// The day on which it was said, as a worksheet gives it.
pub fn day_of(draft: &Draft) -> Option<DateSheet> {
    let said = draft.said.as_ref()?;
    let edtf = said.date.edtf().to_string();
    let Some(phrase) = &said.phrase else { return Some(DateSheet { words: edtf, edtf: None }) };
    Some(DateSheet { words: one_line(&phrase.text)?, edtf: Some(Located::unplaced(edtf)) })
}

fn claim(
    draft: &Draft,
    by: Vec<Located<PartySheet>>,
    via: Vec<Located<PartySheet>>,
    quotes: Vec<String>,
    sentence: &str,
) -> ClaimSheet {
    let on = day_of(draft);
    let prose = |text: &str| {
        let text = as_sentence(text);
        check_text(&text).is_ok().then(|| Located::unplaced(text))
    };
    let mut claim = ClaimSheet {
        kind: Some(Located::unplaced(draft.kind)),
        mode: Some(Located::unplaced(draft.mode)),
        by,
        via,
        on: on.map(Located::unplaced),
        text: draft.text.as_deref().and_then(prose),
        quotes: quotes.into_iter().map(Located::unplaced).collect(),
        ..ClaimSheet::default()
    };
    if !claim.says_something() {
        claim.text = prose(sentence);
    }
    if !claim.says_something() {
        claim.note = Some(Located::unplaced("the words of this statement cannot be written down".to_owned()));
        claim.kind = Some(Located::unplaced(ClaimKind::NoComment));
    }
    claim
}

/// Content as a sentence of its own: on one line, with a capital and a full stop.
pub(super) fn as_sentence(content: &str) -> String {
    let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = content.chars();
    let mut text: String = match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => return String::new(),
    };
    let marks = text.len() - text.trim_end_matches(['”', '"', '’', '\'', ')']).len();
    let inner = text.len() - marks;
    let end = text[..inner].trim_end_matches([',', ';', ':', ' ']).len();
    if text[..end].ends_with(['.', '?', '!', '…']) {
        text.replace_range(end..inner, "");
    } else {
        text.replace_range(end..inner, if marks > 0 && end < inner { "." } else { "" });
        if !text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with('.') {
            text.push('.');
        }
    }
    text
}

/// How it was found, in a line each.
fn how(draft: &Draft, remarks: Vec<String>) -> Vec<String> {
    let second = Some(draft.kinds[1]).filter(|kind| *kind != draft.kind);
    let perhaps = second.map(|kind| format!("; perhaps kind = \"{kind}\"")).unwrap_or_default();
    let mut how = vec![format!("{}, {}{perhaps}", draft.tier, draft.pattern)];
    let carried = draft.said.as_ref().filter(|said| said.carried);
    if let Some(phrase) = carried.and_then(|said| said.phrase.as_ref()) {
        how.push(format!(
            "“{}” is the day of the occasion, from elsewhere in the text",
            one_line(&phrase.text).unwrap_or_default()
        ));
    }
    how.extend(remarks);
    how
}

/// Links: what the engine is sure of is made, all else is a question.
fn link(drafts: &[Draft], proposals: &mut [Proposal], ledger: Option<&Reader<'_>>) -> Result<(), StoreError> {
    let contents: Vec<Vec<String>> = drafts.iter().map(|draft| telling_words(content(draft))).collect();
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let relation = draft.kinds.iter().find_map(|kind| relation_of(*kind));
        let mut maybe: Vec<Maybe> = Vec::new();
        let mut sure = Vec::new();
        for answer in &draft.answers {
            let Some(target) = proposals.get(answer.draft).filter(|_| answer.draft != at) else { continue };
            let does = answer.relation.or(relation).unwrap_or(RelationType::Disputes);
            let link = plain(does, target.name());
            if answer.sure && can_do(does, &proposals[at], target) {
                sure.push(link);
            } else if answer.likely >= WORTH_ASKING {
                maybe.push(Maybe { link, shown: shown(target) });
            }
        }
        let enough = if relation.is_some() { MAY_BE_MEANT } else { MAY_BE_THE_SAME };
        let relation = relation.unwrap_or(RelationType::Repeats);
        if contents[at].len() >= TELLING {
            if relation == RelationType::Repeats {
                let like = |other: &usize| likeness(&contents[at], &contents[*other]) >= MAY_BE_THE_SAME;
                let same = (0..at).filter(|other| contents[*other].len() >= TELLING).find(like);
                if let Some(other) = same {
                    let target = &proposals[other];
                    maybe.push(Maybe { link: plain(relation, target.name()), shown: shown(target) });
                }
            }
            if let Some(ledger) = ledger.filter(|_| sure.is_empty()) {
                let own = proposals[at].recorded;
                let stored = stored_claims(ledger, content(draft), PROPOSED)?;
                let likely = stored.into_iter().filter(|one| one.likeness >= enough && Some(one.id) != own);
                maybe.extend(likely.map(|one| Maybe { link: plain(relation, &one.name), shown: one.shown }));
            }
        }
        let proposal = &mut proposals[at];
        proposal.claim.relations.extend(sure.into_iter().map(Located::unplaced));
        maybe.truncate(MOST_ASKED);
        proposal.maybe = maybe;
    }
    Ok(())
}

/// Whether a link may be made without asking: nobody rejects what they say themselves, and nobody takes back
/// what others say.
fn can_do(does: RelationType, own: &Proposal, target: &Proposal) -> bool {
    let is_named = |party: &&Located<PartySheet>| party.kind != Some(SpeakerKind::Unnamed);
    let names = |of: &Proposal| -> BTreeSet<String> {
        let parties = of.claim.by.iter().filter(is_named);
        parties.filter_map(|party| party.name.as_deref().map(fold_name)).collect()
    };
    let is_same = !names(own).is_disjoint(&names(target));
    if does.is_for_own() { is_same } else { !does.is_challenge() || !is_same }
}

/// What a statement of this kind does to an earlier one.
fn relation_of(kind: ClaimKind) -> Option<RelationType> {
    match kind {
        ClaimKind::Denial => Some(RelationType::Denies),
        ClaimKind::Confirmation => Some(RelationType::Confirms),
        ClaimKind::Retraction => Some(RelationType::Retracts),
        ClaimKind::Correction => Some(RelationType::Corrects),
        _ => None,
    }
}

/// A link with nothing said of it but what it does to which claim.
pub fn plain(relation: RelationType, target: &str) -> RelationSheet {
    RelationSheet::to(relation, target)
}

fn content(draft: &Draft) -> &str {
    draft.text.as_deref().unwrap_or_default()
}

/// A statement in a few words, for a comment.
fn shown(proposal: &Proposal) -> String {
    const SHOWN: usize = 100;
    let claim = &proposal.claim;
    let who: Vec<&str> = claim.by.iter().filter_map(|party| party.name.as_deref()).collect();
    let said = claim.text.as_ref().or(claim.quotes.first()).map_or("", |text| text.value.as_str());
    let whole = format!("{}: {said}", who.join(", "));
    let short: String = whole.chars().take(SHOWN).collect();
    if short.len() < whole.len() { short + "…" } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::draft::Answer;

    #[test]
    fn a_statement_asks_about_three_links_at_most() {
        let said = "“We have sold the old mill to a friend of the mayor,” said Tom Hale.\n\n";
        let text = format!("The mill\n\n{}", said.repeat(6));
        let reading = Reading {
            text: &text,
            published: None,
            language: None,
            recorded: None,
            kind: None,
            byline: None,
            marks: Marks::default(),
        };
        let mut drafts = reading.drafts(Breadth::Claims);
        assert_eq!(drafts.len(), 6);
        let likely = |draft| Answer { draft, sure: false, likely: 0.2, relation: None };
        drafts[5].answers = (0..3).map(likely).collect();
        let proposals = propose(&reading, &drafts, None).unwrap();
        let asked: Vec<&str> = proposals[5].maybe.iter().map(|maybe| maybe.link.target_text()).collect();
        assert_eq!(asked, [proposals[0].name(), proposals[1].name(), proposals[2].name()]);
        assert_eq!(proposals[5].answers, [0, 1, 2]);
    }

    #[test]
    fn content_becomes_a_sentence() {
        for (content, sentence) in [
            ("the mill\nwas sold", "The mill was sold."),
            ("NATO is “moving to Asia,”", "NATO is “moving to Asia.”"),
            ("it is a “wreck”", "It is a “wreck”."),
            ("was it sold?", "Was it sold?"),
            ("“Not a stone.”", "“Not a stone.”"),
            ("«", "«."),
            ("", ""),
        ] {
            assert_eq!(as_sentence(content), sentence);
        }
    }
}
