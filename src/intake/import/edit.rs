//! Rows of claims that the ledger has: what differs is proposed, cell by cell, and what a spreadsheet bent is
//! left.

use super::difference::Edit;
use super::edit_parties as parties;
use super::edit_relations;
use super::field::Field;
use super::row::{Row, spoilt_cut};
use super::taken::Taken;
use super::work::Work;
use super::{flat, proposing};
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{Claim, ClaimKind, Outcome, RowNote, RowOutcome};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::text as rules;
use crate::record::{ArticlePlan, Field as Recorded, ProposedClaim, Recorder};
use crate::store::StoreError;

/// The longest part of a text that a note repeats, in characters.
const SHOWN: usize = 400;

/// What a row says of a date.
enum ReadDate {
    AsRecorded,
    Emptied,
    Given(SourceDate),
}

impl Work<'_> {
    /// Changes what a row says otherwise of a claim. What is wrong is a fault of the row, and then nothing is
    /// changed.
    pub(super) fn edit(
        &mut self,
        row: &mut Row<'_>,
        claim: &Claim,
        is_whole: bool,
    ) -> Result<RowOutcome, StoreError> {
        let mut edit = Edit { claim, is_whole, cells: Vec::new(), bends: Vec::new(), spoilt: Vec::new() };
        let home = match claim.home() {
            Some(home) => self.recorder.known_article(home.article.id)?,
            None => Recorder::nowhere(),
        };
        let mut proposed = ProposedClaim { named: Some(claim.id.to_string()), ..ProposedClaim::default() };
        self.fields(row, &mut edit, &mut proposed, &home);
        let of_by = parties::speakers(row, &mut edit, &mut proposed);
        let of_about = parties::about(row, &mut edit, &mut proposed);
        proposed.topics = topics(row, &mut edit, &mut proposed);
        let given = self.relations_of(row)?;
        let relations = edit_relations::further(row, &mut edit, &mut proposed, given);
        let mut elsewhere = Vec::new();
        self.appearances(row, &mut edit, &mut proposed, &mut elsewhere)?;
        for (field, spoilt) in edit.spoilt.drain(..) {
            if !row.is_at_fault(field) {
                row.fault(field, spoilt_cut(spoilt));
            }
        }
        let says_nothing = ProposedClaim { named: proposed.named.clone(), ..ProposedClaim::default() };
        let mut taken: Vec<Taken> = Vec::new();
        if proposed != says_nothing {
            let one = self.plan_claim(row, home, proposed, relations)?;
            // Another name of the same speaker is no change.
            if of_by && one.plan.keeps_speakers() {
                edit.cells.retain(|(field, ..)| !matches!(field, Field::By | Field::As | Field::For));
            }
            if of_about && one.plan.keeps_about() {
                edit.cells.retain(|(field, ..)| *field != Field::About);
            }
            taken.push(one);
        }
        for (article, seen) in elsewhere {
            taken.push(self.plan_claim(row, article, seen, Vec::new())?);
        }
        // A claim of this import was made by a row of it.
        if !edit.cells.is_empty() && (self.touched.has(claim.id) || claim.id > self.last_before) {
            for (field, ..) in &edit.cells {
                row.fault(*field, format!("an earlier row of this file says otherwise of {}", claim.id));
            }
        }
        if !row.faults.is_empty() {
            return Ok(RowOutcome::Rejected);
        }
        let mut is_changed = false;
        for one in taken {
            let changes = self.record(row, one)?;
            is_changed |=
                changes.iter().any(|change| matches!(change.outcome, Outcome::New | Outcome::Updated));
            for change in
                changes.iter().filter(|change| change.noun == "speaker" && change.outcome == Outcome::Updated)
            {
                edit.cells.push((
                    Field::SpeakerKind,
                    None,
                    Some(format!("{}: {}", change.id, change.fields.join(", "))),
                ));
            }
        }
        self.touched.mark(claim.id);
        let outcome =
            if edit.cells.is_empty() && !is_changed { RowOutcome::Unchanged } else { RowOutcome::Updated };
        self.tell(row, &edit, outcome);
        Ok(outcome)
    }

    fn tell(&mut self, row: &Row<'_>, edit: &Edit<'_>, outcome: RowOutcome) {
        let note = |field: &Field| RowNote {
            line: row.line(),
            outcome,
            id: Some(edit.claim.id.to_string()),
            column: Some(row.columns.name(*field)),
            was: None,
            now: None,
            what: None,
        };
        for (field, was, now) in &edit.cells {
            let (was, now) = (was.as_deref().map(shown), now.as_deref().map(shown));
            self.result.note(RowNote { was, now, ..note(field) });
        }
        for (field, was, now, how) in &edit.bends {
            let what = Some(format!("not taken as a change: {how}"));
            self.result.note(RowNote { was: Some(shown(was)), now: Some(shown(now)), what, ..note(field) });
        }
    }

    /// The fields of the claim alone.
    fn fields(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        proposed: &mut ProposedClaim,
        home: &ArticlePlan,
    ) {
        if edit.differs(row, Field::Ref) && (edit.is_whole || edit.claim.r#ref.is_none()) {
            proposed.new_ref = row
                .trimmed(Field::Ref)
                .and_then(|name| row.checked(Field::Ref, rules::composed(&name), rules::reference));
            if proposed.new_ref.is_none() {
                proposed.clears.push(Recorded::Ref);
            }
            edit.changes(row, Field::Ref);
        }
        if edit.differs(row, Field::Kind) {
            proposed.kind = row.word::<ClaimKind>(Field::Kind);
            if proposed.kind.is_none() {
                row.fault(Field::Kind, "a claim has a kind");
            }
            edit.changes(row, Field::Kind);
        }
        if edit.differs(row, Field::Text) {
            proposed.text = row.text(Field::Text);
            if proposed.text.is_none() {
                let says = !edit.claim.relations.is_empty() || flat::cell(edit.claim, Field::Quote).is_some();
                if !says {
                    row.fault(Field::Text, "without it the claim says nothing");
                }
                proposed.clears.push(Recorded::Text);
            }
            edit.changes(row, Field::Text);
        }
        if edit.differs(row, Field::Note) {
            proposed.note = row.text(Field::Note);
            if proposed.note.is_none() {
                proposed.clears.push(Recorded::Note);
            }
            edit.changes(row, Field::Note);
        }
        let anchor = Anchor::published(home.published().map(SourceDate::edtf)).in_language(home.language());
        let said = self.date(row, edit, &anchor, (Field::On, Field::OnWords), edit.claim.said.as_ref());
        let event =
            self.date(row, edit, &anchor, (Field::Event, Field::EventWords), edit.claim.event.as_ref());
        for (read, given, clears) in
            [(said, &mut proposed.said, Recorded::On), (event, &mut proposed.event, Recorded::Event)]
        {
            match read {
                ReadDate::Emptied => proposed.clears.push(clears),
                ReadDate::Given(date) => *given = Some(date),
                ReadDate::AsRecorded => {}
            }
        }
    }

    /// A date and its words. Words that lead to the recorded date are no change of it.
    fn date(
        &self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        anchor: &Anchor<'_>,
        (value, words): (Field, Field),
        recorded: Option<&SourceDate>,
    ) -> ReadDate {
        let (value_differs, words_differ) = (edit.differs(row, value), edit.differs(row, words));
        if !value_differs && !words_differ {
            return ReadDate::AsRecorded;
        }
        let read = if !value_differs && let Some(known) = recorded {
            // Only the words are others: the value stays, as given by hand.
            match row.trimmed(words) {
                Some(words) => Some(SourceDate::by_hand(words, known.edtf().clone())),
                None => Some(SourceDate::given(known.edtf().clone())),
            }
        } else {
            proposing::date(row, (value, words), anchor, self.order)
        };
        let is_same = match (&read, recorded) {
            (Some(read), Some(known)) => {
                read.edtf() == known.edtf()
                    && (read.words() == known.words() || row.columns.of(words).is_none())
            }
            (None, None) => true,
            _ => false,
        };
        if is_same || row.is_at_fault(value) {
            return ReadDate::AsRecorded;
        }
        for (field, differs) in [(value, value_differs), (words, words_differ)] {
            if differs {
                edit.changes(row, field);
            }
        }
        read.map_or(ReadDate::Emptied, ReadDate::Given)
    }
}

