//! Names for fields whose page has lost them, from what else is known of the resource.
//!
//! The order of the page is known: required first, then the others, both by name, members behind their parent. So are the fields,
//! from another page or from the specification. The two lists are laid side by side in every way that keeps their order; what
//! the best ways agree on is certain where words tell it, or where the order of the fields is known; the rest is a question.

mod elimination;
#[cfg(test)]
mod tests;
mod told;

use std::collections::{BTreeSet, HashMap};

use self::told::Told;
use super::nesting::Order;
use super::page::{Item, Values};
use super::takers::Takers;

/// A field that an item may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The name on the wire.
    pub(super) name: String,
    /// The unified schema asks for it, where that is known: it decides where the current pages have the field.
    pub(super) required: Option<bool>,
    /// It stands among others as in the schema.
    pub(super) is_in_order: bool,
    /// A page that has the words of fields has none for it.
    pub(super) is_wordless: bool,
    /// Its members.
    pub(super) members: Vec<Candidate>,
    /// The page's words for it, where another page has them.
    pub(super) description: Option<String>,
    /// Who takes it, where that is known of this operation.
    pub(super) takers: Option<Takers>,
    /// The values that it has.
    pub(super) values: Vec<String>,
}

impl Candidate {
    /// The same of which nobody knows who takes it.
    pub(super) fn uncounted(self) -> Self {
        let members = self.members.into_iter().map(Self::uncounted).collect();
        Self { takers: None, members, ..self }
    }
}

/// Which field each item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// By item: the names from the top down, or none for one that is no known field.
    pub(super) paths: Vec<Option<Vec<String>>>,
    /// Items of which the best ways to lay the lists side by side do not agree.
    pub(super) open: Vec<usize>,
}

/// The items as the page may mean them: who takes a described one may be said of one behind it that is not described.
pub(super) fn part(items: &mut Vec<Item>, candidates: &[Candidate], order: Order) {
    let flat = flat(items, candidates, order);
    let Some(laying) = Laying::new(items, &flat) else { return };
    let (mut parted, mut at) = (Vec::new(), State::default());
    while let Some((_, _, next)) = laying.best_steps(at).next() {
        if next.is_half {
            parted.push(at.item);
        }
        at = next;
    }
    for at in parted.into_iter().rev() {
        let behind = half(&items[at]);
        items[at].support = None;
        items.insert(at + 1, behind);
    }
}

/// What is left of an item when its words are another's.
fn half(item: &Item) -> Item {
    Item { support: item.support.clone(), notes: item.notes.clone(), ..Item::at(item.place.clone()) }
}

/// How little items are like candidates, laid beside them in the best way.
pub(super) fn cost(items: &[Item], candidates: &[Candidate], order: Order) -> Option<u32> {
    Laying::new(items, &flat(items, candidates, order)).map(|laying| laying.cost(State::default()))
}

/// Lays items beside candidates. `are_all`: what is described is one of the candidates.
pub(super) fn name(items: &[Item], candidates: &[Candidate], order: Order, are_all: bool) -> Named {
    let flat = flat(items, candidates, order);
    let Some(laying) = Laying::new(items, &flat) else {
        return Named { paths: vec![None; items.len()], open: (0..items.len()).collect() };
    };
    let fields = laying.fields();
    let path = |at: usize| -> Vec<String> {
        let up = std::iter::successors(Some(at), |at| flat[*at].parent).map(|at| flat[at].candidate.name.clone());
        let mut path: Vec<String> = up.collect();
        path.reverse();
        path
    };
    let first = |fields: &BTreeSet<Option<usize>>| fields.first().copied().flatten();
    let told = Told::new(items, &flat, &fields);
    let placed = if are_all && order == Order::Sorted { elimination::placed(&told) } else { BTreeSet::new() };
    let is_open = |at: usize| {
        fields[at].len() > 1
            || first(&fields[at]).is_some_and(|field| !told.is_certain(at, field) && !placed.contains(&at))
    };
    Named {
        paths: fields.iter().map(|fields| first(fields).map(path)).collect(),
        open: (0..items.len()).filter(|at| is_open(*at)).collect(),
    }
}

/// A candidate in the order of the page.
struct Flat<'c> {
    candidate: &'c Candidate,
    parent: Option<usize>,
    /// How many it is below, one below the other.
    depth: usize,
    words: Option<String>,
    values: String,
    /// Where it stands among its siblings is known.
    is_ordered: bool,
}

/// Where words stand; nothing where they stand twice, which shows the place of neither.
type Lines = HashMap<String, Option<usize>>;

/// Candidates in the order of the page, as far as it is known.
fn flat<'c>(items: &[Item], candidates: &'c [Candidate], order: Order) -> Vec<Flat<'c>> {
    let mut words = Lines::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| !item.description.is_empty()) {
        words.entry(plain(&item.description.join(" "))).and_modify(|at| *at = None).or_insert(Some(at));
    }
    let mut flat = Vec::new();
    flatten(&words, candidates, (None, order), &mut flat);
    flat
}

