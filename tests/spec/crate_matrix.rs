//! The matrix that the crate carries, against the YAML, row by row.

use std::collections::BTreeSet;

use serde_yaml::Value;
use truto_unified::support::{Body, FieldSupport, Listed, Location, Operation, ProviderList, Support};
use truto_unified::{OPERATIONS, Provider};

use crate::row::{self, Cell, Row, assert_same, lines};
use crate::written::{self, Written};
use crate::yaml::{document, mapping, spec, text, texts};

#[test]
fn every_row_is_in_the_crate_and_no_other() {
    let all = written::operations(&spec());
    assert_eq!(all.len(), OPERATIONS.len());
    for mut written in all {
        let operation = operation(&written);
        let mut known: Vec<Row> = operation.fields().map(|field| row(operation, field)).collect();
        known.sort_by_key(place);
        written.rows.sort_by_key(place);
        assert_same(&operation.to_string(), &lines(&written.rows), &lines(&known));
    }
}

/// Bodies keep the order of the schema; parameters have none.
fn place(row: &Row) -> (&'static str, Option<String>) {
    (row.location, row.field.clone().filter(|_| ["path", "query"].contains(&row.location)))
}

fn operation(written: &Written) -> &'static Operation {
    let Written { api, resource, method, .. } = written;
    let mut found = OPERATIONS.iter().filter(|op| (op.api, op.resource, op.method) == (api, resource, method));
    found.next().unwrap_or_else(|| panic!("the crate has no {api}/{resource}/{method}"))
}

fn row(operation: &Operation, field: &FieldSupport) -> Row {
    Row {
        api: operation.api.to_owned(),
        resource: operation.resource.to_owned(),
        method: operation.method.to_owned(),
        http: operation.http.to_string(),
        path: operation.path.to_owned(),
        location: match field.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Request => "request",
            Location::Response => "response",
            other => panic!("{other:?} has no word yet"),
        },
        field: field.name.map(str::to_owned),
        ty: field.r#type.to_owned(),
        format: field.format.map(str::to_owned),
        required: field.required,
        values: (!field.values.is_empty()).then(|| owned(field.values)),
        partial_values: field.partial_values,
        support: support(&field.support),
    }
}

fn support(support: &Support) -> row::Support {
    match support {
        Support::Listed(listed) => row::Support::listed(cells(listed)),
        Support::InPart(listed) => row::Support::in_part(cells(listed)),
        Support::Counted { supported, required } => row::Support::counted((*supported).into(), (*required).into()),
        Support::NotStated => row::Support::not_stated(),
        other => panic!("{other:?} has no word yet"),
    }
}

fn cells(listed: &Listed) -> Vec<Cell> {
    let required = listed.required.iter().map(|provider| cell(listed, provider, "required"));
    let supported = listed.supported.iter().map(|provider| cell(listed, provider, "supported"));
    required.chain(supported).collect()
}

fn cell(listed: &Listed, provider: Provider, level: &'static str) -> Cell {
    let own = listed.values.iter().find(|(other, _)| *other == provider);
    let (slug, label) = (provider.slug().to_owned(), provider.label().to_owned());
    Cell { provider: slug, label, level, values: own.map(|(_, values)| owned(values)) }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn what_is_said_of_an_operation_is_in_the_crate() {
    for written in written::operations(&spec()) {
        let operation = operation(&written);
        let source = written.yaml.get("source").map(text);
        assert_eq!(operation.source, source.as_deref(), "{operation}");
        assert_eq!(operation.response_formats, texts(written.yaml.get("response_formats")), "{operation}");
        let body = |key| match written.yaml.get(key).and_then(Value::as_str) {
            Some("not-stated") => Body::NotStated,
            Some("bytes") => Body::Bytes,
            _ => Body::Documented,
        };
        let partial = written.yaml.get("partial").and_then(Value::as_bool).unwrap_or_default();
        assert_eq!(operation.partial, partial, "{operation}");
        assert_eq!((operation.request, operation.response), (body("request"), body("response")), "{operation}");
    }
}

#[test]
fn integrations_are_those_of_the_file() {
    for written in written::operations(&spec()) {
        let operation = operation(&written);
        let expected = written.yaml.get("integrations").map(|integrations| {
            let [all, partial] = ["providers", "partial"].map(|key| texts(integrations.get(key)).into_iter());
            let partial: BTreeSet<String> = partial.collect();
            let complete = integrations.get("complete").and_then(Value::as_bool).unwrap_or(true);
            (all.filter(|slug| !partial.contains(slug)).collect::<BTreeSet<_>>(), partial, complete)
        });
        let slugs = |providers: ProviderList| providers.iter().map(|provider| provider.slug().to_owned()).collect();
        let known = operation.integrations.map(|known| (slugs(known.whole), slugs(known.partial), known.complete));
        assert_eq!(known, expected, "{operation}");
    }
}

#[test]
fn providers_are_the_list() {
    let list = mapping(document(&spec(), "providers.yaml").get("providers"));
    assert_eq!(list.len(), Provider::ALL.len());
    for (slug, label) in &list {
        let provider: Provider = text(slug).parse().unwrap_or_else(|error| panic!("{slug:?}: {error}"));
        assert_eq!((provider.slug(), provider.label()), (text(slug).as_str(), text(label).as_str()));
    }
}
