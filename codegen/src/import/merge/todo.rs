//! What an import before left open in a file: the word `TODO` in place of a value.

use crate::diagnostics::Report;
use crate::import::write::TODO;
use crate::model::Scalar;
use crate::source::Source;
use crate::yaml::{self, Entry, Kind, Limits, Map, Written, map_of};

/// A value that a person, or another page, has to give.
pub(super) fn is_todo(entry: &Entry<'_>) -> bool {
    matches!(&entry.value.kind, Kind::Scalar { text, .. } if *text == TODO)
}

/// The file as far as it is decided, so that it can be understood and more pages merged into it; nothing for a file that leaves
/// nothing open.
pub fn without_todo(file: &Source) -> Option<String> {
    if !file.text().contains(TODO) {
        return None;
    }
    let root = yaml::parse(file, Limits::default(), &mut Report::default())?;
    let mut map = map_of(&root);
    strip(&mut map).then(|| map.document())
}

/// Whether something was open. A field whose type is open is one of any type; one whose members are is one with free keys; a support
/// list, or a line of an answer, of which nothing is left says nothing.
fn strip(map: &mut Map) -> bool {
    let is_open = |value: &Written| matches!(value, Written::Text(text) if text == TODO);
    let has_open_members = map.entries().any(|(key, value)| key == "fields" && is_open(value));
    let (mut found, mut gone) = (false, Vec::new());
    for (key, value) in map.entries_mut() {
        match value {
            Written::Text(text) if key == "type" && text == TODO => {
                Scalar::Any.as_str().clone_into(text);
                found = true;
            }
            Written::Text(text) if key == "type" && has_open_members => *text = text.replace("object", "map"),
            Written::Text(text) if text == TODO => gone.push(key.to_owned()),
            Written::Map(map) => {
                let is_stripped = strip(map);
                found |= is_stripped;
                gone.extend((is_stripped && map.is_empty()).then(|| key.to_owned()));
            }
            Written::Maps(maps) => maps.iter_mut().for_each(|(_, map)| found |= strip(map)),
            _ => {}
        }
    }
    for key in &gone {
        map.remove(key);
    }
    found || !gone.is_empty()
}