fn flatten<'c>(
    words: &Lines,
    candidates: &'c [Candidate],
    (parent, order): (Option<usize>, Order),
    flat: &mut Vec<Flat<'c>>,
) {
    let has_flags = candidates.iter().all(|candidate| candidate.required.is_some());
    let is_known = match order {
        Order::Sorted => has_flags,
        Order::Schema => candidates.iter().all(|candidate| candidate.is_in_order),
    };
    let is_ordered = match candidates {
        // What is described besides may be a member that nobody knows of, and the field the line before it.
        [only] if parent.is_none() => words.len() <= size(only),
        [_] => true,
        _ => is_known,
    };
    let depth = parent.map_or(0, |parent| flat[parent].depth + 1);
    for candidate in sorted(words, candidates, order, has_flags) {
        let (said, values) = (candidate.description.as_deref().map(plain), candidate.values.concat());
        flat.push(Flat { candidate, parent, depth, words: said, values, is_ordered });
        let at = flat.len() - 1;
        flatten(words, &candidate.members, (Some(at), order), flat);
    }
}

/// A candidate and all below it.
fn size(candidate: &Candidate) -> usize {
    1 + candidate.members.iter().map(size).sum::<usize>()
}

/// Whose flag is not known may stand among those that are required as well as behind them, and nobody knows the order of a
/// schema. There, words show where a field stands, and one that has none stands behind the one before it.
fn sorted<'c>(words: &Lines, candidates: &'c [Candidate], order: Order, has_flags: bool) -> Vec<&'c Candidate> {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    let is_later = |candidate: &Candidate| candidate.required != Some(true);
    if order == Order::Sorted {
        sorted.sort_by(|a, b| (is_later(a), &a.name).cmp(&(is_later(b), &b.name)));
    }
    if order == Order::Sorted && has_flags {
        return sorted;
    }
    let mut last = 0;
    let mut keyed: Vec<(usize, &Candidate)> = Vec::new();
    for candidate in sorted {
        let at = candidate.description.as_ref().and_then(|said| words.get(&plain(said)));
        last = at.copied().flatten().unwrap_or(last);
        keyed.push((last, candidate));
    }
    keyed.sort_by_key(|(at, _)| *at);
    keyed.into_iter().map(|(_, candidate)| candidate).collect()
}

/// What an item says of itself.
struct Said {
    words: String,
    takers: Option<Takers>,
    values: Option<String>,
    is_described: bool,
}

impl Said {
    fn of(item: &Item) -> Self {
        Self {
            words: plain(&item.description.join(" ")),
            takers: takers(item),
            values: item.values.as_ref().map(glued),
            is_described: !item.description.is_empty(),
        }
    }
}

/// How far both lists have been gone through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct State {
    item: usize,
    candidate: usize,
    /// How many of those that the candidate is below are, or are above, the one that the item before was.
    shared: usize,
    /// The words of the item have been a candidate's, and what is left is who takes it.
    is_half: bool,
}

/// A step: the item is the candidate, the item is nobody, or the candidate has left no line.
#[derive(Debug, Clone, Copy)]
enum Step {
    Same,
    Unnamed,
    Silent,
    /// The words of the item are the candidate's, and who takes it is not.
    Half,
}

/// States that are looked at. No page and no resource are so long that there are more.
const STATES: usize = 1 << 22;

struct Laying<'a> {
    items: Vec<Said>,
    flat: &'a [Flat<'a>],
    depths: usize,
    /// What the best way from each state on costs.
    best: Vec<u32>,
}

