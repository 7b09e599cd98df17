//! APIs and which resources they have.

use super::matching::{Matched, Pair, by_name, certain_by};
use super::{Facts, Spot};
use crate::diff::change::{Sides, What};
use crate::model::{Api, Resource};

impl<'a> Facts<'_, 'a> {
    pub(super) fn apis(&mut self) {
        let specs = self.context.specs;
        let matched = by_name(&specs.before.apis, &specs.after.apis, |api| &api.slug);
        let mut leftovers = Leftovers::default();
        for pair in &matched.both {
            if let (Some(before), Some(after)) = (Spot::api(pair.before), Spot::api(pair.after)) {
                self.rust_name(Sides::new(before, after), pair.map(|api| api.module.as_str()));
            }
            self.resources(*pair, &mut leftovers);
        }
        self.settle_resources(&leftovers);
        self.settle_apis(&matched);
    }

    fn resources(&mut self, pair: Sides<&'a Api>, leftovers: &mut Leftovers<'a>) {
        let matched = by_name(&pair.before.resources, &pair.after.resources, |resource| &resource.slug);
        for resources in &matched.both {
            self.resource(*resources);
        }
        leftovers.lost.extend(matched.lost);
        leftovers.gained.extend(matched.gained);
    }

    fn settle_resources(&mut self, leftovers: &Leftovers<'a>) {
        let Leftovers { lost, gained } = leftovers;
        let prints = self.fingerprints();
        let keys = Sides::new(
            lost.iter().map(|lost| prints.before.resource(lost)).collect(),
            gained.iter().map(|gained| prints.after.resource(gained)).collect(),
        );
        let renamed = certain_by(lost, gained, &keys, |lost, gained| self.is_same_resource(lost, gained));
        for Pair { before, after } in &renamed {
            let names = Sides::new(before.path(), after.path());
            self.push(Sides::new(Spot::resource(before), Spot::resource(after)), What::Name(names));
        }
        for resource in lost.iter().filter(|lost| !renamed.iter().any(|pair| pair.before.path() == lost.path())) {
            self.lost(Spot::resource(resource), false);
        }
        for resource in gained.iter().filter(|gained| !renamed.iter().any(|pair| pair.after.path() == gained.path())) {
            self.gained(Spot::resource(resource), false);
        }
    }

    fn settle_apis(&mut self, matched: &Matched<'a, Api>) {
        let Matched { lost, gained, .. } = matched;
        let prints = self.fingerprints();
        let keys = Sides::new(
            lost.iter().map(|lost| prints.before.api(lost)).collect(),
            gained.iter().map(|gained| prints.after.api(gained)).collect(),
        );
        let renamed = certain_by(lost, gained, &keys, |lost, gained| self.is_same_api(lost, gained));
        for Pair { before, after } in &renamed {
            if let (Some(from), Some(to)) = (Spot::api(before), Spot::api(after)) {
                self.push(Sides::new(from, to), What::Name(Sides::new(before.slug.clone(), after.slug.clone())));
            }
        }
        let lost = lost.iter().filter(|lost| !renamed.iter().any(|pair| pair.before.slug == lost.slug));
        for spot in lost.filter_map(|api| Spot::api(api)) {
            self.lost(spot, false);
        }
        let gained = gained.iter().filter(|gained| !renamed.iter().any(|pair| pair.after.slug == gained.slug));
        for spot in gained.filter_map(|api| Spot::api(api)) {
            self.gained(spot, false);
        }
    }

    /// All but the name is the same.
    fn is_same_api(&self, before: &'a Api, after: &'a Api) -> bool {
        let matched = by_name(&before.resources, &after.resources, |resource| &resource.slug);
        let is_whole = matched.lost.is_empty() && matched.gained.is_empty();
        is_whole && matched.both.iter().all(|pair| self.is_same_resource(pair.before, pair.after))
    }
}

/// Resources without a counterpart of their name.
#[derive(Default)]
struct Leftovers<'a> {
    lost: Vec<&'a Resource>,
    gained: Vec<&'a Resource>,
}
