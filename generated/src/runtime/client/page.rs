//! One page of a list.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::wire::WIRE;
use crate::runtime::{Object, Value};

/// One page of a list. `C` holds the records: a `Vec`, or a map by the field that the call asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<C> {
    /// The records. There may be none although more pages follow: the provider's page held nothing that was asked for.
    pub records: C,
    /// What stood among the records and is none, by its place; nothing is lost, and nothing costs the page.
    pub misfits: Vec<(usize, Value)>,
    /// Where the next page begins. `None` on the last one.
    pub next_cursor: Option<String>,
    /// Where the page before begins.
    pub previous_cursor: Option<String>,
    /// How many records there are, where the answer says.
    pub count: Option<i64>,
    /// The provider's list leaves out fields that reading a single record has.
    pub is_partial: Option<bool>,
    /// What else the answer says.
    pub extra: Object,
}

impl<C: Default> Default for Page<C> {
    fn default() -> Self {
        Self {
            records: C::default(),
            misfits: Vec::new(),
            next_cursor: None,
            previous_cursor: None,
            count: None,
            is_partial: None,
            extra: Object::new(),
        }
    }
}

/// What can hold the records of a page.
pub(crate) trait Collect<'de>: Default {
    /// Reads them, and hands back what is no record.
    fn collect<D: Deserializer<'de>>(deserializer: D) -> Result<Collected<Self>, D::Error>;
}

/// Records, and what stood among them.
pub(crate) struct Collected<C> {
    records: C,
    misfits: Vec<(usize, Value)>,
}

impl<'de, T: Deserialize<'de>> Collect<'de> for Vec<T> {
    fn collect<D: Deserializer<'de>>(deserializer: D) -> Result<Collected<Self>, D::Error> {
        deserializer.deserialize_any(Records(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Collect<'de> for BTreeMap<String, T> {
    fn collect<D: Deserializer<'de>>(deserializer: D) -> Result<Collected<Self>, D::Error> {
        deserializer.deserialize_any(ByKey(PhantomData))
    }
}

impl<'de, C: Collect<'de>> Deserialize<'de> for Page<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PageVisitor(PhantomData))
    }
}

struct PageVisitor<C>(PhantomData<C>);

impl<'de, C: Collect<'de>> Visitor<'de> for PageVisitor<C> {
    type Value = Page<C>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of records")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<C>, A::Error> {
        let mut page = Page::default();
        let mut found = false;
        while let Some(key) = map.next_key::<String>()? {
            if Some(key.as_str()) == WIRE.list_records {
                let Collected { records, misfits } = map.next_value_seed(CollectSeed(PhantomData))?;
                (page.records, page.misfits, found) = (records, misfits, true);
            } else {
                page.extra.insert(key, map.next_value()?);
            }
        }
        if !found {
            return Err(match WIRE.list_records {
                Some(key) => {
                    A::Error::custom(format_args!("a page of a list has its records in `{key}`, which is missing"))
                }
                None => A::Error::invalid_type(Unexpected::Map, &"a page of a list, which is an array of records"),
            });
        }
        page.take_envelope();
        Ok(page)
    }

    /// The debug format has the records without an envelope, and so has a list of which no envelope is known.
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Page<C>, A::Error> {
        let Collected { records, misfits } = C::collect(serde::de::value::SeqAccessDeserializer::new(seq))?;
        Ok(Page { records, misfits, ..Page::default() })
    }
}

impl<C> Page<C> {
    /// Moves what the envelope is known to say from `extra` to its fields. What does not fit stays there.
    fn take_envelope(&mut self) {
        self.next_cursor = self.take_cursor(WIRE.list_next_cursor);
        self.previous_cursor = self.take_cursor(WIRE.list_previous_cursor);
        self.count = self.take(WIRE.list_count, Value::as_i64);
        self.is_partial = self.take(WIRE.list_partial, Value::as_bool);
    }

    /// Servers say that there is no cursor with `null` or with an empty text; some have numbers for cursors.
    fn take_cursor(&mut self, key: Option<&str>) -> Option<String> {
        let cursor = self.take(key, |value| match value {
            Value::Null => Some(String::new()),
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })?;
        Some(cursor).filter(|cursor| !cursor.is_empty())
    }

    fn take<T>(&mut self, key: Option<&str>, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let key = key?;
        let read = read(self.extra.get(key)?)?;
        self.extra.remove(key);
        Some(read)
    }
}

struct CollectSeed<C>(PhantomData<C>);

impl<'de, C: Collect<'de>> DeserializeSeed<'de> for CollectSeed<C> {
    type Value = Collected<C>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Collected<C>, D::Error> {
        C::collect(deserializer)
    }
}

struct Records<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Records<T> {
    type Value = Collected<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Collected { records: Vec::new(), misfits: Vec::new() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (mut records, mut misfits) = (Vec::new(), Vec::new());
        for index in 0.. {
            match seq.next_element::<Element<T>>()? {
                Some(Element::Record(record)) => records.push(record),
                Some(Element::Misfit(value)) => misfits.push((index, value)),
                None => break,
            }
        }
        Ok(Collected { records, misfits })
    }
}

struct ByKey<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ByKey<T> {
    type Value = Collected<BTreeMap<String, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of records")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Collected { records: BTreeMap::new(), misfits: Vec::new() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut records, mut misfits) = (BTreeMap::new(), Vec::new());
        for index in 0.. {
            let Some(key) = map.next_key()? else { break };
            match map.next_value::<Element<T>>()? {
                Element::Record(record) => drop(records.insert(key, record)),
                Element::Misfit(value) => misfits.push((index, value)),
            }
        }
        Ok(Collected { records, misfits })
    }
}

/// A record, or what stands in its place.
enum Element<T> {
    Record(T),
    Misfit(Value),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ElementVisitor(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Element<T> {
    /// What is no object can be a record all the same, where the caller says what records are.
    #[cold]
    fn of(value: Value) -> Self {
        T::deserialize(value.clone()).map_or(Element::Misfit(value), Element::Record)
    }
}

struct ElementVisitor<T>(PhantomData<T>);

macro_rules! misfits {
    ($($visit:ident: $type:ty),*) => {$(
        fn $visit<E: Error>(self, value: $type) -> Result<Self::Value, E> {
            Ok(Element::of(value.into()))
        }
    )*};
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ElementVisitor<T> {
    type Value = Element<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Element::Record)
    }

    misfits!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str, visit_string: String);

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Element::of(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(Element::of)
    }
}
