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
    for (at, page) in pages.into_iter().enumerate() {
        second.behind = behind(&said, at);
        second.page(page);
    }
    second
}

/// What the pages behind one say of the object and of the page's own operation. It is put together anew for each: to keep it for all of
/// them would take the room of their square.
fn behind(said: &[Said], at: usize) -> Said {
    let mut all = Said::default();
    for other in &said[at + 1..] {
        all.object = unite::fields(all.object, other.object.clone(), &mut Vec::new());
        for (key, draft) in other.operations.iter().filter(|(key, _)| said[at].operations.contains_key(key)) {
            let both = match all.operations.remove(key) {
                Some(known) => unite::operations(known, draft.clone()),
                None => draft.clone(),
            };
            all.operations.insert(key.clone(), both);
        }
    }
    all
}
