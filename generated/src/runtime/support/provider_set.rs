//! Sets of providers.

use core::fmt;

use crate::generated::provider::{COUNT, Provider};

const WORDS: usize = COUNT.div_ceil(64);

/// A set of providers, one bit each: no allocation, and usable while compiling.
///
/// ```
/// use truto_unified::{Provider, support::ProviderSet};
///
/// const FIRST: ProviderSet = ProviderSet::EMPTY.with(Provider::ALL[0]);
/// assert_eq!((FIRST.len(), FIRST.contains(Provider::ALL[0])), (1, true));
/// assert!(ProviderSet::ALL.difference(&FIRST).iter().eq(Provider::ALL[1..].iter().copied()));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProviderSet([u64; WORDS]);

impl ProviderSet {
    /// No provider.
    pub const EMPTY: Self = Self([0; WORDS]);

    /// Every provider.
    pub const ALL: Self = {
        let mut words = [u64::MAX; WORDS];
        // An empty last word is no word: there is a provider for its lowest bit at least.
        words[WORDS - 1] = u64::MAX >> (WORDS * 64 - COUNT);
        Self(words)
    };

    /// These providers; one that is named twice counts once.
    pub const fn from_slice(providers: &[Provider]) -> Self {
        let mut set = Self::EMPTY;
        let mut index = 0;
        while index < providers.len() {
            set = set.with(providers[index]);
            index += 1;
        }
        set
    }

    /// This set and one provider more.
    #[must_use]
    pub const fn with(mut self, provider: Provider) -> Self {
        self.0[provider as usize / 64] |= 1 << (provider as usize % 64);
        self
    }

    /// Whether the provider is in the set.
    pub const fn contains(&self, provider: Provider) -> bool {
        self.0[provider as usize / 64] & (1 << (provider as usize % 64)) != 0
    }

    /// The providers of either set.
    #[must_use]
    pub const fn union(mut self, other: &Self) -> Self {
        let mut word = 0;
        while word < WORDS {
            self.0[word] |= other.0[word];
            word += 1;
        }
        self
    }

    /// The providers of both sets.
    #[must_use]
    pub const fn intersection(mut self, other: &Self) -> Self {
        let mut word = 0;
        while word < WORDS {
            self.0[word] &= other.0[word];
            word += 1;
        }
        self
    }

    /// The providers of this set that the other one does not have.
    #[must_use]
    pub const fn difference(mut self, other: &Self) -> Self {
        let mut word = 0;
        while word < WORDS {
            self.0[word] &= !other.0[word];
            word += 1;
        }
        self
    }

    /// How many providers there are.
    pub const fn len(&self) -> usize {
        let (mut word, mut len) = (0, 0);
        while word < WORDS {
            len += self.0[word].count_ones() as usize;
            word += 1;
        }
        len
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The providers, by slug.
    pub const fn iter(&self) -> ProviderIter {
        ProviderIter { left: *self }
    }
}

impl fmt::Debug for ProviderSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl Default for ProviderSet {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl FromIterator<Provider> for ProviderSet {
    fn from_iter<I: IntoIterator<Item = Provider>>(providers: I) -> Self {
        providers.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl IntoIterator for ProviderSet {
    type Item = Provider;
    type IntoIter = ProviderIter;

    fn into_iter(self) -> ProviderIter {
        self.iter()
    }
}

impl IntoIterator for &ProviderSet {
    type Item = Provider;
    type IntoIter = ProviderIter;

    fn into_iter(self) -> ProviderIter {
        self.iter()
    }
}

/// The providers of a [`ProviderSet`], by slug.
#[derive(Clone, Debug)]
pub struct ProviderIter {
    left: ProviderSet,
}

impl Iterator for ProviderIter {
    type Item = Provider;

    fn next(&mut self) -> Option<Provider> {
        let word = self.left.0.iter().position(|word| *word != 0)?;
        let bits = &mut self.left.0[word];
        let bit = bits.trailing_zeros() as usize;
        *bits &= *bits - 1;
        Provider::ALL.get(word * 64 + bit).copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.len(), Some(self.left.len()))
    }
}

impl ExactSizeIterator for ProviderIter {}
