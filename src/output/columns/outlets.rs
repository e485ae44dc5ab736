//! Outlets.

use super::{columns, parts};
use crate::domain::Outlet;
use crate::output::Columns;

/// A row for each outlet.
pub static OUTLETS: Columns<Outlet> = columns! { "outlets",
    "id,name,domain,country,state_controlled,articles,note,same_as";
    "id", ALWAYS, "the outlet's id": |outlet| outlet.id.to_string().into();
    "name", ALWAYS, "its name": |outlet| outlet.fields.name.as_str().into();
    "domain", ALWAYS, "its web domain": |outlet| outlet.fields.domain.as_deref().into();
    "country", ALWAYS, "the country it publishes from": |outlet| outlet.fields.country.as_deref().into();
    Flag "state_controlled", ALWAYS, "whether a state controls what it publishes; none: not stated":
        |outlet| outlet.fields.state_controlled.into();
    Count "articles", ALWAYS, "how many of its articles the ledger holds": |outlet| parts::count(outlet.articles);
    "note", DETAIL, "anything else": |outlet| outlet.fields.note.as_deref().into();
    "same_as", DETAIL, "its addresses elsewhere: Wikidata, VIAF, a register": |outlet| (&outlet.same_as).into();
};
