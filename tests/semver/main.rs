//! What is said of a change is true: code that uses everything that the crate promises stops compiling exactly when the change
//! says so.

#[path = "../diff/case.rs"]
mod case;
mod checks;
mod mutation;
mod program;
mod proof;
mod rustc;

use std::collections::BTreeSet;

use rayon::prelude::*;
use unified_codegen::diff::{Effect, Rule};

use self::mutation::Change;
use self::proof::{Proof, Sides, files};
use self::rustc::Compiler;

/// `cargo test -p tests --test semver -- --nocapture` shows the table.
#[test]
fn code_stops_compiling_exactly_when_the_change_says_so() {
    let compiler = compiler();
    let sides = Sides::new(&compiler, &[mutation::base(), case::base()]);
    let found: Vec<Result<[Proof; 2], String>> =
        once_each(mutation::all()).par_iter().map(|change| proof::both(change, &sides)).collect();
    let broken: Vec<&String> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    let proofs: Vec<&Proof> = found.iter().flatten().flatten().collect();
    print(&proofs);
    let untrue: Vec<String> = proofs.iter().filter(|proof| !proof.holds()).map(|proof| told(proof)).collect();
    assert!(broken.is_empty() && untrue.is_empty(), "{broken:#?}\n{}", untrue.join("\n"));
    let tried: BTreeSet<&str> = proofs.iter().flat_map(|proof| &proof.rules).copied().collect();
    let untried: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).filter(|rule| !tried.contains(rule)).collect();
    assert!(untried.is_empty(), "rules without a proof: {untried:?}");
}

/// Every crate has the same dependencies.
fn compiler() -> Compiler {
    let spec = tests::compile(mutation::base()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    Compiler::for_the_crate_of(&spec)
}

/// Without those that are others seen from the other side.
fn once_each(changes: Vec<Change>) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let mut is_new = |change: &Change| {
        let mut sides = [files(&change.before), files(&change.after)];
        sides.sort();
        seen.insert(sides)
    };
    changes.into_iter().filter(|change| is_new(change)).collect()
}

fn told(proof: &Proof) -> String {
    let error = proof.error.as_deref().unwrap_or("and it compiles");
    format!("{}: the code {}, {error}", proof.name, proof.effect.in_words())
}

/// What is compared by its meaning on the wire stands apart.
fn print(proofs: &[&Proof]) {
    let rows = |wire: bool| proofs.iter().filter(move |proof| (proof.effect == Effect::Wire) == wire);
    for proof in rows(false).chain(rows(true)) {
        let compiles = if proof.error.is_some() { "stops" } else { "compiles" };
        println!("{:<60} {:<8} {compiles:<8} {}", proof.rules.join(" "), format!("{:?}", proof.effect), proof.name);
    }
}
