//! Which failures are worth another try, and when.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, header};

/// When a call that failed is tried again.
///
/// Tried again are 429, 502 and 504, and requests that got no answer. A write is tried again only where it certainly was not
/// applied, because nothing of it went out or because it was refused with 429; with an idempotency key it is treated as a read is.
///
/// The waits grow exponentially and are drawn evenly between nothing and the grown value ("full jitter"). Where the answer says how
/// long to wait (`Retry-After`, as seconds or as a date; `ratelimit-reset` after a 429), it is waited for so long at least, and never
/// shorter than without.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How many tries may follow the first.
    pub retries: u32,
    /// What the first wait grows from.
    pub base: Duration,
    /// What no grown wait exceeds.
    pub cap: Duration,
    /// What no wait exceeds that the answer asks for: where it asks for more, the call ends with the error, which says how long.
    pub longest_wait: Duration,
    /// Statuses that are tried again; of a write without an idempotency key only 429, whatever stands here.
    pub statuses: Vec<StatusCode>,
    /// Whether waits are drawn, or as long as they can be.
    pub jitter: Jitter,
}

/// Whether waits are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Jitter {
    /// Each wait is drawn, so that callers that failed together do not come back together.
    Full,
    /// Each wait is as long as it can be, which makes it predictable.
    None,
}

impl Default for RetryPolicy {
    /// Three retries, waits from half a second to ten, of a minute where the answer asks for it.
    fn default() -> Self {
        Self {
            retries: 3,
            base: Duration::from_millis(500),
            cap: Duration::from_secs(10),
            longest_wait: Duration::from_secs(60),
            statuses: vec![StatusCode::TOO_MANY_REQUESTS, StatusCode::BAD_GATEWAY, StatusCode::GATEWAY_TIMEOUT],
            jitter: Jitter::Full,
        }
    }
}

/// How a try failed, as far as trying again is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Nothing of the request went out.
    NotSent,
    /// No answer, or half of one.
    Interrupted,
    /// An answer, and how long it asks to wait.
    Status(StatusCode, Option<Duration>),
}

impl RetryPolicy {
    /// No call is tried again.
    pub fn never() -> Self {
        Self { retries: 0, ..Self::default() }
    }

    /// How long to wait for the next try; `None` where there is to be none. `may_repeat` says that applying the call twice does no
    /// harm.
    pub(crate) fn wait(&self, tried: u32, failure: Failure, may_repeat: bool) -> Option<Duration> {
        if tried > self.retries || !self.is_worth_it(failure, may_repeat) {
            return None;
        }
        let grown = self.base.saturating_mul(2_u32.saturating_pow(tried - 1)).min(self.cap);
        match failure {
            Failure::Status(_, Some(asked)) if asked > self.longest_wait => None,
            Failure::Status(_, Some(asked)) => {
                // Nobody comes back before the time, nor all at it; and "0" does not make of a storm a hurricane.
                let later = asked.saturating_add(self.drawn(self.base.min(self.cap)));
                Some(later.max(self.drawn(grown)))
            }
            _ => Some(self.drawn(grown)),
        }
    }

    fn is_worth_it(&self, failure: Failure, may_repeat: bool) -> bool {
        match failure {
            Failure::NotSent => true,
            Failure::Interrupted => may_repeat,
            Failure::Status(status, _) => {
                self.statuses.contains(&status) && (may_repeat || status == StatusCode::TOO_MANY_REQUESTS)
            }
        }
    }

    fn drawn(&self, longest: Duration) -> Duration {
        match self.jitter {
            Jitter::None => longest,
            Jitter::Full => longest.mul_f64(random_share()),
        }
    }
}

/// A number from 0 to 1. A random UUID has 62 random bits in its second half; 53 are all that an `f64` holds.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exactly what an f64 holds")]
fn random_share() -> f64 {
    let bits = uuid::Uuid::new_v4().as_u64_pair().1 & ((1 << 53) - 1);
    bits as f64 / (1_u64 << 53) as f64
}

/// What all calls of a client may spend on retries, so that a server in trouble is not called several times as often.
///
/// A retry costs five, a call that succeeds gives one back, and there are five hundred at most.
#[derive(Debug)]
pub(crate) struct RetryBudget(AtomicU32);

const FULL: u32 = 500;
const COST: u32 = 5;

impl Default for RetryBudget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl RetryBudget {
    pub(crate) fn spend(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST)).is_ok()
    }

    pub(crate) fn earn(&self) {
        let add = |left: u32| (left < FULL).then_some(left + 1);
        let _full = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

/// How long an answer asks to wait.
///
/// A date counts from the answer's own `Date`, so a clock that is wrong here does no harm; without one, from the clock here. A date
/// that has passed asks for nothing.
pub(crate) fn asked_wait(
    status: StatusCode,
    headers: &HeaderMap,
    reset: Option<Duration>,
    wall_clock: impl FnOnce() -> SystemTime,
) -> Option<Duration> {
    let asked = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::trim);
    let asked = asked.and_then(|text| seconds(text).or_else(|| until(text, headers, wall_clock)));
    asked.or(reset.filter(|_| status == StatusCode::TOO_MANY_REQUESTS))
}

