//! Names for fields whose page has lost them, from what else is known of the resource.
//!
//! The order of the page is known: required first, then the others, both by name, members behind their parent. So are the fields,
//! from another page or from the specification. The two lists are laid side by side in every way that keeps their order; what
//! the best ways agree on is certain where words tell it, or where the order of the fields is known; the rest is a question.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::nesting::Order;
use super::page::{Item, ItemSupport, Values};

/// A field that an item may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The name on the wire.
    pub(super) name: String,
    /// The unified schema asks for it, where that is known: it decides where the current pages have the field.
    pub(super) required: Option<bool>,
    /// It stands among others as in the schema.
    pub(super) is_in_order: bool,
    /// Its members.
    pub(super) members: Vec<Candidate>,
    /// The page's words for it, where another page has them.
    pub(super) description: Option<String>,
    /// How many take it and how many require it, where that is known of this operation.
    pub(super) counts: Option<(u64, u64)>,
    /// The values that it has.
    pub(super) values: Vec<String>,
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
    if items.len() + flat.len() > STEPS {
        return;
    }
    let mut laying = Laying::new(items, &flat);
    let (mut parted, mut at) = (Vec::new(), State::default());
    laying.cost(at);
    while at.item < items.len() || at.candidate < flat.len() {
        let best = laying.cost(at);
        let steps = laying.steps(at);
        let Some((_, _, next)) = steps.into_iter().find(|(_, cost, next)| cost + laying.cost(*next) == best) else {
            break;
        };
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

/// Each item and each candidate is a step down, and no page has so many.
const STEPS: usize = 4000;

/// How little items are like candidates, laid beside them in the best way.
pub(super) fn cost(items: &[Item], candidates: &[Candidate], order: Order) -> Option<u32> {
    let flat = flat(items, candidates, order);
    let mut laying = Laying::new(items, &flat);
    (items.len() + flat.len() <= STEPS).then(|| laying.cost(State::default()))
}

/// Lays items beside candidates.
pub(super) fn name(items: &[Item], candidates: &[Candidate], order: Order) -> Named {
    let flat = flat(items, candidates, order);
    if items.len() + flat.len() > STEPS {
        return Named { paths: vec![None; items.len()], open: (0..items.len()).collect() };
    }
    let mut laying = Laying::new(items, &flat);
    let start = State::default();
    laying.cost(start);
    let mut fields: Vec<BTreeSet<Option<usize>>> = vec![BTreeSet::new(); items.len()];
    laying.walk(start, &mut fields, &mut HashSet::new());
    let path = |at: usize| -> Vec<String> {
        let up = std::iter::successors(Some(at), |at| flat[*at].parent).map(|at| flat[at].candidate.name.clone());
        let mut path: Vec<String> = up.collect();
        path.reverse();
        path
    };
    let first = |fields: &BTreeSet<Option<usize>>| fields.first().copied().flatten();
    let told = Told { items, flat: &flat, fields: &fields };
    let is_open =
        |at: usize| fields[at].len() > 1 || first(&fields[at]).is_some_and(|field| !told.is_certain(at, field));
    Named {
        paths: fields.iter().map(|fields| first(fields).map(path)).collect(),
        open: (0..items.len()).filter(|at| is_open(*at)).collect(),
    }
}

/// What tells which field an item is, besides that nothing is more like it.
struct Told<'a> {
    items: &'a [Item],
    flat: &'a [Flat<'a>],
    /// By item: the fields that it is on the best ways.
    fields: &'a [BTreeSet<Option<usize>>],
}

