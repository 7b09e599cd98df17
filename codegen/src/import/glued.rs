//! Values without anything between them, taken apart by known words: `ownermemberviewer`.

use std::collections::BTreeSet;

/// Words that values are made of.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The values that enums of unified APIs are documented to have.
    pub fn documented() -> Self {
        Self(include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect())
    }

    /// Learns values that were found apart from each other.
    pub fn learn(&mut self, values: impl IntoIterator<Item = String>) {
        self.0.extend(values.into_iter().filter(|value| !value.is_empty()));
    }
}

/// How a glued text comes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// In one way.
    Certain(Vec<String>),
    /// In several.
    Open(Vec<Vec<String>>),
    /// No known words make it up.
    Unknown,
}

const WAYS: usize = 16;

/// Takes a glued text apart. No value occurs twice in a list; where the whole list does, it is that of the schema followed by
/// that of a provider.
pub fn take_apart(text: &str, vocabulary: &Vocabulary) -> Apart {
    let mut ways = Vec::new();
    split(text, vocabulary, &mut Vec::new(), &mut ways);
    match ways.len() {
        0 => Apart::Unknown,
        1 => Apart::Certain(ways.remove(0)),
        _ => Apart::Open(ways),
    }
}

fn split(text: &str, vocabulary: &Vocabulary, taken: &mut Vec<String>, ways: &mut Vec<Vec<String>>) {
    if text.is_empty() {
        ways.push(taken.clone());
        return;
    }
    for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
        let word = &text[..end];
        if ways.len() >= WAYS || !vocabulary.0.contains(word) || taken.iter().any(|known| known == word) {
            continue;
        }
        taken.push(word.to_owned());
        split(&text[end..], vocabulary, taken, ways);
        taken.pop();
    }
}