/// The topics; empty: as they are. Only a row that says all takes some away.
fn topics(row: &mut Row<'_>, edit: &mut Edit<'_>, proposed: &mut ProposedClaim) -> Vec<String> {
    if !edit.differs(row, Field::Topics) {
        return Vec::new();
    }
    let mut topics = row.names(Field::Topics);
    let folded: std::collections::BTreeSet<String> = topics.iter().map(|topic| fold_name(topic)).collect();
    if folded.len() < topics.len() {
        // For the record to refuse.
        return topics;
    }
    if !edit.is_whole {
        let given = std::mem::replace(&mut topics, edit.claim.topics.clone());
        let folded: Vec<String> = topics.iter().map(|topic| fold_name(topic)).collect();
        topics.extend(given.into_iter().filter(|topic| !folded.contains(&fold_name(topic))));
    }
    let set = |topics: &[String]| {
        topics.iter().map(|topic| fold_name(topic)).collect::<std::collections::BTreeSet<_>>()
    };
    if set(&topics) == set(&edit.claim.topics) {
        return Vec::new();
    }
    edit.changes(row, Field::Topics);
    if topics.is_empty() {
        proposed.clears.push(Recorded::Topics(0));
    }
    topics
}

/// A text as a note repeats it: its beginning, if it is long.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
