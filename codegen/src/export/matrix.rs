//! The support matrix as rows, one an operation's field, and its machine formats.
//!
//! The keys of [`MatrixRow`] are documented and stable: they are the JSON of `cargo xtask matrix`.

use serde::Serialize;

use crate::model::{Cell, Level, Location, Operation, ProviderId, Resource, Response, Row, Spec, Support, SupportKind};

/// One field of one operation.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow<'a> {
    /// The API's name on the wire.
    pub api: &'a str,
    /// The resource's name on the wire.
    pub resource: &'a str,
    /// The method's name on the wire.
    pub method: &'a str,
    /// The HTTP method.
    pub http: &'static str,
    /// The path, path parameters in braces.
    pub path: &'a str,
    /// Where the field goes.
    pub location: Location,
    /// The field's path: `emails[].email`; null where no source gives the name.
    pub field: Option<String>,
    /// The type as the specification writes it.
    #[serde(rename = "type")]
    pub ty: String,
    /// The format of a string.
    pub format: Option<&'static str>,
    /// The unified schema asks for the field.
    pub required: bool,
    /// The values that the unified schema knows.
    pub values: Option<Vec<&'a str>>,
    /// Sources show only some of its values; left out where they are all.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial_values: bool,
    /// Who takes the field.
    pub support: MatrixSupport<'a>,
    /// What the row is of. Machines find what there is to say of it with the operation, in `export json`.
    #[serde(skip)]
    of: (&'a Resource, &'a Operation),
}

impl MatrixRow<'_> {
    /// What a reader is told of the operation as a whole: that it may have more rows, and which of its bodies can have none, because no
    /// source describes them.
    pub fn of_operation(&self) -> impl Iterator<Item = String> {
        let (resource, operation) = self.of;
        InPart::of(resource, operation).said().map(str::to_owned).into_iter().chain(operation.undescribed())
    }
}

/// What of an operation was seen in part.
struct InPart {
    /// Its query parameters and the fields that it is sent.
    sent: bool,
    /// The fields of its answer.
    answered: bool,
}

impl InPart {
    fn of(resource: &Resource, operation: &Operation) -> Self {
        let answered = resource.is_partial && matches!(operation.response, Response::Object(_));
        Self { sent: operation.is_partial, answered }
    }

    /// What a reader is told; `None` where the rows are all.
    fn said(self) -> Option<&'static str> {
        match (self.sent, self.answered) {
            (true, true) => {
                Some("seen in part: there may be more parameters and fields, of what is sent and of the answer")
            }
            (true, false) => Some("seen in part: there may be more parameters and fields that are sent"),
            (false, true) => Some("seen in part: the answer has more fields"),
            (false, false) => None,
        }
    }
}

/// Who takes a field.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixSupport<'a> {
    /// Which of the four facts it is.
    pub kind: SupportKind,
    /// How many take the field, those that require it included; null where no source says, or names only some.
    pub supported: Option<u64>,
    /// How many require the field; null where no source says, or names only some.
    pub required: Option<u64>,
    /// Who they are; null where no source names them.
    pub providers: Option<Vec<MatrixCell<'a>>>,
}

/// One provider that takes a field.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell<'a> {
    /// The slug.
    pub provider: &'a str,
    /// The label.
    pub label: &'a str,
    /// How the provider stands to the field.
    pub level: Level,
    /// The values that the provider takes, where it takes its own.
    pub values: Option<&'a [String]>,
}

/// Which rows and which providers are wanted.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// An API, or a resource, or an operation: `ticketing/accounts/update`.
    pub api: Option<String>,
    /// The resource.
    pub resource: Option<String>,
    /// The method.
    pub method: Option<String>,
    /// Only this provider.
    pub provider: Option<ProviderId>,
    /// Only providers that take all of these fields of a request or query.
    pub supports: Vec<String>,
    /// Only providers that require all of these fields of a request or query.
    pub requires: Vec<String>,
}

impl Filter {
    pub(super) fn wants(&self, resource: &Resource, operation: &Operation) -> bool {
        let method = operation.method.wire();
        self.is_about(resource) && self.method.as_ref().is_none_or(|wanted| wanted == method)
    }

    /// No method is chosen, so that all is wanted that the resource has, whatever that is.
    pub(super) fn wants_all_of(&self, resource: &Resource) -> bool {
        self.is_about(resource) && self.method.is_none()
    }

    fn is_about(&self, resource: &Resource) -> bool {
        let fits = |wanted: &Option<String>, actual: &str| wanted.as_ref().is_none_or(|wanted| wanted == actual);
        fits(&self.api, &resource.api) && fits(&self.resource, &resource.slug)
    }

    /// Asks about providers, so that rows which name none have no part in the answer.
    pub fn asks_about_providers(&self) -> bool {
        self.provider.is_some() || !self.supports.is_empty() || !self.requires.is_empty()
    }

    fn takes(&self, rows: &[Row<'_>], provider: ProviderId) -> bool {
        let level = |field: &String| {
            let sent = rows.iter().filter(|row| matches!(row.location, Location::Query | Location::Request));
            let mut named = sent.filter(|row| row.path.as_ref().is_some_and(|path| path.as_str() == field));
            named.find_map(|row| row.support.level_of(provider))
        };
        self.provider.is_none_or(|wanted| wanted == provider)
            && self.supports.iter().all(|field| level(field).is_some())
            && self.requires.iter().all(|field| level(field) == Some(Level::Required))
    }
}

/// The rows that a filter lets through, in the order of the specification.
pub fn rows<'a>(spec: &'a Spec, filter: &Filter) -> Vec<MatrixRow<'a>> {
    let wanted = spec.operations().filter(|(resource, operation)| filter.wants(resource, operation));
    wanted.flat_map(|(resource, operation)| rows_of(spec, filter, resource, operation)).collect()
}

fn rows_of<'a>(
    spec: &'a Spec,
    filter: &Filter,
    resource: &'a Resource,
    operation: &'a Operation,
) -> Vec<MatrixRow<'a>> {
    let rows = operation.rows(spec);
    let shown = rows.iter().filter_map(|row| {
        let keep = |cell: &&Cell| filter.takes(&rows, cell.provider);
        let cells: Vec<&Cell> = row.support.cells().iter().filter(keep).collect();
        let empty = cells.is_empty() && filter.asks_about_providers();
        (!empty).then(|| MatrixRow {
            api: &resource.api,
            resource: &resource.slug,
            method: operation.method.wire(),
            http: operation.http.as_str(),
            path: &operation.path,
            location: row.location,
            field: row.path.as_ref().map(ToString::to_string),
            ty: row.ty.to_string(),
            format: row.ty.format().map(crate::model::Format::as_str),
            required: row.required,
            values: (!row.values.is_empty()).then(|| row.values.clone()),
            partial_values: row.values_shown.is_partial(),
            support: support(spec, row.support, &cells),
            of: (resource, operation),
        })
    });
    shown.collect()
}

fn support<'a>(spec: &'a Spec, support: &'a Support, cells: &[&'a Cell]) -> MatrixSupport<'a> {
    let counts = support.counts();
    MatrixSupport {
        kind: support.kind(),
        supported: counts.map(|(supported, _)| supported),
        required: counts.map(|(_, required)| required),
        providers: support.is_named().then(|| cells.iter().map(|cell| matrix_cell(spec, cell)).collect()),
    }
}

fn matrix_cell<'a>(spec: &'a Spec, cell: &'a Cell) -> MatrixCell<'a> {
    let provider = spec.provider(cell.provider);
    MatrixCell { provider: &provider.slug, label: &provider.label, level: cell.level, values: cell.values() }
}
