//! What stands: the ledger without what was withdrawn, and without what depends on it.
//!
//! For one read, each table is covered by a temporary view of the same name that leaves out what does not
//! stand, so no query of this module's neighbours can forget it; as in `known_on`, on whose views these stand
//! where the past is read. Nothing of this is stored, so bringing a record back brings back everything with
//! it. Where nothing was withdrawn, no view is made. Relations and assessments that were withdrawn themselves
//! are left out by their own queries, which can also be asked for them.
//!
//! Left out are: a claim that was withdrawn, and one that was seen in articles of which none stands; an
//! appearance of such a claim, or in an article that was withdrawn, with its quotes and chain; a capture of
//! such an article; relations from or to such a claim, and its assessments; a speaker that was withdrawn.

use rusqlite::{Connection, named_params};

use crate::domain::{AppearanceId, ArticleId, ClaimId, EntryId, LeftOut, Withdrawable, Withdrawal};
use crate::store::{Reader, StoreError, Writer};

/// Whether withdrawn records are read, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Only what stands.
    #[default]
    Standing,
    /// Everything that was recorded.
    All,
}

/// Each table with the condition under which a row of it stands.
const STANDING: &[(&str, &str)] = &[
    ("claim", "id NOT IN temp.left_out_claim"),
    ("claim_speaker", "claim_id NOT IN temp.left_out_claim"),
    ("claim_about", "claim_id NOT IN temp.left_out_claim"),
    ("claim_body", "claim_id NOT IN temp.left_out_claim"),
    ("claim_topic", "claim_id NOT IN temp.left_out_claim"),
    ("appearance", "id NOT IN temp.left_out_appearance"),
    ("appearance_speaker", "appearance_id NOT IN temp.left_out_appearance"),
    ("quote", "appearance_id NOT IN temp.left_out_appearance"),
    ("hop", "appearance_id NOT IN temp.left_out_appearance"),
    ("relation", "claim_id NOT IN temp.left_out_claim AND to_claim_id NOT IN temp.left_out_claim"),
    ("assessment", "claim_id NOT IN temp.left_out_claim"),
    ("article", "withdrawn IS NULL"),
    ("article_address", "article_id NOT IN temp.left_out_article"),
    ("article_topic", "article_id NOT IN temp.left_out_article"),
    ("capture", "withdrawn IS NULL AND article_id NOT IN temp.left_out_article"),
    ("speaker", "withdrawn IS NULL"),
];

/// Whether a table has rows that may not stand.
pub(in crate::store) fn covers(table: &str) -> bool {
    STANDING.iter().any(|(name, _)| *name == table)
}

/// Whether anything is withdrawn on which other records depend.
pub(in crate::store) fn anything(conn: &Connection) -> rusqlite::Result<bool> {
    const ANYTHING: &str = "
SELECT EXISTS (SELECT 1 FROM main.claim WHERE withdrawn IS NOT NULL) OR EXISTS (SELECT 1 FROM main.appearance WHERE withdrawn IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.article WHERE withdrawn IS NOT NULL) OR EXISTS (SELECT 1 FROM main.capture WHERE withdrawn IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.speaker WHERE withdrawn IS NOT NULL)";
    conn.prepare_cached(ANYTHING)?.query_row([], |row| row.get(0))
}

/// Covers every table with what stands of it. `under` is what the names of the views begin with that show the
/// past; without, the tables themselves are read. Whether anything had to be covered.
pub(in crate::store) fn cover(conn: &Connection, under: Option<&str>) -> rusqlite::Result<bool> {
    // What was withdrawn once may have been brought back since: the past is asked itself.
    if under.is_none() && !anything(conn)? {
        return Ok(false);
    }
    let from = |table: &str| match under {
        Some(prefix) => format!("temp.{prefix}{table}"),
        None => format!("main.{table}"),
    };
    let (claim, appearance, article) = (from("claim"), from("appearance"), from("article"));
    conn.execute_batch(&format!(
        "CREATE TEMP TABLE left_out_article (id INTEGER PRIMARY KEY);
         INSERT INTO temp.left_out_article SELECT id FROM {article} WHERE withdrawn IS NOT NULL;
         CREATE TEMP TABLE left_out_appearance (id INTEGER PRIMARY KEY);
         INSERT INTO temp.left_out_appearance SELECT id FROM {appearance} WHERE withdrawn IS NOT NULL
           UNION SELECT id FROM {appearance} WHERE article_id IN (SELECT id FROM temp.left_out_article);
         CREATE TEMP TABLE left_out_claim (id INTEGER PRIMARY KEY);
         INSERT INTO temp.left_out_claim SELECT id FROM {claim} WHERE withdrawn IS NOT NULL
           UNION SELECT seen.claim_id FROM {appearance} AS seen WHERE seen.id IN (SELECT id FROM temp.left_out_appearance)
             AND NOT EXISTS (SELECT 1 FROM {appearance} AS other WHERE other.claim_id = seen.claim_id
               AND other.id NOT IN (SELECT id FROM temp.left_out_appearance));
         INSERT OR IGNORE INTO temp.left_out_appearance
           SELECT id FROM {appearance} WHERE claim_id IN (SELECT id FROM temp.left_out_claim);"
    ))?;
    for (table, stands) in STANDING {
        let source = from(table);
        conn.execute_batch(&format!("CREATE TEMP VIEW {table} AS SELECT * FROM {source} WHERE {stands}"))?;
    }
    Ok(true)
}

