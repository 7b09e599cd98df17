//! Time that passes when it is told to.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};
use std::time::{Duration, SystemTime};

use truto_unified::client::{BoxFuture, Timer};

/// How long a try may take, here and unless it is said otherwise.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(30);

/// Time that passes when it is told to. Waits end at once, and it is later; spans that are held end when they are told to.
#[derive(Clone)]
pub(crate) struct FakeTime(Arc<Mutex<State>>);

struct State {
    now: Duration,
    wall_clock: SystemTime,
    waits: Vec<Duration>,
    held: Vec<Duration>,
    sleeping: Vec<Sleeping>,
}

struct Sleeping {
    id: u64,
    until: Duration,
    span: Duration,
    waker: Option<Waker>,
}

impl FakeTime {
    /// Timeouts are held.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Duration::ZERO,
            wall_clock: SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000),
            waits: Vec::new(),
            held: vec![TIMEOUT],
            sleeping: Vec::new(),
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test has failed yet")
    }

    /// The waits that ended at once, in their order.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    /// The same in milliseconds, and forgotten.
    pub(crate) fn take_waits(&self) -> Vec<u128> {
        std::mem::take(&mut self.state().waits).iter().map(Duration::as_millis).collect()
    }

    /// Spans of exactly this length no longer end at once.
    pub(crate) fn hold(&self, span: Duration) {
        self.state().held.push(span);
    }

    /// Spans of this length end, those that are running; later ones are held again.
    pub(crate) fn end(&self, span: Duration) {
        let mut state = self.state();
        let (ended, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut state.sleeping).into_iter().partition(|sleeping| sleeping.span == span);
        state.sleeping = left;
        for sleeping in ended {
            state.now = state.now.max(sleeping.until);
            sleeping.waker.into_iter().for_each(Waker::wake);
        }
    }

    /// Spans of this length end, and later ones at once.
    pub(crate) fn release(&self, span: Duration) {
        self.state().held.retain(|held| *held != span);
        self.end(span);
    }

    pub(crate) fn pass(&self, span: Duration) {
        self.state().now += span;
    }

    pub(crate) fn set_wall_clock(&self, time: SystemTime) {
        self.state().wall_clock = time;
    }

    /// How many spans are running.
    pub(crate) fn running(&self) -> usize {
        self.state().sleeping.len()
    }
}

/// Ends a span that nobody waits for any more.
struct Nap(FakeTime, u64);

impl Drop for Nap {
    fn drop(&mut self) {
        if let Ok(mut state) = self.0.0.lock() {
            state.sleeping.retain(|sleeping| sleeping.id != self.1);
        }
    }
}

impl Timer for FakeTime {
    fn sleep(&self, span: Duration) -> BoxFuture<'static, ()> {
        let mut state = self.state();
        let until = state.now.saturating_add(span);
        if !state.held.contains(&span) {
            drop(state);
            let time = self.clone();
            return Box::pin(async move {
                let mut state = time.state();
                state.now = state.now.max(until);
                state.waits.push(span);
            });
        }
        let id = next_id();
        state.sleeping.push(Sleeping { id, until, span, waker: None });
        let nap = Nap(self.clone(), id);
        Box::pin(poll_fn(move |cx| {
            let mut state = nap.0.state();
            match state.sleeping.iter_mut().find(|sleeping| sleeping.id == id) {
                Some(sleeping) => {
                    sleeping.waker = Some(cx.waker().clone());
                    Poll::Pending
                }
                None => Poll::Ready(()),
            }
        }))
    }

    fn now(&self) -> Duration {
        self.state().now
    }

    fn wall_clock(&self) -> SystemTime {
        self.state().wall_clock
    }
}

fn next_id() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}
