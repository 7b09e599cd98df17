//! A thing on one side, borrowed: most things do not differ, and nothing is made for those.

use super::fields::written;
use super::support::known;
use crate::diff::change::At;
use crate::diff::subject::{FieldAddress, OperationAddress, Scope, Subject};
use crate::model::{
    Api, CommonSupport, Envelope, Field, Location, Operation, Parameter, Platform, Provider, Resource, ResponseFormat,
    Route, Spec, Support, Unnamed,
};
use crate::source::{Offset, Place};

/// A thing, and where the fact stands that is compared.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    thing: Thing<'a>,
    place: &'a Place,
    offset: Option<Offset>,
}

#[derive(Clone, Copy)]
enum Thing<'a> {
    Platform,
    Route(&'a str),
    Parameter(&'a str),
    ResponseFormat(&'a str),
    Envelope(&'a Envelope),
    Provider(&'a Provider),
    Api(&'a Api),
    Resource(&'a Resource),
    Operation(&'a Resource, &'a Operation),
    Fields(&'a Scoped<'a>),
    Field(&'a Scoped<'a>, &'a Field),
    Common(&'a Scoped<'a>, &'a Parameter),
    Unnamed(&'a Resource, &'a Operation, Location, usize),
}

/// The fields of one object, on one side.
#[derive(Clone)]
pub(super) struct Scoped<'a> {
    pub(super) resource: &'a Resource,
    pub(super) scope: Scope,
    /// What the paths of the fields start with: `emails[].`.
    pub(super) inside: String,
    /// Where the object stands.
    pub(super) place: &'a Place,
}

impl<'a> Scoped<'a> {
    pub(super) fn object(resource: &'a Resource) -> Self {
        Self { resource, scope: Scope::Object, inside: String::new(), place: &resource.place }
    }

    pub(super) fn sent(resource: &'a Resource, operation: &'a Operation, location: Location) -> Self {
        let scope = Scope::Operation(operation.method.wire().to_owned(), location);
        Self { resource, scope, inside: String::new(), place: &operation.place }
    }

    /// The members of one of the fields.
    pub(super) fn members(&self, field: &'a Field) -> Self {
        let inside = format!("{}{}{}.", self.inside, field.wire, "[]".repeat(field.ty.depth()));
        Self { resource: self.resource, scope: self.scope.clone(), inside, place: &field.place }
    }

    fn address(&self, path: String) -> Subject {
        Subject::Field(FieldAddress { resource: self.resource.path(), scope: self.scope.clone(), path })
    }
}

impl<'a> Spot<'a> {
    fn new(thing: Thing<'a>, place: &'a Place) -> Self {
        Self { thing, place, offset: None }
    }

    /// A fact about the platform that stands at a place of its own.
    pub(super) fn platform(place: &'a Place) -> Self {
        Self::new(Thing::Platform, place)
    }

    pub(super) fn route(kind: &'a str, route: &'a Route) -> Self {
        Self::new(Thing::Route(kind), &route.place)
    }

    pub(super) fn parameter(parameter: &'a Parameter) -> Self {
        Self::new(Thing::Parameter(&parameter.wire), &parameter.place)
    }

    pub(super) fn response_format(format: &'a ResponseFormat) -> Self {
        Self::new(Thing::ResponseFormat(&format.wire), &format.place)
    }

    pub(super) fn envelope(envelope: &'a Envelope) -> Self {
        Self::new(Thing::Envelope(envelope), &envelope.place)
    }

    /// An envelope in a platform that does not have it.
    pub(super) fn no_envelope(envelope: &'a Envelope, platform: &'a Platform) -> Self {
        Self::new(Thing::Envelope(envelope), &platform.places.envelopes)
    }

    pub(super) fn provider(provider: &'a Provider) -> Self {
        Self::new(Thing::Provider(provider), &provider.place)
    }

    /// An API stands where its first resource does.
    pub(super) fn api(api: &'a Api) -> Option<Self> {
        api.resources.first().map(|first| Self::new(Thing::Api(api), &first.place))
    }

    /// What is said of an API as a whole stands in its entry, where it has one.
    pub(super) fn entry(api: &'a Api) -> Option<Self> {
        api.entry.as_ref().map(|entry| Self::new(Thing::Api(api), entry)).or_else(|| Self::api(api))
    }

    pub(super) fn resource(resource: &'a Resource) -> Self {
        Self::new(Thing::Resource(resource), &resource.place)
    }

    pub(super) fn operation(resource: &'a Resource, operation: &'a Operation) -> Self {
        Self::new(Thing::Operation(resource, operation), &operation.place)
    }

    /// All the fields of an object.
    pub(super) fn fields(scoped: &'a Scoped<'a>) -> Self {
        Self::new(Thing::Fields(scoped), scoped.place)
    }

    pub(super) fn field(scoped: &'a Scoped<'a>, field: &'a Field) -> Self {
        Self::new(Thing::Field(scoped, field), &field.place)
    }

    /// A parameter that an operation has in common with others, and what it says of it.
    pub(super) fn common(scoped: &'a Scoped<'a>, parameter: &'a Parameter, said: Option<&'a CommonSupport>) -> Self {
        let place = said.map_or(scoped.place, |said| &said.place);
        Self::new(Thing::Common(scoped, parameter), place).starting(said.map(|said| said.at))
    }

    /// It is a field of what is sent.
    pub(super) fn is_sent(&self) -> bool {
        match self.thing {
            Thing::Field(scoped, _) | Thing::Common(scoped, _) => scoped.scope.is_sent(),
            _ => false,
        }
    }

    /// An unnamed field of an operation, by its number among those of its location.
    pub(super) fn unnamed(
        resource: &'a Resource,
        operation: &'a Operation,
        unnamed: &'a Unnamed,
        number: usize,
    ) -> Self {
        Self::new(Thing::Unnamed(resource, operation, unnamed.location, number), &unnamed.place)
    }

    /// The same thing, for a fact that starts elsewhere in the file.
    pub(super) fn starting(self, offset: Option<Offset>) -> Self {
        Self { offset: offset.or(self.offset), ..self }
    }

    /// What a field is: its type, its members, and who takes it.
    pub(super) fn shape(self, spec: &Spec) -> Option<String> {
        match self.thing {
            Thing::Field(_, field) => Some(shape(field, spec)),
            _ => None,
        }
    }

    /// The thing by itself.
    pub(super) fn at(self) -> At {
        let place = self.offset.map_or_else(|| self.place.clone(), |offset| self.place.at(offset));
        At { subject: self.subject(), place }
    }

    fn subject(self) -> Subject {
        match self.thing {
            Thing::Platform => Subject::Platform,
            Thing::Route(kind) => Subject::Route(kind.to_owned()),
            Thing::Parameter(wire) => Subject::Parameter(wire.to_owned()),
            Thing::ResponseFormat(wire) => Subject::ResponseFormat(wire.to_owned()),
            Thing::Envelope(envelope) => Subject::envelope(envelope),
            Thing::Provider(provider) => Subject::Provider(provider.slug.clone()),
            Thing::Api(api) => Subject::Api(api.slug.clone()),
            Thing::Resource(resource) => Subject::resource(resource),
            Thing::Operation(resource, operation) => Subject::operation(resource, operation),
            Thing::Fields(scoped) => scoped.address(scoped.inside.trim_end_matches('.').to_owned()),
            Thing::Common(scoped, parameter) => scoped.address(parameter.wire.clone()),
            Thing::Field(scoped, field) => scoped.address(format!("{}{}", scoped.inside, field.wire)),
            Thing::Unnamed(resource, operation, location, number) => {
                let method = operation.method.wire().to_owned();
                Subject::Unnamed(OperationAddress { resource: resource.path(), method }, location, number)
            }
        }
    }
}

fn shape(field: &Field, spec: &Spec) -> String {
    let members: Vec<String> =
        field.members.iter().map(|member| format!("{}: {}", member.wire, shape(member, spec))).collect();
    let members = if members.is_empty() { String::new() } else { format!(" {{{}}}", members.join(", ")) };
    let required = if field.required { ", required" } else { "" };
    let support = match &field.support {
        Support::NotStated => String::new(),
        support => format!("; {}", known(support, spec)),
    };
    format!("{}{members}{required}{support}", written(&field.ty))
}
