//! What setters take: a value or null, and never nothing.

use core::marker::PhantomData;

use super::Null;
use crate::runtime::{Content, DateTime, Field, Object, Value};

/// What a setter takes: a value, what becomes one, and in a body [`Null`].
///
/// It is not a [`Field`], because a field may be absent, and what a setter was called for counts as set.
#[derive(Debug)]
pub struct Sent<T, N = Nullable> {
    field: Field<T>,
    null: PhantomData<fn() -> N>,
}

/// In a body, where null clears a field.
#[derive(Debug)]
pub enum Nullable {}

/// In a query, where there is no null.
#[derive(Debug)]
pub enum NotNull {}

/// What becomes a [`Sent`]: the value, what it can be made of without a loss, and in a body [`Null`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be set where `{T}` is sent",
    label = "a value is wanted here, or in a body `typed::Null`",
    note = "what may not be there, an `Option` or a `Field`, is set only if it is there: `match` it first",
    note = "in a request for whichever provider, the struct itself has fields that may be absent"
)]
pub trait IntoSent<T, N = Nullable> {
    /// The value, or null.
    fn into_sent(self) -> Sent<T, N>;
}

#[diagnostic::do_not_recommend]
impl<T, N, V: Into<Sent<T, N>>> IntoSent<T, N> for V {
    fn into_sent(self) -> Sent<T, N> {
        self.into()
    }
}

/// What a setter does, in one call: what stands in a setter is compiled once a setter.
pub(crate) fn put<T>(field: &mut Field<T>, value: impl IntoSent<T>) {
    *field = value.into_sent().field;
}

/// The same where there is no null.
pub(crate) fn put_there<T>(field: &mut Option<T>, value: impl IntoSent<T, NotNull>) {
    *field = value.into_sent().field.into_value();
}

impl<T, N> Sent<T, N> {
    pub(crate) const fn value(value: T) -> Self {
        Self { field: Field::Value(value), null: PhantomData }
    }
}

impl<T: Content, N> From<T> for Sent<T, N> {
    fn from(value: T) -> Self {
        Self::value(value)
    }
}

impl<T: Content> From<Null> for Sent<T, Nullable> {
    fn from(_: Null) -> Self {
        Self { field: Field::Null, null: PhantomData }
    }
}

impl<T: Content, N, U: Into<T>, const L: usize> From<[U; L]> for Sent<Vec<T>, N> {
    fn from(values: [U; L]) -> Self {
        Self::value(values.into_iter().map(Into::into).collect())
    }
}

impl<N> From<Vec<&str>> for Sent<Vec<String>, N> {
    fn from(values: Vec<&str>) -> Self {
        Self::value(values.into_iter().map(str::to_owned).collect())
    }
}

/// Values that become others without a loss.
macro_rules! sent_from {
    ($($to:ty: $($from:ty),*;)*) => {$($(
        impl<N> From<$from> for Sent<$to, N> {
            fn from(value: $from) -> Self {
                Self::value(value.into())
            }
        }
    )*)*};
}

sent_from! {
    String: &str;
    DateTime: &str, String;
    Value: &str, String, bool, i64, f64, Object;
    i64: i8, i16, i32, u8, u16, u32;
    f64: i8, i16, i32, u8, u16, u32, f32;
}
