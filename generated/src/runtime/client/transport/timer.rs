//! How time passes.

use std::time::{Duration, SystemTime};

use super::super::future::BoxFuture;

/// Waits, and tells the time.
pub trait Timer: Send + Sync + 'static {
    /// Ends after this long.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// The time since some fixed moment; it never goes back.
    fn now(&self) -> Duration;

    /// Whether it can be waited for here: asynchronous runtimes have clocks of their own.
    fn is_running(&self) -> bool {
        true
    }

    /// The time of day, for a `Retry-After` that names one in an answer without a `Date`.
    fn wall_clock(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// The clock of the tokio runtime.
#[cfg(feature = "tokio")]
#[cfg_attr(docsrs, doc(cfg(feature = "tokio")))]
#[derive(Clone, Copy, Debug)]
pub struct TokioTimer {
    start: tokio::time::Instant,
}

#[cfg(feature = "tokio")]
impl Default for TokioTimer {
    fn default() -> Self {
        Self { start: tokio::time::Instant::now() }
    }
}

#[cfg(feature = "tokio")]
impl Timer for TokioTimer {
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn is_running(&self) -> bool {
        tokio::runtime::Handle::try_current().is_ok()
    }
}
