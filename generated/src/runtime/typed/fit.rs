//! Parts of a request that were built for a provider.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::runtime::Field;

/// A part of a request, complete and of supported fields as far as the provider `P` is concerned.
///
/// Only the builder of the part makes one.
pub struct Fit<T, P> {
    part: T,
    provider: PhantomData<fn() -> P>,
}

impl<T, P> Fit<T, P> {
    pub(crate) const fn new(part: T) -> Self {
        Self { part, provider: PhantomData }
    }

    /// The part by itself.
    pub fn into_inner(self) -> T {
        self.part
    }
}

impl<T, P> Deref for Fit<T, P> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.part
    }
}

impl<T: Clone, P> Clone for Fit<T, P> {
    fn clone(&self) -> Self {
        Self::new(self.part.clone())
    }
}

impl<T: fmt::Debug, P> fmt::Debug for Fit<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.part.fmt(f)
    }
}

impl<T: PartialEq, P> PartialEq for Fit<T, P> {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

/// What a builder for the provider `P` takes where a request has a `Part`: a [`Fit`] for the same provider, or a list of
/// them where the request has a list. For [`AnyProvider`](super::AnyProvider) the parts themselves will do.
#[diagnostic::on_unimplemented(
    message = "`{Self}` was not built for `{P}`",
    label = "this part of the request is not known to fit the provider",
    note = "build every part of a request with `for_provider`, for the provider that the request is for"
)]
pub trait Parts<Part, P> {
    /// The member of the request.
    fn into_field(self) -> Field<Part>;
}

impl<T, P> Parts<T, P> for Fit<T, P> {
    fn into_field(self) -> Field<T> {
        Field::Value(self.part)
    }
}

impl<F: Parts<T, P>, T, P, const N: usize> Parts<Vec<T>, P> for [F; N] {
    fn into_field(self) -> Field<Vec<T>> {
        all(self.into_iter())
    }
}

impl<F: Parts<T, P>, T, P> Parts<Vec<T>, P> for Vec<F> {
    fn into_field(self) -> Field<Vec<T>> {
        all(self.into_iter())
    }
}

impl<F: Parts<T, P>, T, P> Parts<T, P> for Field<F> {
    fn into_field(self) -> Field<T> {
        match self {
            Field::Absent => Field::Absent,
            Field::Null => Field::Null,
            Field::Value(parts) => parts.into_field(),
        }
    }
}

/// A part alone is a value: in a list there is neither null nor absence for it to be.
fn all<F: Parts<T, P>, T, P>(parts: impl Iterator<Item = F>) -> Field<Vec<T>> {
    Field::Value(parts.filter_map(|part| part.into_field().into_value()).collect())
}
