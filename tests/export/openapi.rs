//! The OpenAPI document.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use unified_codegen::export::openapi::{Version, Wanted, openapi};
use unified_codegen::load::RawFile;
use unified_codegen::model::{Has, Integrations, Level, ProviderId, Spec, Support};

use crate::every;

fn document(spec: &Spec, provider: Option<&str>, version: Version) -> Value {
    let id = |slug: &str| {
        let at = spec.providers.iter().position(|known| known.slug == slug);
        at.and_then(ProviderId::new).unwrap_or_else(|| panic!("nobody is called {slug}"))
    };
    serde_json::to_value(openapi(
        spec,
        Wanted { provider: provider.map(id), version, release: "1.0.0", ..Wanted::default() },
    ))
    .expect("the document can be written")
}

/// Every value in a document, with the keys that lead to it.
fn walk<'v>(value: &'v Value, path: &str, seen: &mut dyn FnMut(&str, &'v Value)) {
    seen(path, value);
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), seen)),
        Value::Array(items) => items.iter().for_each(|value| walk(value, path, seen)),
        _ => {}
    }
}

#[test]
fn references_lead_somewhere_and_names_are_given_once() {
    for (name, spec) in every() {
        for version in [Version::V3_0, Version::V3_1] {
            let document = document(&spec, None, version);
            let (mut references, mut operations) = (BTreeSet::new(), Vec::new());
            walk(&document, "", &mut |path, value| match value {
                Value::String(to) if path.ends_with("/$ref") => drop(references.insert(to.clone())),
                Value::String(id) if path.ends_with("/operationId") => operations.push(id.clone()),
                _ => {}
            });
            let lost: Vec<&String> =
                references.iter().filter(|to| document.pointer(to.trim_start_matches('#')).is_none()).collect();
            assert!(lost.is_empty(), "{name}: {lost:?}");
            assert!(!references.is_empty());
            assert_eq!(operations.len(), spec.totals().operations, "{name}");
            assert_eq!(operations.iter().collect::<BTreeSet<_>>().len(), operations.len(), "{name}: {operations:?}");
        }
    }
}

#[test]
fn each_version_says_null_in_its_own_way() {
    for (_, spec) in every() {
        for (version, number) in [(Version::V3_0, "3.0.3"), (Version::V3_1, "3.1.0")] {
            let document = document(&spec, None, version);
            assert_eq!(document["openapi"], number);
            let (mut nullable, mut two) = (0, 0);
            walk(&document, "", &mut |path, value| {
                nullable += usize::from(path.ends_with("/nullable"));
                two += usize::from(path.ends_with("/type") && value.is_array());
            });
            assert_eq!((nullable > 0, two > 0), (version == Version::V3_0, version == Version::V3_1));
        }
    }
}

#[test]
fn a_provider_has_what_it_takes_and_has_to_be_sent_what_it_requires() {
    let spec = tests::spec();
    let name = "ticketing.accounts.UpdateAccount";
    let front = document(&spec, Some("front"), Version::V3_1);
    let body = &front["components"]["schemas"][name];
    assert_eq!(body["required"], json!(["name"]));
    assert_eq!(body["properties"]["name"]["type"], "string", "what is required is not null");
    assert_eq!(body["properties"]["description"]["type"], json!(["string", "null"]));
    assert!(body["properties"].get("type").is_none(), "Front does not take it");
    assert!(body["properties"].get("remote_data").is_some(), "nobody says who takes it");
    assert_eq!(front["x-provider"], "front");

    let planhat = document(&spec, Some("planhat"), Version::V3_1);
    assert!(planhat["components"]["schemas"][name].get("required").is_none());

    let all = document(&spec, None, Version::V3_1);
    let everybody = &all["components"]["schemas"][name];
    assert!(everybody.get("required").is_none());
    let support = &everybody["properties"]["name"]["x-support"];
    assert_eq!(support["kind"], "listed");
    assert_eq!(support["required"], json!(["bmchelix", "front", "productboard"]));
    let answer = &all["paths"]["/unified/ticketing/accounts/{id}"]["patch"]["x-response-support"];
    assert_eq!(answer["domains"]["supported"], json!(["front", "planhat", "productboard"]));
}

