//! What a comparison of two large specifications costs, once they are loaded.

use divan::Bencher;
use tests::catalogue::{Catalogue, Size};
use unified_codegen::diff::diff;
use unified_codegen::model::Spec;

fn main() {
    divan::main();
}

fn load(one_changed_in: u64) -> Spec {
    let catalogue = Catalogue { size: Size::L, one_changed_in };
    tests::compile(catalogue.files()).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

/// Nothing differs between two catalogues of 324 resources; of so many support lists one differs.
#[divan::bench(args = [0, 1000, 20])]
fn large(bencher: Bencher<'_, '_>, one_changed_in: u64) {
    let (before, after) = (load(0), load(one_changed_in));
    let found = diff(&before, &after);
    let changes: usize = found.entries.iter().map(|entry| entry.changes.len()).sum();
    println!("one in {one_changed_in}: {} entries of {changes} changes", found.entries.len());
    bencher.bench(|| diff(&before, &after));
}
