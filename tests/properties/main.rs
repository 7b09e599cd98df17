//! Properties of what is written, on specifications that nobody wrote.

mod compiled;
mod emitted;
mod same;

use tests::generated_crate::GeneratedCrate;
use tests::random::{Size, specification};

/// The generated tests hold the bounds of every builder against `check`, for every provider, field and operation.
#[test]
fn types_and_check_agree_on_a_random_specification() {
    let spec = tests::compile(specification(&Size { providers: 200, operations: 50, fields: 40 }, 0))
        .unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let resource = spec.resources().next().expect("the specification has a resource");
    assert!(resource.request_types().len() >= 50, "not every operation has a builder");
    let printed = GeneratedCrate::of(&spec).cargo(&["test", "--lib", "builders_take_what_the_matrix_says"]);
    assert!(printed.contains("test result: ok. 1 passed"), "the builders were not tested:\n{printed}");
}
