//! Fields that nobody has a name for. They are told apart by where they go and by how many take them, and by nothing else.

use super::Merging;
use crate::import::draft::{Draft, DraftField, DraftSupport};
use crate::import::write;
use crate::model::Location;
use crate::yaml::{Entry, Kind, Map, Node, Written, map_of};

/// What tells one from another.
type Mark = (String, Option<(u64, u64)>);

impl Merging<'_> {
    /// Those that the page has more of than the file are added.
    pub(super) fn unnamed(&mut self, section: &Entry<'_>, draft: &Draft) {
        let missing = missing(&marks(&section.value), draft);
        if missing.is_empty() {
            return;
        }
        let there = match &section.value.kind {
            Kind::Sequence(items) => items.iter().map(|item| (Vec::new(), map_of(item))).collect(),
            _ => Vec::new(),
        };
        let all: Vec<(Vec<String>, Map)> = there.into_iter().chain(missing.into_iter().map(write::unnamed)).collect();
        self.edits.replace(section, &Written::Maps(all));
    }
}

/// The fields of the page that have none to match in the file.
fn missing<'d>(there: &[Mark], draft: &'d Draft) -> Vec<&'d (Location, DraftField)> {
    let mut left = there.to_vec();
    let is_missing = |one: &&(Location, DraftField)| match left.iter().position(|known| *known == mark(one)) {
        Some(at) => {
            left.remove(at);
            false
        }
        None => true,
    };
    draft.unnamed.iter().filter(is_missing).collect()
}

/// Whether an entry of the file is one of those that the page has; each is found once.
pub(super) fn said(node: &Node<'_>, draft: &Draft) -> Vec<bool> {
    let mut left: Vec<Mark> = draft.unnamed.iter().map(mark).collect();
    marks(node)
        .iter()
        .map(|known| match left.iter().position(|other| other == known) {
            Some(at) => {
                left.remove(at);
                true
            }
            None => false,
        })
        .collect()
}

fn mark((location, field): &(Location, DraftField)) -> Mark {
    (location.as_str().to_owned(), field.support.as_ref().map(DraftSupport::counts))
}

fn marks(node: &Node<'_>) -> Vec<Mark> {
    let Kind::Sequence(items) = &node.kind else { return Vec::new() };
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