fn seconds(text: &str) -> Option<Duration> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds: f64 = text.parse().ok().filter(|_| is_plain)?;
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

fn until(text: &str, headers: &HeaderMap, wall_clock: impl FnOnce() -> SystemTime) -> Option<Duration> {
    let then = httpdate::parse_http_date(text).ok()?;
    let date = headers.get(header::DATE).and_then(|value| httpdate::parse_http_date(value.to_str().ok()?).ok());
    Some(then.duration_since(date.unwrap_or_else(wall_clock)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, HeaderValue, StatusCode, header};

    use super::{Failure, Jitter, RetryBudget, RetryPolicy, asked_wait};

    const SECOND: Duration = Duration::from_secs(1);

    fn predictable() -> RetryPolicy {
        RetryPolicy { jitter: Jitter::None, retries: 10, ..RetryPolicy::default() }
    }

    #[test]
    fn waits_double_up_to_the_cap() {
        let waits: Vec<_> = (1..=7).map(|tried| predictable().wait(tried, Failure::Interrupted, true)).collect();
        let expected = [500, 1000, 2000, 4000, 8000, 10_000, 10_000];
        assert_eq!(waits, expected.map(|wait| Some(Duration::from_millis(wait))));
        assert_eq!(predictable().wait(11, Failure::Interrupted, true), None);
    }

    #[test]
    fn drawn_waits_stay_below_and_differ() {
        let policy = RetryPolicy::default();
        let waits: Vec<_> = (0..50).filter_map(|_| policy.wait(3, Failure::Interrupted, true)).collect();
        assert!(waits.iter().all(|wait| *wait < 2 * SECOND), "{waits:?}");
        assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
    }

    #[test]
    fn a_write_is_repeated_only_where_it_was_not_applied() {
        let status = |code: u16| Failure::Status(StatusCode::from_u16(code).unwrap_or_default(), None);
        for (failure, read, write) in [
            (Failure::NotSent, true, true),
            (Failure::Interrupted, true, false),
            (status(429), true, true),
            (status(502), true, false),
            (status(504), true, false),
            (status(503), false, false),
            (status(500), false, false),
            (status(409), false, false),
        ] {
            assert_eq!(predictable().wait(1, failure, true).is_some(), read, "read after {failure:?}");
            assert_eq!(predictable().wait(1, failure, false).is_some(), write, "write after {failure:?}");
        }
    }

    #[test]
    fn what_the_answer_asks_for_is_waited_for_unless_it_is_too_long() {
        let wait = |asked: u64| {
            predictable().wait(
                1,
                Failure::Status(StatusCode::TOO_MANY_REQUESTS, Some(Duration::from_secs(asked))),
                false,
            )
        };
        assert_eq!(wait(7), Some(7 * SECOND + SECOND / 2));
        assert_eq!(wait(61), None);
        let at_once = Failure::Status(StatusCode::TOO_MANY_REQUESTS, Some(Duration::ZERO));
        assert_eq!(predictable().wait(4, at_once, false), Some(4 * SECOND), "it grows all the same");
    }

    #[test]
    fn the_budget_runs_out_and_fills_up() {
        let budget = RetryBudget::default();
        assert_eq!((0..200).filter(|_| budget.spend()).count(), 100);
        (0..5).for_each(|_| budget.earn());
        assert!(budget.spend() && !budget.spend());
    }

    fn asked(retry_after: &'static str, date: Option<&'static str>, now: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static(retry_after));
        if let Some(date) = date {
            headers.insert(header::DATE, HeaderValue::from_static(date));
        }
        let now = httpdate::parse_http_date(now).unwrap_or(SystemTime::UNIX_EPOCH);
        asked_wait(StatusCode::TOO_MANY_REQUESTS, &headers, Some(3 * SECOND), || now)
    }

    #[test]
    fn both_forms_are_read_and_no_clock_can_jump_far() {
        const TEN: &str = "Sat, 21 Nov 2026 10:00:00 GMT";
        const TEN_PAST: &str = "Sat, 21 Nov 2026 10:00:10 GMT";
        const YEARS_AGO: &str = "Sat, 01 Jan 2000 10:00:00 GMT";
        for (retry_after, date, now, expected) in [
            ("10", None, TEN, Some(10)),
            ("0", None, TEN, Some(0)),
            (" 10 ", None, TEN, Some(10)),
            (TEN_PAST, None, TEN, Some(10)),
            // The clock here is years off, and the server's own date tells.
            (TEN_PAST, Some(TEN), YEARS_AGO, Some(10)),
            (TEN, Some(TEN_PAST), TEN, Some(0)),
            (YEARS_AGO, None, TEN, Some(0)),
            ("soon", None, TEN, Some(3)),
            ("-5", None, TEN, Some(3)),
            ("inf", None, TEN, Some(3)),
            ("", None, TEN, Some(3)),
        ] {
            assert_eq!(asked(retry_after, date, now), expected.map(Duration::from_secs), "{retry_after:?}");
        }
        assert_eq!(asked("99999999999999999999999", None, TEN), Some(Duration::MAX));
    }
}
