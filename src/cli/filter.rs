//! The filters of lists of claims, as flags.

use clap::Args;

use super::clocks::date_of;
use super::{CliError, Session, lookup};
use crate::domain::ClaimKind;
use crate::domain::date::Day;
use crate::store::{ClaimFilter, Reader};

/// Which claims.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct ClaimFilterArgs {
    /// Only by this speaker (id, name or alias), or on this speaker's behalf
    #[arg(long, value_name = "SPEAKER")]
    pub speaker: Option<String>,
    /// Only seen in articles of this outlet (id or name)
    #[arg(long, value_name = "OUTLET")]
    pub outlet: Option<String>,
    /// Only seen in this article (id or url)
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// Only with this topic (id or name)
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Only of this kind: allegation, denial, confirmation, statement, …
    #[arg(long, value_name = "KIND")]
    pub kind: Option<ClaimKind>,
    /// Only claims that can have been said on or after this date
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Only claims that can have been said on or before this date
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Only with this in the text or the quote
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
}

impl ClaimFilterArgs {
    /// The filter, with every name looked up.
    pub(super) fn resolve(&self, ledger: &Reader<'_>, session: &Session) -> Result<ClaimFilter, CliError> {
        let (since, until) = period(self.since.as_deref(), self.until.as_deref(), session)?;
        Ok(ClaimFilter {
            speakers: self.speaker.as_deref().map(|text| lookup::speakers(ledger, text)).transpose()?,
            outlet: self.outlet.as_deref().map(|text| lookup::outlet(ledger, text)).transpose()?,
            article: self.article.as_deref().map(|text| lookup::article(ledger, text)).transpose()?,
            topic: self.topic.as_deref().map(|text| lookup::topic(ledger, text)).transpose()?,
            kind: self.kind,
            since,
            until,
            text: self.text.clone(),
        })
    }

    /// The filters as they were asked for, by name; days in place of words that count from today.
    pub(super) fn asked(&self, resolved: &ClaimFilter) -> Vec<(&'static str, String)> {
        let Self { speaker, outlet, article, topic, kind, since: _, until: _, text } = self;
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let all = [
            ("speaker", speaker.clone()),
            ("outlet", outlet.clone()),
            ("article", article.clone()),
            ("topic", topic.clone()),
            ("kind", kind.map(|kind| kind.to_string())),
            ("since", day(resolved.since)),
            ("until", day(resolved.until)),
            ("text", text.clone()),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// The first day of `since` and the last day of `until`, which may be any dates: `--until 2024-06` means all
/// of June.
pub(super) fn period(
    since: Option<&str>,
    until: Option<&str>,
    session: &Session,
) -> Result<(Option<Day>, Option<Day>), CliError> {
    let read = |flag: &str, words: &str| date_of(&format!("--{flag}"), words, session);
    let bound = |flag: &str, day: Option<Day>| match day {
        Some(day) if (0..=9999).contains(&day.year()) => Ok(Some(day)),
        _ => Err(CliError::usage(format!(
            "--{flag} takes a date with a certain day between the years 0 and 9999"
        ))),
    };
    let since = match since {
        Some(words) => bound("since", read("since", words)?.edtf().earliest())?,
        None => None,
    };
    let until = match until {
        Some(words) => bound("until", read("until", words)?.edtf().latest())?,
        None => None,
    };
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        return Err(CliError::usage(format!("--until ({until}) is before --since ({since})")));
    }
    Ok((since, until))
}
