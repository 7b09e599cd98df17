//! The answer to a resource's own method.

use serde::de::DeserializeOwned;

use super::kind::from_bytes;
use super::wire::WIRE;
use crate::runtime::{Object, Value};

/// The answer to a resource's own method, which stands in an envelope.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Enveloped<T> {
    /// What the method gives. Where the answer has no envelope, all of it.
    pub result: T,
    /// What else is in the envelope.
    pub extra: Object,
}

/// `None` where there is no envelope.
pub(crate) fn open<T: DeserializeOwned>(body: &[u8]) -> Result<Option<Enveloped<T>>, serde_json::Error> {
    let Some(key) = WIRE.custom_result else { return Ok(None) };
    let Value::Object(mut extra) = from_bytes(body)? else { return Ok(None) };
    let Some(result) = extra.remove(key) else { return Ok(None) };
    Ok(Some(Enveloped { result: T::deserialize(result)?, extra }))
}
