//! Tries the rules of decoding and encoding on a record type of which it knows nothing.

mod agreement;
mod dice;
#[cfg(feature = "reqwest")]
mod loopback;
pub(crate) mod sample;
mod tests;

use std::fmt::{Debug, Display};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{Content, Object, Record, Value};

pub(crate) use agreement::{Bound, Sent, agree, builder_agrees, offered, tried};
#[cfg(feature = "reqwest")]
pub(crate) use loopback::{ID, Loopback, filled, free_form};

/// How many documents that nobody wrote each type reads.
const DOCUMENTS: u64 = 24;

const UNKNOWN: &str = "a field that no schema has";

/// Panics if decoding a `T` loses something, or fails, whatever its fields hold.
pub(crate) fn exercise<T>()
where
    T: Record + Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned,
{
    let fields = named::<T>();
    names_are_unique(fields);
    assert_eq!(encoded(&T::default()), json!({}), "a default record holds something");
    for probe in probes() {
        for field in fields {
            holds::<T>(&object([(*field, probe.clone()), (UNKNOWN, json!([1, {"a": null}]))]));
        }
        holds::<T>(&object(fields.iter().map(|field| (*field, probe.clone()))));
        holds::<T>(&object(fields.iter().rev().map(|field| (*field, probe.clone()))));
        fails::<T>(&probe);
    }
    for seed in 0..DOCUMENTS {
        holds::<T>(&dice::Dice::new(seed).object(fields, 3));
    }
    for field in fields {
        last_one_wins::<T>(field);
        finds_its_field::<T>(field);
    }
}

/// The record's fields. Its name goes before whatever then fails.
fn named<T: Record + Default>() -> &'static [&'static str] {
    let shape = T::default().shape();
    println!("{}", shape.name);
    shape.fields
}

/// Panics if an enum loses a value, known or not.
pub(crate) fn open_enum<T>(values: &[&str])
where
    T: Content + Debug + Display + PartialEq + for<'a> From<&'a str> + Serialize + DeserializeOwned,
{
    println!("{}", std::any::type_name::<T>());
    for value in values.iter().copied().chain(["", "a value that no enum has", "\u{0}\u{1F600}"]) {
        let text = Value::from(value);
        let read: T = serde_json::from_value(text.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(read, T::from(value));
        assert_eq!(read.to_string(), value);
        assert_eq!(encoded(&read), text);
        let known = !format!("{read:?}").starts_with("Unrecognized(");
        assert_eq!(known, values.contains(&value), "{read:?}");
    }
}

/// Something of every kind, the wrong one for every type among them.
fn probes() -> Vec<Value> {
    let scalars =
        [json!(null), json!(true), json!(7), json!(-7), json!(3.0), json!(1.5), json!(u64::MAX), json!(1e300)];
    let texts = [
        "",
        "12",
        "012",
        "1.5",
        "true",
        "2024-05-01T10:00:00Z",
        "no date",
        "a value that no enum has",
        "\u{0}\u{1F600}",
    ];
    let objects =
        [json!({}), json!({"id": "1", "unknown": {"a": [null]}}), json!({"type": null, "id": [], "name": {}})];
    let singles: Vec<Value> = scalars.into_iter().chain(texts.map(Value::from)).chain(objects).collect();
    let mut probes =
        vec![json!([]), json!([[]]), json!([["a"], [1]]), json!(["a", 1, {}]), json!([{}, "a", null, {"id": 1}])];
    for single in singles {
        probes.push(json!([single, single]));
        probes.push(single);
    }
    probes
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Object>().into()
}

fn names_are_unique(fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        assert!(!fields[..index].contains(field), "two fields are called `{field}`");
    }
}

fn encoded<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).unwrap_or_else(|error| panic!("cannot be encoded: {error}"))
}

fn decoded<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("cannot be decoded: {error}\n{json}"))
}

