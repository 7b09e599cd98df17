//! The members of a request: absent, null or a value.

use super::DateTime;

/// A member of a request body, of which `PATCH` tells three states apart.
///
/// | | is sent as | and means |
/// | --- | --- | --- |
/// | [`Field::Absent`], the default | nothing | leave the field as it is |
/// | [`Field::Null`] | `null` | clear the field |
/// | [`Field::Value`] | the value | set the field |
///
/// ```
/// # #[cfg(feature = "ticketing")] {
/// use truto_unified::{Field, ticketing::accounts::UpdateAccount};
///
/// let body = UpdateAccount {
///     name: "Acme".into(),
///     domains: Field::Null,
///     ..Default::default()
/// };
/// assert_eq!(serde_json::to_string(&body)?, r#"{"name":"Acme","domains":null}"#);
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Field<T> {
    /// Not sent.
    #[default]
    Absent,
    /// Sent as `null`.
    Null,
    /// Sent.
    Value(T),
}

impl<T> Field<T> {
    /// Whether the field is not sent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the field is sent as `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Field::Null)
    }

    /// The value, if there is one.
    pub const fn as_value(&self) -> Option<&T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// The value, if there is one, to be changed.
    pub const fn as_value_mut(&mut self) -> Option<&mut T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// The value, if there is one, by itself.
    pub fn into_value(self) -> Option<T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// `None` leaves the field as it is.
    pub fn absent_if_none(value: Option<T>) -> Self {
        value.map_or(Field::Absent, Field::Value)
    }

    /// `None` clears the field.
    pub fn null_if_none(value: Option<T>) -> Self {
        value.map_or(Field::Null, Field::Value)
    }

    /// Changes the value, if there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Field::Absent => Field::Absent,
            Field::Null => Field::Null,
            Field::Value(value) => Field::Value(change(value)),
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Field::Value(value)
    }
}

impl From<&str> for Field<String> {
    fn from(value: &str) -> Self {
        Field::Value(value.to_owned())
    }
}

impl From<&str> for Field<DateTime> {
    fn from(value: &str) -> Self {
        Field::Value(value.into())
    }
}

impl From<String> for Field<DateTime> {
    fn from(value: String) -> Self {
        Field::Value(value.into())
    }
}

impl<T> From<T> for Field<Box<T>> {
    fn from(value: T) -> Self {
        Field::Value(Box::new(value))
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for Field<Vec<T>> {
    fn from(values: [U; N]) -> Self {
        Field::Value(values.into_iter().map(Into::into).collect())
    }
}
