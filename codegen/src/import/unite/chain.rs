//! Fields in an order into which others come, each found by its name.

use std::collections::HashMap;

use crate::import::draft::DraftField;

/// Where a field is in a [`Chain`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(usize);

/// A list to put much into: nothing moves, and nothing is looked for.
#[derive(Debug)]
pub(super) struct Chain {
    fields: Vec<(Option<DraftField>, Option<Link>)>,
    ends: Option<(Link, Link)>,
    /// The first of each name.
    places: HashMap<String, Link>,
}

impl Chain {
    pub(super) fn new(fields: Vec<DraftField>) -> Self {
        let mut chain = Self { fields: Vec::with_capacity(fields.len()), ends: None, places: HashMap::new() };
        for field in fields {
            let last = chain.ends.map(|(_, last)| last);
            chain.insert(last, field);
        }
        chain
    }

    pub(super) fn find(&self, name: &str) -> Option<Link> {
        self.places.get(name).copied()
    }

    /// Puts something else in the place of a field.
    pub(super) fn replace(&mut self, at: Link, with: impl FnOnce(DraftField) -> DraftField) {
        let field = &mut self.fields[at.0].0;
        *field = field.take().map(with);
    }

    /// Behind a field, or else at the end.
    pub(super) fn insert(&mut self, behind: Option<Link>, field: DraftField) -> Link {
        let at = Link(self.fields.len());
        self.places.entry(field.name.clone()).or_insert(at);
        let behind = behind.or(self.ends.map(|(_, last)| last));
        let next = behind.and_then(|behind| self.fields[behind.0].1.replace(at));
        self.fields.push((Some(field), next));
        self.ends = match self.ends {
            Some((first, last)) => Some((first, if next.is_none() { at } else { last })),
            None => Some((at, at)),
        };
        at
    }

    pub(super) fn into_fields(mut self) -> Vec<DraftField> {
        let mut fields = Vec::with_capacity(self.fields.len());
        let mut next = self.ends.map(|(first, _)| first);
        while let Some(at) = next {
            let (field, behind) = &mut self.fields[at.0];
            fields.extend(field.take());
            next = *behind;
        }
        fields
    }
}
