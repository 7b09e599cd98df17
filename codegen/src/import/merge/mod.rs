//! What pages say, put into a file that is there already. What they add is added; what they say otherwise is shown, and changed in
//! place if it is to be; what they do not say stays, and so do comments, order and words.

mod common;
mod differs;
mod field;
mod formats;
mod integrations;
mod prune;
mod support;
mod todo;
mod unnamed;
mod values;

pub use self::differs::{Conflicts, Difference, Outcome};
pub use self::prune::pruned;
pub use self::todo::without_todo;

use std::fmt;

use super::draft::{Draft, DraftField};
use super::join::Joint;
use super::write;
use crate::diagnostics::Report;
use crate::model::{Field, Operation, Resource};
use crate::source::Source;
use crate::yaml::{self, Edits, Entry, Kind, Limits, Map, Node, Unheld, Written};

/// The file with what the page says in it, and what the page contradicts.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The file.
    pub text: String,
    /// What the file and the pages do not agree on.
    pub differences: Vec<Difference>,
    /// What pages contradict each other in and the file has an answer to, as they are asked.
    pub answered: Vec<String>,
}

/// Why nothing is merged into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmerged {
    /// It is no resource's.
    NoResource,
    /// What comes of it would not be whole: a mistake of the merging.
    Unheld(Unheld),
}

/// One sentence without a full stop.
impl fmt::Display for Unmerged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoResource => f.write_str("the file is no resource's: it has no operations"),
            Self::Unheld(unheld) => unheld.fmt(f),
        }
    }
}

impl std::error::Error for Unmerged {}

/// Puts what pages say into the file of their resource.
///
/// # Errors
///
/// See [`Unmerged`]: the file is to stay as it is.
pub fn merge(
    joint: &Joint,
    file: &Source,
    resource: &Resource,
    slugs: &[&str],
    conflicts: Conflicts,
) -> Result<Merged, Unmerged> {
    let root = yaml::parse(file, Limits::default(), &mut Report::default()).ok_or(Unmerged::NoResource)?;
    let mut merging = Merging::new(file, &root, slugs, conflicts);
    if let Some(object) = entry(&root, "object") {
        merging.fields(object, &resource.object, &joint.object, None, false);
        for draft in &joint.operations {
            merging.answered_by_object(object, &resource.object, draft);
        }
    }
    let operations = entry(&root, "operations").ok_or(Unmerged::NoResource)?;
    let mut added = Map::open();
    for draft in &joint.operations {
        let known = resource.operations.iter().find(|operation| operation.method.wire() == draft.method);
        if let (Some(written), Some(known)) = (entry(&operations.value, &draft.method), known) {
            merging.operation(written, known, draft, &joint.object);
        } else {
            added.push(&draft.method, Written::Map(write::operation(draft, &joint.object)));
        }
    }
    for (method, http) in &joint.listed {
        if entry(&operations.value, method).is_none() {
            added.push(method, Written::Map(write::listed(method, *http)));
        }
    }
    merging.add(operations, None, added);
    let text = merging.edits.finish(&root).map_err(Unmerged::Unheld)?;
    Ok(Merged { text, differences: merging.differences, answered: merging.answered })
}

fn entry<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Entry<'t>> {
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
        _ => None,
    }
}

struct Merging<'s> {
    edits: Edits<'s>,
    /// Providers by their number in the model.
    slugs: &'s [&'s str],
    conflicts: Conflicts,
    differences: Vec<Difference>,
    answered: Vec<String>,
    file: &'s Source,
}

impl<'s> Merging<'s> {
    fn new(file: &'s Source, root: &Node<'_>, slugs: &'s [&'s str], conflicts: Conflicts) -> Self {
        let edits = Edits::new(file.text(), root);
        Self { edits, slugs, conflicts, differences: Vec::new(), answered: Vec::new(), file }
    }
}

