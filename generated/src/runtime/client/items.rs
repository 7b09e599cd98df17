//! A list, record by record.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::error::{DecodeError, Error};
use super::future::next;
use super::meta::Meta;
use super::page::Page;
use super::pages::Pages;
use crate::runtime::Value;

/// A list, record by record, to its end.
///
/// The next page is fetched when the one before has been read. What stands among the records and is none is an
/// [`Error::Decode`], after which the list goes on; after any other error there is no more, and [`Items::cursor`] says where to go
/// on.
///
/// It is a [`Stream`]; [`Items::next`] needs no other crate.
#[must_use = "a list is read when its records are asked for"]
pub struct Items<T> {
    pages: Pages<Vec<T>>,
    ready: VecDeque<Result<T, Misfit>>,
    /// Where the page begins whose records are being handed out.
    current: Option<String>,
}

/// What stood among the records, and its place. It becomes an error when it is handed out: there may be many.
struct Misfit(usize, Value);

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<Vec<T>>) -> Self {
        let current = pages.cursor().map(str::to_owned);
        Self { pages, ready: VecDeque::new(), current }
    }

    /// The next record. `None` at the end.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        next(self).await
    }

    /// Every record that is left.
    ///
    /// # Errors
    ///
    /// The first one, with nothing else: to keep what was read until then, take the records one by one.
    pub async fn collect(mut self) -> Result<Vec<T>, Error> {
        let mut records = Vec::new();
        while let Some(record) = self.next().await {
            records.push(record?);
        }
        Ok(records)
    }

    /// The list was read to its end. Until then, and after an error, [`Items::cursor`] says where to go on.
    pub fn is_done(&self) -> bool {
        self.ready.is_empty() && self.pages.is_done()
    }

    /// Where to go on later without losing a record: the beginning of the page that the next record is on. Records of that page that
    /// have been handed out come again.
    pub fn cursor(&self) -> Option<&str> {
        if self.ready.is_empty() { self.pages.cursor() } else { self.current.as_deref() }
    }

    /// Status and headers of the last page.
    pub fn meta(&self) -> Option<&Meta> {
        self.pages.meta()
    }

    /// Records in their order, and what stood among them.
    fn take(&mut self, page: Page<Vec<T>>) {
        let mut misfits = page.misfits.into_iter().peekable();
        let mut records = page.records.into_iter();
        for index in 0.. {
            if let Some((place, value)) = misfits.next_if(|(place, _)| *place == index) {
                self.ready.push_back(Err(Misfit(place, value)));
            } else if let Some(record) = records.next() {
                self.ready.push_back(Ok(record));
            } else {
                break;
            }
        }
    }

    fn error(&self, Misfit(place, value): &Misfit) -> Error {
        let meta = self.pages.meta().cloned().unwrap_or_default();
        self.pages.undecoded(DecodeError::of_record(&self.pages.call(), *place, value, meta))
    }
}

impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(record) = self.ready.pop_front() {
                return Poll::Ready(Some(record.map_err(|misfit| self.error(&misfit))));
            }
            let begins_at = self.pages.cursor().map(str::to_owned);
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => {
                    self.current = begins_at;
                    self.take(page);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("ready", &self.ready.len())
            .field("cursor", &self.cursor())
            .finish_non_exhaustive()
    }
}
