//! Which fields are members of which, where the page does not mark it.
//!
//! What is known: the fields of one object come required first, then the others, both in alphabetical order; a member has no
//! support of its own; deeper objects say how many members they have. Every way to read the list that keeps to this is tried.
//! Where more than one is left, so is a question.

mod search;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use self::search::{Bars, Search, TOP};
use super::Dialect;
use super::page::Item;
use super::schema::Known;
use super::settled::{has_empty, has_twins};
use crate::model::Scalar;

/// A field and its members.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nested {
    /// The field, by its number in the list.
    pub(super) at: usize,
    /// Its members.
    pub(super) members: Vec<Nested>,
}

/// What else is known of the fields at the top.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints<'h> {
    /// The names of all typed fields at the top, as the samples show them.
    pub(super) sample: Option<Vec<&'h str>>,
    /// Names that no field at the top can have: those of the path's parameters.
    pub(super) taken: Vec<&'h str>,
    /// Fields and their members, as other pages or the specification have them.
    pub(super) known: &'h [Known],
    /// How the page orders fields.
    pub(super) order: Order,
}

/// How a page orders the fields of one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// Required first, then by name.
    #[default]
    Sorted,
    /// As the schema has them, which a page alone does not show.
    Schema,
}

impl Order {
    /// That of the pages of a layout.
    pub(super) fn of(dialect: Dialect) -> Self {
        match dialect {
            Dialect::OldNamed | Dialect::OldNameless => Self::Schema,
            Dialect::NewNamed
            | Dialect::NewNameless
            | Dialect::MarkdownObject
            | Dialect::MarkdownOperation
            | Dialect::MarkdownIndex
            | Dialect::MarkdownCoverage
            | Dialect::Html => Self::Sorted,
        }
    }
}

/// More ways to read one list are as many as nobody can choose from.
const WAYS: usize = 256;

/// No object has so many fields.
const ITEMS: usize = 2000;

/// No field lies so deep, and whatever walks through fields goes down as far.
pub(super) const DEPTH: usize = 24;

/// The ways that fit best with what else is known; nothing where there are more than can be looked at.
pub(super) fn ways(items: &[Item], hints: &Hints<'_>) -> Option<Vec<Vec<Nested>>> {
    if items.len() > ITEMS {
        return None;
    }
    let weights = Weights::new(hints);
    // Where every field is in a place that is known, no other way can be better.
    let placed = Bars { known: true, ..Bars::of(hints.order) };
    let placed = Search::new(items, &weights, placed).ways().filter(|ways| !ways.is_empty());
    match placed.or_else(|| Search::new(items, &Weights::default(), Bars::of(hints.order)).ways()) {
        Some(ways) => Some(weigh(items, ways, &weights, hints.order)),
        None if hints.order == Order::Sorted => many(items, &weights),
        None => None,
    }
}

/// What is known, looked up by name.
#[derive(Default)]
struct Weights<'h> {
    sample: Option<HashSet<&'h str>>,
    taken: HashSet<&'h str>,
    /// The first is empty, the second what is known at the top, if anything is.
    lists: Vec<HashMap<&'h str, usize>>,
}

impl<'h> Weights<'h> {
    fn new(hints: &Hints<'h>) -> Self {
        let mut lists = vec![HashMap::new()];
        list(hints.known, &mut lists);
        let sample = hints.sample.as_ref().map(|sample| sample.iter().copied().collect());
        Self { sample, taken: hints.taken.iter().copied().collect(), lists }
    }

    /// The number of the list that has the members of a field, where it is known to stand in this one.
    fn below(&self, list: usize, name: &str) -> Option<usize> {
        self.lists.get(list)?.get(name).copied()
    }
}

/// Puts known fields among the lists; the number of theirs.
fn list<'h>(known: &'h [Known], lists: &mut Vec<HashMap<&'h str, usize>>) -> usize {
    let number = lists.len();
    lists.push(HashMap::new());
    for field in known {
        let below = if field.members.is_empty() { 0 } else { list(&field.members, lists) };
        lists[number].entry(&field.name).or_insert(below);
    }
    number
}

/// The ways that what is known speaks for.
fn weigh(items: &[Item], ways: Vec<Vec<Nested>>, weights: &Weights<'_>, order: Order) -> Vec<Vec<Nested>> {
    let ways: Vec<Vec<Nested>> = ways.into_iter().filter(|way| !has_twins(items, way)).collect();
    let mut ways = narrow(ways, |way| way.iter().all(|top| !weights.taken.contains(items[top.at].name())));
    if order == Order::Sorted {
        ways = narrow(ways, |way| weights.sample.as_ref().is_none_or(|sample| is_sample(items, way, sample)));
        ways = narrow(ways, |way| !has_empty(items, way));
    }
    let scores: Vec<u32> = ways.iter().map(|way| in_place(items, way, weights, TOP)).collect();
    let most = scores.iter().max().copied().unwrap_or_default();
    let fitting = ways.into_iter().zip(scores).filter(|(_, score)| *score == most);
    fitting.map(|(way, _)| way).collect()
}

