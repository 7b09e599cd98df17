//! Providers as a source lists them.

use core::fmt;

use super::{ProviderSet, text};
use crate::generated::provider::Provider;

/// Providers that a source lists, by slug. [`ProviderList::to_set`] has the same as a set.
///
/// ```
/// # #[cfg(feature = "ticketing")] {
/// use truto_unified::{Provider, support::Support, ticketing::accounts::operations::UPDATE};
///
/// let Support::Listed(listed) = UPDATE.request_field("website").unwrap().support else { unreachable!() };
/// assert!(listed.supported.contains(Provider::Front));
/// assert!(listed.supported.iter().eq([Provider::Front]));
/// # }
/// ```
// Text, since of each element of a slice rustc resolves the path, finds the type and evaluates the value; of a text there is one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProviderList(&'static str);

impl ProviderList {
    /// Slugs in their order, with a space between two.
    pub(crate) const fn new(slugs: &'static str) -> Self {
        Self(slugs)
    }

    /// Whether the provider is in the list.
    pub const fn contains(self, provider: Provider) -> bool {
        let (mut rest, own) = (self.0.as_bytes(), provider.slug().as_bytes());
        while !rest.is_empty() {
            let (slug, behind) = text::word(rest);
            if text::same(slug, own) {
                return true;
            }
            rest = behind;
        }
        false
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        let (mut rest, mut len) = (self.0.as_bytes(), 0);
        while !rest.is_empty() {
            rest = text::word(rest).1;
            len += 1;
        }
        len
    }

    /// Whether nobody is in the list.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The same as a set.
    pub const fn to_set(self) -> ProviderSet {
        let (mut rest, mut set) = (self.0.as_bytes(), ProviderSet::EMPTY);
        while !rest.is_empty() {
            let (slug, behind) = text::word(rest);
            if let Some(provider) = Provider::from_bytes(slug) {
                set = set.with(provider);
            }
            rest = behind;
        }
        set
    }

    /// The providers, by slug.
    pub fn iter(self) -> impl Iterator<Item = Provider> {
        self.0.split(' ').filter_map(Provider::from_slug)
    }
}

/// The slugs.
impl fmt::Debug for ProviderList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
