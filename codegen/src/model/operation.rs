//! One method of a resource.

use serde::Serialize;

use super::{
    Field, FieldPath, Http, Level, Location, Offered, Offsets, Parameter, ProviderId, ResponseFormat, Role, Row, Spec,
    Support, Type, ValuesShown,
};
use crate::source::{Offset, Place};

/// What is done with a resource.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Method {
    /// Many records.
    List,
    /// One record.
    Get,
    /// A new record.
    Create,
    /// Fields of a record.
    Update,
    /// The end of a record.
    Delete,
    /// A method of its own name.
    Custom(String),
}

impl Method {
    /// The kinds that `platform.yaml` gives routes for.
    pub const KINDS: [&'static str; 6] = ["list", "get", "create", "update", "delete", "custom"];

    /// The method of a name on the wire.
    pub fn from_wire(wire: &str) -> Self {
        match wire {
            "list" => Self::List,
            "get" => Self::Get,
            "create" => Self::Create,
            "update" => Self::Update,
            "delete" => Self::Delete,
            other => Self::Custom(other.to_owned()),
        }
    }

    /// The name on the wire.
    pub fn wire(&self) -> &str {
        match self {
            Self::Custom(name) => name,
            known => known.kind(),
        }
    }

    /// The name stands for this method: it is its own, or that of its route.
    pub fn is_called(&self, name: &str) -> bool {
        name == self.wire() || name == self.kind()
    }

    /// The name of its route: its own, or `custom`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Get => "get",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Custom(_) => "custom",
        }
    }
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The verb.
    pub http: Http,
    /// The path, path parameters still in braces.
    pub path: String,
    /// What it does.
    pub description: Option<String>,
    /// The page that the facts were read on.
    pub source: Option<String>,
    /// The forms of answer that the source offers; none where no source says.
    pub response_formats: Vec<String>,
    /// Where these are listed, in the file that the operation stands in.
    pub response_formats_at: Option<Offset>,
    /// The source was seen in part: there may be more query parameters and fields than these.
    pub is_partial: bool,
    /// Where that is said; `None` where it is not.
    pub partial_at: Option<Offset>,
    /// Who has the operation; `None` where no source says.
    pub integrations: Option<Integrations>,
    /// Its own query parameters.
    pub query: Vec<Field>,
    /// Who takes those that it has in common with others, where its source says.
    pub common: Vec<CommonSupport>,
    /// The request body.
    pub request: Request,
    /// The answer.
    pub response: Response,
    /// Fields whose name no source gives.
    pub unnamed: Vec<Unnamed>,
    /// Where it stands.
    pub place: Place,
}

/// Who takes a common parameter in one operation. What the parameter is, the platform says.
#[derive(Debug, Clone)]
pub struct CommonSupport {
    /// The parameter, by its name on the wire.
    pub wire: String,
    /// Who takes it.
    pub support: Support,
    /// Where the operation names it.
    pub place: Place,
    /// Where its providers are listed or counted.
    pub at: Offset,
}

/// The providers that have an operation.
#[derive(Debug, Clone)]
pub struct Integrations {
    /// Those whose answer is whole, by slug.
    pub whole: Vec<Integration>,
    /// Those whose list leaves out fields that `get` has, by slug.
    pub partial: Vec<Integration>,
    /// Nobody else has the operation. Where the source was seen in part, nobody knows.
    pub is_complete: bool,
    /// Where they are listed, in the file that the operation stands in.
    pub at: Option<Offset>,
    /// Where it is said that there may be others; `None` where it is not.
    pub complete_at: Option<Offset>,
}

impl Integrations {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Integration> {
        self.whole.iter().chain(&self.partial)
    }

    /// All of them, by slug.
    pub fn providers(&self) -> Vec<ProviderId> {
        let mut all: Vec<ProviderId> = self.all().map(|one| one.provider).collect();
        all.sort_unstable();
        all
    }
}

