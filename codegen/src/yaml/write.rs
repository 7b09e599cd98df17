//! YAML as this format writes it: what fits into a line stands in one, the rest key by key.

use super::scalar;
use crate::diagnostics::{is_unseen, spelled};

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Text, quoted where a reader would take it for something else.
    Text(String),
    /// `true`, or a number.
    Plain(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A mapping.
    Map(Map),
    /// A list of mappings, a line each, and the comments above each.
    Maps(Vec<(Vec<String>, Map)>),
}

/// A mapping to be written, in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    entries: Vec<Entry>,
    is_open: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    comments: Vec<String>,
    key: String,
    value: Written,
}

/// The longest line that a mapping is written into.
pub(super) const WIDTH: usize = 120;

impl Map {
    /// One that has a line for each key, whatever fits into one.
    pub fn open() -> Self {
        Self { is_open: true, ..Self::default() }
    }

    /// Adds a key.
    pub fn push(&mut self, key: &str, value: Written) {
        self.push_with(Vec::new(), key, value);
    }

    /// Adds a key below comments.
    pub fn push_with(&mut self, comments: Vec<String>, key: &str, value: Written) {
        self.entries.push(Entry { comments, key: key.to_owned(), value });
    }

    /// Adds all keys of another.
    pub fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// Keys and values, in their order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Written)> {
        self.entries.iter().map(|entry| (entry.key.as_str(), &entry.value))
    }

    /// Keys and values, in their order, to be changed.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = (&str, &mut Written)> {
        self.entries.iter_mut().map(|entry| (entry.key.as_str(), &mut entry.value))
    }

    /// It has no keys.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Gives a key another value, or adds it behind the others.
    pub fn set(&mut self, key: &str, value: Written) {
        match self.entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => entry.value = value,
            None => self.push(key, value),
        }
    }

    /// Takes a key out, if it is there.
    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }

    /// Each entry in one line, with all comments above it and inside of it.
    pub(super) fn in_one_line_each(self) -> impl Iterator<Item = (Vec<String>, String)> {
        self.entries.into_iter().map(|mut entry| {
            let mut comments = std::mem::take(&mut entry.comments);
            entry.value.take_comments(&mut comments);
            let comments = comments.iter().map(|comment| spelled(comment).into_owned()).collect();
            (comments, format!("{}: {}", text(&entry.key, true), entry.value.in_one_line()))
        })
    }

    /// Takes the comments out, which have no place in one line.
    fn take_comments(&mut self, taken: &mut Vec<String>) {
        for entry in &mut self.entries {
            taken.append(&mut entry.comments);
            entry.value.take_comments(taken);
        }
    }

    /// As a document.
    pub fn document(&self) -> String {
        self.at(0)
    }

    /// As lines that start with so many spaces.
    pub(super) fn at(&self, indent: usize) -> String {
        let mut out = String::new();
        self.block(indent, &mut out);
        out
    }

    fn block(&self, indent: usize, out: &mut String) {
        for entry in &self.entries {
            let start = " ".repeat(indent);
            for comment in &entry.comments {
                line(&format!("{start}# "), &spelled(comment), out);
            }
            let head = format!("{start}{}:", text(&entry.key, false));
            entry.value.after(&head, indent, out);
        }
    }

    fn has_comments(&self) -> bool {
        self.entries.iter().any(|entry| !entry.comments.is_empty() || entry.value.has_comments())
    }

    fn in_one_line(&self) -> String {
        let entry = |entry: &Entry| format!("{}: {}", text(&entry.key, true), entry.value.in_one_line());
        format!("{{{}}}", self.entries.iter().map(entry).collect::<Vec<_>>().join(", "))
    }
}

