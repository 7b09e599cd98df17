//! Fields whose name no source gives. They have no identity but what is known of them.

use super::fields::written;
use super::leftovers::{Leftover, Leftovers, is_required};
use super::matching::{Pair, certain};
use super::support::{Supported, known};
use super::{Facts, Spot};
use crate::diff::change::{Sides, What};
use crate::model::{EnumValue, Field, Operation, Resource, Spec, Support, SupportKind, Unnamed};

impl<'a> Facts<'_, 'a> {
    /// What is left of the fields of an operation, where an unnamed field may have a name on the other side.
    pub(super) fn settle_sent(
        &mut self,
        resources: Sides<&'a Resource>,
        pair: Sides<&'a Operation>,
        mut leftovers: Leftovers<'a>,
    ) {
        let mut unnamed = Sides::new(numbered(resources.before, pair.before), numbered(resources.after, pair.after));
        self.drop_same(&mut unnamed);
        let named = self.named(&mut unnamed.before, &mut leftovers.gained, Sides::new);
        for (unnamed, (scope, field)) in &named {
            let required = is_required(scope, field);
            self.push(Sides::new(unnamed.spot(), Spot::field(scope, field)), What::Named { required });
        }
        let forgotten =
            self.named(&mut unnamed.after, &mut leftovers.lost, |unnamed, field| Sides::new(field, unnamed));
        for (unnamed, (scope, field)) in &forgotten {
            let required = is_required(scope, field);
            self.push(Sides::new(Spot::field(scope, field), unnamed.spot()), What::Named { required });
        }
        self.settle(&leftovers);
        self.unnamed(unnamed);
    }

    /// The same facts in another place of the list are the same.
    fn drop_same(&self, unnamed: &mut Sides<Vec<Numbered<'a>>>) {
        let after = &mut unnamed.after;
        unnamed.before.retain(|old| {
            let same = after.iter().position(|new| self.is_same_unnamed(old, new));
            same.map(|at| after.remove(at)).is_none()
        });
    }

    fn is_same_unnamed(&self, old: &Numbered<'a>, new: &Numbered<'a>) -> bool {
        let (before, after) = (old.unnamed, new.unnamed);
        let values = |one: &Unnamed| (one.values.clone(), one.values_shown);
        let plain = |one: &Unnamed| (one.location, one.ty.clone(), values(one), one.description.clone());
        plain(before) == plain(after) && self.is_same_support(old.spot(), Sides::new(&before.support, &after.support))
    }

    fn is_same_support(&self, anywhere: Spot<'_>, support: Sides<Taken<'_>>) -> bool {
        let spots = Sides::new(anywhere, anywhere);
        let demanded = Sides::new(false, false);
        let values: Sides<&[EnumValue]> = Sides::new(&[], &[]);
        self.is_alike(|_| false, |facts| facts.support(Supported { spots, support, demanded, values }))
    }

    /// Those that have a name on the other side: nothing else is like either. They are taken out. `sides` puts what is said
    /// of the unnamed one and of the named one on their sides, which is what providers are numbered by.
    fn named(
        &self,
        unnamed: &mut Vec<Numbered<'a>>,
        fields: &mut Vec<Leftover<'a>>,
        sides: fn(Taken<'a>, Taken<'a>) -> Sides<Taken<'a>>,
    ) -> Vec<(Numbered<'a>, Leftover<'a>)> {
        let pairs = certain(unnamed, fields, |unnamed, field| self.is_name_of(unnamed, field, sides));
        let pairs: Vec<_> = pairs.iter().map(|Pair { before, after }| ((*before).clone(), (*after).clone())).collect();
        unnamed.retain(|one| !pairs.iter().any(|(other, _)| std::ptr::eq(one.unnamed, other.unnamed)));
        fields.retain(|(_, field)| !pairs.iter().any(|(_, (_, other))| std::ptr::eq::<Field>(*field, *other)));
        pairs
    }

    fn is_name_of(
        &self,
        unnamed: &Numbered<'a>,
        (scope, field): &Leftover<'a>,
        sides: fn(Taken<'a>, Taken<'a>) -> Sides<Taken<'a>>,
    ) -> bool {
        let one = unnamed.unnamed;
        let values = field.values.iter().map(|value| &value.wire);
        one.support.kind() != SupportKind::NotStated
            && scope.scope.location() == one.location
            && field.ty == one.ty
            && values.eq(&one.values)
            && field.values_shown == one.values_shown
            && self.is_same_support(unnamed.spot(), sides(&one.support, &field.support))
    }

    /// One gone and one new in the same place are one that changed; what is left then may have changed its place, too.
    fn unnamed(&mut self, mut unnamed: Sides<Vec<Numbered<'a>>>) {
        let mut pairs = paired(&mut unnamed, |old, new| old.location == new.location);
        pairs.extend(paired(&mut unnamed, |_, _| true));
        for Sides { before: old, after: new } in pairs {
            let specs = self.context.specs;
            let shown = Sides::new(shown(old.unnamed, specs.before), shown(new.unnamed, specs.after));
            self.push(Sides::new(old.spot(), new.spot()), What::Unnamed(shown));
        }
        for old in unnamed.before {
            self.lost(old.spot(), false);
        }
        for new in unnamed.after {
            self.gained(new.spot(), false);
        }
    }
}

