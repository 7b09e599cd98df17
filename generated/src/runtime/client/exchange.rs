//! A record next to how it came about.

use serde::de::DeserializeOwned;

use super::kind::Kind;
use super::records::records;
use super::wire::WIRE;
use crate::runtime::{Object, Value};

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

records! {
    /// What was sent to the provider, and what it answered; read as leniently as records are. It may hold what is secret.
    ProviderExchange {
        0: /// The URL at the provider.
        request_url: String = "requestUrl",
        1: /// Method, headers and body, as they were sent to the provider.
        request_options: Value = "requestOptions",
        2: /// The provider's answer.
        data: Value,
        3: /// The headers of the provider's answer.
        response_headers: Value = "responseHeaders",
        4: /// Of a list: where its next page begins.
        next_cursor: Value = "nextCursor",
        5: /// Of a list: its cursors go round in circles.
        is_looping: bool = "isLooping",
        6: /// Of a list: the provider had no records.
        is_empty_result: bool = "isEmptyResult",
        7: /// Of a list: how many records the provider had.
        result_count: i64 = "resultCount",
    }
}
