//! Relations: the typed links between claims.

use rusqlite::{OptionalExtension, Row, Rows, named_params, params};

use super::claims_by_id::claim_in;
use super::query_columns::{Wanted, list_of, places};
use super::withdrawal::withdrawal;
use super::{Reader, StoreError, Writer};
use crate::domain::{
    ArticleId, Claim, ClaimId, EntryId, NewRelation, Relation, RelationId, RelationType, Vocabulary,
};

/// Which relations to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct RelationFilter {
    /// Only of this type.
    pub relation: Option<RelationType>,
    /// Only from or to this claim.
    pub claim: Option<ClaimId>,
    /// Also withdrawn ones.
    pub withdrawn: bool,
}

const COLUMNS: &str = "
SELECT relation.id, relation.claim_id, relation.type, relation.to_claim_id, relation.scope, relation.part, relation.force, relation.basis,
       relation.note, relation.article_id, relation.quote, relation.withdrawn, relation.withdrawn_entry_id, relation.entry_id,
       entry.at AS recorded_at";
const TABLES: &str = "relation JOIN entry ON entry.id = relation.entry_id";

places!(RelationPlaces {
    id, claim_id, relation = "type", to_claim_id, scope, part, force, basis, note, article_id, quote, withdrawn, withdrawn_entry_id,
    entry_id, recorded_at
});

impl RelationPlaces {
    fn relations(&self, mut rows: Rows<'_>) -> Result<Vec<Relation>, StoreError> {
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.relation(row)?);
        }
        Ok(found)
    }

    fn relation(&self, row: &Row<'_>) -> Result<Relation, StoreError> {
        let id = RelationId::new(self.id.get(row)?);
        Ok(Relation {
            id,
            fields: NewRelation {
                claim: ClaimId::new(self.claim_id.get(row)?),
                relation: self.relation.word(row, id)?,
                target: ClaimId::new(self.to_claim_id.get(row)?),
                scope: self.scope.optional_word(row, id)?,
                part: self.part.get(row)?,
                force: self.force.optional_word(row, id)?,
                basis: self.basis.word(row, id)?,
                note: self.note.get(row)?,
                article: self.article_id.get::<Option<i64>>(row)?.map(ArticleId::new),
                quote: self.quote.get(row)?,
            },
            entry: EntryId::new(self.entry_id.get(row)?),
            recorded_at: self.recorded_at.get(row)?,
            withdrawn: withdrawal(self.withdrawn.get(row)?, self.withdrawn_entry_id.get(row)?),
        })
    }
}

