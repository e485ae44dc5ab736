//! A long list, read a page at a time: memory holds one page, and each page takes a constant number of
//! queries.

use super::super::StoreError;
use crate::domain::ClaimId;

/// How many rows the first page of a growing list has.
const FIRST_PAGE: u32 = 64;

/// One page of a list that is ordered by a key.
pub(super) struct Page<T> {
    /// Its rows.
    pub(super) rows: Vec<T>,
    /// The key after which the next page begins; `None`: this was the last.
    pub(super) next: Option<i64>,
}

impl<T> Page<T> {
    /// The key after which the next page begins, if the ids of this one are as many as were asked for.
    pub(super) fn next_after(ids: &[ClaimId], limit: u32) -> Option<i64> {
        ids.last().filter(|_| ids.len() >= limit as usize).map(|id| id.number())
    }
}

type Load<'r, T> = dyn FnMut(i64) -> Result<Page<T>, StoreError> + 'r;

/// The rows of a list, a page at a time. After an error it ends.
pub struct Paged<'r, T> {
    load: Box<Load<'r, T>>,
    page: std::vec::IntoIter<T>,
    next: Option<i64>,
}

impl<'r, T> Paged<'r, T> {
    /// A list whose pages `load` reads, each from the key that it is given.
    pub(super) fn new(load: impl FnMut(i64) -> Result<Page<T>, StoreError> + 'r) -> Self {
        Self { load: Box::new(load), page: Vec::new().into_iter(), next: Some(0) }
    }

    /// A list whose first page is short, for whoever wants only the first few, and whose pages grow up to
    /// `most` rows; `load` is told how many each has.
    pub(super) fn growing(
        most: u32,
        mut load: impl FnMut(i64, u32) -> Result<Page<T>, StoreError> + 'r,
    ) -> Self {
        let mut size = FIRST_PAGE.min(most);
        Self::new(move |after| {
            let page = load(after, size)?;
            size = (size * 2).min(most);
            Ok(page)
        })
    }
}

impl<T> Iterator for Paged<'_, T> {
    type Item = Result<T, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.page.next() {
                return Some(Ok(row));
            }
            match (self.load)(self.next.take()?) {
                Ok(page) => {
                    self.page = page.rows.into_iter();
                    self.next = page.next;
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
