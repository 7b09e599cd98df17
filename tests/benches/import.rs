//! What a thousand pages cost, from text to YAML: read, joined and written as the command line does it.

use divan::Bencher;
use tests::thousand_pages::{import, pages, spec};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn a_thousand_pages(bencher: Bencher<'_, '_>) {
    let spec = spec();
    let saved = pages(&spec);
    println!("{} bytes", saved.iter().map(|page| page.text.len()).sum::<usize>());
    bencher.bench(|| import(&spec, &saved));
}
