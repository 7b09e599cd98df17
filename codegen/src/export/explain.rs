//! What one provider makes of one operation.

use super::snippet;
use crate::model::{Level, Location, Operation, ProviderId, Resource, Row, Spec, Support};

/// What to send to a provider in an operation, and what comes back.
#[derive(Debug, Clone)]
pub struct Explanation<'a> {
    /// The resource.
    pub resource: &'a Resource,
    /// The operation.
    pub operation: &'a Operation,
    /// What is sent, in the path, the query and the body, in the order of the specification.
    pub sent: Vec<Explained<'a>>,
    /// What comes back.
    pub received: Vec<Explained<'a>>,
    /// The call in Rust, as the body of a function; `None` for an operation whose requests the crate has no type for.
    pub snippet: Option<String>,
}

/// A field, and how the provider stands to it.
#[derive(Debug, Clone)]
pub struct Explained<'a> {
    /// The field.
    pub row: Row<'a>,
    /// How the provider stands to it.
    pub standing: Standing,
    /// The values that the provider takes, its own where it has its own; empty for a field that is no enum.
    pub values: Vec<&'a str>,
}

/// How a provider stands to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The unified schema requires it of everybody.
    RequiredOfAll,
    /// The provider requires it.
    Required,
    /// It is required, by the provider or of everybody, once the object is sent that it is in.
    RequiredWithin,
    /// The provider takes it, or fills it.
    Supported,
    /// No source says.
    NotKnown,
    /// Others are listed, the provider is not; or the object that the field is in is not supported.
    Unsupported,
}

impl Row<'_> {
    /// How a provider stands to the field, the object aside that it is in.
    fn standing(&self, provider: ProviderId) -> Standing {
        let within = self.path.as_ref().is_some_and(|path| path.parent().is_some());
        match (self.support, self.support.level_of(provider)) {
            _ if self.required && self.location != Location::Response => {
                if within {
                    Standing::RequiredWithin
                } else {
                    Standing::RequiredOfAll
                }
            }
            (_, Some(Level::Required)) if within => Standing::RequiredWithin,
            (_, Some(Level::Required)) => Standing::Required,
            (_, Some(Level::Supported)) => Standing::Supported,
            (Support::Listed(_), None) => Standing::Unsupported,
            (Support::Counted { .. } | Support::NotStated, None) => Standing::NotKnown,
        }
    }
}

/// Explains an operation for a provider.
pub fn explain<'a>(
    spec: &'a Spec,
    resource: &'a Resource,
    operation: &'a Operation,
    provider: ProviderId,
) -> Explanation<'a> {
    let mut explained: Vec<Explained<'_>> = Vec::new();
    for row in operation.rows(spec) {
        let own =
            row.support.cells().iter().find(|cell| cell.provider == provider).and_then(|cell| cell.values.as_ref());
        let values = own.map_or_else(|| row.values.clone(), |own| own.iter().map(String::as_str).collect());
        let parent = row.path.as_ref().and_then(|path| path.parent()).and_then(|parent| {
            let mut before = explained.iter().filter(|other| other.row.location == row.location);
            before.find(|other| other.row.path.as_ref().is_some_and(|path| path.as_str() == parent))
        });
        let standing = match parent {
            Some(parent) if parent.standing == Standing::Unsupported => Standing::Unsupported,
            _ => row.standing(provider),
        };
        explained.push(Explained { row, standing, values });
    }
    let (received, sent) = explained.into_iter().partition(|explained| explained.row.location == Location::Response);
    let snippet = snippet::of(spec, resource, operation, provider);
    Explanation { resource, operation, sent, received, snippet }
}
