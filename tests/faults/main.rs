//! What can go wrong between the client and the server, each on this machine: the server does it on purpose, and time passes when it
//! is told to.
#![allow(
    clippy::format_push_string,
    clippy::needless_pass_by_value,
    reason = "tests are read more often than they run"
)]

mod answers;
mod deadlines;
mod harness;
mod kept;
mod limiter;
mod lists;
mod messages;
mod rate_limits;
mod redirects;
mod resets;
mod retries;
mod secrets;
mod stalls;
mod streams;
mod watched;
