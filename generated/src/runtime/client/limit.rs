//! Time that several steps share.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::future::BoxFuture;
use super::transport::Timer;

/// How long several steps may take together. It runs from when it is made.
pub(crate) struct Limit {
    /// When it ends, on the timer's clock. `None` never does.
    ends_at: Option<Duration>,
    /// `None` once it has ended, because futures must not be asked again.
    running: Option<BoxFuture<'static, ()>>,
}

impl Limit {
    pub(crate) fn new(after: Option<Duration>, timer: &dyn Timer) -> Self {
        let ends_at = after.map(|after| timer.now().saturating_add(after));
        Self { ends_at, running: after.map(|after| timer.sleep(after)) }
    }

    /// What the work comes to. `None` where the time ends first.
    pub(crate) async fn within<T>(&mut self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        std::future::poll_fn(|cx| match work.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => self.poll_end(cx).map(|()| None),
        })
        .await
    }

    pub(crate) fn poll_end(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(running) = &mut self.running else {
            return if self.ends_at.is_some() { Poll::Ready(()) } else { Poll::Pending };
        };
        let ended = running.as_mut().poll(cx);
        if ended.is_ready() {
            self.running = None;
        }
        ended
    }

    /// Whether there is more time than this.
    pub(crate) fn exceeds(&self, wait: Duration, timer: &dyn Timer) -> bool {
        self.ends_at.is_none_or(|end| end.saturating_sub(timer.now()) > wait)
    }
}
