//! Tables imported into real ledgers.
