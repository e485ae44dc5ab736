//! `gainsay link`: say what one claim does to another. The same as `gainsay relation add`.

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session, lookup};
use crate::domain::anchor::Text;
use crate::domain::{
    ArticleId, Basis, Change, Claim, ClaimId, Force, NewRelation, Outcome, RelationType, Scope, Side,
    check_own,
};
use crate::intake::log::backwards;
use crate::store::{Reader, Writer};

/// Say what a later claim does to an earlier one.
///
/// Relations: denies, contradicts, disputes, refutes (challenges); confirms, supports, repeats, quotes, qualifies, corrects,
/// retracts, supersedes, responds-to.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay link c16 repeats shells\n  gainsay link c17 denies c14 --part 'the missiles'"
)]
pub(super) struct LinkArgs {
    /// The later claim (id or ref)
    claim: String,
    /// What it does
    relation: RelationType,
    /// The earlier claim (id or ref)
    target: String,
    #[command(flatten)]
    fields: RelationFieldArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// What is recorded of a relation.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The relation")]
pub(super) struct RelationFieldArgs {
    /// full or partial, of a challenge [default: full, or partial with --part]
    #[arg(long, value_name = "SCOPE")]
    pub scope: Option<Scope>,
    /// The part that a partial challenge rejects, in words
    #[arg(long, value_name = "TEXT")]
    pub part: Option<String>,
    /// categorical, qualified or non-denial, of a challenge [default: categorical]
    #[arg(long, value_name = "FORCE")]
    pub force: Option<Force>,
    /// Who says so: explicit (the source) or analyst (your reading) [default: explicit]
    #[arg(long, value_name = "BASIS")]
    pub basis: Option<Basis>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The article that says so (id or url), if that is not where the later claim was seen first
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// The words of that article that say so
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
}

/// Runs the verb.
pub(super) fn run(args: &LinkArgs, session: &Session) -> Result<(), CliError> {
    let (change, entry) = session.write(args.write.dry_run, |ledger| link(ledger, args))?;
    receipt(session, &args.write, entry, &[change])
}

fn link(ledger: &Writer<'_>, args: &LinkArgs) -> Result<Change, CliError> {
    let (claim, target) = (lookup::claim(ledger, &args.claim)?, lookup::claim(ledger, &args.target)?);
    args.fields.check()?;
    let new = NewRelation {
        claim,
        relation: args.relation,
        target,
        scope: args.fields.scope,
        part: args.fields.part.clone(),
        force: args.fields.force,
        basis: args.fields.basis.unwrap_or(Basis::Explicit),
        note: args.fields.note.clone(),
        article: args.fields.article(ledger, claim)?,
        quote: args.fields.quote.clone(),
    };
    let new = new.complete().map_err(|problem| CliError::usage(problem.to_string()))?;
    check(ledger, &new)?;
    let summary = format!("{claim} {} {target}", args.relation);
    let Some(id) = ledger.find_relation(claim, args.relation, target)? else {
        let id = ledger.add_relation(&new)?;
        return Ok(Change::of(Outcome::New, "relation", id, summary).with_warning(backwards(ledger, &new)?));
    };
    let recorded = ledger.get_relation(id)?;
    if let Some(withdrawn) = recorded.withdrawn {
        let message = format!("{summary} was recorded as {id} and withdrawn: {}", withdrawn.reason);
        return Err(CliError::failed("refused", message).hint(format!(
            "to bring it back: gainsay relation restore {id}; then change it with: gainsay relation edit {id}"
        )));
    }
    if recorded.fields != new {
        return Err(CliError::failed("refused", format!("{summary} is already recorded, otherwise: {id}"))
            .hint(format!(
                "see it with: gainsay relation show {id}; change it with: gainsay relation edit {id}"
            )));
    }
    Ok(Change::of(Outcome::Unchanged, "relation", id, summary))
}

/// Refuses what only those who made the earlier claim can do to it, and words that do not stand in their article.
pub(super) fn check(ledger: &Reader<'_>, new: &NewRelation) -> Result<(), CliError> {
    let claim = ledger.get_claim(new.claim)?;
    let sides =
        |claim: &Claim| claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect::<Vec<_>>();
    let target = ledger.get_claim(new.target)?;
    if check_own(new.relation, &sides(&claim), &sides(&target)).is_err() {
        let message = format!(
            "{} cannot be said to `{}` {}: {} was made by {}",
            new.claim,
            new.relation,
            new.target,
            new.target,
            target.speaker_names().join("; ")
        );
        return Err(CliError::failed("refused", message)
            .hint("only those who made a claim, or who speak for them, take it back or put a newer one in its place")
            .hint("of others say: denies, contradicts or corrects; two names of one speaker are joined with: gainsay speaker merge"));
    }
    let article = new.article.or_else(|| claim.home().map(|home| home.article.id));
    if let (Some(quote), Some(article)) = (&new.quote, article)
        && let Some(capture) = ledger.find_latest_capture(article)?
        && let Err(missing) = Text::new(&capture.text).find_pieces(&[quote.as_str()])
    {
        let reasons: Vec<String> = missing.iter().map(|piece| piece.reason.to_string()).collect();
        return Err(CliError::failed("refused", format!("the quote {}", reasons.join("; "))).hint(format!(
            "it was looked for in {} of {article}; see it with: gainsay article show {article} --text",
            capture.id
        )));
    }
    Ok(())
}

impl RelationFieldArgs {
    /// The article that says so; none where that is the one in which the later claim was seen first.
    pub(super) fn article(&self, ledger: &Reader<'_>, claim: ClaimId) -> Result<Option<ArticleId>, CliError> {
        let named = self.article.as_deref().map(|text| lookup::article(ledger, text)).transpose()?;
        let home = ledger.get_claim(claim)?.home().map(|home| home.article.id);
        Ok(named.filter(|article| Some(*article) != home))
    }

    /// Refuses texts that cannot be recorded.
    pub(super) fn check(&self) -> Result<(), CliError> {
        for (flag, text) in [("part", &self.part), ("note", &self.note), ("quote", &self.quote)] {
            if let Some(text) = text {
                super::check_text(flag, text)?;
            }
        }
        Ok(())
    }
}