/// One document, through every way in and out.
fn holds<T>(document: &Value)
where
    T: Record + Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned,
{
    let text = document.to_string();
    let record: T = decoded(&text);
    let by_value: T = serde_json::from_value(document.clone()).unwrap_or_else(|error| panic!("{error}: {document}"));
    let by_reader: T = serde_json::from_reader(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {document}"));
    assert_eq!(record, by_value, "read otherwise from a `Value`: {document}");
    assert_eq!(record, by_reader, "read otherwise from a reader: {document}");
    assert_eq!(record, record.clone(), "the clone differs: {document}");
    assert_eq!(format!("{record:?}"), format!("{:?}", record.clone()), "the clone shows otherwise: {document}");

    let out = serde_json::to_string(&record).unwrap_or_else(|error| panic!("cannot be encoded: {error}: {document}"));
    assert_eq!(decoded::<T>(&out), record, "encoded, then decoded to something else: {document} -> {out}");
    assert!(kept(document, &decoded(&out)), "something got lost: {document} -> {out}");
    for name in document.as_object().into_iter().flatten().map(|(name, _)| Value::from(name.as_str()).to_string()) {
        let written = top_level_keys(&out).filter(|key| *key == name).count();
        assert!(written <= 1, "{name} is written {written} times: {out}");
    }
}

/// The keys of an object's own members, quoted, duplicates included.
fn top_level_keys(json: &str) -> impl Iterator<Item = String> {
    let keys: Keys = decoded(json);
    keys.0.into_iter().map(|key| Value::from(key).to_string())
}

struct Keys(Vec<String>);

impl<'de> serde::Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> serde::de::Visitor<'de> for Collect {
            type Value = Keys;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = map.next_entry::<String, serde::de::IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Whether `out` says what `input` said: all of it but `null`s, and scalars of another kind if they read the same.
fn kept(input: &Value, out: &Value) -> bool {
    match (input, out) {
        (Value::Object(input), Value::Object(out)) => {
            input.iter().all(|(name, value)| value.is_null() || out.get(name).is_some_and(|found| kept(value, found)))
        }
        (Value::Array(input), Value::Array(out)) => {
            input.len() == out.len() && input.iter().zip(out).all(|(input, out)| kept(input, out))
        }
        (Value::Null, out) => out.is_null(),
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => false,
        (input, out) => plain(input) == plain(out) || number(input).is_some_and(|same| number(out) == Some(same)),
    }
}

fn plain(scalar: &Value) -> String {
    scalar.as_str().map_or_else(|| scalar.to_string(), str::to_owned)
}

/// A number, or text that is one, as far as an `f64` tells it from its neighbours.
fn number(scalar: &Value) -> Option<f64> {
    serde_json::from_str(&plain(scalar)).ok().filter(|number: &f64| number.abs() < 9e15)
}

fn fails<T: Record + Default + Debug + DeserializeOwned>(document: &Value) {
    if document.is_object() {
        return;
    }
    let name = T::default().shape().name;
    let error = match serde_json::from_str::<T>(&document.to_string()) {
        Ok(record) => panic!("{document} became {record:?}"),
        Err(error) => error.to_string(),
    };
    assert!(error.contains(name), "the error does not name `{name}`: {error}");
}

/// Of duplicate keys the last one wins, with nothing left of the others.
fn last_one_wins<T: Record + Debug + PartialEq + Serialize + DeserializeOwned>(field: &str) {
    let name = Value::from(field);
    for first in probes() {
        for last in [json!("12"), json!({"id": "1"}), json!(["a"]), json!(null)] {
            let twice: T = decoded(&format!("{{{name}: {first}, {name}: {last}}}"));
            let once: T = decoded(&format!("{{{name}: {last}}}"));
            assert_eq!(twice, once, "{first} before {last} in `{field}` makes a difference");
        }
    }
}

/// A field that takes none of the probes is not reached by its name.
fn finds_its_field<T: Record + DeserializeOwned>(field: &str) {
    let name = Value::from(field);
    let takes = |probe: &Value| {
        let record: T = decoded(&format!("{{{name}: {probe}}}"));
        (&record as &dyn Record).set_fields().any(|(set, _)| set == field)
    };
    assert!(probes().iter().any(takes), "nothing gets into `{field}`");
}
