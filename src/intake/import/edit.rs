//! Rows of claims that the ledger has: what differs is changed, cell by cell, and what a spreadsheet bent is left.

use super::super::date_words::Anchor;
use super::super::log::as_recorded;
use super::super::worksheet::text as rules;
use super::field::Field;
use super::fresh::{Linked, anchored, date, named};
use super::names::Who;
use super::places::Place;
use super::row::{Row, split, split_each};
use super::{Work, bent, flat};
use crate::domain::anchor;
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{
    Appearance, Claim, ClaimKind, Mode, NamedParty, NewAppearance, NewClaim, Party, RowNote, RowOutcome,
};
use crate::store::StoreError;

/// The longest part of a text that a note repeats, in characters.
const SHOWN: usize = 400;

/// What a row changes of a claim.
struct Edit<'e> {
    claim: &'e Claim,
    /// Whether an empty cell empties the field.
    is_whole: bool,
    cells: Vec<(Field, Option<String>, Option<String>)>,
    bends: Vec<(Field, String, String, &'static str)>,
}

impl Edit<'_> {
    /// Whether the cell of a field says something else than the ledger. What a spreadsheet bent does not.
    fn differs(&mut self, row: &Row<'_>, field: Field) -> bool {
        if row.columns.of(field).is_none() {
            return false;
        }
        match (flat::cell(self.claim, field), row.get(field)) {
            (None, None) => false,
            (Some(_), None) => self.is_whole,
            (None, Some(_)) => true,
            (Some(was), Some(now)) if was == now => false,
            (Some(was), Some(now)) => match bent::bent(&was, &now) {
                Some(how) => {
                    self.bends.push((field, was, now.into_owned(), how));
                    false
                }
                None => true,
            },
        }
    }

    /// Notes that a cell is changed.
    fn changes(&mut self, row: &Row<'_>, field: Field) {
        let now = row.get(field).map(std::borrow::Cow::into_owned);
        self.cells.push((field, flat::cell(self.claim, field), now));
    }
}

/// A change of where a claim was seen.
struct Seen<'e> {
    /// An appearance whose quote or mode is another, with the new ones.
    changed: Option<(&'e Appearance, Option<String>, Option<Mode>)>,
    /// Articles that it was not seen in before.
    new: Vec<Place>,
    anchors: Vec<anchor::Anchor>,
}

/// A speaker's part after the change: who, the title, the body spoken for.
type Part = (Who, Option<String>, Option<Who>);

