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
