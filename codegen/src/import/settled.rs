//! Of the ways to read a list of fields, what all agree on. The rest is asked about, and nothing is taken of it.

use std::collections::HashSet;
use std::ops::Range;

use super::nesting::{self, Hints, Nested, Order};
use super::page::{Item, Located};
use crate::model::{Scalar, Type};

/// A list of fields, as far as there is one way to read it.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The fields at the top that are so in every way. One whose members are open has none here.
    pub(super) way: Vec<Nested>,
    /// What is open.
    pub(super) open: Vec<Undecided>,
}

/// Fields that may be members, and whose.
#[derive(Debug)]
pub(super) struct Undecided {
    /// The fields at the top whose members they may be, by their numbers in the list, and which of them.
    pub(super) owners: Vec<(usize, Vec<String>)>,
    /// What they may be, in words, and where the first of them stands.
    pub(super) question: Located<String>,
}

/// Reads a list.
pub(super) fn settle(items: &[Item], hints: &Hints<'_>) -> Settled {
    if let Some(deep) = items.iter().find(|item| item.depth.is_some_and(|depth| depth >= nesting::DEPTH)) {
        return too_deep(deep);
    }
    if let Some(way) = nesting::marked(items) {
        return Settled { way, open: Vec::new() };
    }
    if hints.order == Order::Sorted
        && let Some(ways) = nesting::ways(items, hints).filter(|ways| !ways.is_empty())
    {
        let mut settled = Settled::default();
        settled.add(items, 0, &ways);
        return settled;
    }
    in_runs(items, &Hints { order: Order::Schema, ..hints.clone() })
}

fn too_deep(item: &Item) -> Settled {
    let value = format!("`{}` is nested more than {} deep, as no field is", item.name(), nesting::DEPTH);
    let question = Located { value, place: item.place.clone() };
    Settled { way: Vec::new(), open: vec![Undecided { owners: Vec::new(), question }] }
}

/// Who takes a field is said of fields at the top alone, so that each of those begins a part that can be read by itself.
fn in_runs(items: &[Item], hints: &Hints<'_>) -> Settled {
    let mut settled = Settled::default();
    let runs = runs(items);
    let tops: HashSet<&str> = runs.iter().flat_map(|run| certain(&items[run.clone()])).collect();
    for Range { start, end } in runs {
        let run = &items[start..end];
        let taken = [hints.taken.as_slice(), &elsewhere(run, &tops)].concat();
        let hints = &Hints { taken, ..hints.clone() };
        let ways = nesting::ways(run, hints).unwrap_or_default();
        let ways: Vec<Vec<Nested>> = ways.into_iter().filter(|way| is_sound(items, run, way, hints)).collect();
        let is_twin = |top: &Nested| settled.has(items, run[top.at].name());
        let mut ways = nesting::narrow(ways, |way| !way.iter().any(is_twin));
        if ways.is_empty() {
            ways = extremes(run);
        }
        settled.add(run, start, &ways);
    }
    settled
}

fn runs(items: &[Item]) -> Vec<Range<usize>> {
    let begins = (1..items.len()).filter(|at| items[*at].support.is_some());
    let bounds: Vec<usize> = std::iter::once(0).chain(begins).chain([items.len()]).collect();
    bounds.windows(2).map(|pair| pair[0]..pair[1]).filter(|run| !run.is_empty()).collect()
}

/// The names of those that are at the top in every way to read a run: up to the first that can have members.
fn certain(run: &[Item]) -> impl Iterator<Item = &str> {
    let end = run.iter().position(nesting::is_object).map_or(run.len(), |object| object + 1);
    run[..end].iter().map(Item::name).filter(|name| !name.is_empty())
}

/// The names in a run of fields that are at the top for certain, and not in this run: no object has two fields of one name.
fn elsewhere<'i>(run: &'i [Item], tops: &HashSet<&str>) -> Vec<&'i str> {
    let here: HashSet<&str> = certain(run).collect();
    run.iter().map(Item::name).filter(|name| tops.contains(name) && !here.contains(name)).collect()
}

/// What is typed at the top is in the samples, and what they have is at the top; no object has a name twice.
fn is_sound(items: &[Item], run: &[Item], way: &[Nested], hints: &Hints<'_>) -> bool {
    let is_top = |at: usize| way.iter().any(|top| top.at == at);
    let is_sampled = |sample: &Vec<&str>| {
        run.iter().enumerate().all(|(at, item)| {
            let has = sample.contains(&item.name());
            let is_only = || items.iter().filter(|other| other.name() == item.name()).count() == 1;
            if is_top(at) { has || item.ty.is_none() } else { !(has && is_only()) }
        })
    };
    let is_elsewhere = |top: &Nested| {
        let supported = items.iter().filter(|item| item.support.is_some() && item.name() == run[top.at].name());
        run[top.at].support.is_none() && supported.count() > 0
    };
    hints.sample.as_ref().is_none_or(is_sampled) && !way.iter().any(is_elsewhere)
}

