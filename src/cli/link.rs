//! `gainsay link`: say what one claim does to another. The same as `gainsay relation add`.

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session, lookup};
use crate::domain::{Basis, Change, Force, Manner, Outcome, RelationType, Scope};
use crate::intake::flags::{self, Beside};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{Flag, FlagSheet};
use crate::record::{ProposedRelation, ProposedTarget};
use crate::store::Writer;

/// Say what a later claim does to an earlier one.
///
/// Relations: denies, contradicts, disputes, refutes (challenges); confirms, supports, repeats, quotes,
/// qualifies, corrects, retracts, supersedes, responds-to.
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
    let (changes, entry) = session.write(args.write.dry_run, |ledger| link(ledger, args, session))?;
    receipt(session, &args.write, entry, &changes)
}

fn link(ledger: &Writer<'_>, args: &LinkArgs, session: &Session) -> Result<Vec<Change>, CliError> {
    let claim = lookup::claim(ledger, &args.claim)?;
    args.fields.check()?;
    let relation =
        args.fields.over(ProposedRelation::of(args.relation, ProposedTarget::Claim(args.target.clone())));
    let home = ledger.get_claim(claim)?.home().map(|home| home.article.id);
    let sheet = FlagSheet::claim("link", &[Flag::one("ref", Some(&claim.to_string()))]);
    let beside = Beside { relations: vec![relation], ..Beside::default() };
    let (_, mut changes) = flags::claim(ledger, sheet, home, &beside, &Anchor::on(session.today()))?;
    let otherwise = |change: &Change| change.noun == "relation" && change.outcome == Outcome::Updated;
    if let Some(other) = changes.iter().find(|change| otherwise(change)) {
        let message = format!("{} is already recorded, otherwise: {}", other.summary, other.id);
        return Err(CliError::failed("refused", message).hint(format!(
            "see it with: gainsay relation show {0}; change it with: gainsay relation edit {0}",
            other.id
        )));
    }
    changes.retain(|change| change.noun == "relation" || change.outcome != Outcome::Unchanged);
    Ok(changes)
}

impl RelationFieldArgs {
    /// A relation of which this is said.
    fn over(&self, relation: ProposedRelation) -> ProposedRelation {
        ProposedRelation {
            basis: self.basis,
            note: self.note.clone(),
            article: self.article.clone(),
            quote: self.quote.clone(),
            ..relation.with_manner(self.manner())
        }
    }

    /// How far and how firmly.
    pub(super) fn manner(&self) -> Manner {
        Manner { scope: self.scope, part: self.part.clone(), force: self.force }
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
