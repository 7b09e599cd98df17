//! What a generated `Provider` can do.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use super::text;
use crate::generated::provider::{COUNT, PROVIDERS, Provider};

// `slug`, `label` and `ProviderSet` index by the discriminant.
const _: () = assert!(PROVIDERS.len() == COUNT && Provider::ALL.len() == COUNT);

impl Provider {
    /// The name that the API uses: `bmchelix`.
    pub const fn slug(self) -> &'static str {
        valid(self.row().0)
    }

    /// The name that people use: `BMC Helix`.
    pub const fn label(self) -> &'static str {
        valid(self.row().1)
    }

    /// The provider of this slug. Upper and lower case differ.
    pub const fn from_slug(slug: &str) -> Option<Self> {
        Self::from_bytes(slug.as_bytes())
    }

    pub(super) const fn from_bytes(slug: &[u8]) -> Option<Self> {
        let (mut low, mut high) = (0, COUNT);
        while low < high {
            let middle = low.midpoint(high);
            match text::compare(Self::ALL[middle].row().0, slug) {
                Ordering::Equal => return Some(Self::ALL[middle]),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Slug and label.
    const fn row(self) -> (&'static [u8], &'static [u8]) {
        text::word(PROVIDERS[self as usize].as_bytes())
    }

    /// Those whose documented slug is within two typing errors, the nearest one first found.
    fn nearest(slug: &str) -> Option<Self> {
        let near = Self::ALL.iter().filter_map(|known| Some((text::distance(slug, known.slug())?, *known)));
        let (distance, known) = near.min_by_key(|(distance, _)| *distance)?;
        (distance <= 2 && distance < slug.len()).then_some(known)
    }
}

const fn valid(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a space is no part of another character"),
    }
}

/// The slug.
impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// The slug.
impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl FromStr for Provider {
    type Err = UnknownProvider;

    fn from_str(slug: &str) -> Result<Self, UnknownProvider> {
        Self::from_slug(slug).ok_or_else(|| UnknownProvider { nearest: Self::nearest(slug) })
    }
}

/// A slug that no provider has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownProvider {
    nearest: Option<Provider>,
}

impl UnknownProvider {
    /// The provider whose slug is spelled almost the same, if there is one.
    pub const fn nearest(&self) -> Option<Provider> {
        self.nearest
    }
}

impl fmt::Display for UnknownProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no provider has this slug")?;
        self.nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
    }
}

impl core::error::Error for UnknownProvider {}
