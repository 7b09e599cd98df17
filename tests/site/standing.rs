//! What the pages of providers and of resources say of who has what.

use std::collections::{BTreeMap, BTreeSet};

use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::model::{Level, Location, Spec};

use super::files;
use super::page::Page;

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

#[test]
fn who_has_an_operation_is_what_the_source_says_or_else_what_fields_say() {
    let spec = tests::spec();
    let (files, facts) = (files(&spec), of_model(&spec, |_, _| true));
    let mut listed = 0;
    for resource in spec.resources() {
        let methods: Vec<&str> = resource.operations.iter().map(|operation| operation.method.wire()).collect();
        let page = Page::read(&files[&format!("api/{}/index.html", resource.path())]);
        let cells = cells(&page, &methods);
        for operation in &resource.operations {
            let method = operation.method.wire();
            let path = format!("{}/{method}", resource.path());
            for provider in &spec.providers {
                let Some(shown) = cells.get(&(provider.slug.clone(), method.to_owned())) else { continue };
                let expected = if let Some(known) = &operation.integrations {
                    listed += 1;
                    let has = known.all().any(|one| spec.provider(one.provider).slug == provider.slug);
                    (if has { "yes" } else { "no" }).to_owned()
                } else {
                    let all = facts.get(&provider.slug).into_iter().flatten().filter(|(of, ..)| *of == path);
                    let (filled, taken): (Vec<_>, Vec<_>) = all.partition(|(_, word, _)| *word == "Fills");
                    match (taken.len(), filled.len()) {
                        (0, 0) => "?".to_owned(),
                        (taken, 0) => format!("takes {taken}"),
                        (0, filled) => format!("fills {filled}"),
                        (taken, filled) => format!("takes {taken}, fills {filled}"),
                    }
                };
                assert_eq!(*shown, expected, "{} {path}", provider.slug);
            }
        }
    }
    assert!(listed > 10, "{listed} cells are too few");
}
