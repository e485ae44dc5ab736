//! Keeping the index right: once at the end of every writing transaction, for the rows that it touched.
//!
//! Rows that were added are those above the numbers in `search_state`; rows that were changed or taken out
//! have left their earlier version in `history`, whichever program did it. What leaves neither trace, a quote
//! for an appearance that had none, is named by the writer (`touch`). Called by `ledger` before it commits
//! and by `open` after an upgrade.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::super::column::json_ids;
use super::super::ledger::Closing;
use super::super::{Ledger, StoreError};
use crate::domain::search::write_stems;
use crate::store::file::{altered, schema};
use crate::store::proof::chain::Before;
use crate::store::proof::checksum;
use crate::store::proof::checksum::Watch;

/// Stands between two texts of one row, so that no phrase reaches from one into the next; no word is written
/// so.
const BORDER: &str = "¦ ";
/// Stands between texts that SQL has put together; it cannot occur in a text.
const SEPARATOR: char = '\u{1F}';

/// Gives a connection the function that cuts texts into the words of the index.
pub(in crate::store) fn register(conn: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("index_words", -1, flags, |context| {
        let mut stems = String::new();
        for at in 0..context.len() {
            if let Some(text) = context.get_raw(at).as_str_or_null()? {
                write_words(text, &mut stems);
            }
        }
        Ok(stems)
    })
}

/// Adds the words of texts that SQL has put together, with a border after each.
fn write_words(texts: &str, into: &mut String) {
    for text in texts.split(SEPARATOR) {
        write_stems(text, into);
        into.push_str(BORDER);
    }
}

/// From how many new claims on the index gets more memory; how much, and what it has otherwise (FTS5's own
/// default).
const MANY: i64 = 10_000;
const MUCH_MEMORY: i64 = 16 << 20;
const USUAL_MEMORY: i64 = 1 << 20;

/// How far the index has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    pub(super) claim: i64,
    pub(super) appearance: i64,
    pub(super) article: i64,
    pub(super) capture: i64,
    pub(super) history: i64,
}

impl State {
    /// The last change that it knows.
    pub(super) fn history(self) -> i64 {
        self.history
    }

    /// This state, as if only changes up to this one were known.
    pub(super) fn until(self, history: i64) -> Self {
        Self { history, ..self }
    }

    /// As the index has it.
    pub(super) fn of_index(conn: &Connection) -> rusqlite::Result<Self> {
        const STATE: &str =
            "SELECT claim, appearance, article, capture, history FROM main.search_state WHERE id = 1";
        conn.prepare_cached(STATE)?.query_row([], |row| {
            Ok(Self {
                claim: row.get(0)?,
                appearance: row.get(1)?,
                article: row.get(2)?,
                capture: row.get(3)?,
                history: row.get(4)?,
            })
        })
    }

    /// As the ledger has it.
    pub(super) fn of_ledger(conn: &Connection) -> rusqlite::Result<Self> {
        let highest = Before::now(conn)?;
        let mut last = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM main.history")?;
        Ok(Self {
            claim: highest.highest("claim"),
            appearance: highest.highest("appearance"),
            article: highest.highest("article"),
            capture: highest.highest("capture"),
            history: last.query_row([], |row| row.get(0))?,
        })
    }
}

const INTO_CLAIMS: &str = "INSERT INTO search_claim (rowid, words)";
const INTO_ARTICLES: &str = "INSERT INTO search_article (rowid, words)";

/// The words of claims, as the index is given them.
pub(super) const CLAIM_SELECT: &str = "
SELECT claim.id, index_words(claim.text,
  (SELECT group_concat(quote.exact, char(31)) FROM appearance JOIN quote ON quote.appearance_id = appearance.id
   WHERE appearance.claim_id = claim.id),
  (SELECT group_concat(article.headline, char(31)) FROM appearance JOIN article ON article.id = appearance.article_id
   WHERE appearance.claim_id = claim.id))
FROM claim";

/// The words of articles.
pub(super) const ARTICLE_SELECT: &str = "
SELECT article.id, index_words(article.headline, (SELECT text FROM capture WHERE article_id = article.id AND withdrawn IS NULL ORDER BY id DESC LIMIT 1))
FROM article";

/// The step at the close of a writing transaction.
pub(in crate::store) fn close(closing: &Closing<'_>) -> Result<(), StoreError> {
    const CLAIM: &str = "SELECT claim_id FROM appearance WHERE id = :id";
    let mut reworded = Vec::new();
    for (_, id) in closing.touched.records.iter().filter(|(record, _)| *record == "appearance") {
        reworded.push(
            closing.conn.prepare_cached(CLAIM)?.query_row(named_params! {":id": id}, |row| row.get(0))?,
        );
    }
    Ok(refresh(closing.conn, closing.watch, &reworded)?)
}

