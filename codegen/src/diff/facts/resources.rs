//! One resource on both sides.

use super::leftovers::Leftovers;
use super::matching::{Matched, Pair, by_name, certain_by};
use super::spot::Scoped;
use super::{Facts, Spot};
use crate::diff::change::{Part, Sides, Text, What};
use crate::model::{Field, Operation, Resource};

/// The fields of the object, before and after, that are the same field.
pub(super) type SameFields<'a> = Vec<(usize, usize, Sides<&'a Field>)>;

impl<'a> Facts<'_, 'a> {
    pub(super) fn resource(&mut self, pair: Sides<&'a Resource>) {
        let spots = pair.map(Spot::resource);
        self.rust_name(spots, pair.map(|resource| resource.module.as_str()));
        self.rust_name(spots, pair.map(|resource| resource.ty.as_str()));
        self.text(spots, Text::Description, pair.map(|resource| &resource.description));
        self.text(spots, Text::Source, pair.map(|resource| &resource.source));
        let partial = pair.map(|resource| Spot::resource(resource).starting(resource.partial_at));
        self.differ(partial, pair.map(|resource| resource.is_partial), |is| What::Partial(Part::Fields, is));
        let partial = pair.map(|resource| Spot::resource(resource).starting(resource.has_more_operations_at));
        let is_partial = pair.map(|resource| resource.has_more_operations);
        self.differ(partial, is_partial, |is| What::Partial(Part::Operations, is));
        let same = self.object(pair);
        self.operations(pair, &same);
    }

    fn object(&mut self, pair: Sides<&'a Resource>) -> SameFields<'a> {
        let mut leftovers = Leftovers::default();
        let scopes = pair.map(Scoped::object);
        self.fields(&scopes, pair.map(|resource| resource.object.as_slice()), &mut leftovers);
        let mut same = by_name(&pair.before.object, &pair.after.object, |field| &field.wire).both;
        same.extend(self.settle(&leftovers));
        let at = |fields: &[Field], field: &Field| fields.iter().position(|other| std::ptr::eq(other, field));
        let index = |same: Sides<&'a Field>| {
            Some((at(&pair.before.object, same.before)?, at(&pair.after.object, same.after)?, same))
        };
        // A field that moved into an object is none of the object's own fields any more.
        same.into_iter().filter_map(index).collect()
    }

    fn operations(&mut self, pair: Sides<&'a Resource>, same: &SameFields<'a>) {
        let matched = by_name(&pair.before.operations, &pair.after.operations, |operation| operation.method.wire());
        for operations in &matched.both {
            self.operation(pair, *operations, same);
        }
        if let Some(order) = &matched.reordered {
            self.push(pair.map(Spot::resource), What::Order(order.clone()));
        }
        let renamed = self.renamed_operations(pair, &matched, same);
        for Pair { before, after } in &renamed {
            let names = Sides::new(before.method.wire().to_owned(), after.method.wire().to_owned());
            let spots = Sides::new(Spot::operation(pair.before, before), Spot::operation(pair.after, after));
            self.push(spots, What::Name(names));
        }
        for lost in matched.lost.iter().filter(|lost| !renamed.iter().any(|pair| pair.before.method == lost.method)) {
            self.lost(Spot::operation(pair.before, lost), false);
        }
        for gained in matched.gained.iter().filter(|new| !renamed.iter().any(|pair| pair.after.method == new.method)) {
            self.gained(Spot::operation(pair.after, gained), false);
        }
    }

    fn renamed_operations<'m>(
        &self,
        pair: Sides<&'a Resource>,
        matched: &'m Matched<'a, Operation>,
        same: &SameFields<'a>,
    ) -> Vec<Pair<'m, &'a Operation, &'a Operation>> {
        if self.is_over() {
            return Vec::new();
        }
        let Matched { lost, gained, .. } = matched;
        let prints = self.fingerprints();
        let keys = Sides::new(
            lost.iter().map(|lost| prints.before.operation(lost)).collect(),
            gained.iter().map(|gained| prints.after.operation(gained)).collect(),
        );
        certain_by(lost, gained, &keys, |lost, gained| self.is_same_operation(pair, lost, gained, same))
    }

    /// All but name and source is the same, and there is more to it than every operation has.
    fn is_same_operation(
        &self,
        pair: Sides<&'a Resource>,
        before: &'a Operation,
        after: &'a Operation,
        same: &SameFields<'a>,
    ) -> bool {
        let says_something = before.source.is_some() && before.source == after.source
            || before.description.is_some()
            || !before.request_fields().is_empty()
            || !before.query.is_empty()
            || !before.answers_plainly();
        let of_one_route = before.method.kind() == after.method.kind();
        let is_apart = |what: &What| matches!(what, What::Text(Text::Source, _) | What::TypeName(_));
        let is_alike = || self.is_alike(is_apart, |facts| facts.operation(pair, Sides::new(before, after), same));
        says_something && of_one_route && is_alike()
    }

    /// All but the address is the same, and there is more to it than every resource has.
    pub(super) fn is_same_resource(&self, before: &'a Resource, after: &'a Resource) -> bool {
        says_something(Sides::new(before, after)) && self.is_like(before, after)
    }

    /// All but the address is the same.
    pub(super) fn is_like(&self, before: &'a Resource, after: &'a Resource) -> bool {
        let is_apart =
            |what: &What| matches!(what, What::RustName(_) | What::TypeName(_) | What::Text(Text::Source, _));
        self.is_alike(is_apart, |facts| facts.resource(Sides::new(before, after)))
    }
}

/// Either has what tells it from others: the same words about it, or the same page.
pub(super) fn says_something(pair: Sides<&Resource>) -> bool {
    let same = |text: fn(&Resource) -> &Option<String>| {
        let texts = pair.map(text);
        texts.before.is_some() && !texts.differ()
    };
    same(|resource| &resource.description) || same(|resource| &resource.source)
}
