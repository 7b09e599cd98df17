//! The parameters that the platform has everywhere, on pages that do not name them.

use crate::import::page::{Item, Part, Unsure};

/// The parameter that closes the list, by its name on the wire.
const LAST: &str = "remote_query";

/// Whether a name is that of a parameter of the platform.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with("truto_") || ["integrated_account_id", LAST].contains(&name)
}

/// Where the name of such a parameter begins in a word that it ends.
pub(super) fn name_in(word: &str) -> Option<usize> {
    let known = [LAST, "integrated_account_id"].into_iter().find_map(|name| word.strip_suffix(name)).map(str::len);
    known.or_else(|| {
        let at = word.rfind("truto_")?;
        word[at..].bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()).then_some(at)
    })
}

/// The second of the parameters is described in several paragraphs, and is the first whose values are known: what stands between
/// is its own. Nobody is said to take these parameters, so that where somebody is, nothing is known of them.
pub(super) fn join(items: Vec<Item>) -> Vec<Item> {
    let Some(end) = items.iter().skip(1).position(has_values).map(|at| at + 1) else { return items };
    if items[1..=end].iter().any(is_of_a_field) {
        return items;
    }
    let mut items = items.into_iter();
    let mut joined: Vec<Item> = items.by_ref().take(1).collect();
    joined.extend(items.by_ref().take(end).reduce(with));
    joined.extend(items);
    joined
}

fn has_values(item: &Item) -> bool {
    item.values.is_some() || item.unsure.iter().any(|unsure| unsure.may_be.contains(&Part::ExampleThenValues))
}

fn is_of_a_field(item: &Item) -> bool {
    item.support.is_some() || !item.notes.is_empty() || item.members.is_some()
}

fn with(mut item: Item, more: Item) -> Item {
    item.description.extend(more.description);
    item.unsure.extend(more.unsure);
    match (&item.example, more.example) {
        (None, example) => item.example = example,
        (Some(_), Some(text)) => item.unsure.push(Unsure { text, may_be: &[Part::Example], place: more.place }),
        (Some(_), None) => {}
    }
    // No item before the last of those that are joined has any.
    Item { values: more.values, ..item }
}

/// The first so many are the platform's: up to the last of them, which its example tells. Where that is missing, nothing tells but
/// that nobody is said to take any of them.
pub(super) fn count(items: &[Item]) -> usize {
    let is_last = |item: &Item| item.example.as_deref().is_some_and(|example| example.starts_with(LAST));
    let end = items.iter().position(is_last).map(|at| at + 1);
    end.or_else(|| items.iter().position(is_of_a_field)).unwrap_or(items.len())
}