/// Whether a provider has an operation; serialized as the machine outputs write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Has {
    /// It has.
    Whole,
    /// It has, and its list leaves out fields that `get` has.
    Partial,
    /// It has not: the source lists who has, and not this provider.
    No,
    /// No source says.
    NotKnown,
}

impl Has {
    /// The word that the machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Partial => "partial",
            Self::No => "no",
            Self::NotKnown => "not-known",
        }
    }
}

/// A provider that has an operation.
#[derive(Debug, Clone, Copy)]
pub struct Integration {
    /// Who.
    pub provider: ProviderId,
    /// Where the list names the provider, in the file that the operation stands in.
    pub at: Offset,
}

/// What a request carries.
#[derive(Debug, Clone)]
pub enum Request {
    /// No body.
    None,
    /// A body that no source describes.
    NotStated,
    /// These fields.
    Fields(Vec<Field>),
}

/// What an answer holds.
#[derive(Debug, Clone)]
pub enum Response {
    /// Something that no source describes.
    NotStated,
    /// A file: bytes as they arrive.
    Bytes,
    /// The object, each field with who fills it in this operation.
    Object(Vec<Field>),
}

/// A field whose name no source gives.
#[derive(Debug, Clone)]
pub struct Unnamed {
    /// Where it goes.
    pub location: Location,
    /// The type.
    pub ty: Type,
    /// The values that the unified schema knows.
    pub values: Vec<String>,
    /// Whether these are all.
    pub values_shown: ValuesShown,
    /// What is known of it.
    pub description: Option<String>,
    /// Who takes it.
    pub support: Support,
    /// Where it stands.
    pub place: Place,
    /// Where single facts about it stand.
    pub offsets: Offsets,
}

impl Operation {
    /// `PATCH /unified/ticketing/accounts/{id}`.
    pub fn signature(&self) -> String {
        format!("{} {}", self.http.as_str(), self.path)
    }

