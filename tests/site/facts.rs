//! What pages say is what the model says.

use std::collections::BTreeMap;

use unified_codegen::export::explain::{Standing, explain};
use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::export::sample::{Language, sample};
use unified_codegen::model::{Level, Operation, ProviderId, Resource, Response, Spec, SupportKind};

use super::page::{Page, data};
use super::{Files, files, specifications};

/// The sign of each field and provider that a table has.
fn table(page: &Page) -> BTreeMap<(String, String), String> {
    let fields: Vec<&str> = page.named("th").filter_map(|head| head.get("data-field")).collect();
    let mut cells = BTreeMap::new();
    let (mut provider, mut column) = ("", 0);
    for (at, tag) in page.tags.iter().enumerate() {
        match (tag.name.as_str(), tag.get("data-slug")) {
            ("tr", Some(slug)) => (provider, column) = (slug, 0),
            ("td", _) if !provider.is_empty() => {
                cells.insert((fields[column].to_owned(), provider.to_owned()), page.text_behind(at).trim().to_owned());
                column += 1;
            }
            _ => {}
        }
    }
    cells
}

/// What a row says of a provider; `None` where the object that the field is in decides.
fn sign(row: &MatrixRow<'_>, provider: &str) -> Option<&'static str> {
    match row.support.kind {
        SupportKind::Counted => Some("#"),
        SupportKind::NotStated => None,
        kind @ (SupportKind::Listed | SupportKind::InPart) => {
            let cells = row.support.providers.iter().flatten();
            let level = cells.filter(|cell| cell.provider == provider).map(|cell| cell.level).next();
            Some(match level {
                Some(Level::Required) => "R",
                Some(Level::Supported) => "S",
                None if kind == SupportKind::InPart => "?",
                None => "–",
            })
        }
    }
}

#[test]
fn a_matrix_says_what_the_model_says() {
    let mut compared = 0;
    for (name, spec) in specifications() {
        let files = files(&spec);
        let (mut path, mut cells) = (String::new(), BTreeMap::new());
        for row in rows(&spec, &Filter::default()) {
            let Some(field) = &row.field else { continue };
            if path != page(&row, "matrix.html") {
                path = page(&row, "matrix.html");
                cells = table(&Page::read(&files[&path]));
            }
            let id = format!("{}.{field}", row.location.as_str());
            for ((_, provider), shown) in cells.iter().filter(|((field, _), _)| *field == id) {
                let Some(expected) = sign(&row, provider) else {
                    assert!(shown == "?" || shown == "–", "{name}: {provider} {id}: {shown}");
                    continue;
                };
                compared += 1;
                assert_eq!(shown, expected, "{name}: {provider} {}/{}/{} {id}", row.api, row.resource, row.method);
            }
            let listed = row.support.providers.iter().flatten();
            for cell in listed {
                let key = (id.clone(), cell.provider.to_owned());
                assert!(cells.contains_key(&key), "{name}: {} has no cell in {id}", cell.provider);
            }
        }
    }
    assert!(compared > 500, "{compared} cells are too few");
}

fn page(row: &MatrixRow<'_>, name: &str) -> String {
    format!("api/{}/{}/{}/{name}", row.api, row.resource, row.method)
}

/// A field of an object that a provider does not take is not taken, though nothing is said of the field itself.
#[test]
fn members_follow_their_object() {
    let files = files(&tests::spec());
    let cells = table(&Page::read(&files["api/ticketing/users/update/matrix.html"]));
    let of = |field: &str, provider: &str| cells[&(field.to_owned(), provider.to_owned())].as_str();
    assert_eq!(of("query.collections[].id", "dixa"), "–");
    assert_eq!(of("query.collections[].id", "pivotaltracker"), "?");
    assert_eq!(of("request.emails[].email", "dixa"), "?");
}

#[test]
fn samples_and_signs_are_those_of_the_provider() {
    for (name, spec) in specifications() {
        let files = files(&spec);
        for (resource, operation) in spec.operations() {
            let path = format!("api/{}/{}", resource.path(), operation.method.wire());
            let shown = data(&files[&format!("{path}/data.js")], "OPERATION");
            let cells = table(&Page::read(&files[&format!("{path}/matrix.html")]));
            for provider in shown["providers"].as_array().expect("a list") {
                let slug = provider["slug"].as_str().expect("a text");
                let number = usize::try_from(provider["sample"].as_u64().expect("a number")).expect("a small one");
                let expected = samples(&spec, resource, operation, slug);
                let rust = provider["rust"].as_str().expect("a text");
                let placed = shown["name"].as_str().expect("a text");
                let texts = shown["samples"][number].as_array().expect("a list").iter().zip(Language::ALL);
                let texts = texts.map(|(text, language)| match language {
                    Language::Rust => text.as_str().expect("a text").replace(placed, rust),
                    _ => text.as_str().expect("a text").to_owned(),
                });
                assert_eq!(texts.collect::<Vec<_>>(), expected, "{name}: {path} for {slug}");
                let signs = provider["marks"].as_str().expect("a text").chars();
                let fields = shown["fields"].as_array().expect("a list");
                assert_eq!(signs.clone().count(), fields.len());
                for (sign, field) in signs.zip(fields) {
                    let key = (field.as_str().expect("a text").to_owned(), slug.to_owned());
                    assert_eq!(cells[&key], sign.to_string(), "{name}: {path} {key:?}");
                }
            }
        }
    }
}

fn samples(spec: &Spec, resource: &Resource, operation: &Operation, slug: &str) -> Vec<String> {
    let reader = spec.providers.iter().position(|provider| provider.slug == slug).and_then(ProviderId::new);
    Language::ALL.map(|language| sample(spec, resource, operation, reader, language)).into()
}

/// All that an operation says is on its page.
#[test]
fn an_operation_is_described_whole() {
    let spec = tests::spec();
    let files: Files = files(&spec);
    for (resource, operation) in spec.operations() {
        let path = format!("api/{}/{}/index.html", resource.path(), operation.method.wire());
        let page = Page::read(&files[&path]);
        let ids: Vec<&str> = page.named("li").filter_map(|item| item.get("id")).collect();
        for row in operation.rows(&spec) {
            let Some(name) = &row.path else { continue };
            let id = format!("{}.{name}", row.location.as_str());
            assert!(ids.contains(&id.as_str()), "{path} lacks {id}");
            for text in row
                .description
                .iter()
                .map(|text| text.replace('`', ""))
                .chain(row.values.iter().map(ToString::to_string))
            {
                assert!(page.text.contains(&text), "{path} lacks {text}");
            }
        }
        for text in operation.source.iter().chain(&operation.response_formats) {
            assert!(page.text.contains(text.as_str()), "{path} lacks {text}");
        }
        assert!(page.text.contains(operation.http.as_str()) && page.text.contains(&operation.path), "{path}");
    }
}

/// What is listed behind the words of an operation on the page of a provider.
fn listed(page: &Page, operation: &str, words: &str) -> Vec<String> {
    let start = page.tags.iter().position(|tag| tag.get("href").is_some_and(|href| href.ends_with(operation)));
    let start = start.unwrap_or_else(|| panic!("there is no {operation}")) + 1;
    let (mut names, mut is_in) = (Vec::new(), false);
    for at in start..page.tags.len() {
        match page.tags[at].name.as_str() {
            "h2" | "h3" | "footer" => break,
            "dt" => is_in = page.text_behind(at) == words,
            "code" if is_in => names.push(page.text_behind(at).to_owned()),
            _ => {}
        }
    }
    names.iter().map(|name| name.split([',', ';']).next().unwrap_or_default().to_owned()).collect()
}

/// Whoever asks what to send to a provider has to send what everybody does, too.
#[test]
fn a_provider_is_sent_what_everybody_requires() {
    let mut compared = 0;
    for (name, spec) in specifications() {
        let files = files(&spec);
        for (number, provider) in spec.providers.iter().enumerate() {
            let page = Page::read(&files[&format!("provider/{}.html", provider.slug)]);
            for (resource, operation) in spec.operations() {
                let link = format!(
                    "api/{}/{}/index.html#provider={}",
                    resource.path(),
                    operation.method.wire(),
                    provider.slug
                );
                if !page.named("a").any(|a| a.get("href").is_some_and(|href| href.ends_with(&link))) {
                    continue;
                }
                let id = ProviderId::new(number).expect("there are few");
                let explained = explain(&spec, resource, operation, id);
                let of = |standing: Standing| explained.sent.iter().filter(move |one| one.standing == standing);
                let everybody = of(Standing::RequiredOfAll).chain(of(Standing::RequiredOfAllWithin));
                let shown: Vec<String> =
                    ["Requires", "Required of all"].iter().flat_map(|words| listed(&page, &link, words)).collect();
                for one in everybody {
                    compared += 1;
                    let path = one.row.path.as_ref().expect("it has a name").as_str();
                    assert!(shown.iter().any(|shown| shown == path), "{name}: {link} lacks {path}: {shown:?}");
                }
            }
        }
    }
    assert!(compared > 100, "{compared} fields are too few");
}

/// Most providers are only known; nobody should have to open each to see that.
#[test]
fn the_list_of_providers_sets_those_apart_that_a_source_names() {
    let files = files(&tests::spec());
    let page = Page::read(&files["providers.html"]);
    let (named, others) = page.text.split_once("Known, and no source says").expect("there are some");
    assert!(named.contains("Pivotal Tracker") && !others.contains("Pivotal Tracker"), "{named}");
    assert!(others.contains("1Password") && !named.contains("1Password"), "{named}");
}

/// Silence is said to be silence, where somebody looks for a provider.
#[test]
fn an_operation_that_nobody_is_named_for_says_so() {
    let spec = tests::spec();
    let files = files(&spec);
    let (mut silent, mut named) = (0, 0);
    for (resource, operation) in spec.operations() {
        let path = format!("api/{}/{}/index.html", resource.path(), operation.method.wire());
        let page = Page::read(&files[&path]);
        let is_silent = page.named("option").next().is_none();
        assert_eq!(page.text.contains("No source names a provider of this operation."), is_silent, "{path}");
        if is_silent { silent += 1 } else { named += 1 }
    }
    assert!(silent > 0 && named > 0);
}

/// That there is more than sources show is said wherever what they show is, and nowhere else.
#[test]
fn what_is_known_in_part_is_not_shown_as_whole() {
    let (_, spec) = specifications().swap_remove(1);
    let files = files(&spec);
    let mut said = BTreeMap::new();
    let mut check = |path: &str, text: &'static str, expected: bool| {
        assert_eq!(Page::read(&files[path]).text.contains(text), expected, "{path}: {text}");
        *said.entry((text, expected)).or_insert(0) += 1;
    };
    for resource in spec.resources() {
        let path = format!("api/{}", resource.path());
        let page = format!("{path}/index.html");
        check(&page, "Sources show only some of its fields; a record has more.", resource.is_partial);
        check(&page, "Sources show only some of its operations; there are others", resource.has_more_operations);
        for operation in &resource.operations {
            let (page, matrix) = (format!("{path}/{}/index.html", operation.method.wire()), "matrix.html");
            let matrix = page.replace("index.html", matrix);
            let answers = matches!(operation.response, Response::Object(_));
            check(&page, "Sources show only some of the fields; a record has more.", resource.is_partial && answers);
            check(&page, "The page was seen in part: there may be more", operation.is_partial);
            check(&matrix, "The page was seen in part: there may be more", operation.is_partial);
            let has_more = operation.rows(&spec).iter().any(|row| row.values_shown.is_partial());
            check(&page, ", or of others that no source shows.", has_more);
            check(&page, "The answer is a file", matches!(operation.response, Response::Bytes));
            let complete = operation.integrations.as_ref().map(|known| known.is_complete);
            check(&page, "no source says who has the operation", complete.is_none());
            check(&page, "nobody else has the operation", complete == Some(true));
            check(&page, "sources do not show who else has the operation", complete == Some(false));
            let elsewhere = operation.source.is_none() && complete.is_some();
            check(&page, "Providers read fromdocs/help-desk/coverage", elsewhere);
        }
    }
    let once: Vec<_> = said.keys().filter(|(text, is_said)| !said.contains_key(&(*text, !is_said))).collect();
    assert!(once.is_empty(), "always or never: {once:?}");
}

