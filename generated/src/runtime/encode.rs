//! The one loop that writes every record.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Record, Value, View};

/// Writes the fields that are set, in the order of the schema, and then `extra`.
pub(crate) fn encode<R: Record, S: Serializer>(record: &R, serializer: S) -> Result<S::Ok, S::Error> {
    View::Record(record).serialize(serializer)
}

/// The same as a JSON value; `Null` for what JSON cannot hold, which no view is.
pub(crate) fn to_value(view: &View<'_>) -> Value {
    serde_json::to_value(view).unwrap_or(Value::Null)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Absent | View::Null => serializer.serialize_unit(),
            View::Bool(bool) => serializer.serialize_bool(*bool),
            View::Integer(integer) => serializer.serialize_i64(*integer),
            View::Number(number) => serializer.serialize_f64(*number),
            View::Text(text) => serializer.serialize_str(text),
            View::Raw(value) => value.serialize(serializer),
            View::Object(object) => object.serialize(serializer),
            View::Record(record) => encode_members(*record, serializer),
            View::List(list) => serializer.collect_seq(list.items()),
        }
    }
}

fn encode_members<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    // Readers that want the length in advance buffer; counting here would read every field twice.
    let mut map = serializer.serialize_map(None)?;
    for (name, view) in record.set_fields() {
        map.serialize_entry(name, &view)?;
    }
    for (name, value) in record.set_extra() {
        map.serialize_entry(name, value)?;
    }
    map.end()
}
