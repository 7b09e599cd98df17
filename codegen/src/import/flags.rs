//! Which fields have to be there, where a page has lost it and its order still tells: what is required stands before the rest, and
//! both stand by name.

use std::collections::BTreeMap;

use super::page::Item;
use super::schema::Known;

/// Gives flags to fields of a page that is in this order. `paths` are those of the items that have names, along the page.
pub(super) fn give(items: &mut [Item], paths: &[Option<Vec<String>>], known: &[Known]) {
    let mut siblings: BTreeMap<&[String], Vec<(usize, &str)>> = BTreeMap::new();
    for (at, path) in paths.iter().enumerate() {
        if let Some((name, above)) = path.as_ref().and_then(|path| path.split_last()) {
            siblings.entry(above).or_default().push((at, name.as_str()));
        }
    }
    for (above, siblings) in siblings {
        let is_free = |name: &str| {
            let path: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
            Known::find(known, &path).is_some_and(|known| known.required_in_object == Some(false))
        };
        for ((at, _), flag) in siblings.iter().zip(told(&siblings, is_free)) {
            let item = &mut items[*at];
            item.required = item.required.or(flag);
        }
    }
}

/// Where names go back, what is required ends. Where they never do, the first of them may be required and stand where they would
/// in any case; one that the object does not ask for is taken not to be, and so is what stands behind it.
fn told(siblings: &[(usize, &str)], is_free: impl Fn(&str) -> bool) -> Vec<Option<bool>> {
    let goes_back = |at: &usize| is_behind(siblings[at - 1].1, siblings[*at].1);
    let backs: Vec<usize> = (1..siblings.len()).filter(goes_back).collect();
    match backs[..] {
        [back] => (0..siblings.len()).map(|at| Some(at < back)).collect(),
        [] => {
            let free = siblings.iter().position(|(_, name)| is_free(name)).unwrap_or(siblings.len());
            (0..siblings.len()).map(|at| (at >= free).then_some(false)).collect()
        }
        // The page is in another order than it should be.
        _ => vec![None; siblings.len()],
    }
}

/// Whether the first is the later one, however names with a `_` are sorted.
fn is_behind(first: &str, second: &str) -> bool {
    first > second && first.replace('_', "") > second.replace('_', "")
}

#[cfg(test)]
mod tests {
    use super::told;

    fn flags(names: &[&str], free: &[&str]) -> String {
        let siblings: Vec<(usize, &str)> = names.iter().copied().enumerate().collect();
        let shown = |flag| match flag {
            Some(true) => '!',
            Some(false) => '-',
            None => '?',
        };
        told(&siblings, |name| free.contains(&name)).into_iter().map(shown).collect()
    }

    #[test]
    fn what_is_required_ends_where_names_go_back() {
        assert_eq!(flags(&["name", "size", "area", "color"], &[]), "!!--");
        assert_eq!(flags(&["name", "size", "area", "color"], &["name"]), "!!--");
    }

    #[test]
    fn names_that_never_go_back_tell_nothing_but_of_what_stands_behind_one_that_is_free() {
        assert_eq!(flags(&["area", "color", "size"], &[]), "???");
        assert_eq!(flags(&["area", "color", "size"], &["color"]), "?--");
        assert_eq!(flags(&["area", "color", "size"], &["area"]), "---");
    }

    #[test]
    fn names_that_go_back_twice_or_only_for_an_underscore_tell_nothing() {
        assert_eq!(flags(&["b", "a", "c", "b"], &[]), "????");
        assert_eq!(flags(&["size_b", "sizea"], &[]), "??");
    }
}
