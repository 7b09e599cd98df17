//! A thousand pages of an invented catalogue, in all layouts.

use rayon::prelude::*;
use unified_codegen::import::{Ground, LeftOpen, join, read, resource};
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

use crate::catalogue::{Catalogue, Size};
use crate::pages::{Age, Layout, Lists, Saved, pages_of};

/// How many.
const PAGES: usize = 1000;

/// Layouts that a resource is saved in; the next resource is saved in the next of them.
const MIXES: [&[Layout]; 4] = [
    &[Layout::NewNamed, Layout::MarkdownObject],
    &[Layout::NewNameless, Layout::MarkdownObject],
    &[Layout::OldNamed(Age::Blanks), Layout::MarkdownObject],
    &[Layout::OldNameless(Lists::Glued), Layout::MarkdownObject, Layout::MarkdownOperation],
];

/// The invented catalogue says of no operation where it is published, and only what is published is a page.
///
/// # Panics
///
/// If it has a finding.
pub fn spec() -> Spec {
    let loaded = crate::compile(Catalogue::new(Size::L).files());
    let mut spec = loaded.unwrap_or_else(|report| panic!("{}", crate::text(report)));
    for resource in spec.apis.iter_mut().flat_map(|api| &mut api.resources) {
        for operation in &mut resource.operations {
            operation.source = Some(format!("docs/{}/{}/{}", resource.api, resource.slug, operation.method.wire()));
        }
    }
    spec
}

/// The pages of as many resources as it takes.
///
/// # Panics
///
/// If there are not so many.
pub fn pages(spec: &Spec) -> Vec<Saved> {
    let mixed = spec.resources().zip(MIXES.iter().cycle());
    let pages: Vec<Saved> = mixed
        .flat_map(|(resource, layouts)| layouts.iter().flat_map(|layout| pages_of(spec, resource, *layout)))
        .take(PAGES)
        .collect();
    assert_eq!(pages.len(), PAGES);
    pages
}

/// From text to YAML; how many bytes of it.
///
/// # Panics
///
/// If a page cannot be read.
pub fn import(spec: &Spec, saved: &[Saved]) -> usize {
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
