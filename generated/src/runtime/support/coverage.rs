//! How much of an operation a provider takes.

use super::{Answer, Operation};
use crate::generated::provider::Provider;

/// How many of the fields that are sent, in the query and in the body, a provider takes; members of objects are fields too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Coverage {
    /// Fields that the provider takes, those that it requires included.
    pub supported: usize,
    /// Fields that it requires.
    pub required: usize,
    /// Fields that it is known not to take.
    pub unsupported: usize,
    /// Fields of which nobody says.
    pub not_known: usize,
}

impl Coverage {
    /// What part of the fields that are known the provider takes, from 0 to 1. `None` if nothing is known.
    pub fn share(&self) -> Option<f64> {
        let known = u32::try_from(self.supported + self.unsupported).ok().filter(|known| *known > 0)?;
        let supported = u32::try_from(self.supported).ok()?;
        Some(f64::from(supported) / f64::from(known))
    }
}

impl Operation {
    /// How much of what is sent the provider takes.
    pub const fn coverage(&self, provider: Provider) -> Coverage {
        let mut coverage = Coverage { supported: 0, required: 0, unsupported: 0, not_known: 0 };
        let tables = self.tables();
        let mut table = 0;
        while table < tables.len() {
            let mut index = 0;
            while index < tables[table].len() {
                let field = &tables[table][index];
                if field.is_sent() {
                    coverage = coverage.with(self.answer(provider, field));
                }
                index += 1;
            }
            table += 1;
        }
        coverage
    }
}

impl Coverage {
    const fn with(mut self, answer: Answer) -> Self {
        match answer {
            Answer::Required => {
                self.supported += 1;
                self.required += 1;
            }
            Answer::Supported => self.supported += 1,
            Answer::Unsupported => self.unsupported += 1,
            Answer::NotKnown | Answer::NoSuchField => self.not_known += 1,
        }
        self
    }
}
