//! What the pages of providers and of resources say of who has what.

use std::collections::{BTreeMap, BTreeSet};

use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::model::{Integration, Level, Location, Operation, Spec};

use super::page::{Page, data};
use super::{files, specifications};

/// A method with its resource, a word of the page, and a field.
type Fact = (String, &'static str, String);

fn word(location: Location, level: Level) -> &'static str {
    match (location, level) {
        (Location::Response, _) => "Fills",
        (_, Level::Required) => "Requires",
        (_, Level::Supported) => "Takes",
    }
}

/// What the matrix says, by provider, of the rows that are wanted.
fn of_model(spec: &Spec, wanted: impl Fn(&MatrixRow<'_>, Level) -> bool) -> BTreeMap<String, BTreeSet<Fact>> {
    let mut facts: BTreeMap<String, BTreeSet<Fact>> = BTreeMap::new();
    for row in rows(spec, &Filter::default()) {
        let Some(field) = &row.field else { continue };
        let cells = row.support.providers.iter().flatten();
        for cell in cells.filter(|cell| wanted(&row, cell.level)) {
            let fact = (operation(&row), word(row.location, cell.level), field.clone());
            facts.entry(cell.provider.to_owned()).or_default().insert(fact);
        }
    }
    facts
}

fn operation(row: &MatrixRow<'_>) -> String {
    format!("{}/{}/{}", row.api, row.resource, row.method)
}

/// What the page of a provider says.
fn of_page(page: &Page) -> BTreeSet<Fact> {
    let mut facts = BTreeSet::new();
    let (mut operation, mut word) = (String::new(), None);
    for (at, tag) in page.tags.iter().enumerate() {
        match (tag.name.as_str(), tag.get("href")) {
            ("a", Some(target)) => {
                if let Some((path, _)) = target.split_once("/index.html#provider=") {
                    (operation, word) = (path.trim_start_matches("../api/").to_owned(), None);
                }
            }
            ("dt", _) => {
                let shown = page.text_behind(at).trim();
                word = ["Requires", "Takes", "Fills"].into_iter().find(|known| *known == shown);
            }
            ("code", _) => {
                let field = page.text_behind(at).trim_end_matches(", ").to_owned();
                facts.extend(word.map(|word| (operation.clone(), word, field)));
            }
            _ => {}
        }
    }
    facts
}

#[test]
fn a_provider_is_said_to_do_what_the_matrix_says() {
    let spec = tests::spec();
    // What everybody has to send stands apart, whoever is listed; `facts` has it.
    let is_apart = |row: &MatrixRow<'_>| row.required && row.location != Location::Response;
    let expected = of_model(&spec, |row, level| !is_apart(row) || level == Level::Required);
    let files = files(&spec);
    let mut named = 0;
    for provider in &spec.providers {
        let facts = of_page(&Page::read(&files[&format!("provider/{}.html", provider.slug)]));
        let expected = expected.get(&provider.slug).cloned().unwrap_or_default();
        named += usize::from(!expected.is_empty());
        assert_eq!(facts, expected, "{}", provider.slug);
    }
    assert!(named > 5, "{named} providers are too few");
}

/// The cells of a resource's table, by provider and operation.
fn cells(page: &Page, methods: &[&str]) -> BTreeMap<(String, String), String> {
    let mut cells = BTreeMap::new();
    let (mut provider, mut column) = ("", 0);
    for (at, tag) in page.tags.iter().enumerate() {
        match (tag.name.as_str(), tag.get("data-slug")) {
            ("tr", Some(slug)) => (provider, column) = (slug, 0),
            ("td", _) => {
                let shown = page.text_behind(at).trim().to_owned();
                cells.insert((provider.to_owned(), methods[column].to_owned()), shown);
                column += 1;
            }
            _ => {}
        }
    }
    cells
}

/// What the source says of a provider and an operation; `None` where it says nothing.
fn said(spec: &Spec, operation: &Operation, provider: &str) -> Option<[&'static str; 2]> {
    let known = operation.integrations.as_ref()?;
    let names = |list: &[Integration]| list.iter().any(|one| spec.provider(one.provider).slug == provider);
    match (names(&known.whole), names(&known.partial), known.is_complete) {
        (true, ..) => Some(["yes", "yes"]),
        (_, true, _) => Some(["leaves out fields", "part"]),
        (.., true) => Some(["no", "no"]),
        (.., false) => None,
    }
}

#[test]
fn who_has_an_operation_is_what_the_source_says_or_else_what_fields_say() {
    let mut words = BTreeMap::new();
    for (name, spec) in specifications().into_iter().filter(|(name, _)| !name.contains("hostile")) {
        let (files, facts) = (files(&spec), of_model(&spec, |_, _| true));
        for resource in spec.resources() {
            let methods: Vec<&str> = resource.operations.iter().map(|operation| operation.method.wire()).collect();
            let page = Page::read(&files[&format!("api/{}/index.html", resource.path())]);
            let cells = cells(&page, &methods);
            for operation in &resource.operations {
                let method = operation.method.wire();
                let path = format!("{}/{method}", resource.path());
                for provider in &spec.providers {
                    let Some(shown) = cells.get(&(provider.slug.clone(), method.to_owned())) else { continue };
                    let said = said(&spec, operation, &provider.slug).map(|[word, _]| word.to_owned());
                    *words.entry(said.clone().unwrap_or_default()).or_insert(0) += 1;
                    let expected = said.unwrap_or_else(|| {
                        let all = facts.get(&provider.slug).into_iter().flatten().filter(|(of, ..)| *of == path);
                        let (filled, taken): (Vec<_>, Vec<_>) = all.partition(|(_, word, _)| *word == "Fills");
                        match (taken.len(), filled.len()) {
                            (0, 0) => "?".to_owned(),
                            (taken, 0) => format!("takes {taken}"),
                            (0, filled) => format!("fills {filled}"),
                            (taken, filled) => format!("takes {taken}, fills {filled}"),
                        }
                    });
                    assert_eq!(*shown, expected, "{name}: {} {path}", provider.slug);
                }
            }
        }
    }
    for word in ["yes", "leaves out fields", "no", ""] {
        assert!(words.contains_key(word), "`{word}` occurs nowhere: {words:?}");
    }
}

/// The matrix of an API has a word for each operation and provider, and "no" only where the source lists everybody.
#[test]
fn the_matrix_of_an_api_keeps_no_and_not_known_apart() {
    let mut words = BTreeMap::new();
    for (name, spec) in specifications() {
        let files = files(&spec);
        for api in &spec.apis {
            let operations: Vec<_> = api
                .resources
                .iter()
                .flat_map(|resource| resource.operations.iter().map(move |one| (resource, one)))
                .collect();
            let names: Vec<String> = operations
                .iter()
                .map(|(resource, operation)| format!("{}/{}", resource.slug, operation.method.wire()))
                .collect();
            let page = Page::read(&files[&format!("api/{}/matrix.html", api.slug)]);
            let cells = cells(&page, &names.iter().map(String::as_str).collect::<Vec<_>>());
            for ((_, operation), path) in operations.iter().zip(&names) {
                for provider in &spec.providers {
                    let said = said(&spec, operation, &provider.slug).map_or("?", |[_, word]| word);
                    match cells.get(&(provider.slug.clone(), path.clone())) {
                        Some(shown) => assert_eq!(shown, said, "{name}: {} {path}", provider.slug),
                        None => assert!(matches!(said, "?" | "no"), "{name}: {} {path} is {said}", provider.slug),
                    }
                    *words.entry(said).or_insert(0) += 1;
                }
            }
        }
    }
    assert_eq!(words.len(), 4, "{words:?}");
}

#[test]
fn the_page_of_a_provider_says_whether_it_has_an_operation() {
    let files = files(&specifications().swap_remove(1).1);
    for (provider, operation, expected) in [
        ("alpha", "help-desk/people/list", "yes"),
        ("alpha", "help-desk/tickets/update", "yes"),
        ("beta", "help-desk/tickets/update", "yes, and leaves out fields of the answer"),
        ("beta", "help-desk/tickets/get", "no source says"),
        ("gamma", "help-desk/people/download", "yes"),
        ("gamma", "help-desk/tickets/update", "no: the source lists everybody who has"),
    ] {
        let page = Page::read(&files[&format!("provider/{provider}.html")]);
        let link = format!("api/{operation}/index.html#provider={provider}");
        let start = page.tags.iter().position(|tag| tag.get("href").is_some_and(|href| href.ends_with(&link)));
        let start = start.unwrap_or_else(|| panic!("{provider} has no {operation}"));
        let dd = (start..page.tags.len()).find(|at| page.tags[*at].name == "dd").expect("something is said");
        assert_eq!(page.text_behind(dd), expected, "{provider} {operation}");
    }
    let gamma = Page::read(&files["provider/gamma.html"]);
    let list = "api/help-desk/people/list/index.html#provider=gamma";
    assert!(!gamma.named("a").any(|a| a.get("href").is_some_and(|href| href.ends_with(list))), "nobody names it there");
}

#[test]
fn scripts_know_whether_a_provider_has_an_operation() {
    let files = files(&specifications().swap_remove(1).1);
    for (operation, complete, expected) in [
        ("help-desk/people/list", false, vec![("1delta", "whole"), ("alpha", "whole")]),
        ("help-desk/people/download", true, vec![("gamma", "whole")]),
        ("help-desk/people/get", false, vec![("alpha", "not-known"), ("beta", "not-known")]),
        ("help-desk/tickets/create", false, vec![]),
        (
            "help-desk/tickets/update",
            true,
            vec![("1delta", "whole"), ("alpha", "whole"), ("beta", "partial"), ("gamma", "no")],
        ),
    ] {
        let shown = data(&files[&format!("api/{operation}/data.js")], "OPERATION");
        let providers = shown["providers"].as_array().expect("a list").iter();
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let mut providers: Vec<_> = providers.map(|one| (text(&one["slug"]), text(&one["has"]))).collect();
        providers.sort();
        let expected: Vec<_> = expected.into_iter().map(|(slug, has)| (slug.to_owned(), has.to_owned())).collect();
        assert_eq!((shown["complete"].as_bool(), providers), (Some(complete), expected), "{operation}");
    }
}
