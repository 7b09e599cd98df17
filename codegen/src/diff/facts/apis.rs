//! APIs and which resources they have.
//!
//! An API that has another name is one fact, and its resources are none. A resource that has another address, be it in another
//! API, is one fact as well; an API is gone or new only where a resource of it is: one that holds nothing but what came from
//! elsewhere is told by that.

use std::collections::HashSet;
use std::ptr;

use super::matching::{Matched, Pair, by_name, certain_by};
use super::resources::says_something;
use super::{Facts, Spot};
use crate::diff::change::{Sides, Text, What};
use crate::diff::values::numbers;
use crate::model::{Api, Resource};

impl<'a> Facts<'_, 'a> {
    pub(super) fn apis(&mut self) {
        let specs = self.context.specs;
        let Matched { both, lost, gained, .. } = by_name(&specs.before.apis, &specs.after.apis, |api| &api.slug);
        let mut alone: Sides<Alone<'a>> = Sides::default();
        for pair in &both {
            if let (Some(before), Some(after)) = (Spot::api(pair.before), Spot::api(pair.after)) {
                self.rust_name(Sides::new(before, after), pair.map(|api| api.module.as_str()));
            }
            self.described(*pair);
            self.resources(*pair, &mut alone);
        }
        (alone.before.apis, alone.after.apis) = (lost, gained);
        self.settle_apis(&mut alone);
        self.settle_resources(&alone);
    }

    /// What the vendor says of it. An entry that is on one side only is one fact, whatever it holds.
    fn described(&mut self, pair: Sides<&'a Api>) {
        let (Some(before), Some(after)) = (Spot::entry(pair.before), Spot::entry(pair.after)) else { return };
        let spots = Sides::new(before, after);
        if pair.map(|api| api.entry.is_some()).differ() {
            return self.push(spots, What::Described(pair.map(|api| api.entry.as_ref().map(|_| said(api)))));
        }
        self.text(spots, Text::Label, pair.map(|api| &api.label));
        self.text(spots, Text::Source, pair.map(|api| &api.source));
        self.text(spots, Text::Coverage, pair.map(|api| &api.coverage));
        self.differ(spots, pair.map(|api| api.published), What::Published);
    }

    fn resources(&mut self, pair: Sides<&'a Api>, alone: &mut Sides<Alone<'a>>) {
        let matched = by_name(&pair.before.resources, &pair.after.resources, |resource| &resource.slug);
        for resources in &matched.both {
            self.resource(*resources);
        }
        alone.before.resources.extend(matched.lost);
        alone.after.resources.extend(matched.gained);
    }

    /// Takes the renamed APIs out, lest each of their resources is renamed, too.
    fn settle_apis(&mut self, alone: &mut Sides<Alone<'a>>) {
        let (lost, gained) = (alone.before.apis.clone(), alone.after.apis.clone());
        let prints = self.fingerprints();
        let keys = Sides::new(
            lost.iter().map(|api| prints.before.api(api)).collect(),
            gained.iter().map(|api| prints.after.api(api)).collect(),
        );
        for Pair { before, after } in certain_by(&lost, &gained, &keys, |lost, gained| self.is_same_api(lost, gained)) {
            if let (Some(from), Some(to)) = (Spot::api(before), Spot::api(after)) {
                self.push(Sides::new(from, to), What::Name(Sides::new(before.slug.clone(), after.slug.clone())));
            }
            alone.before.apis.retain(|api| !ptr::eq(*api, *before));
            alone.after.apis.retain(|api| !ptr::eq(*api, *after));
        }
    }

    /// Tells resources that have another address from gone and new ones, and with them gone and new APIs.
    fn settle_resources(&mut self, alone: &Sides<Alone<'a>>) {
        let (lost, gained) = (alone.before.all(), alone.after.all());
        let prints = self.fingerprints();
        let keys = Sides::new(
            lost.iter().map(|resource| prints.before.resource(resource)).collect(),
            gained.iter().map(|resource| prints.after.resource(resource)).collect(),
        );
        let renamed = certain_by(&lost, &gained, &keys, |lost, gained| self.is_same_resource(lost, gained));
        let mut settled = HashSet::new();
        for Pair { before, after } in renamed {
            let names = Sides::new(before.path(), after.path());
            self.push(Sides::new(Spot::resource(before), Spot::resource(after)), What::Name(names));
            settled.extend([ptr::from_ref(*before), ptr::from_ref(*after)]);
        }
        for spot in alone.before.left(&settled) {
            self.lost(spot, false);
        }
        for spot in alone.after.left(&settled) {
            self.gained(spot, false);
        }
    }

    /// All but the name is the same, and some resource has more to it than every resource has.
    fn is_same_api(&self, before: &'a Api, after: &'a Api) -> bool {
        let matched = by_name(&before.resources, &after.resources, |resource| &resource.slug);
        let is_whole = matched.lost.is_empty() && matched.gained.is_empty();
        let is_page = |what: &What| matches!(what, What::Text(Text::Source | Text::Coverage, _));
        is_whole
            && matched.both.iter().any(|pair| says_something(*pair))
            && self.is_alike(is_page, |facts| facts.described(Sides::new(before, after)))
            && matched.both.iter().all(|pair| self.is_like(pair.before, pair.after))
    }
}

/// All that the entry of an API says.
fn said(api: &Api) -> String {
    let texts = [("label", &api.label), ("source", &api.source), ("coverage", &api.coverage)].into_iter();
    let texts = texts.filter_map(|(key, text)| Some(format!("{key}: {}", text.as_ref()?)));
    texts.chain(api.published.map(numbers)).collect::<Vec<_>>().join("; ")
}

/// What one side has without a counterpart of its name.
#[derive(Default)]
struct Alone<'a> {
    apis: Vec<&'a Api>,
    /// Those of APIs that both sides have.
    resources: Vec<&'a Resource>,
}

impl<'a> Alone<'a> {
    fn all(&self) -> Vec<&'a Resource> {
        self.resources.iter().copied().chain(self.apis.iter().flat_map(|api| &api.resources)).collect()
    }

    /// What is not told by the settled resources; an API includes its resources.
    fn left(&self, settled: &HashSet<*const Resource>) -> Vec<Spot<'a>> {
        let is_left = |resource: &Resource| !settled.contains(&ptr::from_ref(resource));
        let resources = self.resources.iter().filter(|resource| is_left(resource)).map(|one| Spot::resource(one));
        let apis = self.apis.iter().filter(|api| api.resources.iter().any(is_left));
        resources.chain(apis.filter_map(|api| Spot::api(api))).collect()
    }
}
