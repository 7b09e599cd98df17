//! Values as languages write them.

use std::fmt::Write as _;

use super::Value;

/// How a language writes what JSON has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
}

pub(super) const JSON: Words = Words { yes: "true", no: "false" };
pub(super) const PYTHON: Words = Words { yes: "True", no: "False" };

/// A value on several lines, the first of which begins where it is put, and the others `indent` deep.
pub(super) fn pretty(value: &Value, words: Words, indent: usize) -> String {
    let inside = "  ".repeat(indent + 1);
    let lines = |open: char, items: Vec<String>, close: char| match items.len() {
        0 => format!("{open}{close}"),
        _ => format!("{open}\n{inside}{}\n{}{close}", items.join(&format!(",\n{inside}")), "  ".repeat(indent)),
    };
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => (*number).to_owned(),
        Value::Boolean(true) => words.yes.to_owned(),
        Value::Boolean(false) => words.no.to_owned(),
        Value::List(items) => lines('[', items.iter().map(|item| pretty(item, words, indent + 1)).collect(), ']'),
        Value::Object(members) => {
            let member =
                |(key, value): &(String, Value)| format!("{}: {}", quoted(key), pretty(value, words, indent + 1));
            lines('{', members.iter().map(member).collect(), '}')
        }
    }
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
