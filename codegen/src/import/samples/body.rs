//! The body that a sample sends: JSON, or what Python has for it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::import::lines::is_space;

/// Where the object or the list ends that a text begins with; none where it does not end.
pub(in crate::import) fn object_end(text: &str) -> Option<usize> {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Whether a text is a whole object or list.
pub(in crate::import) fn is_object(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(&as_json(text)).is_ok()
}

/// The fields of an object, in their order.
pub(super) fn fields(text: &str) -> Option<Vec<(String, Value)>> {
    let text = as_json(text);
    let fields = |text: &str| serde_json::from_str::<Ordered>(text).ok().map(|ordered| ordered.0);
    // In the shell's quotes, a quote ends them, stands by itself, and begins them again.
    fields(&text).or_else(|| fields(&text.replace(r"'\''", "'")))
}

/// What Python has for three words of JSON, and spaces that are none to JSON.
fn as_json(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    for (number, part) in quoted_and_not(text).enumerate() {
        if number % 2 == 1 {
            json.push_str(part);
            continue;
        }
        let plain = part.replace(is_space, " ");
        json.push_str(&plain.replace("True", "true").replace("False", "false").replace("None", "null"));
    }
    json
}

/// The parts of a text outside and inside of quotes, in turn; the quotes are with what they are around.
fn quoted_and_not(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    let mut is_quoted = false;
    std::iter::from_fn(move || {
        let text = rest?;
        let end = if is_quoted { string_end(text) } else { text.find('"') };
        is_quoted = !is_quoted;
        let (part, after) = end.map_or((text, None), |end| (&text[..end], Some(&text[end..])));
        rest = after;
        Some(part)
    })
}

/// Where the string ends that a text begins with.
fn string_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{fields, object_end};

    fn one(text: &str) -> Option<Value> {
        fields(text).and_then(|fields| fields.into_iter().next()).map(|(_, value)| value)
    }

    #[test]
    fn bodies_of_each_language() {
        assert_eq!(one(r#"{"sold": true}"#), Some(json!(true)));
        assert_eq!(one(r#"{"sold": True}"#), Some(json!(true)));
        assert_eq!(one(r#"{"sold": None, "made": False}"#), Some(json!(null)));
        assert_eq!(one(r#"{"name": "True \" None"}"#), Some(json!("True \" None")));
        assert_eq!(one(r#"{"name": "it'\''s"}"#), Some(json!("it's")));
        assert_eq!(one("{\u{a0}\"name\":\u{2003}0\r\n}"), Some(json!(0)));
        assert_eq!(one("{\"name\": 0"), None);
        assert_eq!(one("[]"), None);
    }

    #[test]
    fn where_bodies_end() {
        assert_eq!(object_end(r#"{"a": "}\"}"}'next"#), Some(13));
        assert_eq!(object_end("{}{}"), Some(2));
        assert_eq!(object_end(r#"{"a": "}"#), None);
        assert_eq!(object_end("a{}"), None);
    }
}