impl Merging<'_> {
    /// Adds keys behind one of a section, or behind all of them; one that has none is written anew.
    fn add(&mut self, section: &Entry<'_>, behind: Option<&str>, added: Map) {
        if added.is_empty() {
            return;
        }
        if has_keys(&section.value) {
            self.edits.insert(&section.value, behind, added);
        } else {
            self.edits.replace(section, &Written::Map(added));
        }
    }

    /// An operation that says nothing yet is written anew; else each of its sections is changed by itself.
    fn operation(&mut self, written: &Entry<'_>, known: &Operation, draft: &Draft, object: &[DraftField]) {
        let anew = write::operation(draft, object);
        if !has_keys(&written.value) {
            if !anew.is_empty() {
                self.edits.replace(written, &Written::Map(anew));
            }
            return;
        }
        let mut missing = anew.clone();
        for (key, value) in anew.entries() {
            if let Some(section) = entry(&written.value, key) {
                self.section(section, (key, value), known, draft, object);
                missing.remove(key);
            }
        }
        if let Some(section) = entry(&written.value, "unnamed") {
            self.unnamed(written, section, draft);
        }
        self.add(written, None, missing);
    }

    fn section(
        &mut self,
        section: &Entry<'_>,
        (key, anew): (&str, &Written),
        known: &Operation,
        draft: &Draft,
        object: &[DraftField],
    ) {
        let is_mapping = matches!(section.value.kind, Kind::Mapping(_));
        match key {
            "response_formats" => self.formats(section, anew, known, draft),
            "query" if !has_keys(&section.value) => self.edits.replace(section, anew),
            "query" => {
                self.fields(section, &known.query, &draft.query, None, true);
                self.common(section, known, draft);
            }
            "request" if is_mapping => {
                let request = draft.request.as_deref().unwrap_or_default();
                self.fields(section, known.request_fields(), request, Some(object), true);
            }
            "request" if draft.request.is_some() => self.edits.replace(section, anew),
            "integrations" => self.integrations(section, anew, known, draft),
            "response" if is_mapping => self.filled(section, known, draft),
            "response" if draft.response.is_some() && self.may_have_fields(section, known, draft) => {
                self.edits.replace(section, anew);
            }
            _ => {}
        }
    }

    /// Whether an answer may have fields: not where the file says that it is a file, which is shown.
    fn may_have_fields(&mut self, section: &Entry<'_>, known: &Operation, draft: &Draft) -> bool {
        if !known.is_file() {
            return true;
        }
        let outcome = self.conflicts.outcome();
        let message =
            format!("`{}` answers with a file here, and with fields in {}", draft.method, differs::at(&draft.place));
        self.add_difference(message, self.place(section), outcome);
        outcome == Outcome::Taken
    }

    /// The fields of one section; `object` is what those that are added may take over.
    fn fields(
        &mut self,
        section: &Entry<'_>,
        known: &[Field],
        draft: &[DraftField],
        object: Option<&[DraftField]>,
        with_support: bool,
    ) {
        let mut before: Option<&str> = None;
        let mut added = Map::open();
        let is_empty = !has_keys(&section.value);
        for field in draft {
            let written = entry(&section.value, &field.name);
            let there = known.iter().find(|known| known.wire == field.name);
            match (written, there) {
                (Some(written), Some(there)) => self.field(written, there, field, with_support),
                (Some(_), None) => {}
                (None, _) => {
                    let new = write::fields(Map::open(), std::slice::from_ref(field), object, with_support);
                    if is_empty { added.extend(new) } else { self.edits.insert(&section.value, before, new) }
                }
            }
            before = written.map(|_| field.name.as_str()).or(before);
        }
        self.add(section, None, added);
    }
}

/// A mapping with something in it.
fn has_keys(node: &Node<'_>) -> bool {
    matches!(&node.kind, Kind::Mapping(entries) if !entries.is_empty())
}

/// These keys as a mapping has them, and those that it does not have as removed.
fn keys<'k>(map: &Map, known: &[&'k str]) -> Vec<(&'k str, Option<Written>)> {
    let value = |key: &str| map.entries().find(|(other, _)| *other == key).map(|(_, value)| value.clone());
    known.iter().map(|key| (*key, value(key))).collect()
}
