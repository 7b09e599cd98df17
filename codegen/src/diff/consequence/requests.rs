//! Bounds of requests, which follow from all fields of one.

use super::{Cause, Consequence, Found};
use crate::diff::change::{Sides, Who};
use crate::diff::subject::{FieldAddress, Scope, Subject};
use crate::model::{Field, Level, Location, Operation, Provider, RequestType, Resource, Spec};

/// A resource on both sides.
pub(super) struct Resources<'a> {
    pub(super) specs: Sides<&'a Spec>,
    pub(super) before: &'a Resource,
    pub(super) after: &'a Resource,
}

impl Resources<'_> {
    fn address(&self, operation: &Operation, location: Location, path: &str) -> FieldAddress {
        FieldAddress {
            resource: self.after.path(),
            scope: Scope::Operation(operation.method.wire().to_owned(), location),
            path: path.to_owned(),
        }
    }

    /// Operations that are on both sides.
    fn operations(&self) -> impl Iterator<Item = Sides<&Operation>> {
        self.after.operations.iter().filter_map(|after| {
            let before = self.before.operations.iter().find(|before| before.method == after.method)?;
            Some(Sides::new(before, after))
        })
    }

    /// Objects whose members single providers do not take, on one side only.
    pub(super) fn parts(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for pair in self.operations() {
            let query = pair.map(|operation| operation.query.as_slice());
            let request = pair.map(Operation::request_fields);
            for (location, fields) in [(Location::Query, query), (Location::Request, request)] {
                let mut parts = Vec::new();
                demanding(fields, "", &mut parts);
                let address = |path: String| self.address(pair.after, location, &path);
                found.extend(parts.into_iter().map(|part| Found {
                    subject: Subject::Field(address(part.path)),
                    causes:
                        part.causes.into_iter().map(|path| Cause { field: address(path), provider: None }).collect(),
                    consequence: part.consequence,
                }));
            }
        }
        found
    }

    /// Requests that some provider took all fields of, and no longer does.
    pub(super) fn everything(&self) -> Vec<Found> {
        let types = Sides::new(self.before.request_types(), self.after.request_types());
        let mut found = Vec::new();
        for before in &types.before {
            let Some(after) = types.after.iter().find(|after| after.name == before.name) else { continue };
            let Some(old) = everybody(self.specs.before, before) else { continue };
            let new = everybody(self.specs.after, after);
            // A provider that is gone altogether is one fact.
            let is_known = |old: &Provider| self.specs.after.providers.iter().any(|new| is_same_in_rust(old, new));
            let is_kept = |old: &Provider| new.iter().flatten().any(|new| is_same_in_rust(old, new));
            let is_lost = |old: &&&Provider| is_known(old) && !is_kept(old);
            let lost: Vec<&Provider> = old.iter().copied().filter(|provider| is_lost(&provider)).collect();
            if new.is_some() && lost.is_empty() {
                continue;
            }
            let lost = if new.is_some() { lost } else { Vec::new() };
            for operation in &after.operations {
                found.push(self.not_everything(operation, before, after, &lost));
            }
        }
        found
    }

    /// The fields that a lost provider does not take; where nobody is lost, those that everybody takes from now on.
    fn not_everything(
        &self,
        operation: &Operation,
        before: &RequestType<'_>,
        after: &RequestType<'_>,
        lost: &[&Provider],
    ) -> Found {
        let address = |wire: &str| self.address(operation, after.location, &format!("{}{wire}", after.prefix));
        let takes = |field: &Field, provider: &Provider| {
            field.support.cells().iter().any(|cell| self.specs.after.provider(cell.provider).slug == provider.slug)
        };
        let mut causes = Vec::new();
        for field in after.fields.iter().filter(|field| field.is_restricted()) {
            let missed = lost.iter().filter(|provider| !takes(field, provider));
            causes.extend(missed.map(|who| Cause { field: address(&field.wire), provider: Some(who.slug.clone()) }));
        }
        if lost.is_empty() {
            let restricted = before.fields.iter().filter(|field| field.is_restricted());
            causes.extend(restricted.map(|field| Cause { field: address(&field.wire), provider: None }));
        }
        let who = |provider: &&Provider| Who { slug: provider.slug.clone(), label: provider.label.clone() };
        let path = after.prefix.trim_end_matches('.').trim_end_matches("[]");
        Found {
            subject: Subject::Field(self.address(operation, after.location, path)),
            causes,
            consequence: Consequence::TakesNotEverything(
                after.name.as_str().to_owned(),
                lost.iter().map(who).collect(),
            ),
        }
    }
}