impl Told<'_> {
    /// Words that no other field has tell, and so do those of the fields above and the order of the page.
    fn is_certain(&self, at: usize, field: usize) -> bool {
        self.has_own_words(at, field) || (self.is_placed(at, field) && self.is_below(field))
    }

    fn has_own_words(&self, at: usize, field: usize) -> bool {
        let words = plain(&self.items[at].description.join(" "));
        let has = |flat: &&Flat<'_>| flat.words.as_ref() == Some(&words);
        !words.is_empty() && has(&&self.flat[field]) && self.flat.iter().filter(has).count() == 1
    }

    /// An item of which there is nothing but a number may always be one that nobody has named, unless the number is known.
    fn is_placed(&self, at: usize, field: usize) -> bool {
        let (item, flat) = (&self.items[at], &self.flat[field]);
        let is_counted = || flat.candidate.counts.is_some() && flat.candidate.counts == counts(item);
        flat.is_ordered && (!item.description.is_empty() || flat.parent.is_some() || is_counted())
    }

    /// Each field above is certain, too, or would be if it had left a line.
    fn is_below(&self, field: usize) -> bool {
        let Some(parent) = self.flat[field].parent else { return true };
        let of = self.fields.iter().position(|fields| fields.len() == 1 && fields.contains(&Some(parent)));
        match of {
            Some(at) => self.is_certain(at, parent),
            None => self.flat[parent].is_ordered && self.is_below(parent),
        }
    }
}

/// A candidate in the order of the page.
struct Flat<'c> {
    candidate: &'c Candidate,
    parent: Option<usize>,
    /// Where it stands among its siblings is known.
    is_ordered: bool,
    /// Where those end that it has below it.
    end: usize,
    words: Option<String>,
    values: String,
}

/// Candidates in the order of the page, as far as it is known.
fn flat<'c>(items: &[Item], candidates: &'c [Candidate], order: Order) -> Vec<Flat<'c>> {
    let mut words: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| !item.description.is_empty()) {
        words.entry(plain(&item.description.join(" "))).or_insert(at);
    }
    let mut flat = Vec::new();
    flatten(&words, candidates, (None, order), &mut flat);
    flat
}

/// Whose flag is not known may stand among those that are required as well as behind them, and nobody knows the order of a
/// schema. There, words show where a field stands, and one that has none stands behind the one before it.
fn flatten<'c>(
    words: &HashMap<String, usize>,
    candidates: &'c [Candidate],
    (parent, order): (Option<usize>, Order),
    flat: &mut Vec<Flat<'c>>,
) {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    let is_later = |candidate: &Candidate| candidate.required != Some(true);
    let has_flags = candidates.iter().all(|candidate| candidate.required.is_some());
    if order == Order::Sorted {
        sorted.sort_by(|a, b| (is_later(a), &a.name).cmp(&(is_later(b), &b.name)));
    }
    if order == Order::Schema || !has_flags {
        let mut last = 0;
        let mut keyed: Vec<(usize, &Candidate)> = Vec::new();
        for candidate in sorted {
            let at = candidate.description.as_ref().and_then(|said| words.get(&plain(said)));
            last = at.copied().unwrap_or(last);
            keyed.push((last, candidate));
        }
        keyed.sort_by_key(|(at, _)| *at);
        sorted = keyed.into_iter().map(|(_, candidate)| candidate).collect();
    }
    let is_known = match order {
        Order::Sorted => has_flags,
        Order::Schema => candidates.iter().all(|candidate| candidate.is_in_order),
    };
    let is_ordered = candidates.len() == 1 || is_known;
    for candidate in sorted {
        let at = flat.len();
        let said = candidate.description.as_deref().map(plain);
        flat.push(Flat { candidate, parent, is_ordered, end: 0, words: said, values: candidate.values.concat() });
        flatten(words, &candidate.members, (Some(at), order), flat);
        flat[at].end = flat.len();
    }
}

/// How far both lists have been gone through, and which candidate the item before this one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct State {
    item: usize,
    candidate: usize,
    before: Option<usize>,
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

/// What of an item can be like a candidate, worked out once.
#[derive(Debug, Clone, Copy)]
struct Look<'a> {
    words: &'a str,
    counts: Option<(u64, u64)>,
    values: Option<&'a str>,
}

/// As [`Look`], of one item.
struct OwnedLook {
    words: String,
    counts: Option<(u64, u64)>,
    values: Option<String>,
}

struct Laying<'a> {
    looks: Vec<OwnedLook>,
    flat: &'a [Flat<'a>],
    best: HashMap<State, u32>,
}

