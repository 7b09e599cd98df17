//! Bodies that are read as they arrive, and never held as a whole.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::error::{Error, Interrupted, Timeout, Waiting};
use super::future::{BoxFuture, next};
use super::meta::Meta;
use super::transport::{Body, Timer};

/// The bytes of an answer as they arrive. Nothing is read that is not asked for.
///
/// It is a [`Stream`]; [`ByteStream::next`] needs no other crate. After an error there is no more.
#[derive(Debug)]
pub struct ByteStream {
    call: String,
    meta: Meta,
    chunks: Option<Chunks>,
}

/// A body that must not pause for longer than this.
pub(crate) struct Chunks {
    pub(crate) body: Body,
    pub(crate) timer: Arc<dyn Timer>,
    pub(crate) patience: Option<Duration>,
    pause: Option<BoxFuture<'static, ()>>,
}

impl Chunks {
    pub(crate) fn new(body: Body, timer: Arc<dyn Timer>, patience: Option<Duration>) -> Self {
        Self { body, timer, patience, pause: None }
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("patience", &self.patience).finish_non_exhaustive()
    }
}

impl ByteStream {
    pub(crate) fn new(call: String, meta: Meta, chunks: Option<Chunks>) -> Self {
        Self { call, meta, chunks }
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
    /// Where the body breaks off, or pauses for longer than the call's timeout.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        next(self).await
    }

    fn end(&mut self, error: Error) -> Poll<Option<Result<Bytes, Error>>> {
        self.chunks = None;
        Poll::Ready(Some(Err(error)))
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(chunks) = &mut this.chunks else { return Poll::Ready(None) };
        let (call, may_have_been_applied) = (this.call.clone(), false);
        match chunks.body.as_mut().poll_next(cx) {
            Poll::Ready(Some(Ok(bytes))) => {
                chunks.pause = None;
                Poll::Ready(Some(Ok(bytes)))
            }
            Poll::Ready(Some(Err(source))) => {
                let error = Interrupted { call, tries: 1, may_have_been_applied, source };
                this.end(Error::Transport(error))
            }
            Poll::Ready(None) => {
                this.chunks = None;
                Poll::Ready(None)
            }
            Poll::Pending => {
                let Some(after) = chunks.patience else { return Poll::Pending };
                let pause = chunks.pause.get_or_insert_with(|| chunks.timer.sleep(after));
                ready!(pause.as_mut().poll(cx));
                let waiting_for = Waiting::NextChunk;
                let error = Timeout { call, after, waiting_for, may_have_been_applied };
                this.end(Error::Timeout(error))
            }
        }
    }
}
