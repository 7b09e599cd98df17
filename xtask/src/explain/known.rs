//! What is known of the operation as a whole: who has it, and what of it was seen in part, each with its place.

use std::fmt;

use unified_codegen::export::explain::Explanation;
use unified_codegen::model::{Has, Integration, Operation, ProviderId, Spec};
use unified_codegen::source::Place;

use super::place;
use crate::console::visible;

/// A sentence, and where it is from.
pub(super) struct Known {
    sentence: String,
    place: Option<Place>,
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.sentence))?;
        self.place.as_ref().map_or(Ok(()), |at| write!(f, "\n{}", place(at)))
    }
}

/// Everything that is known, whether the provider has the operation first.
pub(super) fn all(spec: &Spec, id: ProviderId, explained: &Explanation<'_>) -> Vec<Known> {
    let (resource, operation) = (explained.resource, explained.operation);
    let mut known = vec![who_has_it(spec, id, explained)];
    if operation.is_partial {
        known.push(Known {
            sentence: "The page was seen in part: there may be more query parameters and fields than these.".to_owned(),
            place: operation.partial_at.map(|at| operation.place.at(at)),
        });
    }
    if resource.has_more_operations {
        known.push(Known {
            sentence: format!("{} has more operations than are known, or may have.", resource.path()),
            place: resource.has_more_operations_at.map(|at| resource.place.at(at)),
        });
    }
    known
}

fn who_has_it(spec: &Spec, id: ProviderId, explained: &Explanation<'_>) -> Known {
    let (label, operation) = (&spec.provider(id).label, explained.operation);
    // The operation's own page is named already.
    let elsewhere = spec.integrations_source(explained.resource, operation).filter(|_| operation.source.is_none());
    let source = elsewhere.map_or_else(|| "The source".to_owned(), |page| format!("The source, {page},"));
    let sentence = match (operation.has(id), &operation.integrations) {
        (Has::Whole, _) => format!("{source} lists {label} as having this operation."),
        (Has::Partial, _) => format!("{source} says that the list of {label} leaves out fields that `get` has."),
        (Has::No, _) => {
            format!("{label} does not have this operation: {} lists everybody who has.", lowered(&source))
        }
        (Has::NotKnown, Some(_)) => {
            format!("{source} was seen in part: it lists some who have this operation, and {label} may have it, too.")
        }
        (Has::NotKnown, None) if is_silent(id, explained) => {
            format!("No source says who has the operation, nor names {label} in it.")
        }
        (Has::NotKnown, None) => "No source says who has the operation.".to_owned(),
    };
    Known { sentence, place: said_at(id, operation) }
}

/// Within a sentence.
fn lowered(source: &str) -> String {
    source.replacen("The", "the", 1)
}

/// Where a list names the provider, or where it says that it is one of some, or else where it begins.
fn said_at(id: ProviderId, operation: &Operation) -> Option<Place> {
    let known = operation.integrations.as_ref()?;
    let named = |list: &[Integration]| list.iter().find(|one| one.provider == id).map(|one| one.at);
    let at = named(&known.partial).or_else(|| named(&known.whole)).or(known.complete_at).or(known.at);
    Some(at.map_or_else(|| operation.place.clone(), |at| operation.place.at(at)))
}

/// Nothing here may be read as a statement about a provider that no source names.
fn is_silent(id: ProviderId, explained: &Explanation<'_>) -> bool {
    let mut rows = explained.sent.iter().chain(&explained.received);
    rows.all(|explained| explained.row.support.level_of(id).is_none())
}
