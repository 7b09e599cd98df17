//! What the generated crate makes of a change besides: names and bounds that depend on more than one fact.

mod requests;

use std::collections::{BTreeSet, HashMap};

use self::requests::Resources;
use crate::diff::change::{Change, Sides, What, Who};
use crate::diff::entry::Entry;
use crate::diff::judge::{Level, Rule};
use crate::diff::subject::{FieldAddress, Subject};
use crate::model::{Resource, Spec};

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
    TakesNotEverything(String, Vec<Who>),
    /// Code that is generic over providers has to set this field of a request, because a new provider requires it and none
    /// did before.
    NeededInGeneric(String, String),
}

impl Consequence {
    /// How much it matters.
    pub fn level(&self) -> Level {
        match self {
            Self::TypeRenamed(_) | Self::BuiltInParts(_) | Self::NotBuiltInParts(_) => Level::Breaking,
            Self::TakesNotEverything(..) | Self::NeededInGeneric(..) => Level::Risky,
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
                let labels: Vec<&str> = providers.iter().map(|who| who.label.as_str()).collect();
                format!("the bound `TakesEverything` of `{ty}` no longer holds for {}", labels.join(", "))
            }
            Self::NeededInGeneric(ty, field) => {
                format!(
                    "code that is generic over providers has to set `{field}` of `{ty}`, which nobody required before"
                )
            }
        }
    }
}

impl Consequence {
    /// All that makes it this consequence, without what people call anything.
    pub(super) fn fact(&self) -> String {
        let parts: Vec<&str> = match self {
            Self::TypeRenamed(names) => vec!["type-renamed", &names.before, &names.after],
            Self::BuiltInParts(ty) => vec!["built-in-parts", ty],
            Self::NotBuiltInParts(ty) => vec!["not-built-in-parts", ty],
            Self::TakesNotEverything(ty, providers) => {
                let slugs = providers.iter().map(|who| who.slug.as_str());
                ["takes-not-everything", ty].into_iter().chain(slugs).collect()
            }
            Self::NeededInGeneric(ty, field) => vec!["needed-in-generic", ty, field],
        };
        parts.join("\u{0}")
    }
}

/// What a consequence follows from: the field that it is about, and the changes that can bring it about.
pub(super) struct Found {
    subject: Subject,
    causes: Vec<Cause>,
    consequence: Consequence,
}

/// A field whose change can be the reason.
pub(super) struct Cause {
    field: FieldAddress,
    /// Where a single provider is the reason: that provider.
    provider: Option<String>,
}

impl Cause {
    fn is(&self, change: &Change) -> bool {
        let sides = [&change.before, &change.after].into_iter().flatten();
        let is_here = sides.into_iter().any(|at| at.subject.field() == Some(&self.field));
        let is_able = match &change.what {
            What::Cell { provider, level, .. } => match &self.provider {
                Some(slug) => *slug == provider.slug && level.after.is_none(),
                None => true,
            },
            other => says_who_takes_it(other),
        };
        is_here && is_able
    }
}

/// Who takes a field follows from whether it is there, and from what is known of who takes it.
fn says_who_takes_it(what: &What) -> bool {
    matches!(
        what,
        What::Presence { .. }
            | What::Known { .. }
            | What::Required { .. }
            | What::Named { .. }
            | What::Name(_)
            | What::Moved(_)
    )
}

/// Adds to the entries what follows from them. `renames` are the types that are called otherwise.
pub(super) fn attach(specs: Sides<&Spec>, entries: &mut Vec<Entry>, renames: Vec<Change>) {
    attach_renames(specs, entries, renames);
    let touched: BTreeSet<String> =
        entries.iter().filter_map(|entry| entry.main().subject().resource_path().map(str::to_owned)).collect();
    let (before, after) = (by_path(specs.before), by_path(specs.after));
    for path in &touched {
        let (Some(before), Some(after)) = (before.get(path), after.get(path)) else { continue };
        let pair = Resources { specs, before, after };
        for found in pair.parts().into_iter().chain(pair.everything()) {
            add_found(entries, found);
        }
    }
    if entries.iter().any(|entry| entry.rule == Rule::ProviderAdded) {
        let pairs = after.iter().filter_map(|(path, after)| Some(Sides::new(*before.get(path)?, *after)));
        attach_needed(specs, pairs, entries);
    }
}

fn attach_needed<'a>(specs: Sides<&Spec>, resources: impl Iterator<Item = Sides<&'a Resource>>, entries: &mut [Entry]) {
    let mut needed: Vec<(Subject, Consequence)> =
        resources.flat_map(|pair| requests::needed(specs.after, pair)).collect();
    needed.sort_by_key(|(_, consequence)| consequence.in_words());
    for (provider, consequence) in needed {
        let added = |entry: &&mut Entry| entry.rule == Rule::ProviderAdded && *entry.main().subject() == provider;
        if let Some(entry) = entries.iter_mut().find(added) {
            entry.consequences.push(consequence);
        }
    }
}

fn by_path(spec: &Spec) -> HashMap<String, &Resource> {
    spec.resources().map(|resource| (resource.path(), resource)).collect()
}

fn attach_renames(specs: Sides<&Spec>, entries: &mut Vec<Entry>, renames: Vec<Change>) {
    let mut alone: Vec<Change> = Vec::new();
    for change in renames {
        let What::TypeName(names) = &change.what else { continue };
        let consequence = Consequence::TypeRenamed(names.clone());
        if !add(entries, change.subject(), consequence) && !alone.iter().any(|other| other.what == change.what) {
            alone.push(change);
        }
    }
    entries.extend(crate::diff::group::group(alone).into_iter().map(|changes| Entry::new(changes, specs)));
}

/// Gives a consequence to the gravest of the entries that can have brought it about.
fn add_found(entries: &mut [Entry], found: Found) {
    let is_cause = |entry: &Entry| {
        let mut changes = entry.changes.iter().map(|judged| &judged.change);
        changes.any(|change| found.causes.iter().any(|cause| cause.is(change)))
    };
    // Of equals, the first.
    let causes = entries.iter_mut().rev().filter(|entry| is_cause(entry));
    match causes.max_by_key(|entry| entry.own_effect()) {
        Some(entry) => push(entry, found.consequence),
        None => {
            add(entries, &found.subject, found.consequence);
        }
    }
}

fn push(entry: &mut Entry, consequence: Consequence) {
    if !entry.consequences.contains(&consequence) {
        entry.consequences.push(consequence);
    }
}

/// Gives a consequence to the entry that it follows from: one that changes the resource's own name, or that is about the
/// same field or its members, or at least about the same resource, and does something to what is sent.
fn add(entries: &mut [Entry], subject: &Subject, consequence: Consequence) -> bool {
    let near = |entry: &Entry| entry.changes.iter().map(|judged| nearness(&judged.change, subject)).max().unwrap_or(0);
    // Of equals, the first.
    let best = entries.iter_mut().rev().max_by_key(|entry| (near(entry), entry.own_effect()));
    match best {
        Some(entry) if near(entry) > 0 => {
            push(entry, consequence);
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
