//! Who publishes (schema:NewsMediaOrganization).

use super::OutletId;

/// What is recorded of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewOutlet {
    /// Its name as usually written.
    pub name: String,
    /// Its web domain, `example.org`.
    pub domain: Option<String>,
    /// The country it publishes from, in the user's words or as an ISO 3166 code.
    pub country: Option<String>,
    /// Whether a state controls what it publishes; `None`: not stated.
    pub state_controlled: Option<bool>,
    /// Anything else.
    pub note: Option<String>,
}

impl NewOutlet {
    /// The names of the fields in which these two differ, as the command line names them.
    pub fn differing(&self, new: &Self) -> Vec<&'static str> {
        let fields = [
            ("name", self.name != new.name),
            ("domain", self.domain != new.domain),
            ("country", self.country != new.country),
            ("state-controlled", self.state_controlled != new.state_controlled),
            ("note", self.note != new.note),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// A recorded outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// Its id, `o2`.
    pub id: OutletId,
    /// What is recorded of it.
    pub fields: NewOutlet,
    /// How many of its articles the ledger holds.
    pub articles: u64,
    /// Its addresses elsewhere, in the order in which they were recorded.
    pub same_as: Vec<String>,
}