impl Reader<'_> {
    /// The relation with this id, also if it was withdrawn.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_relation(&self, id: RelationId) -> Result<Relation, StoreError> {
        let found = self
            .relations(
                &format!("{COLUMNS} FROM {TABLES} WHERE relation.id = :id"),
                named_params! {":id": id.number()},
            )?
            .pop();
        found.ok_or_else(|| StoreError::NoSuch { noun: "relation", id: id.to_string() })
    }

    /// The relation of this type between these claims, also if it was withdrawn: there is never a second one.
    pub fn find_relation(
        &self,
        claim: ClaimId,
        relation: RelationType,
        target: ClaimId,
    ) -> Result<Option<RelationId>, StoreError> {
        const FIND: &str =
            "SELECT id FROM relation WHERE claim_id = :claim AND type = :type AND to_claim_id = :target";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found = find.query_row(
            named_params! {":claim": claim.number(), ":type": relation.as_str(), ":target": target.number()},
            |row| row.get(0).map(RelationId::new),
        );
        Ok(found.optional()?)
    }

    /// Whether the one claim does anything to the other that was not withdrawn.
    pub fn is_linked(&self, claim: ClaimId, target: ClaimId) -> Result<bool, StoreError> {
        const LINKED: &str = "
SELECT EXISTS (SELECT 1 FROM relation WHERE claim_id = :claim AND to_claim_id = :target AND withdrawn IS NULL)";
        let mut find = self.conn.prepare_cached(LINKED)?;
        let ids = named_params! {":claim": claim.number(), ":target": target.number()};
        Ok(find.query_row(ids, |row| row.get(0))?)
    }

    /// The next relations that pass the filter, by id, after `after`; at most `limit`.
    pub(super) fn relations_after(
        &self,
        filter: RelationFilter,
        after: i64,
        limit: u32,
    ) -> Result<Vec<Relation>, StoreError> {
        self.expect_a_long_list_after(after)?;
        // A condition of its own for each way to ask: SQLite makes one plan for all values of a parameter.
        let of_claim = match filter.claim {
            Some(_) => {
                "relation.id IN (SELECT id FROM relation WHERE claim_id = :claim UNION SELECT id FROM relation WHERE to_claim_id = :claim)"
            }
            None => ":claim IS NULL",
        };
        let sql = format!(
            "{COLUMNS} FROM {TABLES} WHERE relation.id > :after AND (:type IS NULL OR type = :type) AND (:all OR withdrawn IS NULL)
  AND {of_claim} ORDER BY relation.id LIMIT :limit"
        );
        let (kind, claim) = (filter.relation.map(Vocabulary::as_str), filter.claim.map(ClaimId::number));
        let all = filter.withdrawn;
        self.relations(
            &sql,
            named_params! {":after": after, ":type": kind, ":claim": claim, ":all": all, ":limit": limit},
        )
    }

    /// The relations that point to any of these claims and were not withdrawn, by id.
    pub fn relations_to(&self, targets: &[ClaimId]) -> Result<Vec<Relation>, StoreError> {
        let sql = format!(
            "{COLUMNS} FROM {TABLES} WHERE to_claim_id IN rarray(:ids) AND withdrawn IS NULL ORDER BY relation.id"
        );
        let ids = list_of(targets.iter().map(|id| id.number()));
        self.relations(&sql, named_params! {":ids": ids})
    }

    /// The relations that have a quote and were not withdrawn, by id, each with the article whose words it
    /// is, if any, and the words.
    pub fn list_relation_quotes(&self) -> Result<Vec<(RelationId, Option<ArticleId>, String)>, StoreError> {
        const QUOTES: &str = "
SELECT id, coalesce(article_id, (SELECT article_id FROM appearance WHERE appearance.claim_id = relation.claim_id ORDER BY id LIMIT 1)),
       quote
FROM relation WHERE quote IS NOT NULL AND withdrawn IS NULL ORDER BY id";
        let mut query = self.conn.prepare_cached(QUOTES)?;
        let found = query.query_map(named_params! {}, |row| {
            Ok((RelationId::new(row.get(0)?), row.get::<_, Option<i64>>(1)?.map(ArticleId::new), row.get(2)?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The relations that meet a condition, in which `{these:…}` stands, and were not withdrawn; in no order.
    pub(super) fn relations_that_stand(
        &self,
        condition: &str,
        wanted: &Wanted,
    ) -> Result<Vec<Relation>, StoreError> {
        let sql =
            format!("{COLUMNS} FROM {{these}}{TABLES} WHERE relation.withdrawn IS NULL AND {condition}");
        let mut query = self.conn.prepare_cached(&wanted.within(&sql))?;
        let at = RelationPlaces::of(&query)?;
        at.relations(wanted.query(&mut query)?)
    }

    fn relations(
        &self,
        sql: &str,
        params: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<Relation>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let at = RelationPlaces::of(&query)?;
        at.relations(query.query(params)?)
    }

    /// What each of these claims does to others: one query for any number of them.
    pub(super) fn add_relations(&self, claims: &mut [Claim], wanted: &Wanted) -> Result<(), StoreError> {
        let sql = format!(
            "{COLUMNS} FROM {{these}}{TABLES} WHERE {{these:claim_id}} AND withdrawn IS NULL ORDER BY +relation.id"
        );
        let mut query = self.conn.prepare_cached(&wanted.within(&sql))?;
        let at = RelationPlaces::of(&query)?;
        for relation in at.relations(wanted.query(&mut query)?)? {
            if let Some(claim) = claim_in(claims, relation.fields.claim) {
                claim.relations.push(relation);
            }
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Records a relation.
    pub fn add_relation(&self, new: &NewRelation) -> Result<RelationId, StoreError> {
        const INSERT: &str = "
INSERT INTO relation (claim_id, type, to_claim_id, scope, part, force, basis, note, article_id, quote, entry_id)
VALUES (:claim, :type, :target, :scope, :part, :force, :basis, :note, :article, :quote, :entry)";
        self.must_stand(&[new.claim, new.target], None)?;
        self.conn.prepare_cached(INSERT)?.execute(params![
            new.claim.number(),
            new.relation.as_str(),
            new.target.number(),
            new.scope.map(Vocabulary::as_str),
            new.part,
            new.force.map(Vocabulary::as_str),
            new.basis.as_str(),
            new.note,
            new.article.map(ArticleId::number),
            new.quote,
            self.entry()?.number(),
        ])?;
        Ok(RelationId::new(self.conn.last_insert_rowid()))
    }

    /// Changes what is recorded of a relation; the later claim stays. Returns whether anything differed.
    pub fn update_relation(&self, id: RelationId, new: &NewRelation) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE relation SET type = :type, to_claim_id = :target, scope = :scope, part = :part, force = :force, basis = :basis,
       note = :note, article_id = :article, quote = :quote WHERE id = :id";
        if self.get_relation(id)?.fields == *new {
            return Ok(false);
        }
        self.entry()?;
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":type": new.relation.as_str(),
            ":target": new.target.number(),
            ":scope": new.scope.map(Vocabulary::as_str),
            ":part": new.part,
            ":force": new.force.map(Vocabulary::as_str),
            ":basis": new.basis.as_str(),
            ":note": new.note,
            ":article": new.article.map(ArticleId::number),
            ":quote": new.quote,
        })?;
        Ok(true)
    }
}
