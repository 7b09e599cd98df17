//! Answers that are not what was asked for.

use std::error::Error;
use std::fmt;

use serde::de::DeserializeOwned;

use super::super::meta::Meta;
use super::display::{applied, shown};

/// An answer that cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecodeError {
    /// The call: `GET /unified/ticketing/accounts`.
    pub call: String,
    /// Where in the JSON: `result[3]`. `.` is the whole of it.
    pub path: String,
    /// What stands there, shortened.
    pub excerpt: String,
    /// What the answer says it is: `text/html`.
    pub content_type: Option<String>,
    /// Status, headers, rate limit.
    pub meta: Meta,
    /// A write, which was answered as if it had been applied.
    pub may_have_been_applied: bool,
    source: serde_json::Error,
}

/// How much of an answer an error shows.
const EXCERPT: usize = 120;

impl DecodeError {
    /// Reads the answer again, slowly, to say where it is wrong.
    #[cold]
    pub(crate) fn locate<T: DeserializeOwned>(call: &str, body: &[u8], meta: Meta, first: serde_json::Error) -> Self {
        let mut reader = serde_json::Deserializer::from_slice(body);
        let (path, source) = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
            Ok(_) => (".".to_owned(), first),
            Err(_) if body.is_empty() => (".".to_owned(), first),
            Err(error) => (error.path().to_string(), error.into_inner()),
        };
        let excerpt = excerpt(body, source.line(), source.column());
        let content_type = meta.content_type().map(str::to_owned);
        Self { call: call.to_owned(), path, excerpt, content_type, meta, may_have_been_applied: false, source }
    }

    /// Takes a secret out of what is shown.
    pub(crate) fn hide(&mut self, secret: &str) {
        let text = self.source.to_string();
        if text.contains(secret) {
            self.source = serde::de::Error::custom(text.replace(secret, "…"));
        }
        self.excerpt = self.excerpt.replace(secret, "…");
        self.path = self.path.replace(secret, "…");
    }

    /// A cursor that is none: the list goes on, and nobody knows where.
    pub(crate) fn of_cursor(call: &str, name: &str, value: &serde_json::Value, meta: Meta) -> Self {
        Self::of_value(call, name.to_owned(), value, "a cursor", meta)
    }

    /// A record among others that is none.
    pub(crate) fn of_record(call: &str, index: usize, value: &serde_json::Value, meta: Meta) -> Self {
        Self::of_value(call, format!("record {index} of the page"), value, "an object", meta)
    }

    fn of_value(call: &str, path: String, value: &serde_json::Value, expected: &str, meta: Meta) -> Self {
        let source = serde::de::Error::custom(format_args!("invalid type: {}, expected {expected}", kind(value)));
        let excerpt = shorten(&value.to_string(), 0);
        Self { call: call.to_owned(), path, excerpt, content_type: None, meta, may_have_been_applied: false, source }
    }
}

fn kind(value: &serde_json::Value) -> &'static str {
    match value {
        serde_json::Value::Null => "null",
        serde_json::Value::Bool(_) => "boolean",
        serde_json::Value::Number(_) => "number",
        serde_json::Value::String(_) => "string",
        serde_json::Value::Array(_) => "array",
        serde_json::Value::Object(_) => "object",
    }
}

/// What stands around a place, on one line.
fn excerpt(body: &[u8], line: usize, column: usize) -> String {
    let text = String::from_utf8_lossy(body);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    shorten(&text, start + column)
}

fn shorten(text: &str, at: usize) -> String {
    let floor = |mut index: usize| {
        while !text.is_char_boundary(index) {
            index -= 1;
        }
        index
    };
    let from = floor(at.saturating_sub(EXCERPT / 2).min(text.len()));
    let to = floor((from + EXCERPT).min(text.len()));
    let shown: String = text[from..to].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if to < text.len() { "…" } else { "" };
    format!("{before}{shown}{after}")
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was answered {} with ", self.call, self.meta.status)?;
        match self.content_type.as_deref() {
            Some(content_type) if !content_type.contains("json") => {
                write!(f, "{} instead of JSON, so not by the API perhaps", shown(content_type))?;
            }
            _ => write!(f, "what cannot be read at `{}`: {}", self.path, self.source)?,
        }
        if !self.excerpt.is_empty() {
            write!(f, "; it reads: {}", self.excerpt)?;
        }
        applied(f, self.may_have_been_applied)
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_short_and_on_one_line() {
        let body = format!("{{\"a\": \"{}\",\n\"b\": nope}}", "ä".repeat(500));
        let shown = excerpt(body.as_bytes(), 2, 6);
        assert!(shown.starts_with('…') && shown.ends_with("\"b\": nope}"), "{shown}");
        assert!(shown.len() < 200 && !shown.contains('\n'), "{shown}");
        assert_eq!(excerpt(b"", 1, 0), "");
        assert_eq!(excerpt(b"\xff\xfe", 9, 9), "\u{fffd}\u{fffd}");
    }
}
