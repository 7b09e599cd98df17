//! Providers, and which of both sides are the same one.

use super::matching::{Matched, Pair, by_name, certain_by};
use super::{Facts, Spot};
use crate::diff::change::{Sides, Text, What, Who};
use crate::model::{Provider, ProviderId, Spec};

/// The providers of both sides.
pub(super) struct Providers<'a> {
    specs: Sides<&'a Spec>,
    /// By the number before: the number after.
    after: Vec<Option<ProviderId>>,
    /// By the number after: it is there before, too.
    is_known: Vec<bool>,
    both: Vec<Sides<&'a Provider>>,
    lost: Vec<&'a Provider>,
    gained: Vec<&'a Provider>,
    renamed: Vec<Sides<&'a Provider>>,
}

impl<'a> Providers<'a> {
    pub(super) fn new(before: &'a Spec, after: &'a Spec) -> Self {
        let matched = by_name(&before.providers, &after.providers, |provider| &provider.slug);
        let Matched { both, lost, gained, .. } = matched;
        let of = |provider: &&'a Provider| provider.label.as_str();
        let labels = Sides::new(lost.iter().map(of).collect(), gained.iter().map(of).collect());
        let pairs = certain_by(&lost, &gained, &labels, |_, _| true);
        let renamed: Vec<_> = pairs.iter().map(|Pair { before, after }| Sides::new(**before, **after)).collect();
        let of = |slugs: &dyn Fn(&Sides<&'a Provider>) -> bool| renamed.iter().any(slugs);
        let lost = lost.into_iter().filter(|lost| !of(&|pair| pair.before.slug == lost.slug)).collect();
        let gained = gained.into_iter().filter(|gained| !of(&|pair| pair.after.slug == gained.slug)).collect();
        let mut providers = Self {
            specs: Sides::new(before, after),
            after: vec![None; before.providers.len()],
            is_known: vec![false; after.providers.len()],
            both,
            lost,
            gained,
            renamed,
        };
        providers.number();
        providers
    }

    /// Providers are sorted by slug.
    fn number(&mut self) {
        let index =
            |spec: &Spec, slug: &str| spec.providers.binary_search_by(|known| known.slug.as_str().cmp(slug)).ok();
        for pair in self.both.iter().chain(&self.renamed) {
            let before = index(self.specs.before, &pair.before.slug);
            let after = index(self.specs.after, &pair.after.slug);
            if let (Some(before), Some(after)) = (before, after) {
                self.after[before] = ProviderId::new(after);
                self.is_known[after] = true;
            }
        }
    }

    /// The number after of a provider before; `None` where it is gone.
    pub(super) fn after(&self, before: ProviderId) -> Option<ProviderId> {
        self.after[before.index()]
    }

    /// The provider of this number after was there before.
    pub(super) fn is_known(&self, after: ProviderId) -> bool {
        self.is_known[after.index()]
    }

    /// The provider of this number after.
    pub(super) fn who(&self, after: ProviderId) -> Who {
        let provider = self.specs.after.provider(after);
        Who { slug: provider.slug.clone(), label: provider.label.clone() }
    }
}

impl Facts<'_, '_> {
    pub(super) fn providers(&mut self) {
        let providers = &self.context.providers;
        for pair in &providers.both {
            let spots = pair.map(Spot::provider);
            self.rust_name(spots, pair.map(|provider| provider.name.as_str()));
            let labels = pair.map(|provider| &provider.label);
            self.differ(spots, labels, |labels| What::Text(Text::Label, labels.map(|label| Some(label.clone()))));
        }
        for pair in &providers.renamed {
            let slugs = pair.map(|provider| provider.slug.clone());
            let spots = pair.map(Spot::provider);
            self.push(spots, What::Name(slugs));
            self.rust_name(spots, pair.map(|provider| provider.name.as_str()));
        }
        for lost in &providers.lost {
            self.lost(Spot::provider(lost), false);
        }
        for gained in &providers.gained {
            self.gained(Spot::provider(gained), false);
        }
    }
}
