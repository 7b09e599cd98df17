//! The page of an API.

use maud::{Markup, html};

use super::frame::{Page, Site};
use super::paths::Path;
use super::words::{operation, prose};
use crate::model::Api;

pub(super) fn page(site: &Site<'_>, api: &Api) -> (String, Vec<u8>) {
    let path = Path::api(api);
    Page {
        title: api.slug.clone(),
        above: vec![(path.clone(), api.slug.as_str())],
        main: html! { h1 { (api.slug) } (resources(&path, api)) },
        path,
        scripts: &[],
    }
    .finish(site)
}

/// The resources of an API with their operations.
pub(super) fn resources(path: &Path, api: &Api) -> Markup {
    html! {
        ul.list {
            @for resource in &api.resources {
                li {
                    a href=(Path::resource(resource).from(path)) { b { (resource.slug) } }
                    @for one in &resource.operations { " " (operation(path, resource, one)) }
                    @if let Some(text) = &resource.description { p { (prose(text)) } }
                }
            }
        }
    }
}
