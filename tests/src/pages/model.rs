//! What a page shows, whatever its layout.

use unified_codegen::model::{
    Field as Known, Level, Location, Method, Operation, Parameter, Request, Resource, Response, Role, Row, Scalar,
    Spec, Support, Type, ValuesShown,
};

/// A field on a page.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name; empty where nobody knows it.
    pub name: String,
    /// The type; pages have none for what only a provider reads.
    pub ty: Option<Type>,
    /// Pages have a type for it, and no source says which: where types are printed, it cannot be.
    pub has_unknown_type: bool,
    /// The flag.
    pub required: bool,
    /// Words about it, one paragraph each. What has no type has none.
    pub words: Vec<String>,
    /// A value.
    pub example: Option<String>,
    /// The values of the schema.
    pub values: Vec<String>,
    /// `accounts.id`.
    pub references: Option<String>,
    /// Who takes it.
    pub takes: Takes,
    /// Its members, in the order of the schema.
    pub members: Vec<Self>,
}

/// Who takes a field.
#[derive(Debug, Clone)]
pub enum Takes {
    /// The page does not say.
    Unsaid,
    /// So many, and so many of these require it.
    Counted(u64, u64),
    /// By label.
    Listed(Vec<Taker>),
}

/// A provider at a field.
#[derive(Debug, Clone)]
pub struct Taker {
    /// The name for people.
    pub label: String,
    /// How it takes it.
    pub level: Level,
    /// The values that it has of its own.
    pub values: Vec<String>,
}

impl Takes {
    /// How many take it, and how many of them require it; none where the page does not say.
    pub fn counts(&self) -> Option<(u64, u64)> {
        match self {
            Self::Unsaid => None,
            Self::Counted(supported, required) => Some((*supported, *required)),
            Self::Listed(takers) => Some((takers.len() as u64, self.at(Level::Required).count() as u64)),
        }
    }

    /// The providers of one level.
    pub fn at(&self, level: Level) -> impl Iterator<Item = &Taker> {
        self.takers().iter().filter(move |taker| taker.level == level)
    }

    /// All of them.
    pub fn takers(&self) -> &[Taker] {
        match self {
            Self::Listed(takers) => takers,
            _ => &[],
        }
    }

    /// Those with values of their own come first, then those that require the field; each group by label.
    fn listed(spec: &Spec, support: &Support) -> Self {
        match support {
            // A page that lists providers lists all of them.
            Support::NotStated | Support::InPart(_) => Self::Unsaid,
            Support::Counted { supported, required } => Self::Counted(*supported, *required),
            Support::Listed(cells) => {
                let taker = |cell: &unified_codegen::model::Cell| Taker {
                    label: spec.provider(cell.provider).label.clone(),
                    level: cell.level,
                    values: cell.values().unwrap_or_default().to_vec(),
                };
                let mut takers: Vec<Taker> = cells.iter().map(taker).collect();
                takers.sort_by_key(|taker| (taker.values.is_empty(), taker.level, taker.label.clone()));
                Self::Listed(takers)
            }
        }
    }
}

impl Field {
    fn of(spec: &Spec, known: &Known) -> Self {
        Self { has_unknown_type: !has_type(known), ..Self::shown(spec, known) }
    }

    fn member(spec: &Spec, known: &Known) -> Self {
        Self { has_unknown_type: !has_type_as_member(known), ..Self::shown(spec, known) }
    }

    fn shown(spec: &Spec, known: &Known) -> Self {
        let ty = (known.ty != Type::One(Scalar::Any)).then(|| known.ty.clone());
        // What only a provider reads has no words, and what has words is of some type.
        let words = known.description.iter().filter(|_| ty.is_some() || !is_untyped(known));
        Self {
            name: known.wire.clone(),
            has_unknown_type: false,
            required: known.required,
            words: words.flat_map(|words| words.lines()).map(str::to_owned).collect(),
            example: known.example.clone(),
            // Of a list that is known in part nobody can print the whole.
            values: match known.values_shown {
                ValuesShown::Whole => known.values.iter().map(|value| value.wire.clone()).collect(),
                ValuesShown::InPart => Vec::new(),
            },
            references: known.references.clone(),
            takes: Takes::listed(spec, &known.support),
            members: known.members.iter().map(|member| Self::member(spec, member)).collect(),
            ty,
        }
    }

