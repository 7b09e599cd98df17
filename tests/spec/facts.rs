//! What the documentation says of the five resources, as a person reads it off the pages.

use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::model::Spec;

fn operation<'a>(spec: &'a Spec, api: &str, resource: &str, method: &str) -> Vec<MatrixRow<'a>> {
    let part = |text: &str| Some(text.to_owned());
    rows(spec, &Filter { api: part(api), resource: part(resource), method: part(method), ..Filter::default() })
}

fn row<'r, 'a>(rows: &'r [MatrixRow<'a>], location: &str, field: &str) -> &'r MatrixRow<'a> {
    let mut found = rows.iter().filter(|row| row.location == location && row.field.as_deref() == Some(field));
    let row = found.next().unwrap_or_else(|| panic!("no {location} field {field}"));
    assert!(found.next().is_none(), "{field} is there twice");
    row
}

fn labels<'a>(row: &MatrixRow<'a>, level: &str) -> Vec<&'a str> {
    let cells = row.support.providers.iter().flatten();
    cells.filter(|cell| cell.level == level).map(|cell| cell.label).collect()
}

#[test]
fn every_line_of_the_pages_is_a_row() {
    let spec = tests::spec();
    for (api, resource, expected) in [
        ("ticketing", "accounts", 20),
        ("ticketing", "users", 41),
        ("crm", "accounts", 73),
        ("crm", "users", 23),
        ("user-directory", "organizations", 16),
    ] {
        assert_eq!(operation(&spec, api, resource, "update").len(), expected, "{api}/{resource}");
    }
}

#[test]
fn names_of_ticketing_accounts() {
    let spec = tests::spec();
    let rows = operation(&spec, "ticketing", "accounts", "update");
    let name = row(&rows, "request", "name");
    assert_eq!(labels(name, "required"), ["BMC Helix", "Front", "Productboard"]);
    assert_eq!(labels(name, "supported"), ["Planhat", "Teamwork Project Management"]);
    assert_eq!((name.support.supported, name.support.required), (Some(5), Some(3)));
    assert_eq!((name.http, name.path), ("PATCH", "/unified/ticketing/accounts/{id}"));
}

#[test]
fn six_common_parameters_of_an_update() {
    let spec = tests::spec();
    for (resource, _) in spec.operations().filter(|(_, op)| op.method.wire() == "update") {
        let rows = operation(&spec, &resource.api, &resource.slug, "update");
        let common = [
            ("path", "id", "string", None, true),
            ("query", "integrated_account_id", "string", Some("uuid"), true),
            ("query", "truto_response_format", "string", None, false),
            ("query", "truto_ignore_remote_data", "boolean", None, false),
            ("query", "truto_exclude_fields", "array<string>", None, false),
            ("query", "remote_query", "map", None, false),
        ];
        for (location, field, ty, format, required) in common {
            let row = row(&rows, location, field);
            assert_eq!((row.ty.as_str(), row.format, row.required), (ty, format, required), "{field}");
            assert_eq!(row.support.kind, "unstated");
        }
    }
}

/// Only one of the five pages offers the debug format.
#[test]
fn response_formats_are_those_of_each_page() {
    let spec = tests::spec();
    for (resource, operation) in spec.operations().filter(|(_, op)| op.method.wire() == "update") {
        let mut expected = vec!["unified", "raw", "normalized", "stream"];
        if resource.path() == "ticketing/accounts" {
            expected.push("debug");
        }
        assert_eq!(operation.response_formats, expected, "{}", resource.path());
    }
}

#[test]
fn a_query_parameter_and_an_enum_of_one_provider() {
    let spec = tests::spec();
    let rows = operation(&spec, "ticketing", "users", "update");
    assert_eq!(labels(row(&rows, "query", "collections"), "required"), ["Pivotal Tracker"]);
    assert_eq!(row(&rows, "query", "collections[].id").support.kind, "unstated");
    let roles = row(&rows, "request", "roles");
    assert_eq!(roles.values.as_deref(), Some(&["owner", "member", "viewer"][..]));
    let own: Vec<_> = roles.support.providers.iter().flatten().filter(|cell| cell.values.is_some()).collect();
    assert_eq!(own.len(), 1);
    assert_eq!((own[0].label, own[0].values.map(<[String]>::len)), ("Pivotal Tracker", Some(3)));
    let kind = row(&rows, "request", "emails[].type");
    assert!(kind.required && kind.values.as_deref() == Some(&["primary", "other"][..]));
}

#[test]
fn counts_stay_counts_and_nameless_fields_stay() {
    let spec = tests::spec();
    let rows = operation(&spec, "crm", "accounts", "update");
    let name = row(&rows, "request", "name");
    assert_eq!((name.support.kind, name.support.supported, name.support.required), ("counted", Some(21), Some(2)));
    assert!(name.support.providers.is_none());
    let unnamed: Vec<_> = rows.iter().filter(|row| row.field.is_none()).collect();
    assert_eq!(unnamed.len(), 4);
    assert!(unnamed.iter().all(|row| row.support.supported == Some(1) && row.location == "request"));
    assert_eq!(unnamed.iter().filter_map(|row| row.values.clone()).collect::<Vec<_>>(), [["work", "mobile", "fax"]]);
}

#[test]
fn the_keys_of_a_row_are_those_that_are_documented() {
    let spec = tests::spec();
    let rows = operation(&spec, "ticketing", "accounts", "update");
    let name = serde_json::to_string(row(&rows, "request", "name")).expect("a row is JSON");
    let start = r#"{"api":"ticketing","resource":"accounts","method":"update","http":"PATCH","path":"/unified/ticketing/accounts/{id}","location":"request","field":"name","type":"string","format":null,"required":false,"values":null,"support":{"kind":"listed","supported":5,"required":3,"providers":[{"provider":"bmchelix","label":"BMC Helix","level":"required","values":null},"#;
    assert!(name.starts_with(start), "{name}");
    let etag = serde_json::to_string(row(&rows, "response", "etag")).expect("a row is JSON");
    assert!(
        etag.ends_with(r#""support":{"kind":"unstated","supported":null,"required":null,"providers":null}}"#),
        "{etag}"
    );
}
