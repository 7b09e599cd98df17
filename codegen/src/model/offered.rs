//! How much is known of who has an operation.

use super::{Integrations, Operation};

/// What is known of who has an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offered {
    /// No source says.
    NotStated,
    /// A source lists some who have it; of the others, nobody knows.
    InPart,
    /// A source lists everybody who has it.
    Whole,
}

impl Offered {
    /// What is known of those who are not listed, as a sentence without its full stop.
    pub fn of_others(self) -> &'static str {
        match self {
            Self::NotStated => "no source says who has the operation",
            Self::InPart => "sources do not show who else has the operation",
            Self::Whole => "nobody else has the operation",
        }
    }
}

impl Operation {
    /// How much is known of who has it.
    pub fn offered(&self) -> Offered {
        match &self.integrations {
            None => Offered::NotStated,
            Some(Integrations { is_complete: false, .. }) => Offered::InPart,
            Some(Integrations { is_complete: true, .. }) => Offered::Whole,
        }
    }
}