    fn common(spec: &Spec, parameter: &Parameter, operation: &Operation) -> Self {
        let said = operation.says_of(parameter);
        let is_format = parameter.role == Some(Role::ResponseFormat);
        let values = if is_format { operation.response_formats.clone() } else { Vec::new() };
        Self {
            name: parameter.wire.clone(),
            ty: Some(parameter.ty.clone()),
            has_unknown_type: false,
            required: parameter.required,
            words: parameter.description.iter().cloned().collect(),
            example: parameter.example.clone(),
            values,
            references: None,
            takes: said.map_or(Takes::Unsaid, |said| Takes::listed(spec, &said.support)),
            members: Vec::new(),
        }
    }

    /// All values as one text, as pages glue them: the schema's, then those that providers have of their own.
    pub fn glued(&self) -> String {
        self.values.concat()
    }

    /// The values of all providers that have their own, as one text.
    pub fn own_glued(&self) -> String {
        self.takes.takers().iter().flat_map(|taker| &taker.values).map(String::as_str).collect()
    }

    fn unnamed(row: &Row<'_>, spec: &Spec) -> Self {
        Self {
            name: String::new(),
            ty: None,
            has_unknown_type: false,
            required: false,
            words: Vec::new(),
            example: None,
            values: match row.values_shown {
                ValuesShown::Whole => row.values.iter().map(|value| (*value).to_owned()).collect(),
                ValuesShown::InPart => Vec::new(),
            },
            references: None,
            takes: Takes::listed(spec, row.support),
            members: Vec::new(),
        }
    }
}

/// A page with types can show the field: a source gives its type, or pages have none for it, as for what only a provider reads.
pub fn has_type(known: &Known) -> bool {
    let is_known = known.ty != Type::One(Scalar::Any) || is_untyped(known) || known.description.is_none();
    is_known && (known.members.is_empty() || known.members.iter().any(has_type_as_member))
}

/// A page that names those who take the field has no type for it; one that counts them has lost all types.
fn is_untyped(known: &Known) -> bool {
    known.ty == Type::One(Scalar::Any) && matches!(known.support, Support::Listed(_))
}

/// As [`has_type`]. What only a provider reads is no member of anything.
pub fn has_type_as_member(known: &Known) -> bool {
    known.ty != Type::One(Scalar::Any) && has_type(known)
}

/// The fields that can be printed with their types, members included.
fn typed(fields: &mut Vec<Field>) {
    fields.retain(|field| !field.has_unknown_type);
    for field in fields {
        typed(&mut field.members);
    }
}

/// The order of the current pages: what is required first, then by name, members likewise.
pub(super) fn sorted(fields: &[Field]) -> Vec<Field> {
    let mut sorted: Vec<Field> = fields.to_vec();
    sorted.sort_by(|one, other| (!one.required, &one.name).cmp(&(!other.required, &other.name)));
    for field in &mut sorted {
        field.members = self::sorted(&field.members);
    }
    sorted
}

/// The object of a resource.
pub(super) struct Object<'s> {
    pub(super) spec: &'s Spec,
    pub(super) resource: &'s Resource,
    pub(super) fields: Vec<Field>,
}

impl<'s> Object<'s> {
    pub(super) fn of(spec: &'s Spec, resource: &'s Resource) -> Self {
        let fields = resource.object.iter().map(|field| Field::of(spec, field)).collect();
        Self { spec, resource, fields }
    }

    /// As a page with types can show it.
    pub(super) fn typed(mut self) -> Self {
        typed(&mut self.fields);
        self
    }
}

/// An operation.
pub(super) struct Shown<'s> {
    pub(super) spec: &'s Spec,
    pub(super) resource: &'s Resource,
    pub(super) operation: &'s Operation,
    /// Parameters in the path.
    pub(super) path: Vec<Field>,
    /// Parameters that every operation has.
    pub(super) common: Vec<Field>,
    /// Its own parameters.
    pub(super) query: Vec<Field>,
    /// What is sent, where a page shows it.
    pub(super) request: Option<Vec<Field>>,
    /// What comes back, where a page shows it.
    pub(super) response: Option<Vec<Field>>,
}

impl<'s> Shown<'s> {
    /// A page is published where the facts were read on one.
    pub(super) fn is_published(operation: &Operation) -> bool {
        operation.source.is_some()
    }

