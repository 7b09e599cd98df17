//! What the generated crate makes of a change besides: names and bounds that depend on more than one fact.

use std::collections::{BTreeSet, HashMap};

use super::change::{Change, Sides, What};
use super::entry::Entry;
use super::judge::{Effect, Level};
use super::subject::{FieldAddress, Scope, Subject};
use crate::model::{Field, Location, Operation, ProviderId, RequestType, Resource, Spec};

/// What the generated crate makes of a change besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consequence {
    /// A type made for a field is called otherwise: two operations that described it alike no longer do, or now do, or what
    /// it is named after has another name.
    TypeRenamed(Sides<String>),
    /// The parts of a request have to be built for a provider, because some provider cannot take all of their members.
    BuiltInParts(String),
    /// The parts of a request are no longer built for a provider.
    NotBuiltInParts(String),
    /// Code that is generic over providers that take every field of a request accepts these no longer.
    TakesNotEverything(String, Vec<String>),
}

impl Consequence {
    /// How much it matters.
    pub fn level(&self) -> Level {
        match self {
            Self::TypeRenamed(_) | Self::BuiltInParts(_) | Self::NotBuiltInParts(_) => Level::Breaking,
            Self::TakesNotEverything(..) => Level::Risky,
        }
    }

    /// What it is, in one sentence.
    pub fn in_words(&self) -> String {
        match self {
            Self::TypeRenamed(names) => format!("the type `{}` is called `{}`", names.before, names.after),
            Self::BuiltInParts(ty) => format!("`{ty}` has to be built for a provider from now on"),
            Self::NotBuiltInParts(ty) => format!("`{ty}` has no builder any more"),
            Self::TakesNotEverything(ty, providers) if providers.is_empty() => {
                format!("every provider takes every field of `{ty}`: the bound `TakesEverything` is gone")
            }
            Self::TakesNotEverything(ty, providers) => {
                format!("the bound `TakesEverything` of `{ty}` no longer holds for {}", providers.join(", "))
            }
        }
    }
}

/// Adds to the entries what follows from them. `renames` are the types that are called otherwise.
pub(super) fn attach(specs: Sides<&Spec>, entries: &mut Vec<Entry>, renames: Vec<Change>) {
    attach_renames(entries, renames);
    let touched: BTreeSet<String> =
        entries.iter().filter_map(|entry| entry.main().subject().resource_path().map(str::to_owned)).collect();
    let (before, after) = (by_path(specs.before), by_path(specs.after));
    for path in &touched {
        let (Some(before), Some(after)) = (before.get(path), after.get(path)) else { continue };
        let pair = Resources { specs, before, after };
        for (subject, consequence) in pair.parts().into_iter().chain(pair.everything()) {
            add(entries, &subject, consequence);
        }
    }
}

fn by_path(spec: &Spec) -> HashMap<String, &Resource> {
    spec.resources().map(|resource| (resource.path(), resource)).collect()
}

fn attach_renames(entries: &mut Vec<Entry>, renames: Vec<Change>) {
    let mut alone: Vec<Change> = Vec::new();
    for change in renames {
        let What::TypeName(names) = &change.what else { continue };
        let consequence = Consequence::TypeRenamed(names.clone());
        if !add(entries, change.subject(), consequence) && !alone.iter().any(|other| other.what == change.what) {
            alone.push(change);
        }
    }
    entries.extend(super::group::group(alone).into_iter().map(Entry::new));
}

/// Gives a consequence to the entry that it follows from: one that changes the resource's own name, or that is about the
/// same field or its members, or at least about the same resource, and does something to what is sent.
fn add(entries: &mut [Entry], subject: &Subject, consequence: Consequence) -> bool {
    let near = |entry: &Entry| entry.changes.iter().map(|judged| nearness(&judged.change, subject)).max().unwrap_or(0);
    let best = entries.iter_mut().max_by_key(|entry| (near(entry), entry.effect() == Effect::Adds));
    match best {
        Some(entry) if near(entry) > 0 => {
            if !entry.consequences.contains(&consequence) {
                entry.consequences.push(consequence);
            }
            true
        }
        _ => false,
    }
}

/// How near a change is to a field: 0 where it can have nothing to do with it.
fn nearness(change: &Change, subject: &Subject) -> u8 {
    let (Some(field), Some(resource)) = (subject.field(), subject.resource_path()) else { return 0 };
    let sides = [&change.before, &change.after].into_iter().flatten().map(|at| &at.subject);
    let near = |other: &Subject| {
        if other.resource_path() != Some(resource) {
            return 0;
        }
        match (&change.what, other.field()) {
            (What::RustName(_), None) => 4,
            (What::Text(..) | What::Order(_) | What::RustName(_) | What::ValueRustName(..), _) | (_, None) => 0,
            (_, Some(other)) if other.path == field.path => 3,
            (_, Some(other)) if is_inside(&other.path, &field.path) => 2,
            (_, Some(other)) if field.path.is_empty() && other.scope == field.scope => 1,
            (_, Some(other)) => u8::from(is_inside(&field.path, &other.path)),
        }
    };
    sides.map(near).max().unwrap_or(0)
}

