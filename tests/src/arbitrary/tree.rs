//! YAML as somebody could have written it: the same tree in any order that means nothing, and in any style.

use super::choices::Choices;

/// A value of a file.
#[derive(Debug, Clone)]
pub enum Tree {
    /// A text, which is quoted.
    Text(String),
    /// A number, a flag or a word of the format, which is not.
    Word(String),
    /// A list whose order means something.
    List(Vec<Tree>),
    /// A list whose order means nothing.
    Set(Vec<Tree>),
    /// A mapping whose order means something.
    Ordered(Vec<(String, Tree)>),
    /// A mapping whose order means nothing.
    Map(Vec<(String, Tree)>),
}

/// A text.
pub(super) fn text(text: impl Into<String>) -> Tree {
    Tree::Text(text.into())
}

/// Texts, in an order that means nothing.
pub(super) fn set<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Tree {
    Tree::Set(texts.into_iter().map(text).collect())
}

/// Texts in their order.
pub(super) fn list<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Tree {
    Tree::List(texts.into_iter().map(text).collect())
}

/// A mapping whose order means nothing.
pub(super) fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Tree)>) -> Tree {
    Tree::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

impl Tree {
    /// Adds an entry to a mapping.
    ///
    /// # Panics
    ///
    /// If it is none.
    pub fn put(&mut self, key: &str, value: Tree) {
        match self {
            Self::Map(entries) | Self::Ordered(entries) => entries.push((key.to_owned(), value)),
            other => panic!("{other:?} is no mapping"),
        }
    }

    /// Whatever has an order that means nothing gets another one.
    pub fn shuffle(&mut self, choices: &mut Choices) {
        match self {
            Self::Text(_) | Self::Word(_) => return,
            Self::Set(items) => choices.shuffle(items),
            Self::Map(entries) => choices.shuffle(entries),
            Self::List(_) | Self::Ordered(_) => {}
        }
        match self {
            Self::List(items) | Self::Set(items) => items.iter_mut().for_each(|item| item.shuffle(choices)),
            Self::Map(entries) | Self::Ordered(entries) => {
                for (_, value) in entries {
                    value.shuffle(choices);
                }
            }
            Self::Text(_) | Self::Word(_) => {}
        }
    }

    /// As a file, in a style that the choices choose.
    pub fn file(&self, style: &mut Choices) -> String {
        let mut out = String::new();
        if style.once_in(4) {
            out.push_str("# A comment: {that, [means nothing\n\n");
        }
        self.block(0, style, &mut out);
        out
    }

    /// The value after a colon or a dash, down to the end of its last line.
    fn block(&self, indent: usize, style: &mut Choices, out: &mut String) {
        let brackets = indent > 0 && (indent > 20 || style.once_in(3));
        match self {
            Self::Map(entries) | Self::Ordered(entries) if !brackets && !entries.is_empty() => {
                out.push('\n');
                for (key, value) in entries {
                    out.push_str(&" ".repeat(indent));
                    quoted(key, style, out);
                    out.push(':');
                    value.block(indent + 2, style, out);
                }
            }
            Self::List(items) | Self::Set(items) if !brackets && !items.is_empty() => {
                out.push('\n');
                for item in items {
                    out.push_str(&" ".repeat(indent));
                    out.push('-');
                    item.block(indent + 2, style, out);
                }
            }
            other => {
                out.push(' ');
                other.flow(style, out);
                out.push_str(if style.once_in(9) { "   # a comment\n" } else { "\n" });
            }
        }
    }

    fn flow(&self, style: &mut Choices, out: &mut String) {
        let (open, close) = if matches!(self, Self::List(_) | Self::Set(_)) { ('[', ']') } else { ('{', '}') };
        match self {
            Self::Text(text) => quoted(text, style, out),
            Self::Word(word) => out.push_str(word),
            Self::List(items) | Self::Set(items) => {
                out.push(open);
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    item.flow(style, out);
                }
                out.push(close);
            }
            Self::Map(entries) | Self::Ordered(entries) => {
                out.push(open);
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    quoted(key, style, out);
                    out.push_str(": ");
                    value.flow(style, out);
                }
                out.push(close);
            }
        }
    }
}

/// A text in quotes of either kind, or in none where it is a word to every reader.
fn quoted(text: &str, style: &mut Choices, out: &mut String) {
    let how = style.below(3);
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.len() > 5
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    // What is no letter is spelled out, so that no reader of lines takes it for something.
    let simple = text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric());
    match how {
        1 if plain => out.push_str(text),
        2 if simple => out.extend(["'", &text.replace('\'', "''"), "'"]),
        _ => {
            out.push('"');
            text.chars().for_each(|c| escaped(c, out));
            out.push('"');
        }
    }
}

fn escaped(c: char, out: &mut String) {
    let seen = c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric();
    let code = u32::from(c);
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        _ if seen => out.push(c),
        _ => out.extend([String::from("\\U"), format!("{code:08x}")]),
    }
}
