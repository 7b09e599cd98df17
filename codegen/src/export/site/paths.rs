//! Where each page is. Names on the wire are slugs, so that they are names of files, too.

use crate::model::{Api, Operation, Provider, Resource};

/// A page's path from the top of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path(String);

impl Path {
    pub(super) fn home() -> Self {
        Self("index.html".to_owned())
    }

    pub(super) fn providers() -> Self {
        Self("providers.html".to_owned())
    }

    pub(super) fn api(api: &Api) -> Self {
        Self(format!("api/{}/index.html", api.slug))
    }

    /// Who has which operation of an API.
    pub(super) fn offered(api: &Api) -> Self {
        Self(format!("api/{}/matrix.html", api.slug))
    }

    /// The API that a resource belongs to.
    pub(super) fn api_of(resource: &Resource) -> Self {
        Self(format!("api/{}/index.html", resource.api))
    }

    pub(super) fn resource(resource: &Resource) -> Self {
        Self(format!("api/{}/index.html", resource.path()))
    }

    pub(super) fn operation(resource: &Resource, operation: &Operation) -> Self {
        Self::of(resource, operation, "index.html")
    }

    pub(super) fn matrix(resource: &Resource, operation: &Operation) -> Self {
        Self::of(resource, operation, "matrix.html")
    }

    /// What a page of an operation asks for once somebody chooses a provider.
    pub(super) fn data(resource: &Resource, operation: &Operation) -> Self {
        Self::of(resource, operation, "data.js")
    }

    pub(super) fn provider(provider: &Provider) -> Self {
        Self(format!("provider/{}.html", provider.slug))
    }

    pub(super) fn asset(name: &str) -> Self {
        Self(format!("assets/{name}"))
    }

    fn of(resource: &Resource, operation: &Operation, name: &str) -> Self {
        Self(format!("api/{}/{}/{name}", resource.path(), operation.method.wire()))
    }

    /// From the page at `from`.
    pub(super) fn from(&self, from: &Self) -> String {
        format!("{}{}", from.root(), self.0)
    }

    /// From this page to the top: `../../`.
    pub(super) fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}
