//! The page of an API.

use maud::{Markup, html};

use super::frame::{Page, Site};
use super::paths::Path;
use super::words::{code, count, operation, prose};
use crate::diagnostics::spelled;
use crate::model::{Api, Resource};

pub(super) fn page(site: &Site<'_>, api: &Api) -> (String, Vec<u8>) {
    let path = Path::api(api);
    Page {
        title: api.slug.clone(),
        above: vec![(path.clone(), api.slug.as_str())],
        main: html! { h1 { (title(api)) } (facts(&path, api)) (resources(&path, api)) },
        path,
        scripts: &[],
    }
    .finish(site)
}

/// What the vendor calls it, or else what it is called on the wire.
pub(super) fn title(api: &Api) -> Markup {
    html! {
        @match &api.label {
            Some(label) => { (spelled(label)) " " span.quiet { (api.slug) } }
            None => (api.slug)
        }
    }
}

/// How much of it is here, next to what the vendor says that there is.
pub(super) fn extent(api: &Api) -> Markup {
    let operations: usize = api.resources.iter().map(|resource| resource.operations.len()).sum();
    html! {
        (count(api.resources.len(), "resource", "resources")) ", " (count(operations, "operation", "operations"))
        @if let Some(published) = &api.published {
            "; the vendor has published " (count(published.resources, "resource", "resources"))
            " and " (count(published.integrations, "provider", "providers"))
        }
    }
}

fn facts(path: &Path, api: &Api) -> Markup {
    html! {
        dl.facts {
            dt { "Here" } dd { (extent(api)) }
            dt { "Who has what" } dd { a href=(Path::offered(api).from(path)) { "Matrix of providers and operations" } }
            @if let Some(source) = &api.source { dt { "Read from" } dd { (code(source)) } }
            @if let Some(source) = &api.coverage { dt { "Providers read from" } dd { (code(source)) } }
        }
    }
}

/// The resources of an API with their operations.
pub(super) fn resources(path: &Path, api: &Api) -> Markup {
    html! {
        ul.list {
            @for resource in &api.resources {
                li {
                    a href=(Path::resource(resource).from(path)) { b { (resource.slug) } }
                    @for one in &resource.operations { " " (operation(path, resource, one)) }
                    @if resource.has_more_operations { " " span.quiet { (more(resource)) } }
                    @if let Some(text) = &resource.description { p { (prose(text)) } }
                }
            }
        }
    }
}

fn more(resource: &Resource) -> &'static str {
    if resource.operations.is_empty() { "no source shows its operations" } else { "and others, or maybe" }
}
