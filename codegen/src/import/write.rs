//! A draft as the file of a resource.

use super::draft::{Draft, DraftField, DraftSupport, Known, Listed};
use crate::model::{Level, Location, Scalar, Type};
use crate::yaml::{Map, Written};

/// The first line of every resource's file, for editors.
const EDITORS: &str = "# yaml-language-server: $schema=../schema.json\n";

/// What stands where a person has to decide; the checker refuses it.
const TODO: &str = "TODO";

/// The file of a resource of which nothing else is known.
pub fn resource(draft: &Draft) -> String {
    let object = draft.response.clone().unwrap_or_default();
    let mut file = Map::default();
    let description = format!("The resource {} of {}.", draft.resource, draft.api);
    file.push("description", Written::Text(description));
    file.push("object", Written::Map(fields(Map::open(), &object, None, false)));
    let mut operations = Map::open();
    operations.push(&draft.method, Written::Map(operation(draft, &object)));
    file.push("operations", Written::Map(operations));
    EDITORS.to_owned() + &file.document()
}

pub(super) fn operation(draft: &Draft, object: &[DraftField]) -> Map {
    let mut operation = Map::open();
    if !draft.response_formats.is_empty() {
        operation.push("response_formats", Written::Texts(draft.response_formats.clone()));
    }
    if !draft.query.is_empty() {
        operation.push("query", Written::Map(fields(Map::open(), &draft.query, None, true)));
    }
    if let Some(request) = &draft.request {
        operation.push("request", Written::Map(fields(Map::open(), request, Some(object), true)));
    }
    let mut response = Map::open();
    for field in object {
        if let Some(support) = &field.support {
            response.extend(filled(field, support));
        }
    }
    if !response.is_empty() {
        operation.push("response", Written::Map(response));
    }
    if !draft.unnamed.is_empty() {
        operation.push("unnamed", Written::Maps(draft.unnamed.iter().map(unnamed).collect()));
    }
    operation
}

/// Who fills a field of the answer.
pub(super) fn filled(field: &DraftField, support: &DraftSupport) -> Map {
    let (mut line, mut map) = (Map::default(), Map::open());
    line.push("support", Written::Map(self::support(support)));
    map.push(&field.name, Written::Map(line));
    map
}

/// A field without a name, with all that is known of it.
fn unnamed((location, field): &(Location, DraftField)) -> Map {
    let mut map = Map::default();
    map.push("in", Written::Text(location.as_str().to_owned()));
    map.push("type", Written::Text(field.ty.as_ref().map_or_else(|| Scalar::Any.as_str().to_owned(), Type::to_string)));
    match &field.values {
        Some(Known::As(values)) => map.push("values", Written::Texts(values.clone())),
        Some(Known::Open(_)) => map.push("values", Written::Text(TODO.to_owned())),
        None => {}
    }
    if let Some(support) = &field.support {
        map.push("support", Written::Map(self::support(support)));
    }
    map
}

/// `object` are the fields whose type, format, values and members need not be said again.
pub(super) fn fields(mut map: Map, fields: &[DraftField], object: Option<&[DraftField]>, with_support: bool) -> Map {
    for field in fields {
        let base = object.and_then(|object| object.iter().find(|other| other.name == field.name));
        map.push_with(comments(field), &field.name, Written::Map(self::field(field, base, with_support)));
    }
    map
}

fn comments(field: &DraftField) -> Vec<String> {
    let open = |known: &Option<Known<Vec<String>>>| match known {
        Some(Known::Open(message)) => Some(message.clone()),
        _ => None,
    };
    let members = match &field.members {
        Known::Open(message) => Some(message.clone()),
        Known::As(_) => None,
    };
    open(&field.values).into_iter().chain(members).map(|message| format!("{TODO}: {message}")).collect()
}

fn field(field: &DraftField, base: Option<&DraftField>, with_support: bool) -> Map {
    let mut map = Map::default();
    let takes_over = base.is_some_and(|base| {
        let shape = |field: &DraftField| (field.ty.clone(), field.members.clone());
        shape(base) == shape(field) && (field.values.is_some() || base.values.is_none())
    });
    if !takes_over {
        shape(field, &mut map);
    }
    if field.required {
        map.push("required", Written::Plain("true".to_owned()));
    }
    match &field.values {
        Some(Known::As(values)) if !takes_over || base.is_some_and(|base| base.values != field.values) => {
            map.push("values", Written::Texts(values.clone()));
        }
        Some(Known::Open(_)) => map.push("values", Written::Text(TODO.to_owned())),
        _ => {}
    }
    if let Some(example) = &field.example {
        map.push("example", Written::Text(example.clone()));
    }
    if !takes_over {
        members(field, &mut map);
    }
    if let Some(support) = field.support.as_ref().filter(|_| with_support) {
        map.push("support", Written::Map(self::support(support)));
    }
    map
}

fn shape(field: &DraftField, map: &mut Map) {
    let ty = with_members(field, field.ty.clone().unwrap_or(Type::One(Scalar::Any)));
    map.push("type", Written::Text(ty.to_string()));
    if let Some(format) = ty.format() {
        map.push("format", Written::Text(format.as_str().to_owned()));
    }
}

/// The type of a field that has these members, or none.
pub(super) fn with_members(field: &DraftField, ty: Type) -> Type {
    let is_empty = matches!(&field.members, Known::As(members) if members.is_empty());
    if is_empty { without_members(ty) } else { ty }
}

/// An object whose members nobody lists is a map.
fn without_members(ty: Type) -> Type {
    match ty {
        Type::One(Scalar::Object) => Type::One(Scalar::Map),
        Type::Array(inner) => Type::Array(Box::new(without_members(*inner))),
        other @ Type::One(_) => other,
    }
}

fn members(field: &DraftField, map: &mut Map) {
    match &field.members {
        Known::As(members) if members.is_empty() => {}
        Known::As(members) => map.push("fields", Written::Map(fields(Map::default(), members, None, true))),
        Known::Open(_) => map.push("fields", Written::Text(TODO.to_owned())),
    }
}

pub(super) fn support(support: &DraftSupport) -> Map {
    let mut map = Map::default();
    match support {
        DraftSupport::Counted { supported, required } => {
            map.push("count", Written::Plain(supported.to_string()));
            if *required > 0 {
                map.push("required_count", Written::Plain(required.to_string()));
            }
        }
        DraftSupport::Listed(listed) => {
            for level in [Level::Required, Level::Supported] {
                let mut slugs: Vec<String> =
                    listed.iter().filter(|one| one.level == level).map(|one| one.slug.clone()).collect();
                slugs.sort();
                if !slugs.is_empty() {
                    map.push(level.as_str(), Written::Texts(slugs));
                }
            }
            let values = own_values(listed);
            if !values.is_empty() {
                map.push("values", Written::Map(values));
            }
        }
    }
    map
}

fn own_values(listed: &[Listed]) -> Map {
    let mut map = Map::default();
    for one in listed {
        match &one.values {
            Some(Known::As(values)) => map.push(&one.slug, Written::Texts(values.clone())),
            Some(Known::Open(_)) => map.push(&one.slug, Written::Text(TODO.to_owned())),
            None => {}
        }
    }
    map
}
