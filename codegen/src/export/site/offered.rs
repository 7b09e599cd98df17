//! The matrix of an API: providers by operations.

use maud::{Markup, html};

use super::assets;
use super::frame::{Page, Site};
use super::paths::Path;
use super::standing::Mark;
use super::tools::filter;
use super::words::operation as link;
use crate::diagnostics::spelled;
use crate::model::{Api, Has, Integrations, Operation, ProviderId, Resource};

pub(super) fn page(site: &Site<'_>, api: &Api) -> (String, Vec<u8>) {
    let path = Path::offered(api);
    let providers = providers(api);
    let main = html! {
        h1 { "Who has what: " span.quiet { (api.slug) } }
        @if providers.is_empty() { p { "No source says who has an operation of this API." } } @else {
            (filter(providers.len(), &html! {}))
            (legend())
            (table(site, &path, api, &providers))
            p.quiet { "Who is not in this table is not named as having an operation of this API." }
        }
        (without_operations(&path, api))
    };
    Page {
        title: format!("Who has what of {}", api.slug),
        above: vec![(Path::api(api), api.slug.as_str()), (path.clone(), "who has what")],
        path,
        scripts: &[assets::TABLE],
        main,
    }
    .finish(site)
}

/// What has no column, although the API has it.
fn without_operations(path: &Path, api: &Api) -> Markup {
    let resources: Vec<&Resource> = api.resources.iter().filter(|resource| resource.operations.is_empty()).collect();
    html! {
        @if !resources.is_empty() {
            h2 { "No source shows their operations" }
            ul.list { @for resource in resources { li { a href=(Path::resource(resource).from(path)) { (resource.slug) } } } }
        }
    }
}

/// Those that some source lists as having an operation of the API, in the order of the list.
fn providers(api: &Api) -> Vec<ProviderId> {
    named(api.resources.iter().flat_map(|resource| &resource.operations))
}

/// Those that some source lists as having one of these operations, in the order of the list.
pub(super) fn named<'a>(operations: impl Iterator<Item = &'a Operation>) -> Vec<ProviderId> {
    let known = operations.filter_map(|operation| operation.integrations.as_ref());
    let mut providers: Vec<ProviderId> = known.flat_map(Integrations::providers).collect();
    providers.sort_unstable();
    providers.dedup();
    providers
}

/// The style and the word of each thing that is known.
fn shown(has: Has) -> (Mark, &'static str) {
    match has {
        Has::Whole => (Mark::Supported, "yes"),
        Has::Partial => (Mark::Supported, "part"),
        Has::No => (Mark::NotListed, "no"),
        Has::NotKnown => (Mark::NotStated, "?"),
    }
}

fn legend() -> Markup {
    let meanings = [
        (Has::Whole, "has the operation"),
        (Has::Partial, "has it, and its list leaves out fields"),
        (Has::No, "does not have it: the source lists everybody who has"),
        (Has::NotKnown, "not known: no source says, or its list was seen in part"),
    ];
    html! {
        ul.legend aria-label="Words" {
            @for (has, meaning) in meanings {
                @let (mark, word) = shown(has);
                li { span class=(mark.class()) { (word) } " " (meaning) }
            }
        }
    }
}

fn table(site: &Site<'_>, path: &Path, api: &Api, providers: &[ProviderId]) -> Markup {
    let resources = || api.resources.iter().filter(|resource| !resource.operations.is_empty());
    let operations: Vec<&Operation> = resources().flat_map(|resource| &resource.operations).collect();
    html! {
        div.scroll tabindex="0" role="region" aria-label="Providers and operations" {
            table #table {
                thead {
                    tr { td {} @for resource in resources() { (group(path, resource)) } }
                    tr {
                        th scope="col" { "Provider" }
                        @for resource in resources() {
                            @for operation in &resource.operations { th scope="col" { (link(path, resource, operation)) } }
                        }
                    }
                }
                tbody { @for id in providers { (row(site, path, &operations, *id)) } }
            }
        }
    }
}

/// The resource above its operations.
fn group(path: &Path, resource: &Resource) -> Markup {
    html! {
        th scope="colgroup" colspan=(resource.operations.len()) {
            a href=(Path::resource(resource).from(path)) { (resource.slug) }
        }
    }
}

fn row(site: &Site<'_>, path: &Path, operations: &[&Operation], id: ProviderId) -> Markup {
    let provider = site.spec.provider(id);
    html! {
        tr data-slug=(provider.slug) {
            th scope="row" { a href=(Path::provider(provider).from(path)) { (spelled(&provider.label)) } }
            @for operation in operations {
                @let (mark, word) = shown(operation.has(id));
                td class=(mark.class()) { (word) }
            }
        }
    }
}
