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
    strip(&mut map, &OPEN_KEYS).then(|| map.document())
}

/// Whether one of these keys, or one further down, was open. A field whose type is open is one of any type; one whose members are
/// is one with free keys; a support list, or a line of an answer, of which nothing is left says nothing.
fn strip(map: &mut Map, keys: &[&str]) -> bool {
    let is_open = |key: &str, text: &str| text == OPEN && (keys.is_empty() || keys.contains(&key));
    let has_open_members =
        map.entries().any(|(key, value)| matches!(value, Written::Text(text) if key == "fields" && is_open(key, text)));
    let (mut found, mut gone) = (false, Vec::new());
    for (key, value) in map.entries_mut() {
        match value {
            Written::Text(text) if key == "type" && is_open(key, text) => {
                Scalar::Any.as_str().clone_into(text);
                found = true;
            }
            Written::Text(text) if key == "type" && has_open_members => *text = text.replace("object", "map"),
            Written::Text(text) if is_open(key, text) => gone.push(key.to_owned()),
            Written::Map(map) => {
                // The values of single providers stand under their keys.
                let is_stripped = strip(map, if key == "values" { &[] } else { &OPEN_KEYS });
                found |= is_stripped;
                gone.extend((is_stripped && map.is_empty()).then(|| key.to_owned()));
            }
            Written::Maps(maps) => maps.iter_mut().for_each(|(_, map)| found |= strip(map, &OPEN_KEYS)),
            _ => {}
        }
    }
    for key in &gone {
        map.remove(key);
    }
    found || !gone.is_empty()
}
