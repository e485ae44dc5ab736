//! Where proposed claims come from, and how they are to be taken.

use std::collections::BTreeSet;

use crate::domain::anchor::Text;
use crate::domain::date::SourceDate;

/// How proposed claims are recognised among those of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// They are all claims of an article, so that an edited one is recognised by what is left of it.
    Whole,
    /// They are single ones to be added, recognised only if they were added before just so.
    Added,
    /// They are rows of a table, recognised by text, speakers and day, wherever they were seen.
    Rows,
}

/// Refs that are not in the ledger and yet not unknown.
#[derive(Debug, Clone, Copy)]
pub enum Elsewhere<'e> {
    /// There are none.
    Nowhere,
    /// They may come later in the source.
    Later,
    /// They stand in the other sources of one command.
    Sources {
        /// Refs of earlier ones that were refused.
        refused: &'e BTreeSet<String>,
        /// Refs of later ones, by name of the source.
        later: &'e [(String, BTreeSet<String>)],
    },
}

impl Elsewhere<'_> {
    /// The later source that has this ref.
    pub(super) fn source_of(&self, name: &str) -> Option<&str> {
        let Self::Sources { later, .. } = self else { return None };
        later.iter().find(|(_, refs)| refs.contains(name)).map(|(source, _)| source.as_str())
    }

    /// Whether an earlier source that was refused has this ref.
    pub(super) fn is_refused(&self, name: &str) -> bool {
        matches!(self, Self::Sources { refused, .. } if refused.contains(name))
    }
}

/// Where claims come from, and how to take them.
#[derive(Debug)]
pub struct Setting<'s> {
    /// How they are recognised.
    pub scope: Scope,
    /// The text of the article in which quotes must stand, if there is one.
    pub text: Option<Text<'s>>,
    /// Whether that text was not a capture of the article before: then every quote is looked for again.
    pub is_new_text: bool,
    /// Where refs may stand that the ledger does not have.
    pub elsewhere: Elsewhere<'s>,
}

/// How far a source speaks for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// It is about this article: what it says replaces what is recorded.
    Says,
    /// It names the article beside something else: it adds what is not recorded, and what it says otherwise
    /// is refused.
    Adds,
}

/// Reads the words of a date again, in an article published then and of that language; `None` if they are no
/// date there. How words become dates is known to whoever records, not here.
pub type Reread<'r> = &'r dyn Fn(&str, Option<&SourceDate>, Option<&str>) -> Option<SourceDate>;
