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

/// What a builder for the provider `P` takes where a request has a `Part`: a [`Fit`] for the same provider, a list of them
/// where the request has a list, or [`Null`]. For [`AnyProvider`](super::AnyProvider) the parts themselves will do.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fit a request to `{P}` here",
    label = "not a part that was built for this provider, nor a list of such parts where the request has a list",
    note = "build every part for the provider that the request is for: `for_provider(…)` to `.build()`"
)]
pub trait Parts<Part, P>: Sealed {
    /// The member of the request.
    fn into_field(self) -> Field<Part>;
}

/// What the setter of a part does.
pub(crate) fn put_part<T, P>(field: &mut Field<T>, part: impl Parts<T, P>) {
    *field = part.into_field();
}

/// The same where there is no null.
pub(crate) fn put_part_there<T, P>(field: &mut Option<T>, part: impl Parts<T, P>) {
    *field = part.into_field().into_value();
}

/// Clears a part of a record, or all parts of a list: it is sent as `null`.
#[derive(Clone, Copy, Debug)]
pub struct Null;

/// Only what is checked may pass for a part: nobody else can name this.
#[allow(unreachable_pub, reason = "a public trait has it above it")]
pub trait Sealed {}

impl<T, P> Sealed for Fit<T, P> {}
impl<F, const N: usize> Sealed for [F; N] {}
impl<F> Sealed for Vec<F> {}
impl Sealed for Null {}

#[diagnostic::do_not_recommend]
impl<T, P> Parts<T, P> for Fit<T, P> {
    fn into_field(self) -> Field<T> {
        Field::Value(self.part)
    }
}

#[diagnostic::do_not_recommend]
impl<T, P> Parts<T, P> for Null {
    fn into_field(self) -> Field<T> {
        Field::Null
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

fn all<F: Parts<T, P>, T, P>(parts: impl Iterator<Item = F>) -> Field<Vec<T>> {
    Field::Value(parts.filter_map(|part| part.into_field().into_value()).collect())
}
