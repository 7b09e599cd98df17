//! What samples look like, and what is in them.

use std::fs;
use std::path::Path;

use unified_codegen::export::sample::{Language, Value, call};
use unified_codegen::model::{ProviderId, Spec};

use super::{Case, specifications};

fn provider(spec: &Spec, slug: &str) -> ProviderId {
    let index = spec.providers.iter().position(|provider| provider.slug == slug).expect("it is there");
    ProviderId::new(index).expect("an index fits")
}

fn case<'a>(spec: &'a Spec, path: &str, method: &str, reader: Option<&str>) -> Case<'a> {
    let mut operations = spec.operations();
    let (resource, operation) = operations
        .find(|(resource, operation)| resource.path() == path && operation.method.wire() == method)
        .expect("it is there");
    Case { resource, operation, reader: reader.map(|slug| provider(spec, slug)) }
}

#[test]
fn samples_read_as_expected() {
    let spec = tests::spec();
    for (name, path, method, reader) in [
        ("everybody", "ticketing/accounts", "update", None),
        ("front", "ticketing/accounts", "update", Some("front")),
        ("pivotaltracker", "ticketing/users", "update", Some("pivotaltracker")),
        ("list", "ticketing/accounts", "list", None),
        ("merge", "crm/accounts", "merge", None),
    ] {
        let case = case(&spec, path, method, reader);
        let text = |language: Language| format!("=== {}\n{}", language.as_str(), case.sample(&spec, language));
        let path = super::folder().join(format!("samples/expected/{name}.txt"));
        tests::expect(&path, &Language::ALL.map(text).join("\n")).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_file_is_read_as_one() {
    let specifications = specifications();
    let (_, spec) = &specifications[1];
    let case = case(spec, "help-desk/people", "download", Some("gamma"));
    let text = |language: Language| format!("=== {}\n{}", language.as_str(), case.sample(spec, language));
    let path = super::folder().join("samples/expected/download.txt");
    tests::expect(&path, &Language::ALL.map(text).join("\n")).unwrap_or_else(|error| panic!("{error}"));
    let mut spec = invented(
        DEALS.replace("  update:\n", "  export: {request: not-stated, response: bytes}\n  update:\n").as_str(),
    );
    spec.platform.base_url = "https://api.example.com".to_owned();
    let case = self::case(&spec, "crm/deals", "export", None);
    let why = "// The SDK reads every answer as JSON, and this one is a file.\n";
    assert_eq!(case.sample(&spec, Language::TypeScript), why);
    let sample = case.sample(&spec, Language::PythonSdk);
    assert!(
        sample.contains("  file = await truto.unified_api.create(\n    \"crm\",\n    \"deals/export\",\n"),
        "{sample}"
    );
    assert!(sample.contains("  print(type(file), len(file))\n"), "{sample}");
}

/// There is no call to copy, in no language, and no label ends the comment.
#[test]
fn for_a_provider_that_does_not_have_the_operation_there_is_no_call() {
    let deals = DEALS.replace("  update:\n", "  update:\n    integrations: {providers: [beta]}\n");
    let mut spec = invented(&deals);
    spec.providers[0].label = "Al\npha".to_owned();
    let case = |reader| self::case(&spec, "crm/deals", "update", reader);
    let why = "Al\\u{a}pha does not have `PATCH /unified/crm/deals/{id}`, so that there is nothing to call.\n";
    for language in Language::ALL {
        let mark = if [Language::Curl, Language::Python, Language::PythonSdk].contains(&language) { "#" } else { "//" };
        assert_eq!(case(Some("alpha")).sample(&spec, language), format!("{mark} {why}"));
        assert!(!case(Some("beta")).sample(&spec, language).contains("does not have"));
        assert!(!case(None).sample(&spec, language).contains("does not have"));
    }
    let some = invented(&deals.replace("{providers: [beta]}", "{providers: [beta], complete: false}"));
    let sample = self::case(&some, "crm/deals", "update", Some("alpha")).sample(&some, Language::Rust);
    assert!(sample.contains("UpdateDeal::for_provider(Alpha)"), "of a part, silence is no answer: {sample}");
}

#[test]
fn what_an_sdk_cannot_send_is_said_in_a_comment() {
    let specifications = specifications();
    let (_, spec) = &specifications[1];
    let case = case(spec, "help-desk/tickets", "update", None);
    let why = "The SDK has no way to send `PATCH /v1/help-desk/tickets/{id}`.";
    assert_eq!(case.sample(spec, Language::TypeScript), format!("// {why}\n"));
    assert_eq!(case.sample(spec, Language::PythonSdk), format!("# {why}\n"));
}

/// A specification of one resource, beside the platform of this workspace.
fn invented(resource: &str) -> Spec {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file can be written");
    let platform = Path::new("spec/platform.yaml");
    fs::copy(tests::workspace().join(platform), folder.path().join("platform.yaml")).expect("it can be copied");
    fs::create_dir(folder.path().join("crm")).expect("a folder can be made");
    write("providers.yaml", "providers:\n  alpha: Alpha\n  beta: Beta\n");
    write("crm/deals.yaml", resource);
    tests::compiled(folder.path())
}

const DEALS: &str = "
type: Deal
description: A sale.
object:
  id: {type: string}
operations:
  update:
    query:
      resource: {type: string, support: {required: [beta]}}
    request:
      stage: {type: integer, support: {required: [alpha], values: {alpha: ['3']}}}
      owner: {type: object, support: {required: [alpha]}, fields: {id: {type: string}, any: {type: any}}}
";

#[test]
fn values_of_a_provider_are_of_the_type_of_the_field_and_no_object_is_sent_empty() {
    let spec = invented(DEALS);
    let case = case(&spec, "crm/deals", "update", Some("alpha"));
    let id = ("id".to_owned(), Value::Text("your_id".to_owned()));
    let expected =
        vec![("stage".to_owned(), Value::Number("3".to_owned())), ("owner".to_owned(), Value::Object(vec![id]))];
    assert_eq!(call(&spec, case.operation, case.reader).body, Some(Value::Object(expected)));
}

#[test]
fn a_parameter_that_an_sdk_keeps_for_itself_is_no_sample() {
    let spec = invented(DEALS);
    let case = case(&spec, "crm/deals", "update", Some("beta"));
    let why = "// The SDK has no way to send the query parameter `resource`.\n";
    assert_eq!(case.sample(&spec, Language::TypeScript), why);
    assert!(case.sample(&spec, Language::PythonSdk).contains("\"resource\": \"your_resource\""));
}

#[test]
fn an_sdk_is_told_of_another_server() {
    let mut spec = tests::spec();
    assert!(!case(&spec, "ticketing/accounts", "list", None).sample(&spec, Language::TypeScript).contains("baseUrl"));
    spec.platform.base_url = "https://elsewhere.example/".to_owned();
    let case = case(&spec, "ticketing/accounts", "list", None);
    assert!(case.sample(&spec, Language::TypeScript).contains(", baseUrl: \"https://elsewhere.example\" });"));
    assert!(case.sample(&spec, Language::PythonSdk).contains(", base_url=\"https://elsewhere.example\")"));
}