/// There are too many ways to look at each: what is known has to rule most of them out at once.
fn many(items: &[Item], weights: &Weights<'_>) -> Option<Vec<Vec<Nested>>> {
    let sorted = Bars::of(Order::Sorted);
    let bars = Bars { taken: !weights.taken.is_empty(), ..sorted };
    let bars = if Search::new(items, weights, bars).is_possible() { bars } else { sorted };
    let bars = Bars { sample: weights.sample.is_some(), empty: true, ..bars };
    let ways = Search::new(items, weights, bars).ways().unwrap_or_default();
    // Ways that lack a field of the sample could only be weighed against all others.
    let is_shown = |way: &Vec<Nested>| weights.sample.as_ref().is_none_or(|sample| is_sample(items, way, sample));
    let ways: Vec<Vec<Nested>> = ways.into_iter().filter(is_shown).collect();
    (!ways.is_empty()).then(|| weigh(items, ways, weights, Order::Sorted))
}

/// The way that the page marks, where it marks the depth of every field.
pub(super) fn marked(items: &[Item]) -> Option<Vec<Nested>> {
    fn push(nested: &mut Vec<Nested>, depth: usize, at: usize) {
        match nested.last_mut() {
            Some(last) if depth > 0 => push(&mut last.members, depth - 1, at),
            _ => nested.push(Nested { at, members: Vec::new() }),
        }
    }
    let mut way = Vec::new();
    for (at, item) in items.iter().enumerate() {
        push(&mut way, item.depth?, at);
    }
    Some(way)
}

/// Those that fit, unless none does.
pub(super) fn narrow(ways: Vec<Vec<Nested>>, fits: impl Fn(&[Nested]) -> bool) -> Vec<Vec<Nested>> {
    let fitting: Vec<Vec<Nested>> = ways.iter().filter(|way| fits(way)).cloned().collect();
    if fitting.is_empty() { ways } else { fitting }
}

/// The samples have exactly the typed fields at the top.
fn is_sample(items: &[Item], way: &[Nested], sample: &HashSet<&str>) -> bool {
    let tops: HashSet<&str> = way.iter().map(|top| items[top.at].name()).collect();
    way.iter().all(|top| is_shown(&items[top.at], sample)) && sample.iter().all(|name| tops.contains(name))
}

/// Samples show every typed field.
fn is_shown(item: &Item, sample: &HashSet<&str>) -> bool {
    item.ty.is_none() || sample.contains(item.name())
}

/// How many fields stand where they are known to stand.
fn in_place(items: &[Item], way: &[Nested], weights: &Weights<'_>, list: usize) -> u32 {
    let found = way.iter().filter_map(|one| {
        let below = weights.below(list, items[one.at].name())?;
        Some(1 + in_place(items, &one.members, weights, below))
    });
    found.sum()
}

pub(super) fn is_object(item: &Item) -> bool {
    item.ty.as_ref().is_some_and(|ty| ty.innermost() == Scalar::Object)
}

/// What fields may be that the ways to read a list do not agree on, in words.
pub(super) fn words(items: &[Item], undecided: &[usize], ways: &[Vec<Nested>]) -> String {
    let parents: Vec<Vec<Option<usize>>> = ways.iter().map(|way| parents(items.len(), way)).collect();
    let words = undecided.iter().map(|at| {
        let mut named: Vec<String> = parents.iter().map(|of| owner(items, of[*at])).collect();
        named.sort();
        named.dedup();
        format!("`{}` may be {}", items[*at].name(), named.join(", or "))
    });
    words.collect::<Vec<_>>().join("; ")
}

fn owner(items: &[Item], parent: Option<usize>) -> String {
    parent.map_or_else(|| "a field of its own".to_owned(), |parent| format!("a member of `{}`", items[parent].name()))
}

fn parents(length: usize, way: &[Nested]) -> Vec<Option<usize>> {
    fn walk(nested: &[Nested], parent: Option<usize>, found: &mut [Option<usize>]) {
        for one in nested {
            found[one.at] = parent;
            walk(&one.members, Some(one.at), found);
        }
    }
    let mut found = vec![None; length];
    walk(way, None, &mut found);
    found
}
