//! Fields whose words nobody has, told by the order of the page although nobody knows which of them are required.
//!
//! What is required comes first, then the others, each by name: along the page, names go back at most once. Often only one way to
//! give the fields that are left to the items that are left keeps to that.

use std::collections::BTreeSet;

use super::told::Told;
use super::{Flat, plain};

/// Ways that are looked at.
const STEPS: usize = 20_000;

/// Items at the top that can be no other field than the one that they are like best.
pub(super) fn placed(told: &Told<'_>) -> BTreeSet<usize> {
    let Some(mut search) = Search::new(told) else { return BTreeSet::new() };
    search.go(0, None, false);
    if search.steps >= STEPS {
        return BTreeSet::new();
    }
    let only = search.row.iter().zip(&search.found).filter(|((_, best), found)| found.iter().eq([best]));
    only.filter_map(|((item, best), _)| item.filter(|_| search.left.contains(best))).collect()
}

struct Search<'a> {
    told: &'a Told<'a>,
    /// The fields at the top in the order of the page: what each described item is like best, and those that only members show.
    row: Vec<(Option<usize>, usize)>,
    /// Fields at the top whose words tell no item.
    left: Vec<usize>,
    given: Vec<usize>,
    /// What each item of the row can be.
    found: Vec<BTreeSet<usize>>,
    steps: usize,
}

impl<'a> Search<'a> {
    /// Nothing where an item may also be a member of a field that is left.
    fn new(told: &'a Told<'a>) -> Option<Self> {
        let is_top = |field: usize| told.flat[field].parent.is_none();
        let is_described = |at: &usize| !told.items[*at].description.is_empty();
        let mut row = Vec::new();
        for at in (0..told.items.len()).filter(is_described) {
            match told.fields[at].iter().copied().collect::<Vec<_>>()[..] {
                [Some(field)] if is_top(field) => row.push((Some(at), field)),
                [Some(field)] => {
                    let root = root(told, &told.flat[field]).filter(|_| told.has_own_words(at, field));
                    let root = root.filter(|root| row.iter().all(|(_, known)| known != root));
                    row.extend(root.map(|root| (None, root)));
                }
                _ => return None,
            }
        }
        let is_told = |item: Option<usize>, field| item.is_none_or(|at| told.has_own_words(at, field));
        let by_words: BTreeSet<usize> =
            row.iter().filter(|(item, field)| is_told(*item, *field)).map(|(_, field)| *field).collect();
        let left: Vec<usize> =
            (0..told.flat.len()).filter(|field| is_top(*field) && !by_words.contains(field)).collect();
        let is_below = |flat: &Flat<'_>| flat.parent.is_some() && flat.words.is_none();
        if told.flat.iter().any(|flat| is_below(flat) && root(told, flat).is_some_and(|root| left.contains(&root))) {
            return None;
        }
        let found = vec![BTreeSet::new(); row.len()];
        Some(Self { told, row, left, given: Vec::new(), found, steps: 0 })
    }

    /// Gives the items from one on a field each, as far as the order of the page allows. `is_back`: names have gone back once.
    fn go(&mut self, at: usize, before: Option<usize>, is_back: bool) {
        self.steps += 1;
        if self.steps >= STEPS {
            return;
        }
        let Some((item, best)) = self.row.get(at).copied() else {
            for (found, given) in self.found.iter_mut().zip(&self.given) {
                found.insert(*given);
            }
            return;
        };
        let item = item.filter(|_| self.left.contains(&best));
        let options = item.map_or_else(|| vec![best], |item| self.options(item));
        for field in options {
            let goes_back = before.is_some_and(|before| !self.is_sorted(before, field));
            if goes_back && is_back {
                continue;
            }
            self.given.push(field);
            self.go(at + 1, Some(field), is_back || goes_back);
            self.given.pop();
        }
    }

    fn options(&self, item: usize) -> Vec<usize> {
        let words = plain(&self.told.items[item].description.join(" "));
        let may_be = |field: &usize| self.told.flat[*field].words.as_ref().is_none_or(|known| *known == words);
        self.left.iter().copied().filter(|field| !self.given.contains(field)).filter(may_be).collect()
    }

    /// Where a name has a `_`, both ways to sort it are taken.
    fn is_sorted(&self, first: usize, second: usize) -> bool {
        let name = |field: usize| self.told.flat[field].candidate.name.as_str();
        name(first) <= name(second) || plain(name(first)) <= plain(name(second))
    }
}

/// The field at the top that a field is below.
fn root(told: &Told<'_>, flat: &Flat<'_>) -> Option<usize> {
    std::iter::successors(flat.parent, |at| told.flat[*at].parent).last()
}
