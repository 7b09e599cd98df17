//! Errors as people read them: which call, what happened, what to do.

use std::fmt;

use super::{ApiError, Error, NotFollowed, RateLimited, Redirected, Waiting, advice::advice};
use crate::runtime::Value;

/// How much of a message is shown. All of it is in the error.
const MESSAGE: usize = 300;
const EXCERPT: usize = 120;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Api(error) => error.fmt(f),
            Error::RateLimited(limited) => limited.fmt(f),
            Error::Timeout(timeout) => {
                let (call, after) = (&timeout.call, timeout.after);
                let what = match timeout.waiting_for {
                    Waiting::Answer => "was not answered",
                    Waiting::NextChunk => "sent nothing more",
                    Waiting::Call => "did not come to an end, retries included,",
                };
                write!(f, "`{call}` {what} within {after:?}")?;
                tries(f, timeout.tries)?;
                let setting = if timeout.waiting_for == Waiting::Call { "deadline" } else { "timeout" };
                write!(f, "; give it longer with `.{setting}(…)`")?;
                if !timeout.may_have_been_applied {
                    f.write_str(", or try again later")?;
                }
                applied(f, timeout.may_have_been_applied)
            }
            Error::Transport(interrupted) => {
                let (call, source) = (&interrupted.call, &interrupted.source);
                write!(f, "`{call}` failed: {source}")?;
                tries(f, interrupted.tries)?;
                if !source.may_have_been_sent() {
                    f.write_str("; check the network and the base URL")?;
                }
                applied(f, interrupted.may_have_been_applied)
            }
            Error::Decode(error) => error.fmt(f),
            Error::Unsupported(violations) => violations.fmt(f),
            Error::Build(error) => error.fmt(f),
            Error::Redirected(redirected) => redirected.fmt(f),
            Error::TooLarge(large) => {
                let (call, limit) = (&large.call, large.limit);
                write!(
                    f,
                    "the answer to `{call}` is longer than {limit} bytes: raise `.max_response_bytes(…)`, or read it as a stream"
                )?;
                applied(f, large.may_have_been_applied)
            }
            Error::CursorLoop(looped) => {
                let (call, cursor, pages) = (&looped.call, shown(&looped.cursor), looped.pages);
                write!(
                    f,
                    "`{call}` is going round in circles: after {pages} pages the cursor `{cursor}` came again; what was read until then came once"
                )
            }
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = if self.is_remote { "by the provider with " } else { "" };
        write!(f, "`{}` was answered {who}{}", self.call, self.status)?;
        self.words(f)?;
        tries(f, self.tries)?;
        if let Some(advice) = advice(self) {
            write!(f, "; {advice}")?;
        }
        self.end(f)
    }
}

impl ApiError {
    fn words(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message.as_deref().map(str::trim).filter(|message| !message.is_empty());
        let words = message.map(shown).or_else(|| self.answer_of_provider()).or_else(|| self.plain_text());
        words.map_or(Ok(()), |words| write!(f, ": {}", words.trim_end_matches('.')))
    }

    fn answer_of_provider(&self) -> Option<String> {
        self.raw_response.as_ref().filter(|answer| says(answer)).map(excerpt)
    }

    /// A body that is read as it is. Pages of HTML are not.
    fn plain_text(&self) -> Option<String> {
        let text = self.body.text().map(str::trim).filter(|text| !text.is_empty())?;
        let is_written = !text.starts_with(['<', '{', '[', '"']) && text != "null";
        is_written.then(|| shown(text))
    }

    fn end(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        applied(f, self.may_have_been_applied)?;
        self.meta.request_id().map_or(Ok(()), |id| write!(f, " (request id {})", shown(id)))
    }
}

impl fmt::Display for Redirected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was answered {}, to `{}`", self.call, self.status, shown(&self.location))?;
        f.write_str(match self.reason {
            NotFollowed::Elsewhere => {
                ": it is not followed, because the token belongs to this scheme, host and port alone; check the base URL"
            }
            NotFollowed::Method => ": it is not followed, because it would make a read of the write",
            NotFollowed::Endless => ": it is not followed, because one redirect comes after another; check the base URL",
        })?;
        applied(f, self.may_have_been_applied)
    }
}

impl fmt::Display for RateLimited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whose = if self.answer.is_remote { "the provider's limit" } else { "the limit of the unified API" };
        write!(f, "`{}` was refused, because there were too many requests for {whose}", self.answer.call)?;
        self.answer.words(f)?;
        tries(f, self.answer.tries)?;
        match self.wait {
            Some(wait) => write!(f, "; try again in {wait:?}")?,
            None => f.write_str("; try again later")?,
        }
        self.answer.end(f)
    }
}

fn tries(f: &mut fmt::Formatter<'_>, tries: u32) -> fmt::Result {
    if tries > 1 { write!(f, " ({tries} tries)") } else { Ok(()) }
}

pub(super) fn applied(f: &mut fmt::Formatter<'_>, may_have_been_applied: bool) -> fmt::Result {
    if may_have_been_applied {
        f.write_str(
            "; the write may have been applied: look before sending it again, unless it carries an idempotency key",
        )?;
    }
    Ok(())
}

/// The beginning of a text, on one line.
pub(super) fn shown(text: &str) -> String {
    shortened(text, MESSAGE)
}

/// The beginning of what nobody wrote to be read.
pub(super) fn excerpt(value: &Value) -> String {
    match value {
        Value::String(text) => shortened(text.trim(), EXCERPT),
        value => shortened(&value.to_string(), EXCERPT),
    }
}

/// Whether showing it helps. A page of HTML does not.
pub(super) fn says(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty() && !text.trim_start().starts_with('<'),
        Value::Array(values) => !values.is_empty(),
        Value::Object(object) => !object.is_empty(),
        value => !value.is_null(),
    }
}

fn shortened(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}
