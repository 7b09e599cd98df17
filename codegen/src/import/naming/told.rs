//! What is certain of the names that items have on the best ways.

use std::collections::BTreeSet;

use super::{Flat, glued, plain, takers};
use crate::import::page::Item;

/// What tells which field an item is, besides that nothing is more like it.
pub(super) struct Told<'a> {
    pub(super) items: &'a [Item],
    pub(super) flat: &'a [Flat<'a>],
    /// By item: the fields that it is on the best ways.
    pub(super) fields: &'a [BTreeSet<Option<usize>>],
    /// Where an item stands among others tells which field it is.
    has_order: bool,
}

impl<'a> Told<'a> {
    pub(super) fn new(items: &'a [Item], flat: &'a [Flat<'a>], fields: &'a [BTreeSet<Option<usize>>]) -> Self {
        let mut told = Self { items, flat, fields, has_order: true };
        told.has_order = !told.has_more() || told.fits();
        told
    }
}

impl Told<'_> {
    /// The page describes a field that is none of those that are known.
    fn has_more(&self) -> bool {
        let is_none =
            |(item, fields): (&Item, &BTreeSet<Option<usize>>)| !item.description.is_empty() && fields.contains(&None);
        self.items.iter().zip(self.fields).any(is_none)
    }

    /// Something else than the order of the page is as it is known of a field: without that, the list may be of any fields.
    fn fits(&self) -> bool {
        let mut only = self.fields.iter().enumerate().filter(|(_, fields)| fields.len() == 1);
        only.any(|(at, fields)| fields.iter().flatten().any(|field| self.is_alike(at, *field)))
    }

    fn is_alike(&self, at: usize, field: usize) -> bool {
        let (item, flat) = (&self.items[at], &self.flat[field]);
        let has_values = || !flat.values.is_empty() && item.values.as_ref().map(glued).as_ref() == Some(&flat.values);
        self.has_own_words(at, field) || self.is_taken(at, field) || has_values()
    }

    fn is_taken(&self, at: usize, field: usize) -> bool {
        let known = self.flat[field].candidate.takers.as_ref();
        known.zip(takers(&self.items[at])).is_some_and(|(known, takers)| takers.are_like(known))
    }

    /// Words that no other field has tell, and so do those of the fields above and the order of the page.
    pub(super) fn is_certain(&self, at: usize, field: usize) -> bool {
        self.has_own_words(at, field) || (self.is_placed(at, field) && self.is_below(field))
    }

    pub(super) fn has_own_words(&self, at: usize, field: usize) -> bool {
        let words = plain(&self.items[at].description.join(" "));
        let has = |flat: &&Flat<'_>| flat.words.as_ref() == Some(&words);
        !words.is_empty() && has(&&self.flat[field]) && self.flat.iter().filter(has).count() == 1
    }

    /// An item of which there is nothing but a number may always be one that nobody has named, unless the number is known.
    fn is_placed(&self, at: usize, field: usize) -> bool {
        let (item, flat) = (&self.items[at], &self.flat[field]);
        let is_said = || !item.description.is_empty() || flat.parent.is_some() || self.is_taken(at, field);
        self.has_order && flat.is_ordered && is_said()
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