    /// The parameters in its path, in order: `id` of `/unified/ticketing/accounts/{id}`.
    pub fn path_parameters(&self) -> impl Iterator<Item = &str> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }

    /// It can be asked for this form of answer: its source lists it, or lists none and the form is everywhere.
    pub fn offers(&self, format: &ResponseFormat) -> bool {
        let listed = &self.response_formats;
        if listed.is_empty() { format.everywhere } else { listed.contains(&format.wire) }
    }

    /// Whether a provider has the operation.
    pub fn has(&self, provider: ProviderId) -> Has {
        let Some(known) = &self.integrations else { return Has::NotKnown };
        let among = |list: &[Integration]| list.iter().any(|integration| integration.provider == provider);
        match known {
            _ if among(&known.whole) => Has::Whole,
            _ if among(&known.partial) => Has::Partial,
            Integrations { is_complete: true, .. } => Has::No,
            Integrations { is_complete: false, .. } => Has::NotKnown,
        }
    }

    /// Who has the operation, where whoever is not listed does not.
    pub fn all_who_have_it(&self) -> Option<Vec<ProviderId>> {
        self.integrations.as_ref().filter(|known| known.is_complete).map(Integrations::providers)
    }

    /// It is known who has the operation, and that nobody else does.
    pub fn is_bound(&self) -> bool {
        self.offered() == Offered::Whole
    }

    /// The answer is a file.
    pub fn is_file(&self) -> bool {
        matches!(self.response, Response::Bytes)
    }

    /// The fields of the request, where a source describes them.
    pub fn request_fields(&self) -> &[Field] {
        match &self.request {
            Request::Fields(fields) => fields,
            Request::None | Request::NotStated => &[],
        }
    }

    /// The fields of the answer, where a source describes them.
    pub fn response_fields(&self) -> &[Field] {
        match &self.response {
            Response::Object(fields) => fields,
            Response::NotStated | Response::Bytes => &[],
        }
    }

    /// What it says of a parameter that it has in common with others; `None` where it leaves all of that to the platform.
    pub fn says_of(&self, parameter: &Parameter) -> Option<&CommonSupport> {
        self.common.iter().find(|said| parameter.location == Location::Query && said.wire == parameter.wire)
    }

    /// A request lacks the common parameter that does not have it: the platform asks for it, or this provider does.
    pub fn requires(&self, parameter: &Parameter, provider: Option<ProviderId>) -> bool {
        let level = provider.and_then(|provider| self.says_of(parameter)?.support.level_of(provider));
        parameter.required || level == Some(Level::Required)
    }

    /// The answer is the object, and no source says who fills which of its fields.
    pub fn answers_plainly(&self) -> bool {
        self.response_fields().iter().all(|field| field.support == Support::NotStated)
    }

    /// The operation's lines of the matrix: path, own query parameters, common ones, request, response; fields
    /// without a name close their location.
    pub fn rows<'a>(&'a self, spec: &'a Spec) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        rows.extend(self.common_rows(spec, Location::Path));
        self.named(Location::Query, &self.query, &mut rows);
        rows.extend(self.common_rows(spec, Location::Query));
        self.named(Location::Request, self.request_fields(), &mut rows);
        self.named(Location::Response, self.response_fields(), &mut rows);
        rows
    }

    /// The lines of common parameters of which it says who takes them.
    pub fn rows_said<'a>(&'a self, spec: &'a Spec) -> impl Iterator<Item = Row<'a>> {
        let parameters = spec.platform.parameters_of(&self.method);
        parameters.filter(|parameter| self.says_of(parameter).is_some()).map(|parameter| self.common_row(parameter))
    }

    fn common_rows<'a>(&'a self, spec: &'a Spec, location: Location) -> impl Iterator<Item = Row<'a>> {
        let parameters = spec.platform.parameters_of(&self.method);
        parameters.filter(move |parameter| parameter.location == location).map(|parameter| self.common_row(parameter))
    }

    /// The line of a common parameter, with what is said of it here.
    fn common_row<'a>(&'a self, parameter: &'a Parameter) -> Row<'a> {
        let mut row = parameter.row();
        if parameter.role == Some(Role::ResponseFormat) {
            row.values = self.response_formats.iter().map(String::as_str).collect();
            row.offsets.values = self.response_formats_at;
            row.values_beside = &self.place;
        }
        if let Some(said) = self.says_of(parameter) {
            row.support = &said.support;
            row.offsets.support = Some(said.at);
            row.support_beside = &said.place;
        }
        row
    }

    fn named<'a>(&'a self, location: Location, fields: &'a [Field], rows: &mut Vec<Row<'a>>) {
        rows.extend(rows_of(location, fields));
        for unnamed in self.unnamed.iter().filter(|unnamed| unnamed.location == location) {
            rows.push(Row {
                location,
                path: None,
                ty: &unnamed.ty,
                required: false,
                values: unnamed.values.iter().map(String::as_str).collect(),
                values_shown: unnamed.values_shown,
                support: &unnamed.support,
                description: unnamed.description.as_deref(),
                place: &unnamed.place,
                offsets: unnamed.offsets,
                values_beside: &unnamed.place,
                support_beside: &unnamed.place,
            });
        }
    }
}

/// The lines of fields and their members.
pub fn rows_of(location: Location, fields: &[Field]) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for field in fields {
        push_field(location, field, &FieldPath::top(&field.wire), &mut rows);
    }
    rows
}

fn push_field<'a>(location: Location, field: &'a Field, path: &FieldPath, rows: &mut Vec<Row<'a>>) {
    rows.push(Row {
        location,
        path: Some(path.clone()),
        ty: &field.ty,
        required: field.required,
        values: field.values.iter().map(|value| value.wire.as_str()).collect(),
        values_shown: field.values_shown,
        support: &field.support,
        description: field.description.as_deref(),
        place: &field.place,
        offsets: field.offsets,
        values_beside: &field.place,
        support_beside: &field.place,
    });
    for member in &field.members {
        push_field(location, member, &path.member(&field.ty, &member.wire), rows);
    }
}