impl<'a> Laying<'a> {
    fn new(items: &[Item], flat: &'a [Flat<'a>]) -> Self {
        let look = |item: &Item| OwnedLook {
            words: plain(&item.description.join(" ")),
            counts: counts(item),
            values: item.values.as_ref().map(glued),
        };
        Self { looks: items.iter().map(look).collect(), flat, best: HashMap::new() }
    }

    /// The next item. When its words have been another's, what is left is who takes it.
    fn look(&self, from: State) -> Option<Look<'_>> {
        let OwnedLook { words, counts, values } = self.looks.get(from.item)?;
        let whole = Look { words, counts: *counts, values: values.as_deref() };
        Some(if from.is_half { Look { words: "", values: None, ..whole } } else { whole })
    }

    /// What the best way from here on costs.
    fn cost(&mut self, from: State) -> u32 {
        if let Some(known) = self.best.get(&from) {
            return *known;
        }
        let steps = self.steps(from);
        let ways = steps.into_iter().map(|(_, cost, next)| cost + self.cost(next));
        let best = ways.min().unwrap_or(0);
        self.best.insert(from, best);
        best
    }

    /// Notes which candidate each item is on any of the best ways.
    fn walk(&mut self, from: State, fields: &mut [BTreeSet<Option<usize>>], seen: &mut HashSet<State>) {
        if !seen.insert(from) {
            return;
        }
        let best = self.cost(from);
        for (step, cost, next) in self.steps(from) {
            if cost + self.cost(next) != best {
                continue;
            }
            match step {
                Step::Same => fields[from.item].insert(Some(from.candidate)),
                Step::Unnamed => fields[from.item].insert(None),
                Step::Silent | Step::Half => false,
            };
            self.walk(next, fields, seen);
        }
    }

    fn steps(&self, from: State) -> Vec<(Step, u32, State)> {
        let (item, candidate) = (self.look(from), self.flat.get(from.candidate));
        let mut steps = Vec::new();
        let before = |at: usize| self.open_at(at, from.candidate + 1);
        if let (Some(item), Some(flat)) = (item, candidate)
            && let Some(cost) = unlike(item, flat)
        {
            let (item, before) = (from.item + 1, before(from.candidate));
            let next = State { item, candidate: from.candidate + 1, before, is_half: false };
            steps.push((Step::Same, cost + self.astray(from), next));
        }
        let words = item.filter(|item| !item.words.is_empty() && item.counts.is_some());
        if let (Some(item), Some(flat)) = (words, candidate.filter(|flat| flat.parent.is_some()))
            && let Some(cost) = unlike(Look { counts: None, ..item }, flat)
        {
            let before = before(from.candidate);
            let next = State { candidate: from.candidate + 1, before, is_half: true, ..from };
            steps.push((Step::Half, cost + self.astray(from), next));
        }
        if let Some(item) = item {
            let next = State { item: from.item + 1, before: None, is_half: false, ..from };
            steps.push((Step::Unnamed, unnamed(item), next));
        }
        if let Some(flat) = candidate {
            let before = from.before.and_then(before);
            steps.push((Step::Silent, silent(flat), State { candidate: from.candidate + 1, before, ..from }));
        }
        steps
    }

    /// The field, or the nearest one above it, that candidates from one on can still be members of: what else came before makes
    /// no difference.
    fn open_at(&self, field: usize, candidate: usize) -> Option<usize> {
        std::iter::successors(Some(field), |at| self.flat[*at].parent).find(|at| self.flat[*at].end > candidate)
    }

    /// A member stands directly behind its parent, or behind another member.
    fn astray(&self, from: State) -> u32 {
        let Some(parent) = self.flat[from.candidate].parent else { return 0 };
        let mut up = std::iter::successors(from.before, |at| self.flat[*at].parent);
        if up.any(|at| at == parent) { 0 } else { 30 }
    }
}

/// How little an item is like a candidate; nothing where it cannot be it.
fn unlike(item: Look<'_>, flat: &Flat<'_>) -> Option<u32> {
    let said = match &flat.words {
        Some(known) if !item.words.is_empty() && known != item.words => return None,
        Some(_) if item.words.is_empty() => 4,
        Some(_) | None => 0,
    };
    let counted = match (item.counts, flat.candidate.counts) {
        (None, None) => 0,
        (known, of) if known == of => 0,
        (Some(_), None) if flat.parent.is_none() => 1,
        (_, None) => 5,
        (_, Some(_)) => 40,
    };
    let values = match (item.values, flat.values.is_empty()) {
        (None, true) => 0,
        (None, false) => 2,
        (Some(values), false) if values.starts_with(&flat.values) => 0,
        (Some(_), _) => 10,
    };
    Some(said + counted + values)
}

