//! `spec/schema.json` says what the loader says.

use serde_json::{Value, json};
use unified_codegen::export::schema;

use crate::yaml::{document, resources, spec};

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&schema::resource()).expect("the schema is JSON");
    jsonschema::draft7::meta::validate(&schema).expect("the schema is a JSON Schema");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

#[test]
fn every_resource_is_valid() {
    let validator = validator();
    for (api, resource, document) in resources(&spec()) {
        let document = serde_json::to_value(document).expect("a resource is JSON too");
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{api}/{resource}: {errors:#?}");
    }
}

/// A change that the loader refuses, an editor must mark too.
#[test]
fn mistakes_are_invalid() {
    let validator = validator();
    let document = document(&spec(), "ticketing/accounts.yaml");
    let sound = serde_json::to_value(document).expect("a resource is JSON too");
    assert!(validator.is_valid(&sound));
    let mistakes: [(&str, Value); 9] = [
        ("/objekt", json!({})),
        ("/object/id/tpye", json!("string")),
        ("/object/id/type", json!("strin")),
        ("/object/id/type", json!("array<strin>")),
        ("/object/id/format", json!("datetime")),
        ("/object/id/required", json!("yes")),
        ("/object/id/support", json!({"supportd": ["front"]})),
        ("/operations/list/request", json!("unknown")),
        ("/operations/update/unnamed", json!({"in": "request"})),
    ];
    for (pointer, mistake) in mistakes {
        let mut document = sound.clone();
        set(&mut document, pointer, mistake.clone());
        assert!(!validator.is_valid(&document), "{pointer} = {mistake} passes");
    }
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = document.pointer_mut(parent).expect("the resource has the parent");
    parent.as_object_mut().expect("the parent is a mapping").insert(key.to_owned(), value);
}
