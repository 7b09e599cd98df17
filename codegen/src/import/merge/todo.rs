//! What an import before left open in a file: the word `TODO` in place of a value.

use crate::diagnostics::Report;
use crate::load::{OPEN, OPEN_KEYS, is_open};
use crate::model::Scalar;
use crate::source::Source;
use crate::yaml::{self, Entry, Limits, Map, Written, map_of};

/// A value that a person, or another page, has to give.
pub(super) fn is_todo(entry: &Entry<'_>) -> bool {
    is_open(&entry.value)
}

/// The file as far as it is decided, so that it can be understood and more pages merged into it; nothing for a file that leaves
/// nothing open.
pub fn without_todo(file: &Source) -> Option<String> {
    if !file.text().contains(OPEN) {
        return None;
    }
    let root = yaml::parse(file, Limits::default(), &mut Report::default())?;
    let mut map = map_of(&root);
    strip(&mut map, Within::Keys).then(|| map.document())
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
