//! The article that is drafted: its text as it was read, what is known of it, and what the worksheet is to
//! call it.
//!
//! Owns where a text comes from: a file, an address, standard input, or a capture in the ledger. Called by
//! `draft` and `log --review`.

use std::path::{Component, Path, PathBuf};

use super::super::source::{SourceArgs, say_kind};
use super::super::{CliError, Session, lookup};
use crate::domain::{Article, ArticleId, ArticleKind, Media};
use crate::intake::capture::fetch::{Limits, is_address};
use crate::intake::capture::marks;
use crate::intake::capture::retrieve::retrieve;
use crate::intake::capture::take::{Taken, take_one};
use crate::intake::capture::wanted::Wanted;
use crate::intake::proposal::{Head, Reading, head, published};
use crate::intake::worksheet_of;
use crate::reading::marks::Marks;
use crate::reading::page::decode::{Origin, decode};
use crate::reading::paper;
use crate::reading::source::SourceKind;
use crate::reading::worksheet::Flag;

/// Whether a file is by its name a text or a page: as a worksheet, every line of it would be an error.
pub(in crate::cli) fn is_article(path: &Path) -> bool {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| {
        [
            "txt", "html", "htm", "xhtml", "md", "pdf", "vtt", "srt", "json", "js", "mhtml", "mht", "warc",
            "gz", "wacz",
        ]
        .iter()
        .any(|known| ending == *known)
    })
}

/// What to do with an article that another command was given.
pub(in crate::cli) fn from_article(path: &Path) -> String {
    let article = path.display();
    format!(
        "draft a worksheet from it: gainsay draft {article} -o draft.toml; or go through its statements: gainsay log --review {article}"
    )
}

/// An article to be drafted.
pub(in crate::cli) struct Material {
    /// How a person calls it.
    pub(in crate::cli) name: String,
    /// The text as it was read: of a text file, with its line ends.
    pub(in crate::cli) text: String,
    /// What is known of it.
    pub(in crate::cli) head: Head,
    /// The article of the ledger that it is.
    pub(in crate::cli) recorded: Option<ArticleId>,
    /// What was taken, unless it came from the ledger.
    pub(in crate::cli) taken: Option<Taken>,
    /// As which kind of source it is read; `None`: as its text looks.
    pub(in crate::cli) kind: Option<SourceKind>,
    /// Where time codes and pages begin in its text.
    pub(in crate::cli) marks: Marks,
}

impl Material {
    /// What is handed to the drafting.
    pub(in crate::cli) fn reading(&self) -> Reading<'_> {
        let sheet = &self.head.sheet;
        let published = sheet.published.as_ref().and_then(|date| published(date).ok());
        Reading {
            text: &self.text,
            published,
            language: sheet.language.as_ref().map(|language| language.value.as_str()),
            recorded: self.recorded,
            kind: self.kind,
            byline: sheet.byline.as_ref().map(|byline| byline.value.as_str()),
            marks: self.marks.clone(),
        }
    }
}

/// Takes an article: `a3`, or what `article add` takes. `given` are flags that say what it is.
pub(in crate::cli) fn material(
    target: &str,
    given: &[Flag],
    source: &SourceArgs,
    session: &Session,
) -> Result<Material, CliError> {
    let of_ledger = target.parse::<ArticleId>().is_ok() && !Path::new(target).exists();
    if of_ledger {
        if given.iter().any(|flag| !flag.values.is_empty()) {
            return Err(CliError::usage(format!("{target} is recorded already, with what is known of it"))
                .hint(format!("change it there: gainsay article edit {target}")));
        }
        return recorded(target, source, session);
    }
    let flag = |key| given.iter().find(|flag| flag.key == key).and_then(|flag| flag.values.first().cloned());
    let wanted = Wanted { url: flag("url"), ..source.wanted() };
    let retrieved = retrieve(target, Limits::default(), &wanted)?;
    let taken = take_one(&retrieved, session.config.clock.now(), &wanted)?;
    say_kind(&taken);
    let url = wanted.url.or_else(|| taken.address().map(|(url, _)| url));
    let known: Option<Article> = session.read_if_there(|ledger| match (ledger, &url) {
        (Some(ledger), Some(url)) => match ledger.find_article_by_url(url)? {
            Some(id) => Ok(Some(ledger.get_article(id)?)),
            None => Ok(None),
        },
        _ => Ok(None),
    })?;
    let head = head(given, &taken, known.as_ref()).map_err(CliError::Flags)?;
    let text = in_sentences(as_read(&taken));
    Ok(Material {
        name: taken.name.clone(),
        text,
        head,
        recorded: known.map(|article| article.id),
        kind: Some(taken.kind),
        marks: taken.marks.clone(),
        taken: Some(taken),
    })
}