impl<'a> Laying<'a> {
    /// Nothing where the lists are too long.
    fn new(items: &[Item], flat: &'a [Flat<'a>]) -> Option<Self> {
        let depths = flat.iter().map(|flat| flat.depth + 1).max().unwrap_or(1);
        let columns = (flat.len() + 1).checked_mul(depths * 2)?;
        let states = (items.len() + 1).checked_mul(columns).filter(|states| *states <= STATES)?;
        let items: Vec<Said> = items.iter().map(Said::of).collect();
        let mut laying = Self { items, flat, depths, best: vec![0; states] };
        // Every step goes on in one of the lists, so that what comes after a state is known before it.
        for item in (0..=laying.items.len()).rev() {
            for candidate in (0..=flat.len()).rev() {
                laying.fill(item, candidate);
            }
        }
        Some(laying)
    }

    fn fill(&mut self, item: usize, candidate: usize) {
        for shared in 0..=self.depth(candidate) {
            for is_half in [false, true] {
                let state = State { item, candidate, shared, is_half };
                let ways = self.steps(state).into_iter().flatten().map(|(_, cost, next)| cost + self.cost(next));
                let best = ways.min().unwrap_or(0);
                let at = self.index(state);
                self.best[at] = best;
            }
        }
    }

    fn index(&self, state: State) -> usize {
        let at = state.item * (self.flat.len() + 1) + state.candidate;
        (at * self.depths + state.shared) * 2 + usize::from(state.is_half)
    }

    fn cost(&self, from: State) -> u32 {
        self.best[self.index(from)]
    }

    fn depth(&self, candidate: usize) -> usize {
        self.flat.get(candidate).map_or(0, |flat| flat.depth)
    }

    /// Which candidates each item is on any of the best ways.
    fn fields(&self) -> Vec<BTreeSet<Option<usize>>> {
        let mut fields: Vec<BTreeSet<Option<usize>>> = vec![BTreeSet::new(); self.items.len()];
        let mut seen = vec![false; self.best.len()];
        let mut open = vec![State::default()];
        while let Some(from) = open.pop() {
            if std::mem::replace(&mut seen[self.index(from)], true) {
                continue;
            }
            for (step, _, next) in self.best_steps(from) {
                match step {
                    Step::Same => fields[from.item].insert(Some(from.candidate)),
                    Step::Unnamed => fields[from.item].insert(None),
                    Step::Silent | Step::Half => false,
                };
                open.push(next);
            }
        }
        fields
    }

    fn best_steps(&self, from: State) -> impl Iterator<Item = (Step, u32, State)> {
        let best = self.cost(from);
        self.steps(from).into_iter().flatten().filter(move |(_, cost, next)| cost + self.cost(*next) == best)
    }

    fn steps(&self, from: State) -> [Option<(Step, u32, State)>; 4] {
        let (item, flat) = (self.items.get(from.item), self.flat.get(from.candidate));
        let behind =
            State { candidate: from.candidate + 1, shared: from.shared.min(self.depth(from.candidate + 1)), ..from };
        let close = self.depth(from.candidate + 1);
        let same = item.zip(flat).and_then(|(item, flat)| {
            let takers = item.takers.as_ref();
            let cost = if from.is_half { unlike("", takers, None, flat) } else { item.unlike(flat, takers) };
            let next = State { item: from.item + 1, shared: close, is_half: false, ..behind };
            Some((Step::Same, cost? + astray(flat, from), next))
        });
        let words = item.filter(|item| !from.is_half && item.is_described && item.takers.is_some());
        let half = words.zip(flat.filter(|flat| flat.parent.is_some())).and_then(|(item, flat)| {
            let next = State { shared: close, is_half: true, ..behind };
            Some((Step::Half, item.unlike(flat, None)? + astray(flat, from), next))
        });
        let nobody = item.map(|item| {
            let next = State { item: from.item + 1, shared: 0, is_half: false, ..from };
            (Step::Unnamed, unnamed(item.is_described && !from.is_half), next)
        });
        let silent = flat.map(|flat| (Step::Silent, silent(flat), behind));
        [same, half, nobody, silent]
    }
}

/// A member stands directly behind its parent, or behind another member.
fn astray(flat: &Flat<'_>, from: State) -> u32 {
    if flat.depth == from.shared { 0 } else { 30 }
}

impl Said {
    fn unlike(&self, flat: &Flat<'_>, takers: Option<&Takers>) -> Option<u32> {
        unlike(&self.words, takers, self.values.as_deref(), flat)
    }
}

/// How little an item is like a candidate; nothing where it cannot be it.
fn unlike(words: &str, takers: Option<&Takers>, values: Option<&str>, flat: &Flat<'_>) -> Option<u32> {
    let candidate = flat.candidate;
    let said = match &flat.words {
        Some(known) if !words.is_empty() && known != words => return None,
        None if candidate.is_wordless && !words.is_empty() => return None,
        Some(_) if words.is_empty() => 4,
        Some(_) | None => 0,
    };
    let taken = match (takers, &candidate.takers) {
        (None, None) => 0,
        (Some(takers), Some(known)) if takers.are_like(known) => 0,
        (Some(_), None) if flat.parent.is_none() => 1,
        (_, None) => 5,
        (_, Some(_)) => 40,
    };
    let values = match (values, candidate.values.is_empty()) {
        (None, true) => 0,
        (None, false) => 2,
        (Some(values), false) if values.starts_with(&flat.values) => 0,
        // Pages about objects do not list the values of every field.
        (Some(_), true) => 1,
        (Some(_), false) => 10,
    };
    Some(said + taken + values)
}

/// A described field has a type, so some candidate should be it; a bare count may be a field that nobody has named.
fn unnamed(is_described: bool) -> u32 {
    if is_described { 100 } else { 3 }
}

/// A field that has neither words nor a count leaves no line.
fn silent(flat: &Flat<'_>) -> u32 {
    let candidate = flat.candidate;
    match (candidate.description.is_some(), candidate.takers.is_some()) {
        (true, _) => 25,
        (false, true) => 20,
        (false, false) => 2,
    }
}

fn takers(item: &Item) -> Option<Takers> {
    item.support.as_ref().map(Takers::of_item)
}

fn glued(values: &Values) -> String {
    match values {
        Values::Glued(glued) => glued.clone(),
        Values::Listed(values) | Values::Partial(values, _) => values.concat(),
    }
}

/// Words without what two layouts may set otherwise.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