/// Who takes a field.
type Taken<'a> = &'a Support;

/// Takes pairs out, in order from both sides.
fn paired<'a>(
    unnamed: &mut Sides<Vec<Numbered<'a>>>,
    fits: impl Fn(&Unnamed, &Unnamed) -> bool,
) -> Vec<Sides<Numbered<'a>>> {
    let mut pairs = Vec::new();
    let Sides { before, after } = unnamed;
    before.retain(|old| {
        let at = after.iter().position(|new| fits(old.unnamed, new.unnamed));
        at.map(|at| pairs.push(Sides::new(old.clone(), after.remove(at)))).is_none()
    });
    pairs
}

/// An unnamed field, and which of those of its location it is.
#[derive(Clone)]
struct Numbered<'a> {
    resource: &'a Resource,
    operation: &'a Operation,
    unnamed: &'a Unnamed,
    number: usize,
}

impl<'a> Numbered<'a> {
    fn spot(&self) -> Spot<'a> {
        Spot::unnamed(self.resource, self.operation, self.unnamed, self.number)
    }
}

fn numbered<'a>(resource: &'a Resource, operation: &'a Operation) -> Vec<Numbered<'a>> {
    let number = |at: usize, unnamed: &Unnamed| {
        1 + operation.unnamed[..at].iter().filter(|other| other.location == unnamed.location).count()
    };
    let unnamed = operation.unnamed.iter().enumerate();
    unnamed.map(|(at, unnamed)| Numbered { resource, operation, unnamed, number: number(at, unnamed) }).collect()
}

/// `request: any, 2 providers, 1 of which require it; values: small, large; Sorts between…`
fn shown(unnamed: &Unnamed, spec: &Spec) -> String {
    let mut parts = vec![format!("{}: {}", unnamed.location.as_str(), written(&unnamed.ty))];
    if unnamed.support != Support::NotStated {
        parts.push(known(&unnamed.support, spec).to_string());
    }
    let own = unnamed.support.cells().iter().filter_map(|cell| Some((cell.provider, cell.values()?)));
    parts.extend(own.map(|(id, values)| format!("{} has {values:?}", spec.provider(id).slug)));
    if !unnamed.values.is_empty() {
        let more = if unnamed.values_shown.is_partial() { " and more" } else { "" };
        parts.push(format!("values {:?}{more}", unnamed.values));
    }
    parts.extend(unnamed.description.clone());
    parts.join("; ")
}
