//! Changes that somebody has accepted, by their ids: `approvals.yaml`.

mod date;
mod form;
mod matching;

pub use self::date::Date;
pub(crate) use self::form::check_form;

use super::Entry;
use crate::diagnostics::Report;
use crate::input;
use crate::load::Parsed;
use crate::source::Place;

/// One accepted change.
#[derive(Debug, Clone)]
pub struct Approval {
    /// The id of the change.
    pub change: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub expires: Option<Date>,
    /// Where the id stands.
    place: Place,
    /// Where the last day stands.
    place_of_expiry: Option<Place>,
}

/// The accepted changes, each once.
#[derive(Debug, Clone, Default)]
pub struct Approvals(Vec<Approval>);

impl Approvals {
    /// What a file accepts; what is wrong with its form goes to `report`.
    pub fn new(parsed: &Parsed<input::Approvals>, report: &mut Report) -> Self {
        Self(form::approvals(parsed, report))
    }

    /// Who accepts the change of an id on a day.
    pub fn of(&self, id: &str, today: Date) -> Option<&Approval> {
        self.get(id).filter(|approval| !approval.is_expired(today))
    }

    /// Entries that have expired, or that accept nothing of what differs. `merged` are those of the state before.
    pub fn check(&self, entries: &[Entry], merged: &Self, today: Date) -> Report {
        matching::check(self, entries, merged, today)
    }

    fn get(&self, id: &str) -> Option<&Approval> {
        self.0.iter().find(|approval| approval.change == id)
    }
}

impl Approval {
    fn is_expired(&self, today: Date) -> bool {
        self.expires.is_some_and(|last| last < today)
    }
}