/// No object has two members of one name.
pub(super) fn has_twins(items: &[Item], way: &[Nested]) -> bool {
    let mut names: Vec<&str> = way.iter().map(|one| items[one.at].name()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1]) || way.iter().any(|one| has_twins(items, &one.members))
}

/// Where there are more ways than anybody can choose from: all is at the top, or all that can be a member is one.
fn extremes(run: &[Item]) -> Vec<Vec<Nested>> {
    let flat = |range: Range<usize>| range.map(|at| Nested { at, members: Vec::new() }).collect::<Vec<_>>();
    let Some(first) = run.iter().position(nesting::is_object) else { return vec![flat(0..run.len())] };
    let mut nested = flat(0..first + 1);
    nested[first].members = flat(first + 1..run.len());
    vec![flat(0..run.len()), nested]
}

impl Settled {
    /// A field of this name is at the top of what has been read.
    fn has(&self, items: &[Item], name: &str) -> bool {
        !name.is_empty() && self.way.iter().any(|top| items[top.at].name() == name)
    }

    /// Adds what all ways to read a part have alike; the part begins so many fields on.
    fn add(&mut self, part: &[Item], start: usize, ways: &[Vec<Nested>]) {
        let Some((first, others)) = ways.split_first() else { return };
        let same = |way: &[Nested], one: &Nested| way.iter().find(|other| other.at == one.at).cloned();
        let is_top = |way: &Vec<Nested>, at| way.iter().any(|top| top.at == at);
        let at_top: Vec<bool> = (0..part.len()).map(|at| ways.iter().all(|way| is_top(way, at))).collect();
        let mut owners = Vec::new();
        for one in first.iter().filter(|one| at_top[one.at]) {
            let is_whole = others.iter().all(|way| same(way, one).as_ref() == Some(one));
            if !is_whole {
                owners.push(one.at);
            }
            let members = if is_whole { one.members.clone() } else { Vec::new() };
            self.way.push(moved(&Nested { at: one.at, members }, start));
        }
        let is_undecided = |at: &usize| !at_top[*at] && !is_in(&self.way, at + start);
        let undecided: Vec<usize> = (0..part.len()).filter(is_undecided).collect();
        if let Some(first) = undecided.first() {
            let value = nesting::words(part, &undecided, ways);
            let question = Located { value, place: part[*first].place.clone() };
            let owners = owned(part, &owners, &undecided, ways);
            let owners = owners.into_iter().map(|(owner, fields)| (owner + start, fields)).collect();
            self.open.push(Undecided { owners, question });
        }
    }
}

/// Which fields each of these may have. One that is below none of them in any way may be below what they may have.
fn owned(part: &[Item], owners: &[usize], undecided: &[usize], ways: &[Vec<Nested>]) -> Vec<(usize, Vec<String>)> {
    let mut owned: Vec<(usize, Vec<String>)> = owners.iter().map(|owner| (*owner, Vec::new())).collect();
    for at in undecided {
        let tops: Vec<Option<usize>> = ways.iter().map(|way| top(way, *at)).collect();
        let is_of_any = !owners.iter().any(|owner| tops.contains(&Some(*owner)));
        for (owner, fields) in &mut owned {
            let is_of_it = |top: &Option<usize>| *top == Some(*owner);
            if is_of_any || tops.iter().any(is_of_it) {
                fields.push(part[*at].name().to_owned());
            }
        }
    }
    owned
}

/// The field at the top that another is, or is below.
fn top(way: &[Nested], at: usize) -> Option<usize> {
    way[..way.partition_point(|top| top.at <= at)].last().map(|top| top.at)
}

fn moved(one: &Nested, by: usize) -> Nested {
    Nested { at: one.at + by, members: one.members.iter().map(|member| moved(member, by)).collect() }
}

fn is_in(way: &[Nested], at: usize) -> bool {
    way.iter().any(|one| one.at == at || is_in(&one.members, at))
}

/// An object, not a list of them, that the current pages have no members for would have another word for its type.
pub(super) fn has_empty(items: &[Item], way: &[Nested]) -> bool {
    way.iter().any(|one| (is_one_object(&items[one.at]) && one.members.is_empty()) || has_empty(items, &one.members))
}

pub(super) fn is_one_object(item: &Item) -> bool {
    item.ty == Some(Type::One(Scalar::Object))
}