/// Brings the index up to date with what this transaction, or another program before it, has left; and with
/// these claims.
pub(in crate::store) fn refresh(conn: &Connection, watch: &Watch, reworded: &[i64]) -> rusqlite::Result<()> {
    let (index, ledger) = (State::of_index(conn)?, State::of_ledger(conn)?);
    if index != ledger || !reworded.is_empty() {
        // What has nothing new is not even looked at: most commands touch no article, and only to open its
        // index takes a while.
        let is_changed = index.history != ledger.history;
        if is_changed
            || !reworded.is_empty()
            || (index.claim, index.appearance) != (ledger.claim, ledger.appearance)
        {
            refresh_claims(conn, index, ledger, reworded)?;
        }
        if is_changed || (index.article, index.capture) != (ledger.article, ledger.capture) {
            refresh_articles(conn, index)?;
        }
        mark(conn, ledger)?;
    }
    watch.settle(conn)
}

fn refresh_claims(conn: &Connection, index: State, ledger: State, reworded: &[i64]) -> rusqlite::Result<()> {
    let mut claims = if index.history == ledger.history {
        newly_seen(conn, index)?
    } else {
        touched_claims(conn, index, index.history)?
    };
    claims.extend(reworded);
    // Those above the mark come below, without a list.
    claims.retain(|id| *id <= index.claim);
    if !claims.is_empty() {
        let ids = json_ids(claims);
        let mut delete = conn
            .prepare_cached("DELETE FROM search_claim WHERE rowid IN (SELECT value FROM json_each(:ids))")?;
        delete.execute(named_params! {":ids": ids})?;
        let again = format!(
            "{INTO_CLAIMS} {CLAIM_SELECT} WHERE claim.id IN (SELECT value FROM json_each(:ids)) AND claim.id <= :mark ORDER BY claim.id"
        );
        conn.prepare_cached(&again)?.execute(named_params! {":ids": ids, ":mark": index.claim})?;
    }
    let are_many = ledger.claim - index.claim >= MANY;
    if are_many {
        collect_words(conn, MUCH_MEMORY)?;
    }
    let new = format!("{INTO_CLAIMS} {CLAIM_SELECT} WHERE claim.id > :mark ORDER BY claim.id");
    conn.prepare_cached(&new)?.execute(named_params! {":mark": index.claim})?;
    if are_many {
        collect_words(conn, USUAL_MEMORY)?;
    }
    // FTS5 would write the rest only at the commit.
    conn.prepare_cached("INSERT INTO search_claim (search_claim) VALUES ('flush')")?.execute([])?;
    Ok(())
}

fn refresh_articles(conn: &Connection, index: State) -> rusqlite::Result<()> {
    let mut articles = touched_articles(conn, index)?;
    articles.retain(|id| *id <= index.article);
    if !articles.is_empty() {
        let ids = json_ids(articles);
        let mut delete = conn.prepare_cached(
            "DELETE FROM search_article WHERE rowid IN (SELECT value FROM json_each(:ids))",
        )?;
        delete.execute(named_params! {":ids": ids})?;
        let again = format!(
            "{INTO_ARTICLES}{ARTICLE_SELECT} WHERE article.id IN (SELECT value FROM json_each(:ids)) ORDER BY article.id"
        );
        conn.prepare_cached(&again)?.execute(named_params! {":ids": ids})?;
    }
    let new = format!("{INTO_ARTICLES}{ARTICLE_SELECT} WHERE article.id > :mark ORDER BY article.id");
    conn.prepare_cached(&new)?.execute(named_params! {":mark": index.article})?;
    conn.prepare_cached("INSERT INTO search_article (search_article) VALUES ('flush')")?.execute([])?;
    Ok(())
}

/// How much memory FTS5 fills with words of claims before it writes them, in bytes. The fewer pieces it
/// writes, the fewer it merges.
fn collect_words(conn: &Connection, bytes: i64) -> rusqlite::Result<()> {
    const SET: &str = "INSERT INTO search_claim (search_claim, rank) VALUES ('hashsize', :bytes)";
    conn.prepare_cached(SET)?.execute(named_params! {":bytes": bytes})?;
    Ok(())
}

fn mark(conn: &Connection, state: State) -> rusqlite::Result<()> {
    const MARK: &str = "
UPDATE search_state SET claim = :claim, appearance = :appearance, article = :article, capture = :capture, history = :history
WHERE id = 1";
    conn.prepare_cached(MARK)?.execute(named_params! {
        ":claim": state.claim,
        ":appearance": state.appearance,
        ":article": state.article,
        ":capture": state.capture,
        ":history": state.history,
    })?;
    Ok(())
}

