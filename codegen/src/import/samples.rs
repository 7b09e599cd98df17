//! The code samples at the end of a page. Their bodies have the typed fields in the schema's own order.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::lines::Lines;

/// The line that the samples begin with.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with("curl -X ") || line.starts_with("curl '")
}

/// The body that the first sample sends, and every sample as read. Nothing where nothing is sent, or where it is no JSON.
pub(super) fn body(lines: &mut Lines<'_>) -> Option<Vec<(String, Value)>> {
    let body = data(lines.rest()).and_then(fields);
    while let Some(line) = lines.peek() {
        if is_code(line.text) {
            lines.skip()
        } else {
            lines.leave()
        };
    }
    body
}

/// What stands after `-d '` in the first sample.
fn data(samples: &str) -> Option<&str> {
    let first = samples.split("const ").next()?;
    let (_, data) = first.split_once("-d '")?;
    Some(data)
}

fn fields(text: &str) -> Option<Vec<(String, Value)>> {
    let mut values = serde_json::Deserializer::from_str(text);
    Ordered::deserialize(&mut values).ok().map(|ordered| ordered.0)
}

/// An object whose keys keep their order.
struct Ordered(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OrderedVisitor)
    }
}

struct OrderedVisitor;

impl<'de> Visitor<'de> for OrderedVisitor {
    type Value = Ordered;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Ordered(fields))
    }
}

/// The samples end the page, and nothing in them is said that the page has not said before.
fn is_code(_line: &str) -> bool {
    true
}
