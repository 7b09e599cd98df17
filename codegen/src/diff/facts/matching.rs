//! Which things of both sides are the same thing: those of one name.

use std::collections::HashMap;
use std::hash::Hash;

use crate::diff::change::Sides;

/// The things of both sides.
pub(super) struct Matched<'a, T> {
    /// Those with a counterpart, in the order after.
    pub(super) both: Vec<Sides<&'a T>>,
    /// Those before that are gone.
    pub(super) lost: Vec<&'a T>,
    /// Those after that are new.
    pub(super) gained: Vec<&'a T>,
    /// The names of those with a counterpart in either order, where the orders differ.
    pub(super) reordered: Option<Sides<Vec<String>>>,
}

/// Matches two lists by name.
pub(super) fn by_name<'a, T>(before: &'a [T], after: &'a [T], name: impl Fn(&T) -> &str) -> Matched<'a, T> {
    let mut matched = Matched { both: Vec::new(), lost: Vec::new(), gained: Vec::new(), reordered: None };
    let mut positions: HashMap<&str, usize> = before.iter().enumerate().map(|(at, thing)| (name(thing), at)).collect();
    let mut order = Vec::new();
    for thing in after {
        match positions.remove(name(thing)) {
            Some(at) => {
                matched.both.push(Sides::new(&before[at], thing));
                order.push(at);
            }
            None => matched.gained.push(thing),
        }
    }
    matched.lost = before.iter().filter(|thing| positions.contains_key(name(thing))).collect();
    if !order.is_sorted() {
        let names = |order: &[usize]| order.iter().map(|at| name(&before[*at]).to_owned()).collect();
        let after = names(&order);
        order.sort_unstable();
        matched.reordered = Some(Sides::new(names(&order), after));
    }
    matched
}

/// The lost and the gained thing that are one, where no other could be meant: each fits the other, and nothing else.
pub(super) fn certain<'t, L, G>(lost: &'t [L], gained: &'t [G], fits: impl Fn(&L, &G) -> bool) -> Vec<Pair<'t, L, G>> {
    certain_by(lost, gained, &Sides::new(vec![(); lost.len()], vec![(); gained.len()]), fits)
}

/// The same, where only things of one key can fit: with hundreds of things, comparing each with each takes minutes. Among as many of one key
/// as nobody reads, nothing is certain.
pub(super) fn certain_by<'t, L, G, K: Eq + Hash>(
    lost: &'t [L],
    gained: &'t [G],
    keys: &Sides<Vec<K>>,
    fits: impl Fn(&L, &G) -> bool,
) -> Vec<Pair<'t, L, G>> {
    let (rivals, candidates) = (by_key(&keys.before), by_key(&keys.after));
    let mut known = HashMap::new();
    let mut fits = |old: usize, new: usize| *known.entry((old, new)).or_insert_with(|| fits(&lost[old], &gained[new]));
    let mut pairs = Vec::new();
    for (old, key) in keys.before.iter().enumerate() {
        const MOST: usize = 1 << 20;
        let Some(candidates) = candidates.get(key) else { continue };
        if candidates.len() * rivals[key].len() > MOST {
            continue;
        }
        let Some(new) = only(candidates, |new| fits(old, new)) else { continue };
        if only(&rivals[key], |other| fits(other, new)).is_some() {
            pairs.push(Pair { before: &lost[old], after: &gained[new] });
        }
    }
    pairs
}

fn by_key<K: Eq + Hash>(keys: &[K]) -> HashMap<&K, Vec<usize>> {
    let mut positions: HashMap<&K, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        positions.entry(key).or_default().push(at);
    }
    positions
}

/// The only one that fits. Where two do, it does not matter how many more.
fn only(positions: &[usize], mut fits: impl FnMut(usize) -> bool) -> Option<usize> {
    let mut fitting = positions.iter().copied().filter(|at| fits(*at));
    let first = fitting.next();
    first.filter(|_| fitting.next().is_none())
}

/// A lost and a gained thing.
pub(super) struct Pair<'t, L, G> {
    pub(super) before: &'t L,
    pub(super) after: &'t G,
}
