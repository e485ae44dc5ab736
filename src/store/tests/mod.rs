//! The store against real files, with the real migrations.

mod all_names;
mod bulk;
mod chain;
mod checksum;
mod companion;
mod copies;
mod full;
mod history;
mod left_out;
mod likely;
mod loading;
mod opening;
mod plans;
mod refused;
mod schema;
pub(crate) mod scratch;
mod search;
mod together;
mod undo;
mod upgrading;
