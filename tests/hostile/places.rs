//! Where texts stand in a specification, by the schema of its files, so that no new key is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use unified_codegen::input;

/// What leads to a value in a document; a key that is itself the text is the last step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
    /// The name of an entry.
    Name(String),
}

/// The kinds of places of one file: `Field.description`, and all of that kind in a document.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) kinds: BTreeSet<String>,
    pub(crate) found: BTreeMap<String, Vec<Vec<Step>>>,
}

/// The places of texts in a file of this path.
pub(crate) fn places(path: &str, document: &Value) -> Places {
    match path {
        "platform.yaml" => of::<input::Platform>(document),
        "providers.yaml" => of::<input::Providers>(document),
        "apis.yaml" => of::<input::Apis>(document),
        "names.yaml" => of::<input::Overrides>(document),
        _ => of::<input::Resource>(document),
    }
}

fn of<T: JsonSchema>(document: &Value) -> Places {
    let schema: Schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    let schema = schema.to_value();
    let mut walk = Walk { root: &schema, places: Places::default() };
    walk.kinds(&schema, &T::schema_name(), &mut BTreeSet::new());
    walk.values(&schema, &T::schema_name(), document, &[]);
    walk.places
}

struct Walk<'s> {
    root: &'s Value,
    places: Places,
}

impl<'s> Walk<'s> {
    /// The schema that is meant, and what its places are called after.
    fn resolved(&self, schema: &'s Value, name: &str) -> (&'s Value, String) {
        let reference = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
        match reference {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("a reference stays within the schema");
                let target = self.root.pointer(pointer).expect("a reference leads somewhere");
                (target, pointer.rsplit('/').next().unwrap_or_default().to_owned())
            }
            None => (schema, name.to_owned()),
        }
    }

    /// Every place that the schema has.
    fn kinds(&mut self, schema: &'s Value, name: &str, seen: &mut BTreeSet<String>) {
        let (schema, name) = self.resolved(schema, name);
        if is_text(schema) {
            self.places.kinds.insert(name);
            return;
        }
        if schema.get("properties").is_some() && !seen.insert(name.clone()) {
            return;
        }
        for (key, inner) in parts(schema) {
            match key {
                Part::Key(key) => self.kinds(inner, &format!("{name}.{key}"), seen),
                Part::Items => self.kinds(inner, &format!("{name}[]"), seen),
                Part::Entries => {
                    self.places.kinds.insert(format!("{name} (name)"));
                    self.kinds(inner, &format!("{name}.*"), seen);
                }
                Part::Either => self.kinds(inner, &name, seen),
            }
        }
    }

    /// Every text of the document, under the place that the schema has for it.
    fn values(&mut self, schema: &'s Value, name: &str, value: &Value, path: &[Step]) {
        let (schema, name) = self.resolved(schema, name);
        if is_text(schema) && value.is_string() {
            self.places.found.entry(name).or_default().push(path.to_vec());
            return;
        }
        let within = |step: Step| [path, &[step]].concat();
        for (key, inner) in parts(schema) {
            match (key, value) {
                (Part::Key(key), Value::Object(members)) if members.contains_key(key) => {
                    self.values(inner, &format!("{name}.{key}"), &members[key], &within(Step::Key(key.to_owned())));
                }
                (Part::Items, Value::Array(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        self.values(inner, &format!("{name}[]"), item, &within(Step::Index(index)));
                    }
                }
                (Part::Entries, Value::Object(members)) => {
                    for (key, member) in members {
                        let names = self.places.found.entry(format!("{name} (name)")).or_default();
                        names.push(within(Step::Name(key.clone())));
                        self.values(inner, &format!("{name}.*"), member, &within(Step::Key(key.clone())));
                    }
                }
                (Part::Either, value) => self.values(inner, &name, value, path),
                _ => {}
            }
        }
    }
}

enum Part<'s> {
    Key(&'s str),
    Items,
    Entries,
    /// One of several schemas for the same value.
    Either,
}

fn parts(schema: &Value) -> Vec<(Part<'_>, &Value)> {
    let mut parts = Vec::new();
    let properties = schema["properties"].as_object();
    parts.extend(properties.into_iter().flatten().map(|(key, inner)| (Part::Key(key), inner)));
    parts.extend(schema.get("items").map(|inner| (Part::Items, inner)));
    let entries = schema.get("additionalProperties").filter(|inner| inner.is_object());
    parts.extend(entries.map(|inner| (Part::Entries, inner)));
    for either in ["oneOf", "anyOf"] {
        parts.extend(schema[either].as_array().into_iter().flatten().map(|inner| (Part::Either, inner)));
    }
    parts
}

/// A text, or one of some words.
fn is_text(schema: &Value) -> bool {
    let is_string = |ty: &Value| ty.as_str() == Some("string");
    is_string(&schema["type"])
        || schema["type"].as_array().is_some_and(|types| types.iter().any(is_string))
        || (schema.get("enum").is_some() && schema.get("type").is_none())
}
