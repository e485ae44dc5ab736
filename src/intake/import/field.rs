//! What the columns of a table can be, and which columns of a file are which.

use std::collections::BTreeMap;

use super::error::ImportError;
use super::reports;
use crate::domain::cell::GUARD_COLUMN;
use crate::domain::vocabulary::{nearest, vocabulary};
use crate::domain::{RelationType, Vocabulary};
use crate::reading::table::{Record, Table, TableKind};

vocabulary!(
    /// What a column of claims can hold.
    Field, "field", {
        /// The id of a claim of the ledger: the row is that claim, and an empty cell empties the field.
        Id => "id",
        /// The user's own word for the claim.
        Ref => "ref",
        /// The kind of claim.
        Kind => "kind",
        /// Who said it: names or ids, with `; ` between.
        By => "by",
        /// Their titles, one for each.
        As => "as",
        /// The bodies they spoke for, one for each.
        For => "for",
        /// What they are: person, organization …; one for each, or one for all.
        SpeakerKind => "speaker_kind",
        /// When it was said.
        On => "on",
        /// The words of the source for that.
        OnWords => "on_words",
        /// What was said.
        Text => "text",
        /// The words of the article.
        Quote => "quote",
        /// Whom it accuses or concerns.
        About => "about",
        /// When what it speaks of happened.
        Event => "event",
        /// The words of the source for that.
        EventWords => "event_words",
        /// What it does to other claims: `denies c1; repeats shells`.
        Relations => "relations",
        /// How much of the earlier claim a challenge rejects: full, partial; one for each relation of the
        /// row.
        Scope => "scope",
        /// The part that a partial challenge rejects, in words; one for each.
        Part => "part",
        /// How firmly a challenge rejects: categorical, qualified, non-denial; one for each.
        Force => "force",
        /// Topics, with `; ` between.
        Topics => "topics",
        /// The article, by its id.
        Article => "article",
        /// The article, by its address.
        Url => "url",
        /// The article's headline.
        Headline => "headline",
        /// The article's outlet.
        Outlet => "outlet",
        /// The article's author line.
        Byline => "byline",
        /// When the article was published.
        Published => "published",
        /// The article's language.
        Language => "language",
        /// How the article gives the words.
        Mode => "mode",
        /// Where in the article it stands: a time code or a page.
        At => "at",
        /// The article's words of doubt.
        Hedge => "hedge",
        /// Anything else.
        Note => "note",
        /// The speakers' addresses elsewhere, one for each; several of one with `|` between.
        SameAs => "same_as",
        /// What nobody is known to have said, and the row denies.
        DeniedText => "denied_text",
        /// Rejects a claim.
        Denies => "denies",
        /// Cannot hold together with a claim.
        Contradicts => "contradicts",
        /// Contests a claim.
        Disputes => "disputes",
        /// Disproves a claim.
        Refutes => "refutes",
        /// Affirms a claim.
        Confirms => "confirms",
        /// Backs a claim.
        Supports => "supports",
        /// Says the same as a claim.
        Repeats => "repeats",
        /// Relays a claim.
        Quotes => "quotes",
        /// Narrows a claim.
        Qualifies => "qualifies",
        /// Mends a claim.
        Corrects => "corrects",
        /// Takes a claim back.
        Retracts => "retracts",
        /// Replaces a claim.
        Supersedes => "supersedes",
        /// Comments on a claim.
        RespondsTo => "responds-to",
    }
);

/// How many fields there are.
pub(super) const FIELDS: usize = Field::ALL.len();

impl Field {
    /// Its place among all.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The relation that its cells name the targets of, if it is one.
    pub(super) fn relation(self) -> Option<RelationType> {
        self.as_str().parse().ok()
    }

    /// What a name means: a field's own word, a header of `export claims`, or a word that people use.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let own = Self::ALL.iter().copied().find(|field| field.as_str() == name);
        own.or_else(|| {
            Some(match name.as_str() {
                "speakers" | "speaker" | "who" => Self::By,
                "titles" | "title" => Self::As,
                "speaking_for" => Self::For,
                "speaker_kinds" => Self::SpeakerKind,
                "said" | "date" | "when" => Self::On,
                "said_words" => Self::OnWords,
                "claim" => Self::Text,
                "tags" | "topic" => Self::Topics,
                "articles" => Self::Article,
                "urls" => Self::Url,
                "outlets" => Self::Outlet,
                "responds_to" => Self::RespondsTo,
                _ => return None,
            })
        })
    }
}

/// Columns of our own reports that follow from others: they are shown, and never read.
const DERIVED: &[&str] = &[
    "status",
    "possible",
    "said_earliest",
    "said_latest",
    "said_rule",
    "event_earliest",
    "event_latest",
    "event_rule",
    "origins",
    "entry",
];

/// What a rejected row says of itself, in the file of rejected rows.
pub(super) const REJECTED_LINE: &str = "rejected_line";
/// Why it was rejected.
pub(super) const REJECTED_REASON: &str = "rejected_reason";

/// Which column each field is in, and what each column is called.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The names of the columns, or their numbers.
    pub(super) names: Vec<String>,
    at: [Option<usize>; FIELDS],
    /// Whether the first record has the names.
    pub(super) has_header: bool,
    /// Whether the cells are guarded against spreadsheets.
    pub(super) is_guarded: bool,
    /// Whether the file is a spreadsheet's, and has long texts cut.
    pub(super) is_of_spreadsheet: bool,
    /// The columns that hold nothing to read.
    pub(super) unread: Vec<String>,
}

impl Columns {
    /// The column of a field.
    pub(super) fn of(&self, field: Field) -> Option<usize> {
        self.at[field.index()]
    }

