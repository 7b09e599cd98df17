//! Fields without a counterpart of their name: gone, new, renamed or moved.

use super::matching::{Pair, certain_by};
use super::spot::Scoped;
use super::{Facts, Spot};
use crate::diff::change::{Sides, What};
use crate::model::Field;

/// The fields of one object, or of all that an operation sends, that have no counterpart.
#[derive(Default)]
pub(super) struct Leftovers<'a> {
    pub(super) lost: Vec<Leftover<'a>>,
    pub(super) gained: Vec<Leftover<'a>>,
}

pub(super) type Leftover<'a> = (Scoped<'a>, &'a Field);

impl<'a> Facts<'_, 'a> {
    /// Tells renamed and moved fields from gone and new ones; the renamed ones are returned.
    pub(super) fn settle(&mut self, leftovers: &Leftovers<'a>) -> Vec<Sides<&'a Field>> {
        if self.is_over() {
            return Vec::new();
        }
        let description = |(_, field): &Leftover<'a>| &field.description;
        let keys =
            Sides::new(&leftovers.lost, &leftovers.gained).map(|fields| fields.iter().map(description).collect());
        let pairs = certain_by(&leftovers.lost, &leftovers.gained, &keys, |lost, gained| self.is_same(lost, gained));
        for Pair { before: (from, old), after: (to, new) } in &pairs {
            let spots = Sides::new(Spot::field(from, old), Spot::field(to, new));
            let is_here = from.scope == to.scope && from.inside == to.inside;
            let what = if is_here {
                What::Name(Sides::new(old.wire.clone(), new.wire.clone()))
            } else {
                What::Moved(Sides::new(shown(from, old), shown(to, new)))
            };
            self.push(spots, what);
        }
        let settled = |field: &Field| pairs.iter().any(|pair| same(pair.before.1, field) || same(pair.after.1, field));
        for (scope, field) in leftovers.lost.iter().filter(|(_, field)| !settled(field)) {
            self.lost(Spot::field(scope, field), is_required(scope, field));
        }
        for (scope, field) in leftovers.gained.iter().filter(|(_, field)| !settled(field)) {
            self.gained(Spot::field(scope, field), is_required(scope, field));
        }
        pairs.iter().map(|pair| Sides::new(pair.before.1, pair.after.1)).collect()
    }

    /// One of name and place is the same, and so is all else, which has to include a description: types alone repeat.
    fn is_same(&self, (from, old): &Leftover<'a>, (to, new): &Leftover<'a>) -> bool {
        let is_here = from.scope == to.scope && from.inside == to.inside;
        if old.description.is_none() || old.description != new.description || is_here == (old.wire == new.wire) {
            return false;
        }
        let scopes = Sides::new(from.clone(), to.clone());
        let mut inner = Leftovers::default();
        let is_named = |what: &What| matches!(what, What::RustName(_) | What::TypeName(_));
        self.is_alike(is_named, |facts| facts.field(&scopes, Sides::new(old, new), &mut inner))
            && inner.lost.is_empty()
            && inner.gained.is_empty()
    }
}

/// One field, not merely one like it.
fn same(one: &Field, other: &Field) -> bool {
    std::ptr::eq(one, other)
}

fn shown(scope: &Scoped<'_>, field: &Field) -> String {
    format!("{}: {}{}", scope.scope.location().as_str(), scope.inside, field.wire)
}

pub(super) fn is_required(scope: &Scoped<'_>, field: &Field) -> bool {
    scope.scope.is_sent() && field.is_requirable()
}
