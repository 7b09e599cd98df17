//! What the search knows: loaded when somebody begins to search.

use std::borrow::Cow;

use serde::Serialize;

use super::assets;
use super::frame::Site;
use super::paths::Path;
use super::standing::Lines;
use crate::diagnostics::spelled;
use crate::model::{Location, Resource, Spec, rows_of};

/// Everything that can be found.
#[derive(Debug, Default, Serialize)]
struct Index<'a> {
    /// By slug, with what the vendor calls it.
    apis: Vec<(&'a str, Cow<'a, str>)>,
    /// The API's number, the slug, the methods, and the paths of fields.
    resources: Vec<(usize, &'a str, Vec<&'a str>, Vec<String>)>,
    /// Slug and label.
    providers: Vec<(&'a str, Cow<'a, str>)>,
}

pub(super) fn index(site: &Site<'_>) -> (String, Vec<u8>) {
    let mut index = Index::default();
    for (number, api) in site.spec.apis.iter().enumerate() {
        index.apis.push((&api.slug, spelled(api.label.as_deref().unwrap_or_default())));
        for resource in &api.resources {
            let methods = resource.operations.iter().map(|operation| operation.method.wire()).collect();
            index.resources.push((number, &resource.slug, methods, fields(site.spec, resource)));
        }
    }
    let providers = site.spec.providers.iter();
    index.providers = providers.map(|provider| (provider.slug.as_str(), spelled(&provider.label))).collect();
    (Path::asset("search-index.js").into_string(), assets::data("SEARCH", &index))
}

/// Each path once.
fn fields(spec: &Spec, resource: &Resource) -> Vec<String> {
    let object = rows_of(Location::Response, &resource.object).into_iter();
    let object = object.filter_map(|row| row.path.map(|path| path.to_string()));
    let others = resource.operations.iter().flat_map(|operation| Lines::of(spec, operation).0).map(|line| line.name);
    object.chain(others).collect::<indexmap::IndexSet<String>>().into_iter().collect()
}
