//! Who has which operation as rows, one an operation, and its machine formats. A resource of which no operation is known has one, too.
//!
//! The keys of [`OperationRow`] are documented and stable: they are the JSON of `cargo xtask matrix --operations`.

use serde::{Serialize, Serializer};

use super::matrix::Filter;
use crate::model::{Has, Integrations, Offered, Operation, ProviderId, Resource, Spec};

/// One operation; or a resource of which no source shows an operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationRow<'a> {
    /// The API's name on the wire.
    pub api: &'a str,
    /// The resource's name on the wire.
    pub resource: &'a str,
    /// The method's name on the wire; null where no source shows an operation of the resource.
    pub method: Option<&'a str>,
    /// The HTTP method; null with it.
    pub http: Option<&'static str>,
    /// The path, path parameters in braces; null with it.
    pub path: Option<&'a str>,
    /// The source was seen in part: the operation may take more query parameters and fields than are known.
    pub partial: bool,
    /// The resource has operations besides those that are known, or may have.
    pub partial_operations: bool,
    /// How much is known of the body that is sent: `none` there is none, `fields`, or `not-stated`, no source describes it; null with
    /// the method.
    pub request: Option<&'static str>,
    /// How much is known of the answer: `fields`, `bytes` for a file, or `not-stated`; null with the method.
    pub response: Option<&'static str>,
    /// Who has the operation.
    pub integrations: OperationIntegrations<'a>,
    /// No source describes what is sent, or what is answered: what `request` or `response` says in a word.
    #[serde(skip)]
    pub is_undescribed: bool,
}

/// Who has an operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationIntegrations<'a> {
    /// How much of that is known: `listed`, `listed-in-part`, `unstated`.
    #[serde(serialize_with = "in_a_word")]
    pub kind: Offered,
    /// Those that have it; null where no source says. Where one provider was asked for, that one, whatever is known of it.
    pub providers: Option<Vec<OperationCell<'a>>>,
}

/// One provider, and whether it has an operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationCell<'a> {
    /// The slug.
    pub provider: &'a str,
    /// The label.
    pub label: &'a str,
    /// Whether it has the operation: `whole`, `partial` (its list leaves out fields that `get` has), `no`, `not-known`.
    pub has: Has,
}

/// The rows that a filter lets through, in the order of the specification. What it says of fields is not asked.
pub fn rows<'a>(spec: &'a Spec, filter: &Filter) -> Vec<OperationRow<'a>> {
    spec.resources().flat_map(|resource| rows_of(spec, filter, resource)).collect()
}

fn rows_of<'a>(spec: &'a Spec, filter: &Filter, resource: &'a Resource) -> Vec<OperationRow<'a>> {
    if resource.operations.is_empty() && filter.wants_all_of(resource) {
        return vec![row(spec, filter.provider, resource, None)];
    }
    let wanted = resource.operations.iter().filter(|operation| filter.wants(resource, operation));
    wanted.map(|operation| row(spec, filter.provider, resource, Some(operation))).collect()
}

fn row<'a>(
    spec: &'a Spec,
    wanted: Option<ProviderId>,
    resource: &'a Resource,
    operation: Option<&'a Operation>,
) -> OperationRow<'a> {
    let providers = match wanted {
        Some(provider) => Some(vec![provider]),
        None => operation.and_then(|operation| operation.integrations.as_ref()).map(Integrations::providers),
    };
    let cell = |id: ProviderId| {
        let provider = spec.provider(id);
        let has = operation.map_or(Has::NotKnown, |operation| operation.has(id));
        OperationCell { provider: &provider.slug, label: &provider.label, has }
    };
    OperationRow {
        api: &resource.api,
        resource: &resource.slug,
        method: operation.map(|operation| operation.method.wire()),
        http: operation.map(|operation| operation.http.as_str()),
        path: operation.map(|operation| operation.path.as_str()),
        partial: operation.is_some_and(|operation| operation.is_partial),
        partial_operations: resource.has_more_operations,
        request: operation.map(|operation| operation.request.word()),
        response: operation.map(|operation| operation.response.word()),
        integrations: OperationIntegrations {
            kind: operation.map_or(Offered::NotStated, Operation::offered),
            providers: providers.map(|all| all.into_iter().map(cell).collect()),
        },
        is_undescribed: operation.is_some_and(|operation| operation.undescribed().is_some()),
    }
}

/// The word that the machine formats use for how much is known of who has an operation.
pub fn word(kind: Offered) -> &'static str {
    match kind {
        Offered::Whole => "listed",
        Offered::InPart => "listed-in-part",
        Offered::NotStated => "unstated",
    }
}

// Serde passes what it serializes by reference.
#[expect(clippy::trivially_copy_pass_by_ref)]
fn in_a_word<S: Serializer>(kind: &Offered, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(word(*kind))
}
