//! The pages about one resource, read twice: what only a page says that comes behind another tells how that is to be read, too.

use std::collections::BTreeMap;

use super::joining::Joining;
use crate::import::draft::{Draft, DraftField};
use crate::import::page::{ObjectPage, OperationPage};
use crate::import::unite;

/// A page about a resource.
#[derive(Debug, Clone)]
pub(super) enum Read {
    /// Of the object, which may have lost its names.
    Object(Box<ObjectPage>, bool),
    /// Of the operation with this method.
    Operation(String, Box<OperationPage>),
}

/// An operation: the place of its method in the file, and its method.
pub(super) type Key = (usize, String);

/// What pages say.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The object.
    pub(super) object: Vec<DraftField>,
    /// The operations.
    pub(super) operations: BTreeMap<Key, Draft>,
}

/// Each has what those before it say, and what those behind it said the first time. What it said itself tells it nothing.
pub(super) fn read<'a>(pages: Vec<Read>, new: impl Fn() -> Joining<'a>) -> Joining<'a> {
    let mut first = new();
    let said: Vec<Said> = pages.iter().map(|page| first.page(page.clone())).collect();
    if said.len() < 2 {
        return first;
    }
    let mut second = new();
    let objects = behind(said.iter().map(|page| &page.object), Vec::new(), |page, behind| {
        unite::fields(page.clone(), behind, &mut Vec::new())
    });
    let mut operations = operations_behind(&said);
    for ((page, object), said) in pages.into_iter().zip(objects).zip(&said) {
        second.behind = Said { object, operations: own(&mut operations, said) };
        second.page(page);
    }
    second
}

/// By operation: for each page of it, what those behind it say of the same.
fn operations_behind(said: &[Said]) -> BTreeMap<&Key, impl Iterator<Item = Option<Draft>>> {
    let mut pages: BTreeMap<&Key, Vec<&Draft>> = BTreeMap::new();
    for (key, draft) in said.iter().filter_map(|page| page.operations.iter().next()) {
        pages.entry(key).or_default().push(draft);
    }
    let united = |page: &Draft, behind: Option<Draft>| match behind {
        Some(behind) => Some(unite::operations(page.clone(), behind)),
        None => Some(page.clone()),
    };
    pages.into_iter().map(|(key, drafts)| (key, behind(drafts.into_iter(), None, united))).collect()
}

/// What the pages behind the next one say of its operation.
fn own(operations: &mut BTreeMap<&Key, impl Iterator<Item = Option<Draft>>>, page: &Said) -> BTreeMap<Key, Draft> {
    let key = page.operations.keys().next();
    let draft = key.and_then(|key| operations.get_mut(key)?.next()?);
    key.cloned().zip(draft).into_iter().collect()
}

/// By page: what those behind it say together, of which `none` is nothing. It is kept for a block of pages at a time, and for all behind
/// each block: for every page, it would take the room of their square, and put together anew for each, the time of it.
fn behind<'a, Page: 'a, All: Clone + 'a>(
    pages: impl Iterator<Item = &'a Page>,
    none: All,
    with: impl Fn(&Page, All) -> All + Copy + 'a,
) -> impl Iterator<Item = All> + 'a {
    let pages: Vec<&Page> = pages.collect();
    let blocks: Vec<Vec<&Page>> = pages.chunks(pages.len().isqrt().max(1)).map(<[_]>::to_vec).collect();
    let mut behind_blocks = vec![none.clone()];
    let mut all = none;
    for block in blocks.iter().skip(1).rev() {
        all = block.iter().rfold(all, |behind, page| with(page, behind));
        behind_blocks.push(all.clone());
    }
    blocks.into_iter().zip(std::iter::from_fn(move || behind_blocks.pop())).flat_map(move |(block, mut all)| {
        let one = |page: &Page| {
            let with = with(page, all.clone());
            std::mem::replace(&mut all, with)
        };
        let mut behind: Vec<All> = block.into_iter().rev().map(one).collect();
        behind.reverse();
        behind
    })
}
