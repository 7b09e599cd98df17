//! The one loop that reads every record, generic over the deserializer alone.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::encode::to_value;
use super::{Misfit, Outcome, Record, Scalar, Slot, Value};

/// Reads a record. Anything but an object is an error that names the type.
pub(crate) fn decode<'de, R: Record + Default, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut record = R::default();
    fill(&mut record, deserializer)?;
    Ok(record)
}

fn fill<'de, D: Deserializer<'de>>(record: &mut dyn Record, deserializer: D) -> Result<(), D::Error> {
    deserializer.deserialize_map(RecordVisitor(record))
}

struct RecordVisitor<'a>(&'a mut dyn Record);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", self.0.shape().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let name = self.0.shape().name;
        fill_fields(self.0, map)?
            .map_err(|_| A::Error::custom(format_args!("invalid type: number, expected an object ({name})")))
    }
}

/// Puts every field of an object into its slot, and what does not fit aside. Of duplicate keys the last one wins.
fn fill_fields<'de, A: MapAccess<'de>>(record: &mut dyn Record, mut map: A) -> Result<Outcome, A::Error> {
    let names = record.shape().fields;
    let mut next = 0;
    let mut any_aside = false;
    while let Some(key) = map.next_key_seed(KeySeed { names, next })? {
        let (name, value) = match key {
            Key::Known(index) => {
                next = index + 1;
                let outcome = map.next_value_seed(SlotSeed(record.slot(index)))?;
                if any_aside {
                    record.unset_aside(names[index]);
                }
                let Err(Misfit(value)) = outcome else {
                    continue;
                };
                record.slot(index).retract();
                (names[index].to_owned(), *value)
            }
            Key::Unknown(name) => (name, map.next_value()?),
        };
        if let Some(number) = disguised_number(&name, &value) {
            return Ok(Err(number.into()));
        }
        any_aside = true;
        record.set_aside(name, value);
    }
    Ok(Ok(()))
}

/// How `serde_json` spells a number where a crate of the build switches its `arbitrary_precision` on: as an object.
const NUMBER_KEY: &str = "$serde_json::private::Number";

fn disguised_number(name: &str, value: &Value) -> Option<Value> {
    if name != NUMBER_KEY {
        return None;
    }
    let object = MapDeserializer::<_, serde_json::Error>::new(std::iter::once((NUMBER_KEY, value.as_str()?)));
    Value::deserialize(object).ok().filter(Value::is_number)
}

enum Key {
    Known(usize),
    Unknown(String),
}

/// Finds a key's index. Fields usually come in the schema's order, so `next` is tried first.
struct KeySeed {
    names: &'static [&'static str],
    next: usize,
}

impl KeySeed {
    #[inline]
    fn index(&self, key: &str) -> Option<usize> {
        if self.names.get(self.next).is_some_and(|name| *name == key) {
            return Some(self.next);
        }
        self.names.iter().position(|name| *name == key)
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(self.index(key).map_or_else(|| Key::Unknown(key.to_owned()), Key::Known))
    }

    fn visit_string<E: Error>(self, key: String) -> Result<Key, E> {
        Ok(self.index(&key).map_or(Key::Unknown(key), Key::Known))
    }
}

/// Puts one value into a slot, whatever its kind; it never fails but for malformed input.
struct SlotSeed<'a>(&'a mut dyn Slot);

impl<'de> DeserializeSeed<'de> for SlotSeed<'_> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for SlotSeed<'_> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, bool: bool) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Bool(bool)))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Integer(integer)))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Outcome, E> {
        Ok(self.0.put(i64::try_from(integer).map_or(Scalar::Unsigned(integer), Scalar::Integer)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Number(number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Text(text.into())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Outcome, E> {
        Ok(self.0.put(Scalar::Text(text.into())))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Outcome, A::Error> {
        if let Some(record) = self.0.open_record() {
            let outcome = fill_fields(record, map)?;
            return Ok(outcome.inspect_err(|_| self.0.retract()));
        }
        match Value::deserialize(MapAccessDeserializer::new(map))? {
            // An object that turns out to be a number: see `NUMBER_KEY`.
            Value::Number(number) => Ok(self.0.put((&number).into())),
            value => Ok(self.0.put_raw(value)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Outcome, A::Error> {
        if let Some(list) = self.0.open_list() {
            return Ok(fill_list(list, seq)?.inspect_err(|_| self.0.retract()));
        }
        let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(self.0.put_raw(value))
    }
}

/// Appends every element. If one does not fit, the array as a whole does not.
fn fill_list<'de, A: SeqAccess<'de>>(list: &mut dyn Slot, mut seq: A) -> Result<Outcome, A::Error> {
    while let Some(outcome) = seq.next_element_seed(SlotSeed(list))? {
        if let Err(misfit) = outcome {
            return give_up(list, misfit, seq).map(Err);
        }
    }
    Ok(Ok(()))
}

/// The whole array as JSON: what was put so far (as it was read, without the `null`s of its records), and the rest.
fn give_up<'de, A: SeqAccess<'de>>(list: &mut dyn Slot, misfit: Misfit, mut seq: A) -> Result<Misfit, A::Error> {
    let mut elements = match to_value(&list.view()) {
        Value::Array(elements) => elements,
        _ => Vec::new(),
    };
    elements.push(*misfit.0);
    while let Some(element) = seq.next_element()? {
        elements.push(element);
    }
    Ok(Value::Array(elements).into())
}
