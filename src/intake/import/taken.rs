//! One row taken into the record: planned whole, then recorded, so that a rejected row leaves nothing behind.

use super::bent;
use super::field::Field;
use super::row::Row;
use super::work::{Waiting, Work};
use crate::domain::anchor::Text;
use crate::domain::date::SourceDate;
use crate::domain::{Change, Outcome, RowNote, RowOutcome, Vocabulary};
use crate::record::{
    ArticlePlan, Authority, Elsewhere, Field as Recorded, Plan, ProposedArticle, ProposedClaim, Recorder,
    Refusal, Refusals, Retrieved, Scope, Setting,
};
use crate::store::StoreError;

/// What a row proposes of one article: a claim that is seen there, with everything looked up.
pub(super) struct Taken {
    article: ArticlePlan,
    pub(super) plan: Plan,
    /// Whether there is a quote to be found in what was captured of the article.
    is_quoted: bool,
    /// The fields from which the relations come, in order.
    relations: Vec<Field>,
}

impl Work<'_> {
    /// Looks up the article that a row names. What a spreadsheet bent is as it is recorded.
    pub(super) fn plan_article(
        &mut self,
        row: &mut Row<'_>,
        mut proposed: ProposedArticle,
    ) -> Result<ArticlePlan, StoreError> {
        if proposed.is_nothing() {
            return Ok(Recorder::nowhere());
        }
        let mut refusals = Refusals::default();
        let mut plan = self.recorder.plan_article(&proposed, Authority::Adds, &mut refusals)?;
        let mut refused = refusals.into_list();
        let is_bent = plan.recorded_fields().is_some_and(|now| {
            let before = refused.len();
            refused.retain(|refusal| !unbend(&mut proposed, now, refusal.field));
            refused.len() < before
        });
        if is_bent {
            plan = self.recorder.plan_article(&proposed, Authority::Adds, &mut Refusals::default())?;
        }
        refuse(row, refused, &[]);
        Ok(plan)
    }

    /// Looks up a claim that a row proposes.
    pub(super) fn plan_claim(
        &mut self,
        row: &mut Row<'_>,
        article: ArticlePlan,
        claim: ProposedClaim,
        relations: Vec<Field>,
    ) -> Result<Taken, StoreError> {
        let is_quoted = claim.is_quoted();
        // An import captures nothing: an article that it made has no text.
        let captured = article.recorded().filter(|id| is_quoted && *id <= self.last_article);
        let text = Retrieved::Nothing.text(self.ledger, None, captured)?;
        let setting = Setting {
            scope: Scope::Rows,
            text: text.as_deref().map(Text::new),
            is_new_text: false,
            elsewhere: Elsewhere::Later,
        };
        let mut refusals = Refusals::default();
        let plan = self.recorder.plan_claims(vec![claim], &article, &setting, &mut refusals)?;
        refuse(row, refusals.into_list(), &relations);
        Ok(Taken { article, plan, is_quoted: captured.is_some(), relations })
    }

    /// Records what was planned. Returns what was done.
    pub(super) fn record(&mut self, row: &Row<'_>, taken: Taken) -> Result<Vec<Change>, StoreError> {
        let mut changes = Vec::new();
        let mut home = self.recorder.record_article(taken.article, &mut changes)?;
        if let Some(home) = home.as_mut().filter(|_| taken.is_quoted) {
            home.capture(self.ledger, (Retrieved::Nothing, None), &mut changes)?;
        }
        let recorded = self.recorder.record_claims(&taken.plan, home)?;
        let mut note = |id: Option<String>, field: Option<Field>, what: &str| {
            self.result.note(RowNote {
                line: row.line(),
                outcome: RowOutcome::New,
                id,
                column: field.map(|field| row.columns.name(field)),
                was: None,
                now: None,
                what: Some(what.to_owned()),
            });
        };
        for change in &changes {
            change.warnings.iter().for_each(|what| note(Some(change.id.clone()), None, what));
        }
        for warning in &recorded.warnings {
            let id = recorded.changes.get(warning.change).map(|change| change.id.clone());
            note(id, column_of(warning.at.1, &taken.relations), &warning.what);
        }
        changes.extend(recorded.changes);
        for change in changes.iter().filter(|change| change.outcome == Outcome::New) {
            self.result.made(change.noun);
            if change.noun == "speaker" && self.is_try {
                self.result.new_speakers.push(change.summary.clone());
            }
        }
        for pending in recorded.pending {
            let field = taken.relations.get(pending.at).copied().unwrap_or(Field::Relations);
            self.waiting.push(Waiting { line: row.line(), column: row.columns.name(field), pending });
        }
        Ok(changes)
    }
}