impl Reader<'_> {
    /// Why a claim is left out of lists, if it is: that it was withdrawn, or that every article in which it
    /// was seen, or its appearance there, was.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such claim.
    pub fn find_left_out(&self, claim: ClaimId) -> Result<Option<LeftOut>, StoreError> {
        const SEEN: &str = "
SELECT appearance.id, appearance.article_id, appearance.withdrawn IS NOT NULL AS is_own,
       coalesce(appearance.withdrawn, article.withdrawn) AS reason,
       coalesce(appearance.withdrawn_entry_id, article.withdrawn_entry_id) AS entry
FROM appearance JOIN article ON article.id = appearance.article_id
WHERE appearance.claim_id = :claim ORDER BY appearance.id";
        if let Some(withdrawal) = self.find_withdrawal(Withdrawable::Claim(claim))? {
            return Ok(Some(LeftOut::Withdrawn(withdrawal)));
        }
        let mut query = self.conn.prepare_cached(SEEN)?;
        let mut rows = query.query(named_params! {":claim": claim.number()})?;
        let mut gone = Vec::new();
        while let Some(row) = rows.next()? {
            let (reason, entry) =
                (row.get::<_, Option<String>>("reason")?, row.get::<_, Option<i64>>("entry")?);
            let Some((reason, entry)) = reason.zip(entry) else { return Ok(None) };
            let record = if row.get("is_own")? {
                Withdrawable::Appearance(AppearanceId::new(row.get("id")?))
            } else {
                Withdrawable::Article(ArticleId::new(row.get("article_id")?))
            };
            gone.push((record, Withdrawal { reason, entry: EntryId::new(entry) }));
        }
        Ok(if gone.is_empty() { None } else { Some(LeftOut::NowhereSeen(gone)) })
    }
}

impl Writer<'_> {
    /// Why a claim is left out of lists, if it is; asked for each record of a large import, so where nothing
    /// is withdrawn it costs nothing.
    pub fn left_out(&self, claim: ClaimId) -> Result<Option<LeftOut>, StoreError> {
        // What this very command has recorded stands.
        if self.is_new("claim", claim.number()) || !self.is_anything_withdrawn()? {
            return Ok(None);
        }
        self.find_left_out(claim)
    }

    /// Why an article is left out of the record, if it is: that it was withdrawn.
    pub fn left_out_article(&self, article: ArticleId) -> Result<Option<LeftOut>, StoreError> {
        // One question is answered sooner by the article than by all that may be withdrawn.
        let is_first = !self.asked_of_an_article.replace(true);
        if self.is_new("article", article.number()) || !is_first && !self.is_anything_withdrawn()? {
            return Ok(None);
        }
        Ok(self.find_withdrawal(Withdrawable::Article(article))?.map(LeftOut::Withdrawn))
    }

    fn is_anything_withdrawn(&self) -> Result<bool, StoreError> {
        if let Some(known) = self.anything_withdrawn.get() {
            return Ok(known);
        }
        let found = anything(self.conn)?;
        self.anything_withdrawn.set(Some(found));
        Ok(found)
    }

    /// Refuses to record something new of a claim, or of an article, that lists leave out.
    pub(in crate::store) fn must_stand(
        &self,
        claims: &[ClaimId],
        article: Option<ArticleId>,
    ) -> Result<(), StoreError> {
        if let Some(article) = article
            && let Some(why) = self.left_out_article(article)?
        {
            return Err(StoreError::Withdrawn { id: article.to_string(), why });
        }
        for claim in claims {
            if let Some(why) = self.left_out(*claim)? {
                return Err(StoreError::Withdrawn { id: claim.to_string(), why });
            }
        }
        Ok(())
    }
}
