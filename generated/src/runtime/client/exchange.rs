//! A record next to how it came about.

use serde::de::DeserializeOwned;

use super::kind::Kind;
use super::wire::WIRE;
use crate::runtime::{Object, Value, record};

/// An answer in the debug format: what the unified API made of it, and the exchange with the provider that it was made from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Exchange<T> {
    /// The unified answer.
    pub result: T,
    /// The exchange with the provider. `None` where no request was sent to it.
    pub debug: Option<Box<ProviderExchange>>,
    /// What else the answer says.
    pub extra: Object,
}

/// Takes the answer out of its envelope, and reads it as the kind of method does.
pub(crate) fn read<K: Kind, T: DeserializeOwned + Send + 'static>(
    body: &[u8],
) -> Result<Exchange<K::Answer<T>>, serde_json::Error> {
    let mut extra: Object = serde_json::from_slice(body)?;
    let mut take = |key: Option<&str>| extra.remove(key?).filter(|value| !value.is_null());
    let (result, debug) = (take(WIRE.debug_result), take(WIRE.debug_debug));
    let debug = debug.map(serde_json::from_value).transpose()?;
    let result = result.map_or_else(|| Ok(Vec::new()), |value| serde_json::to_vec(&value))?;
    Ok(Exchange { result: K::read(&result)?, debug, extra })
}

/// What was sent to the provider, and what it answered; read as leniently as records are. It may hold what is secret.
#[derive(Default)]
#[non_exhaustive]
pub struct ProviderExchange {
    /// The URL at the provider.
    pub request_url: Option<String>,
    /// Method, headers and body, as they were sent to the provider.
    pub request_options: Option<Value>,
    /// The provider's answer.
    pub data: Option<Value>,
    /// The headers of the provider's answer.
    pub response_headers: Option<Value>,
    /// Of a list: where its next page begins.
    pub next_cursor: Option<Value>,
    /// Of a list: its cursors go round in circles.
    pub is_looping: Option<bool>,
    /// Of a list: the provider had no records.
    pub is_empty_result: Option<bool>,
    /// Of a list: how many records the provider had.
    pub result_count: Option<i64>,
    /// What else there is.
    pub extra: Object,
}

record!(ProviderExchange {
    0: request_url = "requestUrl",
    1: request_options = "requestOptions",
    2: data = "data",
    3: response_headers = "responseHeaders",
    4: next_cursor = "nextCursor",
    5: is_looping = "isLooping",
    6: is_empty_result = "isEmptyResult",
    7: result_count = "resultCount",
});