impl Work<'_> {
    /// Changes what a row says otherwise of a claim. What is wrong is a fault of the row, and then nothing is changed.
    pub(super) fn edit(
        &mut self,
        row: &mut Row<'_>,
        claim: Claim,
        is_whole: bool,
    ) -> Result<RowOutcome, StoreError> {
        let mut edit = Edit { claim: &claim, is_whole, cells: Vec::new(), bends: Vec::new() };
        let home = match claim.home() {
            Some(home) => Place::Known(self.places.by_id(self.ledger, home.article.id)?, None),
            None => Place::Nowhere,
        };
        let mut new = as_recorded(self.ledger, &claim)?;
        self.fields(row, &mut edit, &mut new, &home)?;
        let by = self.speakers(row, &mut edit, &home)?;
        let about = self.about(row, &mut edit, &home)?;
        let topics = topics(row, &mut edit);
        let seen = self.appearances(row, &mut edit, &home)?;
        let links = self.further_links(row, &mut edit)?;
        let first = self.edited.get(&claim.id).copied();
        if !edit.cells.is_empty() && (first.is_some() || claim.id > self.last_before) {
            let earlier = first.map_or("an earlier row".to_owned(), |line| format!("the row of line {line}"));
            for (field, ..) in &edit.cells {
                row.fault(*field, format!("{earlier} says otherwise of {}", claim.id));
            }
        }
        if !row.faults.is_empty() {
            return Ok(RowOutcome::Rejected);
        }
        let added = self.write(row.line(), &claim, new, (by, about, topics), seen, &links)?;
        if !edit.cells.is_empty() {
            self.edited.insert(claim.id, row.line());
        }
        let outcome =
            if edit.cells.is_empty() && !added { RowOutcome::Unchanged } else { RowOutcome::Updated };
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
        new: &mut NewClaim,
        home: &Place,
    ) -> Result<(), StoreError> {
        if edit.differs(row, Field::Ref) && (edit.is_whole || edit.claim.r#ref.is_none()) {
            new.r#ref = row
                .trimmed(Field::Ref)
                .and_then(|name| row.checked(Field::Ref, rules::composed(&name), rules::reference));
            let other = new.r#ref.as_deref().map(|name| self.ledger.find_claim(name)).transpose()?.flatten();
            if other.is_some_and(|other| other != edit.claim.id) {
                row.fault(Field::Ref, "another claim has this ref");
            }
            edit.changes(row, Field::Ref);
        }
        if edit.differs(row, Field::Kind) {
            match row.word::<ClaimKind>(Field::Kind) {
                Some(kind) => new.kind = kind,
                None => row.fault(Field::Kind, "a claim has a kind"),
            }
            edit.changes(row, Field::Kind);
        }
        if edit.differs(row, Field::Text) {
            new.text = row.text(Field::Text);
            let says = !edit.claim.relations.is_empty() || flat::cell(edit.claim, Field::Quote).is_some();
            if new.text.is_none() && !says {
                row.fault(Field::Text, "without it the claim says nothing");
            }
            edit.changes(row, Field::Text);
        }
        if edit.differs(row, Field::Note) {
            new.note = row.text(Field::Note);
            edit.changes(row, Field::Note);
        }
        let anchor = Anchor::published(home.published().map(SourceDate::edtf)).in_language(home.language());
        self.dates(row, edit, &anchor, (Field::On, Field::OnWords), &mut new.said);
        self.dates(row, edit, &anchor, (Field::Event, Field::EventWords), &mut new.event);
        Ok(())
    }

    /// A date and its words. Words that lead to the recorded date are no change of it.
    fn dates(
        &self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        anchor: &Anchor<'_>,
        (value, words): (Field, Field),
        recorded: &mut Option<SourceDate>,
    ) {
        let (value_differs, words_differ) = (edit.differs(row, value), edit.differs(row, words));
        if !value_differs && !words_differ {
            return;
        }
        let read = if !value_differs && let Some(known) = recorded.as_ref() {
            // Only the words are others: the value stays, as given by hand.
            match row.trimmed(words) {
                Some(words) => Some(SourceDate::by_hand(words, known.edtf().clone())),
                None => Some(SourceDate::given(known.edtf().clone())),
            }
        } else {
            date(row, value, words, anchor, self.order)
        };
        let is_same = match (&read, &recorded) {
            (Some(read), Some(known)) => {
                read.edtf() == known.edtf()
                    && (read.words() == known.words() || row.columns.of(words).is_none())
            }
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return;
        }
        for (field, differs) in [(value, value_differs), (words, words_differ)] {
            if differs {
                edit.changes(row, field);
            }
        }
        *recorded = read;
    }

    /// The speakers with titles and bodies; `None`: as they are.
    fn speakers(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        home: &Place,
    ) -> Result<Option<Vec<Part>>, StoreError> {
        let [by, titles, bodies] = [Field::By, Field::As, Field::For].map(|field| edit.differs(row, field));
        if !by && !titles && !bodies {
            return Ok(None);
        }
        let recorded = &edit.claim.speakers;
        let parts: Vec<Part> = if by {
            self.parties(row, Field::By, recorded, home)?
        } else {
            recorded.iter().map(kept).collect()
        };
        if parts.is_empty() {
            row.fault(Field::By, "a claim has a speaker");
        }
        let mut parts = parts;
        for (field, differs) in [(Field::As, titles), (Field::For, bodies)] {
            // Without its column, and where the cell is as it was, whoever is still there keeps it.
            if !differs && !(by && row.get(field).is_some()) {
                continue;
            }
            let values = row.get(field).map_or_else(|| vec![None; parts.len()], |cell| split_each(&cell));
            if values.len() != parts.len() {
                row.fault(
                    field,
                    format!(
                        "the cell has {} values, and there are {} speakers: one for each",
                        values.len(),
                        parts.len()
                    ),
                );
                continue;
            }
            for (part, value) in parts.iter_mut().zip(values) {
                if field == Field::As {
                    part.1 = value.and_then(|value| row.checked(field, value, rules::line));
                } else {
                    part.2 = match value {
                        None => None,
                        Some(name) => {
                            let same =
                                recorded.iter().find(|named| named.on_behalf_of_name.as_ref() == Some(&name));
                            match same.and_then(|named| named.party.on_behalf_of) {
                                Some(id) => Some(Who::Known(id, None)),
                                None => self.names.find(self.ledger, row, field, name, home.known())?,
                            }
                        }
                    };
                }
            }
        }
        if recorded.iter().map(kept).eq(parts.iter().map(|part| as_kept(part, recorded))) {
            return Ok(None);
        }
        for (field, differs) in [(Field::By, by), (Field::As, titles), (Field::For, bodies)] {
            if differs {
                edit.changes(row, field);
            }
        }
        Ok(Some(parts))
    }

    fn about(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        home: &Place,
    ) -> Result<Option<Vec<Part>>, StoreError> {
        if !edit.differs(row, Field::About) {
            return Ok(None);
        }
        let recorded = &edit.claim.about;
        let parts = self.parties(row, Field::About, recorded, home)?;
        if recorded.iter().map(kept).eq(parts.iter().map(|part| as_kept(part, recorded))) {
            return Ok(None);
        }
        edit.changes(row, Field::About);
        Ok(Some(parts))
    }

    /// Whoever a cell names; a name that the claim has already means whom it means there.
    fn parties(
        &mut self,
        row: &mut Row<'_>,
        field: Field,
        recorded: &[NamedParty],
        home: &Place,
    ) -> Result<Vec<Part>, StoreError> {
        let mut parts: Vec<Part> = Vec::new();
        for name in row.names(field) {
            let same = recorded.iter().find(|named| fold_name(&named.name) == fold_name(&name));
            let part = match same {
                Some(named) => kept(named),
                None => match self.names.find(self.ledger, row, field, name, home.known())? {
                    Some(Who::Known(id, given)) => {
                        let same = recorded.iter().find(|named| named.party.speaker == id);
                        same.map_or((Who::Known(id, given), None, None), kept)
                    }
                    Some(new) => (new, None, None),
                    None => continue,
                },
            };
            if parts.iter().any(|other| same_speaker(&other.0, &part.0)) {
                row.fault(field, "the cell names one speaker twice");
            }
            parts.push(part);
        }
        Ok(parts)
    }

    /// Where the claim was seen: more articles, another quote. None is taken away.
    fn appearances<'e>(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'e>,
        home: &Place,
    ) -> Result<Seen<'e>, StoreError> {
        let claim: &'e Claim = edit.claim;
        let mut seen = Seen { changed: None, new: Vec::new(), anchors: Vec::new() };
        let mut here = claim.appearances.iter().find(|seen| !seen.quotes.is_empty()).or(claim.home());
        if edit.is_whole {
            for field in [Field::Article, Field::Url] {
                if !edit.differs(row, field) {
                    continue;
                }
                let (known, given) = (split(&flat::cell(claim, field).unwrap_or_default()), row.list(field));
                for gone in known.iter().filter(|one| !given.contains(one)) {
                    row.fault(field, format!("the claim was seen in {gone}, and the cell does not say so: an import takes no appearance away"));
                }
                for one in given.into_iter().filter(|one| !known.contains(one)) {
                    seen.new.push(if field == Field::Url {
                        self.places.by_address(self.ledger, row, one)?
                    } else {
                        let id = one
                            .parse()
                            .map_err(|error: crate::domain::NotAnId| row.fault(field, error.to_string()))
                            .ok();
                        let Some(id) = id else { continue };
                        self.places.by_number(self.ledger, row, id)?
                    });
                }
                edit.changes(row, field);
            }
            if edit.differs(row, Field::Outlet) {
                row.fault(
                    Field::Outlet,
                    "the outlet is that of the article: change it with gainsay article edit",
                );
            }
        } else {
            let urls = row.list(Field::Url);
            if urls.len() > 1 {
                row.fault(Field::Url, "name one article; the others are rows of their own");
            }
            let id = self.article_id(row);
            let place = self.places.of(self.ledger, row, self.order, urls.into_iter().next(), id)?;
            match &place {
                Place::Nowhere => {}
                Place::Known(known, adds) => {
                    here = claim.appearances.iter().find(|seen| seen.article.id == known.id);
                    if here.is_none() || adds.is_some() {
                        seen.new.push(place);
                    }
                }
                Place::New(_) => {
                    here = None;
                    seen.new.push(place);
                }
            }
        }
        let quoted = here.map(|here| here.quotes.join(" … ")).filter(|quote| !quote.is_empty());
        let quote = row.text(Field::Quote);
        let mode = row.word::<Mode>(Field::Mode);
        let Some(here) = here else {
            if quote.is_some() && matches!(home, Place::Nowhere) && seen.new.is_empty() {
                row.fault(Field::Quote, "a quote is that of an article, and the row names none");
            }
            let article = seen.new.first().and_then(Place::known).map(|known| known.id);
            seen.anchors = self.stand(row, article, quote.as_deref())?;
            return Ok(seen);
        };
        let quote_differs =
            quote != quoted && edit.differs(row, Field::Quote) && (quote.is_some() || edit.is_whole);
        let mode_differs =
            mode != here.mode && (mode.is_some() || edit.is_whole) && row.columns.of(Field::Mode).is_some();
        if quote_differs || mode_differs {
            for (field, differs) in [(Field::Quote, quote_differs), (Field::Mode, mode_differs)] {
                if differs {
                    edit.changes(row, field);
                }
            }
            if quote_differs {
                seen.anchors = self.stand(row, Some(here.article.id), quote.as_deref())?;
            }
            seen.changed =
                Some((here, quote.filter(|_| quote_differs), if mode_differs { mode } else { here.mode }));
        }
        Ok(seen)
    }

    /// Relations that the claim does not have yet. None is taken away.
    fn further_links(&mut self, row: &mut Row<'_>, edit: &mut Edit<'_>) -> Result<Vec<Linked>, StoreError> {
        let mut links = self.links(row, edit.claim.r#ref.as_deref())?;
        let recorded = &edit.claim.relations;
        if edit.is_whole && row.columns.of(Field::Relations).is_some() {
            let named = |link: &Linked, known: &crate::domain::Relation| {
                link.relation == known.fields.relation && link.target == Ok(known.fields.target)
            };
            for gone in recorded.iter().filter(|known| !links.iter().any(|link| named(link, known))) {
                let act = format!("{} {}", gone.fields.relation, gone.fields.target);
                row.fault(
                    Field::Relations,
                    format!("the claim {act} ({}), and the cell does not say so: an import takes no relation away", gone.id),
                );
            }
        }
        links.retain(|link| {
            !recorded
                .iter()
                .any(|known| known.fields.relation == link.relation && link.target == Ok(known.fields.target))
        });
        if links.iter().any(|link| link.target == Ok(edit.claim.id)) {
            row.fault(Field::Relations, "a claim has no relation to itself");
        }
        Ok(links)
    }

    /// Records the change. Returns whether articles or relations were added.
    fn write(
        &mut self,
        line: u64,
        claim: &Claim,
        mut new: NewClaim,
        (by, about, topics): (Option<Vec<Part>>, Option<Vec<Part>>, Option<Vec<String>>),
        seen: Seen<'_>,
        links: &[Linked],
    ) -> Result<bool, StoreError> {
        if let Some(parts) = by {
            new.speakers = self.parts(&parts)?;
        }
        if let Some(parts) = about {
            new.about = self.parts(&parts)?;
        }
        if let Some(topics) = topics {
            new.topics = self.ledger.topics(&topics)?;
        }
        self.ledger.update_claim(claim.id, &new)?;
        let mut added = false;
        let quote = seen.changed.as_ref().and_then(|(_, quote, _)| quote.clone());
        if let Some((now, quote, mode)) = seen.changed {
            let pieces = |quote: &String| vec![quote.clone()];
            let quotes = quote.as_ref().map_or_else(|| now.quotes.clone(), pieces);
            let to = NewAppearance { mode, quotes, via: now.via.clone(), note: now.note.clone() };
            self.ledger.update_appearance(now, &to)?;
            if !seen.anchors.is_empty()
                && let Some(capture) = self.ledger.find_latest_capture(now.article.id)?
            {
                self.ledger.set_anchors(now.id, &anchored(&seen.anchors, capture.id))?;
            }
        }
        for place in &seen.new {
            let made = &mut |noun| self.result.made(noun);
            let Some(article) = self.places.record(self.ledger, place, made)? else { continue };
            added = true;
            if !claim.appearances.iter().any(|seen| seen.article.id == article.id) {
                self.appear(claim.id, article.id, quote.as_ref(), None, &seen.anchors)?;
            }
        }
        Ok(self.link(line, claim.id, links)? > 0 || added)
    }

    fn parts(&mut self, parts: &[Part]) -> Result<Vec<Party>, StoreError> {
        let ledger = self.ledger;
        let made = &mut |noun| self.result.made(noun);
        let mut parties = Vec::with_capacity(parts.len());
        for (who, title, body) in parts {
            let (speaker, given) = self.names.record(ledger, who, made)?;
            let on_behalf_of = match body {
                Some(body) => Some(self.names.record(ledger, body, made)?.0),
                None => None,
            };
            parties.push(Party {
                speaker,
                name_as_given: named(ledger, speaker, given)?,
                title: title.clone(),
                on_behalf_of,
            });
        }
        Ok(parties)
    }
}

