//! What asynchronous code needs of no particular runtime.

use std::future::{Future, poll_fn};
use std::pin::Pin;

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

/// The next item of a stream.
pub(crate) async fn next<S: Stream + Unpin + ?Sized>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await
}
