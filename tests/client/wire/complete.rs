//! That the tables and the calls are each other's, and have every operation.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::str::FromStr;

use proc_macro2::TokenStream;
use truto_unified::OPERATIONS;
use truto_unified::support::{Body, HttpMethod, Operation};

use super::table::{Case, Table, folder};
use super::tables;

/// The text of Rust code, with the same space everywhere.
fn tokens(code: &str) -> String {
    TokenStream::from_str(code).unwrap_or_else(|error| panic!("{error} in {code}")).to_string()
}

#[test]
fn every_table_is_run() {
    let files = fs::read_dir(folder()).expect("the tables can be listed");
    let files = files.map(|file| file.expect("a table can be seen").file_name().to_string_lossy().into_owned());
    let run = tables().into_iter().map(|(name, _)| format!("{name}.yaml"));
    assert_eq!(files.collect::<BTreeSet<_>>(), run.chain(["common.yaml".to_owned()]).collect());
}

#[test]
fn every_case_has_its_call_and_every_call_its_case() {
    let mut names = BTreeSet::new();
    for (name, calls) in tables() {
        let cases = Table::read(name).cases;
        let in_table: Vec<_> = cases.iter().map(|case| case.name.as_str()).collect();
        let in_code: Vec<_> = calls.iter().map(|call| call.name).collect();
        assert_eq!(in_table, in_code, "cases/{name}.yaml and calls/{name}.rs");
        for case in in_table {
            assert!(names.insert(case.to_owned()), "two cases are called `{case}`");
        }
    }
}

#[test]
fn what_a_table_reads_is_what_runs() {
    for (name, calls) in tables() {
        for case in Table::read(name).cases {
            let Some(call) = calls.iter().find(|call| call.name == case.name) else { continue };
            assert_eq!(tokens(&case.call), tokens(call.call), "cases/{name}.yaml and calls/{name}.rs: `{}`", case.name);
        }
    }
}

/// The crate's own tests call every operation; what goes over the wire differs between the kinds of them.
#[test]
fn every_kind_of_operation_has_a_case() {
    let cases = Table::read("operations").cases;
    let is_tried = |operation: &Operation| cases.iter().any(|case| is_of(case, operation));
    let tried: HashSet<_> =
        OPERATIONS.iter().filter(|operation| is_tried(operation)).map(|operation| kind(operation)).collect();
    let missing = OPERATIONS.iter().filter(|operation| !tried.contains(&kind(operation)));
    let missing: Vec<_> = missing.map(|of| format!("{}(…): {} {}", start(of), of.http, of.path)).collect();
    let files = "cases/operations.yaml has no case like one of these, and calls/operations.rs no call";
    assert!(missing.is_empty(), "{files}:\n{}", missing.join("\n"));
}

#[test]
fn every_case_is_of_an_operation() {
    for case in Table::read("operations").cases {
        assert!(OPERATIONS.iter().any(|operation| is_of(&case, operation)), "{}", case.name);
    }
}

/// What decides how an operation goes over the wire.
fn kind(operation: &Operation) -> (HttpMethod, bool, bool, Body, Body) {
    let is_custom = !["list", "get", "create", "update", "delete"].contains(&operation.method);
    (operation.http, operation.path.contains("{id}"), is_custom, operation.request, operation.response)
}

/// It is called by its name, and sent to its path.
fn is_of(case: &Case, operation: &Operation) -> bool {
    let [exchange] = case.sends.as_slice() else { return false };
    let path = operation.path.replace("{id}", "23423523");
    let called = tokens(&format!("{}()", start(operation)));
    let is_called = tokens(&case.call).starts_with(called.trim_end_matches(')'));
    is_called && exchange.request == format!("{} {path}", operation.http)
}

/// `account.ticketing().accounts().update`
fn start(operation: &Operation) -> String {
    let [api, resource, method] =
        [operation.api, operation.resource, operation.method].map(|name| name.replace('-', "_"));
    format!("account.{api}().{resource}().{method}")
}