/// A described field has a type, so some candidate should be it; a bare count may be a field that nobody has named.
fn unnamed(item: Look<'_>) -> u32 {
    if item.words.is_empty() { 3 } else { 100 }
}

/// A field that has neither words nor a count leaves no line.
fn silent(flat: &Flat<'_>) -> u32 {
    let candidate = flat.candidate;
    match (candidate.description.is_some(), candidate.counts.is_some()) {
        (true, _) => 25,
        (false, true) => 20,
        (false, false) => 2,
    }
}

fn counts(item: &Item) -> Option<(u64, u64)> {
    match item.support.as_ref()? {
        ItemSupport::Counted { supported, required } => Some((*supported, *required)),
        ItemSupport::Listed(mentions) => {
            let required = mentions.iter().filter(|mention| mention.level == crate::model::Level::Required).count();
            Some((mentions.len() as u64, required as u64))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::{Candidate, Order, name};
    use crate::import::page::{Item, ItemSupport};
    use crate::source::Source;

    fn item(description: &str, supported: u64) -> Item {
        let mut item = Item::at(Source::new("page.txt", "").place(0, 0));
        item.description = if description.is_empty() { Vec::new() } else { vec![description.to_owned()] };
        item.support = (supported > 0).then_some(ItemSupport::Counted { supported, required: 0 });
        item
    }

    fn candidate(name: &str, description: Option<&str>, members: Vec<Candidate>) -> Candidate {
        let description = description.map(str::to_owned);
        Candidate { name: name.to_owned(), required: Some(false), description, members, ..Candidate::default() }
    }

    fn paths(items: &[Item], candidates: &[Candidate]) -> Vec<String> {
        let named = name(items, candidates, Order::Sorted);
        let shown = named.paths.iter().enumerate().map(|(at, path)| match path {
            _ if named.open.contains(&at) => "?".to_owned(),
            Some(path) => path.join("."),
            None => "-".to_owned(),
        });
        shown.collect()
    }

    #[test]
    fn words_name_fields() {
        let candidates =
            [candidate("size", Some("How large it is"), vec![]), candidate("color", Some("Its color"), vec![])];
        assert_eq!(paths(&[item("Its color", 2), item("How large it is", 1)], &candidates), ["color", "size"]);
    }

    #[test]
    fn order_names_fields_whose_words_nobody_has() {
        let parts = candidate("parts", None, vec![candidate("name", None, vec![]), candidate("id", None, vec![])]);
        let candidates = [candidate("zone", None, vec![]), parts, candidate("area", None, vec![])];
        let items = [item("a", 3), item("b", 3), item("c", 0), item("d", 0), item("e", 1)];
        assert_eq!(paths(&items, &candidates), ["area", "parts", "parts.id", "parts.name", "zone"]);
    }

    #[test]
    fn order_names_nothing_where_flags_are_unknown() {
        let unknown = |candidate: Candidate| Candidate { required: None, ..candidate };
        let candidates =
            [unknown(candidate("size", Some("How large"), vec![])), unknown(candidate("area", None, vec![]))];
        assert_eq!(paths(&[item("Where it is", 1), item("How large", 2)], &candidates), ["?", "size"]);
    }

    #[test]
    fn a_count_alone_stays_without_a_name() {
        let candidates = [candidate("b", Some("Second"), vec![]), candidate("a", Some("First"), vec![])];
        assert_eq!(paths(&[item("First", 2), item("", 1), item("Second", 1)], &candidates), ["a", "-", "b"]);
    }

    #[test]
    fn what_may_be_either_is_open() {
        let candidates = [candidate("a", None, vec![]), candidate("b", None, vec![])];
        assert_eq!(paths(&[item("One of them", 1)], &candidates), ["?"]);
    }
}