/// The providers that something is said of, and one that nothing is.
fn named(spec: &Spec) -> BTreeSet<ProviderId> {
    let have = spec.operations().filter_map(|(_, operation)| operation.integrations.as_ref());
    let mut named: BTreeSet<ProviderId> = have.flat_map(Integrations::providers).collect();
    for (_, operation) in spec.operations() {
        let rows = operation.rows(spec);
        named.extend(rows.iter().flat_map(|row| row.support.cells()).map(|cell| cell.provider));
    }
    let mut all = (0..spec.providers.len()).filter_map(ProviderId::new);
    named.extend(all.find(|provider| !named.contains(provider)));
    named
}

/// Of every provider, every operation and every field that is sent.
#[test]
fn the_document_of_a_provider_and_the_matrix_agree() {
    let spec = tests::spec();
    for id in named(&spec) {
        let provider = spec.provider(id);
        let document = document(&spec, Some(&provider.slug), Version::V3_1);
        for (resource, operation) in spec.operations() {
            let shown = document["paths"]
                .get(&operation.path)
                .and_then(|path| path.get(operation.http.as_str().to_ascii_lowercase()));
            let has = operation.has(id) != Has::No;
            assert_eq!(shown.is_some(), has, "{} {}", provider.slug, operation.signature());
            if operation.request_fields().is_empty() || !has {
                continue;
            }
            let name = format!("{}.{}.{}", resource.api, resource.slug, resource.request_type(operation).ident());
            let body = &document["components"]["schemas"][&name];
            for field in operation.request_fields() {
                let level = field.support.level_of(id);
                let takes = level.is_some() || !matches!(field.support, Support::Listed(_));
                assert_eq!(
                    body["properties"].get(&field.wire).is_some(),
                    takes,
                    "{} {name} {}",
                    provider.slug,
                    field.wire
                );
                let required = body["required"].as_array().is_some_and(|all| all.contains(&json!(field.wire)));
                assert_eq!(
                    required,
                    takes && (field.required || level == Some(Level::Required)),
                    "{name} {}",
                    field.wire
                );
            }
        }
    }
}

fn kitchen_sink() -> Spec {
    tests::compiled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cases/kitchen-sink/spec"))
}

/// One that an operation says something of is written out there, with who takes it; others are referred to.
#[test]
fn a_common_parameter_is_as_its_operation_has_it() {
    let spec = kitchen_sink();
    let parameter = |document: &Value, path: &str, name: &str| {
        let all = document["paths"][format!("/v1/help-desk/{path}")]["get"]["parameters"].clone();
        all.as_array().expect("a list").iter().find(|one| one["name"] == name).cloned()
    };
    let all = document(&spec, None, Version::V3_1);
    let page = parameter(&all, "tickets", "page").expect("it is written out");
    assert_eq!(page["x-support"], json!({"kind": "counted", "supported": 2, "required": 1}));
    let exclude = parameter(&all, "tickets", "exclude[]").expect("it is written out");
    assert_eq!(exclude["x-support"]["required"], json!(["gamma"]));
    assert_eq!(parameter(&all, "people/{id}", "exclude[]"), None, "it is referred to");
    for (provider, required) in [("gamma", Some(true)), ("alpha", Some(false)), ("1delta", None)] {
        let document = document(&spec, Some(provider), Version::V3_1);
        let exclude = parameter(&document, "tickets", "exclude[]");
        let is = exclude.map(|one| one["required"].as_bool().unwrap_or_default());
        assert_eq!(is, required, "{provider}");
    }
    let alpha = document(&spec, Some("alpha"), Version::V3_1);
    let format = parameter(&alpha, "people/{id}", "format").expect("it is written out");
    assert_eq!(format["schema"]["enum"], json!(["raw"]));
}

/// Only who is known not to have an operation goes without it.
#[test]
fn a_provider_keeps_what_nobody_says_that_it_does_not_have() {
    let spec = kitchen_sink();
    for (provider, has) in [
        // The list of `people/list` was seen in part, and those of the others as a whole.
        ("gamma", [("people", "get", true), ("people/download", "post", true), ("tickets/{id}", "patch", false)]),
        ("alpha", [("people", "get", true), ("people/download", "post", false), ("tickets/{id}", "patch", true)]),
        ("beta", [("people", "get", true), ("people/download", "post", false), ("tickets/{id}", "patch", true)]),
    ] {
        let document = document(&spec, Some(provider), Version::V3_1);
        for (path, verb, has) in has {
            let shown = document["paths"].get(format!("/v1/help-desk/{path}")).and_then(|path| path.get(verb));
            assert_eq!(shown.is_some(), has, "{provider} {verb} {path}");
        }
        let list = &document["paths"]["/v1/help-desk/people"]["get"]["x-integrations"];
        assert_eq!(*list, json!({"providers": ["1delta", "alpha"], "partial": [], "complete": false}));
    }
}

