//! What differs between two specifications, and what that means.
//!
//! ```text
//! two models ──facts──▶ changes ──group──▶ causes ──judge──▶ entries ──render──▶ text, Markdown, JSON, annotations
//! ```

mod approvals;
mod change;
mod consequence;
mod details;
mod entry;
mod facts;
mod group;
mod judge;
mod subject;
mod values;
mod words;

pub(crate) use self::approvals::check_form;
pub use self::approvals::{Approval, Approvals, Date};
pub use self::change::{Answers, At, Body, Change, Has, Known, Member, Part, Sides, Text, TypeChange, What, Who, Wire};
pub use self::consequence::Consequence;
pub use self::entry::{Entry, Judged};
pub use self::judge::{Effect, Level, Rule, Semver};
pub use self::subject::{FieldAddress, OperationAddress, Scope, Subject};

use crate::model::Spec;

/// All that differs.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    /// One entry a cause: the gravest first, then in the order of the specification.
    pub entries: Vec<Entry>,
}

impl Diff {
    /// The step of the version that all of it together asks for; `None` where nothing differs.
    pub fn semver(&self) -> Option<Semver> {
        self.entries.iter().map(Entry::semver).max()
    }
}

/// What differs between two specifications.
pub fn diff(before: &Spec, after: &Spec) -> Diff {
    let (renames, changes) =
        facts::compare(before, after).into_iter().partition(|change| matches!(change.what, What::TypeName(_)));
    let specs = Sides::new(before, after);
    let mut entries: Vec<Entry> = group::group(changes).into_iter().map(|changes| Entry::new(changes, specs)).collect();
    consequence::attach(specs, &mut entries, renames);
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.level()));
    Diff { entries }
}
