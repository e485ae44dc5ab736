//! One claim or one article as the flags of a command give it: proposed to the record, and what is refused
//! names its flag.
//!
//! A flag takes what the key of a worksheet takes, so both are read by one reader and refuse the same
//! mistakes in the same words. Called by the command line inside one transaction; it never prints.

use crate::domain::anchor::Text;
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Change, ClaimId, NewCapture};
use crate::intake::log::proposing;
use crate::intake::reread;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{FlagSheet, ProblemList, Problems, Worksheet};
use crate::record::{
    Authority, Elsewhere, Field, ProposedRelation, Recorder, Refusals, Retrieved, Scope, Setting,
};
use crate::store::{CarriesStoreError, StoreError, Writer};

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum FlagsError {
    /// The flags have problems; all of them.
    #[error("{0}")]
    Problems(Problems),
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CarriesStoreError for FlagsError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            problems @ Self::Problems(_) => problems,
        }
    }
}

/// What the flags of a worksheet's keys cannot say of a claim.
#[derive(Debug, Default)]
pub struct Beside {
    /// Another ref for a claim of the ledger.
    pub new_ref: Option<String>,
    /// Fields to be emptied first.
    pub clears: Vec<Field>,
    /// Further relations.
    pub relations: Vec<ProposedRelation>,
}

/// Records a single claim: it is new unless it was added before just so, and one whose `ref` names a claim of
/// the ledger (`c14`) is that claim, edited or seen again.
///
/// `article` is where it is seen; `anchor` is what "yesterday" counts from.
///
/// # Errors
/// [`FlagsError::Problems`] with every problem; the caller's transaction must then be rolled back.
pub fn claim(
    ledger: &Writer<'_>,
    flags: FlagSheet,
    article: Option<ArticleId>,
    beside: &Beside,
    anchor: &Anchor<'_>,
) -> Result<(ClaimId, Vec<Change>), FlagsError> {
    let keys = flags.keys().to_vec();
    let FlagSheet { worksheet, mut problems, .. } = flags;
    let mut recorder = Recorder::new(ledger, &reread);
    let home = match article {
        Some(article) => recorder.known_article(article)?,
        None => Recorder::nowhere(),
    };
    let mut claims: Vec<_> =
        worksheet.claims.iter().map(|claim| proposing::claim(claim, anchor, &mut problems)).collect();
    for claim in &mut claims {
        claim.new_ref.clone_from(&beside.new_ref);
        claim.clears.clone_from(&beside.clears);
        claim.relations.extend(beside.relations.iter().cloned());
    }
    // The text of an article is long, and most claims that are added by hand have no quote.
    let quoted = article.filter(|_| claims.iter().any(crate::record::ProposedClaim::is_quoted));
    let text = Retrieved::Nothing.text(ledger, None, quoted)?;
    let setting = Setting {
        scope: Scope::Added,
        text: text.as_deref().map(Text::new),
        is_new_text: false,
        elsewhere: Elsewhere::Nowhere,
    };
    let mut refusals = Refusals::default();
    let plan = recorder.plan_claims(claims, &home, &setting, &mut refusals)?;
    let plan = settle(&worksheet, refusals, problems, plan, &keys)?;
    let mut changes = Vec::new();
    let mut home = recorder.record_article(home, &mut changes)?;
    if let Some(home) = home.as_mut().filter(|_| quoted.is_some()) {
        home.capture(ledger, (Retrieved::Nothing, None), &mut changes)?;
    }
    let done = recorder.record_claims(&plan, home)?;
    let id = done.given.first().copied();
    let id = id.ok_or_else(|| StoreError::Refused { rule: "no claim was given".into() })?;
    changes.extend(done.into_changes(|_, _| None));
    Ok((id, changes))
}

/// Records an article without its claims, or what is new about one that is already there: `known`, else the
/// one that the flags mean. `clears` names the fields of a known one to be emptied first, `capture` what was
/// retrieved of it.
///
/// # Errors
/// [`FlagsError::Problems`] with every problem; the caller's transaction must then be rolled back.
pub fn article(
    ledger: &Writer<'_>,
    flags: FlagSheet,
    known: Option<ArticleId>,
    clears: &[String],
    capture: Option<&NewCapture>,
) -> Result<(ArticleId, Vec<Change>), FlagsError> {
    let keys = flags.keys().to_vec();
    let FlagSheet { worksheet, mut problems, .. } = flags;
    let mut recorder = Recorder::new(ledger, &reread);
    let mut proposed = proposing::article(&worksheet.article, &mut problems);
    proposed.id = known;
    proposed.clears = clears.to_vec();
    let mut refusals = Refusals::default();
    let plan = recorder.plan_article(&proposed, Authority::Says, &mut refusals)?;
    let plan = settle(&worksheet, refusals, problems, plan, &keys)?;
    let retrieved = recorder.retrieved(plan.recorded(), capture)?;
    let mut changes = Vec::new();
    let home = recorder.record_article(plan, &mut changes)?;
    let mut home =
        home.ok_or_else(|| StoreError::Refused { rule: "an article has a url or a headline".into() })?;
    home.capture(ledger, (retrieved, capture), &mut changes)?;
    recorder.follow_publication(&home, &mut changes)?;
    Ok((home.article, changes))
}

/// The date that a flag gives.
///
/// # Errors
/// [`FlagsError::Problems`] if it is none.
pub fn date(flags: FlagSheet, anchor: &Anchor<'_>) -> Result<Option<SourceDate>, FlagsError> {
    let keys = flags.keys().to_vec();
    let FlagSheet { worksheet, mut problems, .. } = flags;
    let claim = worksheet.claims.first().map(|claim| proposing::claim(claim, anchor, &mut problems));
    settle(&worksheet, Refusals::default(), problems, claim.and_then(|claim| claim.said), &keys)
}

fn settle<T>(
    worksheet: &Worksheet,
    refusals: Refusals,
    mut problems: ProblemList,
    plan: T,
    keys: &[&'static str],
) -> Result<T, FlagsError> {
    proposing::refuse(worksheet, refusals, &mut problems);
    problems.finish(plan).map_err(|problems| FlagsError::Problems(FlagSheet::name_flags(keys, &problems)))
}