impl Ledger {
    /// Makes the whole index again, for a ledger that another program has written to. Nothing of the record
    /// changes, so there is no entry.
    ///
    /// # Errors
    /// [`StoreError`] if the ledger cannot be written to.
    pub fn rebuild_search(&mut self) -> Result<(), StoreError> {
        let path = self.path.clone();
        let watch = &self.watch;
        let begun = self.conn.transaction_with_behavior(TransactionBehavior::Immediate);
        let rebuilt = begun.map_err(StoreError::from).and_then(|transaction| {
            altered::must_be_as_made(&transaction, &path, schema::known())?;
            transaction.execute_batch(
                "INSERT INTO search_claim (search_claim) VALUES ('delete-all');
                 INSERT INTO search_article (search_article) VALUES ('delete-all');",
            )?;
            mark(&transaction, State { claim: 0, appearance: 0, article: 0, capture: 0, history: 0 })?;
            refresh(&transaction, watch, &[])?;
            // What was deleted as a whole was not noted.
            checksum::add_up(&transaction)?;
            Ok(transaction.commit()?)
        });
        rebuilt.map_err(|error| StoreError::explain(error, &path, super::super::explain::Stage::Working))
    }
}

// NOT INDEXED: SQLite takes the rows above a key to be a quarter of the table, and would read the whole of a
// smaller index.

/// The claims whose words may not be those of the index, by id. `history` is the number after which changes
/// count.
pub(super) fn touched_claims(conn: &Connection, since: State, history: i64) -> rusqlite::Result<Vec<i64>> {
    const NEW: &str = "
SELECT id FROM main.claim NOT INDEXED WHERE id > :claim
UNION SELECT claim_id FROM main.appearance NOT INDEXED WHERE id > :appearance";
    const CHANGED: &str = "
SELECT CAST(record_id AS INTEGER) FROM main.history WHERE seq > :history AND record = 'claim'
UNION SELECT was ->> 'claim_id' FROM main.history WHERE seq > :history AND record = 'appearance'
UNION SELECT appearance.claim_id FROM main.history JOIN main.appearance ON appearance.id = history.was ->> 'appearance_id'
  WHERE history.seq > :history AND history.record = 'quote'
UNION SELECT appearance.claim_id FROM main.history JOIN main.appearance ON appearance.article_id = CAST(history.record_id AS INTEGER)
  WHERE history.seq > :history AND history.record = 'article'";
    let new = named_params! {":claim": since.claim, ":appearance": since.appearance};
    touched(conn, (NEW, new), (CHANGED, history))
}

/// The claims of the index that have been seen in another article since, once for each. All that can have
/// changed of them where the history has nothing new: a quote that an older appearance is given comes by
/// `reworded`.
fn newly_seen(conn: &Connection, since: State) -> rusqlite::Result<Vec<i64>> {
    const SEEN: &str =
        "SELECT claim_id FROM main.appearance NOT INDEXED WHERE id > :appearance AND claim_id <= :claim";
    let since = named_params! {":claim": since.claim, ":appearance": since.appearance};
    conn.prepare_cached(SEEN)?.query_map(since, |row| row.get(0))?.collect()
}

/// What is new and what the history has changes of, by id. Most commands change nothing: then the second
/// statement, which is long, is not even prepared.
fn touched(
    conn: &Connection,
    (new, since): (&str, &[(&str, &dyn rusqlite::ToSql)]),
    (changed, history): (&str, i64),
) -> rusqlite::Result<Vec<i64>> {
    const ANY: &str = "SELECT 1 FROM main.history WHERE seq > :history";
    let history = named_params! {":history": history};
    let ask = |sql: &str, since: &[(&str, &dyn rusqlite::ToSql)]| {
        conn.prepare_cached(sql)?.query_map(since, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()
    };
    let mut found = ask(new, since)?;
    if conn.prepare_cached(ANY)?.exists(history)? {
        found.extend(ask(changed, history)?);
        found.sort_unstable();
        found.dedup();
    }
    Ok(found)
}

/// The articles whose words may not be those of the index, by id.
pub(super) fn touched_articles(conn: &Connection, since: State) -> rusqlite::Result<Vec<i64>> {
    const NEW: &str = "
SELECT id FROM main.article NOT INDEXED WHERE id > :article
UNION SELECT article_id FROM main.capture NOT INDEXED WHERE id > :capture";
    const CHANGED: &str = "
SELECT CAST(record_id AS INTEGER) FROM main.history WHERE seq > :history AND record = 'article'
UNION SELECT was ->> 'article_id' FROM main.history WHERE seq > :history AND record = 'capture'";
    let new = named_params! {":article": since.article, ":capture": since.capture};
    touched(conn, (NEW, new), (CHANGED, since.history))
}
