//! Values as languages write them.

use std::fmt::Write as _;

use super::Value;

/// How a language writes what JSON has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    key: fn(&str) -> String,
}

pub(super) const JSON: Words = Words { yes: "true", no: "false", key: quoted };
pub(super) const JAVASCRIPT: Words = Words { key: computed, ..JSON };
pub(super) const TYPESCRIPT: Words = Words { key: bare, ..JSON };
pub(super) const PYTHON: Words = Words { yes: "True", no: "False", key: quoted };

/// A value on several lines, the first of which begins where it is put, and the others `indent` deep.
pub(super) fn pretty(value: &Value, words: Words, indent: usize) -> String {
    let inside = "  ".repeat(indent + 1);
    let lines = |open: char, items: Vec<String>, close: char| match items.len() {
        0 => format!("{open}{close}"),
        _ => format!("{open}\n{inside}{}\n{}{close}", items.join(&format!(",\n{inside}")), "  ".repeat(indent)),
    };
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.clone(),
        Value::Boolean(true) => words.yes.to_owned(),
        Value::Boolean(false) => words.no.to_owned(),
        Value::List(items) => lines('[', items.iter().map(|item| pretty(item, words, indent + 1)).collect(), ']'),
        Value::Object(members) => {
            let member =
                |(key, value): &(String, Value)| format!("{}: {}", (words.key)(key), pretty(value, words, indent + 1));
            lines('{', members.iter().map(member).collect(), '}')
        }
    }
}

/// A key of this name, plainly written, is no member in JavaScript but what the object is made from.
fn computed(key: &str) -> String {
    if key == "__proto__" { format!("[{}]", quoted(key)) } else { quoted(key) }
}

/// Without quotes where JavaScript needs none.
fn bare(key: &str) -> String {
    let mut chars = key.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '$'));
    let is_name = starts && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$'));
    if is_name && key != "__proto__" { key.to_owned() } else { computed(key) }
}

/// A text as JSON has it, which Python and JavaScript read the same way once nothing is outside of ASCII.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            ' '..='~' => quoted.push(c),
            _ => {
                let mut units = [0; 2];
                // Beyond the first plane, Python reads a pair of escapes as two characters, so that it is written as itself.
                match c.encode_utf16(&mut units) {
                    [unit] => drop(write!(quoted, "\\u{unit:04x}")),
                    _ => quoted.push(c),
                }
            }
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::{JAVASCRIPT, JSON, PYTHON, TYPESCRIPT, pretty};
    use crate::export::sample::Value;

    #[test]
    fn every_key_is_a_member_in_every_language() {
        let keys = ["name", "a-b", "2fa", "class", "__proto__", "$x", "a\"b"];
        let object = Value::Object(keys.map(|key| (key.to_owned(), Value::Boolean(true))).into());
        let written = |words| pretty(&object, words, 0).lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(
            written(TYPESCRIPT)[1..8],
            [
                "name: true,",
                "\"a-b\": true,",
                "\"2fa\": true,",
                "class: true,",
                "[\"__proto__\"]: true,",
                "$x: true,",
                "\"a\\\"b\": true"
            ]
        );
        assert_eq!(written(JAVASCRIPT)[5], "[\"__proto__\"]: true,");
        assert_eq!(written(JSON)[5], "\"__proto__\": true,");
        assert_eq!(written(PYTHON)[5], "\"__proto__\": True,");
    }
}
