//! The specification, resolved: names are Rust names, providers are numbers, every fact has its place.
//!
//! Emitters, exporters and the diff see only this. A question about the model is a method on the model.

mod catalogue;
mod coverage;
mod field;
mod offered;
mod operation;
mod platform;
mod request;
mod resource;
mod support;
mod types;
mod undescribed;
mod values;

pub use self::catalogue::{Known, Typed};
pub use self::coverage::{Coverage, Kinds, Listings};
pub use self::field::{EnumValue, Field, FieldPath, Location, Offsets};
pub use self::offered::Offered;
pub use self::operation::{
    CommonSupport, Has, Integration, Integrations, Method, Operation, Request, Response, Unnamed, rows_of,
};
pub use self::platform::{
    Answer, Authentication, Envelope, Http, Parameter, Platform, PlatformPlaces, ResponseFormat, Role, Route,
};
pub use self::request::RequestType;
pub use self::resource::{Api, Published, Resource};
pub use self::support::{Cell, Level, OwnValues, Provider, ProviderId, Support, SupportKind};
pub use self::types::{Definition, Format, Part, Scalar, Type, Usage};
pub use self::values::ValuesShown;

use crate::source::Place;

/// A whole specification.
#[derive(Debug, Clone)]
pub struct Spec {
    /// What holds for every resource.
    pub platform: Platform,
    /// The closed list of providers, by slug; a [`ProviderId`] is an index into it.
    pub providers: Vec<Provider>,
    /// The APIs, by slug.
    pub apis: Vec<Api>,
}

/// How much a specification says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// APIs.
    pub apis: usize,
    /// Resources.
    pub resources: usize,
    /// Operations.
    pub operations: usize,
    /// Rows of the matrix: every parameter, request field and response field of every operation, members included.
    pub fields: usize,
    /// Providers that a support list names.
    pub providers: usize,
    /// Pairs of a field and a provider that a support list holds.
    pub cells: usize,
}

impl Spec {
    /// The provider behind a number.
    pub fn provider(&self, id: ProviderId) -> &Provider {
        &self.providers[id.index()]
    }

    /// The providers that are listed as taking all of these fields.
    pub fn providers_of_all(&self, fields: &[&Field]) -> Vec<ProviderId> {
        let Some((first, others)) = fields.split_first() else { return Vec::new() };
        let candidates = first.support.cells().iter().map(|cell| cell.provider);
        candidates.filter(|id| others.iter().all(|field| field.support.level_of(*id).is_some())).collect()
    }

    /// The API that a resource of this specification belongs to.
    pub fn api_of(&self, resource: &Resource) -> &Api {
        match self.apis.iter().find(|api| api.slug == resource.api) {
            Some(api) => api,
            None => unreachable!("lowering puts every resource under its API"),
        }
    }

    /// The page that says who has an operation; `None` where nobody says who does, or on which page.
    pub fn integrations_source<'a>(&'a self, resource: &Resource, operation: &'a Operation) -> Option<&'a str> {
        operation.integrations.as_ref()?;
        operation.source.as_deref().or(self.api_of(resource).coverage.as_deref())
    }

    /// Every resource, in order.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.apis.iter().flat_map(|api| &api.resources)
    }

    /// The resource of these names on the wire.
    pub fn resource(&self, api: &str, slug: &str) -> Option<&Resource> {
        self.resources().find(|known| known.api == api && known.slug == slug)
    }

    /// Every operation with its resource, in order.
    pub fn operations(&self) -> impl Iterator<Item = (&Resource, &Operation)> {
        self.resources().flat_map(|resource| resource.operations.iter().map(move |operation| (resource, operation)))
    }

    /// How much the specification says.
    pub fn totals(&self) -> Totals {
        let Coverage { providers, operations } = self.coverage();
        let listings = providers.iter().map(|provider| provider.total());
        Totals {
            apis: self.apis.len(),
            resources: self.resources().count(),
            operations: operations.len(),
            fields: operations.iter().map(|(_, _, kinds)| kinds.total()).sum(),
            providers: listings.clone().filter(|total| *total > 0).count(),
            cells: listings.sum(),
        }
    }
}

/// One line of the matrix: a parameter or field of one operation, named or not.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Where the field goes.
    pub location: Location,
    /// The path: `emails[].type`; `None` where no source gives the name.
    pub path: Option<FieldPath>,
    /// The type.
    pub ty: &'a Type,
    /// The unified schema asks for it.
    pub required: bool,
    /// The values that the unified schema knows.
    pub values: Vec<&'a str>,
    /// Whether these are all.
    pub values_shown: ValuesShown,
    /// Who takes it.
    pub support: &'a Support,
    /// What it is.
    pub description: Option<&'a str>,
    /// Where the field stands.
    pub place: &'a Place,
    /// Where single facts about it stand.
    pub offsets: Offsets,
    /// Something in the file that the values are given in: an operation gives those of a common parameter.
    pub values_beside: &'a Place,
    /// Something in the file that says who takes it: an operation may say so of a common parameter.
    pub support_beside: &'a Place,
}

impl Row<'_> {
    /// Where the unified schema asks for the field.
    pub fn required_place(&self) -> Place {
        self.offsets.required.map_or_else(|| self.place.clone(), |at| self.place.at(at))
    }

    /// Where the providers are listed or counted; where no source says, the field.
    pub fn support_place(&self) -> Place {
        self.offsets.support.map_or_else(|| self.place.clone(), |at| self.support_beside.at(at))
    }

    /// Where the values are given that the unified schema knows.
    pub fn values_place(&self) -> Place {
        self.offsets.values.map_or_else(|| self.values_beside.clone(), |at| self.values_beside.at(at))
    }
}
