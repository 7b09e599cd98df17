//! Enums that outlive their documentation.

use std::fmt;

/// A value of an enum that this version of the crate does not know.
///
/// Its text comes from the enum's `as_str`, not from here, and only the enum makes one: a value that is unknown today
/// becomes a variant of its own as soon as it is documented, and code that had matched on the text would then
/// silently stop to match. Compare the enum's `as_str` instead; it gives the same text before and after.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    pub(crate) fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Gives an enum with `as_str`, `known` and an `Unrecognized(Unrecognized)` variant what every such enum has:
/// `open_enum!(Name)`.
///
/// `open_enum!(Name { Variant = "wire value", … })` writes the first two as well.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $name {
            /// The documented values, as they are written in JSON.
            pub const VALUES: &'static [&'static str] = &[$($wire),*];

            /// The value as it is written in JSON, whether this version knows it or not.
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $wire,)*
                    $name::Unrecognized(other) => other.text(),
                }
            }

            fn known(text: &str) -> ::core::option::Option<Self> {
                Some(match text {
                    $($wire => $name::$variant,)*
                    _ => return None,
                })
            }
        }

        $crate::runtime::open_enum!($name);
    };
    ($name:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::Unrecognized($crate::runtime::Unrecognized::new(text)))
            }
        }

        impl From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::known(&text).unwrap_or_else(|| Self::Unrecognized($crate::runtime::Unrecognized::new(text)))
            }
        }

        impl From<&str> for $crate::runtime::Field<$name> {
            fn from(text: &str) -> Self {
                $crate::runtime::Field::Value(text.into())
            }
        }

        impl<N> From<&str> for $crate::typed::Sent<$name, N> {
            fn from(text: &str) -> Self {
                $crate::typed::Sent::value(text.into())
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                <::std::string::String as ::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }

        impl $crate::runtime::Content for $name {
            fn from_scalar(scalar: $crate::runtime::Scalar<'_>) -> $crate::runtime::Outcome<Self> {
                scalar.into_text().map(|text| Self::from(&*text))
            }

            fn view(&self) -> $crate::runtime::View<'_> {
                $crate::runtime::View::Text(self.as_str())
            }
        }
    };
}
pub(crate) use open_enum;