/// `emails[].type` is inside `emails`.
fn is_inside(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer).map(|rest| rest.trim_start_matches("[]"));
    !outer.is_empty() && rest.is_some_and(|rest| rest.starts_with('.'))
}

/// A resource on both sides.
struct Resources<'a> {
    specs: Sides<&'a Spec>,
    before: &'a Resource,
    after: &'a Resource,
}

impl Resources<'_> {
    fn address(&self, operation: &Operation, location: Location, path: &str) -> Subject {
        Subject::Field(FieldAddress {
            resource: self.after.path(),
            scope: Scope::Operation(operation.method.wire().to_owned(), location),
            path: path.to_owned(),
        })
    }

    /// Operations that are on both sides.
    fn operations(&self) -> impl Iterator<Item = Sides<&Operation>> {
        self.after.operations.iter().filter_map(|after| {
            let before = self.before.operations.iter().find(|before| before.method == after.method)?;
            Some(Sides::new(before, after))
        })
    }

    /// Objects whose members single providers do not take, on one side only.
    fn parts(&self) -> Vec<(Subject, Consequence)> {
        let mut found = Vec::new();
        for pair in self.operations() {
            let query = pair.map(|operation| operation.query.as_slice());
            let request = pair.map(Operation::request_fields);
            for (location, fields) in [(Location::Query, query), (Location::Request, request)] {
                let mut parts = Vec::new();
                demanding(fields, "", &mut parts);
                let address = |(path, what): (String, _)| (self.address(pair.after, location, &path), what);
                found.extend(parts.into_iter().map(address));
            }
        }
        found
    }

    /// Requests that some provider took all fields of, and no longer does.
    fn everything(&self) -> Vec<(Subject, Consequence)> {
        let types = Sides::new(self.before.request_types(), self.after.request_types());
        let mut found = Vec::new();
        for before in &types.before {
            let Some(after) = types.after.iter().find(|after| after.name == before.name) else { continue };
            let Some(old) = everybody(self.specs.before, before) else { continue };
            let lost = match everybody(self.specs.after, after) {
                Some(new) => old.difference(&new).map(|slug| label(self.specs, slug)).collect(),
                None => Vec::new(),
            };
            if everybody(self.specs.after, after).is_some() && lost.is_empty() {
                continue;
            }
            let name = after.name.as_str().to_owned();
            for operation in &after.operations {
                let path = after.prefix.trim_end_matches('.').trim_end_matches("[]");
                let subject = self.address(operation, after.location, path);
                found.push((subject, Consequence::TakesNotEverything(name.clone(), lost.clone())));
            }
        }
        found
    }
}

fn label(specs: Sides<&Spec>, slug: &str) -> String {
    let known = specs.before.providers.iter().find(|provider| provider.slug == slug);
    known.map_or_else(|| slug.to_owned(), |provider| provider.label.clone())
}

/// Who takes every field that not everybody takes; `None` where everybody takes all of them.
fn everybody<'a>(spec: &'a Spec, request: &RequestType<'_>) -> Option<BTreeSet<&'a str>> {
    let mut restricted = request.fields.iter().filter(|field| field.is_restricted());
    let slugs = |field: &Field| -> BTreeSet<&'a str> {
        let ids = field.support.cells().iter().map(|cell| cell.provider);
        ids.map(|id: ProviderId| spec.provider(id).slug.as_str()).collect()
    };
    let first = slugs(restricted.next()?);
    Some(restricted.fold(first, |all, field| all.intersection(&slugs(field)).copied().collect()))
}

fn demanding(fields: Sides<&[Field]>, inside: &str, found: &mut Vec<(String, Consequence)>) {
    for after in fields.after.iter().filter(|field| field.is_struct()) {
        let before = fields.before.iter().find(|before| before.wire == after.wire && before.is_struct());
        let (Some(before), Some(ty)) = (before, &after.own_type) else { continue };
        let path = format!("{inside}{}", after.wire);
        let name = ty.as_str().to_owned();
        match (before.has_demanding_members(), after.has_demanding_members()) {
            (false, true) => found.push((path.clone(), Consequence::BuiltInParts(name))),
            (true, false) => found.push((path.clone(), Consequence::NotBuiltInParts(name))),
            _ => {}
        }
        let members = Sides::new(before.members.as_slice(), after.members.as_slice());
        demanding(members, &format!("{path}{}.", "[]".repeat(after.ty.depth())), found);
    }
}