fn same_speaker(one: &Who, other: &Who) -> bool {
    match (one, other) {
        (Who::Known(one, _), Who::Known(other, _)) => one == other,
        (Who::New(one), Who::New(other)) => fold_name(one) == fold_name(other),
        _ => false,
    }
}

/// A recorded speaker's part as it is.
fn kept(named: &NamedParty) -> Part {
    let party = &named.party;
    (
        Who::Known(party.speaker, Some(party.name_as_given.clone())),
        party.title.clone(),
        party.on_behalf_of.map(|body| Who::Known(body, None)),
    )
}

/// A part with what the article called a speaker who is in the claim already: another name of the same one is no change.
fn as_kept(part: &Part, recorded: &[NamedParty]) -> Part {
    let Who::Known(id, _) = &part.0 else { return part.clone() };
    let given = recorded
        .iter()
        .find(|named| named.party.speaker == *id)
        .map(|named| named.party.name_as_given.clone());
    let body = match &part.2 {
        Some(Who::Known(body, _)) => Some(Who::Known(*body, None)),
        other => other.clone(),
    };
    (Who::Known(*id, given), part.1.clone(), body)
}

/// The topics; `None`: as they are. Only a row that says all takes some away.
fn topics(row: &mut Row<'_>, edit: &mut Edit<'_>) -> Option<Vec<String>> {
    if !edit.differs(row, Field::Topics) {
        return None;
    }
    let mut topics = row.names(Field::Topics);
    if !edit.is_whole {
        let given = topics;
        topics = edit.claim.topics.clone();
        let folded: Vec<String> = topics.iter().map(|topic| fold_name(topic)).collect();
        topics.extend(given.into_iter().filter(|topic| !folded.contains(&fold_name(topic))));
    }
    let set = |topics: &[String]| {
        topics.iter().map(|topic| fold_name(topic)).collect::<std::collections::BTreeSet<_>>()
    };
    if set(&topics) == set(&edit.claim.topics) {
        return None;
    }
    edit.changes(row, Field::Topics);
    Some(topics)
}

/// A text as a note repeats it: its beginning, if it is long.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
