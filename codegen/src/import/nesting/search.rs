//! The ways to read a list of fields, in steps that grow with the list and not with the ways.
//!
//! Where a field and all behind it in its list can end does not depend on what was before it, so that it is found out once. Only
//! then are the ways themselves made, and none is begun that does not lead to the end of the list.

use std::collections::HashMap;
use std::rc::Rc;

use super::{DEPTH, Nested, Order, WAYS, Weights, is_object, is_shown};
use crate::import::page::Item;
use crate::import::settled::is_one_object;

/// The number of the list with what is known at the top.
pub(super) const TOP: usize = 1;

/// Lists of fields take some thousands; this many are done before anybody has waited.
pub(super) const STEPS: usize = 1 << 20;

/// What no way may do.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each of them is set by itself")]
pub(super) struct Bars {
    /// Have a name at the top that is taken.
    pub(super) taken: bool,
    /// Have a typed field at the top that samples do not show.
    pub(super) sample: bool,
    /// Have an object without members; a list of objects may have none.
    pub(super) empty: bool,
    /// Have a field where none is known to be.
    pub(super) known: bool,
    /// Have fields in another order.
    pub(super) order: Order,
}

impl Bars {
    /// What a page that orders fields so does not do.
    pub(super) fn of(order: Order) -> Self {
        Self { order, ..Self::default() }
    }
}

/// A field, and those behind it in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Chain {
    at: usize,
    depth: usize,
    /// What is known of the list.
    list: usize,
    /// How many fields come behind this one, where that is known.
    left: Option<usize>,
}

/// The whole list.
const FIRST: Chain = Chain { at: 0, depth: 0, list: TOP, left: None };

/// One field with its members.
#[derive(Clone, Copy)]
struct Part {
    end: usize,
    /// How many fields stand where they are known to stand.
    score: u32,
    /// The first member.
    members: Option<Chain>,
}

pub(super) struct Search<'s> {
    items: &'s [Item],
    /// The names without what separates words.
    plain: Vec<String>,
    /// How many fields come before the first that can have members, that one included: they are at the top in every way.
    tops: usize,
    weights: &'s Weights<'s>,
    bars: Bars,
    /// Where a chain can end, and the best score with which it does.
    ends: HashMap<Chain, Rc<[(usize, u32)]>>,
    /// The ways that have the best score, by their chain and end.
    ways: HashMap<(Chain, usize), Rc<[Vec<Nested>]>>,
    steps: usize,
}

impl<'s> Search<'s> {
    pub(super) fn new(items: &'s [Item], weights: &'s Weights<'s>, bars: Bars) -> Self {
        let plain = items.iter().map(|item| item.name().replace(['_', '-'], "").to_lowercase()).collect();
        let tops = items.iter().position(is_object).map_or(items.len(), |object| object + 1);
        Self { items, plain, tops, weights, bars, ends: HashMap::new(), ways: HashMap::new(), steps: 0 }
    }

    /// All ways that have the best score; nothing where they are too many.
    pub(super) fn ways(&mut self) -> Option<Vec<Vec<Nested>>> {
        if !self.is_possible() {
            return self.is_within().then(Vec::new);
        }
        let ways = self.ways_to((FIRST, self.items.len()))?;
        (ways.len() <= WAYS).then(|| ways.to_vec())
    }

