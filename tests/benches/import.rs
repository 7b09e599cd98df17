//! What a thousand pages cost, from text to YAML: read, joined and written as the command line does it.

use divan::Bencher;
use rayon::prelude::*;
use tests::catalogue::{Catalogue, Size};
use tests::pages::{Age, Layout, Lists, Saved, pages_of};
use unified_codegen::import::{Ground, LeftOpen, join, read, resource};
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

fn main() {
    divan::main();
}

const PAGES: usize = 1000;

/// Layouts that a resource is saved in; the next resource is saved in the next of them.
const MIXES: [&[Layout]; 4] = [
    &[Layout::NewNamed, Layout::MarkdownObject],
    &[Layout::NewNameless, Layout::MarkdownObject],
    &[Layout::OldNamed(Age::Blanks), Layout::MarkdownObject],
    &[Layout::OldNameless(Lists::Glued), Layout::MarkdownObject, Layout::MarkdownOperation],
];

/// The invented catalogue says of no operation where it is published, and only what is published is a page.
fn spec() -> Spec {
    let loaded = tests::compile(Catalogue::new(Size::L).files());
    let mut spec = loaded.unwrap_or_else(|report| panic!("{}", tests::text(report)));
    for resource in spec.apis.iter_mut().flat_map(|api| &mut api.resources) {
        for operation in &mut resource.operations {
            operation.source = Some(format!("docs/{}/{}/{}", resource.api, resource.slug, operation.method.wire()));
        }
    }
    spec
}

fn pages(spec: &Spec) -> Vec<Saved> {
    let mixed = spec.resources().zip(MIXES.iter().cycle());
    mixed
        .flat_map(|(resource, layouts)| layouts.iter().flat_map(|layout| pages_of(spec, resource, *layout)))
        .take(PAGES)
        .collect()
}

#[divan::bench(sample_count = 10)]
fn a_thousand_pages(bencher: Bencher<'_, '_>) {
    let spec = spec();
    let saved = pages(&spec);
    assert_eq!(saved.len(), PAGES);
    println!("{} bytes", saved.iter().map(|page| page.text.len()).sum::<usize>());
    bencher.bench(|| import(&spec, &saved));
}

fn import(spec: &Spec, saved: &[Saved]) -> usize {
    let page = |saved: &Saved| {
        let source = Source::new(saved.path.as_str(), saved.text.as_str());
        read(&source, saved.dialect).unwrap_or_else(|trouble| panic!("{}: {trouble}", saved.path))
    };
    let pages = saved.par_iter().map(page).collect();
    let joined = join(
        pages,
        Ground { platform: &spec.platform, providers: &spec.providers, there: None, left_open: LeftOpen::NOTHING },
    );
    joined.resources.iter().map(|joint| resource(joint).len()).sum()
}
