//! What a program can watch.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::error::Error;

/// One try of one call, once it is over.
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The call, without its query: `PATCH /unified/ticketing/accounts/23`.
    pub call: &'a str,
    /// Which try it was; the first is 1.
    pub number: u32,
    /// How long it took.
    pub elapsed: Duration,
    /// How it ended.
    pub outcome: &'a Outcome<'a>,
    /// How long until the next try. `None` where there is none.
    pub retry_in: Option<Duration>,
}

/// How a try ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// With an answer that is no error.
    Answered(StatusCode),
    /// With an error.
    Failed(&'a Error),
}

type Hook = Arc<dyn Fn(&Attempt<'_>) + Send + Sync>;

/// Whom to tell of tries.
#[derive(Clone, Default)]
pub(crate) struct Hooks(Vec<Hook>);

impl Hooks {
    pub(crate) fn add(&mut self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) {
        self.0.push(Arc::new(hook));
    }

    pub(crate) fn tell(&self, attempt: &Attempt<'_>) {
        trace(attempt);
        self.0.iter().for_each(|hook| hook(attempt));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hooks", self.0.len())
    }
}

#[cfg(not(feature = "tracing"))]
fn trace(_attempt: &Attempt<'_>) {}

#[cfg(feature = "tracing")]
fn trace(attempt: &Attempt<'_>) {
    let Attempt { call, number, elapsed, outcome, retry_in } = attempt;
    match (outcome, retry_in) {
        (Outcome::Answered(status), _) => {
            tracing::debug!(call, number, ?elapsed, status = status.as_u16(), "answered");
        }
        (Outcome::Failed(error), Some(wait)) => {
            tracing::warn!(call, number, ?elapsed, %error, retry_in = ?wait, "failed, is tried again");
        }
        (Outcome::Failed(error), None) => tracing::warn!(call, number, ?elapsed, %error, "failed"),
    }
}
