//! Bodies that are read as they arrive, and never held as a whole.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::error::{Error, Interrupted, Timeout, Waiting};
use super::future::{BoxFuture, next};
use super::limit::Limit;
use super::meta::Meta;
use super::received::Received;
use super::transport::{Body, Timer, TransportError};

/// The bytes of an answer as they arrive. Nothing is read that is not asked for.
///
/// It is a [`Stream`]; [`ByteStream::next`] needs no other crate. After an error there is no more.
#[derive(Debug)]
pub struct ByteStream {
    call: String,
    is_write: bool,
    tries: u32,
    meta: Meta,
    chunks: Option<Chunks>,
}

/// A body that must not pause for longer than this, nor last beyond the call's deadline.
pub(crate) struct Chunks {
    body: Body,
    timer: Arc<dyn Timer>,
    patience: Option<Duration>,
    pause: Option<BoxFuture<'static, ()>>,
    pub(crate) deadline: Option<(Duration, Limit)>,
}

/// What came of asking for more.
enum More {
    Bytes(Bytes),
    End,
    Broken(TransportError),
    Late(Duration, Waiting),
}

impl Chunks {
    pub(crate) fn new(body: Body, timer: Arc<dyn Timer>, patience: Option<Duration>) -> Self {
        Self { body, timer, patience, pause: None, deadline: None }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<More> {
        // First of all: a body that never pauses would never let it be asked.
        if let Some((after, deadline)) = &mut self.deadline {
            if deadline.poll_end(cx).is_ready() {
                return Poll::Ready(More::Late(*after, Waiting::Call));
            }
        }
        if let Poll::Ready(chunk) = self.body.as_mut().poll_next(cx) {
            self.pause = None;
            return Poll::Ready(match chunk {
                Some(Ok(bytes)) => More::Bytes(bytes),
                Some(Err(error)) => More::Broken(error),
                None => More::End,
            });
        }
        let Some(patience) = self.patience else { return Poll::Pending };
        let pause = self.pause.get_or_insert_with(|| self.timer.sleep(patience));
        pause.as_mut().poll(cx).map(|()| More::Late(patience, Waiting::NextChunk))
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("patience", &self.patience).finish_non_exhaustive()
    }
}

impl ByteStream {
    pub(crate) fn new(received: Received) -> Self {
        let Received { call, is_write, tries, meta, rest, .. } = received;
        Self { call, is_write, tries, meta, chunks: rest }
    }

    /// Status and headers.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// How many bytes there are, where the answer says and they are not compressed on the way.
    pub fn content_length(&self) -> Option<u64> {
        self.meta.header("content-length")?.parse().ok()
    }

    /// The next bytes. `None` at the end.
    ///
    /// # Errors
    ///
    /// Where the body breaks off, pauses for longer than the call's timeout, or lasts beyond its deadline.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        next(self).await
    }

    /// The answer said that the call was applied, so a write was, whatever became of the rest.
    fn error(&self, what: More) -> Option<Error> {
        let (call, tries, may_have_been_applied) = (self.call.clone(), self.tries, self.is_write);
        match what {
            More::Bytes(_) | More::End => None,
            More::Broken(source) => Some(Error::Transport(Interrupted { call, tries, may_have_been_applied, source })),
            More::Late(after, waiting_for) => {
                let previous = None;
                Some(Error::Timeout(Timeout { call, after, waiting_for, tries, may_have_been_applied, previous }))
            }
        }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(chunks) = &mut self.chunks else { return Poll::Ready(None) };
        match ready!(chunks.poll(cx)) {
            More::Bytes(bytes) => Poll::Ready(Some(Ok(bytes))),
            other => {
                self.chunks = None;
                Poll::Ready(self.error(other).map(Err))
            }
        }
    }
}