impl Written {
    /// The value in one line, without its comments if it has any.
    fn in_one_line(&self) -> String {
        match self {
            Self::Text(value) => text(value, true),
            Self::Plain(value) => value.clone(),
            Self::Texts(values) => {
                format!("[{}]", values.iter().map(|value| text(value, true)).collect::<Vec<_>>().join(", "))
            }
            Self::Map(map) => map.in_one_line(),
            Self::Maps(maps) => {
                format!("[{}]", maps.iter().map(|(_, map)| map.in_one_line()).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn take_comments(&mut self, taken: &mut Vec<String>) {
        match self {
            Self::Map(map) => map.take_comments(taken),
            Self::Maps(maps) => {
                for (comments, map) in maps {
                    taken.append(comments);
                    map.take_comments(taken);
                }
            }
            Self::Text(_) | Self::Plain(_) | Self::Texts(_) => {}
        }
    }

    fn has_comments(&self) -> bool {
        match self {
            Self::Text(_) | Self::Plain(_) | Self::Texts(_) => false,
            Self::Map(map) => map.has_comments(),
            Self::Maps(maps) => maps.iter().any(|(comments, map)| !comments.is_empty() || map.has_comments()),
        }
    }

    /// The value in one line; `None` where a comment is in the way.
    fn flow(&self) -> Option<String> {
        (!self.has_comments()).then(|| self.in_one_line())
    }

    fn after(&self, head: &str, indent: usize, out: &mut String) {
        let fits = |flow: &String| head.chars().count() + 1 + flow.chars().count() <= WIDTH;
        let is_open = matches!(self, Self::Map(map) if map.is_open && !map.is_empty());
        let flow = if is_open { None } else { self.flow() };
        match self {
            Self::Texts(values) if !flow.as_ref().is_some_and(fits) => texts(head, indent, values, out),
            Self::Map(map) if !map.is_empty() && !flow.as_ref().is_some_and(fits) => {
                line(head, "", out);
                map.block(indent + 2, out);
            }
            Self::Maps(maps) => {
                line(head, "", out);
                items(maps, indent + 2, out);
            }
            _ => line(&format!("{head} "), &flow.unwrap_or_default(), out),
        }
    }
}

/// A list of mappings, below each other.
pub(super) fn items(maps: &[(Vec<String>, Map)], indent: usize, out: &mut String) {
    let start = " ".repeat(indent);
    for (comments, map) in maps {
        let (mut comments, mut map) = (comments.clone(), map.clone());
        map.take_comments(&mut comments);
        for comment in &comments {
            line(&format!("{start}# "), &spelled(comment), out);
        }
        line(&format!("{start}- "), &map.in_one_line(), out);
    }
}

/// A comment in a line of its own.
pub(super) fn comment(start: &str, text: &str) -> String {
    format!("{start}# {}\n", spelled(text))
}

/// One of them in a line, and all its comments.
pub(super) fn item_in_one_line((mut comments, mut map): (Vec<String>, Map)) -> (Vec<String>, String) {
    map.take_comments(&mut comments);
    let comments = comments.iter().map(|comment| spelled(comment).into_owned()).collect();
    (comments, map.in_one_line())
}

fn line(start: &str, end: &str, out: &mut String) {
    out.push_str(start);
    out.push_str(end);
    out.push('\n');
}

/// A list that is too long for its line goes on below it.
fn texts(head: &str, indent: usize, values: &[String], out: &mut String) {
    line(head, "", out);
    let start = " ".repeat(indent + 2);
    let mut current = format!("{start}[");
    for (at, value) in values.iter().enumerate() {
        let end = if at + 1 == values.len() { "]" } else { "," };
        let item = text(value, true) + end;
        if at > 0 && current.chars().count() + 1 + item.chars().count() > WIDTH {
            line(&current, "", out);
            current = format!("{start} {item}");
        } else {
            current.push_str(if at > 0 { " " } else { "" });
            current.push_str(&item);
        }
    }
    line(&current, "", out);
}

/// A text, quoted where it must be; inside of brackets more characters mean something.
fn text(value: &str, in_flow: bool) -> String {
    if is_plain(value, in_flow) { value.to_owned() } else { quoted(value) }
}

/// A text as an item of a list.
pub(crate) fn in_list(value: &str) -> String {
    text(value, true)
}

fn is_plain(value: &str, in_flow: bool) -> bool {
    let starts = value.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
    let means_something = |c: char| is_unseen(c) || (in_flow && ",[]{}".contains(c));
    starts
        && !value.ends_with([' ', ':'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.contains(means_something)
        && scalar::reading(value).is_none()
}

/// In double quotes, which JSON's are; what is not seen is spelled out.
pub(crate) fn quoted(value: &str) -> String {
    let mut quoted = String::new();
    for c in serde_json::Value::from(value).to_string().chars() {
        match u32::from(c) {
            _ if !is_unseen(c) => quoted.push(c),
            // None of them needs more digits.
            code => quoted.extend(['\\', 'u'].into_iter().chain(format!("{code:04x}").chars())),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{Map, Written};

    #[test]
    fn what_readers_misread_is_quoted() {
        for (value, expected) in [
            ("plain text", "plain text"),
            ("no", "\"no\""),
            ("1_000", "\"1_000\""),
            ("2024-01-31", "\"2024-01-31\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("[x]", "\"[x]\""),
            ("", "\"\""),
            ("a\nb", "\"a\\nb\""),
            ("array<object>", "array<object>"),
            ("a\u{7f}b\u{85}c\u{2028}d", "\"a\\u007fb\\u0085c\\u2028d\""),
            ("a\u{202e}b\u{feff}c\u{ffff}", "\"a\\u202eb\\ufeffc\\uffff\""),
            ("a\u{1f600}b", "a\u{1f600}b"),
        ] {
            assert_eq!(super::text(value, true), expected);
        }
    }

    #[test]
    fn comments_end_with_their_line() {
        let mut map = Map::default();
        map.push_with(vec!["a\nname: b\u{1b}".to_owned()], "key", Written::Text("value".to_owned()));
        assert_eq!(map.document(), "# a\\u{a}name: b\\u{1b}\nkey: value\n");
    }

    #[test]
    fn lines_end_before_they_are_too_long() {
        let mut support = Map::default();
        let providers: Vec<String> = (0..40).map(|number| format!("provider{number}")).collect();
        support.push("supported", Written::Texts(providers));
        let mut document = Map::default();
        document.push("support", Written::Map(support));
        let text = document.document();
        assert!(text.lines().all(|line| line.chars().count() <= super::WIDTH), "{text}");
        assert!(text.starts_with("support:\n  supported:\n    [provider0, "), "{text}");
    }
}
