//! Names on the wire: those that the specification gives, and what the vendor documents besides.

/// What the specification says of the platform. What it has no name for, the client cannot send or read.
pub(crate) struct Wire {
    pub(crate) base_url: &'static str,
    pub(crate) authentication_header: &'static str,
    pub(crate) authentication_scheme: &'static str,
    pub(crate) account: Option<&'static str>,
    pub(crate) response_format: Option<&'static str>,
    pub(crate) exclude_fields: Option<&'static str>,
    pub(crate) ignore_remote_data: Option<&'static str>,
    pub(crate) remote_query: Option<&'static str>,
    pub(crate) key_by: Option<&'static str>,
    pub(crate) ignore_limit: Option<&'static str>,
    pub(crate) limit: Option<&'static str>,
    pub(crate) cursor: Option<&'static str>,
    pub(crate) created_at: Option<&'static str>,
    pub(crate) updated_at: Option<&'static str>,
    pub(crate) list_records: Option<&'static str>,
    pub(crate) list_next_cursor: Option<&'static str>,
    pub(crate) list_previous_cursor: Option<&'static str>,
    pub(crate) list_count: Option<&'static str>,
    pub(crate) list_partial: Option<&'static str>,
    pub(crate) custom_result: Option<&'static str>,
    pub(crate) debug_result: Option<&'static str>,
    pub(crate) debug_debug: Option<&'static str>,
}

pub(crate) use crate::generated::platform::WIRE;

/// Makes the server answer a repeated write with the answer to the first. Accepted with `POST` and `PATCH`.
pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Sends a body to the provider untouched.
pub(crate) const BODY_PASSTHROUGH: &str = "truto_body_passthrough";

/// The limits that every answer states: requests, requests left, seconds until they are all there again.
pub(crate) const RATE_LIMIT: [&str; 3] = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

/// Headers in which servers and proxies name a request, the likeliest first. The vendor documents none.
pub(crate) const REQUEST_ID: [&str; 3] = ["x-request-id", "request-id", "cf-ray"];

/// Where an error's answer holds what.
pub(crate) mod error {
    pub(crate) const CODE: &str = "error";
    pub(crate) const MESSAGE: &str = "message";
    pub(crate) const DETAILS: &str = "details";
    pub(crate) const IS_REMOTE: &str = "truto_is_remote_error";
    pub(crate) const RAW_RESPONSE: &str = "raw_response";
    pub(crate) const INSIGHT: &str = "truto_error_insight";
}
