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
    for (page, behind) in pages.into_iter().zip(behind(said)) {
        second.behind = behind;
        second.page(page);
    }
    second
}

/// By page: what all behind it say of the object and of the page's own operation.
fn behind(said: Vec<Said>) -> Vec<Said> {
    let mut all = Said::default();
    let mut behind: Vec<Said> = said.into_iter().rev().map(|said| all.put_before(said)).collect();
    behind.reverse();
    behind
}

impl Said {
    /// Puts what a page says before what those behind it say; that is returned, as far as it is of use to the page. Which pages
    /// contradict each other is found when they are read.
    fn put_before(&mut self, said: Self) -> Self {
        let mut behind = Self { object: self.object.clone(), ..Self::default() };
        for (key, draft) in said.operations {
            let both = match self.operations.remove(&key) {
                Some(other) => {
                    behind.operations.insert(key.clone(), other.clone());
                    unite::operations(draft, other)
                }
                None => draft,
            };
            self.operations.insert(key, both);
        }
        self.object = unite::fields(said.object, std::mem::take(&mut self.object), &mut Vec::new());
        behind
    }
}
