//! YAML as this format writes it: what fits into a line stands in one, the rest key by key.

use super::scalar;

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
        let comments = comments.into_iter().map(|comment| one_line(&comment)).collect();
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
            (comments, format!("{}: {}", text(&entry.key, true), entry.value.flow().unwrap_or_default()))
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
                line(&format!("{start}# "), comment, out);
            }
            let head = format!("{start}{}:", text(&entry.key, false));
            entry.value.after(&head, indent, out);
        }
    }

    fn flow(&self) -> Option<String> {
        let entry = |entry: &Entry| {
            let value = entry.comments.is_empty().then(|| entry.value.flow()).flatten()?;
            Some(format!("{}: {value}", text(&entry.key, true)))
        };
        let entries: Option<Vec<String>> = self.entries.iter().map(entry).collect();
        Some(format!("{{{}}}", entries?.join(", ")))
    }
}

impl Written {
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

    /// The value in one line; `None` where a comment is in the way.
    fn flow(&self) -> Option<String> {
        Some(match self {
            Self::Text(value) => text(value, true),
            Self::Plain(value) => value.clone(),
            Self::Texts(values) => {
                format!("[{}]", values.iter().map(|value| text(value, true)).collect::<Vec<_>>().join(", "))
            }
            Self::Map(map) => map.flow()?,
            Self::Maps(maps) => {
                let is_bare = maps.iter().all(|(comments, _)| comments.is_empty());
                let maps: Option<Vec<String>> = maps.iter().map(|(_, map)| map.flow().filter(|_| is_bare)).collect();
                format!("[{}]", maps?.join(", "))
            }
        })
    }

    fn after(&self, head: &str, indent: usize, out: &mut String) {
        let fits = |flow: &String| head.chars().count() + 1 + flow.chars().count() <= WIDTH;
        let flow = self.flow();
        match self {
            Self::Texts(values) if !flow.as_ref().is_some_and(fits) => texts(head, indent, values, out),
            Self::Map(map) if !map.is_empty() && (map.is_open || !flow.as_ref().is_some_and(fits)) => {
                line(head, "", out);
                map.block(indent + 2, out);
            }
            Self::Maps(maps) => {
                line(head, "", out);
                let start = " ".repeat(indent + 2);
                for (comments, map) in maps {
                    let (mut comments, mut map) = (comments.clone(), map.clone());
                    map.take_comments(&mut comments);
                    for comment in comments {
                        line(&format!("{start}# "), &one_line(&comment), out);
                    }
                    line(&format!("{start}- "), &map.flow().unwrap_or_default(), out);
                }
            }
            _ => line(&format!("{head} "), &flow.unwrap_or_default(), out),
        }
    }
}

/// A comment ends with its line.
fn one_line(comment: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    comment.replace(is_break, " ")
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

fn is_plain(value: &str, in_flow: bool) -> bool {
    let starts = value.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
    let means_something = |c: char| c.is_control() || (in_flow && ",[]{}".contains(c)) || c == '\u{feff}';
    starts
        && !value.ends_with([' ', ':'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.contains(means_something)
        && scalar::reading(value).is_none()
}

/// In double quotes, which JSON's are.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
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
        ] {
            assert_eq!(super::text(value, true), expected);
        }
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
