//! Requests that wait here instead of being refused there.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed, StateStore};
use governor::{NotUntil, Quota, RateLimiter};

use super::queue::Queues;
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

/// What governor knows of each account, by when its next turn would be, had it no burst.
#[derive(Clone, Default)]
struct Accounts(Arc<Mutex<HashMap<String, Nanos>>>);

impl Accounts {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Nanos>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, account: &str) -> Option<Nanos> {
        self.lock().get(account).copied()
    }

    fn restore(&self, account: &str, before: Option<Nanos>) {
        let mut accounts = self.lock();
        match before {
            Some(before) => drop(accounts.insert(account.to_owned(), before)),
            None => drop(accounts.remove(account)),
        }
    }

    /// Forgets accounts that are as good as new, when there are many; returns how many "many" is from now on.
    fn forget(&self, elapsed: Duration, many: usize) -> usize {
        let mut accounts = self.lock();
        if accounts.len() < many {
            return many;
        }
        accounts.retain(|_, next| Duration::from(*next) > elapsed);
        (2 * accounts.len()).max(MANY)
    }
}

const MANY: usize = 1024;

impl StateStore for Accounts {
    type Key = String;

    fn measure_and_replace<T, F, E>(&self, key: &String, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut accounts = self.lock();
        let (measured, next) = measure(accounts.get(key).copied())?;
        accounts.insert(key.clone(), next);
        Ok(measured)
    }
}

/// Both limits.
pub(crate) struct Limiter {
    clock: Ticks,
    start: Duration,
    token: RateLimiter<NotKeyed, InMemoryState, Ticks, Unobserved>,
    accounts: Accounts,
    account: RateLimiter<String, Accounts, Ticks, Unobserved>,
    queues: Queues,
    /// Turns are given one by one. How many accounts are many.
    turns: Mutex<usize>,
}

impl Limiter {
    pub(crate) fn new(limits: Limits, timer: Arc<dyn Timer>) -> Self {
        let (clock, accounts) = (Ticks(timer), Accounts::default());
        Self {
            start: clock.now(),
            token: RateLimiter::direct_with_clock(quota(limits.per_token), clock.clone()),
            account: RateLimiter::new(quota(limits.per_account), accounts.clone(), clock.clone()),
            accounts,
            clock,
            queues: Queues::default(),
            turns: Mutex::new(MANY),
        }
    }

    /// Waits until both limits let a request go out. Requests for one account go in the order in which they came, and only the first
    /// of them watches the clock.
    pub(crate) async fn wait(&self, account: Option<&str>, timer: &dyn Timer) {
        let account = account.map(str::to_owned);
        let mut place = self.queues.join(account.as_deref().unwrap_or_default());
        (&mut place).await;
        while let Err(left) = self.turn(account.as_ref()) {
            timer.sleep(left).await;
        }
    }

    /// A turn of both limits or of none, or how long until it is worth asking again.
    ///
    /// A turn of one that waits for the other would be used later than it was counted. Many of these together could then exceed the
    /// limit, and one account that waits for its own turn would take those of the token from all others.
    fn turn(&self, account: Option<&String>) -> Result<(), Duration> {
        let mut many = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        *many = self.accounts.forget(self.clock.now().saturating_sub(self.start), *many);
        let before = account.map(|account| (account, self.accounts.get(account)));
        if let Some(account) = account {
            self.account.check_key(account).map_err(|not_until| self.left(&not_until))?;
        }
        self.token.check().map_err(|not_until| {
            if let Some((account, before)) = before {
                self.accounts.restore(account, before);
            }
            self.left(&not_until)
        })
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
