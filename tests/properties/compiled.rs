//! What is written from many specifications compiles without a warning, and passes the tests that are written with it.

use tests::arbitrary::{Choices, Made, named, samples, shown};
use tests::generated_crate::GeneratedCrate;

/// Specifications of one platform and one list of providers, and how many providers that has at most.
const CRATES: [usize; 8] = [1, 700, 3, 9, 20, 60, 200, 2];
/// How many there are of each.
const TOGETHER: usize = 25;
/// What each of them is made of at most, so that all of them are compiled in a bearable time.
const NUMBERS: usize = 160;

#[test]
fn many_specifications_compile_and_pass_their_tests() {
    for (crate_number, most_providers) in CRATES.into_iter().enumerate() {
        let mut samples =
            samples(CRATES.len() * (TOGETHER + 1), NUMBERS).into_iter().skip(crate_number * (TOGETHER + 1));
        let mut each = || Choices::new(samples.next().expect("there are enough samples"));
        let mut ground = each();
        let made = Made::together(TOGETHER, most_providers, &mut ground, &mut each);
        let named = named(made.files(&mut ground));
        let spec = named.outcome.unwrap_or_else(|findings| panic!("{}", shown(&findings)));
        assert_eq!(spec.apis.len(), TOGETHER);
        let printed = GeneratedCrate::of(&spec).cargo(&["test", "--lib"]);
        for test in
            ["structs_keep_what_they_read", "builders_take_what_the_matrix_says", "every_operation_can_be_called"]
        {
            assert!(printed.matches(&format!("::tests::{test} ... ok")).count() > TOGETHER / 4, "{test}:\n{printed}");
        }
    }
}
