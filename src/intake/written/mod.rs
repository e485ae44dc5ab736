//! An article of the ledger as a worksheet, without loss: logging what is written here changes nothing.
//!
//! The way back from `log`; called by `article worksheet`. A name is written as the article gave it wherever
//! that name leads back to the same speaker, and with the speaker's id where it does not.

mod unattributed;

use std::cell::RefCell;
use std::collections::BTreeSet;

use unattributed::Unattributed;

use crate::domain::date::{Rule, SourceDate};
use crate::domain::text::fold_name;
use crate::domain::{
    Appearance, ArticleId, Basis, Claim, Force, Hop, HopSource, NamedParty, Relation, Scope, SpeakerId,
    SpeakerKind,
};
use crate::reading::date_words::{self, Anchor};
use crate::reading::worksheet::{
    ArticleSheet, ClaimSheet, DateSheet, Located, PartySheet, RelationSheet, TargetSheet, Worksheet,
};
use crate::store::{NameInArticle, Reader, StoreError};

/// The worksheet of an article, and for each claim its id, as a comment.
pub fn worksheet_of(ledger: &Reader<'_>, id: ArticleId) -> Result<(Worksheet, Vec<String>), StoreError> {
    let article = ledger.get_article(id)?;
    let fields = &article.fields;
    let none = Anchor::none("it is the article's own date");
    let text = |text: &Option<String>| text.clone().map(Located::unplaced);
    let outlet_addresses =
        fields.outlet.map(|outlet| ledger.list_outlet_same_as(outlet)).transpose()?.unwrap_or_default();
    let sheet = ArticleSheet {
        url: text(&fields.url),
        headline: text(&fields.headline),
        outlet: text(&article.outlet_name),
        outlet_same_as: outlet_addresses.into_iter().map(Located::unplaced).collect(),
        byline: text(&fields.byline),
        published: fields.published.as_ref().map(|date| date_sheet(date, &none)),
        language: text(&fields.language),
        kind: fields.kind.map(Located::unplaced),
        topics: article.topic_names.iter().cloned().map(Located::unplaced).collect(),
        note: text(&fields.note),
        ..ArticleSheet::default()
    };
    let anchor = Anchor::published(fields.published.as_ref().map(SourceDate::edtf))
        .in_language(fields.language.as_deref());
    let writer = Writing {
        ledger,
        article: id,
        anchor,
        names: ledger.list_names_in_article(id, |_| true)?,
        met: RefCell::default(),
    };
    let recorded: Vec<Claim> = ledger
        .list_claims_of_article(id)?
        .into_iter()
        .map(|id| ledger.get_claim(id))
        .collect::<Result<_, _>>()?;
    let mut unattributed = unattributed::among(&recorded, id);
    let mut claims = Vec::new();
    let mut comments = Vec::new();
    for claim in &recorded {
        if unattributed::has(&unattributed, claim.id) {
            continue;
        }
        comments.push(claim.id.to_string());
        claims.push(writer.claim(claim, &mut unattributed)?);
    }
    Ok((Worksheet { article: sheet, claims }, comments))
}

struct Writing<'w> {
    ledger: &'w Reader<'w>,
    article: ArticleId,
    anchor: Anchor<'w>,
    /// Whom the names of this article mean.
    names: Vec<NameInArticle>,
    /// Whose addresses elsewhere are written already.
    met: RefCell<BTreeSet<SpeakerId>>,
}