#[test]
fn what_is_known_in_part_says_so() {
    let all = document(&kitchen_sink(), None, Version::V3_1);
    let operation = |path: &str, verb: &str| &all["paths"][format!("/v1/help-desk/{path}")][verb];
    assert_eq!(operation("tickets/merge-all", "post")["x-partial"], true);
    assert!(operation("tickets/{id}", "patch").get("x-partial").is_none());
    assert_eq!(operation("tickets/{id}", "patch")["x-integrations"]["complete"], true);
    let tag = |name: &str| all["tags"].as_array().into_iter().flatten().find(|tag| tag["name"] == name);
    assert_eq!(tag("help-desk/people").map(|tag| tag["x-partial-operations"].clone()), Some(json!(true)));
    assert!(tag("help-desk/tickets").is_some_and(|tag| tag.get("x-partial-operations").is_none()));
    assert_eq!(all["components"]["schemas"]["help-desk.people.Person"]["x-source"], "docs/people");
}

/// What nobody describes may be anything, and need not be there at all.
#[test]
fn a_body_that_no_source_describes_says_so() {
    for version in [Version::V3_0, Version::V3_1] {
        let all = document(&kitchen_sink(), None, version);
        let operation = |path: &str, verb: &str| &all["paths"][format!("/v1/help-desk/{path}")][verb];
        let body = json!({
            "description": "No source describes the body; it is free-form JSON.",
            "required": false,
            "content": {"application/json": {"schema": {}}},
        });
        let create = operation("tickets", "post");
        assert_eq!((&create["requestBody"], &create["x-request"]), (&body, &json!("not-stated")));
        assert!(create.get("x-response").is_none());
        let merge = operation("tickets/merge-all", "post");
        assert_eq!(merge["x-response"], "not-stated");
        assert_eq!(merge["requestBody"]["required"], true);
        let said = merge["responses"]["200"]["description"].as_str();
        assert_eq!(said, Some("What came of it. No source describes the answer."));
        let update = operation("tickets/{id}", "patch");
        assert!(update.get("x-request").is_none() && update["requestBody"].get("description").is_none());
    }
}

/// An object within itself is a reference to it, in the words that each version has for "or null".
#[test]
fn an_object_within_itself_is_a_reference() {
    let reference = json!({"$ref": "#/components/schemas/help-desk.people.Person"});
    for (version, manager) in [
        (Version::V3_0, json!({"allOf": [reference], "nullable": true, "description": "Whom they report to."})),
        (Version::V3_1, json!({"anyOf": [reference, {"type": "null"}], "description": "Whom they report to."})),
    ] {
        for (provider, is_flat) in [(None, false), (None, true), (Some(0), true)] {
            let provider = provider.and_then(ProviderId::new);
            let wanted = Wanted { provider, version, is_flat, release: "1.0.0" };
            let document = serde_json::to_value(openapi(&kitchen_sink(), wanted)).expect("the document can be written");
            let person = &document["components"]["schemas"]["help-desk.people.Person"]["properties"];
            assert_eq!(person["manager"], manager);
            assert_eq!(person["reports"]["items"], reference);
        }
    }
}

/// Nobody may refuse a value because the list does not have it: providers send others, and a list may be one of some.
#[test]
fn values_that_are_known_in_part_close_no_list() {
    let kitchen_sink = kitchen_sink();
    let name = "help-desk.tickets.UpdateTicket";
    for version in [Version::V3_0, Version::V3_1] {
        let mood = |provider| {
            document(&kitchen_sink, provider, version)["components"]["schemas"][name]["properties"]["mood"].clone()
        };
        for provider in [None, Some("alpha")] {
            let shown = mood(provider);
            assert_eq!(shown["x-partial-values"], json!(true), "{shown}");
            assert_eq!(shown["anyOf"][0], json!({"type": "string", "enum": ["calm", "cross"]}), "{shown}");
            assert_eq!(shown["anyOf"][1]["type"], "string", "{shown}");
        }
        let own = mood(Some("beta"));
        assert_eq!(own["enum"], json!(["calm", "hopeful"]), "what a provider has of its own is all");
        assert!(own.get("x-partial-values").is_none(), "{own}");
    }
}

