//! Fields that nobody has a name for. They are told apart by where they go and by how many take them, and by nothing else.

use super::Merging;
use super::todo::is_todo;
use crate::import::draft::{Draft, DraftField, DraftSupport};
use crate::import::write;
use crate::model::Location;
use crate::yaml::{Entry, Kind, Map, Node, Written};

/// What tells one from another.
type Mark = (String, Option<(u64, u64)>);

impl Merging<'_> {
    /// Those that the page has more of than the file are added; one that was open and is no longer on the page goes. Others may be
    /// somebody's own.
    pub(super) fn unnamed(&mut self, operation: &Entry<'_>, section: &Entry<'_>, draft: &Draft) {
        let Kind::Sequence(items) = &section.value.kind else { return };
        let is_about = draft.request.is_some() || draft.response.is_some();
        let said = said(&section.value, draft);
        let gone: Vec<bool> =
            items.iter().zip(said).map(|(item, is_said)| is_about && is_open(item) && !is_said).collect();
        let missing = missing(&marks_of(items), draft);
        if missing.is_empty() && !gone.contains(&true) {
            return;
        }
        let added: Vec<(Vec<String>, Map)> = missing.into_iter().map(write::unnamed).collect();
        if gone.contains(&false) {
            self.edits.change_items(section, &gone, &added);
        } else if added.is_empty() {
            self.edits.without(operation, &section.key);
        } else {
            self.edits.replace(section, &Written::Maps(added));
        }
    }
}

/// A person was to give it a name.
fn is_open(item: &Node<'_>) -> bool {
    matches!(&item.kind, Kind::Mapping(entries) if entries.iter().any(is_todo))
}

/// Whether it is there, once.
fn take(marks: &mut Vec<Mark>, wanted: &Mark) -> bool {
    let at = marks.iter().position(|mark| mark == wanted);
    at.map(|at| marks.remove(at)).is_some()
}

/// The fields of the page that have none to match in the file.
fn missing<'d>(there: &[Mark], draft: &'d Draft) -> Vec<&'d (Location, DraftField)> {
    let mut left = there.to_vec();
    draft.unnamed.iter().filter(|one| !take(&mut left, &mark(one))).collect()
}

/// Whether an entry of the file is one of those that the page has; each is found once.
pub(super) fn said(node: &Node<'_>, draft: &Draft) -> Vec<bool> {
    let mut left: Vec<Mark> = draft.unnamed.iter().map(mark).collect();
    marks(node).iter().map(|known| take(&mut left, known)).collect()
}

fn mark((location, field): &(Location, DraftField)) -> Mark {
    (location.as_str().to_owned(), field.support.as_ref().map(DraftSupport::counts))
}

fn marks(node: &Node<'_>) -> Vec<Mark> {
    match &node.kind {
        Kind::Sequence(items) => marks_of(items),
        _ => Vec::new(),
    }
}

fn marks_of(items: &[Node<'_>]) -> Vec<Mark> {
    let text = |node: &Node<'_>, key: &str| match super::entry(node, key).map(|entry| &entry.value.kind) {
        Some(Kind::Scalar { text, .. }) => Some(text.to_string()),
        _ => None,
    };
    let number = |node: &Node<'_>, key: &str| text(node, key).and_then(|text| text.parse().ok());
    let of = |item: &Node<'_>| {
        let support = super::entry(item, "support").map(|support| {
            let listed = |key| match super::entry(&support.value, key).map(|entry| &entry.value.kind) {
                Some(Kind::Sequence(items)) => items.len() as u64,
                _ => 0,
            };
            let (required, supported) = (listed("required"), listed("supported"));
            let count = number(&support.value, "count").unwrap_or(required + supported);
            (count, number(&support.value, "required_count").unwrap_or(required))
        });
        (text(item, "in").unwrap_or_default(), support)
    };
    items.iter().map(of).collect()
}
