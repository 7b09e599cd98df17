//! Which things of both sides are the same thing: those of one name.

use std::collections::HashMap;

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
pub(super) fn certain<'t, L, G>(
    lost: &'t [L],
    gained: &'t [G],
    fits: impl Fn(&L, &G) -> bool,
) -> Vec<Sides2<'t, L, G>> {
    let mut pairs = Vec::new();
    for one in lost {
        let mut candidates = gained.iter().filter(|other| fits(one, other));
        let (Some(only), None) = (candidates.next(), candidates.next()) else { continue };
        if lost.iter().filter(|other| fits(other, only)).count() == 1 {
            pairs.push(Sides2 { before: one, after: only });
        }
    }
    pairs
}

/// A lost and a gained thing.
pub(super) struct Sides2<'t, L, G> {
    pub(super) before: &'t L,
    pub(super) after: &'t G,
}
