//! What an answer says besides its body.

use std::time::Duration;

use http::{HeaderMap, StatusCode, header};

use super::wire::{RATE_LIMIT, REQUEST_ID};

/// Status and headers of an answer.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Meta {
    /// The status.
    pub status: StatusCode,
    /// The headers. The provider's are among them where it was the provider that answered.
    pub headers: HeaderMap,
}

/// How many requests are left, as every answer says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many requests are allowed at once.
    pub limit: Option<u64>,
    /// How many of them are left.
    pub remaining: Option<u64>,
    /// How long until all are there again.
    pub reset: Option<Duration>,
}

impl Meta {
    /// How many requests are left. All `None` where the answer does not say.
    pub fn rate_limit(&self) -> RateLimit {
        let [limit, remaining, reset] = RATE_LIMIT.map(|name| self.header(name)?.trim().parse().ok());
        RateLimit { limit, remaining, reset: reset.map(Duration::from_secs) }
    }

    /// What the server calls this request, where it says: to be quoted to its support.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.header(name))
    }

    /// What the body is: `application/json`.
    pub fn content_type(&self) -> Option<&str> {
        self.header(header::CONTENT_TYPE.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