#[test]
fn a_file_is_no_json() {
    for version in [Version::V3_0, Version::V3_1] {
        let document = document(&kitchen_sink(), None, version);
        let answer = &document["paths"]["/v1/help-desk/people/download"]["post"]["responses"]["200"];
        let schema = json!({"type": "string", "format": "binary"});
        assert_eq!(
            *answer,
            json!({"description": "A file.", "content": {"application/octet-stream": {"schema": schema}}})
        );
    }
}

#[test]
fn the_document_is_the_same_each_time() {
    let text = || {
        serde_json::to_string(&openapi(&tests::spec(), Wanted { release: "1.0.0", ..Wanted::default() }))
            .expect("it is JSON")
    };
    assert_eq!(text(), text());
}

#[test]
fn a_document_reads_as_expected() {
    let text =
        serde_json::to_string_pretty(&openapi(&kitchen_sink(), Wanted { release: "1.0.0", ..Wanted::default() }))
            .expect("it is JSON")
            + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("export/expected.json");
    tests::expect(&path, &text).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_flat_document_has_no_object_in_a_query() {
    let mut deep = 0;
    for (name, spec) in every() {
        let styles = |is_flat| {
            let wanted = Wanted { is_flat, release: "1.0.0", ..Wanted::default() };
            let document = serde_json::to_value(openapi(&spec, wanted)).expect("the document can be written");
            let (mut styles, mut lost) = (Vec::new(), Vec::new());
            walk(&document, "", &mut |path, value| match value {
                Value::String(style) if path.ends_with("/style") => styles.push(style.clone()),
                Value::String(to) if path.ends_with("/$ref") => {
                    lost.extend(document.pointer(to.trim_start_matches('#')).is_none().then(|| to.clone()));
                }
                _ => {}
            });
            assert!(lost.is_empty(), "{name}: {lost:?}");
            styles
        };
        deep += styles(false).iter().filter(|style| *style == "deepObject").count();
        assert!(styles(true).iter().all(|style| style == "form"), "{name}");
    }
    assert!(deep > 0, "there is something to leave out");
}

/// A resource that nobody can call keeps its schema and its tag, for everybody and for each provider, and both say why.
#[test]
fn a_resource_of_which_no_operation_is_known_stays() {
    let files = [
        ("platform.yaml", std::fs::read_to_string(tests::workspace().join("spec/platform.yaml")).expect("it is there")),
        ("providers.yaml", "providers:\n  one: One\n  other: Other\n".to_owned()),
        (
            "shop/known.yaml",
            "object: {id: {type: string}}\noperations:\n  get: {integrations: {providers: [one]}}\n".to_owned(),
        ),
        (
            "shop/silent.yaml",
            "description: Silence.\nobject: {id: {type: string}}\npartial_operations: true\noperations: {}\n"
                .to_owned(),
        ),
    ];
    let raw = files.map(|(path, text)| RawFile { path: path.to_owned(), content: Ok(text.into_bytes()) });
    let spec = tests::compile(raw.into()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    for (provider, tags) in [
        (None, vec!["shop/known", "shop/silent"]),
        (Some("one"), vec!["shop/known", "shop/silent"]),
        (Some("other"), vec!["shop/silent"]),
    ] {
        for version in [Version::V3_0, Version::V3_1] {
            let document = document(&spec, provider, version);
            let shown: Vec<&Value> = document["tags"].as_array().expect("a list").iter().collect();
            assert_eq!(shown.iter().map(|tag| &tag["name"]).collect::<Vec<_>>(), tags, "{provider:?}");
            let silent = json!({
                "name": "shop/silent", "description": "Silence.\n\nNo source shows its operations.", "x-partial-operations": true,
            });
            assert_eq!(shown.last(), Some(&&silent));
            assert!(shown.iter().all(|tag| tag["name"] != "shop/known" || tag.get("description").is_none()));
            assert_eq!(document["components"]["schemas"]["shop.silent.Silent"]["description"], "Silence.");
            let info = document["info"]["description"].as_str().expect("a text");
            assert!(info.ends_with("\n\nNo source shows the operations of `shop/silent`."), "{info}");
        }
    }
}