    pub(super) fn of(spec: &'s Spec, resource: &'s Resource, operation: &'s Operation) -> Self {
        let (mut path, mut common) = (Vec::new(), Vec::new());
        for parameter in spec.platform.parameters_of(&operation.method) {
            // What filters and pages is explained elsewhere.
            let is_elsewhere = [Role::Limit, Role::Cursor, Role::CreatedAt, Role::UpdatedAt].map(Some);
            match parameter.location {
                Location::Path => path.push(Field::common(spec, parameter, operation)),
                _ if is_elsewhere.contains(&parameter.role) && operation.says_of(parameter).is_none() => {}
                _ => common.push(Field::common(spec, parameter, operation)),
            }
        }
        let fields = |known: &[Known]| known.iter().map(|field| Field::of(spec, field)).collect::<Vec<_>>();
        let rows = operation.rows(spec);
        let nameless = |location: Location| {
            let rows = rows.iter().filter(move |row| row.path.is_none() && row.location == location);
            rows.map(|row| Field::unnamed(row, spec)).collect::<Vec<_>>()
        };
        let with = |mut named: Vec<Field>, location| {
            named.splice(0..0, nameless(location));
            named
        };
        Self {
            spec,
            resource,
            operation,
            path,
            common,
            query: with(fields(&operation.query), Location::Query),
            request: match &operation.request {
                Request::Fields(known) => Some(with(fields(known), Location::Request)),
                Request::None | Request::NotStated => None,
            },
            response: match &operation.response {
                // What is gone is answered with only where somebody fills it.
                Response::Object(known) if operation.method == Method::Delete && !is_filled(known) => None,
                Response::Object(known) => Some(with(fields(known), Location::Response)),
                Response::NotStated | Response::Bytes => None,
            },
        }
    }

    /// As a page with types can show it.
    pub(super) fn typed(mut self) -> Self {
        typed(&mut self.query);
        self.request.iter_mut().chain(&mut self.response).for_each(typed);
        self
    }

    /// The labels of those who have the operation, and whether their list is in part. A page lists everybody: where only some are
    /// known, no list can be printed.
    pub(super) fn integrations(&self) -> Vec<(String, bool)> {
        let integrations = self.operation.integrations.iter().filter(|listed| listed.is_complete);
        let label = |id| self.spec.provider(id).label.clone();
        let mut labels: Vec<(String, bool)> = integrations
            .flat_map(|listed| {
                let whole = listed.whole.iter().map(|one| (label(one.provider), false));
                whole.chain(listed.partial.iter().map(|one| (label(one.provider), true)))
            })
            .collect();
        labels.sort();
        labels
    }

    /// The list leaves out fields for some providers.
    pub(super) fn is_partial_for_some(&self) -> bool {
        self.operation.integrations.as_ref().is_some_and(|listed| !listed.partial.is_empty())
    }

    /// `Update Wick types`.
    pub(super) fn title(&self) -> String {
        let verb: Vec<String> = self.operation.method.wire().split(['-', '_']).map(capital).collect();
        format!("{} {}", verb.join(" "), capital(&self.resource.slug.replace(['-', '_'], " ")))
    }

    pub(super) fn url(&self) -> String {
        format!("https://docs.example.test/{}/", self.operation.source.as_deref().unwrap_or_default())
    }
}

/// `WickTypes` of `wick-types`.
pub fn heading(slug: &str) -> String {
    slug.split(['-', '_']).map(capital).collect()
}

/// `Unified Sail Loft API` of `sail-loft`.
pub(super) fn api(slug: &str) -> String {
    let words: Vec<String> = slug.split(['-', '_']).map(capital).collect();
    format!("Unified {} API", words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_filled(fields: &[Known]) -> bool {
    fields.iter().any(|field| field.support != Support::NotStated)
}

/// Somebody is only counted: no page with names can be printed from that.
pub(super) fn counts_somebody(operation: &Operation) -> bool {
    let is_counted = |fields: &[Known]| fields.iter().any(|field| matches!(field.support, Support::Counted { .. }));
    is_counted(&operation.query) || is_counted(operation.request_fields()) || is_counted(operation.response_fields())
}

/// The word for a type where it stands behind a name: `string · date-time`.
pub(super) fn type_word(ty: &Type) -> String {
    let word = match ty {
        Type::Array(inner) => match inner.innermost() {
            Scalar::Any => "array".to_owned(),
            scalar => format!("{}[]", scalar_word(scalar)),
        },
        Type::One(scalar) => scalar_word(*scalar).to_owned(),
    };
    ty.format().map_or(word.clone(), |format| format!("{word} · {}", format.as_str()))
}

fn scalar_word(scalar: Scalar) -> &'static str {
    match scalar {
        // That it is the object again is said in words alone.
        Scalar::Map | Scalar::Itself => "object",
        other => other.as_str(),
    }
}
