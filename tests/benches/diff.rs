//! What a comparison of two large specifications costs, once they are loaded.

use divan::Bencher;
use tests::catalogue::{Catalogue, Renamed, Size};
use unified_codegen::diff::diff;
use unified_codegen::model::Spec;

fn main() {
    divan::main();
}

fn load(catalogue: Catalogue) -> Spec {
    tests::compile(catalogue.files()).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

/// Nothing differs between two catalogues of 324 resources; of so many support lists one differs.
#[divan::bench(args = [0, 1000, 20])]
fn large(bencher: Bencher<'_, '_>, one_changed_in: u64) {
    let first = Catalogue::new(Size::L);
    compare(bencher, &format!("one in {one_changed_in}"), first, Catalogue { one_changed_in, ..first });
}

/// Each of 324 resources, or of their 27 APIs, has another name.
#[divan::bench(args = [Renamed::Resources, Renamed::Apis])]
fn renamed(bencher: Bencher<'_, '_>, renamed: Renamed) {
    let first = Catalogue::new(Size::L);
    compare(bencher, &format!("{renamed:?}"), first, Catalogue { renamed, ..first });
}

/// As many have another name, and any could be any.
#[divan::bench(args = [Renamed::Resources, Renamed::Apis])]
fn uncertain(bencher: Bencher<'_, '_>, renamed: Renamed) {
    let first = Catalogue { is_uniform: true, ..Catalogue::new(Size::L) };
    compare(bencher, &format!("{renamed:?}, uncertain"), first, Catalogue { renamed, ..first });
}

fn compare(bencher: Bencher<'_, '_>, name: &str, before: Catalogue, after: Catalogue) {
    let (before, after) = (load(before), load(after));
    let found = diff(&before, &after);
    let changes: usize = found.entries.iter().map(|entry| entry.changes.len()).sum();
    println!("{name}: {} entries of {changes} changes", found.entries.len());
    bencher.bench(|| diff(&before, &after));
}
