//! The flags that say what an article is.

use clap::Args;

use crate::domain::Article;
use crate::reading::worksheet::Flag;

/// The flags that say what an article is: the keys of a worksheet's `[article]`.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The article")]
pub(in crate::cli) struct ArticleFieldArgs {
    /// Where it stands
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<String>,
    /// Its headline as printed
    #[arg(long, value_name = "TEXT")]
    pub(super) headline: Option<String>,
    /// Who published it (a name; recorded if new)
    #[arg(long, value_name = "OUTLET")]
    outlet: Option<String>,
    /// Who wrote it, as printed
    #[arg(long, value_name = "TEXT")]
    byline: Option<String>,
    /// When it was published
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Its language, a tag such as en or pt-BR
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// news, analysis, opinion, interview, fact-check, transcript, press-release, report, post, broadcast,
    /// other
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// A topic; repeatable
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl ArticleFieldArgs {
    /// The flags that were given.
    pub(in crate::cli) fn flags(&self) -> Vec<Flag> {
        vec![
            Flag::one("url", self.url.as_deref()),
            Flag::one("headline", self.headline.as_deref()),
            Flag::one("outlet", self.outlet.as_deref()),
            Flag::one("byline", self.byline.as_deref()),
            Flag::one("published", self.published.as_deref()),
            Flag::one("language", self.language.as_deref()),
            Flag::one("kind", self.kind.as_deref()),
            Flag::many("topics", &self.topics),
            Flag::one("note", self.note.as_deref()),
        ]
    }
}

/// A worksheet names its article by url or headline: where neither was given, the recorded ones are.
pub(super) fn name_recorded(flags: &mut Vec<Flag>, recorded: Option<&Article>) {
    let given = |flags: &[Flag], key| flags.iter().any(|flag| flag.key == key && !flag.values.is_empty());
    let Some(recorded) = recorded else { return };
    if !given(flags, "url") && !given(flags, "headline") {
        flags.push(Flag::one("url", recorded.fields.url.as_deref()));
        flags.push(Flag::one("headline", recorded.fields.headline.as_deref()));
    }
}
