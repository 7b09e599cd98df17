//! What is written compiles without a warning, passes its own tests, and documents itself without a warning.

use tests::generated_crate::GeneratedCrate;

use crate::{CASES, case};

#[test]
fn what_is_written_compiles_and_passes_its_tests() {
    for name in CASES {
        let written = GeneratedCrate::of(&tests::compiled(&case(name).join("spec")));
        written.cargo(&["test", "--lib", "--quiet"]);
        let doctests = written.cargo(&["test", "--doc"]);
        assert!(!doctests.contains("src/generated"), "a text of the specification became a doctest:\n{doctests}");
        written.cargo(&["doc", "--no-deps", "--quiet"]);
        written.cargo(&["check", "--no-default-features", "--quiet"]);
    }
}
