//! Providers as a source lists them.

use core::fmt;

use super::ProviderSet;
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
        let (list, slug) = (self.0.as_bytes(), provider.slug().as_bytes());
        let mut start = 0;
        while start < list.len() {
            let mut same = 0;
            while same < slug.len() && start + same < list.len() && list[start + same] == slug[same] {
                same += 1;
            }
            let end = end_of(list, start + same);
            if same == slug.len() && start + same == end {
                return true;
            }
            start = end + 1;
        }
        false
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        let list = self.0.as_bytes();
        let (mut start, mut len) = (0, 0);
        while start < list.len() {
            start = end_of(list, start) + 1;
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
        let mut rest = self.0.as_bytes();
        let mut set = ProviderSet::EMPTY;
        while !rest.is_empty() {
            let (slug, behind) = rest.split_at(end_of(rest, 0));
            if let Some(provider) = known(slug) {
                set = set.with(provider);
            }
            rest = if let [_, rest @ ..] = behind { rest } else { behind };
        }
        set
    }

    /// The providers, by slug.
    pub fn iter(self) -> impl Iterator<Item = Provider> {
        self.0.split(' ').filter_map(Provider::from_slug)
    }
}

const fn known(slug: &[u8]) -> Option<Provider> {
    match core::str::from_utf8(slug) {
        Ok(slug) => Provider::from_slug(slug),
        Err(_) => None,
    }
}

/// Where the slug ends that has this byte.
const fn end_of(list: &[u8], mut at: usize) -> usize {
    while at < list.len() && list[at] != b' ' {
        at += 1;
    }
    at
}

/// The slugs.
impl fmt::Debug for ProviderList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
