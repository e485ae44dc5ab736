//! Going through the records of an archive, once.
//!
//! Owns what is held of it: the addresses of its pages, and the record of one page. Everything else is passed
//! over; in a file that is not packed, by seeking.

use std::io::{BufRead, Read, Seek, SeekFrom};

use chrono::{DateTime, Utc};

use super::http::{head, is_page};
use super::page::{Bounds, Entry, Record, Sought, WarcError};
use super::record::{Header, header};

/// So much of an answer is looked at to see whether it is a page.
const LOOKED_AT: u64 = 64 << 10;

/// What was found so far.
pub(super) struct Scan<'s> {
    sought: &'s Sought<'s>,
    bounds: Bounds,
    /// The page that the archive was made for, if it says so and nobody named another.
    main: Option<String>,
    entries: Vec<Entry>,
    /// How many more pages there are than are told apart.
    more: usize,
    records: usize,
    scanned: u64,
    found: Option<Record>,
    too_large: Option<String>,
}

impl<'s> Scan<'s> {
    pub(super) fn new(sought: &'s Sought<'s>, bounds: Bounds) -> Self {
        Self {
            sought,
            bounds,
            main: None,
            entries: Vec::new(),
            more: 0,
            records: 0,
            scanned: 0,
            found: None,
            too_large: None,
        }
    }

    /// The page that is meant where nobody named one.
    pub(super) fn meant(&mut self, url: &str) {
        self.main = Some(url.to_owned());
    }

    /// Goes through records that can be passed over by seeking.
    pub(super) fn plain(&mut self, file: &mut (impl BufRead + Seek)) -> Result<(), WarcError> {
        while let Some(header) = header(file, self.scanned)? {
            let left = self.record(&header, file)?;
            let skip = i64::try_from(left).map_err(|_| self.cut(&header))?;
            file.seek(SeekFrom::Current(skip))?;
            let end = file.stream_position()?;
            self.scanned = end;
        }
        Ok(())
    }

    /// Goes through records of a stream.
    pub(super) fn stream(&mut self, from: &mut impl BufRead) -> Result<(), WarcError> {
        while let Some(header) = header(from, self.scanned)? {
            let left = self.record(&header, from)?;
            self.scanned += header.bytes.len() as u64 + header.length;
            if self.scanned > self.bounds.scanned {
                return Err(WarcError::TooLarge { limit: self.bounds.scanned });
            }
            let passed =
                std::io::copy(&mut from.take(left), &mut std::io::sink()).map_err(|_| self.cut(&header))?;
            if passed < left {
                return Err(self.cut(&header));
            }
        }
        Ok(())
    }

    fn cut(&self, header: &Header) -> WarcError {
        let why = format!("the record of {} is cut off", header.url);
        WarcError::Damaged { at: self.scanned, what: "records", why }
    }

    /// Looks at a record; returns how many bytes of it are not read yet.
    fn record(&mut self, header: &Header, from: &mut impl BufRead) -> Result<u64, WarcError> {
        self.records += 1;
        let may_be = match &*header.kind {
            "response" => !header.url.is_empty(),
            "resource" => is_page(&header.content_type),
            _ => false,
        };
        if !may_be {
            return Ok(header.length);
        }
        let mut block = Vec::new();
        from.take(header.length.min(LOOKED_AT)).read_to_end(&mut block).map_err(|_| self.cut(header))?;
        let is_it = match head(&block) {
            Some(head) => {
                let is_there = head.status.is_none_or(|status| (200..300).contains(&status));
                is_there && head.content_type.as_deref().is_some_and(is_page)
            }
            None => header.kind == "resource",
        };
        let left = header.length.saturating_sub(block.len() as u64);
        if !is_it {
            return Ok(left);
        }
        self.page(header);
        let is_sought = match self.sought.is_it {
            Some(is_it) => is_it(&header.url),
            None => self.main.as_ref().is_none_or(|main| *main == header.url),
        };
        let is_any = self.sought.is_it.is_none() && self.main.is_none();
        // The latest capture of the page that is named; of one that is not, the only.
        if !is_sought || (is_any && self.found.is_some()) {
            return Ok(left);
        }
        if header.length > self.bounds.page {
            self.too_large = Some(header.url.clone());
            return Ok(left);
        }
        from.take(left).read_to_end(&mut block).map_err(|_| self.cut(header))?;
        if (block.len() as u64) < header.length {
            return Err(self.cut(header));
        }
        let at = DateTime::parse_from_rfc3339(&header.date).ok().map(|at| at.with_timezone(&Utc));
        let is_later = self.found.as_ref().is_none_or(|found| at >= found.at);
        if is_later {
            let mut bytes = header.bytes.clone();
            bytes.append(&mut block);
            self.found = Some(Record { bytes, url: header.url.clone(), at });
        }
        Ok(0)
    }

    fn page(&mut self, header: &Header) {
        if self.entries.iter().rev().take(2_000).any(|entry| entry.url == header.url) {
            return;
        }
        if self.entries.len() >= self.bounds.pages {
            self.more += 1;
            return;
        }
        self.entries.push(Entry { url: header.url.clone(), date: header.date.clone(), title: None });
    }

    /// All pages, and the one that is looked for. `listed` are the pages that the archive itself lists: of
    /// these, a page that nobody named is the only one.
    pub(super) fn finish(mut self, listed: Vec<Entry>) -> (Vec<Entry>, Result<Record, WarcError>) {
        let listed: Vec<Entry> = listed
            .into_iter()
            .filter(|page| self.entries.iter().any(|entry| entry.url == page.url))
            .collect();
        let entries = if listed.is_empty() { std::mem::take(&mut self.entries) } else { listed };
        let count = entries.len() + self.more;
        let limit = self.bounds.page;
        let found = match (self.found, self.too_large) {
            (None, Some(url)) => Err(WarcError::PageTooLarge { url, limit }),
            (None, None) if count == 0 => Err(WarcError::NoPages { records: self.records }),
            (None, None) => Err(WarcError::NotInIt { count }),
            (Some(_), _) if self.sought.is_it.is_none() && count > 1 => Err(WarcError::Several { count }),
            (Some(record), _) => Ok(record),
        };
        (entries, found)
    }
}
