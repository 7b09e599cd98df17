//! What `explain` prints as Rust compiles, and is a request that the provider takes.

use std::fmt::Write as _;

use tests::generated_crate::GeneratedCrate;
use unified_codegen::export::explain::explain;
use unified_codegen::model::{ProviderId, Spec};

/// Every snippet that can be printed for this workspace's specification, and for one with every kind of field.
#[test]
fn every_snippet_compiles_and_passes_its_check() {
    for folder in ["spec", "tests/golden/cases/kitchen-sink/spec"] {
        let spec = tests::compiled(&tests::workspace().join(folder));
        let (text, count) = program(&spec);
        assert!(count >= spec.providers.len(), "{folder}: only {count} snippets");
        let generated = GeneratedCrate::of(&spec);
        generated.add("examples/snippets.rs", &text);
        generated.cargo(&["run", "--quiet", "--example", "snippets"]);
    }
}

/// A program with every snippet, and how many these are.
fn program(spec: &Spec) -> (String, usize) {
    let (mut text, mut calls, mut count) = (String::new(), String::new(), 0);
    for index in 0..spec.providers.len() {
        let id = ProviderId::new(index).expect("a provider's index fits");
        for (resource, operation) in spec.operations() {
            let Some(snippet) = explain(spec, resource, operation, id).snippet else { continue };
            let name = spec.provider(id).name.ident();
            let checks = ["query", "body"].iter().filter(|variable| snippet.contains(&format!("let {variable} = ")));
            let checks =
                checks.map(|variable| format!("{variable}.check(truto_unified::Provider::{name}).unwrap();\n"));
            let checks = checks.collect::<Vec<_>>().concat();
            let _ = write!(text, "fn snippet_{count}() {{\n{snippet}{checks}}}\n");
            let _ = writeln!(calls, "snippet_{count}();");
            count += 1;
        }
    }
    (format!("{text}\nfn main() {{\n{calls}}}\n"), count)
}
