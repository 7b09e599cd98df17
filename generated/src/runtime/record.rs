//! What a generated struct tells the shared loops about itself.

use super::{Object, Slot, View};

/// A struct's name, and its fields' names on the wire in the order of the schema.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
}

/// A struct whose fields are reached by their index in [`Shape::fields`].
///
/// Every index past the last field means `extra`: one arm more is cheaper to check than a method more.
pub(crate) trait Record {
    /// The name and the fields.
    fn shape(&self) -> &'static Shape;
    /// The field of this index, to be written.
    fn slot(&mut self, index: usize) -> &mut dyn Slot;
    /// The field of this index, to be read.
    fn value(&self, index: usize) -> &dyn Slot;
}

const EXTRA: usize = usize::MAX;

impl dyn Record + '_ {
    /// What no field could hold, by its name.
    pub(crate) fn extra(&self) -> Option<&Object> {
        match self.value(EXTRA).view() {
            View::Object(extra) => Some(extra),
            _ => None,
        }
    }

    /// Puts a value aside under its own name. `record!` gives every record an `extra`.
    pub(crate) fn set_aside(&mut self, name: String, value: serde_json::Value) {
        if let Some(extra) = self.slot(EXTRA).as_object_mut() {
            extra.insert(name, value);
        }
    }

    /// Forgets what an earlier field of the same name put aside.
    pub(crate) fn unset_aside(&mut self, name: &str) {
        if let Some(extra) = self.slot(EXTRA).as_object_mut() {
            extra.remove(name);
        }
    }

    /// The fields that are set, by index, and what they hold.
    pub(crate) fn set_fields(&self) -> impl Iterator<Item = (&'static str, View<'_>)> {
        let names = self.shape().fields.iter().copied().enumerate();
        names.map(|(index, name)| (name, self.value(index).view())).filter(|(_, view)| !view.is_absent())
    }

    /// What `extra` adds to the fields that are set: a set field wins over an entry of its name.
    pub(crate) fn set_extra(&self) -> impl Iterator<Item = (&String, &serde_json::Value)> {
        self.extra().into_iter().flatten().filter(|(name, _)| !self.is_set(name))
    }

    fn is_set(&self, name: &str) -> bool {
        let index = self.shape().fields.iter().position(|known| *known == name);
        index.is_some_and(|index| !self.value(index).view().is_absent())
    }
}

impl<R: Record> Record for Box<R> {
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn slot(&mut self, index: usize) -> &mut dyn Slot {
        (**self).slot(index)
    }

    fn value(&self, index: usize) -> &dyn Slot {
        (**self).value(index)
    }
}

/// Gives a [`Record`] what every struct has, and hands all of it to the shared loops: `record!(Name)`.
///
/// `record!(Name { 0: field = "wire name", … })` makes the struct a [`Record`] too; it has a `Default` and an
/// `extra: Object`. The indices count up from 0: a `match` over literals is what rustc checks fastest.
macro_rules! record {
    ($name:ident { $($index:literal: $field:ident = $wire:expr),* $(,)? }) => {
        impl $crate::runtime::Record for $name {
            fn shape(&self) -> &'static $crate::runtime::Shape {
                &$crate::runtime::Shape { name: stringify!($name), fields: &[$($wire),*] }
            }

            #[allow(clippy::match_single_binding, reason = "a record may have no field but `extra`")]
            fn slot(&mut self, index: usize) -> &mut dyn $crate::runtime::Slot {
                match index {
                    $($index => &mut self.$field,)*
                    _ => &mut self.extra,
                }
            }

            #[allow(clippy::match_single_binding, reason = "a record may have no field but `extra`")]
            fn value(&self, index: usize) -> &dyn $crate::runtime::Slot {
                match index {
                    $($index => &self.$field,)*
                    _ => &self.extra,
                }
            }
        }

        $crate::runtime::record!($name);
    };
    ($name:ident) => {
        impl Clone for $name {
            fn clone(&self) -> Self {
                $crate::runtime::duplicate(self)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::same(self, other)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::debug(self, f)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::encode(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::decode(deserializer)
            }
        }
    };
}
pub(crate) use record;
