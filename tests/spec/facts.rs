//! The operations of which a page of the documentation was read: what the page says, row for row.
//!
//! The rows under `documented/` come from the pages and not from `spec/`, and nothing rewrites them.

use std::fs;
use std::path::PathBuf;

use unified_codegen::export::matrix::{Filter, rows};
use unified_codegen::model::Integration;

use crate::row::{assert_same, lines};

/// API and resource of each page, all of them on `update`.
const DOCUMENTED: [(&str, &str); 5] = [
    ("crm", "accounts"),
    ("crm", "users"),
    ("ticketing", "accounts"),
    ("ticketing", "users"),
    ("user-directory", "organizations"),
];

fn folder() -> PathBuf {
    tests::workspace().join("tests/spec/documented")
}

fn file(api: &str, resource: &str) -> String {
    format!("{api}.{resource}.jsonl")
}

#[test]
fn every_row_is_that_of_the_page_and_no_other() {
    let spec = tests::spec();
    for (api, resource) in DOCUMENTED {
        let path = folder().join(file(api, resource));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut documented: Vec<String> = text.lines().map(str::to_owned).collect();
        let [api, resource, method] = [api, resource, "update"].map(|part| Some(part.to_owned()));
        let mut known = lines(&rows(&spec, &Filter { api, resource, method, ..Filter::default() }));
        // A page has the fields by name, the specification has them in the order of the schema.
        documented.sort();
        known.sort();
        assert_same(&path.display().to_string(), &documented, &known);
    }
}

#[test]
fn every_page_is_compared() {
    let pages: Vec<String> = DOCUMENTED.iter().map(|(api, resource)| file(api, resource)).collect();
    assert_eq!(tests::files_below(&folder()), pages);
}

/// Only the pages that name no provider beside a field say who has the operation.
#[test]
fn who_has_the_operation_is_what_the_page_says() {
    let spec = tests::spec();
    let crm_accounts = "affinity attio capsule close copper dynamics365 freshsales highlevel hubspot insightly keap \
                        mondaycrm nutshell onepagecrm outreach pipedrive pipeliner planhat salesflare salesforce \
                        teamleader zendesksell zohocrm";
    for ((api, resource), expected) in DOCUMENTED.into_iter().zip([
        Some(crm_accounts),
        Some("onepagecrm outreach pipedrive planhat salesforce wix"),
        None,
        None,
        Some("junipermist"),
    ]) {
        let is_it = |path: String, method: &str| path == format!("{api}/{resource}") && method == "update";
        let found = spec.operations().find(|(resource, op)| is_it(resource.path(), op.method.wire()));
        let (_, operation) = found.unwrap_or_else(|| panic!("no {api}/{resource}/update"));
        let slug = |named: &Integration| spec.provider(named.provider).slug.as_str();
        let slugs = |named: &[Integration]| named.iter().map(slug).collect::<Vec<_>>().join(" ");
        let known = operation.integrations.as_ref().map(|known| (slugs(&known.whole), slugs(&known.partial)));
        assert_eq!(known, expected.map(|slugs| (slugs.to_owned(), String::new())), "{api}/{resource}");
    }
}