/// Says of a row what was refused. What is missing may stand in a cell that could not be read.
fn refuse(row: &mut Row<'_>, refused: Vec<Refusal>, relations: &[Field]) {
    for Refusal { field, why, hint, is_missing, is_secondary, .. } in refused {
        let field = column_of(field, relations);
        if (is_missing || is_secondary) && field.is_some_and(|field| is_said(row, field)) {
            continue;
        }
        let what = match hint {
            Some(hint) => format!("{why}; {}", of_cells(&hint)),
            None => why,
        };
        match field {
            Some(field) => row.fault(field, what),
            None => row.faults.push(super::row::Fault { column: None, what }),
        }
    }
}

/// Whether something is wrong already with a cell, or with those that could say the same.
fn is_said(row: &Row<'_>, field: Field) -> bool {
    let any = |fields: &[Field]| fields.iter().any(|field| row.is_at_fault(*field));
    match field {
        Field::Text => {
            any(&[Field::Text, Field::Quote, Field::Kind, Field::Relations, Field::DeniedText])
                || Field::ALL.iter().any(|field| field.relation().is_some() && row.is_at_fault(*field))
        }
        Field::Quote => any(&[Field::Quote, Field::Url, Field::Article]),
        field => row.is_at_fault(field),
    }
}

/// A remedy for a worksheet, said of cells.
fn of_cells(hint: &str) -> String {
    hint.replace("leave the key out", "leave the cell empty")
        .replace("remove the key", "leave the cell empty")
}

/// The column in which a field of the record stands; `None`: the row as a whole.
fn column_of(field: Recorded, relations: &[Field]) -> Option<Field> {
    Some(match field {
        Recorded::Claim => return None,
        Recorded::Ref => Field::Ref,
        Recorded::Kind => Field::Kind,
        Recorded::By(_) | Recorded::Via(_) => Field::By,
        Recorded::For(_) => Field::For,
        Recorded::As(_) => Field::As,
        Recorded::About(_) => Field::About,
        Recorded::On => Field::On,
        Recorded::Event => Field::Event,
        Recorded::Text => Field::Text,
        Recorded::Quote(_) | Recorded::RelationQuote(_) => Field::Quote,
        Recorded::Mode => Field::Mode,
        Recorded::At => Field::At,
        Recorded::Hedge => Field::Hedge,
        Recorded::Note => Field::Note,
        Recorded::Topics(_) => Field::Topics,
        Recorded::Relation(at) | Recorded::RelationArticle(at) => {
            relations.get(at).copied().unwrap_or(Field::Relations)
        }
        Recorded::Article => Field::Article,
        Recorded::Url => Field::Url,
        Recorded::Headline => Field::Headline,
        Recorded::Outlet => Field::Outlet,
        Recorded::Byline => Field::Byline,
        Recorded::Published => Field::Published,
        Recorded::Language => Field::Language,
    })
}

/// Leaves a field of an article as it is recorded, if a spreadsheet only bent it. Returns whether it did.
fn unbend(proposed: &mut ProposedArticle, now: &crate::domain::NewArticle, field: Recorded) -> bool {
    let date = |date: &Option<SourceDate>| date.as_ref().map(|date| date.edtf().to_string());
    let (recorded, given) = match field {
        Recorded::Url => (now.url.clone(), &mut proposed.url),
        Recorded::Headline => (now.headline.clone(), &mut proposed.headline),
        Recorded::Byline => (now.byline.clone(), &mut proposed.byline),
        Recorded::Language => (now.language.clone(), &mut proposed.language),
        Recorded::Published => {
            let both = date(&now.published).zip(date(&proposed.published));
            let is_bent = both.is_some_and(|(recorded, given)| bent::bent(&recorded, &given).is_some());
            if is_bent {
                proposed.published = None;
            }
            return is_bent;
        }
        _ => return false,
    };
    let is_bent =
        recorded.zip(given.as_ref()).is_some_and(|(recorded, given)| bent::bent(&recorded, given).is_some());
    if is_bent {
        *given = None;
    }
    is_bent
}
