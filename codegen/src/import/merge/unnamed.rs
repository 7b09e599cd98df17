//! Fields that nobody has a name for. They are told apart by where they go and by how many take them, and of those that are alike in
//! both, by the comment that an import has written above them.

use super::Merging;
use super::todo::is_todo;
use crate::diagnostics::spelled;
use crate::import::draft::{Draft, DraftField, DraftSupport};
use crate::import::write;
use crate::model::Location;
use crate::yaml::{Edits, Entry, Kind, Map, Node, Written};

/// What tells one from another.
type Mark = (String, Option<(u64, u64)>);

impl Merging<'_> {
    /// Those that the page has more of than the file are added; one that was open and is no longer on the page goes. Others may be
    /// somebody's own.
    pub(super) fn unnamed(&mut self, operation: &Entry<'_>, section: &Entry<'_>, draft: &Draft) {
        let Kind::Sequence(items) = &section.value.kind else { return };
        let is_about = draft.request.is_some() || draft.response.is_some();
        let said = said(&self.edits, &section.value, draft);
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

/// Whether an entry of the file is one of those that the page has; each is found once. Of entries that are alike, it is the one below
/// the page's own words: another would be left with a line that somebody has named by now.
pub(super) fn said(edits: &Edits<'_>, node: &Node<'_>, draft: &Draft) -> Vec<bool> {
    let Kind::Sequence(items) = &node.kind else { return Vec::new() };
    let marks = marks_of(items);
    let mut left: Vec<(Mark, Vec<String>)> =
        draft.unnamed.iter().map(|one| (mark(one), write::unnamed(one).0)).collect();
    let mut said = vec![false; items.len()];
    for by_words in [true, false] {
        for (at, item) in items.iter().enumerate() {
            let is_found = |(mark, words): &(Mark, Vec<String>)| {
                let comments = || edits.comments(item);
                let is_above = |word: &String| comments().contains(&spelled(word).as_ref());
                *mark == marks[at] && (!by_words || (!words.is_empty() && words.iter().all(is_above)))
            };
            if let Some(found) = left.iter().position(is_found).filter(|_| !said[at]) {
                left.remove(found);
                said[at] = true;
            }
        }
    }
    said
}

fn mark((location, field): &(Location, DraftField)) -> Mark {
    (location.as_str().to_owned(), field.support.as_ref().map(DraftSupport::counts))
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
