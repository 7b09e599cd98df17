//! What differs between two specifications, and what that means.

mod change;
mod facts;
mod subject;

pub use self::change::*;
pub use self::subject::*;

use crate::model::Spec;

/// test
pub fn facts(a: &Spec, b: &Spec) -> Vec<Change> {
    facts::compare(a, b)
}
