//! Requests that wait here instead of being refused there.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota, RateLimiter};

use super::transport::Timer;

/// How many requests may go out in ten seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// With one token.
    pub per_token: u32,
    /// On behalf of one account.
    pub per_account: u32,
}

impl Default for Limits {
    /// The limits that the vendor documents: 500 with one token, 50 on behalf of one account.
    fn default() -> Self {
        Self { per_token: 500, per_account: 50 }
    }
}

const WINDOW: Duration = Duration::from_secs(10);

/// A fifth may go out at once, and the rest is spread over the window. So no ten seconds see more than the limit, whenever the
/// server's own ten seconds begin.
fn quota(limit: u32) -> Quota {
    let burst = (limit / 5).max(1);
    let spread = limit.saturating_sub(burst).max(1);
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(WINDOW / spread).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(burst)
}

/// The client's timer as governor wants clocks.
#[derive(Clone)]
struct Ticks(Arc<dyn Timer>);

impl Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.now()
    }
}

type Unobserved = NoOpMiddleware<Duration>;

/// Both limits.
pub(crate) struct Limiter {
    clock: Ticks,
    token: RateLimiter<NotKeyed, InMemoryState, Ticks, Unobserved>,
    account: RateLimiter<String, HashMapStateStore<String>, Ticks, Unobserved>,
}

impl Limiter {
    pub(crate) fn new(limits: Limits, timer: Arc<dyn Timer>) -> Self {
        let clock = Ticks(timer);
        Self {
            token: RateLimiter::direct_with_clock(quota(limits.per_token), clock.clone()),
            account: RateLimiter::hashmap_with_clock(quota(limits.per_account), clock.clone()),
            clock,
        }
    }

    /// Waits for the account's turn, and then for the token's.
    pub(crate) async fn wait(&self, account: Option<&str>, timer: &dyn Timer) {
        if let Some(account) = account.map(str::to_owned) {
            while let Err(not_until) = self.account.check_key(&account) {
                timer.sleep(self.left(&not_until)).await;
            }
        }
        while let Err(not_until) = self.token.check() {
            timer.sleep(self.left(&not_until)).await;
        }
    }

    fn left(&self, not_until: &NotUntil<Duration>) -> Duration {
        let left = not_until.earliest_possible().duration_since(self.clock.now());
        Duration::from(left).max(Duration::from_millis(1))
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Limiter")
    }
}
