//! Which fields are members of which, where the page does not mark it.
//!
//! What is known: the fields of one object come required first, then the others, both in alphabetical order; a member has no
//! support of its own; deeper objects say how many members they have. Every way to read the list that keeps to this is tried.
//! Where more than one is left, so is a question.

use std::cell::Cell;

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
            _ => Self::Sorted,
        }
    }
}

/// More ways to read one list are as many as nobody can choose from.
const WAYS: usize = 256;

/// No object has so many fields, and every one of them is a step down.
const ITEMS: usize = 2000;

/// The ways that fit best with what else is known; nothing where there are more than can be looked at.
pub(super) fn ways(items: &[Item], hints: &Hints<'_>) -> Option<Vec<Vec<Nested>>> {
    if items.len() > ITEMS {
        return None;
    }
    let way = Way { items, order: hints.order, is_cut: Cell::new(false) };
    let mut found = way.siblings(Start::default(), Some(hints.known));
    // Where every field is in a place that is known, no other way can be better.
    if found.iter().all(|(_, end)| *end < items.len()) {
        way.is_cut.set(false);
        found = way.siblings(Start::default(), None);
    }
    if way.is_cut.get() {
        return None;
    }
    let ways: Vec<Vec<Nested>> = found.into_iter().filter(|(_, end)| *end == items.len()).map(|(way, _)| way).collect();
    let ways: Vec<Vec<Nested>> = ways.into_iter().filter(|way| !has_twins(items, way)).collect();
    let ways = narrow(ways, |way| way.iter().all(|top| !hints.taken.contains(&items[top.at].name())));
    if hints.order == Order::Schema {
        let most = ways.iter().map(|way| in_place(items, way, hints.known)).max().unwrap_or_default();
        return Some(narrow(ways, |way| in_place(items, way, hints.known) == most));
    }
    let ways = narrow(ways, |way| hints.sample.as_ref().is_none_or(|sample| is_sample(items, way, sample)));
    let ways = narrow(ways, |way| !has_empty(items, way));
    let most = ways.iter().map(|way| in_place(items, way, hints.known)).max().unwrap_or_default();
    Some(narrow(ways, |way| in_place(items, way, hints.known) == most))
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
fn narrow(ways: Vec<Vec<Nested>>, fits: impl Fn(&[Nested]) -> bool) -> Vec<Vec<Nested>> {
    let fitting: Vec<Vec<Nested>> = ways.iter().filter(|way| fits(way)).cloned().collect();
    if fitting.is_empty() { ways } else { fitting }
}

/// The samples have exactly the typed fields at the top.
fn is_sample(items: &[Item], way: &[Nested], sample: &[&str]) -> bool {
    let typed = || way.iter().map(|top| &items[top.at]).filter(|item| item.ty.is_some());
    typed().all(|item| sample.contains(&item.name()))
        && sample.iter().all(|name| way.iter().any(|top| items[top.at].name() == *name))
}

/// How many fields stand where they are known to stand.
fn in_place(items: &[Item], way: &[Nested], known: &[Known]) -> usize {
    let found = way.iter().filter_map(|one| {
        let known = known.iter().find(|known| known.name == items[one.at].name())?;
        Some(1 + in_place(items, &one.members, &known.members))
    });
    found.sum()
}

pub(super) fn is_object(item: &Item) -> bool {
    item.ty.as_ref().is_some_and(|ty| ty.innermost() == Scalar::Object)
}

struct Way<'i> {
    items: &'i [Item],
    order: Order,
    /// There are more ways than are looked at, so that what those agree on may be wrong.
    is_cut: Cell<bool>,
}

/// Where siblings begin.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    at: usize,
    before: Option<usize>,
    depth: usize,
    /// How many there are, where the page says so.
    wanted: Option<usize>,
}

impl Way<'_> {
    /// The ways to read siblings: what they are, and where the list goes on. Where `known` are the fields of the object, no others
    /// are.
    fn siblings(&self, start: Start, known: Option<&[Known]>) -> Vec<(Vec<Nested>, usize)> {
        let Start { at, before, depth, wanted } = start;
        let mut ways = Vec::new();
        if wanted.is_none_or(|wanted| wanted == 0) && (depth > 0 || at == self.items.len()) {
            ways.push((Vec::new(), at));
        }
        let is_done = wanted == Some(0) || at == self.items.len();
        if is_done || !self.may_follow(at, before, depth) {
            return ways;
        }
        let name = self.items[at].name();
        let field = known.and_then(|known| known.iter().find(|known| known.name == name));
        if known.is_some() && field.is_none() {
            return ways;
        }
        for (members, next) in self.members(at, depth, field.map(|field| field.members.as_slice())) {
            let rest = Start { at: next, before: Some(at), depth, wanted: wanted.map(|wanted| wanted - 1) };
            for (mut rest, end) in self.siblings(rest, known) {
                rest.insert(0, Nested { at, members: members.clone() });
                ways.push((rest, end));
                if ways.len() >= WAYS {
                    self.is_cut.set(true);
                    return ways;
                }
            }
        }
        ways
    }

    fn members(&self, at: usize, depth: usize, known: Option<&[Known]>) -> Vec<(Vec<Nested>, usize)> {
        if is_object(&self.items[at]) {
            let start = Start { at: at + 1, before: None, depth: depth + 1, wanted: self.items[at].members };
            self.siblings(start, known)
        } else {
            vec![(Vec::new(), at + 1)]
        }
    }

    fn may_follow(&self, at: usize, before: Option<usize>, depth: usize) -> bool {
        let item = &self.items[at];
        if depth > 0 && item.support.is_some() {
            return false;
        }
        self.order == Order::Schema || before.is_none_or(|before| is_sorted(&self.items[before], item))
    }
}

/// Required first, then by name; where a name has a `_`, both ways to sort it are taken.
fn is_sorted(first: &Item, second: &Item) -> bool {
    let plain = |item: &Item| item.name().replace(['_', '-'], "").to_lowercase();
    match (first.required, second.required) {
        (Some(true), Some(false)) => true,
        (Some(false), Some(true)) => false,
        _ => first.name() <= second.name() || plain(first) <= plain(second),
    }
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
