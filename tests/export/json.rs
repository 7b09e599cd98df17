//! The model as JSON.

use serde_json::Value;
use unified_codegen::export::json::{model, schema};

use crate::every;

#[test]
fn the_model_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for (name, spec) in every() {
        let model = serde_json::to_value(model(&spec)).expect("the model can be written");
        let wrong: Vec<String> = validator.iter_errors(&model).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"format": 1})), "the schema asks for something");
}

/// What a key holds is what the schema is for.
#[test]
fn every_key_is_described() {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    let mut nameless = Vec::new();
    undescribed(&schema, "", &mut nameless);
    assert_eq!(nameless, [""; 0]);
}

fn undescribed(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, property) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
                // The word that tells variants apart is described with them.
                if property.get("description").is_none() && property.get("const").is_none() {
                    found.push(format!("{path}.{key}"));
                }
            }
            map.iter().for_each(|(key, value)| undescribed(value, &format!("{path}/{key}"), found));
        }
        Value::Array(items) => items.iter().for_each(|item| undescribed(item, path, found)),
        _ => {}
    }
}

#[test]
fn every_operation_and_field_is_in_it() {
    for (name, spec) in every() {
        let model = serde_json::to_value(model(&spec)).expect("the model can be written");
        let resources = model["apis"].as_array().into_iter().flatten().filter_map(|api| api["resources"].as_array());
        let operations: Vec<&Value> =
            resources.flatten().filter_map(|resource| resource["operations"].as_array()).flatten().collect();
        let totals = spec.totals();
        assert_eq!(operations.len(), totals.operations, "{name}");
        let sent: usize = operations.iter().map(|operation| fields(&operation["request"]["fields"])).sum();
        let known = spec.operations().map(|(_, operation)| deep(operation.request_fields())).sum::<usize>();
        assert_eq!(sent, known, "{name}");
        assert!(known > 0, "{name}");
    }
}

fn fields(list: &Value) -> usize {
    list.as_array().into_iter().flatten().map(|field| 1 + fields(&field["fields"])).sum()
}

fn deep(list: &[unified_codegen::model::Field]) -> usize {
    list.iter().map(|field| 1 + deep(&field.members)).sum()
}
