//! Calls from code that is not asynchronous.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io::{self, BufRead, Read};
use std::pin::pin;
use std::sync::{Arc, Condvar, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use tokio::runtime::{Builder, Runtime};

use super::byte_stream::ByteStream;
use super::call::{Call, Response};
use super::error::{BuildError, Error};
use super::format::{Format, Reads};
use super::future::next;
use super::items::Items;
use super::meta::Meta;
use super::operation_type::OperationType;
use super::pages::Pages;

/// Connections and clocks of all blocking calls; one thread, which is started by the first of them. Answers are read by whoever waits for
/// them.
static BACKGROUND: LazyLock<io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).thread_name("truto-unified").enable_all().build());

/// Waits for a future on this thread, which may be one of an asynchronous runtime: tokio's own `block_on` would panic there.
fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    let background = BACKGROUND.as_ref().map_err(|error| {
        let copy = io::Error::new(error.kind(), error.to_string());
        BuildError::Transport(Some(copy.into()))
    })?;
    let _entered = background.enter();
    // Within a task of another runtime, tokio's budget for that task could be spent, and this thread never yields to earn a new one.
    let mut future = pin!(tokio::task::unconstrained(future));
    let alarm = Arc::new(Alarm::default());
    let waker = Waker::from(alarm.clone());
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return Ok(output);
        }
        alarm.wait();
    }
}

/// Lets the background serve the connections that a future opens. Otherwise they would rest while the runtime is blocked in which they were
/// opened, and a call that waits could be waiting for one of these.
pub(crate) async fn in_background<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|cx| {
        let _entered = BACKGROUND.as_ref().ok().map(Runtime::enter);
        future.as_mut().poll(cx)
    })
    .await
}

/// Wakes the thread that waits. (`thread::park` would do, but its token belongs to whoever else parks the thread, too.)
#[derive(Default)]
struct Alarm {
    rang: Mutex<bool>,
    bell: Condvar,
}

impl Alarm {
    fn wait(&self) {
        let rang = self.rang.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rang = self.bell.wait_while(rang, |rang| !*rang).unwrap_or_else(PoisonError::into_inner);
        *rang = false;
    }
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        *self.rang.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_one();
    }
}

/// Calls from code that is not asynchronous.
///
/// Any client will do, with any transport that runs on tokio or on no particular runtime; nothing else has to be set up. Called from
/// asynchronous code these block the thread, as they say.
///
/// A background thread serves the connections, and with this feature on it serves those of awaited calls, too: the same client can be
/// used both ways. A transport of one's own that keeps connections has to see to that itself.
impl<O, F> Call<O, F>
where
    O: OperationType,
    F: Format,
    F::Answer: Reads<O>,
{
    /// Sends the call, with its retries, and waits for what `.await` would give.
    ///
    /// ```
    /// # #[cfg(all(feature = "ticketing", feature = "rustls"))]
    /// # fn list(client: truto_unified::Client) -> Result<(), truto_unified::client::Error> {
    /// let accounts = client.account("62f44730-dd91-461e-bd6a-aedd9e0ad79d").ticketing().accounts();
    /// println!("{:?}", accounts.get("23423523").blocking()?);
    /// for account in accounts.list().items().blocking() {
    ///     println!("{:?}", account?.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
    pub fn blocking(self) -> Result<<F::Answer as Reads<O>>::Output, Error> {
        self.send_blocking().map(|response| response.value)
    }

    /// Sends the call, with its retries, and waits for its answer, which comes with status and headers.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
    pub fn send_blocking(self) -> Result<Response<<F::Answer as Reads<O>>::Output>, Error> {
        wait(self.send())?
    }
}

/// A list, or a body, as an iterator that waits for what comes next.
#[derive(Debug)]
#[must_use = "nothing is read that is not asked for"]
pub struct Blocking<S> {
    stream: S,
    is_over: bool,
}

impl<S> Blocking<S> {
    fn new(stream: S) -> Self {
        Self { stream, is_over: false }
    }

    /// What is read: [`Items::cursor`] is reached through it.
    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// What is read, to go on asynchronously.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        wait(next(&mut self.stream)).unwrap_or_else(|error| {
            self.is_over = true;
            Some(Err(error))
        })
    }
}

impl<T> Items<T> {
    /// The records as an iterator that waits for each.
    #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<C> Pages<C> {
    /// The pages as an iterator that waits for each.
    #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl ByteStream {
    /// The bytes as a [`Read`] that waits for them.
    #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
    pub fn blocking(self) -> Reader {
        Reader { stream: self, chunk: Bytes::new() }
    }
}

/// The bytes of an answer, to be read as a file is.
///
/// What goes wrong is an [`io::Error`] with the [`Error`] in it: of the kind [`io::ErrorKind::TimedOut`] where the body paused for too
/// long, [`io::ErrorKind::UnexpectedEof`] where it broke off.
pub struct Reader {
    stream: ByteStream,
    chunk: Bytes,
}

impl Reader {
    /// Status and headers.
    pub fn meta(&self) -> &Meta {
        self.stream.meta()
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("stream", &self.stream).field("ready", &self.chunk.len()).finish()
    }
}

impl BufRead for Reader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.chunk.is_empty() {
            match wait(self.stream.next()).map_err(failure)? {
                Some(chunk) => self.chunk = chunk.map_err(failure)?,
                None => break,
            }
        }
        Ok(&self.chunk)
    }

    fn consume(&mut self, amount: usize) {
        self.chunk.advance(amount.min(self.chunk.len()));
    }
}

impl Read for Reader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

fn failure(error: Error) -> io::Error {
    let kind = match error {
        Error::Timeout(_) => io::ErrorKind::TimedOut,
        Error::Transport(_) => io::ErrorKind::UnexpectedEof,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}
