//! A page of an archive: what is looked for, what was found, and why nothing was.
//!
//! Owns these shapes and the bounds of a search; nothing is read here.

use chrono::{DateTime, Utc};

/// What going through an archive may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of one page with its record.
    pub page: u64,
    /// Bytes of the archive, unpacked, that are gone through.
    pub scanned: u64,
    /// Pages that are told apart.
    pub pages: usize,
}

impl Default for Bounds {
    /// 20 MiB a page, 8 GiB in all, 20 000 pages.
    fn default() -> Self {
        Self { page: 20 << 20, scanned: 8 << 30, pages: 20_000 }
    }
}

/// A page that an archive has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub url: String,
    /// When it was captured, as the archive writes it.
    pub date: String,
    /// Its title, if the archive has a list with titles.
    pub title: Option<String>,
}

/// A page as it stands in an archive: the record with its header, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The record.
    pub bytes: Vec<u8>,
    /// The address of the page.
    pub url: String,
    /// When it was captured.
    pub at: Option<DateTime<Utc>>,
}

/// Which page is looked for.
#[derive(Clone, Copy, Default)]
pub struct Sought<'s> {
    /// Whether an address is that of the page; `None`: the only page.
    pub is_it: Option<&'s dyn Fn(&str) -> bool>,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum WarcError {
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Unread(#[from] std::io::Error),
    /// It is damaged.
    #[error("it is damaged at byte {at} of its {what}: {why}")]
    Damaged {
        /// The offset.
        at: u64,
        /// "records" or "ZIP".
        what: &'static str,
        /// What is wrong there.
        why: String,
    },
    /// There are no pages in it.
    #[error("there is no web page in it ({records} records)")]
    NoPages {
        /// How many records were gone through.
        records: usize,
    },
    /// Several, and none was named.
    #[error("it has {count} pages; say which one")]
    Several {
        /// How many.
        count: usize,
    },
    /// The page that was named is not in it.
    #[error("none of its {count} pages has that address")]
    NotInIt {
        /// How many it has.
        count: usize,
    },
    /// The page is too large.
    #[error("the page {url} is larger than {limit} bytes")]
    PageTooLarge {
        /// Its address.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// The archive is too large.
    #[error("it is larger than {limit} bytes unpacked, and was left there")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
}