fn recorded(target: &str, source: &SourceArgs, session: &Session) -> Result<Material, CliError> {
    session.read_standing(|ledger| {
        let id = lookup::article(ledger, target)?;
        let Some(capture) = ledger.find_latest_capture(id)? else {
            let message = format!("the text of {id} was never captured");
            return Err(CliError::failed("not-found", message)
                .hint(format!("take it: gainsay article recapture {id} page.html")));
        };
        let (worksheet, _) = worksheet_of(ledger, id)?;
        let head = Head { sheet: worksheet.article, remarks: Vec::new() };
        let bytes = ledger.find_content(&capture.sha256)?.unwrap_or_default();
        let marks = marks(&capture.text, &bytes);
        // A page may have the paragraphs of an interview; only a person knows.
        let of_post = head.sheet.kind.as_ref().is_some_and(|kind| kind.value == ArticleKind::Post);
        let by_record = match capture.media {
            Media::Html => Some(SourceKind::Html),
            Media::Plain => of_post.then_some(SourceKind::Posts),
        };
        let kind = source.wanted().kind.or(by_record);
        Ok(Material {
            name: target.to_owned(),
            text: in_sentences(capture.text),
            head,
            recorded: Some(id),
            taken: None,
            kind,
            marks,
        })
    })
}

/// A paper's text without the line ends of its pages, so that sentences can be read; any other as it is.
fn in_sentences(text: String) -> String {
    if paper::has_pages(&text) { paper::unwrapped(&text) } else { text }
}

/// The text as it was read: that of a text file with its own line ends, so that places in it are places in
/// the file.
fn as_read(taken: &Taken) -> String {
    let capture = &taken.capture;
    let is_as_it_stands = matches!(taken.kind, SourceKind::Text | SourceKind::Transcript);
    if is_as_it_stands && capture.media == Media::Plain && capture.bytes.contains(&b'\r') {
        let origin = Origin { name: &taken.name, content_type: Some("text/plain") };
        if let Ok(decoded) = decode(&capture.bytes, origin) {
            return decoded.text;
        }
    }
    capture.text.clone()
}

/// The file in which the page at an address is kept: the last word of its path.
pub(in crate::cli) fn page_name(address: &str, ending: &str) -> PathBuf {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split("://").nth(1).unwrap_or(path);
    let last = path.split('/').rev().find(|part| !part.is_empty()).unwrap_or("page");
    let stem = last.rsplit_once('.').filter(|(_, end)| end.starts_with("htm")).map_or(last, |(stem, _)| stem);
    let fits = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let stem: String = stem.chars().map(fits).take(80).collect();
    PathBuf::from(format!("{stem}.{ending}"))
}

/// The article's file as a worksheet in `folder` names it.
pub(super) fn seen_from(folder: &Path, article: &Path, working: &Path) -> String {
    let (folder, article) = (whole(folder, working), whole(article, working));
    let same = folder.components().zip(article.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().count() - same;
    let mut path: PathBuf = std::iter::repeat_n(Component::ParentDir, up).collect();
    path.extend(article.components().skip(same));
    // Always with slashes, so that the worksheet can move between systems.
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The path from the root, without `.` and `..`.
fn whole(path: &Path, working: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in working.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    whole
}

/// Whether the article is a page to be saved beside the worksheet: it has no file of its own.
pub(super) fn has_no_file(target: &str) -> bool {
    target == "-" || is_address(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worksheet_names_the_text_from_where_it_lies() {
        let seen = |folder: &str, article: &str| {
            seen_from(Path::new(folder), Path::new(article), Path::new("/home/kim/desk"))
        };
        assert_eq!(seen("", "x.txt"), "x.txt");
        assert_eq!(seen("", "week/x.txt"), "week/x.txt");
        assert_eq!(seen("sheets", "week/x.txt"), "../week/x.txt");
        assert_eq!(seen("./week", "week/./x.txt"), "x.txt");
        assert_eq!(seen("", "/srv/x.txt"), "../../../srv/x.txt");
    }

    #[test]
    fn a_page_is_named_after_its_address() {
        let name = |address| page_name(address, "html").display().to_string();
        assert_eq!(name("https://example.org/2024/06/21/pact?x=1#y"), "pact.html");
        assert_eq!(name("https://example.org/pact.html"), "pact.html");
        assert_eq!(name("https://example.org/"), "example.org.html");
        assert_eq!(name("https://example.org/a%20b/"), "a-20b.html");
    }
}
