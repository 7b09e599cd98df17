//! What a body says about an error, without reading the rest of it into memory.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::super::wire::error as keys;
use super::body::KEPT;
use crate::runtime::{Object, Value};

const SHORT: [&str; 3] = [keys::CODE, keys::MESSAGE, keys::IS_REMOTE];
const LONG: [&str; 3] = [keys::DETAILS, keys::RAW_RESPONSE, keys::INSIGHT];

/// As many of them as there are, also where the body breaks off after them. Of a body that is too long to be kept, what may be long is
/// left out: parsed, it would take many times the room of the body.
pub(super) struct Fields(Object);

impl Fields {
    pub(super) fn of(body: &[u8]) -> Self {
        let mut reading = Reading { found: Object::new(), is_long: body.len() > KEPT };
        // It ends with an error where the body is something else or breaks off, and what was found until then counts.
        let _ = serde_json::Deserializer::from_slice(body).deserialize_map(&mut reading);
        Self(reading.found)
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let mut text = match self.value(key)? {
            Value::String(text) => text,
            other => other.to_string(),
        };
        if text.len() > KEPT {
            text.truncate((0..=KEPT).rev().find(|&at| text.is_char_boundary(at))?);
            text.shrink_to_fit();
        }
        Some(text).filter(|text| !text.is_empty())
    }

    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.value(key).is_some_and(|flag| flag.as_bool().unwrap_or_else(|| flag.as_str() == Some("true")))
    }

    pub(super) fn value(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key).filter(|value| !value.is_null())
    }
}

struct Reading {
    found: Object,
    is_long: bool,
}

impl Reading {
    fn wants(&self, key: &str) -> bool {
        SHORT.contains(&key) || !self.is_long && LONG.contains(&key)
    }
}

impl<'de> Visitor<'de> for &mut Reading {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.wants(&key) {
                let value = map.next_value()?;
                self.found.insert(key, value);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}
