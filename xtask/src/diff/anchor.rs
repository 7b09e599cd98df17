//! Where a change is annotated: a place of the state after, since that is what a pull request shows.

use unified_codegen::diff::{FieldAddress, OperationAddress, Scope, Subject};
use unified_codegen::model::{Field, Location, Operation, Resource, Response, Spec};
use unified_codegen::source::Place;

use super::place::Spot;
use super::view::{Item, View};

/// Where an entry stands after, or what it was taken from; where that is gone too, the start of the file.
pub(super) fn anchor(view: &View<'_>, item: &Item<'_>) -> Spot {
    if let Some(place) = item.entry.after() {
        return view.after.spot(place);
    }
    let container = container(&view.after.spec, item.entry.main().subject());
    let start = |path: String| Spot { path, line: 1, column: 1 };
    match (container, item.entry.before()) {
        (Some(place), _) => view.after.spot(place),
        (None, Some(before)) => start(view.after.file_of(view.before, before)),
        (None, None) => start(view.after.file("platform.yaml")),
    }
}

/// The nearest thing that is still there of those that this one was in.
fn container<'s>(spec: &'s Spec, gone: &Subject) -> Option<&'s Place> {
    let path = gone.resource_path()?;
    let resource = spec.resources().find(|resource| resource.path() == path)?;
    let inside = match gone {
        Subject::Field(field) => of_field(resource, field),
        Subject::Unnamed(operation, ..) => of_operation(resource, operation),
        _ => None,
    };
    Some(inside.unwrap_or(&resource.place))
}

fn of_operation<'s>(resource: &'s Resource, address: &OperationAddress) -> Option<&'s Place> {
    operation(resource, &address.method).map(|operation| &operation.place)
}

fn operation<'s>(resource: &'s Resource, method: &str) -> Option<&'s Operation> {
    resource.operations.iter().find(|operation| operation.method.wire() == method)
}

fn of_field<'s>(resource: &'s Resource, address: &FieldAddress) -> Option<&'s Place> {
    let (fields, otherwise) = match &address.scope {
        Scope::Object => (resource.object.as_slice(), None),
        Scope::Operation(method, location) => {
            let operation = operation(resource, method)?;
            (fields(operation, *location), Some(&operation.place))
        }
    };
    outer(fields, &address.path).or(otherwise)
}

fn fields(operation: &Operation, location: Location) -> &[Field] {
    match (location, &operation.response) {
        (Location::Query, _) => &operation.query,
        (Location::Request, _) => operation.request_fields(),
        (Location::Response, Response::Object(fields)) => fields,
        _ => &[],
    }
}

/// The innermost object around a field: of `emails[].type`, `emails`.
fn outer<'s>(mut fields: &'s [Field], path: &str) -> Option<&'s Place> {
    let mut found = None;
    for name in path.split('.') {
        let name = name.trim_end_matches("[]");
        let Some(field) = fields.iter().find(|field| field.wire == name) else { break };
        (found, fields) = (Some(&field.place), &field.members);
    }
    found
}
