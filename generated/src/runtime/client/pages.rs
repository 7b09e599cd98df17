//! A list, page by page.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::call::{Call, Response};
use super::error::{CursorLoop, DecodeError, Error};
use super::format::{Format, Reads};
use super::future::{BoxFuture, next};
use super::meta::Meta;
use super::operation_type::OperationType;
use super::page::Page;
use super::request::Request;
use super::wire::WIRE;

type Fetched<C> = Result<Response<Page<C>>, Error>;
#[cfg(not(target_arch = "wasm32"))]
type Fetch<C> = Arc<dyn Fn(Request) -> BoxFuture<'static, Fetched<C>> + Send + Sync>;
#[cfg(target_arch = "wasm32")]
type Fetch<C> = Arc<dyn Fn(Request) -> BoxFuture<'static, Fetched<C>>>;

/// A list, page by page, to its end.
///
/// A page is fetched when it is asked for, and no sooner. Pages without records are handed out like the others. After an error there
/// is no more: [`Pages::cursor`] says where to go on.
///
/// It is a [`Stream`]; [`Pages::next`] needs no other crate.
#[must_use = "a list is read when its pages are asked for"]
pub struct Pages<C> {
    request: Request,
    fetch: Fetch<C>,
    state: State<C>,
    seen: Seen,
    meta: Option<Meta>,
}

enum State<C> {
    Idle,
    Fetching(BoxFuture<'static, Fetched<C>>),
    /// The page before is handed out, and there is no way on from it.
    Stuck(Error),
    /// It ended with an error.
    Failed,
    Done,
}

impl<C> Pages<C> {
    pub(crate) fn new<O, F>(call: Call<O, F>) -> Self
    where
        O: OperationType,
        F: Format,
        F::Answer: Reads<O, Output = Page<C>>,
        C: Send + 'static,
    {
        let fetch: Fetch<C> = Arc::new(|request| Box::pin(Call::<O, F>::of(request).send()));
        let mut seen = Seen::default();
        let request = call.request;
        if let Some(start) = cursor_of(&request) {
            seen.is_new(start);
        }
        Self { request, fetch, state: State::Idle, seen, meta: None }
    }

    /// The next page. `None` at the end.
    ///
    /// # Errors
    ///
    /// See [`Error`]; [`Error::CursorLoop`] where the list comes back to a page that it has been on.
    pub async fn next(&mut self) -> Option<Result<Page<C>, Error>> {
        next(self).await
    }

    /// The list was read to its end. Until then, and after an error, [`Pages::cursor`] says where to go on.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    /// Where the page begins that comes next, or that failed. `None` is the beginning of the list. At the end there is no way on:
    /// it is still where the last page began, and [`Pages::is_done`] tells.
    pub fn cursor(&self) -> Option<&str> {
        cursor_of(&self.request)
    }

    /// Status and headers of the last page.
    pub fn meta(&self) -> Option<&Meta> {
        self.meta.as_ref()
    }

    /// The call as errors name it.
    pub(crate) fn call(&self) -> String {
        self.request.call()
    }

    /// Takes note of a page, and of where the next one begins. A page whose cursor leads back is a page all the same.
    fn turn(&mut self, response: Response<Page<C>>) -> Page<C> {
        self.meta = Some(response.meta);
        let page = response.value;
        self.seen.pages += 1;
        self.state = match &page.next_cursor {
            None => self.unreadable(&page).map_or(State::Done, State::Stuck),
            Some(cursor) if self.seen.is_new(cursor) => {
                self.request.set_common(WIRE.cursor, "a cursor", cursor);
                State::Idle
            }
            Some(cursor) => {
                let (call, cursor, pages) = (self.call(), cursor.clone(), self.seen.pages);
                State::Stuck(Error::CursorLoop(CursorLoop { call, cursor, pages }))
            }
        };
        page
    }

    /// A cursor that is none is not the end of the list.
    fn unreadable(&self, page: &Page<C>) -> Option<Error> {
        let name = WIRE.list_next_cursor?;
        let (value, meta) = (page.extra.get(name)?, self.meta.clone()?);
        Some(self.undecoded(DecodeError::of_cursor(&self.call(), name, value, meta)))
    }

    /// An error about something that stands in a page.
    pub(crate) fn undecoded(&self, error: DecodeError) -> Error {
        self.request.core.hide_token(Error::Decode(Box::new(error)))
    }
}

fn cursor_of(request: &Request) -> Option<&str> {
    let name = WIRE.cursor?;
    request.query.pairs().find(|(known, _)| *known == name).map(|(_, cursor)| cursor)
}

impl<C> Unpin for Pages<C> {}

impl<C> Stream for Pages<C> {
    type Item = Result<Page<C>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if matches!(self.state, State::Idle) {
            self.state = State::Fetching((self.fetch)(self.request.clone()));
        }
        if let State::Fetching(fetching) = &mut self.state {
            let fetched = ready!(fetching.as_mut().poll(cx));
            self.state = State::Failed;
            return Poll::Ready(Some(fetched.map(|response| self.turn(response))));
        }
        if matches!(self.state, State::Stuck(_)) {
            if let State::Stuck(error) = std::mem::replace(&mut self.state, State::Failed) {
                return Poll::Ready(Some(Err(error)));
            }
        }
        Poll::Ready(None)
    }
}

impl<C> fmt::Debug for Pages<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("pages", &self.seen.pages).field("cursor", &self.cursor()).finish_non_exhaustive()
    }
}

/// The cursors that led somewhere, as 128-bit hashes: cursors can be long, and lists longer.
#[derive(Default)]
struct Seen {
    hashers: [RandomState; 2],
    hashes: HashSet<[u64; 2]>,
    pages: u64,
}

impl Seen {
    fn is_new(&mut self, cursor: &str) -> bool {
        let [first, second] = &self.hashers;
        self.hashes.insert([first.hash_one(cursor), second.hash_one(cursor)])
    }
}