#[test]
fn an_api_is_told_by_what_the_vendor_says_of_it() {
    let (_, spec) = specifications().swap_remove(1);
    let files = files(&spec);
    let api = Page::read(&files["api/help-desk/index.html"]).text;
    for text in ["Help Desk API help-desk", "docs/help-desk", "docs/help-desk/coverage"] {
        assert!(api.contains(text), "{text} is not in {api}");
    }
    let extent = "2 resources, 9 operations; the vendor has published 3 resources and 5 providers";
    let home = Page::read(&files["index.html"]).text;
    assert!(api.contains(extent) && home.contains(extent) && home.contains("Help Desk API help-desk"), "{home}");
    let people = Page::read(&files["api/people/index.html"]).text;
    assert!(people.contains("1 resource, 1 operation") && !people.contains("the vendor"), "{people}");
    let index = data(&files["assets/search-index.js"], "SEARCH");
    assert_eq!(index["apis"], serde_json::json!([["help-desk", "Help Desk API"], ["people", ""]]));
    assert!(Page::read(&files["api/help-desk/people/index.html"]).text.contains("Read fromdocs/people"));
}

/// Where nobody has words of their own for something, nothing stands in their place.
#[test]
fn what_nobody_describes_leaves_no_gap() {
    let people = "object: {id: {type: string}}\npartial_operations: true\noperations: {}\n";
    let spec = super::described::invented("  one: One\n", people);
    for (path, text) in files(&spec) {
        for gap in ["<p></p>", "<dd></dd>", "<dl class=\"facts\"></dl>", "<ul class=\"list\"></ul>"] {
            assert!(!text.contains(gap), "{path}: {gap}");
        }
    }
    let page = Page::read(&files(&spec)["api/large/things/index.html"]).text;
    for text in
        ["No source shows its operations.", "No source names a provider of this resource.", "no operation has it"]
    {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}

/// In the matrix of an API, a resource without columns is named below them, and no other is.
#[test]
fn the_matrix_of_an_api_names_what_has_no_column() {
    let words = "No source shows their operations";
    let people = "object: {id: {type: string}}\npartial_operations: true\noperations: {}\n";
    let spec = super::described::invented("  one: One\n", people);
    let path = "api/large/matrix.html";
    let of_silent = files(&spec);
    let page = Page::read(&of_silent[path]);
    assert!(page.text.split_once(words).is_some_and(|(_, below)| below.contains("things")), "{}", page.text);
    assert!(page.named("a").any(|a| a.get("href").is_some_and(|href| href.ends_with("things/index.html"))));
    let known = super::described::invented("  one: One\n", "object: {id: {type: string}}\noperations: {get: {}}\n");
    assert!(!Page::read(&files(&known)[path]).text.contains(words));
}

#[test]
fn a_record_within_itself_is_said_to_be_one() {
    let (_, spec) = specifications().swap_remove(1);
    let page = Page::read(&files(&spec)["api/help-desk/people/get/index.html"]).text;
    for text in ["array<self>", "Records of the same kind, within this one.", "The record again, within itself."] {
        assert_eq!(page.matches(text).count(), 1, "{text}: {page}");
    }
}

/// Who takes a common parameter stands on the page of the operation that says it, and in its matrix.
#[test]
fn who_takes_a_common_parameter_is_told() {
    let spec = tests::compiled(&tests::workspace().join("tests/golden/cases/kitchen-sink/spec"));
    let files: Files = files(&spec);
    let page = Page::read(&files["api/help-desk/tickets/list/index.html"]);
    for said in
        ["Required by Gamma CRM.", "Taken by Alpha Desk, Beta.", "Taken by 2 providers, required by 1; the source"]
    {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    let matrix = Page::read(&files["api/help-desk/tickets/list/matrix.html"]);
    assert!(matrix.text.contains("exclude") && matrix.text.contains("Gamma CRM"), "{}", matrix.text);
}
