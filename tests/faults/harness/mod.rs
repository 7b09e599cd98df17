//! What the tests share: a server that does as it is told, time that passes when it is told to, and calls of every sort.

mod answer;
mod calls;
mod canned;
mod server;
mod time;

pub(crate) use answer::{Answer, answer, json};
pub(crate) use calls::{ACCOUNT, Sort, TOKEN, api, client, failure, policy, predictable, timeout};
pub(crate) use canned::{Canned, Piece};
pub(crate) use server::{Act, Seen, Server};
pub(crate) use time::{FakeTime, TIMEOUT};
