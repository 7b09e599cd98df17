//! The wrappers that input types are made of: a value with its place, a key that may be absent or unusable, a
//! mapping in the order of the file.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use crate::source::Offset;

/// The name by which the tree's deserializer knows that a place is wanted.
pub(super) const SPANNED: &str = "$unified::Spanned";

/// A value and the bytes it was read from.
#[derive(Debug, Clone, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file; empty where the reader knew none.
    pub bytes: Range<usize>,
}

/// What a key of the format says.
#[derive(Debug, Clone, Default)]
pub enum Given<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there with a value that was reported already.
    Invalid,
    /// The key is there.
    Some(T),
}

/// A mapping whose keys the maintainer chooses, in the order of the file.
#[derive(Debug, Clone)]
pub struct Entries<T>(pub Vec<Item<T>>);

/// One entry of [`Entries`].
#[derive(Debug, Clone)]
pub struct Item<T> {
    /// The key and its place.
    pub key: Spanned<String>,
    /// The value.
    pub value: Given<T>,
}

/// A list in which one bad item costs that item only.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T>(pub Vec<Given<T>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// The items that could be read.
    pub fn usable(&self) -> impl Iterator<Item = &T> {
        self.0.iter().filter_map(Given::get)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

impl<T> Given<T> {
    /// The value, if there is a usable one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Some(value) => Some(value),
            _ => None,
        }
    }

    /// True when the key is not there at all: an unusable value is not absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T> Given<Spanned<T>> {
    /// Where the value starts, if there is a usable one.
    pub fn offset(&self) -> Option<Offset> {
        self.get().map(Spanned::offset)
    }
}

impl<T> Spanned<T> {
    /// Where the value starts.
    pub fn offset(&self) -> Offset {
        Offset::new(self.bytes.start)
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    /// Entries with a usable value.
    pub fn usable(&self) -> impl Iterator<Item = (&Spanned<String>, &T)> {
        self.0.iter().filter_map(|item| Some((&item.key, item.value.get()?)))
    }

    /// The usable value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.usable().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }
}

/// Two values are the same wherever they stand.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: PartialEq> PartialEq for Given<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Absent, Self::Absent) | (Self::Invalid, Self::Invalid) => true,
            (Self::Some(a), Self::Some(b)) => a == b,
            _ => false,
        }
    }
}

impl<T: PartialEq> PartialEq for Item<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl<T: PartialEq> PartialEq for Entries<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(SPANNED, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// Any reader but the tree's: no place is known.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(|value| Spanned { value, bytes: 0..0 })
    }

    /// The tree's reader: start, end, value.
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let missing = |part| move || de::Error::invalid_length(part, &SpannedVisitor::<T>(PhantomData));
        let start = seq.next_element()?.ok_or_else(missing(0))?;
        let end = seq.next_element()?.ok_or_else(missing(1))?;
        let value = seq.next_element()?.ok_or_else(missing(2))?;
        Ok(Spanned { value, bytes: start..end })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    /// Never fails: the tree's reader has reported the reason, and the run goes on to the next key.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(T::deserialize(deserializer).map_or(Self::Invalid, Self::Some))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            entries.push(Item { key, value });
        }
        Ok(Entries(entries))
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

impl<T: JsonSchema> JsonSchema for Given<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("EntriesOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}
