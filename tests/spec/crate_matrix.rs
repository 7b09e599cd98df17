//! The matrix that the crate carries, against the YAML, cell by cell, through a reader that the generator does not use.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};
use truto_unified::support::{FieldSupport, Location, Operation, Support};
use truto_unified::{OPERATIONS, Provider};

use crate::yaml::{files, resources};

/// What a file says of one field of one operation.
#[derive(Debug, PartialEq, Eq)]
enum Fact {
    NotStated,
    Counted(u64, u64),
    /// Slug to level, and the provider's own values.
    Listed(BTreeMap<String, (&'static str, Vec<String>)>),
}

type Facts = BTreeMap<(&'static str, String), Fact>;

fn text(value: &Value) -> String {
    value.as_str().expect("the value is text").to_owned()
}

fn mapping(value: Option<&Value>) -> Mapping {
    value.and_then(Value::as_mapping).cloned().unwrap_or_default()
}

fn texts(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_sequence).into_iter().flatten().map(text).collect()
}

fn fact(field: &Value) -> Fact {
    let support = mapping(field.get("support"));
    let number = |key: &str| support.get(key).and_then(Value::as_u64);
    if let Some(count) = number("count") {
        return Fact::Counted(count, number("required_count").unwrap_or(0));
    }
    if support.is_empty() {
        return Fact::NotStated;
    }
    let own = mapping(support.get("values"));
    let mut listed = BTreeMap::new();
    for level in ["required", "supported"] {
        for slug in texts(support.get(level)) {
            let values = texts(own.get(slug.as_str()));
            assert!(listed.insert(slug.clone(), (level, values)).is_none(), "{slug} is there twice");
        }
    }
    Fact::Listed(listed)
}

/// Fields and their members, each by its path.
fn fields(location: &'static str, fields: &Mapping, base: &Mapping, prefix: &str, facts: &mut Facts) {
    for (name, field) in fields {
        let inherited = if field.get("type").is_none() { base.get(name) } else { None };
        let shape = inherited.unwrap_or(field);
        let path = format!("{prefix}{}", text(name));
        facts.insert((location, path.clone()), fact(field));
        let ty = shape.get("type").map(text).unwrap_or_default();
        let inner = format!("{path}{}.", "[]".repeat(ty.matches("array<").count()));
        self::fields(location, &mapping(shape.get("fields")), &Mapping::new(), &inner, facts);
    }
}

/// The facts of an operation, the common parameters aside.
fn facts(document: &Value, operation: &Value) -> Facts {
    let object = mapping(document.get("object"));
    let mut facts = Facts::new();
    fields("query", &mapping(operation.get("query")), &object, "", &mut facts);
    fields("request", &mapping(operation.get("request")), &object, "", &mut facts);
    let response = operation.get("response");
    if response.and_then(Value::as_str).is_none() {
        let unstated: Mapping = object
            .into_iter()
            .map(|(name, mut field)| {
                if let Some(field) = field.as_mapping_mut() {
                    field.remove("support");
                }
                (name, field)
            })
            .collect();
        fields("response", &unstated, &Mapping::new(), "", &mut facts);
        for (name, field) in mapping(response) {
            facts.insert(("response", text(&name)), fact(&field));
        }
    }
    facts
}

fn known(field: &FieldSupport) -> Fact {
    match field.support {
        Support::Listed(listed) => {
            let own = |provider: Provider| {
                let values = listed.values.iter().find(|(other, _)| *other == provider);
                values.map(|(_, values)| values.iter().map(|value| (*value).to_owned()).collect()).unwrap_or_default()
            };
            let at = |providers: &'static [Provider], level| {
                providers.iter().map(move |provider| (provider.slug().to_owned(), (level, own(*provider))))
            };
            Fact::Listed(at(listed.required, "required").chain(at(listed.supported, "supported")).collect())
        }
        Support::Counted { supported, required } => Fact::Counted(supported.into(), required.into()),
        _ => Fact::NotStated,
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Request => "request",
        _ => "response",
    }
}

fn operation(api: &str, resource: &str, method: &str) -> &'static Operation {
    let mut found = OPERATIONS.iter().filter(|op| (op.api, op.resource, op.method) == (api, resource, method));
    found.next().unwrap_or_else(|| panic!("the crate has no {api}/{resource}/{method}"))
}

#[test]
fn every_cell_is_in_the_crate_and_no_other() {
    let (mut cells, mut operations) = (0, 0);
    for (api, resource, document) in resources() {
        for (method, written) in mapping(document.get("operations")) {
            operations += 1;
            let operation = operation(&api, &resource, &text(&method));
            let common: Vec<&str> = operation.common_fields().iter().filter_map(|field| field.name).collect();
            let mut expected = facts(&document, &written);
            for field in operation.fields().filter(|field| {
                field.name.is_some_and(|name| !common.contains(&name))
                    || field.location == Location::Request
                    || field.location == Location::Response
            }) {
                let Some(name) = field.name else { continue };
                let key = (location(field.location), name.to_owned());
                let fact = expected.remove(&key).unwrap_or_else(|| panic!("{operation}: {key:?} is not in the YAML"));
                assert_eq!(known(field), fact, "{operation}: {key:?}");
                cells += 1;
            }
            assert!(expected.is_empty(), "{operation}: the crate lacks {expected:?}");
            let unnamed = operation.fields().filter(|field| field.name.is_none()).count();
            let written = written.get("unnamed").and_then(Value::as_sequence).map_or(0, Vec::len);
            assert_eq!(unnamed, written, "{operation}");
        }
    }
    assert_eq!(operations, OPERATIONS.len());
    assert!(cells > 350, "only {cells} fields were compared");
}

#[test]
fn providers_are_the_list() {
    let (_, list) = files().into_iter().find(|(path, _)| path == "providers.yaml").expect("the list is there");
    let list: Value = serde_yaml::from_str(&list).expect("the list is YAML");
    let list = mapping(list.get("providers"));
    assert_eq!(list.len(), Provider::ALL.len());
    for (slug, label) in &list {
        let provider: Provider = text(slug).parse().unwrap_or_else(|error| panic!("{slug:?}: {error}"));
        assert_eq!((provider.slug(), provider.label()), (text(slug).as_str(), text(label).as_str()));
    }
}

#[test]
fn integrations_are_those_of_the_file() {
    for (api, resource, document) in resources() {
        for (method, written) in mapping(document.get("operations")) {
            let operation = operation(&api, &resource, &text(&method));
            let mut expected = texts(written.get("integrations").and_then(|all| all.get("providers")));
            expected.sort();
            let known =
                operation.integrations.map(|all| all.full.iter().chain(all.partial).copied().collect::<Vec<_>>());
            let mut known: Vec<&str> = known.unwrap_or_default().into_iter().map(Provider::slug).collect();
            known.sort_unstable();
            assert_eq!(known, expected, "{operation}");
        }
    }
}
