//! The model as JSON.

use serde_json::{Value, json};
use unified_codegen::export::json::{model, schema};
use unified_codegen::model::{Field, Format, Level, Response, Spec, Support};

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

#[test]
fn a_field_says_what_the_model_says() {
    for (name, spec) in every() {
        let shown = serde_json::to_value(model(&spec)).expect("the model can be written");
        let shown = list(&shown["apis"]).iter().flat_map(|api| list(&api["resources"]));
        let shown = shown.flat_map(|resource| list(&resource["operations"]));
        for (shown, (_, operation)) in shown.zip(spec.operations()) {
            assert_eq!(shown["method"], operation.method.wire(), "{name}");
            same(&spec, &shown["query"], &operation.query);
            same(&spec, &shown["request"]["fields"], operation.request_fields());
            same(&spec, &shown["response"]["fields"], operation.response_fields());
        }
    }
}

/// What is known in part says so, and where it is from.
#[test]
fn what_is_known_in_part_is_no_whole() {
    for (name, spec) in every() {
        let shown = serde_json::to_value(model(&spec)).expect("the model can be written");
        for (shown, api) in list(&shown["apis"]).iter().zip(&spec.apis) {
            let published =
                api.published.map(|known| json!({"resources": known.resources, "integrations": known.integrations}));
            assert_eq!(shown["label"], json!(api.label), "{name}");
            assert_eq!(shown["source"], json!(api.source), "{name}");
            assert_eq!(shown["coverage"], json!(api.coverage), "{name}");
            assert_eq!(shown["published"], json!(published), "{name}");
            for (shown, resource) in list(&shown["resources"]).iter().zip(&api.resources) {
                assert_eq!(shown["source"], json!(resource.source), "{name}");
                assert_eq!(shown["partial_operations"], json!(resource.has_more_operations), "{name}");
                for (shown, operation) in list(&shown["operations"]).iter().zip(&resource.operations) {
                    assert_eq!(shown["partial"], json!(operation.is_partial), "{name}");
                    let complete = operation.integrations.as_ref().map(|known| known.is_complete);
                    assert_eq!(shown["integrations"]["complete"], json!(complete), "{name}");
                    let is_file = matches!(operation.response, Response::Bytes);
                    assert_eq!(shown["response"]["kind"] == "bytes", is_file, "{name}");
                }
            }
        }
    }
    let (_, spec) = &every()[1];
    let text = serde_json::to_string(&model(spec)).expect("the model can be written");
    for fact in [
        r#""label":"Help Desk API","source":"docs/help-desk","coverage":"docs/help-desk/coverage","published":{"resources":3,"integrations":5}"#,
        r#""partial_operations":true"#,
        r#""partial":true,"integrations":null"#,
        r#""partial":[],"complete":false"#,
        r#""partial":["beta"],"complete":true"#,
        r#""type":"array<self>""#,
        r#""response":{"kind":"bytes"}"#,
        r#""values":["calm","cross"],"partial_values":true"#,
        r#""type":"any","values":["a","b"],"partial_values":true"#,
    ] {
        assert!(text.contains(fact), "{fact}");
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn same(spec: &Spec, shown: &Value, fields: &[Field]) {
    assert_eq!(list(shown).len(), fields.len());
    for (shown, field) in list(shown).iter().zip(fields) {
        let slugs = |level| field.support.at(level).map(|id| spec.provider(id).slug.clone()).collect::<Vec<String>>();
        let values: Vec<&str> = field.values.iter().map(|value| value.wire.as_str()).collect();
        assert_eq!(shown["name"], json!(field.wire));
        assert_eq!(shown["type"], json!(field.ty.to_string()), "{}", field.wire);
        assert_eq!(shown["format"], json!(field.ty.format().map(Format::as_str)), "{}", field.wire);
        assert_eq!(shown["required"], json!(field.required), "{}", field.wire);
        assert_eq!(shown["description"], json!(field.description), "{}", field.wire);
        assert_eq!(shown["example"], json!(field.example), "{}", field.wire);
        assert_eq!(shown["references"], json!(field.references), "{}", field.wire);
        assert_eq!(shown["values"], json!(values), "{}", field.wire);
        assert_eq!(shown["partial_values"], json!(field.values_shown.is_partial()), "{}", field.wire);
        let support = &shown["support"];
        match &field.support {
            Support::Listed(_) | Support::InPart(_) => {
                let kind = if field.support.is_in_part() { "in-part" } else { "listed" };
                assert_eq!(support["kind"], json!(kind), "{}", field.wire);
                assert_eq!(support["required"], json!(slugs(Level::Required)), "{}", field.wire);
                assert_eq!(support["supported"], json!(slugs(Level::Supported)), "{}", field.wire);
            }
            Support::Counted { supported, required } => {
                assert_eq!(*support, json!({"kind": "counted", "supported": supported, "required": required}));
            }
            Support::NotStated => assert!(support.is_null(), "{}", field.wire),
        }
        same(spec, &shown["fields"], &field.members);
    }
}

fn fields(list: &Value) -> usize {
    list.as_array().into_iter().flatten().map(|field| 1 + fields(&field["fields"])).sum()
}

fn deep(list: &[Field]) -> usize {
    list.iter().map(|field| 1 + deep(&field.members)).sum()
}
