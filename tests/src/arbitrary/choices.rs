//! What a specification is made up from: a list of numbers, each of which decides one thing.
//!
//! The list is what `proptest` makes and shrinks. A number that is not there is 0, and 0 is always the plainest choice, so that a
//! shorter list of smaller numbers is a smaller specification.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// Numbers that decide, one after the other.
#[derive(Debug, Clone)]
pub struct Choices {
    numbers: Vec<u32>,
    at: usize,
}

impl Choices {
    /// From these numbers.
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    fn next(&mut self) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number as usize
    }

    /// One of so many, 0 first.
    pub fn below(&mut self, sides: usize) -> usize {
        self.next() % sides.max(1)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of these; the first is the plainest.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// These in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = last - self.below(last + 1);
            items.swap(last, other);
        }
    }
}

/// Numbers for whatever is made up of at most so many.
fn choices(most: usize) -> impl Strategy<Value = Vec<u32>> {
    vec(any::<u32>(), most / 4..most)
}

/// So many lists of numbers, the same ones in every run and on every machine.
///
/// # Panics
///
/// If `proptest` makes none.
pub fn samples(number: usize, most: usize) -> Vec<Vec<u32>> {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let mut sample = || choices(most).new_tree(&mut runner).expect("numbers can be made").current();
    (0..number).map(|_| sample()).collect()
}

/// How often a property is tried: as often as `CASES` says, or so often.
///
/// # Panics
///
/// If `CASES` is no number.
pub fn cases(usual: u32) -> u32 {
    match std::env::var("CASES") {
        Ok(cases) => cases.parse().unwrap_or_else(|_| panic!("CASES is a number, not `{cases}`")),
        Err(_) => usual,
    }
}

/// Tries a property with made up numbers, the same ones in every run and on every machine.
///
/// # Panics
///
/// With the smallest numbers that were found, where it does not hold.
pub fn hold(cases: u32, most: usize, property: impl Fn(Vec<u32>)) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&choices(most), |numbers| {
        property(numbers);
        Ok(())
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, numbers)) => panic!("{why}\nwith {} numbers: {numbers:?}", numbers.len()),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
