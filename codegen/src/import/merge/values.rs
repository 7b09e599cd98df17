//! The values of a field, and whether they are all.

use super::entry;
use super::field::Key;
use super::todo::is_todo;
use crate::import::draft::{DraftField, Known};
use crate::import::unite::union;
use crate::import::write::PARTIAL_VALUES;
use crate::model::Field;
use crate::yaml::{Entry, Written};

/// Values that a page leaves out have not been said to be gone.
pub(super) fn values(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Vec<Key> {
    let Some(Known::As(new)) = &draft.values else { return Vec::new() };
    let there: Vec<String> = known.values.iter().map(|value| value.wire.clone()).collect();
    let all = union(&there, new);
    let has_more = has_more(known, draft, (&there, new), all.len());
    let own = entry(&written.value, "values");
    let is_other = has_more != known.values_shown.is_partial();
    let mut keys: Vec<Key> = Vec::new();
    // A field that has the object's values says nothing of them: what it is to say, it says of its own.
    if all.len() > there.len() || own.is_some_and(is_todo) || (is_other && own.is_none()) {
        keys.push(("values", Some(Written::Texts(all))));
    }
    if is_other || !keys.is_empty() {
        keys.extend(partial(written, has_more));
    }
    keys
}

/// Whether there are others than those of the file and of the page. A list of all makes the file's whole, unless it lacks what the
/// file has.
fn has_more(known: &Field, draft: &DraftField, (there, new): (&[String], &[String]), all: usize) -> bool {
    match draft.values_left_out {
        Some(more) => all < new.len().saturating_add(more),
        None => known.values_shown.is_partial() && !there.iter().all(|value| new.contains(value)),
    }
}

fn partial(written: &Entry<'_>, has_more: bool) -> Option<Key> {
    let is_said = entry(&written.value, PARTIAL_VALUES).is_some();
    match (is_said, has_more) {
        (_, true) => Some((PARTIAL_VALUES, Some(Written::Plain("true".to_owned())))),
        (true, false) => Some((PARTIAL_VALUES, None)),
        (false, false) => None,
    }
}
