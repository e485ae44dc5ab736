//! Merged articles: a redirect from one article to another, which can be taken back.
//!
//! A merge rewrites nothing. A claim stays recorded in the article in which it was recorded; every question
//! of this module's neighbours answers with the survivor, the article at the end of the redirects: its
//! claims, captures and quotes are those of all merged into it.

use rusqlite::named_params;

use super::column::json_ids;
use super::redirect::{Misled, Redirect, list_misled, redirect_of};
use super::{Reader, StoreError, Writer};
use crate::domain::{Article, ArticleId, ClaimId};

impl Reader<'_> {
    /// Every merged article that does not lead to the one at the end of its redirects, by id.
    pub fn list_misled_articles(&self) -> Result<Vec<Misled<ArticleId>>, StoreError> {
        list_misled(self.conn)
    }

    /// The redirect of a merged article; `None` if the article stands for itself.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such article.
    pub fn get_article_redirect(&self, id: ArticleId) -> Result<Option<Redirect<ArticleId>>, StoreError> {
        redirect_of(self.conn, id)
    }

    /// The articles that lead to this one, by id.
    pub fn list_merged_articles(&self, survivor: ArticleId) -> Result<Vec<ArticleId>, StoreError> {
        const MERGED: &str = "SELECT id FROM article WHERE survivor_id = :id ORDER BY id";
        let mut query = self.conn.prepare_cached(MERGED)?;
        let found = query
            .query_map(named_params! {":id": survivor.number()}, |row| row.get(0).map(ArticleId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Adds to articles sorted by id those that lead to them, by id: one query for any number of them.
    pub(super) fn add_merged_articles(&self, articles: &mut [Article]) -> Result<(), StoreError> {
        const MERGED: &str = "
SELECT survivor_id, id FROM article WHERE survivor_id IN (SELECT value FROM json_each(:ids)) ORDER BY survivor_id, id";
        let ids = json_ids(articles.iter().map(|article| article.id.number()));
        let mut query = self.conn.prepare_cached(MERGED)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            let survivor = ArticleId::new(row.get("survivor_id")?);
            if let Ok(at) = articles.binary_search_by_key(&survivor, |article| article.id) {
                articles[at].merged.push(ArticleId::new(row.get("id")?));
            }
        }
        Ok(())
    }

    /// The claims of an article into which others were merged, each with the article in which it was
    /// recorded: its own first, by id. Empty if none was merged into it.
    pub fn list_claims_by_merged_article(
        &self,
        survivor: ArticleId,
    ) -> Result<Vec<(ArticleId, ClaimId)>, StoreError> {
        const CLAIMS: &str = "SELECT claim_id FROM appearance WHERE article_id = :article ORDER BY claim_id";
        let merged = self.list_merged_articles(survivor)?;
        let mut found = Vec::new();
        if merged.is_empty() {
            return Ok(found);
        }
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        for article in std::iter::once(survivor).chain(merged) {
            let claims = query.query_map(named_params! {":article": article.number()}, |row| {
                row.get(0).map(|number| (article, ClaimId::new(number)))
            })?;
            found.extend(claims.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Merges an article into another: from now on its claims are seen in that one. Returns whether anything
    /// changed.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::Refused`] if the two are one already the other way round, or
    /// `id` is merged into another.
    pub fn merge_article(&self, id: ArticleId, into: ArticleId) -> Result<bool, StoreError> {
        self.redirect(id, into)
    }

    /// Takes the redirect of an article back: it stands for itself again, with whatever was merged into it.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::Refused`] if the article is not merged.
    pub fn unmerge_article(&self, id: ArticleId) -> Result<Redirect<ArticleId>, StoreError> {
        self.take_redirect_back(id)
    }
}
