//! What the pages of a large specification cost, once it is loaded.

use divan::Bencher;
use divan::counter::BytesCount;
use tests::catalogue::{Catalogue, Size};
use unified_codegen::export::site::{Wanted, site};

fn main() {
    divan::main();
}

/// 324 resources, in memory.
#[divan::bench]
fn large(bencher: Bencher<'_, '_>) {
    let files = Catalogue::new(Size::L).files();
    let spec = tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let pages = site(&spec, Wanted::default(), &|| {});
    let bytes: usize = pages.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files of {} MB", pages.len(), bytes / 1_000_000);
    bencher.counter(BytesCount::new(bytes)).bench(|| site(&spec, Wanted::default(), &|| {}));
}
