//! Where an entry stands, for people and for machines.

use serde::Serialize;
use unified_codegen::source::Place;

use super::Side;
use super::view::Item;

/// A line and a column of a file, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Spot {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Where a person has to look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    /// `spec/ticketing/users.yaml:57`.
    pub(super) after: Option<String>,
    /// `main:spec/ticketing/users.yaml:59`, where the place after does not show what was there.
    pub(super) before: Option<String>,
}

impl Item<'_> {
    pub(super) fn places(&self) -> Places {
        let main = self.entry.main();
        let is_elsewhere = match (&main.before, &main.after) {
            (Some(before), Some(after)) => before.subject != after.subject,
            _ => true,
        };
        let shown = |place: &Place| format!("{}:{}", place.source().path(), place.line());
        Places { after: self.entry.after().map(shown), before: self.entry.before().filter(|_| is_elsewhere).map(shown) }
    }
}

impl Side {
    /// A place by its path in the repository, where there is one.
    pub(super) fn spot(&self, place: &Place) -> Spot {
        let path = place.source().path();
        let path = self.in_repository(path).unwrap_or_else(|| path.to_owned());
        Spot { path, line: place.line(), column: place.column() }
    }

    /// A file of this side that another side has a place in, by its path in the repository.
    pub(super) fn file_of(&self, other: &Self, place: &Place) -> String {
        let path = place.source().path();
        let inside = path.strip_prefix(&other.prefix).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
        self.file(inside)
    }

    /// A file of this side, by its path in the repository where there is one.
    pub(super) fn file(&self, inside: &str) -> String {
        let path = format!("{}/{inside}", self.prefix);
        self.in_repository(&path).unwrap_or(path)
    }
}