/// Code that names the one may mean the other: a key on the wire is no name in code.
fn is_same_in_rust(one: &Provider, other: &Provider) -> bool {
    one.slug == other.slug || one.name == other.name
}

/// Who takes every field that not everybody takes; `None` where everybody takes all of them.
fn everybody<'a>(spec: &'a Spec, request: &RequestType<'_>) -> Option<Vec<&'a Provider>> {
    let restricted: Vec<&Field> = request.fields.iter().filter(|field| field.is_restricted()).collect();
    let providers = || spec.providers_of_all(&restricted).into_iter().map(|id| spec.provider(id)).collect();
    (!restricted.is_empty()).then(providers)
}

/// Fields of requests that nobody had to set for any provider, each with one that requires it.
pub(super) fn needed(spec: &Spec, pair: Sides<&Resource>) -> Vec<(Subject, Consequence)> {
    let types = pair.map(Resource::request_types);
    let mut found = Vec::new();
    for after in &types.after {
        let Some(before) = types.before.iter().find(|before| before.name == after.name) else { continue };
        let was_free =
            |field: &&Field| before.fields.iter().any(|other| other.wire == field.wire && !other.is_requirable());
        for field in after.requirable().filter(was_free) {
            let providers = field.support.at(Level::Required).map(|id| spec.provider(id).slug.clone());
            let what = || Consequence::NeededInGeneric(after.name.as_str().to_owned(), field.wire.clone());
            found.extend(providers.map(|slug| (Subject::Provider(slug), what())));
        }
    }
    found
}

/// An object whose members single providers do not take, on one side only.
struct Part {
    path: String,
    /// The paths of the members that are the reason.
    causes: Vec<String>,
    consequence: Consequence,
}

fn demanding(fields: Sides<&[Field]>, inside: &str, found: &mut Vec<Part>) {
    for after in fields.after.iter().filter(|field| field.is_struct()) {
        let before = fields.before.iter().find(|before| before.wire == after.wire && before.is_struct());
        let (Some(before), Some(ty)) = (before, &after.own_type) else { continue };
        let path = format!("{inside}{}", after.wire);
        let members_of = |field: &Field| format!("{path}{}.", "[]".repeat(field.ty.depth()));
        let name = ty.as_str().to_owned();
        let (reason, consequence) = match (before.has_demanding_members(), after.has_demanding_members()) {
            (false, true) => (Some(after), Consequence::BuiltInParts(name)),
            (true, false) => (Some(before), Consequence::NotBuiltInParts(name)),
            (false, false) | (true, true) => (None, Consequence::BuiltInParts(name)),
        };
        if let Some(reason) = reason {
            let mut causes = Vec::new();
            demanded(&reason.members, &members_of(reason), &mut causes);
            found.push(Part { path: path.clone(), causes, consequence });
        }
        let members = Sides::new(before.members.as_slice(), after.members.as_slice());
        demanding(members, &members_of(after), found);
    }
}

/// The paths of members that are asked for, or not taken, by somebody.
fn demanded(members: &[Field], inside: &str, paths: &mut Vec<String>) {
    for member in members {
        let path = format!("{inside}{}", member.wire);
        if member.is_requirable() || member.is_restricted() {
            paths.push(path.clone());
        }
        demanded(&member.members, &format!("{path}{}.", "[]".repeat(member.ty.depth())), paths);
    }
}