impl Writing<'_> {
    /// `unattributed` are the claims that are written with what denies them; their refs go as they are
    /// written.
    fn claim(&self, claim: &Claim, unattributed: &mut [Unattributed]) -> Result<ClaimSheet, StoreError> {
        let text = |text: &Option<String>| text.clone().map(Located::unplaced);
        let here = claim.appearances.iter().find(|appearance| appearance.article.id == self.article);
        let mut sheet = ClaimSheet { r#ref: text(&claim.r#ref), ..ClaimSheet::default() };
        if let Some(here) = here {
            self.appearance(&mut sheet, here)?;
        }
        if claim.home().is_some_and(|home| home.article.id != self.article) {
            // First recorded elsewhere: here it was only seen again.
            sheet.r#ref = sheet.r#ref.or_else(|| Some(Located::unplaced(claim.id.to_string())));
            sheet.note = here.and_then(|here| text(&here.note));
            sheet.by = self.given(claim, here)?;
            return Ok(sheet);
        }
        sheet.kind = Some(Located::unplaced(claim.kind));
        sheet.by = self.parties(&claim.speakers)?;
        sheet.about = self.parties(&claim.about)?;
        let own = claim.said.as_ref().filter(|said| said.rule() != Rule::ByPublication);
        sheet.on = own.map(|date| date_sheet(date, &self.anchor));
        sheet.event = claim.event.as_ref().map(|date| date_sheet(date, &self.anchor));
        sheet.text = text(&claim.text);
        sheet.topics = claim.topics.iter().cloned().map(Located::unplaced).collect();
        sheet.note = text(&claim.note);
        for relation in unattributed::in_order(claim) {
            sheet.relations.push(Located::unplaced(self.relation(relation, unattributed)?));
        }
        Ok(sheet)
    }

    /// The speakers as this article gives them, where it is not the one in which the claim was recorded
    /// first.
    fn given(
        &self,
        claim: &Claim,
        here: Option<&Appearance>,
    ) -> Result<Vec<Located<PartySheet>>, StoreError> {
        let mut sheets = Vec::new();
        for given in here.map(|here| here.speakers.as_slice()).unwrap_or_default() {
            let leads = self.leads_to(&given.name_as_given, given.speaker)?;
            let named = claim.speakers.iter().find(|named| named.party.speaker == given.speaker);
            sheets.push(Located::unplaced(PartySheet {
                name: Some(given.name_as_given.clone()),
                id: Some(given.speaker).filter(|_| !leads),
                title: given.title.clone(),
                kind: named.and_then(|named| named.kind),
                ..PartySheet::default()
            }));
        }
        Ok(sheets)
    }

    fn appearance(&self, sheet: &mut ClaimSheet, here: &Appearance) -> Result<(), StoreError> {
        sheet.mode = here.mode.map(Located::unplaced);
        sheet.quotes = here.quotes.iter().cloned().map(Located::unplaced).collect();
        sheet.at = here.at.clone().map(Located::unplaced);
        sheet.hedge = here.hedge.clone().map(Located::unplaced);
        for hop in &here.via {
            sheet.via.push(Located::unplaced(self.hop(hop)?));
        }
        Ok(())
    }

    fn parties(&self, parties: &[NamedParty]) -> Result<Vec<Located<PartySheet>>, StoreError> {
        let mut sheets = Vec::with_capacity(parties.len());
        for named in parties {
            let party = &named.party;
            let mut bodies = Vec::with_capacity(party.bodies.len());
            for (id, name) in party.bodies.iter().zip(&named.body_names) {
                let leads = self.leads_to(name, *id)?;
                bodies.push(Located::unplaced(if leads { name.clone() } else { id.to_string() }));
            }
            let leads = self.leads_to(&party.name_as_given, party.speaker)?;
            sheets.push(Located::unplaced(PartySheet {
                name: Some(party.name_as_given.clone()),
                id: Some(party.speaker).filter(|_| !leads),
                title: party.title.clone(),
                bodies,
                kind: named.kind,
                same_as: self.addresses_of(named),
                ..PartySheet::default()
            }));
        }
        Ok(sheets)
    }

    /// The addresses of a speaker elsewhere, where the worksheet names it first.
    fn addresses_of(&self, named: &NamedParty) -> Vec<Located<String>> {
        let is_first = self.met.borrow_mut().insert(named.party.speaker);
        let addresses = named.same_as.iter().filter(|_| is_first);
        addresses.cloned().map(Located::unplaced).collect()
    }

    fn hop(&self, hop: &Hop) -> Result<PartySheet, StoreError> {
        let (id, kind) = match hop.source {
            HopSource::Outlet(_) => (None, None),
            HopSource::Speaker(speaker) => {
                let leads = self.leads_to(&hop.name_as_given, speaker)?;
                (Some(speaker).filter(|_| !leads), self.ledger.get_speaker(speaker)?.fields.kind)
            }
        };
        Ok(PartySheet {
            name: Some(hop.name_as_given.clone()),
            id,
            title: hop.title.clone(),
            kind,
            cue: hop.cue.clone(),
            ..PartySheet::default()
        })
    }

    /// Whether this name, in a worksheet of this article, is this speaker.
    fn leads_to(&self, name: &str, speaker: SpeakerId) -> Result<bool, StoreError> {
        let key = fold_name(name);
        if self.ledger.get_speaker(speaker)?.fields.kind == Some(SpeakerKind::Unnamed) {
            let mut called = self
                .names
                .iter()
                .filter(|known| known.kind == Some(SpeakerKind::Unnamed) && known.is_called(&key));
            let first = called.next();
            let same = |known: &NameInArticle| known.source == HopSource::Speaker(speaker);
            return Ok(first.is_some_and(same) && called.all(same));
        }
        let found = self.ledger.find_speakers(name)?;
        Ok(found.len() == 1 && found[0].id == speaker)
    }

    fn relation(
        &self,
        relation: &Relation,
        unattributed: &mut [Unattributed],
    ) -> Result<RelationSheet, StoreError> {
        let fields = &relation.fields;
        let target = if let Some(one) = unattributed.iter_mut().find(|one| one.claim == fields.target) {
            TargetSheet::Unattributed {
                text: Located::unplaced(one.text.clone()),
                r#ref: one.r#ref.take().map(Located::unplaced),
            }
        } else {
            let target = self.ledger.get_claim(fields.target)?;
            TargetSheet::Claim(Located::unplaced(target.r#ref.unwrap_or_else(|| fields.target.to_string())))
        };
        Ok(RelationSheet {
            relation: fields.relation,
            target,
            // What goes without saying is not written.
            scope: fields.scope.filter(|scope| *scope == Scope::Partial),
            part: fields.part.clone(),
            force: fields.force.filter(|force| *force != Force::Categorical),
            basis: Some(fields.basis).filter(|basis| *basis != Basis::Explicit),
            note: fields.note.clone(),
            article: fields.article.map(|article| self.name_of(article)).transpose()?.map(Located::unplaced),
            quote: fields.quote.clone().map(Located::unplaced),
        })
    }

    /// An article as another worksheet can name it: its url, which is the same in every ledger, else its id.
    fn name_of(&self, article: ArticleId) -> Result<String, StoreError> {
        Ok(self.ledger.get_article(article)?.fields.url.unwrap_or_else(|| article.to_string()))
    }
}

/// A date as its words where reading them gives the same date, else as words and value. What a person read
/// stays read by that person, even where the rules agree.
fn date_sheet(date: &SourceDate, anchor: &Anchor<'_>) -> Located<DateSheet> {
    let words = date.words().unwrap_or(date.edtf().as_str()).to_owned();
    let by_hand = date.rule() == Rule::ByHand && date.words().is_some();
    let same = !by_hand
        && date_words::read(&words, anchor)
            .is_ok_and(|read| read.words() == date.words() && read.edtf() == date.edtf());
    let edtf = if same { None } else { Some(Located::unplaced(date.edtf().to_string())) };
    Located::unplaced(DateSheet { words, edtf })
}
