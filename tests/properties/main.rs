//! Properties of what is written, on specifications that nobody wrote.

mod random;
mod snippets;

use tests::generated_crate::GeneratedCrate;

/// The generated tests hold the bounds of every builder against `check`, for every provider, field and operation.
#[test]
fn types_and_check_agree_on_a_random_specification() {
    let spec = tests::compile(random::specification(&random::Size { providers: 200, operations: 50, fields: 40 }))
        .unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let printed = GeneratedCrate::of(&spec).cargo(&["test", "--lib", "takes_what_the_matrix_says"]);
    let agreeing = printed.lines().filter(|line| line.ends_with("takes_what_the_matrix_says ... ok")).count();
    assert!(agreeing >= 50, "only {agreeing} requests were tested:\n{printed}");
}
