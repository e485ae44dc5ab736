//! The desks: what was read goes from here into the record, and back out as a worksheet or a proposal.
//!
//! Each desk takes what [`reading`](crate::reading) made of foreign bytes, says everything that is wrong with
//! it where it stands, and records the rest. Called by the command line; it never prints.

pub mod capture;
pub mod import;
pub mod log;
pub mod proposal;
pub mod review;
pub mod reviews;
mod written;

pub use written::worksheet_of;