    /// The name of the column of a field, or the field's own.
    pub(super) fn name(&self, field: Field) -> String {
        self.of(field).map_or_else(|| field.to_string(), |at| self.names[at].clone())
    }

    /// The columns that are read, with their fields.
    pub(super) fn read(&self) -> Vec<(String, &'static str)> {
        let fields = Field::ALL.iter().filter_map(|field| Some((self.of(*field)?, field.as_str())));
        let mut read: Vec<_> = fields.collect();
        read.sort_unstable();
        read.into_iter().map(|(at, field)| (self.names[at].clone(), field)).collect()
    }

    /// Finds out which column is which. With a mapping, what it names and nothing else is read.
    pub(super) fn find(
        table: &Table,
        mapping: &BTreeMap<Field, String>,
        header: Option<bool>,
        others: &[reports::OtherReport],
    ) -> Result<Self, ImportError> {
        let mut first = Record::default();
        if !table.records()?.read(&mut first)? {
            return Err(crate::reading::table::TableError::Empty.into());
        }
        let cells: Vec<String> = first.cells().map(|cell| cell.trim().to_owned()).collect();
        let has_header = header.unwrap_or_else(|| table.has_names() || is_header(&cells, mapping));
        let names: Vec<String> =
            if has_header { cells } else { (1..=first.len()).map(|number| number.to_string()).collect() };
        let is_guarded = names.iter().any(|name| name == GUARD_COLUMN);
        let mut columns = Self {
            is_guarded,
            is_of_spreadsheet: is_guarded || table.shape().kind == TableKind::Workbook,
            at: [None; FIELDS],
            has_header,
            unread: Vec::new(),
            names,
        };
        let mut faults = Vec::new();
        if mapping.is_empty()
            && let Some(refusal) = reports::refusal(&columns.names, others)
        {
            return Err(ImportError::Report(refusal));
        }
        if mapping.is_empty() {
            columns.by_names(&mut faults);
        } else {
            columns.by_mapping(mapping, &mut faults);
        }
        if faults.is_empty()
            && !Field::ALL.iter().any(|field| field.names_a_claim() && columns.of(*field).is_some())
        {
            let shown = columns.names.join(", ");
            faults.push(format!("no column is known among: {shown}"));
        }
        if !faults.is_empty() {
            return Err(ImportError::Columns(faults));
        }
        let read: Vec<usize> = columns.at.iter().flatten().copied().collect();
        let unread = (0..columns.names.len()).filter(|at| !read.contains(at));
        columns.unread = unread
            .map(|at| match columns.names[at].as_str() {
                "" => format!("column {} (no name)", at + 1),
                name => name.to_owned(),
            })
            .filter(|name| ![GUARD_COLUMN, REJECTED_LINE, REJECTED_REASON].contains(&name.as_str()))
            .collect();
        Ok(columns)
    }

    fn by_names(&mut self, faults: &mut Vec<String>) {
        for (at, name) in self.names.iter().enumerate() {
            if name.is_empty() {
                faults.push(format!("column {} has no name", at + 1));
                continue;
            }
            if self.names[..at].contains(name) {
                faults.push(format!("two columns have the name {name:?}"));
                continue;
            }
            if DERIVED.contains(&name.as_str()) {
                continue;
            }
            let Some(field) = Field::named(name) else { continue };
            match self.at[field.index()] {
                None => self.at[field.index()] = Some(at),
                Some(other) => {
                    let other = &self.names[other];
                    faults.push(format!("the columns {other:?} and {name:?} both are `{field}`"));
                }
            }
        }
    }

    fn by_mapping(&mut self, mapping: &BTreeMap<Field, String>, faults: &mut Vec<String>) {
        for (field, wanted) in mapping {
            let mut same = (0..self.names.len()).filter(|at| self.names[*at] == *wanted);
            let number = || wanted.parse::<usize>().ok().filter(|at| (1..=self.names.len()).contains(at));
            match (same.next(), same.next()) {
                (Some(at), None) => self.at[field.index()] = Some(at),
                (Some(_), Some(_)) => faults.push(format!(
                    "`{field}` is to be column {wanted:?}, and two columns have that name: name it by its number"
                )),
                (None, _) => {
                    if let Some(at) = number() {
                        self.at[field.index()] = Some(at - 1);
                    } else {
                        let near = nearest(wanted, self.names.iter().map(String::as_str));
                        let near = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
                        faults.push(format!("`{field}` is to be column {wanted:?}, and there is none{near}"));
                    }
                }
            }
        }
    }
}

impl Field {
    /// Whether a table with this column can say something of a claim.
    fn names_a_claim(self) -> bool {
        matches!(self, Self::Id | Self::Ref | Self::By | Self::Text)
    }
}

/// Whether the first record has names: those of the mapping, else those we know; with neither, if it looks
/// like names.
fn is_header(cells: &[String], mapping: &BTreeMap<Field, String>) -> bool {
    if mapping.values().any(|wanted| cells.contains(wanted)) {
        return true;
    }
    if mapping.is_empty() {
        return cells.iter().any(|cell| Field::named(cell).is_some());
    }
    // Columns named by number: names are short, none is empty or a number, and none comes twice.
    let by_number = mapping.values().all(|wanted| wanted.parse::<usize>().is_ok());
    let is_name =
        |cell: &String| !cell.is_empty() && cell.chars().count() <= 40 && cell.parse::<f64>().is_err();
    let once = |(at, cell): (usize, &String)| !cells[..at].contains(cell);
    !by_number || (cells.iter().all(is_name) && cells.iter().enumerate().all(once))
}
