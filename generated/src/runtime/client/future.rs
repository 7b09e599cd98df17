//! What asynchronous code needs of no particular runtime.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_core::Stream;

/// A future that is held without knowing its type. On `wasm32`, where there is one thread, it need not be [`Send`].
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future that is held without knowing its type. On `wasm32`, where there is one thread, it need not be [`Send`].
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A stream that is held without knowing its type. On `wasm32`, where there is one thread, it need not be [`Send`].
#[cfg(not(target_arch = "wasm32"))]
pub type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send>>;
/// A stream that is held without knowing its type. On `wasm32`, where there is one thread, it need not be [`Send`].
#[cfg(target_arch = "wasm32")]
pub type BoxStream<T> = Pin<Box<dyn Stream<Item = T>>>;

/// What comes first: the result, or the end of the time. `None` is the latter.
pub(crate) async fn within<T>(work: impl Future<Output = T>, time: Option<BoxFuture<'static, ()>>) -> Option<T> {
    let Some(mut time) = time else { return Some(work.await) };
    let mut work = pin!(work);
    poll_fn(move |cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        time.as_mut().poll(cx).map(|()| None)
    })
    .await
}

/// The next item of a stream.
pub(crate) async fn next<S: Stream + Unpin + ?Sized>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await
}