    /// Whether there is a way.
    pub(super) fn is_possible(&mut self) -> bool {
        self.may_stand(0, 0) && self.find_ends(FIRST).is_some_and(|ends| !ends.is_empty())
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    fn is_within(&self) -> bool {
        self.steps <= STEPS
    }

    /// Chains depend on later ones alone: those that are missing are found first.
    fn find_ends(&mut self, chain: Chain) -> Option<Rc<[(usize, u32)]>> {
        let mut wanted = vec![chain];
        while let Some(next) = wanted.last().copied() {
            if !self.is_within() {
                return None;
            }
            if self.ends.contains_key(&next) {
                wanted.pop();
                continue;
            }
            let mut missing = Vec::new();
            let ends = self.try_ends(next, &mut missing);
            if missing.is_empty() {
                self.ends.insert(next, ends.into());
                wanted.pop();
            }
            wanted.append(&mut missing);
        }
        self.is_within().then(|| self.ends.get(&chain).cloned()).flatten()
    }

    fn try_ends(&mut self, chain: Chain, missing: &mut Vec<Chain>) -> Vec<(usize, u32)> {
        let mut ends: HashMap<usize, u32> = HashMap::new();
        let mut add = |end, score| {
            let best = ends.entry(end).or_insert(score);
            *best = score.max(*best);
        };
        let parts = self.parts(chain, missing);
        self.steps += 1;
        for part in parts {
            if !self.is_within() {
                break;
            }
            if self.may_end(chain, part.end) {
                add(part.end, part.score);
            }
            let Some(next) = self.next(chain, part.end) else { continue };
            match self.ends.get(&next) {
                Some(ends) => {
                    self.steps += 1 + ends.len();
                    ends.iter().for_each(|(end, score)| add(*end, part.score + score));
                }
                None => missing.push(next),
            }
        }
        let mut ends: Vec<(usize, u32)> = ends.into_iter().collect();
        ends.sort_unstable();
        ends
    }

    /// The ways to give the first field of a chain its members.
    fn parts(&self, chain: Chain, missing: &mut Vec<Chain>) -> Vec<Part> {
        let item = &self.items[chain.at];
        let below = self.weights.below(chain.list, item.name());
        let score = u32::from(below.is_some());
        if self.bars.known && below.is_none() {
            return Vec::new();
        }
        let alone = Part { end: chain.at + 1, score, members: None };
        if !is_object(item) {
            return vec![alone];
        }
        let mut parts = Vec::new();
        if item.members.unwrap_or_default() == 0 && !(self.bars.empty && is_one_object(item)) {
            parts.push(alone);
        }
        let members = Chain {
            at: chain.at + 1,
            depth: chain.depth + 1,
            list: below.unwrap_or_default(),
            left: item.members.map(|members| members.saturating_sub(1)),
        };
        if item.members != Some(0) && members.depth < DEPTH && self.may_stand(members.at, members.depth) {
            match self.ends.get(&members) {
                Some(ends) => parts.extend(ends.iter().map(|(end, inner)| Part {
                    end: *end,
                    score: score + inner,
                    members: Some(members),
                })),
                None => missing.push(members),
            }
        }
        parts
    }

    fn may_end(&self, chain: Chain, end: usize) -> bool {
        chain.left.unwrap_or_default() == 0 && (chain.depth > 0 || end == self.items.len())
    }

    /// What comes behind the first field of a chain, if the next item can be that.
    fn next(&self, chain: Chain, at: usize) -> Option<Chain> {
        let left = match chain.left {
            Some(left) => Some(left.checked_sub(1)?),
            None => None,
        };
        let follows =
            self.may_stand(at, chain.depth) && (self.bars.order == Order::Schema || self.is_sorted(chain.at, at));
        follows.then_some(Chain { at, left, ..chain })
    }

    fn may_stand(&self, at: usize, depth: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        if depth > 0 {
            return item.support.is_none();
        }
        // No object has two fields of one name.
        let is_twin = at >= self.tops && !item.name().is_empty() && self.is_top(item.name());
        let is_taken = is_twin || (self.bars.taken && self.weights.taken.contains(item.name()));
        let sample = self.weights.sample.as_ref().filter(|_| self.bars.sample);
        !is_taken && sample.is_none_or(|sample| is_shown(item, sample))
    }

    /// A field of this name is at the top in every way.
    fn is_top(&self, name: &str) -> bool {
        self.items[..self.tops].iter().any(|item| item.name() == name)
    }

    /// Required first, then by name; where a name has a `_`, both ways to sort it are taken.
    fn is_sorted(&self, first: usize, second: usize) -> bool {
        let (one, other) = (&self.items[first], &self.items[second]);
        match (one.required, other.required) {
            (Some(true), Some(false)) => true,
            (Some(false), Some(true)) => false,
            _ => one.name() <= other.name() || self.plain[first] <= self.plain[second],
        }
    }

    /// The ways of a chain to an end that it has, or the first of them if they are too many.
    fn ways_to(&mut self, goal: (Chain, usize)) -> Option<Rc<[Vec<Nested>]>> {
        if let Some(known) = self.ways.get(&goal) {
            return Some(known.clone());
        }
        let (mut links, mut found): (Vec<Link>, Vec<Vec<Nested>>) = (Vec::new(), Vec::new());
        let mut open = vec![(goal.0, None)];
        while let Some((chain, before)) = open.pop().filter(|_| found.len() <= WAYS) {
            let best = self.score(chain, goal.1)?;
            for part in self.parts(chain, &mut Vec::new()).into_iter().rev() {
                self.steps += 1;
                let ends = part.end == goal.1 && part.score == best && self.may_end(chain, part.end);
                let next = self.next(chain, part.end);
                let next = next.filter(|next| self.score(*next, goal.1).map(|rest| rest + part.score) == Some(best));
                if !ends && next.is_none() {
                    continue;
                }
                let members = match part.members {
                    Some(members) => self.ways_to((members, part.end))?,
                    None => Rc::from([Vec::new()]),
                };
                for way in 0..members.len() {
                    if !self.is_within() {
                        return None;
                    }
                    self.steps += 1;
                    links.push(Link { at: chain.at, members: members.clone(), way, before });
                    let link = Some(links.len() - 1);
                    if ends {
                        found.push(way_to(&links, link));
                        self.steps += goal.1 - goal.0.at;
                    }
                    open.extend(next.map(|next| (next, link)));
                }
            }
        }
        let found: Rc<[Vec<Nested>]> = found.into();
        self.ways.insert(goal, found.clone());
        Some(found)
    }

    fn score(&self, chain: Chain, end: usize) -> Option<u32> {
        let ends = self.ends.get(&chain)?;
        ends.binary_search_by_key(&end, |(end, _)| *end).ok().map(|at| ends[at].1)
    }
}

/// A field of a way, which knows the one before it.
struct Link {
    at: usize,
    members: Rc<[Vec<Nested>]>,
    way: usize,
    before: Option<usize>,
}

fn way_to(links: &[Link], last: Option<usize>) -> Vec<Nested> {
    let chain = std::iter::successors(last.map(|last| &links[last]), |link| link.before.map(|before| &links[before]));
    let mut way: Vec<Nested> =
        chain.map(|link| Nested { at: link.at, members: link.members[link.way].clone() }).collect();
    way.reverse();
    way
}
