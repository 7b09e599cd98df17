//! A transport without a network: answers that come piece by piece, exactly when they are asked for.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{Request, Response};
use truto_unified::client::{Body, BoxFuture, Transport, TransportError};

/// A piece of a body.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    Bytes(&'static str),
    Break,
    Never,
}

type Make = dyn Fn(usize, &Request<Bytes>) -> Result<Response<Vec<Piece>>, TransportError> + Send + Sync;

/// Answers without a network.
#[derive(Clone)]
pub(crate) struct Canned {
    make: Arc<Make>,
    pub(crate) sent: Arc<Mutex<Vec<Request<Bytes>>>>,
    /// How often pieces were asked for.
    pub(crate) asked: Arc<AtomicUsize>,
}

impl Canned {
    /// What this makes of each request; it is told how many came before.
    pub(crate) fn new(
        make: impl Fn(usize, &Request<Bytes>) -> Result<Response<Vec<Piece>>, TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self { make: Arc::new(make), sent: Arc::default(), asked: Arc::default() }
    }

    /// The same answer, always.
    pub(crate) fn pieces(status: u16, pieces: &'static [Piece]) -> Self {
        Self::new(move |_, _| Ok(Self::response(status, pieces)))
    }

    pub(crate) fn response(status: u16, pieces: &[Piece]) -> Response<Vec<Piece>> {
        let mut response = Response::new(pieces.to_vec());
        *response.status_mut() = status.try_into().expect("a status");
        response
    }

    pub(crate) fn count(&self) -> usize {
        self.sent.lock().expect("no test has failed yet").len()
    }
}

impl Transport for Canned {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let mut sent = self.sent.lock().expect("no test has failed yet");
            let made = (self.make)(sent.len(), &request);
            sent.push(request);
            let asked = self.asked.clone();
            made.map(|answer| answer.map(|pieces| -> Body { Box::pin(Pieces { left: pieces.into_iter(), asked }) }))
        })
    }
}

struct Pieces {
    left: std::vec::IntoIter<Piece>,
    asked: Arc<AtomicUsize>,
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        match self.left.as_slice().first() {
            Some(Piece::Never) => return Poll::Pending,
            None => return Poll::Ready(None),
            Some(Piece::Bytes(_) | Piece::Break) => {}
        }
        Poll::Ready(match self.left.next() {
            Some(Piece::Bytes(text)) => Some(Ok(Bytes::from_static(text.as_bytes()))),
            _ => Some(Err(TransportError::interrupted("it broke off"))),
        })
    }
}
