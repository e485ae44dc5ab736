//! Outlets.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::domain::text::fold_name;
use crate::domain::{NewOutlet, Outlet, OutletId};

const COLUMNS: &str = "
SELECT outlet.id, outlet.name, outlet.domain, outlet.country, outlet.state_controlled, outlet.note,
       (SELECT count(*) FROM article WHERE article.outlet_id = outlet.id) AS articles
FROM outlet";

fn outlet(row: &Row<'_>) -> rusqlite::Result<Outlet> {
    Ok(Outlet {
        id: OutletId::new(row.get("id")?),
        fields: NewOutlet {
            name: row.get("name")?,
            domain: row.get("domain")?,
            country: row.get("country")?,
            state_controlled: row.get("state_controlled")?,
            note: row.get("note")?,
        },
        articles: row.get("articles")?,
        same_as: Vec::new(),
    })
}

impl Reader<'_> {
    /// The outlet with this id.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_outlet(&self, id: OutletId) -> Result<Outlet, StoreError> {
        let sql = format!("{COLUMNS} WHERE outlet.id = :id");
        let found = self
            .conn
            .prepare_cached(&sql)?
            .query_row(named_params! {":id": id.number()}, outlet)
            .optional()?;
        let found = found.ok_or_else(|| StoreError::NoSuch { noun: "outlet", id: id.to_string() })?;
        Ok(Outlet { same_as: self.list_outlet_same_as(id)?, ..found })
    }

    /// The outlet with this name, however it is capitalised.
    pub fn find_outlet(&self, name: &str) -> Result<Option<OutletId>, StoreError> {
        const FIND: &str = "SELECT id FROM outlet WHERE name_key = :key";
        let mut find = self.conn.prepare_cached(FIND)?;
        Ok(find
            .query_row(named_params! {":key": fold_name(name)}, |row| row.get(0).map(OutletId::new))
            .optional()?)
    }

    /// All outlets, by id.
    pub fn list_outlets(&self) -> Result<Vec<Outlet>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY outlet.id");
        let mut query = self.conn.prepare_cached(&sql)?;
        let found: Vec<Outlet> = query.query_map([], outlet)?.collect::<Result<_, _>>()?;
        let whole = |found: Outlet| Ok(Outlet { same_as: self.list_outlet_same_as(found.id)?, ..found });
        found.into_iter().map(whole).collect()
    }
}

impl Writer<'_> {
    /// Records an outlet.
    pub fn add_outlet(&self, new: &NewOutlet) -> Result<OutletId, StoreError> {
        const INSERT: &str = "
INSERT INTO outlet (name, name_key, domain, country, state_controlled, note, entry_id)
VALUES (:name, :name_key, :domain, :country, :state_controlled, :note, :entry)";
        let NewOutlet { name, domain, country, state_controlled, note } = new;
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":name": name,
            ":name_key": fold_name(name),
            ":domain": domain,
            ":country": country,
            ":state_controlled": state_controlled,
            ":note": note,
            ":entry": self.entry()?.number(),
        })?;
        Ok(OutletId::new(self.conn.last_insert_rowid()))
    }

    /// Changes what is recorded of an outlet. Returns whether anything differed.
    pub fn update_outlet(&self, id: OutletId, new: &NewOutlet) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE outlet SET name = :name, name_key = :name_key, domain = :domain, country = :country,
       state_controlled = :state_controlled, note = :note
WHERE id = :id";
        if self.get_outlet(id)?.fields == *new {
            return Ok(false);
        }
        self.entry()?;
        let NewOutlet { name, domain, country, state_controlled, note } = new;
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":name": name,
            ":name_key": fold_name(name),
            ":domain": domain,
            ":country": country,
            ":state_controlled": state_controlled,
            ":note": note,
        })?;
        Ok(true)
    }
}
