//! The fields of a proposal that a person can change, as they are typed on one line.
//!
//! Owns how each value is written on a line and read from it. What is refused leaves the proposal as it was.
//! Called by `Review::apply` and by `desk`, which shows the present value first.

use super::field::Field;
use super::known::{names_of, party_called, shown};
use super::refused::Refused;
use super::state::Review;
use crate::domain::anchor::Text;
use crate::domain::date::Edtf;
use crate::domain::text::{check_line, check_text};
use crate::domain::{NotAPlace, Scope, Vocabulary};
use crate::intake::proposal::published;
use crate::reading::date_words::{self, Anchor};
use crate::reading::worksheet::{ClaimSheet, DateSheet, Located, PartySheet};

/// Between the entries of a list on a line.
const BETWEEN: &str = "; ";
/// Between the pieces of a quote on a line.
const PIECES: &str = " | ";

impl Review {
    /// The present value of a field, as it would be typed.
    pub fn value(&self, field: Field) -> String {
        let Some(proposal) = self.current() else { return String::new() };
        // Whole, so that a key that is added must be given a line here, or be named as none.
        let ClaimSheet {
            place: _,
            r#ref,
            kind: _,
            mode,
            by,
            about,
            via,
            on,
            event,
            text,
            quotes,
            at,
            hedge,
            topics,
            note,
            relations,
        } = &proposal.claim;
        let names = |list: &[Located<PartySheet>]| {
            list.iter().map(|party| shown(party)).collect::<Vec<_>>().join(BETWEEN)
        };
        let written =
            |text: &Option<Located<String>>| text.as_ref().map(|t| t.value.clone()).unwrap_or_default();
        let dated =
            |date: &Option<Located<DateSheet>>| date.as_ref().map(|date| date_line(date)).unwrap_or_default();
        let listed = |list: &[Located<String>], between: &str| {
            list.iter().map(|entry| entry.value.as_str()).collect::<Vec<_>>().join(between)
        };
        let first = by.first();
        match field {
            Field::By => names(by),
            Field::As => first.and_then(|party| party.title.clone()).unwrap_or_default(),
            Field::For => {
                let bodies = first.iter().flat_map(|party| &party.bodies);
                bodies.map(|body| body.value.as_str()).collect::<Vec<_>>().join(BETWEEN)
            }
            Field::Kind => proposal.claim.kind_or_implied().to_string(),
            Field::Mode => mode.as_ref().map(|mode| mode.to_string()).unwrap_or_default(),
            Field::Text => written(text),
            Field::Quote => listed(quotes, PIECES),
            Field::On => dated(on),
            Field::Event => dated(event),
            Field::About => names(about),
            Field::Via => names(via),
            Field::Topics => listed(topics, BETWEEN),
            Field::Ref => written(r#ref),
            Field::Note => written(note),
            Field::At => at.as_ref().map(|at| at.to_string()).unwrap_or_default(),
            Field::Hedge => written(hedge),
            Field::Part => {
                let mut parts = relations.iter().filter_map(|link| link.part.clone());
                parts.next_back().unwrap_or_default()
            }
        }
    }

    /// Gives a field another value.
    pub(super) fn set(&mut self, field: Field, typed: &str) -> Result<bool, Refused> {
        let typed = typed.trim();
        let mut claim = self.current().ok_or("no statement is looked at: go back to one")?.claim.clone();
        match field {
            Field::Part => set_part(&mut claim, typed)?,
            Field::Ref => return self.set_ref(typed),
            Field::By => {
                let names = entries(typed);
                if names.is_empty() {
                    return Err("somebody must have said it: give a name".into());
                }
                claim.by = self.parties("by", &names)?;
            }
            Field::About => claim.about = self.parties("about", &entries(typed))?,
            Field::Via => claim.via = self.parties("via", &entries(typed))?,
            Field::As | Field::For => {
                if claim.by.len() != 1 {
                    return Err("it has several speakers: say whose in the worksheet, by hand".into());
                }
                let mut party = claim.by[0].value.clone();
                if field == Field::As {
                    party.title = line(typed)?;
                } else {
                    let bodies = entries(typed).into_iter().map(|body| line(&body));
                    let bodies: Result<Vec<_>, _> = bodies.collect();
                    party.bodies = bodies?.into_iter().flatten().map(Located::unplaced).collect();
                }
                claim.by[0] = Located::unplaced(party);
            }
            Field::Kind => claim.kind = Some(Located::unplaced(word(typed)?)),
            Field::Mode => claim.mode = Some(Located::unplaced(word(typed)?)),
            Field::Text => claim.text = prose(typed)?,
            Field::Note => claim.note = prose(typed)?,
            Field::At => {
                let at = line(typed)?.map(|at| at.parse().map_err(|error: NotAPlace| error.to_string()));
                claim.at = at.transpose()?.map(Located::unplaced);
            }
            Field::Hedge => claim.hedge = line(typed)?.map(Located::unplaced),
            Field::Topics => {
                let topics = entries(typed).into_iter().map(|topic| line(&topic));
                let topics: Result<Vec<_>, _> = topics.collect();
                claim.topics = topics?.into_iter().flatten().map(Located::unplaced).collect();
            }
            Field::Quote => claim.quotes = self.quotes(typed)?,
            Field::On => claim.on = self.date(typed)?,
            Field::Event => claim.event = self.date(typed)?,
        }
        if !claim.says_something() {
            return Err("then it would say nothing: give it a text first".into());
        }
        self.current_mut()?.claim = claim;
        if matches!(field, Field::By | Field::For) {
            // A name that was typed once is offered from then on.
            self.names = names_of(&self.proposals);
        }
        Ok(true)
    }

    fn parties(&self, key: &str, names: &[String]) -> Result<Vec<Located<PartySheet>>, Refused> {
        let mut parties: Vec<Located<PartySheet>> = Vec::new();
        for name in names {
            check_line(name).map_err(|problem| format!("the name {problem}"))?;
            let mut party = party_called(name, &self.proposals)?;
            if key == "via" {
                party.bodies.clear();
            } else {
                party.cue = None;
                if parties.iter().any(|known| known.value == party) {
                    return Err(format!("{name:?} is named twice"));
                }
            }
            parties.push(Located::unplaced(party));
        }
        Ok(parties)
    }

    /// The pieces of a quote, which must stand in the text.
    fn quotes(&self, typed: &str) -> Result<Vec<Located<String>>, Refused> {
        let pieces: Vec<&str> =
            typed.split(PIECES).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        for piece in &pieces {
            check_text(piece).map_err(|problem| format!("the quote {problem}"))?;
        }
        if let Err(missing) = Text::new(&self.text).find_pieces(&pieces) {
            let why = missing.first().map(|piece| piece.reason.to_string()).unwrap_or_default();
            return Err(format!("the quote {why}"));
        }
        Ok(pieces.into_iter().map(|piece| Located::unplaced(piece.to_owned())).collect())
    }

    /// A date in words or EDTF, or both: `Thursday = 2024-06-20`.
    fn date(&self, typed: &str) -> Result<Option<Located<DateSheet>>, Refused> {
        if typed.is_empty() {
            return Ok(None);
        }
        let (words, given) = match typed.rsplit_once(" = ") {
            Some((words, edtf)) => (words.trim(), Some(edtf.trim())),
            None => (typed, None),
        };
        check_line(words).map_err(|problem| format!("the date {problem}"))?;
        let edtf = match given {
            Some(edtf) => edtf.parse::<Edtf>().map_err(|error| error.to_string())?.to_string(),
            None => self.read_date(words)?,
        };
        let beside = (edtf != words).then(|| Located::unplaced(edtf));
        Ok(Some(Located::unplaced(DateSheet { words: words.to_owned(), edtf: beside })))
    }

    /// The value of words, counted from the article's date.
    fn read_date(&self, words: &str) -> Result<String, Refused> {
        let head = &self.head.sheet;
        let published = head.published.as_ref().and_then(|date| published(date).ok());
        let language = head.language.as_ref().map(|language| language.value.as_str());
        let anchor = Anchor::published(published.as_ref()).in_language(language);
        let read = date_words::read(words, &anchor).map_err(|error| error.to_string())?;
        Ok(read.edtf().to_string())
    }
}

/// A date as it is typed: words, value, or both.
pub(super) fn date_line(date: &DateSheet) -> String {
    match &date.edtf {
        Some(edtf) => format!("{} = {}", date.words, edtf.value),
        None => date.words.clone(),
    }
}

fn set_part(claim: &mut ClaimSheet, typed: &str) -> Result<(), Refused> {
    let part = line(typed)?;
    let Some(at) = claim.relations.iter().rposition(|link| link.relation.is_challenge()) else {
        return Err("a part goes with a challenge: link it first (denies, disputes, …)".into());
    };
    let mut link = claim.relations[at].value.clone();
    link.scope = part.as_ref().map(|_| Scope::Partial);
    link.part = part;
    claim.relations[at] = Located::unplaced(link);
    Ok(())
}

fn entries(typed: &str) -> Vec<String> {
    typed.split(BETWEEN.trim()).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

fn line(typed: &str) -> Result<Option<String>, Refused> {
    if typed.is_empty() {
        return Ok(None);
    }
    check_line(typed).map_err(|problem| format!("it {problem}"))?;
    Ok(Some(typed.to_owned()))
}

fn prose(typed: &str) -> Result<Option<Located<String>>, Refused> {
    if typed.is_empty() {
        return Ok(None);
    }
    check_text(typed).map_err(|problem| format!("it {problem}"))?;
    Ok(Some(Located::unplaced(typed.to_owned())))
}

fn word<K: Vocabulary>(typed: &str) -> Result<K, Refused> {
    typed.parse::<K>().map_err(|error| error.to_string())
}
