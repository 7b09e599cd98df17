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

/// What pages say.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The object.
    pub(super) object: Vec<DraftField>,
    /// By the place of their methods in the file.
    pub(super) operations: BTreeMap<(usize, String), Draft>,
}

/// Each has what those before it say, and what those behind it said the first time. What it said itself tells it nothing.
pub(super) fn read<'a>(pages: Vec<Read>, new: impl Fn() -> Joining<'a>) -> Joining<'a> {
    let mut first = new();
    let said: Vec<Said> = pages.iter().map(|page| first.page(page.clone())).collect();
    if said.len() < 2 {
        return first;
    }
    let mut second = new();
    let objects = objects_behind(&said);
    for (at, (page, object)) in pages.into_iter().zip(objects).enumerate() {
        second.behind = Said { object, operations: operations_behind(&said, at) };
        second.page(page);
    }
    second
}

/// By page: what those behind it say of the object. It is kept for a block of pages at a time, and for all behind each block: for
/// every page, it would take the room of their square, and put together anew for each, the time of it.
fn objects_behind(said: &[Said]) -> impl Iterator<Item = Vec<DraftField>> {
    let united = |page: &Said, behind| unite::fields(page.object.clone(), behind, &mut Vec::new());
    let length = said.len().isqrt().max(1);
    let mut behind_blocks = vec![Vec::new()];
    for block in said.chunks(length).skip(1).rev() {
        let behind = behind_blocks.last().cloned().unwrap_or_default();
        behind_blocks.push(block.iter().rfold(behind, |behind, page| united(page, behind)));
    }
    said.chunks(length).flat_map(move |block| {
        let mut all = behind_blocks.pop().unwrap_or_default();
        let one = |page: &Said| {
            let with = united(page, all.clone());
            std::mem::replace(&mut all, with)
        };
        let mut behind: Vec<_> = block.iter().rev().map(one).collect();
        behind.reverse();
        behind
    })
}

/// What the pages behind one say of its own operation: there are few of that.
fn operations_behind(said: &[Said], at: usize) -> BTreeMap<(usize, String), Draft> {
    let key = said[at].operations.keys().next();
    let drafts = said[at + 1..].iter().filter_map(|other| other.operations.get(key?));
    let all = drafts.cloned().reduce(unite::operations);
    key.cloned().zip(all).into_iter().collect()
}
