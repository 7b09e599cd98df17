//! What one source says of one part of a field.

use std::fmt;

use super::{DraftSupport, FieldPart, Known, Listed, Reference};
use crate::import::{glued, unite};
use crate::model::Type;
use crate::source::Place;

/// What a page, or a file, says of a part of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// What it is made of.
    Type(Type),
    /// Whether the unified schema asks for it.
    Required(bool),
    /// All that it can be.
    Values(Vec<String>),
    /// Some of what it can be, and how many there are besides, where that is said.
    SomeValues(Vec<String>, Option<usize>),
    /// What it can be, with nothing between the values, so that they cannot be told apart.
    GluedValues {
        /// As the page has it.
        shown: String,
        /// What providers have of their own, which may be the end of it.
        own: String,
    },
    /// A value as it would be sent.
    Example(String),
    /// What it points at.
    References(Reference),
    /// Who takes it.
    Support(DraftSupport),
    /// How some of those who take it stand to it.
    Levels(Vec<Listed>),
}

/// What two pages do not agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Of which part of the field.
    pub part: FieldPart,
    /// As it is asked.
    pub message: String,
    /// What each says, and where.
    pub says: [(Claim, Place); 2],
}

impl Claim {
    /// Whether what another source says is the same, or less of it.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Type(one), Self::Type(other)) => {
                one == other || unite::is_vaguer(other, one) || unite::are_free(one, other)
            }
            (Self::Values(one), Self::Values(other)) => {
                one.len() == other.len() && one.iter().all(|value| other.contains(value))
            }
            (Self::Values(all), Self::SomeValues(some, more)) => {
                more.is_none_or(|more| all.len() == some.len().saturating_add(more))
                    && some.iter().all(|value| all.contains(value))
            }
            (Self::SomeValues(one, more), Self::SomeValues(other, others)) => {
                let all = |some: &[String], more: &Option<usize>| more.map(|more| some.len().saturating_add(more));
                all(one, more).zip(all(other, others)).is_none_or(|(one, other)| one == other)
            }
            (Self::Values(all), Self::GluedValues { shown, own }) => {
                let before = shown.strip_suffix(own.as_str()).filter(|before| before.len() < shown.len());
                std::iter::once(shown.as_str()).chain(before).any(|text| glued::is_made_of(text, all))
            }
            (Self::Example(one), Self::Example(other)) => is_same_example(one, other),
            (Self::References(one), Self::References(other)) => one.agrees(other),
            (Self::Support(one), Self::Support(other)) => one.agrees(other),
            _ => self == other,
        }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(ty) => match ty.format() {
                Some(format) => write!(f, "is `{ty} · {}`", format.as_str()),
                None => write!(f, "is `{ty}`"),
            },
            Self::Required(true) => f.write_str("is required"),
            Self::Required(false) => f.write_str("is not required"),
            Self::Values(values) => write!(f, "is one of {}", values.join(" | ")),
            Self::SomeValues(values, more) => {
                write!(f, "may be {}, and ", values.join(" | "))?;
                match more {
                    Some(more) => write!(f, "{more} more"),
                    None => f.write_str("others"),
                }
            }
            Self::GluedValues { shown, .. } => write!(f, "is one of those in `{shown}`"),
            Self::Example(example) => write!(f, "has the example `{}`", example.replace('\n', " ")),
            Self::References(Reference::Heading { resource, field: Some(field) }) => {
                write!(f, "points at `{resource} → {field}`")
            }
            Self::References(Reference::Heading { resource, field: None } | Reference::Target(resource)) => {
                write!(f, "points at `{resource}`")
            }
            Self::Support(support) => write!(f, "is taken by {support},"),
            Self::Levels(listed) => write!(f, "has {}", named(listed)),
        }
    }
}

impl fmt::Display for DraftSupport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::InPart(listed) = self {
            return write!(f, "some: {}", named(listed));
        }
        let (all, required) = self.counts();
        write!(f, "{all}, of which {required} require it")?;
        if let Self::Listed(listed) = self {
            write!(f, ": {}", named(listed))?;
        }
        Ok(())
    }
}

/// Pages break lines, and set JSON, each in its way.
fn is_same_example(one: &str, other: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    let is_same_json = || json(one).zip(json(other)).is_some_and(|(one, other)| one == other);
    one.split_whitespace().eq(other.split_whitespace()) || is_same_json()
}

/// Providers, how each stands to the field, and the values that it has of its own.
pub(in crate::import) fn named(listed: &[Listed]) -> String {
    let named = listed.iter().map(|one| match &one.values {
        Some(Known::As(values)) => format!("{} ({}, with {})", one.slug, one.level.as_str(), values.join(" | ")),
        Some(Known::Open(_)) | None => format!("{} ({})", one.slug, one.level.as_str()),
    });
    named.collect::<Vec<_>>().join(", ")
}
