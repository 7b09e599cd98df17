//! What is written from any specification is Rust.

use std::cell::Cell;
use std::collections::HashSet;

use tests::arbitrary::{Choices, Made, cases, hold, named, shown};
use unified_codegen::diagnostics::{Diagnostic, Rule};
use unified_codegen::emit;
use unified_codegen::model::Spec;

/// A specification has findings, or becomes Rust; and what can be mended by a name is mended by the entry that the finding proposes.
#[test]
fn any_specification_has_findings_or_becomes_rust() {
    let (accepted, renamed, refused) = (Cell::new(0), Cell::new(0), Cell::new(0));
    hold(cases(100), 1500, |numbers| {
        let mut choices = Choices::new(numbers);
        let made = Made::new(&mut choices);
        let named = named(made.files(&mut choices));
        renamed.set(renamed.get() + named.exceptions);
        match &named.outcome {
            Ok(spec) => {
                accepted.set(accepted.get() + 1);
                assert_rust(spec);
            }
            Err(findings) => {
                refused.set(refused.get() + 1);
                assert_no_name_mends(findings);
            }
        }
    });
    let (accepted, all) = (accepted.get(), accepted.get() + refused.get());
    println!("{accepted} of {all} are sound, with {} names chosen", renamed.get());
    assert!(accepted * 100 >= all * 90, "only {accepted} of {all} specifications are sound");
    assert!(renamed.get() >= all, "hardly any name had to be chosen");
}

/// Of two operations with different members, the second names its part after itself, which is not enough without letters.
#[test]
fn a_part_without_letters_is_called_by_its_chosen_name() {
    let part =
        |member: &str| format!("{{request: {{名前: {{type: object, fields: {{{member}: {{type: string}}}}}}}}}}");
    let things = format!("object: {{}}\noperations:\n  create: {}\n  update: {}\n", part("a"), part("b"));
    let named = named(tests::shop(&things));
    let spec = named.outcome.unwrap_or_else(|findings| panic!("{}", shown(&findings)));
    let types = spec.resources().flat_map(|resource| &resource.definitions);
    let types: Vec<&str> = types.map(|definition| definition.name().as_str()).collect();
    assert_eq!(types, ["Thing", "CreateThing", "ThingRenamed0Input", "UpdateThing", "UpdateThingRenamed0"]);
}

/// What is sent may have other values than what is received, and then has a name of its own.
#[test]
fn a_chosen_name_is_that_of_what_is_received() {
    let status = |values: &str| format!("{{status: {{type: string, values: [{values}]}}}}");
    let things = format!("object: {}\noperations:\n  create: {{request: {}}}\n", status("a, b, c"), status("a, b"));
    let mut files = tests::shop(&things);
    let chosen = "overrides: [{type: \"shop/things#status\", name: State, reason: It is one.}]\n";
    files.push(tests::raw("names.yaml", chosen));
    let spec = tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let types = spec.resources().flat_map(|resource| &resource.definitions);
    let types: Vec<&str> = types.map(|definition| definition.name().as_str()).collect();
    assert_eq!(types, ["Thing", "State", "CreateThing", "CreateThingStatus"]);
}

fn assert_rust(spec: &Spec) {
    let mut paths = HashSet::new();
    for (path, bytes) in emit::files(spec) {
        assert!(paths.insert(path.to_lowercase()), "{path} is there twice");
        let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    }
}

/// What is left is what the strategy cannot keep from happening, and no name helps against.
fn assert_no_name_mends(findings: &[Diagnostic]) {
    println!("{}", shown(findings));
    assert!(findings.iter().all(|finding| finding.rule == Rule::NameCollision), "{}", shown(findings));
}
