//! What an import before left open in a file: the word `TODO` in place of a value.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::diagnostics::Report;
use crate::load::{OPEN, OPEN_KEYS, is_open};
use crate::model::Scalar;
use crate::source::Source;
use crate::yaml::{self, Entry, Kind, Limits, Map, Node, Written, map_of};

/// A value that a person, or another page, has to give.
pub(super) fn is_todo(entry: &Entry<'_>) -> bool {
    is_open(&entry.value)
}

/// The file as far as it is decided, so that it can be understood and more pages merged into it; nothing for a file that leaves
/// nothing open. What is left of it stands in the lines where it stood, so that places of the one are places of the other.
pub fn without_todo(file: &Source) -> Option<String> {
    if !file.text().contains(OPEN) {
        return None;
    }
    let root = yaml::parse(file, Limits::default(), &mut Report::default())?;
    let mut map = map_of(&root);
    if !strip(&mut map, Within::Keys) {
        return None;
    }
    let mut text = file.text().to_owned();
    shrink(&mut text, &root, &map);
    let shrunk = Source::new(file.path(), text.as_str());
    let is_held = yaml::parse(&shrunk, Limits::default(), &mut Report::default())
        .is_some_and(|root| map_of(&root).document() == map.document());
    // A form of YAML that cannot be left in place costs the places, and nothing else.
    Some(if is_held { text } else { map.document() })
}

/// Leaves of a mapping what another has of it, which has no more keys. The last is changed first, so that what is before it stays
/// where it is.
fn shrink(text: &mut String, node: &Node<'_>, wanted: &Map) {
    let Kind::Mapping(entries) = &node.kind else { return };
    let of = |entry: &Entry<'_>| wanted.entries().find(|(key, _)| *key == entry.key).map(|(_, value)| value);
    let is_flow = text[node.bytes.clone()].starts_with('{');
    for (at, entry) in entries.iter().enumerate().rev() {
        match (of(entry), &entry.value.kind) {
            (Some(Written::Map(map)), _) => shrink(text, &entry.value, map),
            (Some(Written::Maps(maps)), Kind::Sequence(items)) => {
                items.iter().zip(maps).rev().for_each(|(item, (_, map))| shrink(text, item, map));
            }
            (Some(Written::Text(new)), Kind::Scalar { text: old, .. }) if new != old => {
                let bytes = end_trimmed(text, &entry.value);
                let width = bytes.len();
                text.replace_range(bytes, &format!("{new:width$}"));
            }
            (Some(_), _) => {}
            (None, _) => {
                let end = end_trimmed(text, &entry.value).end;
                let kept = entries[..at].iter().rev().find(|entry| of(entry).is_some());
                let gone = match (is_flow, entries[at + 1..].iter().find(|entry| of(entry).is_some()), kept) {
                    // The comma behind it goes with it, or else the one before it.
                    (true, Some(_), _) => entry.key_bytes.start..entries[at + 1].key_bytes.start,
                    (true, None, Some(kept)) => kept.value.bytes.end..end,
                    _ => entry.key_bytes.start..end,
                };
                blank(text, gone);
            }
        }
    }
    if !is_flow
        && wanted.is_empty()
        && let Some(first) = entries.first()
    {
        let at = first.key_bytes.start;
        text.replace_range(at..at + 2, "{}");
    }
}

/// Text over several lines goes on to what comes behind it.
fn end_trimmed(text: &str, node: &Node<'_>) -> Range<usize> {
    node.bytes.start..node.bytes.start + text[node.bytes.clone()].trim_end().len()
}

/// Spaces in place of what is gone, in the same lines and bytes.
fn blank(text: &mut String, gone: Range<usize>) {
    let blanks: String = text[gone.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(gone, &blanks);
}

/// What a mapping is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Anything that has keys of the format.
    Keys,
    /// The values of single providers, under their keys.
    Owners,
    /// Who fills the fields of an answer: one of which nothing is said has no line.
    Answer,
}

/// Whether something was open. A field whose type is open is one of any type; one whose members are is one with free keys; a support
/// list of which nothing is left says nothing.
fn strip(map: &mut Map, within: Within) -> bool {
    let is_open = |key: &str, text: &str| text == OPEN && (within == Within::Owners || OPEN_KEYS.contains(&key));
    let has_open_members =
        map.entries().any(|(key, value)| matches!(value, Written::Text(text) if key == "fields" && is_open(key, text)));
    let has_members = map.entries().any(|(key, value)| matches!(value, Written::Map(_)) && key == "fields");
    let (mut found, mut gone) = (false, Vec::new());
    for (key, value) in map.entries_mut() {
        match value {
            Written::Text(text) if key == "type" && is_open(key, text) => {
                // Only an object has members, or a list of them.
                let ty = if has_members { Scalar::Object } else { Scalar::Any };
                ty.as_str().clone_into(text);
                found = true;
            }
            Written::Text(text) if key == "type" && has_open_members => *text = text.replace("object", "map"),
            Written::Text(text) if is_open(key, text) => gone.push(key.to_owned()),
            Written::Map(map) => {
                let inner = match key {
                    "values" => Within::Owners,
                    "response" => Within::Answer,
                    _ => Within::Keys,
                };
                let is_stripped = strip(map, inner);
                found |= is_stripped;
                let says_nothing = within == Within::Answer || ["support", "values", "response"].contains(&key);
                gone.extend((is_stripped && map.is_empty() && says_nothing).then(|| key.to_owned()));
            }
            Written::Maps(maps) => maps.iter_mut().for_each(|(_, map)| found |= strip(map, Within::Keys)),
            _ => {}
        }
    }
    for key in &gone {
        map.remove(key);
    }
    found || !gone.is_empty()
}
