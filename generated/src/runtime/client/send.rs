//! One call, as often as it has to be tried.

use std::time::Duration;

use super::attempt::{Failed, attempt};
use super::client::Core;
use super::error::{BuildError, Error, Timeout, Waiting};
use super::hook::{Attempt, Outcome};
use super::limit::Limit;
use super::received::Received;
use super::request::Outgoing;

/// Sends a call, and again where that is worth it and does no harm.
pub(crate) async fn send(core: &Core, out: Outgoing) -> Result<Received, Error> {
    if !core.timer.is_running() {
        return Err(BuildError::NoRuntime.into());
    }
    let mut deadline = Limit::new(out.deadline, &*core.timer);
    let mut call = Sending { core, out: &out, tries: 0, in_doubt: false, previous: None };
    let mut received = call.run(&mut deadline).await?;
    // What is read as it arrives belongs to the call, and so do the waits for it.
    if let Some(rest) = &mut received.rest {
        rest.deadline = Some((out.deadline.unwrap_or_default(), deadline));
    }
    Ok(received)
}

/// A call that has been tried so often.
struct Sending<'a> {
    core: &'a Core,
    out: &'a Outgoing,
    tries: u32,
    /// One of the tries may have been applied. What comes of later ones does not take that back.
    in_doubt: bool,
    previous: Option<Box<Error>>,
}

impl Sending<'_> {
    async fn run(&mut self, deadline: &mut Limit) -> Result<Received, Error> {
        let (core, out) = (self.core, self.out);
        loop {
            if deadline.within(core.wait_for_turn(out.account.as_deref())).await.is_none() {
                return Err(self.overdue(self.in_doubt));
            }
            self.tries += 1;
            let started = core.timer.now();
            let failed = match deadline.within(attempt(core, out, self.tries)).await {
                Some(Ok(received)) => {
                    core.budget.earn();
                    self.tell(started, &Outcome::Answered(received.meta.status), None);
                    return Ok(received);
                }
                Some(Err(failed)) => failed,
                None => self.overdue(out.is_write()).into(),
            };
            let (error, wait) = self.judge(failed, deadline);
            self.tell(started, &Outcome::Failed(&error), wait);
            let Some(wait) = wait else { return Err(error) };
            self.previous = Some(Box::new(error));
            core.timer.sleep(wait).await;
        }
    }

    /// The error, and how long until another try. A wait that would outlast the deadline is none: its end is known now.
    fn judge(&mut self, failed: Failed, deadline: &Limit) -> (Error, Option<Duration>) {
        let Failed { mut error, retry } = failed;
        self.in_doubt |= error.may_have_been_applied();
        if self.in_doubt {
            error.mark_in_doubt();
        }
        let wait = retry
            .and_then(|failure| self.out.retry.wait(self.tries, failure, self.out.may_repeat))
            .filter(|wait| deadline.exceeds(*wait, &*self.core.timer))
            .filter(|_| self.core.budget.spend());
        (error, wait)
    }

    fn overdue(&mut self, may_have_been_applied: bool) -> Error {
        Error::Timeout(Timeout {
            call: self.out.call.clone(),
            after: self.out.deadline.unwrap_or_default(),
            waiting_for: Waiting::Call,
            tries: self.tries,
            may_have_been_applied,
            previous: self.previous.take(),
        })
    }

    fn tell(&self, started: Duration, outcome: &Outcome<'_>, retry_in: Option<Duration>) {
        let elapsed = self.core.timer.now().saturating_sub(started);
        let (call, number) = (self.out.call.as_str(), self.tries);
        self.core.hooks.tell(&Attempt { call, number, elapsed, outcome, retry_in });
    }
}
