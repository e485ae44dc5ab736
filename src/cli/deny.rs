//! `gainsay deny`: record a denial and what it denies, in one go.

use clap::Args;

use super::claim::ClaimFieldArgs;
use super::present::{WriteArgs, receipt};
use super::{CliError, Session, hints, lookup};
use crate::domain::{Basis, Force, RelationType, Scope, Vocabulary};
use crate::intake::flags::{self, Beside};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{Flag, FlagSheet, inline_table};

/// Record a denial and the claims it denies.
///
/// The denial is a claim of its own, by those who deny, linked to each claim that is named. What nobody is
/// known to have said is given in words with --that: it is recorded as said by nobody named, so that it
/// stands as what is denied and never as what the denier asserts. Where neither a claim nor --that is given,
/// --text is what is denied; else it is what the denier says.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay deny shells --by Russia --by 'North Korea' --on 2024-06 --article a3 --quote 'deny those assertions'\n  gainsay deny c14 c15 --by Russia --part 'the missiles'\n  gainsay deny --that 'a date for the talks has been settled' --by Iran --on 2024-06-21 --article a3"
)]
pub(super) struct DenyArgs {
    /// The claims that are denied (ids or refs)
    #[arg(value_name = "CLAIM")]
    claims: Vec<String>,
    /// What is denied, where nobody is known to have said it, in words; repeatable
    #[arg(long, value_name = "TEXT", help_heading = "The denial")]
    that: Vec<String>,
    /// A stable word of your own for the denial
    #[arg(long = "ref", value_name = "WORD", help_heading = "The claim")]
    reference: Option<String>,
    #[command(flatten)]
    fields: ClaimFieldArgs,
    /// Only this part is denied, in words
    #[arg(long, value_name = "TEXT", help_heading = "The denial")]
    part: Option<String>,
    /// full or partial [default: full, or partial with --part]
    #[arg(long, value_name = "SCOPE", help_heading = "The denial")]
    scope: Option<Scope>,
    /// categorical, qualified, or non-denial ("no evidence", "fake") [default: categorical]
    #[arg(long, value_name = "FORCE", help_heading = "The denial")]
    force: Option<Force>,
    /// Who says that it denies them: explicit (the source) or analyst (your reading) [default: explicit]
    #[arg(long, value_name = "BASIS", help_heading = "The denial")]
    basis: Option<Basis>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &DenyArgs, session: &Session) -> Result<(), CliError> {
    if args.claims.is_empty() && args.that.is_empty() && args.fields.text.is_none() {
        return Err(CliError::usage("nothing is denied")
            .hint("name the claims: gainsay deny c14 --by NAME; or say what is denied, where nobody is known to have said it: --that TEXT"));
    }
    let ((changes, hints), entry) = session.write(args.write.dry_run, |ledger| {
        let mut denies: Vec<String> =
            args.claims.iter().map(|claim| relation(("claim", claim), args)).collect();
        let mut fields = args.fields.clone();
        let mut words = args.that.clone();
        if denies.is_empty() && words.is_empty() {
            // With nothing else that is denied, the text is that.
            words.extend(fields.text.take());
        }
        denies.extend(words.iter().map(|text| relation(("text", text), args)));
        let mut given = vec![Flag::one("ref", args.reference.as_deref()), Flag::one("kind", Some("denial"))];
        given.extend(fields.flags());
        given.push(Flag::many(RelationType::Denies.as_str(), &denies));
        let article = args.fields.article.as_deref().map(|text| lookup::article(ledger, text)).transpose()?;
        let sheet = FlagSheet::claim("deny", &given);
        let anchor = Anchor::on(session.today());
        let (_, changes) = flags::claim(ledger, sheet, article, &Beside::default(), &anchor)?;
        let hints = hints::repeats(ledger, &changes)?;
        Ok((changes, hints))
    })?;
    receipt(session, &args.write, entry, &changes)?;
    hints::show(&hints);
    Ok(())
}

/// The link to what is denied, as a worksheet has it.
fn relation(target: (&str, &str), args: &DenyArgs) -> String {
    let implied = args.part.as_ref().map(|_| Scope::Partial);
    let mut pairs = vec![target];
    pairs.extend(args.scope.or(implied).map(|scope| ("scope", scope.as_str())));
    pairs.extend(args.part.as_deref().map(|part| ("part", part)));
    pairs.extend(args.force.map(|force| ("force", force.as_str())));
    pairs.extend(args.basis.map(|basis| ("basis", basis.as_str())));
    inline_table(&pairs)
}
