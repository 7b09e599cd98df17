//! `spec/schema.json`: the format for editors, made from the input types.
//!
//! It says the format and nothing of one specification, so it changes with the code only: a run that was cut short
//! between it and the generated folder leaves two wholes that agree.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::json;

use crate::input::Resource;
use crate::lower::TYPE_WORDS;
use crate::model::Format;

/// The schema of a resource's file, as JSON text with a newline at its end.
pub fn resource() -> String {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Resource>();
    RecursiveTransform(close).transform(&mut schema);
    RecursiveTransform(name_values).transform(&mut schema);
    schema.insert("title".to_owned(), json!("A resource of a unified API"));
    require(&mut schema, &["object", "operations"]);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_else(|_| unreachable!("a schema is JSON"));
    text.push('\n');
    text
}

/// A key that the format does not have is an error, in an editor as in the checks.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), json!(false));
    }
    schema.remove("default");
}

/// Completes the words of `type` and `format`.
fn name_values(schema: &mut Schema) {
    let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) else { return };
    if properties.contains_key("format") {
        if let Some(format) = properties.get_mut("format").and_then(serde_json::Value::as_object_mut) {
            format.insert("enum".to_owned(), json!(Format::ALL.map(Format::as_str)));
        }
        if let Some(ty) = properties.get_mut("type").and_then(serde_json::Value::as_object_mut) {
            ty.insert("pattern".to_owned(), json!(format!("^(array<)*({})>*$", TYPE_WORDS.join("|"))));
            ty.insert("examples".to_owned(), json!(examples()));
        }
    }
}

fn examples() -> Vec<String> {
    let words = TYPE_WORDS.iter().map(|word| (*word).to_owned());
    words.chain(TYPE_WORDS.iter().map(|word| format!("array<{word}>"))).collect()
}

fn require(schema: &mut Schema, keys: &[&str]) {
    schema.insert("required".to_owned(), json!(keys));
}
