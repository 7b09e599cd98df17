//! What is written compiles without a warning, passes its own tests, and documents itself without a warning.

use tests::generated_crate::{GeneratedCrate, features};

use crate::{CASES, case};

#[test]
fn what_is_written_compiles_and_passes_its_tests() {
    for name in CASES {
        let spec = tests::compiled(&case(name).join("spec"));
        let written = GeneratedCrate::of(&spec);
        written.cargo(&["test", "--lib", "--quiet"]);
        let doctests = written.cargo(&["test", "--doc"]);
        assert!(!doctests.contains("src/generated"), "a text of the specification became a doctest:\n{doctests}");
        let features = features(&spec).join(",");
        written.cargo(&["doc", "--no-deps", "--quiet", "--no-default-features", "--features", &features]);
        written.cargo(&["check", "--no-default-features", "--quiet"]);
    }
}
